//! The structure without members.

use std::fmt;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::member::Member;
use super::shape::{Reader, Structure, Visitor};
use super::{read, redact, write};

/// No data: the input or output of an operation that has none, written as `{}`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Unit;

impl Structure for Unit {
    const SHAPE_ID: &'static str = "smithy.api#Unit";
    const SENSITIVE: &'static [&'static str] = &[];
    const MEMBERS: &'static [Member] = &[];

    fn visit<V: Visitor>(&self, _: &mut V) {}

    fn set<R: Reader>(&mut self, _: usize, _: &mut R) {}
}

impl fmt::Debug for Unit {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redact::structure("Unit", self, f)
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::structure(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Unit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::structure(deserializer)
    }
}
