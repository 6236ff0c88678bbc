//! The disagreements that `codegen/DIFF.md` explains.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::Error;
use crate::compare::Row;

/// What stands before the table in `DIFF.md`.
const START: &str = "<!-- The check in tests/semver-checks reads this table. -->";

/// The lines of the table.
pub(crate) struct Explained(BTreeSet<Row>);

impl Explained {
    /// Reads the table.
    pub(crate) fn read(page: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(page).map_err(|error| format!("{}: {error}", page.display()))?;
        Self::parse(&text)
    }

    pub(crate) fn parse(page: &str) -> Result<Self, Error> {
        let (_, rest) = page.split_once(START).ok_or_else(|| format!("DIFF.md has no line `{START}`"))?;
        let mut rows = BTreeSet::new();
        // The first two lines are its head.
        for line in rest.trim_start().lines().take_while(|line| line.starts_with('|')).skip(2) {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [changes, severe, why] = cells.as_slice() else {
                return Err(format!("this line of DIFF.md has not three cells: {line}").into());
            };
            if why.is_empty() {
                return Err(format!("this line of DIFF.md gives no reason: {line}").into());
            }
            let bare = |cell: &str| cell.trim_matches('`').to_owned();
            for change in changes.split(", ") {
                let row = Row { change: bare(change), severe: bare(severe) };
                if let Some(row) = rows.replace(row) {
                    return Err(format!("DIFF.md explains this twice: {row}").into());
                }
            }
        }
        Ok(Self(rows))
    }

    pub(crate) fn has(&self, row: &Row) -> bool {
        self.0.contains(row)
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = &Row> {
        self.0.iter()
    }
}
