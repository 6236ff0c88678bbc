//! The [timestampFormat trait](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait).

use super::list::Traits;
use super::rule::{On, traits};

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

traits! {
    TIMESTAMP_FORMAT: TimestampFormat = "smithy.api#timestampFormat",
        [On::Shape(&["timestamp"]), On::MemberTo(&["timestamp"])],
        |node| node.choice(&[
            ("date-time", TimestampFormat::DateTime),
            ("http-date", TimestampFormat::HttpDate),
            ("epoch-seconds", TimestampFormat::EpochSeconds),
        ]);
}

impl Traits {
    /// The format of an instant.
    pub(crate) fn timestamp_format(&self) -> Option<TimestampFormat> {
        self.value(TIMESTAMP_FORMAT).copied()
    }
}
