//! The [timestampFormat trait](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait).

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
    /// The format of an instant.
    TIMESTAMP_FORMAT[TimestampFormat] = "smithy.api#timestampFormat" => timestamp_format,
        [On::Shape(&["timestamp"]), On::MemberTo(&["timestamp"])],
        |node| node.choice(&[
            ("date-time", TimestampFormat::DateTime),
            ("http-date", TimestampFormat::HttpDate),
            ("epoch-seconds", TimestampFormat::EpochSeconds),
        ]);
}
