use std::collections::BTreeSet;

use super::shapes::{Color, Level, Number, Pin};
use super::{both_ways, refused, written};

#[test]
fn strings() {
    both_ways("\"red\"", Color::Red);
    both_ways("\"BLUE\"", Color::Blue);
    assert_eq!(Color::VALUES, ["red", "BLUE"]);
    assert_eq!((Color::Red.as_str(), Color::Blue.to_string()), ("red", "BLUE".to_owned()));
    assert_eq!(format!("{:>5}|{:<5}|", Color::Red, Color::from("x")), "  red|x    |");
    assert_eq!("BLUE".parse(), Ok(Color::Blue));
    refused::<Color>("1", "invalid type: integer `1`, expected a string");
}

#[test]
fn unknown_strings_are_kept() {
    for unknown in ["green", "Red", "", "Unknown", " red", "\u{0}🚀"] {
        let color = Color::from(unknown);
        assert!(matches!(&color, Color::Unknown(value) if value.as_str() == unknown));
        assert_eq!(color, Color::from(unknown.to_owned()));
        both_ways(&serde_json::Value::from(unknown).to_string(), color);
    }
    assert_eq!(format!("{:?}", Color::from("green")), "Unknown(\"green\")");
    assert_eq!(Color::default(), Color::from(""));
}

#[test]
fn strings_are_ordered_by_their_values() {
    let colors = BTreeSet::from([Color::Red, Color::from("a"), Color::Blue, Color::from("z")]);
    assert_eq!(colors.iter().map(Color::as_str).collect::<Vec<_>>(), ["BLUE", "a", "red", "z"]);
}

#[test]
fn integers() {
    both_ways("1", Number::One);
    both_ways("-7", Number::Minus);
    both_ways("42", Number::from(42));
    assert_eq!(Number::VALUES, [1, -7]);
    assert!(matches!(Number::from(42), Number::Unknown(value) if value.as_i32() == 42));
    assert_eq!(format!("{:?} {}", Number::from(42), Number::Minus), "Unknown(42) -7");
    assert_eq!(Number::default(), Number::from(0));
    assert_eq!("1".parse(), Ok(Number::One));
    assert!("one".parse::<Number>().is_err());
    assert!(Number::Minus < Number::from(0) && Number::from(0) < Number::One);
    refused::<Number>("\"1\"", "invalid type: string \"1\", expected an integer (i32)");
    refused::<Number>("2147483648", "invalid value: integer `2147483648`, expected an integer (i32)");
}

#[test]
fn sensitive_ones_are_not_shown() {
    let hidden = crate::smithy::REDACTED;
    for pin in [Pin::Known, Pin::from("9999")] {
        assert_eq!((pin.to_string(), format!("{pin:?}")), (hidden.to_owned(), hidden.to_owned()));
        assert_eq!(format!("{pin:#?}"), hidden);
    }
    for level in [Level::Top, Level::from(3)] {
        assert_eq!((level.to_string(), format!("{level:?}")), (hidden.to_owned(), hidden.to_owned()));
    }
    assert_eq!((Pin::VALUES, Level::VALUES), (&["1234"][..], &[9][..]));
    assert_eq!(written(&Pin::from("9999")).as_deref(), Ok("\"9999\""));
    assert_eq!(written(&Level::Top).as_deref(), Ok("9"));
}
