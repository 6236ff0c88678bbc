//! `generate`: from models to a crate.

use std::path::{Path, PathBuf};

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};

use super::console::Console;
use super::each::Each;
use super::global::Global;
use super::invocation::{executable, program, quoted};
use super::json;
use super::leftover;
use super::outcome::Outcome;
use super::recipe::Recipe;
use super::settings::{FILE, Settings};
use super::summary::{count, folder, summary};
use super::times::Times;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::print::shown;
use crate::generate::{Generated, generate_timed};
use crate::model_files::{self as models, STANDARD_INPUT};
use crate::report::Report;
use crate::source::Source;
use crate::write::{Plan, Snapshot, check_manifest, fit_into_workspace, lacks_test_dependency, lock, plan};

/// What `generate` takes.
#[derive(Clone, Debug, Default, Args, PartialEq, Eq)]
pub(super) struct Arguments {
    /// The files of the model, in Smithy's JSON AST; - is standard input
    #[arg(value_name = "MODEL")]
    models: Vec<PathBuf>,
    /// As MODEL
    #[arg(long, value_name = "FILE", hide = true)]
    model: Vec<PathBuf>,
    /// A file that adds to the model, such as `apply` statements, and stays when the model is replaced
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
    /// Models, or folders of models: each service of each model becomes a crate in a folder below --out
    #[arg(
        long,
        value_name = "PATH",
        num_args = 1..,
        conflicts_with_all = ["models", "model", "overlay", "operation", "shapes", "name", "format"]
    )]
    each: Vec<PathBuf>,
    /// With --each, one more crate with this name, which has the support code of all others
    ///
    /// Code that is written once then works for the types of all of them. Without it, each crate stands alone.
    #[arg(long, value_name = "NAME", requires = "each", value_parser = NonEmptyStringValueParser::new())]
    support: Option<String>,
    /// Keep only this operation and the types it needs; repeat it for more operations
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    operation: Vec<String>,
    /// The service, if the model has several; with --each, of every model
    #[arg(long, value_name = "ID", value_parser = NonEmptyStringValueParser::new())]
    service: Option<String>,
    /// Types without a service: those of a namespace, of a shape closure in the model's metadata, or a shape by its
    /// absolute id, and what they need; repeat it for more
    #[arg(long, value_name = "NAMESPACE|ID", value_parser = NonEmptyStringValueParser::new(), conflicts_with_all = ["service", "operation"])]
    shapes: Vec<String>,
    /// The protocol whose JSON form the types have, such as restJson1, if the service has several
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    protocol: Option<String>,
    /// The name of a new package
    #[arg(long, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    name: Option<String>,
    /// Write nothing; list the files that are out of date and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// How to print what was done
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: Format,
}

/// How to print what was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs, on standard output
    Json,
}

impl Arguments {
    /// One model for one crate.
    pub(super) fn of(model: PathBuf) -> Self {
        Self { models: vec![model], ..Self::default() }
    }

    /// Runs the command.
    pub(super) fn execute(&self, global: &Global, console: &mut Console<'_>) -> Result<Outcome, Outcome> {
        if !self.each.is_empty() {
            let each = Each {
                paths: &self.each,
                out: global.folder_of_crates(console)?,
                service: self.service.as_deref(),
                protocol: self.protocol.as_deref(),
                support: self.support.as_deref(),
                check: self.check,
                verbose: global.verbose,
                quiet: global.quiet,
            };
            return each.run(console);
        }
        let hint = "give the path of a Smithy JSON AST file, or - for standard input";
        let recipe = Recipe::of(global, self.settings(), hint, console)?;
        let run = Run { arguments: self, global, recipe: &recipe };
        let remedy = self.check.then(|| self.remedy(global));
        let lock = remedy.is_none().then(|| lock(&recipe.dir)).transpose();
        let _lock = lock.map_err(|problem| console.failed(&problem))?;
        leftover::settle(&recipe.dir, &recipe.files(), remedy.as_deref(), console)?;
        run.generate(console)
    }

