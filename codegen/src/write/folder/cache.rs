//! A run that has nothing to do, known again without doing it.
//!
//! All that decides what a run does is one text, a [`Snapshot`]. It is taken before the run, and written to a file if
//! the run found nothing to do and nothing to say. A later run whose own snapshot has the same bytes would find the same.
//! The file is only ever compared, never understood: one that is damaged is another one, and the run is done.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::disk::{names, read_text, walk};
use super::plan::SOURCES;
use crate::diagnostic::print::shown;
use crate::source::Source;
use crate::write::error::{WriteError, refuse_foreign};
use crate::write::writer::replace;

/// How the file begins. One that begins otherwise is somebody else's.
const HEAD: &str = "A run of smithy-typegen that had nothing to do; this file may be removed at any time.\n";

/// All that decides what a run does, as it was before the run.
#[derive(Debug)]
pub(crate) struct Snapshot {
    text: String,
    /// How many files there are that carry the mark.
    pub(crate) generated: usize,
}

impl Snapshot {
    /// What there is for a run on the crate in `dir` with these models; `run` says who runs, with which arguments and
    /// settings. Of the crate these count: the names in its folder, its manifest, the text of each file that carries the
    /// mark, and the paths of those beside them.
    ///
    /// # Errors
    ///
    /// If something cannot be read: then the run itself will say what is wrong.
    pub(crate) fn take(dir: &Path, run: &str, sources: &[Source]) -> Result<Self, WriteError> {
        let mut snapshot = Self { text: HEAD.to_owned(), generated: 0 };
        snapshot.add("run", run);
        sources.iter().for_each(|source| snapshot.add(&source.name, &source.text));
        snapshot.add("folder", &format!("{:?}", names(dir)?));
        snapshot.add("manifest", &format!("{:?}", read_text(&dir.join("Cargo.toml"))?));
        for file in walk(dir, SOURCES)? {
            snapshot.generated += usize::from(file.marked);
            let text = if file.marked { read_text(&dir.join(&file.path))? } else { None };
            snapshot.add(&file.path, text.as_deref().unwrap_or_default());
        }
        Ok(snapshot)
    }

