//! Which operations use a shape, and as what.

use std::collections::{BTreeMap, BTreeSet};

use crate::resolve::{Kind, Model};
use crate::shape_id::ShapeId;

/// The operations behind each shape.
pub(super) struct Usage<'a> {
    inputs: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    outputs: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    errors: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    anywhere: BTreeMap<&'a ShapeId, Vec<&'a ShapeId>>,
    events: BTreeSet<&'a ShapeId>,
}

impl<'a> Usage<'a> {
    pub(super) fn of(model: &'a Model) -> Self {
        let mut usage = Self {
            inputs: BTreeMap::new(),
            outputs: BTreeMap::new(),
            errors: BTreeMap::new(),
            anywhere: BTreeMap::new(),
            events: BTreeSet::new(),
        };
        for shape in model.shapes().filter(|shape| shape.traits.streaming()) {
            usage.events.extend(shape.kind.members().map(|member| &member.target));
        }
        for (shape, operation) in model.operations() {
            usage.inputs.entry(&operation.input).or_default().push(&shape.id);
            usage.outputs.entry(&operation.output).or_default().push(&shape.id);
            for error in &operation.errors {
                usage.errors.entry(error).or_default().push(&shape.id);
            }
            for id in
                reached(model, [&operation.input, &operation.output].into_iter().chain(&operation.errors))
            {
                usage.anywhere.entry(id).or_default().push(&shape.id);
            }
        }
        usage
    }

    /// Whether the shape is the input and whether it is the output of an operation.
    pub(super) fn role(&self, id: &ShapeId) -> (bool, bool) {
        (self.inputs.contains_key(id), self.outputs.contains_key(id))
    }

    /// Whether the shape is an event of a stream.
    pub(super) fn is_event(&self, id: &ShapeId) -> bool {
        self.events.contains(id)
    }

    /// What the shape is to the operations, in words, and the operations.
    pub(super) fn relations(&self, id: &ShapeId) -> Vec<(&'static str, &[&'a ShapeId])> {
        let direct = [("Input of", &self.inputs), ("Output of", &self.outputs), ("Error of", &self.errors)];
        let found: Vec<_> = direct
            .into_iter()
            .filter_map(|(words, operations)| Some((words, operations.get(id)?.as_slice())))
            .collect();
        match self.anywhere.get(id) {
            Some(operations) if found.is_empty() => vec![("Used by", operations.as_slice())],
            _ => found,
        }
    }
}

/// All shapes that can be reached from these.
fn reached<'a>(model: &'a Model, from: impl Iterator<Item = &'a ShapeId>) -> BTreeSet<&'a ShapeId> {
    let mut open: Vec<&ShapeId> = from.collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !reached.insert(id) {
            continue;
        }
        match &model.shape(id).kind {
            Kind::List(item) => open.push(&item.target),
            Kind::Map { key, value } => open.extend([&key.target, &value.target]),
            kind => open.extend(kind.members().map(|member| &member.target)),
        }
    }
    reached
}
