//! Model files on the disk.

#[cfg(feature = "cli")]
mod revision;

use std::ffi::OsStr;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::diagnostic::print::{escaped, shown};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::source::Source;

/// The path that stands for standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// What messages and generated files call it.
const STANDARD_INPUT_NAME: &str = "standard input";

/// The most bytes of a file: 16 times as many as the largest of AWS's models has.
const MOST_BYTES: u64 = 128 << 20;

/// Reads the files; `hint` says what to do about a path that is not a file's, where that differs from `generate`.
///
/// # Errors
///
/// A finding for each file that cannot be read, and the sources, which have the names of all files.
pub(crate) fn read(paths: &[PathBuf], hint: Option<&str>) -> Result<Vec<Source>, (Diagnostics, Vec<Source>)> {
    let mut found = Diagnostics::default();
    let mut sources = Vec::new();
    for (file, path) in paths.iter().enumerate() {
        let name = match path.as_os_str() == STANDARD_INPUT {
            true => STANDARD_INPUT_NAME.to_owned(),
            false => path.display().to_string(),
        };
        let place = Place::file(file);
        let source = bytes(path, &place, hint).and_then(|bytes| {
            Source::from_bytes(&name, bytes).map_err(|problem| Box::new(Diagnostic { place, ..problem }))
        });
        sources.push(source.unwrap_or_else(|problem| {
            found.push(*problem);
            Source { name, text: String::new() }
        }));
    }
    if found.has_errors() { Err((found, sources)) } else { Ok(sources) }
}

fn bytes(path: &Path, place: &Place, hint: Option<&str>) -> Result<Vec<u8>, Box<Diagnostic>> {
    let problem = |code, message: String| Diagnostic::error(code, place.clone(), message);
    let (name, read) = if path.as_os_str() == STANDARD_INPUT {
        (STANDARD_INPUT_NAME, up_to_limit(std::io::stdin().lock(), 0))
    } else if path.is_dir() {
        let hint = hint.unwrap_or("give the files in it; `--each` makes a crate of each");
        return Err(problem("not-a-file", "this is a folder, not a model file".to_owned()).hint(hint).into());
    } else {
        ("the file", read_file(path))
    };
    match read {
        Ok(bytes) if bytes.len() as u64 > MOST_BYTES => {
            let message = format!("{name} has more than {} MiB", MOST_BYTES >> 20);
            Err(problem("too-large", message).hint("this is no model of a service").into())
        }
        Ok(bytes) => Ok(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let hint = hint.unwrap_or("give the path of the model, relative to the current folder");
            Err(problem("no-such-file", "there is no such file".to_owned()).hint(hint).into())
        }
        Err(error) => Err(problem("unreadable-file", format!("{name} cannot be read: {error}")).into()),
    }
}

/// All that can be read, or one byte more than a model may have: a pipe may have no end.
fn up_to_limit(reader: impl Read, expected: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(expected.min(MOST_BYTES) as usize + 1);
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes).map(|_| bytes)
}

fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
    let read = fs::File::open(path).and_then(|file| {
        let expected = file.metadata()?.len();
        up_to_limit(file, expected)
    });
    #[cfg(feature = "cli")]
    let read = read.or_else(|error| revision::read(path, error));
    read
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
    let newest = below(path)?
        .into_iter()
        .max_by(|a, b| natural(&a.to_string_lossy()).cmp(&natural(&b.to_string_lossy())));
    newest.ok_or_else(|| format!("the folder {} has no file that ends in `.json`", shown(path)))
}

/// A sort key for text with numbers in it: each number has its value, and comes before the text after it.
fn natural(text: &str) -> Vec<(&str, u64)> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while !rest.is_empty() {
        let (word, behind) = rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()));
        let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
        let (digits, behind) = behind.split_at(end);
        let digits = digits.bytes().map(|digit| u64::from(digit - b'0'));
        parts.push((
            word,
            digits.fold(0, |number: u64, digit| number.saturating_mul(10).saturating_add(digit)),
        ));
        rest = behind;
    }
    parts
}

/// The files of models: folders stand for all files in them that end in `.json`.
///
/// # Errors
///
/// If a folder cannot be read.
pub(crate) fn models_in(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        files.extend(if path.is_dir() { below(path)? } else { vec![path.clone()] });
    }
    Ok(files)
}

/// The files below a folder that end in `.json`, sorted. Links to folders are not followed.
fn below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error: std::io::Error| format!("the folder {} cannot be read: {error}", shown(folder));
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let path = entry.path();
            if entry.file_type().map_err(unreadable)?.is_dir() {
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
    fn every_file_that_cannot_be_read_is_named() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("latin1.json"), b"{\"\xe9\": 1}").unwrap();
        fs::write(dir.path().join("good.json"), "{}").unwrap();
        let paths = ["none.json", "good.json", "latin1.json", ""].map(|name| dir.path().join(name));
        let (found, sources) = read(&paths, None).unwrap_err();
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
            read(&paths[1..2], None).unwrap(),
            [Source { name: paths[1].display().to_string(), text: "{}".into() }]
        );
    }
}
