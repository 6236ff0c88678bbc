//! What came of the cases.

use crate::compare::Side;
use crate::model::{Case, Failure};

/// The counts, with a line printed for each case that fails or is not run.
pub struct Report {
    not_run: Vec<(String, String, String)>,
    passed: usize,
    skipped: usize,
    failed: usize,
}

impl Report {
    /// A report in which the cases of this list may fail. A line of it has the name of a case (with `*` at its end, of all
    /// whose names begin so), the side, and why the case is not run.
    pub fn new(not_run: &str) -> Self {
        let lines = not_run.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let entries = lines.filter_map(|line| {
            let mut parts = line.splitn(3, ' ').map(str::to_owned);
            Some((parts.next()?, parts.next()?, parts.next()?))
        });
        Self { not_run: entries.collect(), passed: 0, skipped: 0, failed: 0 }
    }

    pub fn add(&mut self, case: &Case, side: Side, found: Result<(), Failure>) {
        let (id, side) = (&case.id, side.name());
        let is_it = |pattern: &str| match pattern.strip_suffix('*') {
            Some(begin) => id.starts_with(begin),
            None => id == pattern,
        };
        let known = self.not_run.iter().find(|(pattern, of, _)| of == side && is_it(pattern));
        match (found, known) {
            (Ok(()), None) => self.passed += 1,
            (Ok(()), Some((pattern, ..))) if pattern.ends_with('*') => self.passed += 1,
            (Ok(()), Some(_)) => {
                println!("FAILED: {id} ({side}): it is listed as not run, but passes");
                self.failed += 1;
            }
            (Err(_), Some((_, _, reason))) => {
                println!("not run: {id} ({side}): {reason}");
                self.skipped += 1;
            }
            (Err(error), None) => {
                println!("FAILED: {id} ({side}): {error}");
                self.failed += 1;
            }
        }
    }

    /// Prints the counts, and says whether no case failed.
    pub fn finish(&self) -> bool {
        let Self { passed, skipped, failed, .. } = self;
        println!("{} checks: {passed} passed, {skipped} not run, {failed} failed", passed + skipped + failed);
        *failed == 0
    }
}
