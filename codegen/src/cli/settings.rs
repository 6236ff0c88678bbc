//! What a crate was made with, in a file beside its `Cargo.toml`.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::diagnostic::print::shown;
use crate::diff::{Class, Kind, Severities};
use crate::model_files::STANDARD_INPUT;
use crate::policy::{Deny, class_named, kind_named};
use crate::relative_path::{relative_path, simplified};
use crate::write::{FileKind, GeneratedFile, read_text};

/// The name of the file.
pub(super) const FILE: &str = "smithy-typegen.toml";

/// What a crate was made with. In the file, paths are relative to the folder of the crate; once read, they begin with
/// that folder.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    /// The files of the model.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) models: Vec<PathBuf>,
    /// Files that add to the model, such as `apply` statements, and stay when the model is replaced.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) overlays: Vec<PathBuf>,
    /// The operations to keep; all if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) operations: Vec<String>,
    /// The shapes of types without a service.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) shapes: Vec<String>,
    /// The service, if the model has several.
    pub(super) service: Option<String>,
    /// The folder of the crate that has the support code; `None` if the crate has its own.
    pub(super) support: Option<PathBuf>,
    /// The protocol, if the service has several.
    pub(super) protocol: Option<String>,
    /// The name of a new package.
    pub(super) name: Option<String>,
    /// What `diff` and `update` deny, like their option `--deny`.
    #[serde(skip_serializing, deserialize_with = "deny")]
    pub(super) deny: Vec<Deny>,
    /// The file of accepted changes.
    #[serde(skip_serializing)]
    pub(super) accepted: Option<PathBuf>,
    /// The class that a kind of change has for this crate, if it differs from the rules'.
    #[serde(skip_serializing, deserialize_with = "severities")]
    pub(super) severities: Severities,
}

/// A name in the settings, checked where it is read, so that an error shows its place.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Named<T>(T);

impl<'de> Deserialize<'de> for Named<Deny> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name(str::parse))
    }
}

impl<'de> Deserialize<'de> for Named<Kind> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name(kind_named))
    }
}

impl<'de> Deserialize<'de> for Named<Class> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Name(class_named))
    }
}

/// Reads a name. The place of an error is known only inside of a visitor.
struct Name<T>(fn(&str) -> Result<T, String>);

impl<T> Visitor<'_> for Name<T> {
    type Value = Named<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Named<T>, E> {
        (self.0)(name).map(Named).map_err(E::custom)
    }
}

fn deny<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Deny>, D::Error> {
    Ok(Vec::deserialize(deserializer)?.into_iter().map(|Named(deny)| deny).collect())
}

fn severities<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Severities, D::Error> {
    let classes = BTreeMap::<Named<Kind>, Named<Class>>::deserialize(deserializer)?;
    Ok(Severities(classes.into_iter().map(|(Named(kind), Named(class))| (kind, class)).collect()))
}

impl Settings {
    /// Whether they name a service or operations of one.
    pub(super) fn is_of_a_service(&self) -> bool {
        self.service.is_some() || !self.operations.is_empty()
    }

    /// The settings of the crate in `dir`; `None` if it has no such file.
    ///
    /// # Errors
    ///
    /// If something is wrong with the file.
    pub(super) fn read(dir: &Path) -> Result<Option<Self>, String> {
        let path = dir.join(FILE);
        let Some(text) = read_text(&path).map_err(|error| error.to_string())? else { return Ok(None) };
        let mut settings: Self = toml_edit::de::from_str(&text)
            .map_err(|error| format!("{}: {}", shown(&path), error.to_string().trim_end()))?;
        if !settings.shapes.is_empty() && settings.is_of_a_service() {
            let problem =
                "`shapes` stands for types without a service; remove it, or `service` and `operations`";
            return Err(format!("{}: {problem}", shown(&path)));
        }
        let more = settings.support.iter_mut().chain(&mut settings.accepted);
        for path in settings.models.iter_mut().chain(&mut settings.overlays).chain(more) {
            *path = simplified(&dir.join(&path));
        }
        Ok(Some(settings))
    }

    /// The file for a new crate in `dir`; `None` if the file could not say where to find what it was made of: standard
    /// input, or a path that is not Unicode.
    pub(super) fn file(&self, dir: &Path) -> Option<GeneratedFile> {
        let mut settings = self.clone();
        for path in settings.models.iter_mut().chain(&mut settings.overlays).chain(&mut settings.support) {
            if path.as_os_str() == STANDARD_INPUT {
                return None;
            }
            *path = relative_path(dir, path)?.into();
        }
        let head = "# What this crate is made with: `smithy-typegen` in this folder needs no arguments.\n";
        let text = head.to_owned() + &toml_edit::ser::to_string(&settings).ok()?;
        Some(GeneratedFile { path: FILE.to_owned(), text, kind: FileKind::Initial })
    }
}