    /// Adds a part. Its length keeps it apart from what follows.
    fn add(&mut self, name: &str, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{name:?} {}", text.len());
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// Whether the file has this snapshot.
    pub(crate) fn is_in(&self, file: &Path) -> bool {
        fs::read(file).is_ok_and(|found| found == self.text.as_bytes())
    }

    /// Writes the file.
    ///
    /// # Errors
    ///
    /// If the file is not a snapshot, or the operating system refuses.
    pub(crate) fn write(&self, file: &Path) -> Result<(), WriteError> {
        let found = fs::read(file).unwrap_or_default();
        if !found.is_empty() && !found.starts_with(HEAD.as_bytes()) {
            return refuse_foreign(vec![shown(file)]);
        }
        replace(file, &self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::MARK;

    /// Changes something in a place.
    type Change = fn(&mut Place);

    /// A crate whose snapshot is in a file beside it.
    struct Place {
        dir: tempfile::TempDir,
        run: &'static str,
        sources: Vec<Source>,
    }

    impl Place {
        fn new() -> Self {
            let place = Self {
                dir: tempfile::tempdir().unwrap(),
                run: "run",
                sources: ["model", "overlay"]
                    .map(|name| Source { name: name.to_owned(), text: "{}".to_owned() })
                    .into(),
            };
            place.put("crate/Cargo.toml", "[package]");
            place.put("crate/src/lib.rs", &format!("{MARK}\nmod a;"));
            place.put("crate/src/a/b.rs", &format!("{MARK}\n"));
            place.put("crate/src/own.rs", "// Mine.");
            place.snapshot().write(&place.path("cache")).unwrap();
            assert!(place.is_known());
            place
        }

        fn path(&self, path: &str) -> std::path::PathBuf {
            self.dir.path().join(path)
        }

        fn put(&self, path: &str, text: &str) {
            let path = self.path(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        fn snapshot(&self) -> Snapshot {
            Snapshot::take(&self.path("crate"), self.run, &self.sources).unwrap()
        }

        fn is_known(&self) -> bool {
            self.snapshot().is_in(&self.path("cache"))
        }
    }

    #[test]
    fn each_reason_to_run_again() {
        let reasons: &[(&str, Change)] = &[
            ("another run", |place| place.run = "run2"),
            ("a model", |place| place.sources[0].text.push(' ')),
            ("an overlay", |place| place.sources[1].text.push(' ')),
            ("the name of a model", |place| place.sources[0].name.push('2')),
            ("one model more", |place| place.sources.push(place.sources[0].clone())),
            ("one model less", |place| drop(place.sources.pop())),
            ("the order of models", |place| place.sources.reverse()),
            ("the manifest", |place| place.put("crate/Cargo.toml", "[package]\n")),
            ("no manifest", |place| fs::remove_file(place.path("crate/Cargo.toml")).unwrap()),
            ("a name beside it", |place| place.put("crate/SRC", "")),
            ("a generated file", |place| place.put("crate/src/lib.rs", &format!("{MARK}\nmod b;"))),
            ("its mark", |place| place.put("crate/src/lib.rs", "mod a;")),
            ("a generated file that is gone", |place| {
                fs::remove_file(place.path("crate/src/a/b.rs")).unwrap()
            }),
            ("one that is new", |place| place.put("crate/src/c.rs", MARK)),
            ("one that is elsewhere", |place| {
                fs::rename(place.path("crate/src/a"), place.path("crate/src/c")).unwrap();
            }),
            ("a file beside them", |place| place.put("crate/src/Lib.txt", "")),
            ("no file", |place| fs::remove_file(place.path("cache")).unwrap()),
            ("an empty file", |place| place.put("cache", "")),
            ("a file that is cut off", |place| {
                let whole = fs::read_to_string(place.path("cache")).unwrap();
                place.put("cache", &whole[..whole.len() - 1]);
            }),
            ("another file", |place| fs::write(place.path("cache"), b"\xff\0").unwrap()),
        ];
        for (reason, change) in reasons {
            let mut place = Place::new();
            change(&mut place);
            assert!(!place.is_known(), "{reason}");
        }
    }

    #[test]
    fn what_is_of_no_importance() {
        let place = Place::new();
        place.put("crate/src/own.rs", "// Also mine.");
        assert!(place.is_known(), "it is not generated");
        assert_eq!(place.snapshot().generated, 2);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_a_file() {
        for path in ["crate/src/lib.rs", "crate/src/a", "crate/src"] {
            let place = Place::new();
            fs::rename(place.path(path), place.path("moved")).unwrap();
            std::os::unix::fs::symlink(place.path("moved"), place.path(path)).unwrap();
            assert!(!place.is_known(), "{path}");
        }
    }

    #[test]
    fn parts_stay_apart() {
        let text = |parts: &[(&str, &str)]| {
            let mut snapshot = Snapshot { text: String::new(), generated: 0 };
            parts.iter().for_each(|(name, text)| snapshot.add(name, text));
            snapshot.text
        };
        assert_ne!(text(&[("a", "\n\"b\" 0\n")]), text(&[("a", ""), ("b", "")]));
        assert_ne!(text(&[("a\" 0", "")]), text(&[("a", "")]));
    }

    #[test]
    fn a_file_of_somebody_else_stays() {
        let place = Place::new();
        for text in [&b"mine"[..], b"\xff"] {
            fs::write(place.path("cache"), text).unwrap();
            let problem = place.snapshot().write(&place.path("cache")).unwrap_err();
            assert!(problem.to_string().contains("are not marked as generated:\n"), "{problem}");
            assert_eq!(fs::read(place.path("cache")).unwrap(), text);
        }
        place.put("cache", "");
        place.snapshot().write(&place.path("cache")).unwrap();
        assert!(place.is_known(), "an empty file is nobody's");
        assert!(place.snapshot().write(&place.path("crate/src")).is_err(), "a folder");
    }

    #[test]
    fn what_cannot_be_read_is_never_known() {
        let place = Place::new();
        let bytes = [MARK.as_bytes(), b"\xff"].concat();
        fs::write(place.path("crate/src/lib.rs"), bytes).unwrap();
        assert!(Snapshot::take(&place.path("crate"), "", &[]).is_err());
        assert!(Snapshot::take(&place.path("crate/Cargo.toml"), "", &[]).is_err());
    }
}
