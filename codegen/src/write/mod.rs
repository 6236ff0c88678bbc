//! The last stage: from files in memory to files on disk.
//!
//! [`plan()`] compares the files with a folder and says what would happen; [`Plan::apply`] does it. A plan that exists
//! can be carried out: every obstacle (files of other people, paths that lead out of the folder) is found first. If
//! other files must change together with the generated ones, [`commit`] makes the plan's [changes](Plan::changes) and
//! theirs. A build script's single file is written by [`write_if_changed`]. Nothing else in the generator changes the
//! disk, and in here only `writer` does.

#[cfg(feature = "cli")]
mod cache;
#[cfg(feature = "cli")]
mod change;
#[cfg(feature = "cli")]
mod disk;
#[cfg(feature = "cli")]
mod edit;
mod error;
mod file;
mod format;
#[cfg(feature = "cli")]
mod journal;
#[cfg(feature = "cli")]
mod lock;
mod manifest;
#[cfg(feature = "cli")]
mod paths;
#[cfg(feature = "cli")]
mod plan;
#[cfg(feature = "cli")]
mod present;
mod table;
#[cfg(feature = "cli")]
#[cfg(test)]
mod tests;
#[cfg(feature = "cli")]
mod transaction;
#[cfg(feature = "cli")]
mod workspace;
mod writer;

pub(crate) use self::error::WriteError;
pub(crate) use self::file::MARK;
pub use self::file::{FileKind, GeneratedFile};
pub(crate) use self::format::{Counts, format};
pub use self::manifest::{Dependency, Feature, SupportCrate};
pub(crate) use self::manifest::{dependencies, features, manifest};
pub(crate) use self::writer::write_if_changed;
#[cfg(feature = "cli")]
pub(crate) use self::{
    cache::Snapshot,
    change::FileChange,
    disk::read_text,
    edit::edited,
    journal::unfinished,
    lock::{Lock, lock},
    manifest::support_manifest,
    plan::{Drift, Plan, plan},
    present::{Missing, check_manifest, lacks_test_dependency, missing_in_manifest, package_name},
    transaction::{commit, resume},
    workspace::lock_file,
};
