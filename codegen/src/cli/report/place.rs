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
    pub(super) fn of(reported: &'r Reported) -> Self {
        Self(reported.sources.iter().map(|source| (source, Locator::new(&source.text))).collect())
    }

    /// The line of the cause, of the member, or else of the shape; none where no file has it.
    pub(super) fn line(&mut self, change: &Change) -> Option<Line<'r>> {
        let shape = ["shapes", change.shape.as_str()];
        let member = change.member.as_deref().map(|member| [shape[0], shape[1], "members", member]);
        let cause = change.cause.as_deref().map(|cause| [shape[0], cause]);
        self.0.iter_mut().find_map(|(source, locator)| {
            let cause = cause.and_then(|cause| locator.key(&cause));
            let range = cause.or_else(|| locator.key(&member?)).or_else(|| locator.key(&shape))?;
            let number = source.text.get(..range.start)?.matches('\n').count() + 1;
            Some(Line { file: &source.name, number })
        })
    }
}
