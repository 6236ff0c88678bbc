//! `generate`: models in, a crate out.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::console::Console;
use super::each::Each;
use super::invocation::{program, quoted};
use super::leftover;
use super::outcome::Outcome;
use super::summary::{count, summary};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::shown;
use crate::load::Source;
use crate::write::{Difference, Plan, WriteError, check_manifest, lacks_test_dependency, package_name, plan};
use crate::{Config, Generated, Report, generate, model_files as models};

/// The model and the crate of this repository.
pub(super) const DEFAULT_MODEL: &str = "models/ssm.json";
pub(super) const DEFAULT_OUT: &str = "generated";

/// What `generate` takes.
#[derive(Clone, Debug, Args, PartialEq, Eq)]
pub(super) struct Arguments {
    /// A file of the model, in Smithy's JSON AST; repeat it for more files
    #[arg(long, value_name = "FILE", default_value = DEFAULT_MODEL)]
    model: Vec<PathBuf>,
    /// Models, or folders of models: each service of each of them becomes a crate in a folder below --out
    #[arg(
        long,
        value_name = "PATH",
        num_args = 1..,
        requires = "out",
        conflicts_with_all = ["model", "operation"]
    )]
    each: Vec<PathBuf>,
    /// The folder of the crate; a new or empty one gets a whole crate, another one only its generated files
    #[arg(long, value_name = "DIR", default_value = DEFAULT_OUT)]
    out: PathBuf,
    /// Keep only this operation and the types it needs; repeat it for more operations
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    operation: Vec<String>,
    /// The service, where the model has several; with --each, of every model
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// Write nothing; list the files that are out of date and exit with 1 if there are any
    #[arg(long)]
    check: bool,
}

impl Arguments {
    /// One model for one crate.
    pub(super) fn of(model: PathBuf, out: PathBuf) -> Self {
        let each = Vec::new();
        Self { model: vec![model], each, out, operation: Vec::new(), service: None, check: false }
    }

    /// Runs the command. `current_folder` is for the names in generated files only; files are opened by the paths given.
    pub(super) fn execute(&self, current_folder: &Path, console: &mut Console<'_>) -> Outcome {
        if !self.each.is_empty() {
            let each = Each {
                paths: &self.each,
                out: &self.out,
                service: self.service.as_deref(),
                check: self.check,
                current_folder,
            };
            return each.run(console);
        }
        let remedy = self.check.then(|| self.remedy());
        if leftover::settle(&self.out, &self.model, remedy.as_deref(), console) == Outcome::Failed {
            return Outcome::Failed;
        }
        let sources = match models::read(&self.model) {
            Ok(sources) => sources,
            Err((found, sources)) => return refused(&found, &sources, console),
        };
        let package = match package_name(&self.out) {
            Ok(package) => package,
            Err(problem) => {
                console.error(&problem, problem.hint().as_deref());
                return Outcome::Failed;
            }
        };
        let config = Config {
            package,
            service: self.service.clone(),
            operations: self.operation.clone(),
            model_name: models::shown_names(&self.model, &self.out, current_folder),
        };
        let generated = match generate(&sources, &config) {
            Ok(generated) => generated,
            Err(found) => return refused(&found, &sources, console),
        };
        console.findings(&generated.warnings, &sources);
        match self.plan(&generated) {
            Ok(plan) if self.check => self.check(&plan, console),
            Ok(plan) => self.write(&plan, &generated.report, console),
            Err(problems) => {
                problems.iter().for_each(|problem| console.error(problem, problem.hint().as_deref()));
                Outcome::Failed
            }
        }
    }

    /// What to write; or all that speaks against it.
    fn plan<'g>(&self, generated: &'g Generated) -> Result<Plan<'g>, Vec<WriteError>> {
        let plan = plan(&generated.files, &self.out);
        let manifest = check_manifest(&self.out, &generated.dependencies, &generated.features);
        match (plan, manifest) {
            (Ok(plan), Ok(())) => Ok(plan),
            (plan, manifest) => Err(plan.err().into_iter().chain(manifest.err()).collect()),
        }
    }

    pub(super) fn check(&self, plan: &Plan<'_>, console: &mut Console<'_>) -> Outcome {
        let mut differing = 0;
        for drift in plan.drift() {
            console.result(format_args!("{:7} {}", word(drift.difference), shown(&drift.path)));
            differing += 1;
        }
        let out = shown(&self.out);
        if differing == 0 {
            let all = count(plan.unchanged.len(), "generated file");
            console.message(format_args!("{out} is up to date ({all})\n"));
            return Outcome::Done;
        }
        let differing = count(differing, "file");
        console.error(format_args!("not up to date in {out}: {differing}"), Some(&self.remedy()));
        Outcome::Failed
    }

    pub(super) fn write(&self, plan: &Plan<'_>, report: &Report, console: &mut Console<'_>) -> Outcome {
        if let Err(problem) = plan.apply() {
            console.error(&problem, problem.hint().as_deref());
            return Outcome::Failed;
        }
        console.message(summary(report));
        let written = plan.initial.len() + plan.created.len() + plan.changed.len();
        let (unchanged, removed) = (plan.unchanged.len(), plan.removed.len());
        let out = shown(&self.out);
        console.message(format_args!(
            "{out}: {} written, {unchanged} unchanged, {removed} removed\n",
            count(written, "file")
        ));
        if lacks_test_dependency(&self.out) {
            console.message(format_args!(
                "note: the examples in the documentation are tests; for them, add `serde_json = \"1\"` to [dev-dependencies] in {out}/Cargo.toml\n"
            ));
        }
        Outcome::Done
    }

    /// The command that mends what `--check` found.
    pub(super) fn remedy(&self) -> String {
        let mut command = format!("run `{} generate", program());
        let mut option = |name: &str, value: &str| {
            command.push_str(&format!(" --{name} {}", quoted(value)));
        };
        if self.model != [Path::new(DEFAULT_MODEL)] {
            self.model.iter().for_each(|model| option("model", &model.to_string_lossy()));
        }
        if self.out != Path::new(DEFAULT_OUT) {
            option("out", &self.out.to_string_lossy());
        }
        self.operation.iter().for_each(|operation| option("operation", operation));
        self.service.iter().for_each(|service| option("service", service));
        command.push('`');
        command
    }
}

/// Prints why a model is refused.
fn refused(found: &Diagnostics, sources: &[Source], console: &mut Console<'_>) -> Outcome {
    console.findings(found, sources);
    let counts = found.counts();
    console.error(format_args!("nothing was written: {counts} in the model"), None);
    Outcome::Failed
}

fn word(difference: Difference) -> &'static str {
    match difference {
        Difference::Changed => "changed",
        Difference::Missing => "missing",
        Difference::Stale => "stale",
    }
}
