//! Model files on the disk.

#[cfg(feature = "cli")]
mod revision;

use std::ffi::OsStr;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::print::escaped;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::Source;

/// The path that stands for standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// What messages and generated files call it.
const STANDARD_INPUT_NAME: &str = "standard input";

/// Reads the files.
///
/// # Errors
///
/// A finding for each file that cannot be read, and the sources, which have the names of all files.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<Source>, (Diagnostics, Vec<Source>)> {
    let mut found = Diagnostics::default();
    let mut sources = Vec::new();
    for (file, path) in paths.iter().enumerate() {
        let name = match path.as_os_str() == STANDARD_INPUT {
            true => STANDARD_INPUT_NAME.to_owned(),
            false => path.display().to_string(),
        };
        let place = Place::file(file);
        let source = bytes(path, &place).and_then(|bytes| {
            Source::from_bytes(&name, bytes).map_err(|problem| Box::new(Diagnostic { place, ..problem }))
        });
        sources.push(source.unwrap_or_else(|problem| {
            found.push(*problem);
            Source { name, text: String::new() }
        }));
    }
    if found.has_errors() { Err((found, sources)) } else { Ok(sources) }
}

/// Reads files for a command that takes them differently from `generate`: `hint` says what to do about a path that is
/// not a file's.
///
/// # Errors
///
/// Those of [`read`].
pub(crate) fn read_with(paths: &[PathBuf], hint: &str) -> Result<Vec<Source>, (Diagnostics, Vec<Source>)> {
    read(paths).map_err(|(found, sources)| {
        let mut own = Diagnostics::default();
        for problem in found.iter() {
            let is_path = matches!(problem.code, "no-such-file" | "not-a-file");
            let hint = if is_path { Some(hint.to_owned()) } else { problem.hint.clone() };
            own.push(Diagnostic { hint, ..problem.clone() });
        }
        (own, sources)
    })
}

fn bytes(path: &Path, place: &Place) -> Result<Vec<u8>, Box<Diagnostic>> {
    let problem = |code, message: String| Diagnostic::error(code, place.clone(), message);
    if path.as_os_str() == STANDARD_INPUT {
        let mut bytes = Vec::new();
        let read = std::io::stdin().lock().read_to_end(&mut bytes);
        return read.map(|_| bytes).map_err(|error| {
            problem("unreadable-file", format!("standard input cannot be read: {error}")).into()
        });
    }
    if path.is_dir() {
        let hint = "give the files in it; `--each` makes a crate of each";
        return Err(problem("not-a-file", "this is a folder, not a model file".to_owned()).hint(hint).into());
    }
    read_file(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            let hint = "give the path of the model, relative to the current folder";
            problem("no-such-file", "there is no such file".to_owned()).hint(hint).into()
        }
        _ => problem("unreadable-file", format!("the file cannot be read: {error}")).into(),
    })
}

#[cfg(feature = "cli")]
fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    fs::read(path).or_else(|error| revision::read(path, error))
}

#[cfg(not(feature = "cli"))]
fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    fs::read(path)
}

/// The newest model in a folder of versions: the last of its files by path, where numbers count as numbers. A path that
/// is not a folder's is returned as it is.
///
/// # Errors
///
/// If there is no model, or the folder cannot be read.
pub(crate) fn newest(path: &Path) -> Result<PathBuf, String> {
    if path.as_os_str() == STANDARD_INPUT || !path.is_dir() {
        return Ok(path.to_owned());
    }
    let shown = crate::diagnostic::print::shown(path);
    let found = below(path).map_err(|error| format!("the folder {shown} cannot be read: {error}"))?;
    let newest = found.into_iter().max_by_key(|path| natural(&path.to_string_lossy()));
    newest.ok_or_else(|| format!("the folder {shown} has no file that ends in `.json`"))
}

/// A sort key for text with numbers in it: each number has its value, and comes before the text after it.
fn natural(text: &str) -> Vec<(String, u64)> {
    let mut parts = vec![(String::new(), 0_u64)];
    let mut in_number = false;
    for c in text.chars() {
        let digit = c.to_digit(10);
        if digit.is_none() && in_number {
            parts.push((String::new(), 0));
        }
        in_number = digit.is_some();
        if let Some((word, number)) = parts.last_mut() {
            match digit {
                Some(digit) => *number = number.saturating_mul(10).saturating_add(digit.into()),
                None => word.push(c),
            }
        }
    }
    parts
}

