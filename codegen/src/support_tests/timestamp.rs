use std::time::{Duration, SystemTime};

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
    both_ways("1576540098.123", at("2019-12-16T23:48:18.123Z"));
    assert_eq!(read("1576540098.0"), Ok(at("2019-12-16T23:48:18Z")));
    assert_eq!(read("1.576540098e9"), Ok(at("2019-12-16T23:48:18Z")));
}

#[test]
fn epoch_seconds_are_read_to_microseconds() {
    assert_eq!(read("1.0000004"), Ok(at("1970-01-01T00:00:01Z")));
    assert_eq!(read("1.0000006"), Ok(at("1970-01-01T00:00:01.000001Z")));
    assert_eq!(read("1.9999999"), Ok(at("1970-01-01T00:00:02Z")));
    assert_eq!(read("-1.9999999"), Ok(at("1969-12-31T23:59:58Z")));
    // A number that other programs compute for milliseconds.
    assert_eq!(read("1576540098.1229999"), Ok(at("2019-12-16T23:48:18.123Z")));
}

/// As `SHOULD` be: services refuse more digits, and rounding makes another second of the last millisecond.
#[test]
fn written_to_the_millisecond() {
    let all = |time: &str| {
        let time = at(time);
        let sample = Sample {
            epoch: Some(time),
            date_time: Some(time),
            http_dates: Some(vec![time]),
            ..Sample::default()
        };
        written(&sample)
    };
    assert_eq!(
        all("2018-01-09T20:51:21.999999999Z").as_deref(),
        Ok(
            r#"{"required":"","epoch":1515531081.999,"dateTime":"2018-01-09T20:51:21.999Z","httpDates":["Tue, 09 Jan 2018 20:51:21 GMT"]}"#
        )
    );
    assert_eq!(
        all("1969-12-31T23:59:58.9995Z").as_deref(),
        Ok(
            r#"{"required":"","epoch":-1.001,"dateTime":"1969-12-31T23:59:58.999Z","httpDates":["Wed, 31 Dec 1969 23:59:58 GMT"]}"#
        )
    );
    assert_eq!(
        all("2018-01-09T20:51:21.000999Z").as_deref(),
        Ok(
            r#"{"required":"","epoch":1515531081,"dateTime":"2018-01-09T20:51:21Z","httpDates":["Tue, 09 Jan 2018 20:51:21 GMT"]}"#
        )
    );
}

#[test]
fn epoch_seconds_as_text() {
    assert_eq!(read("\"2019-12-16T22:48:18.5-01:00\""), Ok(at("2019-12-16T23:48:18.5Z")));
    let reason = "expected seconds since 1970, from the year -9999 to 9999";
    for wrong in ["2019", "1576540098", "Mon, 16 Dec 2019 23:48:18 GMT", ""] {
        refused::<Timestamp>(
            &format!("\"{wrong}\""),
            &format!("invalid value: string \"{wrong}\", {reason}"),
        );
    }
}

const FIRST: i64 = -377_705_116_800;
const LAST: i64 = 253_402_300_799;

