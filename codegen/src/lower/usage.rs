//! Which operations use a shape, and as what.

use std::mem;

use super::ir::{Relation, Users};
use crate::name::{Ident, Symbols};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::resolve::{Model, Shape};
use crate::shape_id::ShapeId;

/// The operations behind each shape.
pub(super) struct Usage<'a> {
    users: OrderedMap<(Relation, &'a ShapeId), Users>,
    sent: OrderedSet<&'a ShapeId>,
    events: OrderedSet<&'a ShapeId>,
}

impl Users {
    fn none(relation: Relation) -> Self {
        Self { relation, first: Vec::new(), count: 0 }
    }

    fn add(&mut self, operation: &Ident) {
        if self.first.len() < Self::MOST {
            self.first.push(operation.clone());
        }
        self.count += 1;
    }
}

impl<'a> Usage<'a> {
    pub(super) fn of(model: &'a Model, symbols: &Symbols) -> Self {
        let mut graph = Graph::of(model);
        let sent = graph.reached(model.operations().map(|(_, operation)| &operation.input));
        let sent = sent.into_iter().map(|shape| graph.ids[shape]).collect();
        let streams = model.shapes().filter(|shape| shape.traits.streaming());
        let events = streams.flat_map(|shape| shape.kind.members().map(|member| &member.target)).collect();
        let mut users: OrderedMap<_, Users> = OrderedMap::default();
        let mut anywhere = vec![Users::none(Relation::Part); graph.ids.len()];
        for (shape, operation) in model.operations() {
            let ident = &symbols.operation(&shape.id).ident;
            let mut types = vec![(Relation::Input, &operation.input), (Relation::Output, &operation.output)];
            types.extend(operation.errors.iter().map(|error| (Relation::Error, error)));
            for relation in &types {
                users.entry(*relation).or_insert_with(|| Users::none(relation.0)).add(ident);
            }
            for reached in graph.reached(types.into_iter().map(|(_, id)| id)) {
                anywhere[reached].add(ident);
            }
        }
        let anywhere = graph.ids.into_iter().zip(anywhere).filter(|(_, users)| users.count > 0);
        users.extend(anywhere.map(|(id, users)| ((Relation::Part, id), users)));
        Self { users, sent, events }
    }

    /// The operations that use a type directly; if there are none, those that use it as a part of something else.
    pub(super) fn users(&self, id: &ShapeId) -> Vec<Users> {
        let users = |relation| self.users.get(&(relation, id)).cloned();
        let direct = [Relation::Input, Relation::Output, Relation::Error];
        let direct: Vec<Users> = direct.into_iter().filter_map(users).collect();
        if direct.is_empty() { users(Relation::Part).into_iter().collect() } else { direct }
    }

    /// Whether the shape is the input and whether it is the output of an operation.
    pub(super) fn role(&self, id: &ShapeId) -> (bool, bool) {
        let has = |relation| self.users.contains_key(&(relation, id));
        (has(Relation::Input), has(Relation::Output))
    }

    /// Whether a request can contain the shape.
    pub(super) fn is_sent(&self, id: &ShapeId) -> bool {
        self.sent.contains(id)
    }

    /// Whether the shape is an event of a stream.
    pub(super) fn is_event(&self, id: &ShapeId) -> bool {
        self.events.contains(id)
    }
}

/// Which shapes lead to which by their members, as numbers: every operation asks for all that it reaches.
struct Graph<'a> {
    ids: OrderedSet<&'a ShapeId>,
    targets: Vec<Vec<usize>>,
    /// The last search that came by each shape.
    seen: Vec<usize>,
    searches: usize,
}

impl<'a> Graph<'a> {
    fn of(model: &'a Model) -> Self {
        let ids: OrderedSet<&ShapeId> = model.shapes().map(|shape| &shape.id).collect();
        let targets = |shape: &Shape| {
            let members = shape.kind.targeting().into_iter();
            members.filter_map(|member| ids.get_index_of(&member.target)).collect()
        };
        let targets: Vec<_> = model.shapes().map(targets).collect();
        Self { seen: vec![0; ids.len()], ids, targets, searches: 0 }
    }

    /// All shapes that can be reached from these.
    fn reached(&mut self, from: impl Iterator<Item = &'a ShapeId>) -> Vec<usize> {
        self.searches += 1;
        let mut reached = Vec::new();
        let mut open: Vec<usize> = from.filter_map(|id| self.ids.get_index_of(id)).collect();
        while let Some(shape) = open.pop() {
            if mem::replace(&mut self.seen[shape], self.searches) != self.searches {
                reached.push(shape);
                open.extend(&self.targets[shape]);
            }
        }
        reached
    }
}