/// The files below a folder that end in `.json`, sorted. Links to folders are not followed.
pub(crate) fn below(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension() == Some(OsStr::new("json")) && path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The source that generated files name: the names of the model's files. So generated files do not change when a model
/// moves to another folder, and no path of a machine gets into them.
pub(crate) fn shown_names(models: &[PathBuf]) -> String {
    let shown = |model: &PathBuf| match model.as_os_str() == STANDARD_INPUT {
        true => STANDARD_INPUT_NAME.to_owned(),
        false => escaped(&model.file_name().map(OsStr::to_string_lossy).unwrap_or_default()),
    };
    models.iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// A path without `..`, if it leads to the same file.
pub(crate) fn simplified(path: &Path) -> PathBuf {
    let short = resolved(path);
    let leads_there = matches!((fs::canonicalize(path), fs::canonicalize(&short)), (Ok(a), Ok(b)) if a == b);
    if leads_there { short } else { path.to_owned() }
}

/// The path of a file from a folder, with `/`. Neither needs to exist.
pub(crate) fn relative(folder: &Path, file: &Path) -> String {
    let whole =
        |path: &Path| std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| resolved(&path));
    let (folder, file) = (whole(folder), whole(file));
    let shared = folder.components().zip(file.components()).take_while(|(a, b)| a == b).count();
    let ups = folder.components().skip(shared).map(|_| "..".into());
    let rest = file.components().skip(shared).map(|part| part.as_os_str().to_string_lossy());
    ups.chain(rest).collect::<Vec<_>>().join("/")
}

/// The path without `.` and `..`, by its text only: what a link leads to differs between machines.
fn resolved(path: &Path) -> PathBuf {
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
    fn names_are_the_same_wherever_the_model_is() {
        let shown = |models: &[&str]| shown_names(&models.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert_eq!(shown(&["models/a.json"]), shown(&["/elsewhere/a.json"]));
        assert_eq!(shown(&["models/a.json", "b.json"]), "a.json, b.json");
        assert_eq!(shown(&["a\nb.json"]), "a\\nb.json");
        assert_eq!(shown(&["-"]), "standard input");
    }

    #[test]
    fn the_newest_version() {
        let dir = tempfile::tempdir().unwrap();
        for path in ["9/m.json", "10/m.json", "2/m.json", "10/README.md"] {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "{}").unwrap();
        }
        assert_eq!(newest(dir.path()), Ok(dir.path().join("10/m.json")));
        let file = dir.path().join("2/m.json");
        assert_eq!(newest(&file), Ok(file));
        fs::create_dir(dir.path().join("none")).unwrap();
        assert!(newest(&dir.path().join("none")).unwrap_err().contains("has no file that ends in `.json`"));
        assert!(natural("2014-11-06/b") < natural("2015-01-01/a") && natural("a9") < natural("a10"));
    }

    #[test]
    fn paths_from_a_folder() {
        let from = |folder: &str, file: &str| relative(folder.as_ref(), file.as_ref());
        assert_eq!(from("generated", "models/a.json"), "../models/a.json");
        assert_eq!(from("x/../y/z", "./y/a.json"), "../a.json");
        assert_eq!(from(".", "a.json"), "a.json");
    }

    #[test]
    fn every_file_that_cannot_be_read_is_named() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("latin1.json"), b"{\"\xe9\": 1}").unwrap();
        fs::write(dir.path().join("good.json"), "{}").unwrap();
        let paths = ["none.json", "good.json", "latin1.json", ""].map(|name| dir.path().join(name));
        let (found, sources) = read(&paths).unwrap_err();
        let text = crate::diagnostic::print::render(&found, &sources, false);
        let expected = "\
error[no-such-file]: there is no such file
--> DIR/none.json
 = help: give the path of the model, relative to the current folder

error[not-utf8]: the file is not UTF-8: byte 2 cannot be read
--> DIR/latin1.json
 = help: a model is JSON in UTF-8

error[not-a-file]: this is a folder, not a model file
--> DIR/
 = help: give the files in it; `--each` makes a crate of each
";
        assert_eq!(text.replace(&dir.path().display().to_string(), "DIR"), expected);
        assert_eq!(
            read(&paths[1..2]).unwrap(),
            [Source { name: paths[1].display().to_string(), text: "{}".into() }]
        );
    }
}
