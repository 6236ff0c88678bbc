//! A part of a crate: some operations and the types that they use.

use super::view::View;
use crate::lower::{Crate, Item, Operation};
use crate::ordered::OrderedSet;

/// The crate with only these operations, by name or absolute shape id, and the types that they use.
///
/// Names that the crate does not have are not an error, so that operations that only one of two crates has can be
/// compared.
pub(crate) fn of_operations(krate: &Crate, names: &[String]) -> Crate {
    let kept = |operation: &Operation| names.iter().any(|name| is_called(operation, name));
    let mut part = krate.clone();
    for items in part.files.values_mut() {
        items.retain(|item| !matches!(item, Item::Operation(operation) if !kept(operation)));
    }
    let used: OrderedSet<String> = View::of(&part).users().into_keys().map(str::to_owned).collect();
    for items in part.files.values_mut() {
        items.retain(|item| matches!(item, Item::Operation(_)) || used.contains(&item.ident().text));
    }
    part.files.retain(|_, items| !items.is_empty());
    part
}

/// The names among these that no operation of the crates has.
pub(crate) fn unknown_operations<'n>(crates: &[&Crate], names: &'n [String]) -> Vec<&'n str> {
    let known = |name: &str| {
        let mut operations = crates.iter().flat_map(|krate| krate.operations());
        operations.any(|operation| is_called(operation, name))
    };
    names.iter().map(String::as_str).filter(|name| !known(name)).collect()
}

fn is_called(operation: &Operation, name: &str) -> bool {
    operation.name == name || operation.shape_id == name
}
