use super::shapes::Sample;
use super::{both_ways, read, refused, written};
use serde_core::de::IntoDeserializer;
use serde_core::de::value::{Error, I128Deserializer, U128Deserializer};

use crate::smithy::{BigDecimal, BigInteger, Timestamp, Wire};

/// A type behind `Wire` alone.
#[derive(Debug, PartialEq)]
struct Wired<T>(T);

impl<T: Wire> serde_core::Serialize for Wired<T> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

impl<'de, T: Wire> serde_core::Deserialize<'de> for Wired<T> {
    fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}

#[test]
fn integers_up_to_their_ends() {
    both_ways("127", Wired(i8::MAX));
    both_ways("-128", Wired(i8::MIN));
    both_ways("32767", Wired(i16::MAX));
    both_ways("-32768", Wired(i16::MIN));
    both_ways("2147483647", Wired(i32::MAX));
    both_ways("-2147483648", Wired(i32::MIN));
    both_ways("9223372036854775807", Wired(i64::MAX));
    both_ways("-9223372036854775808", Wired(i64::MIN));
    refused::<Wired<i8>>("128", "invalid value: integer `128`, expected an integer (i8)");
    refused::<Wired<i16>>("-32769", "invalid value: integer `-32769`, expected an integer (i16)");
    refused::<Wired<i32>>("2147483648", "invalid value: integer `2147483648`, expected an integer (i32)");
    let beyond = "invalid value: integer `9223372036854775808`, expected an integer (i64)";
    refused::<Wired<i64>>("9223372036854775808", beyond);
}

#[test]
fn integers_in_any_spelling() {
    for json in ["1000", "1000.0", "1e3", "10.00e2"] {
        assert_eq!(read(json), Ok(Wired(1_000_i32)), "{json}");
        assert_eq!(read(json), Ok(Wired(1_000_i64)), "{json}");
    }
    assert_eq!(read("-0.0"), Ok(Wired(0_i8)));
    refused::<Wired<i32>>("1.5", "invalid value: floating point `1.5`, expected an integer (i32)");
    refused::<Wired<i8>>("1e3", "invalid value: floating point `1000.0`, expected an integer (i8)");
    assert_eq!(read("-9007199254740991.0"), Ok(Wired(-9_007_199_254_740_991_i64)));
    // A reader of floats has lost digits of some of them, and which it does not say.
    for json in [
        "9007199254740992.0",
        "-9007199254740993.0",
        "1e17",
        "9223372036854775808.0",
        "1e19",
        "-1e19",
        "18446744073709551616",
        "-9223372036854775809",
    ] {
        assert!(read::<Wired<i64>>(json).is_err_and(|error| error.starts_with("invalid value")), "{json}");
    }
    refused::<Wired<i32>>("\"1\"", "invalid type: string \"1\", expected an integer (i32)");
    for json in ["{}", r#"{"a":"1"}"#, r#"{"1":1}"#] {
        refused::<Wired<i32>>(json, "invalid type: map, expected an integer (i32)");
    }
    refused::<Wired<i32>>("true", "invalid type: boolean `true`, expected an integer (i32)");
}

#[test]
fn floats() {
    both_ways("1.5", Wired(1.5_f32));
    both_ways("1234.5", Wired(1234.5_f64));
    both_ways("0.1", Wired(0.1_f64));
    assert_eq!(read("1e308"), Ok(Wired(1e308_f64)));
    assert_eq!(read("7"), Ok(Wired(7.0_f64)));
    assert_eq!(read("-7"), Ok(Wired(-7.0_f32)));
    assert_eq!(read("18446744073709551615"), Ok(Wired(18_446_744_073_709_551_615.0_f64)));
    assert_eq!(read("0.1"), Ok(Wired(0.1_f32)));
    assert_eq!(written(&Wired(0.1_f32)).as_deref(), Ok("0.1"));
    refused::<Wired<f64>>("1e400", "number out of range");
    refused::<Wired<f32>>("1e39", "invalid value: floating point `1e+39`, expected a 32-bit number");
    refused::<Wired<f64>>(
        "{}",
        "invalid type: map, expected a number, or one of the strings \"NaN\", \"Infinity\" and \"-Infinity\"",
    );
}