#[test]
fn epoch_seconds_have_ends() {
    assert_eq!(read(&LAST.to_string()), Ok(at("9999-12-31T23:59:59Z")));
    assert_eq!(read(&FIRST.to_string()), Ok(at("-009999-01-01T00:00:00Z")));
    assert_eq!(read("253402300799.999"), Ok(at("9999-12-31T23:59:59.999Z")));
    let reason = "expected seconds since 1970, from the year -9999 to 9999";
    for beyond in [LAST + 1, FIRST - 1, i64::MAX, i64::MIN] {
        refused::<Timestamp>(&beyond.to_string(), &format!("invalid value: integer `{beyond}`, {reason}"));
    }
    for json in ["18446744073709551615", "1e300", "-1e300", "253402300799.9999999", "-377705116800.5"] {
        assert!(read::<Timestamp>(json).is_err_and(|error| error.ends_with(reason)), "{json}");
    }
    refused::<Timestamp>("null", &format!("invalid type: null, {reason}"));
    refused::<Timestamp>("{}", &format!("invalid type: map, {reason}"));
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
    for same in [
        "2019-12-16T22:48:18-01:00",
        "2019-12-17T00:48:18+01:00",
        "2019-12-16T23:48:18.000z",
        "2019-12-16t23:48:18.0000000000001-00:00",
        "2019-12-17T23:47:18+23:59",
    ] {
        assert_eq!(with(same), Ok(Some(at("2019-12-16T23:48:18Z"))), "{same}");
    }
    let nanos = with("2019-12-16T23:48:18.1234567899Z").map(|time| time.map(|time| time.to_string()));
    assert_eq!(nanos, Ok(Some("2019-12-16T23:48:18.123456789Z".to_owned())));
    assert_eq!(with("2016-12-31T23:59:60Z"), Ok(Some(at("2016-12-31T23:59:59Z"))));
}

#[test]
fn date_times_are_rfc_3339() {
    for wrong in [
        "",
        "x",
        "é",
        "1576540098",
        "2019-12-16",
        "2019-12-16T23:48:18",
        "2019-12-16 23:48:18Z",
        "2019-12-16T23Z",
        "2019-12-16T23:48Z",
        "20191216T234818Z",
        "2019-12-16T234818Z",
        "2019-12-16T23:48:18+01",
        "2019-12-16T23:48:18+0100",
        "2019-12-16T23:48:18+24:00",
        "2019-12-16T23:48:18+01:60",
        "2019-12-16T23:48:18[UTC]",
        "2019-12-16T23:48:18Z[UTC]",
        "2019-12-16T23:48:18+01:00[Europe/Berlin]",
        "2019-12-16T23:48:18.Z",
        "2019-12-16T23:48:18,5Z",
        "2019-12-16T23:48:18Z ",
        " 2019-12-16T23:48:18Z",
        "2019-12-16T23:48:61Z",
        "2019-12-16T24:00:00Z",
        "2019-02-30T00:00:00Z",
        "2019-13-01T00:00:00Z",
        "2019-12-16-01T00:00:00Z",
        "2019-12-16T23:48:18:00Z",
        "+02019-12-16T23:48:18Z",
        "+002019-12-16T23:48:18Z",
        "-2019-12-16T23:48:18Z",
        "2019-12-+6T23:48:18Z",
        "2019-1-1T00:00:00Z",
        "9999-12-31T23:59:59-00:01",
    ] {
        let reason = format!("invalid value: string \"{wrong}\", expected an RFC 3339 instant");
        refused::<Sample>(&json!({ "dateTime": wrong }).to_string(), &format!("`dateTime`: {reason}"));
        assert!(wrong.parse::<Timestamp>().is_err(), "{wrong}");
    }
    refused::<Sample>(
        r#"{"dateTime":1}"#,
        "`dateTime`: invalid type: integer `1`, expected an RFC 3339 instant",
    );
}

