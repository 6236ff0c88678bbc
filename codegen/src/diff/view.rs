//! A crate by its shapes: its types and operations, and which use which.

use std::collections::BTreeMap;

use crate::lower::{Crate, Item, Operation};
use crate::name::{Ident, Module};
use crate::ordered::{OrderedMap, OrderedSet};

/// A crate's types and operations, by their Rust names.
pub(super) struct View<'a> {
    pub(super) krate: &'a Crate,
    pub(super) types: BTreeMap<&'a str, Placed<'a>>,
    pub(super) operations: BTreeMap<&'a str, Placed<'a>>,
}

/// A shape id as far as it distinguishes shapes of one model: without the service's own namespace, so that a namespace
/// can change as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key<'a> {
    namespace: Option<&'a str>,
    name: &'a str,
}

/// An item and its file.
#[derive(Clone, Copy)]
pub(super) struct Placed<'a> {
    pub(super) item: &'a Item,
    pub(super) module: &'a Module,
}

impl<'a> View<'a> {
    pub(super) fn of(krate: &'a Crate) -> Self {
        let (mut types, mut operations) = (BTreeMap::new(), BTreeMap::new());
        for (module, items) in &krate.files {
            for item in items {
                let of_kind = if item.operation().is_some() { &mut operations } else { &mut types };
                of_kind.insert(item.ident().text.as_str(), Placed { item, module });
            }
        }
        Self { krate, types, operations }
    }

    pub(super) fn key<'t>(&self, shape_id: &'t str) -> Key<'t> {
        let (namespace, name) = shape_id.split_once('#').unwrap_or(("", shape_id));
        let own = self.krate.service.namespace.as_str();
        Key { namespace: Some(namespace).filter(|namespace| *namespace != own), name }
    }

    /// These types, and all that are inside them.
    fn closure(&self, idents: impl Iterator<Item = &'a Ident>) -> OrderedSet<&'a str> {
        let mut open: Vec<&'a str> = idents.map(|ident| ident.text.as_str()).collect();
        let mut closure = OrderedSet::default();
        while let Some(ident) = open.pop() {
            if closure.insert(ident) {
                let fields = self.types.get(ident).map(|ty| ty.item.fields()).unwrap_or_default();
                open.extend(fields.iter().flat_map(|field| field.ty.names()).map(|(name, _)| name));
            }
        }
        closure
    }

    /// The types that requests can contain: inputs, and what is inside them.
    pub(super) fn sent(&self) -> OrderedSet<&'a str> {
        self.closure(self.krate.operations().filter_map(|operation| operation.input.as_ref()))
    }

    /// The operations that reach each type, by the names of both.
    pub(super) fn users(&self) -> OrderedMap<&'a str, OrderedSet<&'a str>> {
        let mut users: OrderedMap<&str, OrderedSet<&str>> = OrderedMap::default();
        for operation in self.krate.operations() {
            for ident in self.closure(types(operation).map(|(_, ident)| ident)) {
                users.entry(ident).or_default().insert(&operation.name);
            }
        }
        users
    }
}

impl<'a> Placed<'a> {
    pub(super) fn ident(&self) -> &'a str {
        &self.item.ident().text
    }

    pub(super) fn kind(&self) -> &'static str {
        match self.item {
            Item::Operation(_) => "an operation",
            Item::Structure(_) => "a structure",
            Item::Union(_) => "a union",
            Item::Enum(_) => "an enum",
        }
    }
}

/// The types of an operation's input, its output and its errors, each with what it is to the operation.
pub(super) fn types(operation: &Operation) -> impl Iterator<Item = (&'static str, &Ident)> {
    let input = operation.input.iter().map(|ident| ("input", ident));
    let output = operation.output.iter().map(|ident| ("output", ident));
    let errors = operation.error.errors.iter().map(|error| ("error", &error.ident));
    input.chain(output).chain(errors)
}
