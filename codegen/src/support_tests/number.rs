use super::shapes::Sample;
use super::{both_ways, read, refused, written};
use crate::smithy::Wire;

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
    refused::<Wired<f32>>("1e39", "invalid value: floating point `1e+39`, expected a number of 32 bits");
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
