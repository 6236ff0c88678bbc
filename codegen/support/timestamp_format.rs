//! The wire formats of instants.

use std::convert::TryFrom;
use std::fmt;

use serde_core::de::{Error, MapAccess, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::numeral;
use super::timestamp::{NANOS_PER_MILLISECOND, Timestamp, at, digits};

/// The wire format of an instant
/// (Smithy 2.0, [timestampFormat trait](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)).
pub trait TimestampFormat {
    /// Whether an instant's text contains a comma, which also separates the items of a header.
    const HAS_COMMA: bool = false;

    /// Writes the instant.
    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads an instant.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error>;
}

/// Seconds since 1970, with milliseconds if there are any.
#[derive(Clone, Copy, Debug)]
pub struct EpochSeconds;

/// RFC 3339, with milliseconds if there are any.
#[derive(Clone, Copy, Debug)]
pub struct DateTime;

/// The `IMF-fixdate` of RFC 9110.
#[derive(Clone, Copy, Debug)]
pub struct HttpDate;

impl TimestampFormat for EpochSeconds {
    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let Timestamp { seconds, nanos } = timestamp.to_the_millisecond();
        if nanos == 0 && serializer.is_human_readable() {
            serializer.serialize_i64(seconds)
        } else {
            serializer
                .serialize_f64((seconds * 1000 + i64::from(nanos / NANOS_PER_MILLISECOND)) as f64 / 1000.0)
        }
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        struct Seconds;

        impl<'de> Visitor<'de> for Seconds {
            type Value = Timestamp;

            #[inline]
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("seconds since 1970, from the year -9999 to 9999")
            }

            fn visit_i64<E: Error>(self, seconds: i64) -> Result<Timestamp, E> {
                Timestamp::from_epoch_seconds(seconds)
                    .map_err(|_| E::invalid_value(Unexpected::Signed(seconds), &self))
            }

            fn visit_u64<E: Error>(self, seconds: u64) -> Result<Timestamp, E> {
                self.visit_i64(i64::try_from(seconds).unwrap_or(i64::MAX))
            }

            fn visit_f64<E: Error>(self, seconds: f64) -> Result<Timestamp, E> {
                Timestamp::from_epoch_f64(seconds)
                    .map_err(|_| E::invalid_value(Unexpected::Float(seconds), &self))
            }

            /// Services send RFC 3339, too, and AWS's clients accept it.
            fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
                text.parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Timestamp, A::Error> {
                let text = numeral::digits(map, &self)?;
                Timestamp::from_decimal(&text)
                    .ok_or_else(|| A::Error::invalid_value(Unexpected::Other(&text), &self))
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_any(Seconds)
        } else {
            deserializer.deserialize_f64(Seconds)
        }
    }
}

impl TimestampFormat for DateTime {
    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&timestamp.to_the_millisecond())
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        deserializer
            .deserialize_string(Text { expected: "an RFC 3339 instant", parse: |text| text.parse().ok() })
    }
}

impl TimestampFormat for HttpDate {
    const HAS_COMMA: bool = true;

    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((date, time)) = timestamp.civil().filter(|(date, _)| date.year() >= 0) else {
            return Err(serde_core::ser::Error::custom("an http-date cannot be before the year 0"));
        };
        let name = |names: &[&'static str], index: i8| names.get(index as usize).copied().unwrap_or_default();
        let weekday = name(&DAYS, date.weekday().to_monday_zero_offset());
        let month = name(&MONTHS, date.month() - 1);
        serializer.collect_str(&format_args!(
            "{weekday}, {:02} {month} {:04} {:02}:{:02}:{:02} GMT",
            date.day(),
            date.year(),
            time.hour(),
            time.minute(),
            time.second(),
        ))
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let expected = "an IMF-fixdate instant of RFC 9110";
        deserializer.deserialize_string(Text { expected, parse: http_date })
    }
}

/// Reads an instant from text.
struct Text {
    expected: &'static str,
    parse: fn(&str) -> Option<Timestamp>,
}

impl Visitor<'_> for Text {
    type Value = Timestamp;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        (self.parse)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        EpochSeconds::write(*self, serializer)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        EpochSeconds::read(deserializer)
    }
}

/// The names of days and months in an `HTTP-date`.
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Reads an `HTTP-date` of RFC 9110, section 5.6.7: the current `IMF-fixdate`, with or without a fraction, and the two
/// obsolete forms. The day of the week is ignored, since the date implies it.
#[inline]
fn http_date(text: &str) -> Option<Timestamp> {
    let month = |text: &str| {
        let index = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(text))?;
        i32::try_from(index + 1).ok()
    };
    let mut parts = text.split([' ', ',', '-']).filter(|part| !part.is_empty());
    let mut next = || parts.next();
    let mut first = next()?;
    if first.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        first = next()?;
    }
    let (day, month, time, year, zone) = match month(first) {
        Some(month) => (next()?, month, next()?, next()?, "GMT"),
        None => {
            let (month, year) = (month(next()?)?, next()?);
            (first, month, next()?, year, next()?)
        }
    };
    let day = digits(day, day.len().clamp(1, 2))?;
    let year = match digits(year, 2) {
        // Two digits mean 1970 to 2069: nobody will write this form by then.
        Some(year) => year + if year < 70 { 2000 } else { 1900 },
        None => digits(year, 4)?,
    };
    let is_whole = next().is_none() && ["GMT", "UTC"].iter().any(|name| zone.eq_ignore_ascii_case(name));
    at(year, month, day, time).filter(|_| is_whole)
}
