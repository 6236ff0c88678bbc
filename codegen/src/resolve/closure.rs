//! Walks the closure of the service
//! (Smithy 2.0, [service closure](https://smithy.io/2.0/spec/service-types.html#service-closure)).

use super::context::{About, Closure, Context, Operation, WrongPart};
use super::roots::is_called;
use super::target::{self, Role};
use crate::diagnostic::{Diagnostic, Place};
use crate::load::{Properties, ShapeType, did_you_mean};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// How many errors an operation may have. Their types are a list that the Rust compiler follows by recursion, 128 deep;
/// no operation of AWS has more than 36.
const MAX_ERRORS: usize = 100;

/// The closure of the service, with every target on the way checked. `keep` names the operations to keep; all where it
/// is empty.
pub(super) fn of_service(context: &Context<'_>, service: &ShapeId, keep: &[String]) -> Closure {
    let mut walk = Walk::new(context);
    walk.follow(service);
    while let Some(resource) = walk.open_resources.pop() {
        walk.follow(resource);
    }
    walk.operations.sort_unstable();
    walk.keep(keep);
    let mut operations = OrderedMap::default();
    let resources = walk.resources(!keep.is_empty());
    for id in std::mem::take(&mut walk.operations) {
        operations.insert(id.clone(), walk.operation(id, &context.drafts[service].properties));
    }
    Closure { service: Some(service.clone()), operations, resources, data: walk.all_data() }
}

/// The closure of types without a service.
pub(super) fn of_types(context: &Context<'_>, types: &OrderedSet<ShapeId>) -> Closure {
    let mut walk = Walk::new(context);
    types.iter().for_each(|id| walk.reach(id));
    Closure { data: walk.all_data(), ..Closure::default() }
}

struct Walk<'w> {
    context: &'w Context<'w>,
    /// Where each operation and resource is bound.
    bound: OrderedMap<&'w ShapeId, &'w ShapeId>,
    operations: OrderedSet<&'w ShapeId>,
    data: OrderedSet<ShapeId>,
    open_resources: Vec<&'w ShapeId>,
    open_data: Vec<&'w ShapeId>,
    /// How many more suggestions to make; each compares with all shapes.
    suggestions: usize,
}

impl<'w> Walk<'w> {
    fn new(context: &'w Context<'w>) -> Self {
        let (bound, operations, data, open_resources, open_data) = Default::default();
        Self { context, bound, operations, data, open_resources, open_data, suggestions: 50 }
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
        let draft = &self.context.drafts[owner];
        for reference in &draft.properties.references {
            let role = Role::of(reference.property);
            let target = &reference.target;
            let at = WrongPart::Reference(reference);
            if !self.fits((owner, None), role, target, at) {
                continue;
            }
            match role {
                Role::Operation | Role::Resource => self.bind(owner, role, target, at),
                // They are errors of its operations.
                Role::Error if draft.shape_type == ShapeType::Service => {}
                // The messages that carry them say which of them the crate needs.
                Role::Identifier | Role::Property => {}
                _ => self.reach(target),
            }
        }
    }

    fn bind(&mut self, owner: &'w ShapeId, role: Role, id: &'w ShapeId, at: WrongPart<'_>) {
        match self.bound.insert(id, owner) {
            Some(first) if first != owner => {
                let message = format!("{id} is bound to {first} already");
                let hint = "a resource or operation has one place in a service";
                let finding = self.context.finding("bound-twice", (owner, None), at, message);
                self.context.found.push(finding.hint(hint));
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
            let message = format!("the service has no operation `{}`", name.escape_debug());
            let near = did_you_mean(name, self.operations.iter().flat_map(|id| [id.name(), id.as_str()]));
            let hint = near.unwrap_or_else(|| self.operations_like(name));
            self.context
                .found
                .push(Diagnostic::error("unknown-operation", Place::file(0), message).hint(hint));
        }
        self.operations.retain(|id| names.iter().any(|name| is_called(id, name)));
    }

    /// What to give in the place of a name that no operation nearly has.
    fn operations_like(&self, name: &str) -> String {
        const NAMED: usize = 8;
        if name.contains(|c: char| c == ',' || c.is_whitespace()) {
            return "give each operation by itself".to_owned();
        }
        let wanted = name.to_lowercase();
        let is_alike = |id: &&&ShapeId| wanted.len() > 2 && id.name().to_lowercase().contains(&wanted);
        let alike: Vec<&&ShapeId> = self.operations.iter().filter(is_alike).collect();
        let shown = if alike.is_empty() { self.operations.iter().collect() } else { alike };
        let names: Vec<_> = shown.iter().take(NAMED).map(|id| id.name()).collect();
        match shown.len().saturating_sub(NAMED) {
            0 => format!("it has {}", names.join(", ")),
            more => format!("it has {} and {more} more", names.join(", ")),
        }
    }

    /// The resources; if operations were chosen, those that these are bound to, and the parents of those.
    fn resources(&self, is_chosen: bool) -> OrderedSet<ShapeId> {
        let is_resource = |id: &&ShapeId| self.context.drafts[*id].shape_type == ShapeType::Resource;
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
        let operation = &self.context.drafts[id].properties;
        let message = |property| operation.targets(property).next().cloned().unwrap_or_else(target::unit);
        let (input, output) = (message("input"), message("output"));
        if input.is_unit() || output.is_unit() {
            self.data.insert(target::unit());
        }
        let mut errors: OrderedSet<&ShapeId> =
            operation.targets("errors").chain(service.targets("errors")).collect();
        errors.sort_unstable();
        if errors.len() > MAX_ERRORS {
            let message = format!(
                "{} errors, with those of the service, are more than the {MAX_ERRORS} that an operation may have",
                errors.len()
            );
            let hint = "leave some out: a response with one of these is read as `Unhandled`, with its code and message";
            let error = self.context.finding("too-many-errors", (id, None), WrongPart::Name, message);
            self.context.found.push(error.hint(hint));
        }
        Operation { input, output, errors: errors.into_iter().cloned().collect() }
    }

    fn members(&mut self, id: &'w ShapeId) {
        let Some(draft) = self.context.drafts.get(id) else { return };
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
            if self.fits((id, Some(name)), role, &member.target, WrongPart::Value(&["target"])) {
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

    fn fits(&mut self, about: About<'_>, role: Role, id: &ShapeId, at: WrongPart<'_>) -> bool {
        let Some((code, message)) = target::problem(&self.context.drafts, role, id) else { return true };
        let mut finding = self.context.finding(code, about, at, message);
        if code == "unknown-target" && self.suggestions > 0 {
            self.suggestions -= 1;
            finding = target::suggest(finding, id, &self.context.drafts);
        }
        self.context.found.push(finding);
        false
    }
}
