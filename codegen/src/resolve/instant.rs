//! Instants as traits write them.

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde_json::Value;

/// An instant: RFC 3339, seconds since 1970, or as HTTP has it, which AWS's models hold too.
pub(crate) fn instant(value: &Value) -> Option<Timestamp> {
    match value {
        Value::String(text) => {
            text.parse().ok().or_else(|| rfc2822::DateTimeParser::new().parse_timestamp(text).ok())
        }
        Value::Number(number) => match number.as_i64() {
            Some(seconds) => Timestamp::from_second(seconds).ok(),
            // As the support code reads it: to the microsecond.
            None => {
                let micros = (number.as_f64()? * 1e6).round();
                if micros.abs() < 1e18 { Timestamp::from_microsecond(micros as i64).ok() } else { None }
            }
        },
        _ => None,
    }
}
