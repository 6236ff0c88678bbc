//! The last stage: from files in memory to files on disk.
//!
//! [`plan()`] compares the files with a folder and says what would happen; [`Plan::apply`] does it. A plan that exists
//! can be carried out: every obstacle (files of other people, paths that lead out of the folder) is found first. If
//! other files must change together with the generated ones, [`commit`] makes the plan's [changes](Plan::changes) and
//! theirs. A build script's single file is written by [`write_if_changed`]. Nothing else in the generator changes the
//! disk, and in here only `writer` does.

mod error;
mod file;
#[cfg(feature = "cli")]
mod folder;
mod format;
mod manifest;
mod table;
mod writer;

pub(crate) use self::error::WriteError;
pub(crate) use self::file::MARK;
pub use self::file::{FileKind, GeneratedFile};
#[cfg(feature = "cli")]
pub(crate) use self::folder::*;
pub(crate) use self::format::{Counts, format};
#[cfg(feature = "cli")]
pub(crate) use self::manifest::support_manifest;
pub use self::manifest::{Dependency, Feature, SupportCrate};
pub(crate) use self::manifest::{dependencies, features, manifest};
pub(crate) use self::writer::write_if_changed;