    /// The settings that the arguments give.
    fn settings(&self) -> Settings {
        Settings {
            models: self.models.iter().chain(&self.model).cloned().collect(),
            overlays: self.overlay.clone(),
            service: self.service.clone(),
            operations: self.operation.clone(),
            shapes: self.shapes.clone(),
            protocol: self.protocol.clone(),
            name: self.name.clone(),
            ..Settings::default()
        }
    }

    /// The command that repairs what `--check` found.
    pub(super) fn remedy(&self, global: &Global) -> String {
        let mut command = format!("run `{} generate", program());
        for model in self.models.iter().chain(&self.model) {
            command.push_str(&format!(" {}", quoted(&model.to_string_lossy())));
        }
        let mut option = |name: &str, value: &str| {
            command.push_str(&format!(" --{name} {}", quoted(value)));
        };
        self.overlay.iter().for_each(|file| option("overlay", &file.to_string_lossy()));
        global.out.iter().for_each(|out| option("out", &out.to_string_lossy()));
        self.operation.iter().for_each(|operation| option("operation", operation));
        self.shapes.iter().for_each(|shapes| option("shapes", shapes));
        self.service.iter().for_each(|service| option("service", service));
        self.protocol.iter().for_each(|protocol| option("protocol", protocol));
        command.push('`');
        command
    }
}

/// A run for one crate.
struct Run<'r> {
    arguments: &'r Arguments,
    global: &'r Global,
    recipe: &'r Recipe,
}

