//! The last stage: files in memory to files on disk.
//!
//! [`plan()`] compares the files with a folder and says what would happen; [`Plan::apply`] does it. A plan that exists can be
//! carried out: all that speaks against it (files of other people, paths that lead out of the folder) is found first.
//! Where other files must change together with the generated ones, a [`Transaction`] takes the plan's
//! [changes](Plan::changes) with theirs. A build script's single file is [`write_if_changed`].
//! Nothing else of the generator changes the disk, and in here only `writer` does.

mod change;
mod disk;
mod edit;
mod error;
mod file;
#[allow(unreachable_pub, reason = "what is public in it is public in this crate")]
mod format;
mod journal;
mod manifest;
mod paths;
mod plan;
mod present;
mod table;
#[cfg(test)]
mod tests;
mod transaction;
mod writer;

pub(crate) use self::change::FileChange;
pub(crate) use self::edit::{edited, lock_file, read_text};
pub(crate) use self::error::WriteError;
pub(crate) use self::file::MARK;
pub use self::file::{FileKind, GeneratedFile};
pub(crate) use self::format::{Counts, format};
pub use self::manifest::{Dependency, Feature};
pub(crate) use self::manifest::{FEATURES, dependencies, features, manifest};
pub(crate) use self::plan::{Difference, Drift, Plan, plan};
pub(crate) use self::present::{check_manifest, lacks_test_dependency, package_name};
pub(crate) use self::transaction::{Transaction, unfinished};
pub(crate) use self::writer::write_if_changed;
