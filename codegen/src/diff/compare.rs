//! The order in which two crates are compared.

use super::comparison::Comparison;
use super::pairs::Pairs;
use super::report::Change;
use super::view::View;
use crate::lower::Crate;

/// Compares two crates: operations, types, and then the service, which sums up.
pub(super) fn compare(old: &Crate, new: &Crate) -> Vec<Change> {
    let (old, new) = (View::of(old), View::of(new));
    let pairs = Pairs::of(&old, &new);
    let mut comparison = Comparison::new(old, new, &pairs);
    for pair in &pairs.operations {
        comparison.operation(pair);
    }
    for pair in &pairs.types {
        comparison.definition(pair);
    }
    comparison.service();
    comparison.finish()
}
