//! `diff`: two models in, what the change means out.

use std::path::PathBuf;

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::console::Console;
use super::format::Format;
use super::global::Global;
use super::outcome::Outcome;
use super::recipe::Recipe;
use super::settings::Settings;
use crate::diagnostic::print::{escaped, shown};
use crate::diff::{diff, of_operations, unknown_operations};
use crate::lower::Crate;
use crate::{Config, front_after, lower, model_files as models};

/// What `diff` takes.
#[derive(Clone, Debug, Args, PartialEq, Eq)]
pub(super) struct Arguments {
    /// The old model, in Smithy's JSON AST, and the new one; with one only, the old one is the crate's
    #[arg(value_name = "OLD NEW", num_args = 1..=2, required = true)]
    models: Vec<PathBuf>,
    /// How to print what changes
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The service, where a model has several
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// Types without a service, as in `generate`
    #[arg(
        long,
        value_name = "NAMESPACE|ID",
        value_parser = NonEmptyStringValueParser::new(),
        conflicts_with_all = ["service", "operation"]
    )]
    shapes: Vec<String>,
    /// The protocol of both; by default that of the old one, as long as the new one has it too
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    protocol: Option<String>,
    /// Show only what changes for this operation and the types it needs; repeat it for more operations
    ///
    /// Both models are made into crates whole, and then compared in part: names are those of the whole crate, in which a
    /// name may be taken by a type that a crate generated with --operation does not have.
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    operation: Vec<String>,
}

impl Arguments {
    /// Runs the command. A comparison that cannot be made prints no result, so that it is never taken for one that finds
    /// nothing.
    pub(super) fn execute(&self, global: &Global, console: &mut Console<'_>) -> Outcome {
        let (mut shapes, mut protocol) = (self.shapes.clone(), None);
        let (old_files, new_file) = match self.models.as_slice() {
            [old, new] => (vec![old.clone()], new),
            [new, ..] => {
                let Some(recipe) = Recipe::of(global, Settings::default(), console) else {
                    return Outcome::WrongUse;
                };
                if shapes.is_empty() {
                    shapes.clone_from(&recipe.settings.shapes);
                }
                protocol.clone_from(&recipe.settings.protocol);
                (recipe.files(), new)
            }
            [] => return Outcome::WrongUse,
        };
        let config = Config {
            service: self.service.clone(),
            shapes,
            protocol: self.protocol.clone().or(protocol),
            ..Config::default()
        };
        let old = self.lowered(&old_files, None, &config, console);
        let new = self.lowered(std::slice::from_ref(new_file), Some(old.as_ref()), &config, console);
        let (Some(old), Some(new)) = (old, new) else { return Outcome::Failed };
        let unknown = unknown_operations(&[&old, &new], &self.operation);
        if !unknown.is_empty() {
            let names = escaped(&unknown.join(", "));
            console
                .error(format_args!("nothing was compared: neither model has the operation {names}"), None);
            return Outcome::Failed;
        }
        let mut report = if self.operation.is_empty() {
            diff(&old, &new)
        } else {
            diff(&of_operations(&old, &self.operation), &of_operations(&new, &self.operation))
        };
        report.old.model = Some(models::shown_names(&old_files));
        report.new.model = Some(models::shown_names(std::slice::from_ref(new_file)));
        console.result(self.format.rendered(&report, console.result_color()).trim_end());
        Outcome::Done
    }