#[test]
fn http_dates_in_a_list() {
    member(r#""httpDates":["Sun, 02 Jan 2000 20:34:56 GMT"]"#, |sample| {
        sample.http_dates = Some(vec![at("2000-01-02T20:34:56Z")]);
    });
    member(r#""httpDates":["Thu, 01 Jan 1970 00:00:00 GMT"]"#, |sample| {
        sample.http_dates = Some(vec![Timestamp::EPOCH]);
    });
    let with = |text: &str| {
        let read = read::<Sample>(&json!({ "httpDates": [text] }).to_string());
        read.map(|read| read.http_dates.unwrap_or_default())
    };
    for (same, time) in [
        ("Sun, 02 Jan 2000 20:34:56.123 GMT", "2000-01-02T20:34:56.123Z"),
        ("Sun, 2 Jan 2000 20:34:56 GMT", "2000-01-02T20:34:56Z"),
        ("sun, 02 jan 2000 20:34:56 gmt", "2000-01-02T20:34:56Z"),
        ("Sun,  02 Jan 2000 20:34:56 UTC", "2000-01-02T20:34:56Z"),
        ("02 Jan 2000 20:34:56 GMT", "2000-01-02T20:34:56Z"),
        ("Mon, 02 Jan 2000 20:34:56 GMT", "2000-01-02T20:34:56Z"),
        ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z"),
        ("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z"),
    ] {
        assert_eq!(with(same), Ok(vec![at(time)]), "{same}");
    }
    for wrong in [
        "",
        "Sun, 02 Jan 2000 20:34:56",
        "Sun, 02 Jan 2000 20:34 GMT",
        "Sun, 32 Jan 2000 20:34:56 GMT",
        "Sun, 02 Foo 2000 20:34:56 GMT",
        "Sun, 02 Jan 2000 20:34:56 CET",
        "Sun, 02 Jan 2000 20:34:56 GMT GMT",
        "Sun, Sun, 02 Jan 2000 20:34:56 GMT",
        "2000-01-02T20:34:56Z",
    ] {
        let reason =
            format!("invalid value: string \"{wrong}\", expected an IMF-fixdate instant of RFC 9110");
        assert_eq!(with(wrong), Err(format!("`httpDates[0]`: {reason}")));
    }
}

#[test]
fn every_format_has_the_whole_range() {
    for end in ["-009999-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"].map(at) {
        let sample = Sample { epoch: Some(end), date_time: Some(end), ..Sample::default() };
        let text = written(&sample);
        assert_eq!(text.and_then(|text| read(&text)), Ok(sample));
    }
    member(
        r#""epoch":253402300799,"dateTime":"9999-12-31T23:59:59Z","httpDates":["Fri, 31 Dec 9999 23:59:59 GMT"]"#,
        |sample| {
            let last = at("9999-12-31T23:59:59Z");
            (sample.epoch, sample.date_time, sample.http_dates) = (Some(last), Some(last), Some(vec![last]));
        },
    );
    let early = Sample { http_dates: Some(vec![at("-000001-01-01T00:00:00Z")]), ..Sample::default() };
    assert_eq!(written(&early), Err("an http-date cannot be before the year 0".to_owned()));
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
    let jiff: Result<jiff::Timestamp, _> = time.try_into();
    assert_eq!(jiff.as_ref().map(ToString::to_string), Ok("2019-12-16T23:48:18.5Z".to_owned()));
    assert_eq!(jiff.map(Timestamp::from), Ok(time));
    assert!(jiff::Timestamp::try_from(at("9999-12-31T23:59:59Z")).is_err());
    assert_eq!(Timestamp::from(jiff::Timestamp::MAX).to_string(), jiff::Timestamp::MAX.to_string());
    assert_eq!(Timestamp::from(jiff::Timestamp::MIN).to_string(), jiff::Timestamp::MIN.to_string());
}

#[test]
fn the_times_of_the_system_are_instants() {
    for text in [
        "2019-12-16T23:48:18.123456789Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.5Z",
        "1901-02-03T04:05:06Z",
    ] {
        let time = SystemTime::try_from(at(text));
        assert_eq!(time.clone().and_then(Timestamp::try_from), Ok(at(text)));
        assert_eq!(time.and_then(Timestamp::try_from).map(|time| time.to_string()).as_deref(), Ok(text));
    }
    let hour = Duration::from_secs(3600);
    assert_eq!(Timestamp::try_from(SystemTime::UNIX_EPOCH + hour), Ok(at("1970-01-01T01:00:00Z")));
    assert_eq!(Timestamp::try_from(SystemTime::UNIX_EPOCH - hour), Ok(at("1969-12-31T23:00:00Z")));
    if let Some(far) = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(253_402_300_800)) {
        assert!(Timestamp::try_from(far).is_err());
    }
}
