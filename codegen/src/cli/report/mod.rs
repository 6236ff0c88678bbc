//! Reports of what changes, in the forms in which they are printed.

mod format;
mod github;
mod junit;
mod place;
mod reported;
mod sarif;

pub(super) use self::format::Format;
pub(super) use self::reported::Reported;
