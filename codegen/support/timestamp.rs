//! Instants.

use std::convert::TryFrom;
use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use jiff_core::civil;

/// An instant, to the nanosecond, in the years -9999 to 9999.
///
/// Its text form is RFC 3339 in UTC. Serde writes it as AWS JSON does: as seconds since 1970, truncated to the
/// millisecond. It converts from and to [`SystemTime`], which has a shorter range on some systems, and, with the feature
/// `jiff`, `jiff::Timestamp`, which lacks the first and the last day of these years.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp {
    /// Since 1970, rounded down.
    pub(super) seconds: i64,
    /// Since that second; less than a billion.
    pub(super) nanos: i32,
}

/// A text, number or time that is not an instant in the years -9999 to 9999, or an instant that another type of time
/// cannot represent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimestampError(pub(super) &'static str);

const NO_INSTANT: TimestampError = TimestampError("not an instant of the years -9999 to 9999");

impl fmt::Display for TimestampError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for TimestampError {}

/// The first and the last second.
const FIRST: i64 = -377_705_116_800;
const LAST: i64 = 253_402_300_799;

const SECONDS_PER_DAY: i64 = 86_400;
const NANOS_PER_SECOND: i32 = 1_000_000_000;
pub(super) const NANOS_PER_MILLISECOND: i32 = 1_000_000;

impl Timestamp {
    /// The start of 1970.
    pub const EPOCH: Self = Self { seconds: 0, nanos: 0 };

    /// The instant this many seconds after the start of 1970.
    ///
    /// # Errors
    ///
    /// If it is not in the years -9999 to 9999.
    #[inline]
    pub fn from_epoch_seconds(seconds: i64) -> Result<Self, TimestampError> {
        Self::new(seconds, 0)
    }

    /// Whole seconds since 1970, rounded down.
    #[inline]
    pub fn epoch_seconds(self) -> i64 {
        self.seconds
    }

    /// The instant this many seconds after the start of 1970, rounded to what an `f64` can resolve: a microsecond, and
    /// from the year 2242 on a millisecond.
    ///
    /// # Errors
    ///
    /// If it is not in the years -9999 to 9999.
    #[inline]
    pub fn from_epoch_f64(seconds: f64) -> Result<Self, TimestampError> {
        // Casts truncate and saturate, so a number out of range stays out of range; NaN would become 0. Functions such
        // as `floor` would be calls.
        let whole = if seconds.is_nan() { i64::MAX } else { seconds as i64 };
        let units: i32 = if whole.unsigned_abs() < 1 << 33 { 1_000_000 } else { 1000 };
        let fraction = (seconds - whole as f64) * f64::from(units);
        let part = (fraction + 0.5_f64.copysign(fraction)) as i32;
        Self::new(whole, part.clamp(-units, units) * (NANOS_PER_SECOND / units))
    }

    /// The same of seconds and nanoseconds, at most a second of them; both can be negative.
    #[inline]
    fn new(seconds: i64, nanos: i32) -> Result<Self, TimestampError> {
        let timestamp = Self::unchecked(seconds, nanos);
        (FIRST..=LAST).contains(&timestamp.seconds).then_some(timestamp).ok_or(NO_INSTANT)
    }

    /// The same where it is known to be in those years.
    #[inline]
    pub(super) fn unchecked(seconds: i64, nanos: i32) -> Self {
        let seconds = seconds.saturating_add(nanos.div_euclid(NANOS_PER_SECOND).into());
        Self { seconds, nanos: nanos.rem_euclid(NANOS_PER_SECOND) }
    }

    /// The instant of a decimal number of seconds since 1970, with all digits up to the nanosecond.
    #[inline]
    pub(super) fn from_decimal(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        match (whole.parse::<u64>(), nanoseconds(fraction)) {
            (Ok(whole), Some(nanos)) => {
                let whole = i64::try_from(whole).ok()?;
                let is_negative = text.starts_with('-');
                if is_negative { Self::new(-whole, -nanos) } else { Self::new(whole, nanos) }.ok()
            }
            // The number has an exponent, for example.
            _ => Self::from_epoch_f64(text.parse().ok()?).ok(),
        }
    }

