//! What a crate is made of and where it is: by the arguments, or else by its settings.

use std::path::{Path, PathBuf};

use super::console::Console;
use super::global::Global;
use super::outcome::Outcome;
use super::settings::{FILE, Settings};
use crate::config::Config;
use crate::model_files::{STANDARD_INPUT, relative, shown_names};
use crate::name::check_new_package;
use crate::write::{SupportCrate, WriteError, package_name};

/// What a crate is made of, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Recipe {
    /// The folder of the crate.
    pub(super) dir: PathBuf,
    /// What it is made of.
    pub(super) settings: Settings,
}

impl Recipe {
    /// The recipe by the arguments and settings; prints what is missing. `model` says how to give the model.
    pub(super) fn of(
        global: &Global,
        given: Settings,
        model: &str,
        console: &mut Console<'_>,
    ) -> Result<Self, Outcome> {
        let here = || Path::new(FILE).is_file().then(|| PathBuf::from("."));
        let Some(dir) = global.out.clone().or_else(here) else {
            let hint = format!("give it with --out, or run this in a folder with a {FILE}");
            return Err(console.wrong_use("the folder of the crate is not given", Some(&hint)));
        };
        let present = Settings::read(&dir).map_err(|problem| console.failure(problem))?;
        let settings = merged(given, present.unwrap_or_default());
        if settings.models.is_empty() {
            return Err(console.wrong_use("there is no model", Some(model)));
        }
        check_standard_input(settings.models.iter().chain(&settings.overlays), console)?;
        // A crate that is there has the name that its manifest says.
        let name = settings.name.as_deref().filter(|_| !dir.join("Cargo.toml").exists());
        name.map_or(Ok(()), check_new_package).map_err(|problem| console.wrong_use(problem, None))?;
        Ok(Self { dir, settings })
    }

    /// The model's files.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        self.settings.models.iter().chain(&self.settings.overlays).cloned().collect()
    }

    /// The configuration for the present package, or else for a new one.
    ///
    /// # Errors
    ///
    /// If a manifest cannot be read.
    pub(super) fn config(&self) -> Result<Config, WriteError> {
        let Settings { service, operations, shapes, protocol, name, support, .. } = &self.settings;
        let present = package_name(&self.dir)?;
        Ok(Config {
            support: support.as_deref().map(|dir| support_crate(&self.dir, dir)).transpose()?,
            service: service.clone(),
            operations: operations.clone(),
            shapes: shapes.clone(),
            // The manifest names a crate that is there; this name is for a new one.
            package: present.or_else(|| name.clone()),
            protocol: protocol.clone(),
            model_name: shown_names(&self.files()),
        })
    }
}

/// Checks that at most one of the files is standard input, which can be read only once.
pub(super) fn check_standard_input<'f>(
    files: impl IntoIterator<Item = &'f PathBuf>,
    console: &mut Console<'_>,
) -> Result<(), Outcome> {
    if files.into_iter().filter(|file| file.as_os_str() == STANDARD_INPUT).count() < 2 {
        return Ok(());
    }
    let problem = "`-` is given more than once, and standard input can be read only once";
    Err(console.wrong_use(problem, Some("give the path of a file instead")))
}

/// The crate in `dir`, as the one with the support code for the crate in `own`. If it is not there yet, it has the name
/// of its folder.
fn support_crate(own: &Path, dir: &Path) -> Result<SupportCrate, WriteError> {
    let folder = || dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(SupportCrate { package: package_name(dir)?.unwrap_or_else(folder), path: relative(own, dir) })
}

/// The arguments take precedence.
pub(super) fn merged(given: Settings, present: Settings) -> Settings {
    fn list<T>(given: Vec<T>, present: Vec<T>) -> Vec<T> {
        if given.is_empty() { present } else { given }
    }
    Settings {
        models: list(given.models, present.models),
        overlays: list(given.overlays, present.overlays),
        support: given.support.or(present.support),
        service: given.service.or(present.service),
        operations: list(given.operations, present.operations),
        shapes: list(given.shapes, present.shapes),
        protocol: given.protocol.or(present.protocol),
        name: given.name.or(present.name),
        deny: list(given.deny, present.deny),
        accepted: given.accepted.or(present.accepted),
        severities: present.severities,
    }
}
