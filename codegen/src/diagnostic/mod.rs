//! What is wrong with a model, where, and what to do about it.
//!
//! Stages collect problems in [`Diagnostics`] and carry a path into the JSON, not a line: the line is found once, by
//! `locate`, when a problem is printed.

pub(crate) mod locate;
pub mod print;
mod shown;

use std::fmt;

use crate::shape_id::ShapeId;

/// One finding about a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// A stable, searchable name such as `unknown-target`.
    pub code: &'static str,
    /// Whether the model can be used in spite of it.
    pub severity: Severity,
    /// The shape or member that it is about, as `ns#Shape` or `ns#Shape$member`.
    pub shape: Option<String>,
    /// Where to look.
    pub place: Place,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Generation goes on.
    Warning,
}

/// A place in one of the model's files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the file, in the order in which the files were given.
    pub file: usize,
    /// Where in the file.
    pub spot: Spot,
}

impl Place {
    /// A file as a whole.
    pub(crate) fn file(file: usize) -> Self {
        Self { file, spot: Spot::File }
    }
}

/// A place inside a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// A byte offset, for JSON that cannot be read.
    Offset(usize),
    /// Keys (or indices of arrays, in decimal) from the root of the JSON to a value.
    Value(Vec<String>),
    /// Like `Value`, but for the last key itself. `occurrence` counts equal keys, from 0.
    Key {
        /// Keys from the root.
        path: Vec<String>,
        /// Which of the equal keys is meant.
        occurrence: usize,
    },
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        let mut found = Self::default();
        found.push(diagnostic);
        found
    }
}

/// All findings of a stage. After a thousand errors or a thousand warnings, further ones are only counted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    counts: Counts,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many errors.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
}

/// How many findings of a severity are kept: enough for any reader, and few enough that a list of millions of wrong
/// items does not take a multiple of its own memory.
const KEPT: usize = 1000;

impl Diagnostic {
    /// An error.
    pub(crate) fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, shape: None, place, message: message.into(), hint: None }
    }

    /// A warning.
    pub(crate) fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::error(code, place, message).into_warning()
    }

    /// The same as a warning.
    pub(crate) fn into_warning(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// A mistake of the generator itself.
    pub(crate) fn internal(message: impl Into<String>) -> Self {
        Diagnostic::error("internal", Place::file(0), message)
            .hint("this is a mistake of the generator, not of the model; please report it with the model")
    }

    /// Names the shape that the finding is about.
    pub(crate) fn shape(mut self, id: &ShapeId) -> Self {
        self.shape = Some(id.to_string());
        self
    }

    /// Names the member that the finding is about.
    pub(crate) fn member(mut self, container: &ShapeId, member: &str) -> Self {
        self.shape = Some(container.with_member(member));
        self
    }

    /// Names the shape, or the member of it, that the finding is about.
    pub(crate) fn about(self, id: &ShapeId, member: Option<&str>) -> Self {
        match member {
            Some(member) => self.member(id, member),
            None => self.shape(id),
        }
    }

    /// Says what to do.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl Counts {
    /// The number of findings of one severity.
    fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        }
    }

    /// All findings.
    pub fn total(self) -> usize {
        self.errors.saturating_add(self.warnings)
    }
}

impl Diagnostics {
    /// Adds a finding.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        let count = self.counts.of(diagnostic.severity);
        *count += 1;
        if *count <= KEPT {
            self.found.push(diagnostic);
        }
    }

    /// Adds the findings of another collection.
    pub(crate) fn append(&mut self, other: Self) {
        let mut left = other.counts;
        for diagnostic in other.found {
            *left.of(diagnostic.severity) -= 1;
            self.push(diagnostic);
        }
        // The findings that the other collection did not keep.
        self.counts.errors += left.errors;
        self.counts.warnings += left.warnings;
    }

    /// The findings, in the order of the files: at most a thousand errors and a thousand warnings.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// How many findings there are, including those that were not kept.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.counts.errors > 0
    }

    /// Ends a stage: the value and the warnings if there is no error, else all findings.
    pub(crate) fn finish<T>(self, value: T) -> Result<(T, Self), Self> {
        if self.has_errors() { Err(self) } else { Ok((value, self)) }
    }
}

impl fmt::Display for Counts {
    /// In words, such as `1 error, 2 warnings`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = |count: usize, word| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        match (self.errors, self.warnings) {
            (errors, 0) => f.write_str(&word(errors, "error")),
            (0, warnings) => f.write_str(&word(warnings, "warning")),
            (errors, warnings) => write!(f, "{}, {}", word(errors, "error"), word(warnings, "warning")),
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}
