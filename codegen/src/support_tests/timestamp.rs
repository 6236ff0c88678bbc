use serde_json::json;

use super::shapes::Sample;
use super::{both_ways, read, refused, written};
use crate::smithy::Timestamp;

fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_default()
}

/// A sample with this member alone is read from the text and written so.
#[track_caller]
fn member(json: &str, set: impl Fn(&mut Sample)) {
    let mut sample = Sample::default();
    set(&mut sample);
    both_ways(&format!(r#"{{"required":"",{json}}}"#), sample);
}

#[test]
fn epoch_seconds() {
    both_ways("0", Timestamp::EPOCH);
    both_ways("1", at("1970-01-01T00:00:01Z"));
    both_ways("-1", at("1969-12-31T23:59:59Z"));
    both_ways("-1.5", at("1969-12-31T23:59:58.5Z"));
    both_ways("-0.25", at("1969-12-31T23:59:59.75Z"));
    both_ways("1576540098.123456", at("2019-12-16T23:48:18.123456Z"));
    assert_eq!(read("1576540098.0"), Ok(at("2019-12-16T23:48:18Z")));
    assert_eq!(read("1.576540098e9"), Ok(at("2019-12-16T23:48:18Z")));
}

#[test]
fn epoch_seconds_are_rounded_to_microseconds() {
    assert_eq!(read("1.0000004"), Ok(at("1970-01-01T00:00:01Z")));
    assert_eq!(read("1.0000006"), Ok(at("1970-01-01T00:00:01.000001Z")));
    assert_eq!(read("1.9999999"), Ok(at("1970-01-01T00:00:02Z")));
    assert_eq!(read("-1.9999999"), Ok(at("1969-12-31T23:59:58Z")));
    // A number that other programs compute for milliseconds.
    assert_eq!(read("1576540098.1229999"), Ok(at("2019-12-16T23:48:18.123Z")));
}

#[test]
fn epoch_seconds_have_ends() {
    let last = jiff::Timestamp::MAX.as_second();
    let first = jiff::Timestamp::MIN.as_second();
    assert_eq!(read(&last.to_string()).map(Timestamp::epoch_seconds), Ok(last));
    assert_eq!(read(&first.to_string()).map(Timestamp::epoch_seconds), Ok(first));
    let reason = "expected seconds since 1970, from the year -9999 to 9999";
    for beyond in [last + 1, first - 1, i64::MAX, i64::MIN] {
        refused::<Timestamp>(&beyond.to_string(), &format!("invalid value: integer `{beyond}`, {reason}"));
    }
    for json in ["18446744073709551615", "1e300", "-1e300", "253402300799.9999999"] {
        assert!(read::<Timestamp>(json).is_err_and(|error| error.ends_with(reason)), "{json}");
    }
    refused::<Timestamp>("\"2019\"", &format!("invalid type: string \"2019\", {reason}"));
    refused::<Timestamp>("null", &format!("invalid type: null, {reason}"));
    assert!(Timestamp::from_epoch_f64(f64::INFINITY).is_err());
    assert!(Timestamp::from_epoch_f64(f64::NEG_INFINITY).is_err());
    assert!(Timestamp::from_epoch_f64(f64::NAN).is_err());
}

#[test]
fn date_times() {
    member(r#""dateTime":"2019-12-16T23:48:18Z""#, |sample| {
        sample.date_time = Some(at("2019-12-16T23:48:18Z"));
    });
    member(r#""dateTime":"2000-01-02T20:34:56.123Z""#, |sample| {
        sample.date_time = Some(at("2000-01-02T20:34:56.123Z"));
    });
    let with =
        |text: &str| read::<Sample>(&json!({ "dateTime": text }).to_string()).map(|read| read.date_time);
    for same in ["2019-12-16T22:48:18-01:00", "2019-12-17T00:48:18+01:00", "2019-12-16T23:48:18.000z"] {
        assert_eq!(with(same), Ok(Some(at("2019-12-16T23:48:18Z"))), "{same}");
    }
    for wrong in ["", "2019-12-16", "2019-12-16T23:48:18", "2019-02-30T00:00:00Z", "1576540098", "x"] {
        let reason = format!("invalid value: string \"{wrong}\", expected an RFC 3339 instant");
        assert_eq!(with(wrong), Err(reason));
    }
    refused::<Sample>(r#"{"dateTime":1}"#, "invalid type: integer `1`, expected an RFC 3339 instant");
}

#[test]
fn http_dates_in_a_list() {
    member(r#""httpDates":["Sun, 02 Jan 2000 20:34:56 GMT"]"#, |sample| {
        sample.http_dates = Some(vec![at("2000-01-02T20:34:56Z")]);
    });
    member(
        r#""httpDates":["Sun, 02 Jan 2000 20:34:56.123 GMT","Thu, 01 Jan 1970 00:00:00 GMT"]"#,
        |sample| {
            sample.http_dates = Some(vec![at("2000-01-02T20:34:56.123Z"), Timestamp::EPOCH]);
        },
    );
    let with = |text: &str| read::<Sample>(&json!({ "httpDates": [text] }).to_string());
    for wrong in ["", "Sun, 02 Jan 2000 20:34:56", "Mon, 02 Jan 2000 20:34:56 GMT", "2000-01-02T20:34:56Z"] {
        let reason =
            format!("invalid value: string \"{wrong}\", expected an IMF-fixdate instant of RFC 9110");
        assert_eq!(with(wrong).map(|_| ()), Err(reason));
    }
}

#[test]
fn every_format_has_the_whole_range() {
    for end in [jiff::Timestamp::MIN, jiff::Timestamp::MAX] {
        let end = Timestamp::from(end);
        let sample = Sample { date_time: Some(end), ..Sample::default() };
        let text = written(&sample);
        assert_eq!(text.and_then(|text| read(&text)), Ok(sample));
    }
}

#[test]
fn converts_and_shows() {
    let time = at("2019-12-16T23:48:18.5Z");
    assert_eq!((time.to_string(), format!("{time:?}")), (time.to_string(), time.to_string()));
    assert_eq!(time.to_string(), "2019-12-16T23:48:18.5Z");
    assert_eq!(time.epoch_seconds(), 1_576_540_098);
    assert_eq!(at("1969-12-31T23:59:59.5Z").epoch_seconds(), -1);
    let system = std::time::UNIX_EPOCH + std::time::Duration::from_millis(1_500);
    assert!(Timestamp::try_from(system).is_ok_and(|time| time == at("1970-01-01T00:00:01.5Z")));
    assert!("yesterday".parse::<Timestamp>().is_err_and(|error| !error.to_string().is_empty()));
}
