//! Why nothing, or not everything, was written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::print::{escaped, shown};

/// Why files cannot be written to a folder.
///
/// All except [`Io`](Self::Io) are found before anything is written.
#[derive(Debug)]
pub(crate) enum WriteError {
    /// The target exists and is not a folder.
    NotAFolder(PathBuf),
    /// The target holds something that is not a crate and was not made by the generator.
    ForeignFolder(PathBuf),
    /// These files would be overwritten and do not carry the mark.
    ForeignFiles(Vec<PathBuf>),
    /// A folder is where a file should go, or a file where a folder should.
    InTheWay(Vec<PathBuf>),
    /// Generated files would be written through these links.
    SymbolicLinks(Vec<PathBuf>),
    /// Generated paths that are absolute, leave the folder, or are invalid on some system.
    UnsafePaths(Vec<String>),
    /// Pairs of paths that are the same or differ only in case, so that some systems would write one over the other.
    Clashes(Vec<(String, String)>),
    /// Generated texts that do not begin with the mark, so that no later run would rewrite them.
    Unmarked(Vec<String>),
    /// The crate's manifest cannot be understood.
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// A file that is to be changed cannot be understood.
    Unusable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// An update of the crate was interrupted and left this journal.
    UnfinishedUpdate(PathBuf),
    /// Another run changes the crate in this folder.
    Locked(PathBuf),
    /// Files that were to be changed have changed since the changes were computed. Nothing was written.
    ChangedMeanwhile(Vec<PathBuf>),
    /// A step of a transaction failed, and all files are as before.
    TakenBack(Box<Self>),
    /// A step of a transaction failed, and the files could not be restored.
    Unfinished {
        /// What failed first.
        cause: Box<Self>,
        /// What failed when the changes were undone; `None` if all were made and only the journal is left.
        second: Option<Box<Self>>,
        /// The journal.
        journal: PathBuf,
    },
    /// Files that a journal changes have been changed by somebody else since. Nothing was changed now.
    Conflict {
        /// The journal.
        journal: PathBuf,
        /// The files.
        files: Vec<PathBuf>,
    },
    /// A journal changes files that do not belong to the crate. Nothing was changed.
    ForeignJournal {
        /// The journal.
        journal: PathBuf,
        /// The files.
        files: Vec<PathBuf>,
    },
    /// A journal cannot be understood. Nothing was changed.
    Journal {
        /// The journal.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The crate's manifest lacks dependencies or features.
    MissingDependencies {
        /// The manifest.
        path: PathBuf,
        /// The lines to add under `[dependencies]`.
        lines: Vec<String>,
        /// The lines to add under `[features]`.
        features: Vec<String>,
    },
    /// The operating system refused.
    Io {
        /// What was tried, such as `read`.
        action: &'static str,
        /// The path it was tried on.
        path: PathBuf,
        /// The system's error.
        source: io::Error,
    },
}

impl WriteError {
    /// For `map_err`: the error that doing `action` on `path` failed.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }

    /// This error with all that is wrong in the same way, if anything is.
    #[cfg(feature = "cli")]
    pub(super) fn refuse<T>(
        wrong: impl IntoIterator<Item = T>,
        error: impl FnOnce(Vec<T>) -> Self,
    ) -> Result<(), Self> {
        let wrong: Vec<T> = wrong.into_iter().collect();
        if wrong.is_empty() { Ok(()) } else { Err(error(wrong)) }
    }

