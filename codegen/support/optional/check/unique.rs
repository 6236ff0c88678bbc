//! Equal items of a list.

use std::collections::BTreeMap;

use super::super::super::shape::{ShapeVisitor, Simple, Structure, Union, Wire};
use super::super::super::timestamp_format::TimestampFormat;

/// The index of each item that equals an earlier one, with the earlier one's index.
pub(super) fn repeated<F: TimestampFormat, T: Wire<F>>(items: &[T]) -> Vec<(usize, usize)> {
    let text = |index| items.get(index).and_then(|item: &T| item.accept(AsText));
    find(items.len(), &text, &|a, b| items.get(a) == items.get(b))
}

/// The same of so many items, compiled once for all types.
#[inline]
fn find(
    len: usize,
    text: &dyn Fn(usize) -> Option<String>,
    equal: &dyn Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut repeated = Vec::new();
    let mut texts = BTreeMap::new();
    // Lists of unique items rarely hold anything but text, and other values cannot be sorted.
    let mut others: Vec<usize> = Vec::new();
    for index in 0..len {
        let first = match text(index) {
            Some(text) => Some(*texts.entry(text).or_insert(index)),
            None => {
                let first = others.iter().copied().find(|other| equal(*other, index));
                others.extend(first.is_none().then_some(index));
                first
            }
        };
        repeated.extend(first.filter(|first| *first != index).map(|first| (index, first)));
    }
    repeated
}

/// Gives the text of a value, if it is text.
struct AsText;

impl ShapeVisitor for AsText {
    type Output = Option<String>;

    #[inline]
    fn absent(self) -> Option<String> {
        None
    }

    fn simple<F: TimestampFormat, T: Wire<F>>(self, _: &T, content: Simple<'_>) -> Option<String> {
        match content {
            Simple::Text(text) | Simple::Enum { value: text, .. } => Some(text.to_owned()),
            _ => None,
        }
    }

    fn list<F: TimestampFormat, T: Wire<F>>(self, _: &[T]) -> Option<String> {
        None
    }

    fn map<F: TimestampFormat, K: Wire + Ord, T: Wire<F>>(self, _: &BTreeMap<K, T>) -> Option<String> {
        None
    }

    fn structure<T: Structure>(self, _: &T) -> Option<String> {
        None
    }

    fn union<T: Union>(self, _: &T) -> Option<String> {
        None
    }
}
