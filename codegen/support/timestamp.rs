//! Instants, and the three forms that the wire has for them.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::fmt::strtime;
use jiff::tz::Offset;
use serde_core::de::{Error, MapAccess, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::float::Float;

/// An instant, to the nanosecond, from the year -9999 to the year 9999.
///
/// A thin type over [`jiff::Timestamp`], to and from which it converts. Its text form is RFC 3339 in UTC. By serde's
/// traits it is written as AWS JSON has it: seconds since 1970, which hold microseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(jiff::Timestamp);

/// A text or number that is no instant.
#[derive(Clone, Debug)]
pub struct TimestampError(jiff::Error);

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for TimestampError {}

impl From<jiff::Error> for TimestampError {
    fn from(error: jiff::Error) -> Self {
        Self(error)
    }
}

impl Timestamp {
    /// The first instant of 1970.
    pub const EPOCH: Self = Self(jiff::Timestamp::UNIX_EPOCH);

    /// The instant so many seconds after the first of 1970.
    ///
    /// # Errors
    ///
    /// If it is not in the years -9999 to 9999.
    pub fn from_epoch_seconds(seconds: i64) -> Result<Self, TimestampError> {
        Ok(Self(jiff::Timestamp::from_second(seconds)?))
    }

    /// Whole seconds since 1970, rounded down.
    pub fn epoch_seconds(self) -> i64 {
        self.0.as_nanosecond().div_euclid(NANOS).try_into().unwrap_or(i64::MAX)
    }

    /// The instant of this many seconds since 1970, rounded to a microsecond, which is about what an `f64` holds.
    ///
    /// # Errors
    ///
    /// If it is not in the years -9999 to 9999.
    pub fn from_epoch_f64(seconds: f64) -> Result<Self, TimestampError> {
        // Casts cut the fraction off and saturate, so a number out of range stays out of range; what is no number at
        // all would become 0. Functions such as `floor` would be calls.
        let whole = if seconds.is_nan() { i64::MAX } else { seconds as i64 };
        let fraction = (seconds - whole as f64) * 1e6;
        let micros = (fraction + 0.5_f64.copysign(fraction)) as i32;
        if micros.unsigned_abs() < 1_000_000 {
            Ok(Self(jiff::Timestamp::new(whole, micros * 1000)?))
        } else {
            Self::from_epoch_seconds(whole.saturating_add(micros.signum().into()))
        }
    }

    fn epoch_f64(self) -> f64 {
        self.0.as_second() as f64 + f64::from(self.0.subsec_nanosecond()) / 1e9
    }
}

const NANOS: i128 = 1_000_000_000;

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Takes RFC 3339 with any offset.
    fn from_str(text: &str) -> Result<Self, TimestampError> {
        Ok(Self(text.parse()?))
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp)
    }
}

impl From<Timestamp> for jiff::Timestamp {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.0
    }
}

impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Self, TimestampError> {
        Ok(Self(time.try_into()?))
    }
}

/// How an instant stands on the wire
/// (Smithy 2.0, [timestampFormat trait](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)).
pub trait TimestampFormat {
    /// Writes the instant.
    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads an instant.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error>;
}

/// Seconds since 1970, with a fraction where there is one.
#[derive(Clone, Copy, Debug)]
pub struct EpochSeconds;

/// RFC 3339.
#[derive(Clone, Copy, Debug)]
pub struct DateTime;

/// The `IMF-fixdate` of RFC 9110, with a fraction where there is one.
#[derive(Clone, Copy, Debug)]
pub struct HttpDate;

impl TimestampFormat for EpochSeconds {
    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        if timestamp.0.subsec_nanosecond() == 0 && serializer.is_human_readable() {
            serializer.serialize_i64(timestamp.0.as_second())
        } else {
            serializer.serialize_f64(timestamp.epoch_f64())
        }
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        struct Seconds;

        impl<'de> Visitor<'de> for Seconds {
            type Value = Timestamp;

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

            /// See [`Float`].
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Timestamp, A::Error> {
                self.visit_f64(Float.visit_map(map)?)
            }
        }

        deserializer.deserialize_f64(Seconds)
    }
}

impl TimestampFormat for DateTime {
    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&timestamp.0)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        deserializer.deserialize_str(Text { expected: "an RFC 3339 instant", parse: str::parse })
    }
}

impl TimestampFormat for HttpDate {
    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let time = Offset::UTC.to_datetime(timestamp.0);
        serializer.collect_str(&strtime::format(HTTP_DATE, time).map_err(serde_core::ser::Error::custom)?)
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        let parse = |text: &str| {
            let time = strtime::parse(HTTP_DATE, text)?.to_datetime()?;
            Ok(Timestamp(Offset::UTC.to_timestamp(time)?))
        };
        deserializer.deserialize_str(Text { expected: "an IMF-fixdate instant of RFC 9110", parse })
    }
}

/// `%.f` writes the dot and the digits only where there is a fraction.
const HTTP_DATE: &str = "%a, %d %b %Y %H:%M:%S%.f GMT";

/// Reads an instant from text.
struct Text {
    expected: &'static str,
    parse: fn(&str) -> Result<Timestamp, TimestampError>,
}

impl Visitor<'_> for Text {
    type Value = Timestamp;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
        (self.parse)(text).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
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
