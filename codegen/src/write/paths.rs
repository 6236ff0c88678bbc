//! Whether the paths of generated files are safe to write, whatever is on the disk.

use std::collections::{BTreeMap, BTreeSet};

use super::error::WriteError;
use super::file::{FileKind, GeneratedFile, MARK};

/// How each path, and each folder on the way to it, is spelled.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// By the form that ignores case.
    known: BTreeMap<String, (String, Role)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    File,
    Folder,
}

/// Checks the files by themselves: paths stay inside the crate on every system, no two are the same on some system, and
/// all that must carry the mark do.
pub(super) fn check(files: &[&GeneratedFile]) -> Result<Spellings, WriteError> {
    let refuse = |wrong: &dyn Fn(&GeneratedFile) -> bool, error: fn(Vec<String>) -> WriteError| {
        let wrong = files.iter().filter(|file| wrong(file));
        WriteError::refuse(wrong.map(|file| file.path.clone()), error)
    };
    refuse(&|file| !is_inside(&file.path), WriteError::UnsafePaths)?;
    let is_unmarked = |file: &GeneratedFile| file.kind == FileKind::Generated && !file.text.starts_with(MARK);
    refuse(&is_unmarked, WriteError::Unmarked)?;
    let mut spellings = Spellings::default();
    let clashes: BTreeSet<_> = files.iter().filter_map(|file| spellings.add(&file.path)).collect();
    WriteError::refuse(clashes, WriteError::Clashes).map(|()| spellings)
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
        for prefix in prefixes(path) {
            let role = if prefix.len() == path.len() { Role::File } else { Role::Folder };
            match self.known.get(&folded(prefix)) {
                None => {
                    self.known.insert(folded(prefix), (prefix.to_owned(), role));
                }
                Some((known, Role::Folder)) if role == Role::Folder && known == prefix => {}
                Some((known, _)) => return Some((known.clone(), prefix.to_owned())),
            }
        }
        None
    }

    /// Our path, and what is on the disk in its place, if the two differ only in case.
    pub(super) fn clash(&self, on_disk: &str) -> Option<(String, String)> {
        prefixes(on_disk).find_map(|prefix| {
            let (known, _) = self.known.get(&folded(prefix))?;
            (known != prefix).then(|| (known.clone(), prefix.to_owned()))
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
