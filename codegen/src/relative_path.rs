//! Paths from one place to another.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The path of a file from a folder, with `/`, so that both can be moved together; absolute if no path leads there. Neither
/// needs to exist. `None` if the path is not Unicode.
pub(crate) fn relative_path(folder: &Path, file: &Path) -> Option<String> {
    let whole =
        |path: &Path| std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| without_dots(&path));
    let (folder, file) = (whole(folder), whole(file));
    let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return file.to_str().map(str::to_owned);
    }
    let ups = folder.components().skip(shared).map(|_| Some(".."));
    let rest = file.components().skip(shared).map(|part| part.as_os_str().to_str());
    ups.chain(rest).collect::<Option<Vec<_>>>().map(|parts| parts.join("/"))
}

/// A path without `..`, if it leads to the same file.
pub(crate) fn simplified(path: &Path) -> PathBuf {
    let short = without_dots(path);
    let leads_there = matches!((fs::canonicalize(path), fs::canonicalize(&short)), (Ok(a), Ok(b)) if a == b);
    if leads_there { short } else { path.to_owned() }
}

/// The path without `.` and `..`, by its text only: what a link leads to differs between machines.
fn without_dots(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            part => out.push(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_from_a_folder() {
        let from = |folder: &str, file: &str| relative_path(folder.as_ref(), file.as_ref()).unwrap();
        assert_eq!(from("generated", "models/a.json"), "../models/a.json");
        assert_eq!(from("x/../y/z", "./y/a.json"), "../a.json");
        assert_eq!(from(".", "a.json"), "a.json");
        assert_eq!(from("/r/generated", "/r/generated/src/lib.rs"), "src/lib.rs");
        assert_eq!(from("/r/a/b", "/x.json"), "../../../x.json");
    }
}
