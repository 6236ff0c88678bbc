//! What a crate was made with, in a file beside its `Cargo.toml`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::diagnostic::print::shown;
use crate::diff::Severities;
use crate::model_files::{STANDARD_INPUT, relative, simplified};
use crate::policy::{Deny, class_named, kind_named};
use crate::write::{FileKind, GeneratedFile};

/// The name of the file.
pub(super) const FILE: &str = "smithy-typegen.toml";

/// What a crate was made with. In the file, paths are relative to the folder of the crate; once read, they begin with
/// that folder.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    /// The files of the model.
    #[serde(default)]
    pub(super) models: Vec<PathBuf>,
    /// Files that add to the model, such as `apply` statements, and stay when the model is replaced.
    #[serde(default)]
    pub(super) overlays: Vec<PathBuf>,
    /// The service, if the model has several.
    pub(super) service: Option<String>,
    /// The operations to keep; all if there are none.
    #[serde(default)]
    pub(super) operations: Vec<String>,
    /// The shapes of types without a service.
    #[serde(default)]
    pub(super) shapes: Vec<String>,
    /// The folder of the crate that has the support code; `None` if the crate has its own.
    pub(super) support: Option<PathBuf>,
    /// The protocol, if the service has several.
    pub(super) protocol: Option<String>,
    /// The name of a new package.
    pub(super) name: Option<String>,
    /// What `diff` and `update` deny, like their option `--deny`.
    #[serde(default, deserialize_with = "deny")]
    pub(super) deny: Vec<Deny>,
    /// The file of accepted changes.
    pub(super) accepted: Option<PathBuf>,
    /// The class that a kind of change has for this crate, if it differs from the rules'.
    #[serde(default, deserialize_with = "severities")]
    pub(super) severities: Severities,
}

fn deny<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Deny>, D::Error> {
    let names = Vec::<String>::deserialize(deserializer)?;
    names.iter().map(|name| name.parse().map_err(D::Error::custom)).collect()
}

fn severities<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Severities, D::Error> {
    let severity = |(kind, class): (&String, &String)| {
        let named = class_named(class);
        let class = named.ok_or_else(|| format!("there is no class `{}`", class.escape_debug()))?;
        Ok((kind_named(kind)?, class))
    };
    let names = BTreeMap::<String, String>::deserialize(deserializer)?;
    let severities: Result<_, String> = names.iter().map(severity).collect();
    severities.map(Severities).map_err(D::Error::custom)
}

impl Settings {
    /// The settings of the crate in `dir`; `None` if it has no such file.
    ///
    /// # Errors
    ///
    /// If something is wrong with the file.
    pub(super) fn read(dir: &Path) -> Result<Option<Self>, String> {
        let path = dir.join(FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(error) => return Err(format!("cannot read {}: {error}", shown(&path))),
        };
        let mut settings: Self = toml_edit::de::from_str(&text)
            .map_err(|error| format!("{}: {}", shown(&path), error.to_string().trim_end()))?;
        let more = settings.support.iter_mut().chain(&mut settings.accepted);
        for path in settings.models.iter_mut().chain(&mut settings.overlays).chain(more) {
            *path = simplified(&dir.join(&path));
        }
        Ok(Some(settings))
    }

    /// The file for a new crate in `dir`; `None` if the file could not say where to find what it was made of: standard
    /// input, or a path that is not Unicode.
    pub(super) fn file(&self, dir: &Path) -> Option<GeneratedFile> {
        let mut paths = self.models.iter().chain(&self.overlays).chain(&self.support);
        let can_be_found = paths.all(|path| path.to_str().is_some_and(|path| path != STANDARD_INPUT));
        can_be_found.then(|| GeneratedFile {
            path: FILE.to_owned(),
            text: self.text(dir),
            kind: FileKind::Initial,
        })
    }

    fn text(&self, dir: &Path) -> String {
        let mut text =
            "# What this crate is made with: `smithy-typegen` in this folder needs no arguments.\n"
                .to_owned();
        let paths = |paths: &[PathBuf]| paths.iter().map(|path| relative(dir, path)).collect::<Vec<_>>();
        let lists = [
            ("models", paths(&self.models)),
            ("overlays", paths(&self.overlays)),
            ("operations", self.operations.clone()),
            ("shapes", self.shapes.clone()),
        ];
        let support = self.support.as_ref().map(|support| relative(dir, support));
        let values = [
            ("service", &self.service),
            ("support", &support),
            ("protocol", &self.protocol),
            ("name", &self.name),
        ];
        // Writing to a string cannot fail.
        for (key, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
            let list: toml_edit::Array = list.into_iter().collect();
            let _ = writeln!(text, "{key} = {list}");
        }
        for (key, value) in values {
            if let Some(value) = value {
                let _ = writeln!(text, "{key} = {}", toml_edit::Value::from(value));
            }
        }
        text
    }
}
