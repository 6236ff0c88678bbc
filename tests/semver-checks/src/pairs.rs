//! What is compared: the fixtures of `diff`, and pairs of whole models.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Error, repository};

/// Two models.
pub(crate) struct Pair {
    /// What it is called in the output, and the folder of its crates.
    pub(crate) name: String,
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
}

/// What the command line asks for.
#[derive(Default)]
pub(crate) struct Options {
    only: Option<String>,
    models: Vec<(PathBuf, PathBuf)>,
}

const USAGE: &str = "usage: semver-checks [--only PART-OF-A-NAME] [OLD.json NEW.json]…";

impl Options {
    pub(crate) fn read(arguments: impl Iterator<Item = String>) -> Result<Self, Error> {
        let mut options = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let next = arguments.next().ok_or(USAGE)?;
            match argument.as_str() {
                "--only" => options.only = Some(next),
                option if option.starts_with('-') => return Err(USAGE.into()),
                old => options.models.push((old.into(), next.into())),
            }
        }
        Ok(options)
    }

    /// Whether every fixture is compared, so that each explanation must have its disagreement.
    pub(crate) fn is_complete(&self) -> bool {
        self.only.is_none()
    }
}

/// All pairs: the fixtures, a year of SSM where `SMITHY_MODELS` is set, and the models of the command line.
pub(crate) fn all(options: &Options) -> Result<Vec<Pair>, Error> {
    let mut pairs = fixtures(&repository().join("tests/fixtures/diff"))?;
    match std::env::var_os("SMITHY_MODELS").map(PathBuf::from) {
        Some(folder) => {
            pairs.push(models(&folder.join("ssm-2025-04.json"), &folder.join("ssm-2026-04.json")));
        }
        None => println!("left out: a year of SSM, since SMITHY_MODELS is not set"),
    }
    pairs.extend(options.models.iter().map(|(old, new)| models(old, new)));
    // The name is that of the folder, too.
    let mut names = BTreeSet::new();
    if let Some(twice) = pairs.iter().find(|pair| !names.insert(&pair.name)) {
        return Err(format!("two pairs are called {}; rename a file", twice.name).into());
    }
    pairs.retain(|pair| options.only.as_ref().is_none_or(|part| pair.name.contains(part)));
    Ok(pairs)
}

fn models(old: &Path, new: &Path) -> Pair {
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Pair { name: format!("{}-to-{}", stem(old), stem(new)), old: old.to_owned(), new: new.to_owned() }
}

fn fixtures(folder: &Path) -> Result<Vec<Pair>, Error> {
    let mut pairs = Vec::new();
    for rule in names(folder)? {
        for case in names(&folder.join(&rule))? {
            let folder = folder.join(&rule).join(&case);
            let name = format!("{rule}/{case}");
            pairs.push(Pair { name, old: folder.join("old.json"), new: folder.join("new.json") });
        }
    }
    Ok(pairs)
}

/// The names of what is in a folder, sorted.
fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let read =
        || fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect::<Result<Vec<_>, Error>>();
    let names = read().map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut names: Vec<String> = names.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}
