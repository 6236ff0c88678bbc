//! Walks the closure of the service
//! (Smithy 2.0, [service closure](https://smithy.io/2.0/spec/service-types.html#service-closure)).

use super::draft::{Draft, Drafts};
use super::operation::Operation;
use super::prelude;
use super::service::is_called;
use super::target::{self, Role};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::load::{Service, ShapeType, did_you_mean};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// What a service, or types without one, reach.
#[derive(Debug, Default)]
pub(super) struct Closure {
    /// The operations that are kept.
    pub(super) operations: OrderedMap<ShapeId, Operation>,
    /// The data shapes, sorted, those of the prelude included.
    pub(super) data: OrderedSet<ShapeId>,
}

struct Walk<'w, 'a> {
    drafts: &'w Drafts<'a>,
    diagnostics: &'w mut Diagnostics,
    /// Where each operation and resource is bound.
    bound: OrderedMap<&'w ShapeId, &'w ShapeId>,
    operations: OrderedSet<&'w ShapeId>,
    data: OrderedSet<ShapeId>,
    open_resources: Vec<&'w ShapeId>,
    open_data: Vec<&'w ShapeId>,
    /// How many more suggestions to make; each compares with all shapes.
    suggestions: usize,
}

/// The closure of the service, with every target on the way checked. `keep` names the operations to keep; all where it
/// is empty.
pub(super) fn walk(
    drafts: &Drafts<'_>,
    service: &ShapeId,
    keep: &[String],
    diagnostics: &mut Diagnostics,
) -> Closure {
    let mut walk = Walk::new(drafts, diagnostics);
    let mut closure = Closure::default();
    let Some((id, draft)) = drafts.get_key_value(service) else { return closure };
    let ShapeType::Service(properties) = &*draft.shape_type else { return closure };
    walk.bind(id, draft, "operations", &properties.operations);
    walk.bind(id, draft, "resources", &properties.resources);
    walk.errors(id, draft, &properties.errors);
    while let Some(id) = walk.open_resources.pop() {
        walk.resource(id);
    }
    walk.operations.sort_unstable();
    walk.keep(keep);
    for id in std::mem::take(&mut walk.operations) {
        let operation = walk.operation(id, properties);
        closure.operations.extend(operation.map(|operation| (id.clone(), operation)));
    }
    closure.data = walk.all_data();
    closure
}

/// The closure of types without a service.
pub(super) fn of_shapes(
    drafts: &Drafts<'_>,
    roots: &OrderedSet<ShapeId>,
    diagnostics: &mut Diagnostics,
) -> Closure {
    let mut walk = Walk::new(drafts, diagnostics);
    roots.iter().for_each(|id| walk.reach(id));
    Closure { operations: OrderedMap::default(), data: walk.all_data() }
}

impl<'w, 'a> Walk<'w, 'a> {
    fn new(drafts: &'w Drafts<'a>, diagnostics: &'w mut Diagnostics) -> Self {
        Self {
            drafts,
            diagnostics,
            bound: OrderedMap::default(),
            operations: OrderedSet::default(),
            data: OrderedSet::default(),
            open_resources: Vec::new(),
            open_data: Vec::new(),
            suggestions: 50,
        }
    }

    /// The data shapes that are reached, sorted.
    fn all_data(mut self) -> OrderedSet<ShapeId> {
        while let Some(id) = self.open_data.pop() {
            self.data(id);
        }
        self.data.sort_unstable();
        self.data
    }

    fn resource(&mut self, id: &'w ShapeId) {
        let Some(draft) = self.drafts.get(id) else { return };
        let ShapeType::Resource(resource) = &*draft.shape_type else { return };
        for (slot, operation) in &resource.lifecycle {
            self.bind_one(id, operation, Role::Operation, || draft.site.below(&[slot, "target"]));
        }
        self.bind(id, draft, "operations", &resource.operations);
        self.bind(id, draft, "collectionOperations", &resource.collection_operations);
        self.bind(id, draft, "resources", &resource.resources);
    }

    fn bind(&mut self, owner: &'w ShapeId, draft: &Draft<'_>, property: &str, ids: &'w [ShapeId]) {
        let role = if property == "resources" { Role::Resource } else { Role::Operation };
        for (index, id) in ids.iter().enumerate() {
            self.bind_one(owner, id, role, || draft.site.below(&[property, &index.to_string(), "target"]));
        }
    }

