//! `diff`: two models in, what the change means out.

use std::path::PathBuf;
use std::slice;

use clap::Args;

use super::comparison::{Comparison, Part};
use super::console::Console;
use super::failure::Failure;
use super::global::Global;
use super::outcome::Outcome;
use super::report::Format;
use super::rules::{Rules, verdict};

/// What `diff` takes.
#[derive(Clone, Debug, Default, Args, PartialEq, Eq)]
#[command(override_usage = "smithy-typegen diff [OPTIONS] [OLD] <NEW>")]
pub(super) struct Arguments {
    /// The old model and the new one, in Smithy's JSON AST; a single one is the new model, and the old one is the
    /// crate's
    ///
    /// Each is a file, - for standard input, a file of a Git revision (HEAD~3:models/a.json), or a folder of versions,
    /// which stands for the newest: the last by name, where numbers count as numbers.
    #[arg(value_name = "MODEL", num_args = 1..=2, required = true)]
    models: Vec<PathBuf>,
    /// How to print what changes
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    rules: Rules,
    #[command(flatten)]
    part: Part,
}

impl Arguments {
    /// Runs the command. If the comparison fails, no result is printed, so that it is never taken for one without
    /// changes.
    pub(super) fn execute(&self, global: &Global, console: &mut Console<'_>) -> Result<Outcome, Failure> {
        let (comparison, reported) = Comparison::of(&self.models, global, &self.part, &self.rules)?;
        self.format.print(slice::from_ref(&reported), console)?;
        Ok(verdict(&reported, &comparison.policy, "", console))
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
        let operation = operations.iter().map(|&name| name.to_owned()).collect();
        let arguments = Arguments {
            models: vec![old_path, new_path],
            part: Part { operation, ..Part::default() },
            ..Arguments::default()
        };
        let (mut results, mut messages) = (Vec::new(), Vec::new());
        let mut console = Console::new(&mut results, &mut messages, false);
        let outcome = arguments
            .execute(&Global::default(), &mut console)
            .unwrap_or_else(|failure| console.fail(failure));
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
        let models = vec!["no/old.json".into(), "no/new.json".into()];
        let arguments = Arguments { models, ..Arguments::default() };
        let mut messages = Vec::new();
        let mut console = Console::new(std::io::sink(), &mut messages, false);
        let failure = arguments.execute(&Global::default(), &mut console).unwrap_err();
        assert_eq!(console.fail(failure), Outcome::Failed);
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