    /// The crate of a model; none where it has problems, which are printed. The new one comes after the old one, if that
    /// could be made. What is merely doubtful in a model is no matter of the comparison.
    fn lowered(
        &self,
        paths: &[PathBuf],
        after: Option<Option<&Crate>>,
        config: &Config,
        console: &mut Console<'_>,
    ) -> Option<Crate> {
        let which = if after.is_some() { "new" } else { "old" };
        let hint = format!("give the file of the {which} model, relative to the current folder");
        let (found, sources) = match models::read_with(paths, &hint) {
            Ok(sources) => {
                let lowered = match after.flatten() {
                    Some(old) => front_after(old, &sources, config).map(|front| front.krate),
                    None => lower(&sources, config),
                };
                match lowered {
                    Ok(krate) => return Some(krate),
                    Err(found) => (found, sources),
                }
            }
            Err(problem) => problem,
        };
        console.findings(&found, &sources);
        let paths: Vec<_> = paths.iter().map(|path| shown(path)).collect();
        let (counts, path) = (found.counts(), paths.join(", "));
        console.error(format_args!("nothing was compared: {counts} in {path}"), None);
        None
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn model(member: &str) -> String {
        let shapes = r##"
            "a#S": {"type": "service", "version": "1", "operations": [{"target": "a#Get"}], "traits": {"aws.protocols#awsJson1_1": {}}},
            "a#Get": {"type": "operation", "input": {"target": "a#GetRequest"}, "output": {"target": "smithy.api#Unit"}},
            "a#GetRequest": {"type": "structure", "members": {"NAME": {"target": "smithy.api#String"}}}"##;
        format!("{{\"smithy\": \"2.0\", \"shapes\": {{{}}}}}", shapes.replace("NAME", member))
    }

    /// What the command does with an old and a new model, and these options.
    fn run(old: &str, new: &str, operations: &[&str]) -> (Outcome, String, String) {
        let dir = tempfile::tempdir().unwrap();
        let (old_path, new_path) = (dir.path().join("old.json"), dir.path().join("new.json"));
        fs::write(&old_path, old).unwrap();
        fs::write(&new_path, new).unwrap();
        let arguments = Arguments {
            models: vec![old_path, new_path],
            format: Format::Text,
            service: None,
            shapes: Vec::new(),
            protocol: None,
            operation: operations.iter().map(|&name| name.to_owned()).collect(),
        };
        let (mut results, mut messages) = (Vec::new(), Vec::new());
        let mut console = Console::new(&mut results, &mut messages, false);
        let outcome = arguments.execute(&Global::default(), &mut console);
        let outcome = console.finish(outcome);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (outcome, text(results), text(messages).replace(&dir.path().display().to_string(), "DIR"))
    }

    #[test]
    fn changes_are_a_result_and_no_failure() {
        let (outcome, results, messages) = run(&model("Name"), &model("Title"), &[]);
        assert_eq!((outcome, messages.as_str()), (Outcome::Done, ""));
        assert!(results.starts_with("major update of a#S: 1 major, 1 minor\n"), "{results}");
        let same = run(&model("Name"), &model("Name"), &["Get"]);
        assert_eq!(same, (Outcome::Done, "no changes\n".to_owned(), String::new()));
    }

    #[test]
    fn a_failed_comparison_is_never_mistaken_for_no_change() {
        for (old, new, bad) in [("{}", model("Name"), "old"), (&model("Name"), String::new(), "new")] {
            let (outcome, results, messages) = run(old, &new, &[]);
            assert_eq!((outcome, results.as_str()), (Outcome::Failed, ""));
            let told = format!("error: nothing was compared: 1 error in DIR/{bad}.json\n");
            assert!(messages.ends_with(&told), "{messages}");
        }
        let arguments = Arguments {
            models: vec!["no/old.json".into(), ".".into()],
            format: Format::Text,
            service: None,
            shapes: Vec::new(),
            protocol: None,
            operation: Vec::new(),
        };
        let mut messages = Vec::new();
        let mut console = Console::new(std::io::sink(), &mut messages, false);
        assert_eq!(arguments.execute(&Global::default(), &mut console), Outcome::Failed);
        drop(console);
        let messages = String::from_utf8(messages).unwrap();
        for hint in ["give the file of the old model", "give the file of the new model"] {
            assert!(messages.contains(hint), "{messages}");
        }
        assert!(!messages.contains("--model"), "{messages}");
        let (outcome, results, messages) = run(&model("Name"), &model("Title"), &["Get", "Put"]);
        assert_eq!((outcome, results.as_str()), (Outcome::Failed, ""));
        assert_eq!(messages, "error: nothing was compared: neither model has the operation Put\n");
    }
}
