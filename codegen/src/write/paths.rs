//! Whether the paths of generated files are safe to write, whatever is on the disk.

use std::collections::{BTreeMap, BTreeSet};

use super::error::WriteError;
use super::file::{FileKind, GeneratedFile, MARK};
use crate::diagnostic::print::escaped;

/// How each path, and each folder on the way to it, is spelled, by the form that ignores case.
#[derive(Default)]
pub(super) struct Spellings(BTreeMap<String, String>);

/// Checks the files by themselves: paths stay inside the crate on every system, no two are the same on some system, none
/// is in a folder that is another file, and all that must carry the mark do.
pub(super) fn check(files: &[&GeneratedFile]) -> Result<Spellings, WriteError> {
    let paths: BTreeSet<_> = files.iter().map(|file| folded(&file.path)).collect();
    let is_wrong = |file: &&&GeneratedFile| {
        let mut folders = prefixes(&file.path).filter(|prefix| *prefix != file.path);
        !is_inside(&file.path)
            || folders.any(|folder| paths.contains(&folded(folder)))
            || file.kind == FileKind::Generated && !file.text.starts_with(MARK)
    };
    let wrong = files.iter().filter(is_wrong).map(|file| format!("`{}`", escaped(&file.path)));
    let problem = "these generated files have a path outside of the crate or below another file, or not the mark of \
         generated files:";
    WriteError::refuse(problem, wrong, "this is a mistake of the generator; please report it")?;
    let mut spellings = Spellings::default();
    refuse_clashes(files.iter().filter_map(|file| spellings.add(&file.path)))?;
    Ok(spellings)
}

/// Refuses pairs of paths that are the same or differ only in case, so that some systems would write one over the
/// other.
pub(super) fn refuse_clashes(pairs: impl Iterator<Item = (String, String)>) -> Result<(), WriteError> {
    let pairs = pairs.map(|(a, b)| format!("{} and {}", escaped(&a), escaped(&b)));
    let problem = "these files would be the same one where case does not count:";
    WriteError::refuse(problem, pairs, "rename one of each pair")
}

/// The form of a path that ignores case.
pub(super) fn folded(path: &str) -> String {
    path.to_lowercase()
}

/// `a/b/c.rs` gives `a`, `a/b`, `a/b/c.rs`.
pub(super) fn prefixes(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at)).chain([path])
}

impl Spellings {
    /// Adds a file; returns it and another path if not both can exist everywhere.
    fn add(&mut self, path: &str) -> Option<(String, String)> {
        let is_known = self.0.contains_key(&folded(path));
        let clash = self.clash(path).or_else(|| is_known.then(|| (path.to_owned(), path.to_owned())));
        self.0.extend(prefixes(path).map(|prefix| (folded(prefix), prefix.to_owned())));
        clash
    }

    /// Our path, and another one in its place, if the two differ only in case.
    pub(super) fn clash(&self, other: &str) -> Option<(String, String)> {
        prefixes(other).find_map(|prefix| {
            let known = self.0.get(&folded(prefix)).filter(|known| *known != prefix)?;
            Some((known.clone(), prefix.to_owned()))
        })
    }
}

/// Whether `path` is relative, stays inside the folder, and is the same path on every system.
pub(super) fn is_inside(path: &str) -> bool {
    path.split('/').all(|part| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && !part.contains(|c: char| c.is_control() || matches!(c, '\\' | ':'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_inside() {
        for path in ["Cargo.toml", "src/lib.rs", "src/types/a..b.rs", ".gitignore"] {
            assert!(is_inside(path), "{path}");
        }
        for path in [
            "",
            "/",
            "/etc/x",
            "..",
            "../x",
            "src/../../x",
            "src/..",
            "./x",
            "src//x",
            "src/",
            "C:/x",
            "a\\b",
            "a\0",
        ] {
            assert!(!is_inside(path), "{path}");
        }
    }

    #[test]
    fn prefixes_of_a_path() {
        assert_eq!(prefixes("a/b/c.rs").collect::<Vec<_>>(), ["a", "a/b", "a/b/c.rs"]);
        assert_eq!(prefixes("a").collect::<Vec<_>>(), ["a"]);
    }
}
