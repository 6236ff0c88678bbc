//! Standard output and standard error.

use std::fmt::Display;
use std::io::{self, ErrorKind, IsTerminal, Write};

use clap::builder::styling::{AnsiColor, Style};

use super::failure::{Failure, Problem};
use super::outcome::Outcome;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::render;
use crate::source::Source;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const STRONG: Style = Style::new().bold();

/// Where a command prints.
pub(super) struct Console<'a> {
    results: Box<dyn Write + 'a>,
    messages: Box<dyn Write + 'a>,
    color: bool,
    result_color: bool,
    /// Whether only problems are printed.
    quiet: bool,
    /// The first result that could not be printed.
    failure: Option<io::Error>,
}

impl<'a> Console<'a> {
    /// Standard output for results and standard error for messages, in colour if they are terminals and colour is
    /// wanted (<https://no-color.org>).
    pub(super) fn standard(quiet: bool) -> Self {
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let color = io::stderr().is_terminal() && !unwanted;
        let result_color = io::stdout().is_terminal() && !unwanted;
        Self { result_color, quiet, ..Self::new(io::stdout(), io::stderr(), color) }
    }

    pub(super) fn new(results: impl Write + 'a, messages: impl Write + 'a, color: bool) -> Self {
        Self {
            results: Box::new(results),
            messages: Box::new(messages),
            color,
            result_color: false,
            quiet: false,
            failure: None,
        }
    }

    /// Whether results are printed in colour.
    pub(super) fn result_color(&self) -> bool {
        self.result_color
    }

    /// Prints findings, followed by an empty line if there are any.
    pub(super) fn findings(&mut self, found: &Diagnostics, sources: &[Source]) {
        let text = render(found, sources, self.color);
        if !text.is_empty() {
            self.print(format_args!("{text}\n"));
        }
    }

    /// Prints a line of the result.
    pub(super) fn result(&mut self, line: impl Display) {
        if self.failure.is_none() {
            self.failure = writeln!(self.results, "{line}").err();
        }
    }

    /// Prints a message, which has its own line ends.
    pub(super) fn message(&mut self, text: impl Display) {
        if !self.quiet {
            self.print(text);
        }
    }

    /// Prints a message; with `--quiet`, only if it is a problem.
    pub(super) fn always(&mut self, text: impl Display, is_problem: bool) {
        if is_problem || !self.quiet {
            self.print(text);
        }
    }

    /// Prints what is not a result. If that fails, there is nobody to tell.
    fn print(&mut self, text: impl Display) {
        let _ = write!(self.messages, "{text}");
    }

    /// Prints what went wrong, and what to do.
    pub(super) fn error(&mut self, problem: impl Display, hint: Option<&str>) {
        let (error, strong) = if self.color { (ERROR, STRONG) } else { (Style::new(), Style::new()) };
        self.print(format_args!("{error}error{error:#}: {problem}\n"));
        if let Some(hint) = hint {
            self.print(format_args!("  {strong}help{strong:#}: {hint}\n"));
        }
    }

    /// Prints why a command failed; returns how it ends.
    pub(super) fn fail(&mut self, failure: Failure) -> Outcome {
        for Problem { found, text, hint } in failure.problems {
            if let Some((found, sources)) = found {
                self.findings(&found, &sources);
            }
            if let Some(text) = text {
                self.error(text, hint.as_deref());
            }
        }
        failure.outcome
    }

    /// The outcome, once everything is printed. If a reader closed the pipe, it has what it wanted; any other failure
    /// to print fails the command.
    pub(super) fn finish(mut self, outcome: Outcome) -> Outcome {
        match self.failure.take().or_else(|| self.results.flush().err()) {
            Some(failure) if failure.kind() != ErrorKind::BrokenPipe => {
                self.error(format_args!("cannot write to standard output: {failure}"), None);
                Outcome::Failed
            }
            _ => outcome,
        }
    }
}