impl Run<'_> {
    fn generate(&self, console: &mut Console<'_>) -> Result<Outcome, Outcome> {
        let sources = self.read().map_err(|(found, sources)| self.refused(&found, &sources, console))?;
        let config = self.recipe.config().map_err(|problem| console.failed(&problem))?;
        if let (Some(wanted), Some(present)) = (&self.arguments.name, &config.package)
            && wanted != present
        {
            let problem = format!("the crate is called `{present}` by its Cargo.toml");
            console.error(problem, Some("change it there, or leave --name out"));
            return Err(Outcome::Failed);
        }
        let cached = self.cached(&sources, &config);
        if let Some((file, snapshot)) = &cached
            && snapshot.is_in(file)
        {
            self.up_to_date(snapshot.generated, console);
            return Ok(Outcome::Done);
        }
        let mut times = Times::start();
        let generated = generate_timed(&sources, &config, &mut |stage| times.done(stage));
        let mut generated = generated.map_err(|found| self.refused(&found, &sources, console))?;
        if self.arguments.format == Format::Text {
            console.findings(&generated.warnings, &sources);
        }
        // The model may gain a protocol, which is no reason to take another one.
        let protocol = generated.report.protocol.map(str::to_owned);
        let settings = Settings { protocol, ..self.recipe.settings.clone() };
        generated.files.extend(settings.file(&self.recipe.dir));
        fit_into_workspace(&mut generated.files, &self.recipe.dir);
        let plan = self.plan(&generated, console)?;
        if !self.arguments.check {
            plan.apply().map_err(|problem| console.failed(&problem))?;
        }
        let notes = self.notes();
        match self.arguments.format {
            Format::Json => console.result(json::done(&plan, &generated, &sources, self.arguments.check)),
            Format::Text if self.arguments.check => self.checked(&plan, console),
            Format::Text => self.written(&plan, &generated.report, &notes, console),
        }
        if let Some((file, snapshot)) = cached
            && plan.changes.is_empty()
            && plan.unchanged == snapshot.generated
            && generated.warnings.iter().next().is_none()
            && notes.is_empty()
            && let Err(problem) = snapshot.write(file)
        {
            console.message(format_args!("note: nothing is remembered: {problem}\n"));
        }
        if self.global.verbose {
            times.done("compare and write");
            console.message(times.table());
        }
        Ok(if self.arguments.check && !plan.changes.is_empty() { Outcome::Failed } else { Outcome::Done })
    }

    /// The model's files.
    fn read(&self) -> Result<Vec<Source>, (Diagnostics, Vec<Source>)> {
        let files = self.recipe.files();
        let Arguments { models, model, overlay, .. } = self.arguments;
        if ![models, model, overlay].iter().all(|given| given.is_empty()) {
            return models::read(&files);
        }
        let settings = self.recipe.dir.join(FILE);
        models::read_with(&files, &format!("{} names it, relative to its own folder", shown(&settings)))
    }

    /// The file that remembers runs, and what there is for this one; none for a run that says more than one line, or reads
    /// what is gone afterwards.
    fn cached(&self, sources: &[Source], config: &Config) -> Option<(&Path, Snapshot)> {
        let file = self.global.cache.as_deref()?;
        let is_plain = self.arguments.format == Format::Text && !self.arguments.check && !self.global.verbose;
        if !is_plain || self.recipe.files().iter().any(|file| file.as_os_str() == STANDARD_INPUT) {
            return None;
        }
        // With all that the arguments say, and the settings and manifests that were read for it.
        let run = format!("{} {:?} {config:?}", executable()?, self.recipe);
        // What cannot be read is said by the run itself.
        Some((file, Snapshot::take(&self.recipe.dir, &run, sources).ok()?))
    }

    /// What to write; prints every reason not to.
    fn plan(&self, generated: &Generated, console: &mut Console<'_>) -> Result<Plan, Outcome> {
        let plan = plan(&generated.files, &self.recipe.dir);
        let manifest = check_manifest(&self.recipe.dir, &generated.dependencies, &generated.features);
        match (plan, manifest) {
            (Ok(plan), Ok(())) => Ok(plan),
            (plan, manifest) => {
                plan.err().iter().chain(&manifest.err()).for_each(|problem| {
                    console.failed(problem);
                });
                Err(Outcome::Failed)
            }
        }
    }

    /// Says what `--check` found.
    fn checked(&self, plan: &Plan, console: &mut Console<'_>) {
        if plan.changes.is_empty() {
            self.up_to_date(plan.unchanged, console);
            return;
        }
        for drift in plan.drift() {
            console.result(drift);
        }
        let (out, differing) = (folder(&self.recipe.dir), count(plan.changes.len(), "file"));
        let remedy = self.arguments.remedy(self.global);
        console.error(format_args!("not up to date in {out}: {differing}"), Some(&remedy));
    }

    /// Says what was written.
    fn written(&self, plan: &Plan, report: &Report, notes: &[String], console: &mut Console<'_>) {
        if self.global.verbose || !plan.changes.is_empty() {
            console.message(summary(report, self.global.verbose));
        }
        if plan.changes.is_empty() {
            self.up_to_date(plan.unchanged, console);
        } else {
            let removed = plan.changes.iter().filter(|change| change.after.is_none()).count();
            console.message(format_args!(
                "{}: {} written, {} unchanged, {removed} removed\n",
                folder(&self.recipe.dir),
                count(plan.changes.len() - removed, "file"),
                plan.unchanged
            ));
        }
        notes.iter().for_each(|note| console.message(note));
    }

    /// What the crate lacks that no file of ours can give it.
    fn notes(&self) -> Vec<String> {
        let (out, mut notes) = (shown(&self.recipe.dir), Vec::new());
        if let Some(protocol) = &self.arguments.protocol
            && !self.recipe.dir.join(FILE).exists()
        {
            notes.push(format!(
                "note: to remember the protocol, write `protocol = \"{protocol}\"` into {out}/{FILE}\n"
            ));
        }
        if lacks_test_dependency(&self.recipe.dir) {
            notes.push(format!(
                "note: the examples in the documentation are tests; for them, add `serde_json = \"1\"` to [dev-dependencies] in {out}/Cargo.toml\n"
            ));
        }
        notes
    }

    fn up_to_date(&self, generated: usize, console: &mut Console<'_>) {
        let all = count(generated, "generated file");
        console.message(format_args!("{} is up to date ({all})\n", folder(&self.recipe.dir)));
    }

    /// Prints why a model is refused.
    fn refused(&self, found: &Diagnostics, sources: &[Source], console: &mut Console<'_>) -> Outcome {
        match self.arguments.format {
            Format::Json => console.result(json::refused(found, sources)),
            Format::Text => {
                console.findings(found, sources);
                let counts = found.counts();
                console.error(format_args!("nothing was written: {counts} in the model"), None);
            }
        }
        Outcome::Failed
    }
}