    fn bind_one(&mut self, owner: &'w ShapeId, id: &'w ShapeId, role: Role, place: impl Fn() -> Place) {
        if !self.fits(owner, None, role, id, &place) {
            return;
        }
        if let Some(first) = self.bound.insert(id, owner) {
            if first != owner {
                let message = format!("{id} is bound to {first} already");
                let hint = "a resource or operation has one place in a service";
                self.diagnostics
                    .push(Diagnostic::error("bound-twice", place(), message).shape(owner).hint(hint));
            }
            return;
        }
        match role {
            Role::Operation => {
                self.operations.insert(id);
            }
            _ => self.open_resources.push(id),
        }
    }

    /// Drops the operations that the user does not want.
    fn keep(&mut self, names: &[String]) {
        if names.is_empty() {
            return;
        }
        for name in names {
            if self.operations.iter().any(|id| is_called(id, name)) {
                continue;
            }
            let place = Place::file(0);
            let message = format!("the service has no operation `{}`", name.escape_debug());
            let hint = did_you_mean(name, self.operations.iter().flat_map(|id| [id.name(), id.as_str()]));
            let diagnostic = Diagnostic::error("unknown-operation", place, message);
            self.diagnostics.push(Diagnostic { hint, ..diagnostic });
        }
        self.operations.retain(|id| names.iter().any(|name| is_called(id, name)));
    }

    fn operation(&mut self, id: &'w ShapeId, service: &'w Service) -> Option<Operation> {
        let draft = self.drafts.get(id)?;
        let ShapeType::Operation(operation) = &*draft.shape_type else { return None };
        let mut side = |slot: &str, target: &'w Option<ShapeId>| match target {
            Some(target) => {
                if self.fits(id, None, Role::Message, target, || draft.site.below(&[slot, "target"])) {
                    self.reach(target);
                }
                target.clone()
            }
            None => {
                self.data.insert(prelude::unit());
                prelude::unit()
            }
        };
        let input = side("input", &operation.input);
        let output = side("output", &operation.output);
        self.errors(id, draft, &operation.errors);
        for error in &service.errors {
            self.reach(error);
        }
        let mut errors: OrderedSet<&ShapeId> = operation.errors.iter().chain(&service.errors).collect();
        errors.sort_unstable();
        Some(Operation { input, output, errors: errors.into_iter().cloned().collect() })
    }

    fn errors(&mut self, owner: &'w ShapeId, draft: &Draft<'_>, errors: &'w [ShapeId]) {
        let is_service = matches!(*draft.shape_type, ShapeType::Service(_));
        for (index, error) in errors.iter().enumerate() {
            let place = || draft.site.below(&["errors", &index.to_string(), "target"]);
            if self.fits(owner, None, Role::Error, error, place) && !is_service {
                self.reach(error);
            }
        }
    }

    fn data(&mut self, id: &'w ShapeId) {
        let Some(draft) = self.drafts.get(id) else { return };
        // The members of an enum have no target that counts.
        if matches!(*draft.shape_type, ShapeType::Enum | ShapeType::IntEnum) {
            return;
        }
        for (name, member) in &draft.members {
            let role = match (&*draft.shape_type, &**name) {
                (ShapeType::Union, _) => Role::UnionMember,
                (ShapeType::Map, "key") => Role::MapKey,
                _ => Role::Member,
            };
            if self.fits(id, Some(name), role, &member.target, || member.site.below(&["target"])) {
                self.reach(&member.target);
            }
        }
    }

    /// Adds a shape that exists, and opens it.
    fn reach(&mut self, id: &'w ShapeId) {
        if self.data.insert(id.clone()) {
            self.open_data.push(id);
        }
    }

    fn fits(
        &mut self,
        owner: &ShapeId,
        member: Option<&str>,
        role: Role,
        id: &ShapeId,
        place: impl FnOnce() -> Place,
    ) -> bool {
        match target::check(self.drafts, role, id, place) {
            None => true,
            Some(mut diagnostic) => {
                if diagnostic.code == "unknown-target" && self.suggestions > 0 {
                    self.suggestions -= 1;
                    diagnostic = target::suggest(diagnostic, id, self.drafts);
                }
                self.diagnostics.push(diagnostic.about(owner, member));
                false
            }
        }
    }
}
