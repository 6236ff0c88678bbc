//! The file of accepted changes.
//!
//! ```toml
//! [[accepted]]
//! kind = "member-removed"
//! shape = "com.example#GetThingRequest$name"
//! reason = "Nobody sends it."
//! until = "0.4.0"
//! ```

use std::path::{Path, PathBuf};

use semver::Version;
use serde::Deserialize;
use toml_edit::{DocumentMut, Item, RawString, Table, Value};

use super::deny::kind_named;
use crate::diagnostic::print::shown;
use crate::diff::{Change, Kind};
use crate::line_ends;

/// The changes that are accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Accepted {
    /// The file.
    pub(crate) path: PathBuf,
    pub(super) entries: Vec<Entry>,
}

/// A change that is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// The absolute id of the shape, or of the member.
    pub(super) shape: String,
    pub(super) reason: String,
    /// The last version of the crate that may contain the change.
    pub(super) until: Option<Version>,
}

impl Entry {
    /// Whether the entry is about this change: its member, its shape with all members, or the shape that is its cause.
    pub(super) fn matches(&self, change: &Change) -> bool {
        let (shape, member) = match self.shape.split_once('$') {
            Some((shape, member)) => (shape, Some(member)),
            None => (self.shape.as_str(), None),
        };
        let is_member = member.is_none() || member == change.member.as_deref();
        let is_shape = change.shape == shape && is_member;
        change.kind == self.kind && (is_shape || change.cause.as_deref() == Some(&self.shape))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    accepted: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    kind: String,
    shape: String,
    reason: String,
    until: Option<Version>,
}

/// The shape or member by which an entry names this change and no more.
pub(crate) fn shape_of(change: &Change) -> String {
    match (&change.cause, &change.member) {
        (Some(cause), _) => cause.clone(),
        (None, Some(member)) => format!("{}${member}", change.shape),
        (None, None) => change.shape.clone(),
    }
}

impl Accepted {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as a sentence without its full stop.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| format!("the accepted changes in {} cannot be read: {error}", shown(path)))?;
        let wrong = |problem: &str| format!("{}: {}", shown(path), problem.trim_end());
        let file: File = toml_edit::de::from_str(&text).map_err(|error| wrong(&error.to_string()))?;
        let mut entries = Vec::new();
        for Written { kind, shape, reason, until } in file.accepted {
            let kind = kind_named(&kind).map_err(|problem| wrong(&problem))?;
            if reason.trim().is_empty() {
                return Err(wrong(&format!("the change of {} has no reason", shape.escape_debug())));
            }
            entries.push(Entry { kind, shape, reason, until });
        }
        Ok(Self { path: path.to_owned(), entries })
    }
}

/// The text of the file without these entries, by their index, and otherwise unchanged.
///
/// # Errors
///
/// What is wrong with the text.
pub(crate) fn without(text: &str, spent: &[usize]) -> Result<String, String> {
    let mut file: DocumentMut = text.replace("\r\n", "\n").parse().map_err(|error| format!("{error}"))?;
    let mut index = 0..;
    let mut stays = || index.next().is_none_or(|index| !spent.contains(&index));
    match file.get_mut("accepted") {
        Some(Item::ArrayOfTables(entries)) => {
            // The comment at the head of the file belongs to the file, though TOML's parser attaches it to the first
            // entry.
            let prefix =
                |entry: &Table| entry.decor().prefix().and_then(RawString::as_str).map(str::to_owned);
            let head = entries.get(0).and_then(prefix).unwrap_or_default();
            let head = head.rfind("\n\n").and_then(|at| head.get(..at + 2)).map(str::to_owned);
            entries.retain(|_| stays());
            match (head.filter(|_| spent.contains(&0)), entries.get_mut(0)) {
                (Some(head), Some(first)) => {
                    let own = prefix(first).unwrap_or_default();
                    first.decor_mut().set_prefix(head + own.trim_start_matches('\n'));
                }
                (Some(head), None) => file.set_trailing(head.trim_end().to_owned() + "\n"),
                (None, _) => {}
            }
        }
        Some(Item::Value(Value::Array(entries))) => entries.retain(|_| stays()),
        _ => {}
    }
    Ok(line_ends::as_in(text, file.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spent_goes() {
        let entry = |shape: &str| {
            format!("[[accepted]] # {shape}\nkind = \"type-removed\"\nshape = \"{shape}\"\nreason = \"x\"\n")
        };
        let text = format!("# Ours.\n\n{}\n{}", entry("a#A"), entry("a#B"));
        assert_eq!(without(&text, &[1]).unwrap(), format!("# Ours.\n\n{}", entry("a#A")));
        assert_eq!(without(&text, &[0]).unwrap(), format!("# Ours.\n\n{}", entry("a#B")));
        assert_eq!(without(&text, &[0, 1]).unwrap(), "# Ours.\n");
        let dos = |text: &str| text.replace('\n', "\r\n");
        for spent in [&[0][..], &[1], &[0, 1]] {
            assert_eq!(without(&dos(&text), spent).unwrap(), dos(&without(&text, spent).unwrap()));
        }
        assert_eq!(without(&text, &[]).unwrap(), text);
        let inline = "accepted = [{ kind = \"a\" }, { kind = \"b\" }]\n";
        assert_eq!(without(inline, &[0]).unwrap(), "accepted = [ { kind = \"b\" }]\n");
    }

    #[test]
    fn entries_that_are_wrong() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("accepted.toml");
        let problem = |text: &str| {
            std::fs::write(&path, text).unwrap();
            Accepted::read(&path).unwrap_err().replace(&dir.path().display().to_string(), "DIR")
        };
        let kind = "[[accepted]]\nkind = \"type-remove\"\nshape = \"a#A\"\nreason = \"x\"\n";
        assert_eq!(
            problem(kind),
            "DIR/accepted.toml: there is no kind of change `type-remove`; did you mean `type-removed`?"
        );
        let reason = "[[accepted]]\nkind = \"type-removed\"\nshape = \"a#A\"\nreason = \" \"\n";
        assert_eq!(problem(reason), "DIR/accepted.toml: the change of a#A has no reason");
        let missing = "[[accepted]]\nkind = \"type-removed\"\nshape = \"a#A\"\n";
        assert!(problem(missing).contains("missing field `reason`"), "{}", problem(missing));
        assert!(problem("[[accept]]\n").contains("unknown field"));
    }
}
