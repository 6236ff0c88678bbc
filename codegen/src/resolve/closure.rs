//! Walks the closure of the service
//! (Smithy 2.0, [service closure](https://smithy.io/2.0/spec/service-types.html#service-closure)).

use super::draft::{Draft, Drafts};
use super::prelude;
use super::service::is_called;
use super::target::{self, Role};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::load::{Properties, ShapeType, did_you_mean};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// What a service, or types without one, reach.
#[derive(Debug, Default)]
pub(super) struct Closure {
    pub(super) service: Option<ShapeId>,
    /// The operations that are kept.
    pub(super) operations: OrderedMap<ShapeId, Operation>,
    /// The resources: without those of operations that are not kept.
    pub(super) resources: OrderedSet<ShapeId>,
    /// The data shapes, sorted, those of the prelude included.
    pub(super) data: OrderedSet<ShapeId>,
}

/// An operation, with what its service adds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operation {
    /// The structure that goes in, or `smithy.api#Unit`.
    pub input: ShapeId,
    /// The structure that comes out, or `smithy.api#Unit`.
    pub output: ShapeId,
    /// The errors, of the operation and of the service, sorted and unique.
    pub errors: Vec<ShapeId>,
}

impl Closure {
    /// The closure of the service, with every target on the way checked. `keep` names the operations to keep; all where it
    /// is empty.
    pub(super) fn of_service(
        service: ShapeId,
        keep: &[String],
        drafts: &Drafts<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut walk = Walk::new(drafts, diagnostics);
        walk.follow(&service);
        while let Some(resource) = walk.open_resources.pop() {
            walk.follow(resource);
        }
        walk.operations.sort_unstable();
        walk.keep(keep);
        let mut operations = OrderedMap::default();
        let resources = walk.resources(!keep.is_empty());
        for id in std::mem::take(&mut walk.operations) {
            operations.insert(id.clone(), walk.operation(id, &drafts[&service].properties));
        }
        let data = walk.all_data();
        Self { service: Some(service), operations, resources, data }
    }

    /// The closure of types without a service.
    pub(super) fn of_types(
        types: &OrderedSet<ShapeId>,
        drafts: &Drafts<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut walk = Walk::new(drafts, diagnostics);
        types.iter().for_each(|id| walk.reach(id));
        Self { data: walk.all_data(), ..Self::default() }
    }

    /// All shapes apart from those of the prelude.
    pub(super) fn drafts<'c, 'a>(
        &'c self,
        drafts: &'c Drafts<'a>,
    ) -> impl Iterator<Item = (&'c ShapeId, &'c Draft<'a>)> {
        let ids = self.data.iter().chain(self.operations.keys()).chain(&self.service);
        ids.filter_map(|id| drafts.get_key_value(id))
    }
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

impl<'w, 'a> Walk<'w, 'a> {
    fn new(drafts: &'w Drafts<'a>, diagnostics: &'w mut Diagnostics) -> Self {
        let (bound, operations, data, open_resources, open_data) = Default::default();
        Self { drafts, diagnostics, bound, operations, data, open_resources, open_data, suggestions: 50 }
    }

    /// The data shapes that are reached, sorted.
    fn all_data(mut self) -> OrderedSet<ShapeId> {
        while let Some(id) = self.open_data.pop() {
            self.members(id);
        }
        self.data.sort_unstable();
        self.data
    }

    /// Checks what a service, resource or operation refers to, and opens it.
    fn follow(&mut self, owner: &'w ShapeId) {
        let draft = &self.drafts[owner];
        for reference in &draft.properties.references {
            let Some(role) = Role::of(reference.property) else { continue };
            let target = &reference.target;
            let place = || draft.site_of(reference).below(&reference.keys());
            if !self.fits(owner, None, role, target, place) {
                continue;
            }
            match role {
                Role::Operation | Role::Resource => self.bind(owner, role, target, place),
                // They are errors of its operations.
                Role::Error if draft.shape_type == ShapeType::Service => {}
                _ => self.reach(target),
            }
        }
    }

    fn bind(&mut self, owner: &'w ShapeId, role: Role, id: &'w ShapeId, place: impl FnOnce() -> Place) {
        match self.bound.insert(id, owner) {
            Some(first) if first != owner => {
                let message = format!("{id} is bound to {first} already");
                let hint = "a resource or operation has one place in a service";
                self.diagnostics
                    .push(Diagnostic::error("bound-twice", place(), message).shape(owner).hint(hint));
            }
            Some(_) => {}
            None if role == Role::Resource => self.open_resources.push(id),
            None => {
                self.operations.insert(id);
            }
        }
    }

    /// Drops the operations that the user does not want.
    fn keep(&mut self, names: &[String]) {
        if names.is_empty() {
            return;
        }
        for name in names.iter().filter(|name| !self.operations.iter().any(|id| is_called(id, name))) {
            let place = Place::file(0);
            let message = format!("the service has no operation `{}`", name.escape_debug());
            let hint = did_you_mean(name, self.operations.iter().flat_map(|id| [id.name(), id.as_str()]));
            let diagnostic = Diagnostic::error("unknown-operation", place, message);
            self.diagnostics.push(Diagnostic { hint, ..diagnostic });
        }
        self.operations.retain(|id| names.iter().any(|name| is_called(id, name)));
    }

    /// The resources; if operations were chosen, those that these are bound to, and the parents of those.
    fn resources(&self, is_chosen: bool) -> OrderedSet<ShapeId> {
        let is_resource = |id: &&ShapeId| self.drafts[*id].shape_type == ShapeType::Resource;
        if !is_chosen {
            return self.bound.keys().copied().filter(is_resource).cloned().collect();
        }
        let mut resources = OrderedSet::default();
        for id in &self.operations {
            let mut owner = self.bound.get(id).copied().filter(is_resource);
            while let Some(resource) = owner.filter(|id| resources.insert((*id).clone())) {
                owner = self.bound.get(resource).copied().filter(is_resource);
            }
        }
        resources
    }

    fn operation(&mut self, id: &'w ShapeId, service: &'w Properties) -> Operation {
        self.follow(id);
        service.targets("errors").for_each(|error| self.reach(error));
        let operation = &self.drafts[id].properties;
        let mut message = |property| match operation.targets(property).next() {
            Some(target) => target.clone(),
            None => {
                self.data.insert(prelude::unit());
                prelude::unit()
            }
        };
        let (input, output) = (message("input"), message("output"));
        let mut errors: OrderedSet<&ShapeId> =
            operation.targets("errors").chain(service.targets("errors")).collect();
        errors.sort_unstable();
        Operation { input, output, errors: errors.into_iter().cloned().collect() }
    }

    fn members(&mut self, id: &'w ShapeId) {
        let Some(draft) = self.drafts.get(id) else { return };
        // The members of an enum have no target that counts.
        if matches!(draft.shape_type, ShapeType::Enum | ShapeType::IntEnum) {
            return;
        }
        for (name, member) in &draft.members {
            let role = match (draft.shape_type, &**name) {
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
        let Some((code, message)) = target::problem(self.drafts, role, id) else { return true };
        let mut diagnostic = Diagnostic::error(code, place(), message);
        if code == "unknown-target" && self.suggestions > 0 {
            self.suggestions -= 1;
            diagnostic = target::suggest(diagnostic, id, self.drafts);
        }
        self.diagnostics.push(diagnostic.about(owner, member));
        false
    }
}
