//! In the place of `pattern`, without the library for regular expressions: a file for `include!` shows no examples.

/// No pattern can be read.
pub(super) enum Pattern {}

impl Pattern {
    pub(super) fn new(_: &str) -> Option<Self> {
        None
    }

    pub(super) fn matches(&self, _: &str) -> bool {
        match *self {}
    }

    pub(super) fn texts(&self, _: usize) -> std::iter::Empty<String> {
        match *self {}
    }
}