    /// What to do about it, if that is known.
    pub(crate) fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::NotAFolder(_) | Self::InTheWay(_) => "remove what is there, or choose another folder",
            Self::ForeignFolder(_) => "give a folder that is empty, does not exist yet, or has a Cargo.toml",
            Self::ForeignFiles(_) => "move them away, or choose another folder",
            Self::SymbolicLinks(_) => "replace them by real folders and files",
            Self::Clashes(_) => "rename one of each pair",
            Self::UnsafePaths(_) | Self::Unmarked(_) => {
                "this is a mistake of the generator; please report it"
            }
            Self::UnfinishedUpdate(_) => "run `generate` or `update` for this crate alone, which finishes it",
            Self::Locked(_) => "run the command again when the other one has ended",
            Self::ChangedMeanwhile(_) => "run the command again",
            Self::Unusable { .. } => "nothing was changed; mend this file and run the command again",
            Self::TakenBack(cause) => return cause.hint(),
            Self::Unfinished { journal, .. } => {
                return Some(format!(
                    "mend this and run the command again: it goes on from {}. Keep that file until then",
                    shown(journal)
                ));
            }
            Self::Conflict { journal, .. } => {
                return Some(format!(
                    "either restore these files from version control and run the command again, or remove {} to keep \
                     everything as it is now",
                    shown(journal)
                ));
            }
            Self::ForeignJournal { journal, .. } => {
                return Some(format!(
                    "give the --model of the update that was interrupted; or, if there was none, remove {}",
                    shown(journal)
                ));
            }
            Self::Journal { path, .. } => {
                return Some(format!(
                    "restore the crate and its model from version control, and remove {}",
                    shown(path)
                ));
            }
            Self::Manifest { .. } | Self::MissingDependencies { .. } | Self::Io { .. } => return None,
        };
        Some(hint.to_owned())
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = |paths: &[PathBuf]| paths.iter().map(|path| shown(path)).collect();
        match self {
            Self::NotAFolder(path) => write!(f, "{} is not a folder", shown(path)),
            Self::ForeignFolder(path) => write!(
                f,
                "{} is not empty, has no Cargo.toml, and holds nothing that this generator made",
                shown(path)
            ),
            Self::ForeignFiles(paths) => {
                list(f, "these files would be overwritten, but are not marked as generated:", each(paths))
            }
            Self::InTheWay(paths) => list(f, "these are in the way of generated files:", each(paths)),
            Self::SymbolicLinks(paths) => {
                list(f, "generated files are not written through symbolic links:", each(paths))
            }
            Self::UnsafePaths(paths) => {
                let paths = paths.iter().map(|path| format!("`{}`", escaped(path)));
                list(f, "these are no paths inside the crate:", paths.collect())
            }
            Self::Clashes(pairs) => {
                let pairs = pairs.iter().map(|(a, b)| format!("{} and {}", escaped(a), escaped(b)));
                list(f, "these files would be the same one where case does not count:", pairs.collect())
            }
            Self::Unmarked(paths) => {
                let paths = paths.iter().map(|path| escaped(path)).collect();
                list(f, "these generated files do not begin with the mark of generated files:", paths)
            }
            Self::UnfinishedUpdate(journal) => {
                write!(f, "an update of the crate was not finished: it left {}", shown(journal))
            }
            Self::Locked(dir) => write!(f, "another run is changing {}", shown(dir)),
            Self::ChangedMeanwhile(files) => {
                let what = "nothing was changed: these files were changed while the update was worked out:";
                list(f, what, each(files))
            }
            Self::TakenBack(cause) => write!(f, "{cause}; all files are as before"),
            Self::Unfinished { cause, second: Some(second), .. } => {
                write!(f, "{cause}; and the changes could not be taken back: {second}")
            }
            Self::Unfinished { cause, second: None, .. } => write!(f, "all files are changed, but {cause}"),
            Self::Conflict { journal, files } => {
                write!(f, "the update in {} was not finished, ", shown(journal))?;
                list(f, "and these files changed since:", each(files))
            }
            Self::ForeignJournal { journal, files } => {
                write!(f, "the update in {} ", shown(journal))?;
                list(f, "changes files outside of the crate:", each(files))
            }
            Self::Journal { path, problem } => {
                write!(f, "{} is left of an update and cannot be read: {}", shown(path), escaped(problem))
            }
            Self::Manifest { path, problem } | Self::Unusable { path, problem } => {
                write!(f, "{}: {}", shown(path), problem.trim_end())
            }
            Self::MissingDependencies { path, lines, features } => {
                let table = if lines.is_empty() { "features" } else { "dependencies" };
                let (path, is_both) = (shown(path), !lines.is_empty() && !features.is_empty());
                write!(f, "the generated code needs more {table}; in {path}, [{table}] must have:")?;
                list(f, "", lines.clone())?;
                list(f, if is_both { "\nand [features]:" } else { "" }, features.clone())
            }
            Self::Io { action, path, source } => write!(f, "cannot {action} {}: {source}", shown(path)),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::TakenBack(cause) | Self::Unfinished { cause, .. } => Some(&**cause),
            _ => None,
        }
    }
}

fn list(f: &mut fmt::Formatter<'_>, what: &str, items: Vec<String>) -> fmt::Result {
    f.write_str(what)?;
    items.iter().try_for_each(|item| write!(f, "\n  {item}"))
}
