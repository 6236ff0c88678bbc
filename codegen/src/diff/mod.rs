//! DIFF: two lowered crates to what the change of one into the other means for those who use them.
//!
//! The lowered form is what is compared, not the models: a change that makes no difference to the crate is none, but for
//! the markup of documentation, and one that does is never missed. What each kind of change means stands in one table,
//! [`RULES`].

mod cause;
mod class;
mod compare;
mod comparison;
mod documentation;
mod enumeration;
mod groups;
mod matched;
mod member;
mod members;
mod names;
mod operation;
mod order;
mod pairs;
mod profile;
mod rename;
pub mod render;
mod report;
mod rules;
mod scope;
mod service;
mod severities;
mod structure;
mod types;
mod union;
mod view;
mod words;

use std::collections::BTreeMap;

pub use self::class::Class;
use self::matched::Pair;
use self::pairs::Pairs;
pub use self::report::{Change, Entry, Group, Report, Side};
pub use self::rules::{Kind, RULES, Rule};
pub(crate) use self::scope::{of_operations, unknown_operations};
pub use self::severities::Severities;
use self::view::View;
use crate::lower::{Crate, Item};

/// The shapes of the new crate's items that had another id in the old one: new id, old id.
pub(crate) fn renamed<'c>(old: &'c Crate, new: &'c Crate) -> BTreeMap<&'c str, &'c str> {
    let (old, new) = (View::of(old), View::of(new));
    let pairs = Pairs::of(&old, &new);
    let types = pairs.types.iter().filter_map(|pair| match pair {
        Pair::Kept(old, new) => Some((new.definition.shape_id(), old.definition.shape_id())),
        Pair::Added(_) | Pair::Removed(_) => None,
    });
    let operations = pairs.operations.iter().filter_map(|pair| match pair {
        Pair::Kept(old, new) => Some((new.operation.shape_id.as_str(), old.operation.shape_id.as_str())),
        Pair::Added(_) | Pair::Removed(_) => None,
    });
    types.chain(operations).filter(|(new, old)| new != old).collect()
}

/// Compares two crates.
pub(crate) fn diff(old: &Crate, new: &Crate) -> Report {
    let mut changes = compare::compare(old, new);
    order::order(&mut changes);
    Report { old: side(old), new: side(new), changes }
}

fn side(krate: &Crate) -> Side {
    let count = |wanted: fn(&Item) -> bool| krate.items().filter(|item| wanted(item)).count();
    Side {
        model: None,
        release: None,
        service: krate.service.subject().to_owned(),
        version: krate.service.version.clone(),
        operations: count(|item| matches!(item, Item::Operation(_))),
        types: count(|item| matches!(item, Item::Structure(_) | Item::Union(_) | Item::Enum(_))),
    }
}
