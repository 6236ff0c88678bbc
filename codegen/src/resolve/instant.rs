//! Instants as traits write them. Build scripts compile no calendar library for the few lines that this takes.

use std::fmt;

use serde_json::Value;

/// An instant of the years -9999 to 9999, in the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Instant {
    /// Whole seconds since 1970, rounded down.
    pub(crate) seconds: i64,
    /// The rest, in nanoseconds.
    pub(crate) nanos: u32,
    /// The seconds since 1970 as they are written, where that is a number.
    pub(crate) number: Option<f64>,
}

const DAY: i64 = 86_400;
/// The first and the last second.
const YEARS: std::ops::RangeInclusive<i64> = -377_705_116_800..=253_402_300_799;
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/// From the first day of 1970 on.
const WEEK: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];

impl Instant {
    /// The instant this many seconds after the start of 1970, written as text.
    pub(crate) const fn at(seconds: i64) -> Self {
        Self { seconds, nanos: 0, number: None }
    }

    /// The instant that is written as RFC 3339, as seconds since 1970, or as HTTP has it, which AWS's models hold too.
    pub(super) fn of(json: &Value) -> Option<Self> {
        let instant = match json {
            Value::String(text) => date_time(text).or_else(|| http_date(text))?,
            Value::Number(number) => match number.as_i64() {
                Some(seconds) => Self { number: number.as_f64(), ..Self::at(seconds) },
                // As the support code reads it: to the microsecond.
                None => {
                    let micros = (number.as_f64()? * 1e6).round();
                    let micros = (micros.abs() < 1e18).then_some(micros as i64)?;
                    let nanos = micros.rem_euclid(1_000_000) as u32 * 1000;
                    Self { seconds: micros.div_euclid(1_000_000), nanos, number: number.as_f64() }
                }
            },
            _ => return None,
        };
        YEARS.contains(&instant.seconds).then_some(instant)
    }

    /// As HTTP has it, with the fraction of a second that Smithy allows
    /// ([timestampFormat](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)).
    pub(crate) fn http_date(&self) -> String {
        let days = self.seconds.div_euclid(DAY);
        let (year, month, day) = date(days);
        let name = |names: &[&'static str], index| names.get(index as usize).copied().unwrap_or_default();
        let (weekday, month) = (name(&WEEK, days.rem_euclid(7)), name(&MONTHS, month - 1));
        format!("{weekday}, {day:02} {month} {year:04} {} GMT", self.time())
    }

    /// The time of the day.
    fn time(&self) -> String {
        let second = self.seconds.rem_euclid(DAY);
        let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
        match self.nanos {
            0 => time,
            nanos => format!("{time}.{}", format!("{nanos:09}").trim_end_matches('0')),
        }
    }
}

/// RFC 3339 in UTC.
impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date(self.seconds.div_euclid(DAY));
        match year {
            ..0 => write!(f, "-{:06}", -year)?,
            _ => write!(f, "{year:04}")?,
        }
        write!(f, "-{month:02}-{day:02}T{}Z", self.time())
    }
}

/// Year, month and day of a number of days since 1970: they are counted from the first of March of the year 0, so that a
/// leap day is the last of its year.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year_of_era;
    if month < 10 { (year, month + 3, day) } else { (year + 1, month - 9, day) }
}

/// The number of days since 1970; nothing where the month has no such day.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let shifted = if month > 2 { year } else { year - 1 };
    let (era, year_of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days =
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468;
    (date(days) == (year, month, day)).then_some(days)
}

/// The instant at a time of a day, in a place that is some seconds ahead of UTC.
fn instant(days: i64, (second, nanos): (i64, u32), offset: i64) -> Instant {
    Instant { seconds: days * DAY + second - offset, nanos, number: None }
}

/// The rest of a text.
struct Text<'t>(&'t str);

impl Text<'_> {
    /// A number with this many digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let number = self.0.get(..digits).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        self.0 = &self.0[digits..];
        number.parse().ok()
    }

    /// The same, with one of these characters behind it.
    fn number_before(&mut self, digits: usize, any: &str) -> Option<i64> {
        let number = self.number(digits)?;
        self.skip(any).map(|_| number)
    }

    /// Steps over the next character if it is one of these.
    fn skip(&mut self, any: &str) -> Option<char> {
        let next = self.0.chars().next().filter(|c| any.contains(*c))?;
        self.0 = &self.0[next.len_utf8()..];
        Some(next)
    }

    /// The second of a day, and nanoseconds. A leap second is the second before it.
    fn time(&mut self) -> Option<(i64, u32)> {
        let (hour, minute, second) =
            (self.number_before(2, ":")?, self.number_before(2, ":")?, self.number(2)?);
        let mut nanos = 0;
        if self.skip(".").is_some() {
            let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
            let kept = self.0.get(..digits.min(9)).filter(|digits| !digits.is_empty())?;
            nanos = format!("{kept:0<9}").parse().ok()?;
            self.0 = &self.0[digits..];
        }
        let is_time = hour < 24 && minute < 60 && second <= 60;
        is_time.then_some((hour * 3600 + minute * 60 + second.min(59), nanos))
    }

    /// The seconds that a place is ahead of UTC, up to the end: one of these names for none, or `+02:00`, `+0200`, `+02`.
    fn offset(&mut self, utc: &[&str]) -> Option<i64> {
        if utc.contains(&self.0) {
            return Some(0);
        }
        let sign = if self.skip("+-")? == '-' { -1 } else { 1 };
        let hours = self.number(2)?;
        self.skip(":");
        let minutes = if self.0.is_empty() { 0 } else { self.number(2)? };
        let is_offset = self.0.is_empty() && hours < 24 && minutes < 60;
        is_offset.then_some(sign * (hours * 3600 + minutes * 60))
    }
}

