//! A crate by its shapes: its types and operations by id, and which use which.

use std::collections::{BTreeMap, BTreeSet};

use crate::lower::{Crate, Enum, Field, Item, Operation, OperationError, Structure, TypeFacts, Union};
use crate::name::Module;

/// A crate's types and operations, by shape id.
pub(super) struct View<'a> {
    pub(super) krate: &'a Crate,
    pub(super) types: BTreeMap<Key<'a>, TypeItem<'a>>,
    pub(super) operations: BTreeMap<Key<'a>, OperationItem<'a>>,
    /// The keys of types by their Rust names.
    pub(super) by_ident: BTreeMap<&'a str, Key<'a>>,
}

/// A shape id as far as it distinguishes shapes of one model: without the service's own namespace, so that a namespace
/// can change as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key<'a> {
    namespace: Option<&'a str>,
    pub(super) name: &'a str,
}

/// A type and its file.
#[derive(Clone, Copy)]
pub(super) struct TypeItem<'a> {
    pub(super) definition: Definition<'a>,
    pub(super) module: &'a Module,
}

/// A type.
#[derive(Clone, Copy)]
pub(super) enum Definition<'a> {
    Structure(&'a Structure),
    Union(&'a Union),
    Enum(&'a Enum),
}

/// An operation with its error enum and its file.
#[derive(Clone, Copy)]
pub(super) struct OperationItem<'a> {
    pub(super) operation: &'a Operation,
    pub(super) errors: Option<&'a OperationError>,
    pub(super) module: &'a Module,
}

impl<'a> View<'a> {
    pub(super) fn of(krate: &'a Crate) -> Self {
        let mut view =
            Self { krate, types: BTreeMap::new(), operations: BTreeMap::new(), by_ident: BTreeMap::new() };
        for (module, items) in &krate.files {
            for item in items {
                let definition = match item {
                    Item::Operation(operation) => {
                        let errors = items.iter().find_map(|item| match item {
                            Item::OperationError(errors) if errors.ident == operation.error => Some(errors),
                            _ => None,
                        });
                        let key = view.key(&operation.shape_id);
                        view.operations.insert(key, OperationItem { operation, errors, module });
                        continue;
                    }
                    Item::OperationError(_) => continue,
                    Item::Structure(item) => Definition::Structure(item),
                    Item::Union(item) => Definition::Union(item),
                    Item::Enum(item) => Definition::Enum(item),
                };
                let key = view.key(definition.shape_id());
                view.by_ident.insert(definition.ident(), key);
                view.types.insert(key, TypeItem { definition, module });
            }
        }
        view
    }

    pub(super) fn key<'t>(&self, shape_id: &'t str) -> Key<'t> {
        let (namespace, name) = shape_id.split_once('#').unwrap_or(("", shape_id));
        Key { namespace: Some(namespace).filter(|namespace| *namespace != self.namespace()), name }
    }

    /// The namespace of the service, or of the types if there is no service.
    pub(super) fn namespace(&self) -> &'a str {
        &self.krate.service.namespace
    }

    /// The type with this Rust name.
    pub(super) fn named(&self, ident: &str) -> Option<Definition<'a>> {
        let key = self.by_ident.get(ident)?;
        self.types.get(key).map(|item| item.definition)
    }

    /// The types that the members of this one hold.
    fn used_by(&self, ident: &str) -> impl Iterator<Item = &'a str> {
        let fields = self.named(ident).map(Definition::fields).into_iter().flatten();
        fields.flat_map(|field| field.ty.names()).map(|(name, _)| name)
    }

    /// The types that requests can contain: inputs, and what is inside them.
    pub(super) fn sent(&self) -> BTreeSet<&'a str> {
        let inputs = self.operations.values().filter_map(|item| item.operation.input.as_ref());
        let mut open: Vec<&'a str> = inputs.map(|ident| ident.text.as_str()).collect();
        let mut sent = BTreeSet::new();
        while let Some(ident) = open.pop() {
            if sent.insert(ident) {
                open.extend(self.used_by(ident));
            }
        }
        sent
    }

    /// The operations that reach each type, by the names of both.
    pub(super) fn users(&self) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
        let mut users: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for OperationItem { operation, errors, .. } in self.operations.values() {
            let errors = errors.iter().flat_map(|errors| &errors.errors).map(|error| &error.ident);
            let direct = operation.input.iter().chain(&operation.output).chain(errors);
            let mut open: Vec<&'a str> = direct.map(|ident| ident.text.as_str()).collect();
            while let Some(ident) = open.pop() {
                if users.entry(ident).or_default().insert(&operation.name) {
                    open.extend(self.used_by(ident));
                }
            }
        }
        users
    }
}

impl<'a> Definition<'a> {
    pub(super) fn facts(self) -> &'a TypeFacts {
        match self {
            Self::Structure(item) => &item.facts,
            Self::Union(item) => &item.facts,
            Self::Enum(item) => &item.facts,
        }
    }

    pub(super) fn shape_id(self) -> &'a str {
        &self.facts().shape_id
    }

    pub(super) fn ident(self) -> &'a str {
        &self.facts().ident.text
    }

    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Structure(_) => "a structure",
            Self::Union(_) => "a union",
            Self::Enum(_) => "an enum",
        }
    }

    /// The fields of a structure, or the variants of a union.
    pub(super) fn fields(self) -> &'a [Field] {
        match self {
            Self::Structure(item) => &item.fields,
            Self::Union(item) => &item.variants,
            Self::Enum(_) => &[],
        }
    }
}
