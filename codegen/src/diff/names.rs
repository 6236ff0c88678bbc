//! The names of types in both crates.

use super::view::Placed;
use crate::lower::Type;
use crate::name::Ident;
use crate::ordered::{OrderedMap, OrderedSet};

/// The new Rust name of each type of the old crate that still exists.
#[derive(Clone, Default)]
pub(super) struct Names<'a> {
    new: OrderedMap<&'a str, &'a str>,
    /// Only the new names.
    known: OrderedSet<&'a str>,
}

impl<'a> Names<'a> {
    /// Adds the names of these types.
    pub(super) fn extend(&mut self, types: &[(Placed<'a>, Placed<'a>)]) {
        self.new.extend(types.iter().map(|(old, new)| (old.ident(), new.ident())));
        self.known.extend(types.iter().map(|(_, new)| new.ident()));
    }

    /// The new name of a type of the old crate.
    pub(super) fn new_name(&self, old: &str) -> Option<&'a str> {
        self.new.get(old).copied()
    }

    /// This name, if it is the new name of a type of the old crate.
    pub(super) fn known(&self, new: &str) -> Option<&'a str> {
        self.known.get(new).copied()
    }

    /// Whether both types are the same, even if a type in them was renamed. Deprecation of a type does not count here.
    pub(super) fn same(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Named { ident: old, .. }, Type::Named { ident: new, .. }) => self.is(old, new),
            (Type::Vec(old), Type::Vec(new)) | (Type::Option(old), Type::Option(new)) => self.same(old, new),
            (Type::Map(key, value), Type::Map(new_key, new_value)) => {
                self.same(key, new_key) && self.same(value, new_value)
            }
            (old, new) => old == new,
        }
    }

    /// Whether a name of the old crate and one of the new mean the same type.
    pub(super) fn is(&self, old: &str, new: &str) -> bool {
        self.new_name(old) == Some(new)
    }

    /// Whether an operation of the old crate and one of the new take or give the same type, or both nothing.
    pub(super) fn same_data(&self, old: &Option<Ident>, new: &Option<Ident>) -> bool {
        match (old, new) {
            (Some(old), Some(new)) => self.is(&old.text, &new.text),
            (old, new) => old.is_none() && new.is_none(),
        }
    }
}
