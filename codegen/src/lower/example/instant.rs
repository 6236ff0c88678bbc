//! Instants on the wire.

use crate::lower::ir::Json;
use crate::resolve::{Instant, TimestampFormat};

/// What serde writes in this format; without one, seconds.
pub(super) fn written(instant: Instant, format: Option<TimestampFormat>) -> Option<Json> {
    Some(match format {
        Some(TimestampFormat::DateTime) => Json::Text(instant.to_string()),
        Some(TimestampFormat::HttpDate) => Json::Text(instant.http_date()),
        Some(TimestampFormat::EpochSeconds) | None if instant.nanos == 0 => {
            Json::Number(instant.seconds.to_string())
        }
        Some(TimestampFormat::EpochSeconds) | None => {
            let seconds = instant.seconds as f64 + f64::from(instant.nanos) / 1e9;
            Json::Number(serde_json::Number::from_f64(seconds)?.to_string())
        }
    })
}
