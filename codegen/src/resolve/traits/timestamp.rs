//! The [timestampFormat trait](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait).

use super::list::Traits;
use super::node::{Node, Read};
use super::rule::{On, Rule, SmithyTrait};

/// How an instant is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum TimestampFormat {
    /// Seconds since 1970, with a fraction where needed.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// IMF-fixdate of RFC 9110.
    HttpDate,
}

impl SmithyTrait for TimestampFormat {
    const ID: &'static str = "smithy.api#timestampFormat";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.choice(&[
            ("date-time", Self::DateTime),
            ("http-date", Self::HttpDate),
            ("epoch-seconds", Self::EpochSeconds),
        ])
    }
}

impl Traits {
    /// The format of an instant.
    pub(crate) fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.get().copied()
    }
}

pub(super) const RULES: &[Rule] =
    &[Rule::of::<TimestampFormat>(&[On::Shape(&["timestamp"]), On::MemberTo(&["timestamp"])])];