/// RFC 3339, whose offset may lack its colon.
fn date_time(text: &str) -> Option<Instant> {
    let mut text = Text(text);
    let year = text.number_before(4, "-")?;
    let days = days(year, text.number_before(2, "-")?, text.number_before(2, "Tt ")?)?;
    Some(instant(days, text.time()?, text.offset(&["Z", "z"])?))
}

/// A date of HTTP or of mail, whose name of the day may be left out.
fn http_date(text: &str) -> Option<Instant> {
    let (weekday, rest) = match text.split_once(',') {
        Some((weekday, rest)) => (Some(weekday.trim()), rest.trim_start()),
        None => (None, text),
    };
    let mut text = Text(rest);
    let day = text.number(2).or_else(|| text.number(1))?;
    text.skip(" -")?;
    let (name, rest) = text.0.split_at_checked(3)?;
    let month = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))? as i64 + 1;
    text.0 = rest;
    text.skip(" -")?;
    let days = days(text.number_before(4, " ")?, month, day)?;
    let time = text.time()?;
    text.skip(" ")?;
    let of_week = *WEEK.get(days.rem_euclid(7) as usize)?;
    let is_right = weekday.is_none_or(|name| name.eq_ignore_ascii_case(of_week));
    is_right.then_some(instant(days, time, text.offset(&["GMT", "UTC", "UT", "Z"])?))
}

/// Whether the text is a date and time in UTC, which exists, to the nanosecond.
pub(super) fn is_date_time(text: &str) -> bool {
    let is_short = text.len() <= "2026-01-01T00:00:00.123456789Z".len();
    is_short && text.as_bytes().get(10) == Some(&b'T') && text.ends_with('Z') && date_time(text).is_some()
}

#[cfg(test)]
mod tests {
    use jiff::fmt::{rfc2822, strtime};
    use jiff::tz::Offset;
    use serde_json::json;

    use super::{Instant, date_time, is_date_time};

    fn text(text: &str) -> Option<String> {
        Instant::of(&json!(text)).map(|instant| instant.to_string())
    }

    #[test]
    fn forms_that_models_have_are_read() {
        for (form, instant) in [
            ("2015-01-01T00:00:00Z", "2015-01-01T00:00:00Z"),
            ("2015-01-01t00:00:00.5z", "2015-01-01T00:00:00.5Z"),
            ("2015-01-01T00:00:00+0200", "2014-12-31T22:00:00Z"),
            ("2015-01-01T00:00:00.000-08:00", "2015-01-01T08:00:00Z"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
            ("Tue, 29 Apr 2014 18:30:38 GMT", "2014-04-29T18:30:38Z"),
            ("9 Feb 2024 18:30:38.250 +0100", "2024-02-09T17:30:38.25Z"),
        ] {
            assert_eq!(text(form).as_deref(), Some(instant), "{form}");
        }
    }

    #[test]
    fn what_does_not_exist_is_no_instant() {
        for form in [
            "",
            "2015",
            "2015-02-29T00:00:00Z",
            "2015-00-01T00:00:00Z",
            "2015-13-01T00:00:00Z",
            "2015-01-01T24:00:00Z",
            "2015-01-01T00:00:00",
            "2015-01-01T00:00:00.Z",
            "2015-01-01T00:00:00Z ",
            "2015-01-01T00:00:00é",
            "9999-12-31T23:59:59-01:00",
            "Mon, 29 Apr 2014 18:30:38 GMT",
            "30 Feb 2014 18:30:38 GMT",
            "é",
            "29 Apé 2014 18:30:38 GMT",
        ] {
            assert_eq!(text(form), None, "{form}");
        }
        assert_eq!(Instant::of(&json!(253_402_300_800_i64)), None);
        assert_eq!(Instant::of(&json!(1e300)), None);
    }

    #[test]
    fn defaults_are_in_utc() {
        assert!(is_date_time("2015-01-01T00:00:00.123456789Z"));
        for text in [
            "2015-01-01T00:00:00z",
            "2015-01-01 00:00:00Z",
            "2015-01-01T00:00:00+00:00",
            "2015-01-01T00:00:00.1234567890Z",
        ] {
            assert!(!is_date_time(text), "{text}");
        }
    }

    #[test]
    fn a_library_writes_and_reads_the_same() {
        let mut random = fastrand::Rng::with_seed(0);
        for _ in 0..500 {
            let seconds = random.i64(-377_705_023_200..253_402_207_200);
            let nanos = random.u32(..1_000_000_000);
            let theirs =
                jiff::Timestamp::new(seconds, 0).unwrap() + jiff::SignedDuration::new(0, nanos as i32);
            let ours = Instant { nanos, ..Instant::at(seconds) };
            assert_eq!(ours.to_string(), theirs.to_string());
            let civil = Offset::UTC.to_datetime(theirs);
            if (0..10_000).contains(&civil.year()) {
                assert_eq!(date_time(&theirs.to_string()), Some(ours), "{theirs}");
                let http = strtime::format("%a, %d %b %Y %H:%M:%S%.f GMT", civil).unwrap();
                assert_eq!(&ours.http_date(), &http);
                assert_eq!(Instant::of(&json!(http)), Some(ours), "{http}");
                let whole = Instant::at(seconds).http_date();
                let read = rfc2822::DateTimeParser::new().parse_timestamp(&whole).unwrap();
                assert_eq!(read.as_second(), seconds, "{whole}");
            }
        }
    }
}
