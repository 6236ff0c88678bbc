//! Why a command did not do what it was asked for.

use super::outcome::Outcome;
use crate::diagnostic::Diagnostics;
use crate::source::Source;
use crate::write::WriteError;

/// Why a command did not do what it was asked for, and how it ends because of that.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) outcome: Outcome,
    /// There is at least one.
    pub(super) problems: Vec<Problem>,
}

/// What went wrong.
#[derive(Debug)]
pub(super) struct Problem {
    /// What is wrong with a model, and the model's files.
    pub(super) found: Option<(Diagnostics, Vec<Source>)>,
    /// What went wrong, as a sentence without its full stop; `None` if the findings say all.
    pub(super) text: Option<String>,
    /// What to do about it.
    pub(super) hint: Option<String>,
}

impl Failure {
    fn new(text: String, hint: Option<String>) -> Self {
        Problem { found: None, text: Some(text), hint }.into()
    }

    /// A failure, with what to do about it.
    pub(super) fn hinted(text: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::new(text.into(), Some(hint.into()))
    }

    /// Wrong arguments, with what to do about them.
    pub(super) fn wrong_use(text: impl Into<String>, hint: Option<&str>) -> Self {
        Self { outcome: Outcome::WrongUse, ..Self::new(text.into(), hint.map(str::to_owned)) }
    }

    /// A model that cannot be used, and perhaps what that means for the command.
    pub(super) fn in_model(found: Diagnostics, sources: Vec<Source>, text: Option<String>) -> Self {
        Problem { found: Some((found, sources)), text, hint: None }.into()
    }

    /// The failure, with what it is about in front of each text.
    pub(super) fn about(mut self, subject: &str) -> Self {
        for text in self.problems.iter_mut().filter_map(|problem| problem.text.as_mut()) {
            text.insert_str(0, &format!("{subject}: "));
        }
        self
    }

    /// Whether a model has a problem with this code.
    pub(super) fn has(&self, code: &str) -> bool {
        let found = self.problems.iter().filter_map(|problem| problem.found.as_ref());
        found.flat_map(|(found, _)| found.iter()).any(|problem| problem.code == code)
    }
}

/// Two results, or all problems of both.
pub(super) fn both_or_all_problems<A, B>(
    first: Result<A, impl Into<Failure>>,
    second: Result<B, impl Into<Failure>>,
) -> Result<(A, B), Failure> {
    match (first.map_err(Into::into), second.map_err(Into::into)) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(mut failure), Err(second)) => {
            failure.problems.extend(second.problems);
            Err(failure)
        }
        (Err(failure), _) | (_, Err(failure)) => Err(failure),
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self { outcome: Outcome::Failed, problems: vec![problem] }
    }
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self::new(text, None)
    }
}

impl From<Vec<String>> for Failure {
    fn from(texts: Vec<String>) -> Self {
        let problems = texts.into_iter().flat_map(|text| Self::from(text).problems);
        Self { outcome: Outcome::Failed, problems: problems.collect() }
    }
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Self::new(error.to_string(), error.hint().map(str::to_owned))
    }
}
