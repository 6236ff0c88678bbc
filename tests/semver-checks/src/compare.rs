//! The two answers about a pair, and where they disagree.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use smithy_typegen::diff::{Class, Report};

use crate::item::is_about;
use crate::tool::Finding;

/// Both answers about a pair.
pub(crate) struct Outcome {
    ours: Report,
    theirs: Vec<Finding>,
}

/// A disagreement, by what it comes from and not by where it was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Row {
    /// The kind of our change; `none` where we have no change.
    pub(crate) change: String,
    /// Who takes it for more severe: `diff` or a lint.
    pub(crate) severe: String,
}

/// In a [`Row`], our side.
pub(crate) const OURS: &str = "diff";

/// In a [`Row`], that there is no change.
const NONE: &str = "none";

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: more severe for {}", self.change, self.severe)
    }
}

impl Outcome {
    pub(crate) fn of(ours: Report, theirs: Vec<Finding>) -> Self {
        Self { ours, theirs }
    }

    /// Our class; no change is as good as a patch, which they have no word for.
    fn our_class(&self) -> Class {
        self.ours.class().unwrap_or(Class::Patch)
    }

    fn their_class(&self) -> Class {
        self.theirs.iter().map(|finding| finding.class).max().unwrap_or(Class::Patch)
    }

    /// Whether both ask for the same update.
    pub(crate) fn same_class(&self) -> bool {
        self.our_class() == self.their_class()
    }

    /// Where they disagree, item by item: each of our changes that is less or nothing for them, and each of their
    /// findings that is less or nothing for us; each with the first item. Where the classes of the pair differ, there is
    /// at least one.
    pub(crate) fn rows(&self) -> BTreeMap<Row, String> {
        let mut rows = BTreeMap::new();
        for change in self.ours.changes.iter().filter(|change| change.class > Class::Patch) {
            let seen = |finding: &Finding| {
                finding.class >= change.class && finding.items.iter().any(|item| is_about(change, item))
            };
            if !self.theirs.iter().any(seen) {
                let row = Row { change: change.kind.name().to_owned(), severe: OURS.to_owned() };
                rows.entry(row).or_insert_with(|| change.path.clone());
            }
        }
        for finding in &self.theirs {
            for item in &finding.items {
                let about = || self.ours.changes.iter().filter(|change| is_about(change, item));
                if about().any(|change| change.class >= finding.class) {
                    continue;
                }
                let mut kinds: BTreeSet<&str> = about().map(|change| change.kind.name()).collect();
                if kinds.is_empty() {
                    kinds.insert(NONE);
                }
                for change in kinds {
                    let row = Row { change: change.to_owned(), severe: finding.lint.clone() };
                    rows.entry(row).or_insert_with(|| item.iter().cloned().collect::<Vec<_>>().join(", "));
                }
            }
        }
        rows
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.same_class() { "=" } else { "!=" };
        write!(f, "{} {sign} {}", self.our_class().name(), self.their_class().name())?;
        let mut ours: BTreeMap<(std::cmp::Reverse<Class>, &str), usize> = BTreeMap::new();
        for change in &self.ours.changes {
            *ours.entry((std::cmp::Reverse(change.class), change.kind.name())).or_default() += 1;
        }
        let ours = ours.iter().map(|((class, kind), count)| format!("{count} {kind} ({})", class.0.name()));
        let theirs = self
            .theirs
            .iter()
            .map(|finding| format!("{} {} ({})", finding.items.len(), finding.lint, finding.class.name()));
        list(f, "diff", ours.collect())?;
        list(f, "cargo-semver-checks", theirs.collect())
    }
}

fn list(f: &mut fmt::Formatter<'_>, who: &str, found: Vec<String>) -> fmt::Result {
    let found = if found.is_empty() { "nothing".to_owned() } else { found.join(", ") };
    write!(f, "\n    {who}: {found}")
}