#[test]
fn what_is_no_number_is_text() {
    both_ways("\"Infinity\"", Wired(f32::INFINITY));
    both_ways("\"-Infinity\"", Wired(f64::NEG_INFINITY));
    assert!(read::<Wired<f64>>("\"NaN\"").is_ok_and(|read| read.0.is_nan()));
    assert_eq!(written(&Wired(f32::NAN)).as_deref(), Ok("\"NaN\""));
    assert_eq!(written(&Wired(-f64::NAN)).as_deref(), Ok("\"NaN\""));
    let expected = "expected a number, or one of the strings \"NaN\", \"Infinity\" and \"-Infinity\"";
    for wrong in ["nan", "+Infinity", "1.5", ""] {
        refused::<Wired<f64>>(
            &format!("\"{wrong}\""),
            &format!("invalid value: string \"{wrong}\", {expected}"),
        );
    }
    refused::<Wired<f64>>("true", &format!("invalid type: boolean `true`, {expected}"));
}

#[test]
fn as_members() {
    let json = r#"{"required":"","byte":-128,"short":7,"float":"Infinity","double":-1.25}"#;
    both_ways(
        json,
        Sample {
            byte: Some(-128),
            short: Some(7),
            float: Some(f32::INFINITY),
            double: Some(-1.25),
            ..Sample::default()
        },
    );
}

/// As a number comes from `serde_json` where some crate of the build wants `arbitrary_precision`.
#[test]
fn numbers_with_all_their_digits() {
    let digits = |number: &str| format!(r#"{{"$serde_json::private::Number":"{number}"}}"#);
    for json in ["1000", "1000.0", "1e3", "10.00e2", "1000.000"] {
        assert_eq!(read(&digits(json)), Ok(Wired(1_000_i32)), "{json}");
        assert_eq!(read(&digits(json)), Ok(Wired(1e3_f64)), "{json}");
    }
    assert_eq!(read(&digits("-9007199254740993.0")), Ok(Wired(-9_007_199_254_740_993_i64)));
    assert_eq!(read(&digits("9223372036854775807")), Ok(Wired(i64::MAX)));
    assert_eq!(read(&digits("909.6011059514049")), Ok(Wired(909.601_105_951_404_9_f64)));
    for json in ["9223372036854775808", "1.5", "1e400", "9007199254740993e0"] {
        assert!(read::<Wired<i64>>(&digits(json)).is_err(), "{json}");
    }
    assert!(read::<Wired<f64>>(&digits("1e400")).is_err());
    assert!(read::<Wired<f32>>(&digits("1e39")).is_err());
    let time = |json: &str| read::<Timestamp>(&digits(json)).map(|time| time.to_string());
    assert_eq!(time("1515531081.999999999").as_deref(), Ok("2018-01-09T20:51:21.999999999Z"));
    assert_eq!(time("-0.5").as_deref(), Ok("1969-12-31T23:59:59.5Z"));
    assert_eq!(time("1.5e3").as_deref(), Ok("1970-01-01T00:25:00Z"));
    assert!(time("253402300800").is_err());
}

#[test]
fn numbers_without_bounds() {
    let big = |text: &str| text.parse::<BigInteger>().ok();
    let decimal = |text: &str| text.parse::<BigDecimal>().ok();
    for text in ["0", "-7", "9223372036854775808", "170141183460469231731687303715884105728", "1e0"] {
        match big(text) {
            Some(number) => both_ways(text, number),
            None => assert_eq!(read::<BigInteger>(text), Ok(BigInteger::from(1))),
        }
    }
    for text in ["1.50", "0", "-0.0", "1e400", "1.5", "3.141592653589793238462643", "1E5", "100"] {
        both_ways(text, decimal(text).unwrap_or_default());
        assert_eq!(read(&format!("\"{text}\"")).ok(), decimal(text));
    }
    assert_eq!(read::<BigInteger>("5.0"), Ok(BigInteger::from(5)));
    assert_eq!(read::<BigInteger>("9007199254740993.00").ok(), big("9007199254740993"));
    for wrong in ["1.5", "true", "{}", "[]", "\"x\"", "\"\""] {
        assert!(read::<BigInteger>(wrong).is_err(), "{wrong}");
    }
    assert_eq!((decimal("+007.50"), decimal("-00")), (decimal("7.50"), decimal("-0")));
    assert_eq!(decimal("007.50").map(|number| written(&number)), Some(Ok("7.50".to_owned())));
}

/// As serde_json's `Value` gives them with its feature `arbitrary_precision`, and CBOR its widest integers.
#[test]
fn floats_out_of_wide_integers() {
    let unsigned: U128Deserializer<Error> =
        340_282_366_920_938_463_463_374_607_431_768_211_455_u128.into_deserializer();
    assert_eq!(<f64 as Wire>::read(unsigned), Ok(3.402_823_669_209_385e38));
    let signed: I128Deserializer<Error> = (-100_000_000_000_000_000_000_i128).into_deserializer();
    assert_eq!(<f32 as Wire>::read(signed), Ok(-1e20));
}
