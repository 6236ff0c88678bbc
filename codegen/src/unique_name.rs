//! Names that must differ from each other.

use crate::ordered::OrderedMap;

/// The number that the second thing of a name gets.
const FIRST_NUMBER: u64 = 2;

/// Names that are taken in one name space, each with the number to try next where it is wanted again.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names(OrderedMap<String, u64>);

impl Names {
    /// A name space in which these are taken from the start.
    pub(crate) fn reserved(names: &[&str]) -> Self {
        Self(names.iter().map(|&name| (name.to_owned(), FIRST_NUMBER)).collect())
    }

    /// Whether the name is taken.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// `Name`, or else `Name2`, `Name3` and so on.
    pub(crate) fn camel(&mut self, name: &str) -> String {
        self.take(name, "")
    }

    /// `name`, or else `name_2`, `name_3` and so on; of `name_` too, since no name has two `_` in a row.
    pub(crate) fn snake(&mut self, name: &str) -> String {
        self.take(name, "_")
    }

    fn take(&mut self, name: &str, separator: &str) -> String {
        let Some(&next) = self.0.get(name) else {
            self.0.insert(name.to_owned(), FIRST_NUMBER);
            return name.to_owned();
        };
        let mut number = next;
        let candidate = loop {
            let candidate = format!("{}{separator}{number}", name.strip_suffix(separator).unwrap_or(name));
            number += 1;
            if !self.has(&candidate) {
                break candidate;
            }
        };
        // Lower numbers stay taken.
        self.0.insert(name.to_owned(), number);
        self.0.insert(candidate.clone(), FIRST_NUMBER);
        candidate
    }
}
