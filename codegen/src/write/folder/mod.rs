//! The folder of a crate: what is there, how it differs from what it should be, and the changes that make it so.

mod cache;
mod change;
mod disk;
mod edit;
mod edition;
mod journal;
mod lock;
mod paths;
mod plan;
mod present_manifest;
mod shared_support;
#[cfg(test)]
mod tests;
mod transaction;
mod workspace;

pub(crate) use self::cache::Snapshot;
pub(crate) use self::change::FileChange;
pub(crate) use self::disk::read_text;
pub(crate) use self::edit::edited;
pub(crate) use self::journal::unfinished;
pub(crate) use self::lock::{Lock, lock};
pub(crate) use self::plan::{Drift, Plan, plan};
pub(crate) use self::present_manifest::{
    Missing, check_manifest, lacks_test_dependency, missing_in_manifest, package_name,
};
pub(crate) use self::transaction::{commit, resume};
pub(crate) use self::workspace::lock_file;
