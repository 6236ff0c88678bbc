//! Which operations use a shape, and as what.

use crate::ordered::{OrderedMap, OrderedSet};
use crate::resolve::{Kind, Model};
use crate::shape_id::ShapeId;

/// The operations behind each shape.
pub(super) struct Usage<'a> {
    inputs: OrderedMap<&'a ShapeId, Users<'a>>,
    outputs: OrderedMap<&'a ShapeId, Users<'a>>,
    errors: OrderedMap<&'a ShapeId, Users<'a>>,
    anywhere: OrderedMap<&'a ShapeId, Users<'a>>,
    sent: OrderedSet<&'a ShapeId>,
    events: OrderedSet<&'a ShapeId>,
}

/// The operations that use a shape.
#[derive(Clone, Debug, Default)]
pub(super) struct Users<'a> {
    /// The first of them: all that are ever named, since a shape may have as many users as there are operations.
    pub(super) first: Vec<&'a ShapeId>,
    /// How many there are.
    pub(super) count: usize,
}

impl<'a> Users<'a> {
    /// As many operations are kept.
    pub(super) const MOST: usize = 7;

    fn add(&mut self, operation: &'a ShapeId) {
        if self.first.len() < Self::MOST {
            self.first.push(operation);
        }
        self.count += 1;
    }
}

impl<'a> Usage<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let mut usage = Self {
            inputs: OrderedMap::default(),
            outputs: OrderedMap::default(),
            errors: OrderedMap::default(),
            anywhere: OrderedMap::default(),
            sent: OrderedSet::default(),
            events: OrderedSet::default(),
        };
        usage.sent = reached(model, model.operations().map(|(_, operation)| &operation.input));
        for shape in model.shapes().filter(|shape| shape.traits.streaming()) {
            usage.events.extend(shape.kind.members().map(|member| &member.target));
        }
        for (shape, operation) in model.operations() {
            usage.inputs.entry(&operation.input).or_default().add(&shape.id);
            usage.outputs.entry(&operation.output).or_default().add(&shape.id);
            for error in &operation.errors {
                usage.errors.entry(error).or_default().add(&shape.id);
            }
            for id in
                reached(model, [&operation.input, &operation.output].into_iter().chain(&operation.errors))
            {
                usage.anywhere.entry(id).or_default().add(&shape.id);
            }
        }
        usage
    }

    /// Whether the shape is the input and whether it is the output of an operation.
    pub(super) fn role(&self, id: &ShapeId) -> (bool, bool) {
        (self.inputs.contains_key(id), self.outputs.contains_key(id))
    }

    /// Whether a request can contain the shape.
    pub(super) fn is_sent(&self, id: &ShapeId) -> bool {
        self.sent.contains(id)
    }

    /// Whether the shape is an event of a stream.
    pub(super) fn is_event(&self, id: &ShapeId) -> bool {
        self.events.contains(id)
    }

    /// What the shape is to the operations, in words, and the operations.
    pub(super) fn relations(&self, id: &ShapeId) -> Vec<(&'static str, &Users<'a>)> {
        let direct = [("Input of", &self.inputs), ("Output of", &self.outputs), ("Error of", &self.errors)];
        let found: Vec<_> =
            direct.into_iter().filter_map(|(words, users)| Some((words, users.get(id)?))).collect();
        match self.anywhere.get(id) {
            Some(users) if found.is_empty() => vec![("Used by", users)],
            _ => found,
        }
    }
}

/// All shapes that can be reached from these.
fn reached<'a>(model: &'a Model, from: impl Iterator<Item = &'a ShapeId>) -> OrderedSet<&'a ShapeId> {
    let mut reached: OrderedSet<&ShapeId> = from.collect();
    let mut next = 0;
    while let Some(&id) = reached.get_index(next) {
        next += 1;
        match &model.shape(id).kind {
            Kind::List(item) => {
                reached.insert(&item.target);
            }
            Kind::Map { key, value } => reached.extend([&key.target, &value.target]),
            kind => reached.extend(kind.members().map(|member| &member.target)),
        }
    }
    reached
}
