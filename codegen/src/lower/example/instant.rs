//! Instants on the wire.

use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::Offset;

use crate::lower::ir::Json;
use crate::resolve::TimestampFormat;

/// What serde writes in this format; seconds where there is none.
pub(super) fn written(instant: Timestamp, format: Option<TimestampFormat>) -> Option<Json> {
    Some(match format {
        Some(TimestampFormat::DateTime) => Json::Text(instant.to_string()),
        Some(TimestampFormat::HttpDate) => {
            let time = Offset::UTC.to_datetime(instant);
            Json::Text(strtime::format("%a, %d %b %Y %H:%M:%S%.f GMT", time).ok()?)
        }
        Some(TimestampFormat::EpochSeconds) | None if instant.subsec_nanosecond() == 0 => {
            Json::Number(instant.as_second().to_string())
        }
        Some(TimestampFormat::EpochSeconds) | None => {
            let seconds = instant.as_second() as f64 + f64::from(instant.subsec_nanosecond()) / 1e9;
            Json::Number(serde_json::Number::from_f64(seconds)?.to_string())
        }
    })
}
