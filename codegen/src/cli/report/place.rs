//! Where in the files of the models a change is.

use super::reported::Reported;
use crate::diagnostic::locate::Locator;
use crate::diff::Change;
use crate::source::Source;

/// A line of a file.
pub(super) struct Line<'r> {
    pub(super) file: &'r str,
    /// From 1.
    pub(super) number: usize,
}

/// Finds the lines of changes.
pub(super) struct Places<'r>(Vec<(&'r Source, Locator<'r>)>);

impl<'r> Places<'r> {
    /// The files of both models, the new ones first: what is gone is in an old one.
    pub(super) fn of(reported: &'r Reported) -> Self {
        let sources = reported.new.iter().chain(&reported.old);
        Self(sources.map(|source| (source, Locator::new(&source.text))).collect())
    }

    /// The line of the cause, of the member, or else of the shape; none where no file has it, such as a member that a mixin brings.
    pub(super) fn line(&mut self, change: &Change) -> Option<Line<'r>> {
        let shape = ["shapes", change.shape.as_str()];
        let member = change.member.as_deref().map(|member| [shape[0], shape[1], "members", member]);
        let cause = change.cause.as_deref().map(|cause| [shape[0], cause]);
        let cause = cause.and_then(|cause| self.key(&cause));
        cause.or_else(|| self.key(&member?)).or_else(|| self.key(&shape))
    }

    fn key(&mut self, path: &[&str]) -> Option<Line<'r>> {
        self.0.iter_mut().find_map(|(source, locator)| {
            let start = locator.key(path)?.start;
            let number = source.text.get(..start)?.matches('\n').count() + 1;
            Some(Line { file: &source.name, number })
        })
    }
}
