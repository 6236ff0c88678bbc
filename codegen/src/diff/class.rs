//! What a change means for the version.

use serde::Serialize;

/// What a change means for the version, by Cargo's rules
/// ([semver compatibility](https://doc.rust-lang.org/cargo/reference/semver.html)). It is serialized as in the JSON report
/// ([`json`](super::render::json())): as its [name](Self::name).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Nothing that code can rely on changes: documentation, order, hints.
    Patch,
    /// Code still compiles and does the same, and there is something new.
    Minor,
    /// Code may no longer compile, or does something else.
    Major,
}

impl Class {
    /// All classes, the most severe first.
    pub const ALL: [Self; 3] = [Self::Major, Self::Minor, Self::Patch];

    /// `patch`, `minor` or `major`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}
