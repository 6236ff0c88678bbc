//! Instants as traits write them.

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use serde_json::Value;

/// An instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Instant {
    /// The instant.
    pub at: Timestamp,
    /// The seconds since 1970, where it is written as a number.
    pub seconds: Option<f64>,
}

impl Instant {
    /// The instant that is written as RFC 3339, as seconds since 1970, or as HTTP has it, which AWS's models hold too.
    pub(super) fn of(json: &Value) -> Option<Self> {
        let at = match json {
            Value::String(text) => {
                text.parse().ok().or_else(|| rfc2822::DateTimeParser::new().parse_timestamp(text).ok())?
            }
            Value::Number(number) => match number.as_i64() {
                Some(seconds) => Timestamp::from_second(seconds).ok()?,
                // As the support code reads it: to the microsecond.
                None => {
                    let micros = (number.as_f64()? * 1e6).round();
                    if micros.abs() >= 1e18 {
                        return None;
                    }
                    Timestamp::from_microsecond(micros as i64).ok()?
                }
            },
            _ => return None,
        };
        Some(Self { at, seconds: json.as_f64() })
    }
}

/// Whether the text is a date and time in UTC, which exists.
pub(super) fn is_date_time(text: &str) -> bool {
    let Some(fraction) = text.get(19..).and_then(|rest| rest.strip_suffix('Z')) else { return false };
    let is_form = text.bytes().zip(b"dddd-dd-ddTdd:dd:dd".iter()).all(|(byte, form)| match form {
        b'd' => byte.is_ascii_digit(),
        other => byte == *other,
    });
    let is_fraction = match fraction.strip_prefix('.') {
        Some(digits) => (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()),
        None => fraction.is_empty(),
    };
    // Like the crate's timestamps, jiff takes a leap second for the second before it.
    is_form && is_fraction && text.parse::<Timestamp>().is_ok()
}
