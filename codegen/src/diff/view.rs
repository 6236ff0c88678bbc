//! A crate by its shapes: its types and operations, and which use which.

use std::collections::BTreeMap;

use crate::lower::{Crate, ErrorVariant, Item, Operation, TypeFacts};
use crate::name::{Ident, Module};
use crate::ordered::{OrderedMap, OrderedSet};

/// A crate's types and operations, by their Rust names.
pub(super) struct View<'a> {
    pub(super) krate: &'a Crate,
    pub(super) types: BTreeMap<&'a str, TypeItem<'a>>,
    pub(super) operations: BTreeMap<&'a str, OperationItem<'a>>,
}

/// A shape id as far as it distinguishes shapes of one model: without the service's own namespace, so that a namespace
/// can change as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key<'a> {
    namespace: Option<&'a str>,
    name: &'a str,
}

/// A type and its file.
#[derive(Clone, Copy)]
pub(super) struct TypeItem<'a> {
    /// A structure, a union or an enum.
    pub(super) item: &'a Item,
    pub(super) facts: &'a TypeFacts,
    pub(super) module: &'a Module,
}

/// An operation with its errors and its file.
#[derive(Clone, Copy)]
pub(super) struct OperationItem<'a> {
    pub(super) operation: &'a Operation,
    pub(super) errors: &'a [ErrorVariant],
    pub(super) module: &'a Module,
}

impl<'a> View<'a> {
    pub(super) fn of(krate: &'a Crate) -> Self {
        let (mut types, mut operations) = (BTreeMap::new(), BTreeMap::new());
        for (module, items) in &krate.files {
            for item in items {
                if let Item::Operation(operation) = item {
                    let errors = &operation.error.errors;
                    operations.insert(&*operation.ident.text, OperationItem { operation, errors, module });
                } else if let Some(facts) = item.type_facts() {
                    types.insert(&*facts.ident.text, TypeItem { item, facts, module });
                }
            }
        }
        Self { krate, types, operations }
    }

    pub(super) fn key<'t>(&self, shape_id: &'t str) -> Key<'t> {
        let (namespace, name) = shape_id.split_once('#').unwrap_or(("", shape_id));
        Key { namespace: Some(namespace).filter(|namespace| *namespace != self.namespace()), name }
    }

    /// The namespace of the service, or of the types if there is no service.
    pub(super) fn namespace(&self) -> &'a str {
        &self.krate.service.namespace
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
        self.closure(self.operations.values().filter_map(|item| item.operation.input.as_ref()))
    }

    /// The operations that reach each type, by the names of both.
    pub(super) fn users(&self) -> OrderedMap<&'a str, OrderedSet<&'a str>> {
        let mut users: OrderedMap<&str, OrderedSet<&str>> = OrderedMap::default();
        for item in self.operations.values() {
            for ident in self.closure(item.types().map(|(_, ident)| ident)) {
                users.entry(ident).or_default().insert(&item.operation.name);
            }
        }
        users
    }
}

impl<'a> TypeItem<'a> {
    pub(super) fn shape_id(&self) -> &'a str {
        &self.facts.shape_id
    }

    pub(super) fn ident(&self) -> &'a str {
        &self.facts.ident.text
    }

    pub(super) fn kind(&self) -> &'static str {
        match self.item {
            Item::Structure(_) => "a structure",
            Item::Union(_) => "a union",
            _ => "an enum",
        }
    }
}

impl<'a> OperationItem<'a> {
    pub(super) fn shape_id(&self) -> &'a str {
        &self.operation.shape_id
    }

    pub(super) fn ident(&self) -> &'a str {
        &self.operation.ident.text
    }

    /// The types of its input, its output and its errors, each with what it is to the operation.
    pub(super) fn types(&self) -> impl Iterator<Item = (&'static str, &'a Ident)> + use<'a> {
        let input = self.operation.input.iter().map(|ident| ("input", ident));
        let output = self.operation.output.iter().map(|ident| ("output", ident));
        let errors = self.errors.iter().map(|error| ("error", &error.ident));
        input.chain(output).chain(errors)
    }
}
