//! Model files on the disk.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use crate::diagnostic::print::escaped;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::load::Source;

/// Reads the files.
///
/// # Errors
///
/// A finding for each file that cannot be read; the sources beside them have the names of all files.
pub(crate) fn read(paths: &[PathBuf]) -> Result<Vec<Source>, (Diagnostics, Vec<Source>)> {
    let mut found = Diagnostics::default();
    let mut sources = Vec::new();
    for (file, path) in paths.iter().enumerate() {
        let name = path.display().to_string();
        let place = Place { file, spot: Spot::File };
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

/// Reads one file for a command that takes it in another way than `generate`: `hint` says what to do about a path that is
/// not one of a file.
///
/// # Errors
///
/// As [`read`].
pub(crate) fn read_one(path: &Path, hint: &str) -> Result<Vec<Source>, (Diagnostics, Vec<Source>)> {
    read(&[path.to_owned()]).map_err(|(found, sources)| {
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
    if path.is_dir() {
        let hint = "give each file with a --model of its own";
        return Err(problem("not-a-file", "this is a folder, not a model file".to_owned()).hint(hint).into());
    }
    fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            let hint = "give the path of the model with --model, relative to the current folder";
            problem("no-such-file", "there is no such file".to_owned()).hint(hint).into()
        }
        _ => problem("unreadable-file", format!("the file cannot be read: {error}")).into(),
    })
}

/// What generated files name as their source: the models' paths relative to the current folder or, in a folder below the
/// one that holds the crate, relative to that, and otherwise only their names. So the same command gives the same bytes
/// on every machine, and nothing of a machine gets into the files.
pub(crate) fn shown_names(models: &[PathBuf], out: &Path, current_folder: &Path) -> String {
    let current_folder = resolved(current_folder);
    let holder = resolved(&current_folder.join(out)).parent().map(Path::to_owned).unwrap_or_default();
    let bases = [Some(&current_folder), Some(&holder).filter(|holder| current_folder.starts_with(holder))];
    let shown = |model: &PathBuf| {
        let full = resolved(&current_folder.join(model));
        let relative = bases.into_iter().flatten().find_map(|base| full.strip_prefix(base).ok());
        let parts: Vec<_> = match relative {
            Some(relative) => relative.iter().map(OsStr::to_string_lossy).collect(),
            None => full.file_name().map(OsStr::to_string_lossy).into_iter().collect(),
        };
        escaped(&parts.join("/"))
    };
    models.iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// The path without `.` and `..`, by its text only: what a link leads to differs between machines.
fn resolved(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
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
    fn names_are_the_same_wherever_the_command_runs() {
        let shown = |model: &str, out: &str, current: &str| {
            shown_names(&[model.into()], out.as_ref(), current.as_ref())
        };
        assert_eq!(shown("models/a.json", "generated", "/repo"), "models/a.json");
        assert_eq!(shown("./models//x/../a.json", "/tmp/out", "/repo"), "models/a.json");
        assert_eq!(shown("/repo/models/a.json", "generated", "/repo"), "models/a.json");
        assert_eq!(shown("../models/a.json", "../generated", "/repo/codegen"), "models/a.json");
        assert_eq!(shown("/tmp/x/a.json", "/tmp/out", "/repo"), "a.json");
        assert_eq!(shown("../../elsewhere/a.json", "out", "/home/me/repo"), "a.json");
        assert_eq!(shown("a\nb.json", "out", "/repo"), "a\\nb.json");
        let models = ["models/a.json".into(), "b.json".into()];
        assert_eq!(shown_names(&models, "out".as_ref(), "/repo".as_ref()), "models/a.json, b.json");
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
 = help: give the path of the model with --model, relative to the current folder

error[not-utf8]: the file is not UTF-8: byte 2 cannot be read
--> DIR/latin1.json
 = help: a model is JSON in UTF-8

error[not-a-file]: this is a folder, not a model file
--> DIR/
 = help: give each file with a --model of its own
";
        assert_eq!(text.replace(&dir.path().display().to_string(), "DIR"), expected);
        assert_eq!(
            read(&paths[1..2]).unwrap(),
            [Source { name: paths[1].display().to_string(), text: "{}".into() }]
        );
    }
}
