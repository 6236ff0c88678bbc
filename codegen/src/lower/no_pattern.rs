//! In the place of `pattern`, without the library for regular expressions: nothing that is made asks for patterns.

use std::rc::Rc;

/// A pattern that nobody can read.
pub(super) struct Pattern(());

impl Pattern {
    pub(super) fn regex(&self) -> Option<&str> {
        None
    }

    pub(super) fn unchecked(&self) -> Option<&str> {
        None
    }
}

/// No patterns.
#[derive(Default)]
pub(super) struct Patterns(());

impl Patterns {
    pub(super) fn get(&self, _: &str) -> Rc<Pattern> {
        Rc::new(Pattern(()))
    }
}