    /// The day and the time in UTC, without the nanoseconds. Every instant has them.
    #[inline]
    pub(super) fn civil(self) -> Option<(civil::Date, civil::Time)> {
        let days = i32::try_from(self.seconds.div_euclid(SECONDS_PER_DAY)).ok()?;
        let seconds = i32::try_from(self.seconds.rem_euclid(SECONDS_PER_DAY)).ok()?;
        let date = civil::UnixEpochDay::new(days).ok()?.to_date();
        Some((date, civil::TimeSecond::new(seconds).ok()?.to_time()))
    }

    /// The same, rounded down to the millisecond.
    #[inline]
    pub(super) fn to_the_millisecond(self) -> Self {
        Self { nanos: self.nanos - self.nanos % NANOS_PER_MILLISECOND, ..self }
    }
}

impl fmt::Display for Timestamp {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time) = self.civil().ok_or(fmt::Error)?;
        match date.year() {
            year if year < 0 => write!(f, "{year:07}")?,
            year => write!(f, "{year:04}")?,
        }
        let (month, day) = (date.month(), date.day());
        write!(f, "-{month:02}-{day:02}T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        if self.nanos > 0 {
            let digits = format!("{:09}", self.nanos);
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

impl fmt::Debug for Timestamp {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    /// Parses RFC 3339 with any offset. Digits after the nanosecond are cut off. A year before 0 has six digits and a
    /// minus sign.
    #[inline]
    fn from_str(text: &str) -> Result<Self, TimestampError> {
        date_time(text).ok_or(NO_INSTANT)
    }
}

impl TryFrom<SystemTime> for Timestamp {
    type Error = TimestampError;

    #[inline]
    fn try_from(time: SystemTime) -> Result<Self, TimestampError> {
        let (is_after, distance) = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => (true, after),
            Err(before) => (false, before.duration()),
        };
        let seconds = i64::try_from(distance.as_secs()).map_err(|_| NO_INSTANT)?;
        let nanos = i32::try_from(distance.subsec_nanos()).map_err(|_| NO_INSTANT)?;
        if is_after { Self::new(seconds, nanos) } else { Self::new(-seconds, -nanos) }
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampError;

    #[inline]
    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        let distance = Duration::from_secs(timestamp.seconds.unsigned_abs());
        let second = match timestamp.seconds < 0 {
            true => Self::UNIX_EPOCH.checked_sub(distance),
            false => Self::UNIX_EPOCH.checked_add(distance),
        };
        second
            .and_then(|second| second.checked_add(Duration::new(0, timestamp.nanos.unsigned_abs())))
            .ok_or(TimestampError("not an instant that the system can represent"))
    }
}

/// Reads RFC 3339 ([section 5.6](https://www.rfc-editor.org/rfc/rfc3339#section-5.6)). A leap second becomes the second
/// before.
#[inline]
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
    let local = at(year, month, day, time)?;
    let is_whole = date.next().is_none();
    let instant = Timestamp::from_epoch_seconds(local.seconds - offset).ok()?;
    is_whole.then_some(Timestamp { nanos: local.nanos, ..instant })
}

/// The instant of a day and a time in UTC such as `20:34:56.789`.
#[inline]
pub(super) fn at(year: i32, month: i32, day: i32, time: &str) -> Option<Timestamp> {
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = time.split(':');
    let mut next = || digits(parts.next()?, 2);
    let (hour, minute, second) = (next()?, next()?, next()?);
    let is_whole = parts.next().is_none() && hour < 24 && minute < 60 && second <= 60;
    let small = |number: i32| i8::try_from(number).ok();
    let date = civil::Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
    let of_day = i64::from(hour * 3600 + minute * 60 + second.min(59));
    let seconds = i64::from(date.to_unix_epoch_day().day()) * SECONDS_PER_DAY + of_day;
    Timestamp::new(seconds, nanoseconds(fraction)?).ok().filter(|_| is_whole)
}

/// A number with exactly this many digits.
#[inline]
pub(super) fn digits(text: &str, count: usize) -> Option<i32> {
    let is_number = text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

/// The nanoseconds of the digits after the decimal point.
#[inline]
fn nanoseconds(fraction: &str) -> Option<i32> {
    let is_number = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let nine = fraction.bytes().chain(std::iter::repeat(b'0')).take(9);
    is_number.then(|| nine.fold(0, |nanos, digit| nanos * 10 + i32::from(digit - b'0')))
}
