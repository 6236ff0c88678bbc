//! Instants, and their three wire formats.

use std::convert::{TryFrom, TryInto};
use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::SignedDuration;
use jiff::civil;
use serde_core::de::{Error, MapAccess, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::numeral;

/// An instant, to the nanosecond, in the years -9999 to 9999.
///
/// Its text form is RFC 3339 in UTC. Serde writes it as AWS JSON does: as seconds since 1970, truncated to the
/// millisecond. It converts from and to [`SystemTime`], which has a shorter range on some systems, and
/// [`jiff::Timestamp`], which lacks the first and the last day of these years.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(SignedDuration);

/// A text, number or time that is not an instant in the years -9999 to 9999, or an instant that another type of time
/// cannot represent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimestampError(&'static str);

const NO_INSTANT: TimestampError = TimestampError("not an instant of the years -9999 to 9999");

impl fmt::Display for TimestampError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for TimestampError {}

/// The first and the last second.
const FIRST: i64 = -377_705_116_800;
const LAST: i64 = 253_402_300_799;

impl Timestamp {
    /// The start of 1970.
    pub const EPOCH: Self = Self(SignedDuration::ZERO);

    /// The instant this many seconds after the start of 1970.
    ///
    /// # Errors
    ///
    /// If it is not in the years -9999 to 9999.
    pub fn from_epoch_seconds(seconds: i64) -> Result<Self, TimestampError> {
        Self::new(SignedDuration::from_secs(seconds))
    }

    /// Whole seconds since 1970, rounded down.
    pub fn epoch_seconds(self) -> i64 {
        self.0.as_secs() - i64::from(self.0.subsec_nanos() < 0)
    }

    /// The instant this many seconds after the start of 1970, rounded to what an `f64` can resolve: a microsecond, and
    /// from the year 2242 on a millisecond.
    ///
    /// # Errors
    ///
    /// If it is not in the years -9999 to 9999.
    pub fn from_epoch_f64(seconds: f64) -> Result<Self, TimestampError> {
        // Casts truncate and saturate, so a number out of range stays out of range; NaN would become 0. Functions such
        // as `floor` would be calls.
        let whole = if seconds.is_nan() { i64::MAX } else { seconds as i64 };
        let units: i32 = if whole.unsigned_abs() < 1 << 33 { 1_000_000 } else { 1000 };
        let fraction = (seconds - whole as f64) * f64::from(units);
        let part = (fraction + 0.5_f64.copysign(fraction)) as i32;
        if part.saturating_abs() < units {
            Self::new(SignedDuration::new(whole, part * (1_000_000_000 / units)))
        } else {
            Self::from_epoch_seconds(whole.saturating_add(part.signum().into()))
        }
    }

    fn new(since_epoch: SignedDuration) -> Result<Self, TimestampError> {
        let timestamp = Self(since_epoch);
        let is_known = (FIRST..=LAST).contains(&timestamp.epoch_seconds());
        is_known.then_some(timestamp).ok_or(NO_INSTANT)
    }

    /// The instant of a decimal number of seconds since 1970, with all digits up to the nanosecond.
    fn from_decimal(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        match (whole.parse::<u64>(), nanoseconds(fraction)) {
            (Ok(whole), Some(nanos)) => {
                let since = SignedDuration::new(whole.try_into().ok()?, nanos);
                Self::new(if text.starts_with('-') { -since } else { since }).ok()
            }
            // The number has an exponent, for example.
            _ => Self::from_epoch_f64(text.parse().ok()?).ok(),
        }
    }

    fn from_civil(time: civil::DateTime) -> Option<Self> {
        Self::new(time.duration_since(EPOCH)).ok()
    }

    fn civil(self) -> civil::DateTime {
        EPOCH.saturating_add(self.0)
    }

    /// Milliseconds since 1970, rounded down.
    fn epoch_milliseconds(self) -> i64 {
        self.0.as_secs() * 1000 + i64::from(self.0.subsec_nanos().div_euclid(1_000_000))
    }
}

const EPOCH: civil::DateTime = civil::date(1970, 1, 1).at(0, 0, 0, 0);

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Z", self.civil())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Parses RFC 3339 with any offset. Digits after the nanosecond are cut off. A year before 0 has six digits and a
    /// minus sign.
    fn from_str(text: &str) -> Result<Self, TimestampError> {
        date_time(text).ok_or(NO_INSTANT)
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self(timestamp.as_duration())
    }
}

impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = TimestampError;

    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        Self::from_duration(timestamp.0).map_err(|_| TimestampError("not an instant that jiff can represent"))
    }
}

impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    fn try_from(time: SystemTime) -> Result<Self, TimestampError> {
        let since_epoch = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => SignedDuration::try_from(after),
            Err(before) => SignedDuration::try_from(before.duration()).map(|before| -before),
        };
        Self::new(since_epoch.map_err(|_| NO_INSTANT)?)
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        let from_epoch = timestamp.0.unsigned_abs();
        let time = match timestamp.0.is_negative() {
            true => Self::UNIX_EPOCH.checked_sub(from_epoch),
            false => Self::UNIX_EPOCH.checked_add(from_epoch),
        };
        time.ok_or(TimestampError("not an instant that the system can represent"))
    }
}

/// Reads RFC 3339 ([section 5.6](https://www.rfc-editor.org/rfc/rfc3339#section-5.6)). A leap second becomes the second
/// before.
fn date_time(text: &str) -> Option<Timestamp> {
    let (date, time) = text.split_once(['T', 't'])?;
    let (sign, year_digits, date) = match date.strip_prefix('-') {
        Some(date) => (-1, 6, date),
        None => (1, 4, date),
    };
    let mut date = date.split('-');
    let year = sign * digits(date.next()?, year_digits)?;
    let (month, day) = (digits(date.next()?, 2)?, digits(date.next()?, 2)?);
    let (time, offset) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, 0),
        None => {
            let (time, offset) = time.split_at(time.rfind(['+', '-'])?);
            let (hours, minutes) = offset.get(1..)?.split_once(':')?;
            let (hours, minutes) = (digits(hours, 2)?, digits(minutes, 2)?);
            let seconds = i64::from((hours * 60 + minutes) * 60);
            if hours > 23 || minutes > 59 {
                return None;
            }
            (time, if offset.starts_with('-') { -seconds } else { seconds })
        }
    };
    let read = Timestamp::from_civil(at(year, month, day, time)?)?;
    let is_whole = date.next().is_none();
    Timestamp::new(read.0 - SignedDuration::from_secs(offset)).ok().filter(|_| is_whole)
}

/// Reads an `HTTP-date` of RFC 9110, section 5.6.7: the current `IMF-fixdate`, with or without a fraction, and the two
/// obsolete forms. The day of the week is ignored, since the date implies it.
fn http_date(text: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = |text: &str| {
        let index = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(text))?;
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
    Timestamp::from_civil(at(year, month, day, time)?).filter(|_| is_whole)
}

/// The instant of a day and a time such as `20:34:56.789`.
fn at(year: i32, month: i32, day: i32, time: &str) -> Option<civil::DateTime> {
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = time.split(':');
    let mut next = || digits(parts.next()?, 2);
    let (hour, minute, second) = (next()?, next()?, next()?);
    let is_whole = parts.next().is_none() && second <= 60;
    let small = |number: i32| i8::try_from(number).ok();
    let date = civil::Date::new(year.try_into().ok()?, small(month)?, small(day)?).ok()?;
    let time = civil::Time::new(small(hour)?, small(minute)?, small(second.min(59))?, nanoseconds(fraction)?);
    is_whole.then_some(date.to_datetime(time.ok()?))
}

/// A number with exactly this many digits.
fn digits(text: &str, count: usize) -> Option<i32> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// The nanoseconds of the digits after the decimal point.
fn nanoseconds(fraction: &str) -> Option<i32> {
    let is_number = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let nine = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    is_number.then(|| nine.fold(0, |nanos, digit| nanos * 10 + i32::from(digit - b'0')))
}

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
        let millis = timestamp.epoch_milliseconds();
        if millis % 1000 == 0 && serializer.is_human_readable() {
            serializer.serialize_i64(millis / 1000)
        } else {
            serializer.serialize_f64(millis as f64 / 1000.0)
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

            /// Services send RFC 3339, too, and AWS's clients accept it.
            fn visit_str<E: Error>(self, text: &str) -> Result<Timestamp, E> {
                date_time(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
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
        serializer.collect_str(&Timestamp(SignedDuration::from_millis(timestamp.epoch_milliseconds())))
    }

    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
        deserializer.deserialize_string(Text { expected: "an RFC 3339 instant", parse: date_time })
    }
}

impl TimestampFormat for HttpDate {
    const HAS_COMMA: bool = true;

    fn write<S: Serializer>(timestamp: Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
        let time = Timestamp(SignedDuration::from_secs(timestamp.epoch_seconds())).civil();
        if time.year() < 0 {
            return Err(serde_core::ser::Error::custom("an http-date cannot be before the year 0"));
        }
        serializer.collect_str(&time.strftime("%a, %d %b %Y %H:%M:%S GMT"))
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
