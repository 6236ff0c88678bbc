//! Checks the `default` trait
//! (Smithy 2.0, [default value constraints](https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints)).

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::build::{enum_int, enum_text};
use super::draft::{Draft, DraftMember, DraftTrait, Drafts};
use super::target::type_of;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::ShapeType;
use crate::shape_id::ShapeId;

const ID: &str = "smithy.api#default";

/// Checks the default of a shape.
pub(super) fn shape(id: &ShapeId, draft: &Draft<'_>, found: &mut Diagnostics) {
    let Some(default) = draft.traits.get(ID) else { return };
    let problem = match &*default.value {
        Value::Null => Some("null is for members only".to_owned()),
        value => problem(&draft.shape_type, Some(draft), value),
    };
    if is_rounded(&draft.shape_type, &default.value) {
        found.push(rounded(default).shape(id));
    }
    if let Some(problem) = problem {
        let message = format!("the default does not fit the shape: {problem}");
        found.push(
            Diagnostic::error("invalid-trait-value", default.site.trait_value(ID, &[]), message).shape(id),
        );
    }
}

/// Checks the default of a structure member: by the type of the target, and against the default of the target.
pub(super) fn member(
    drafts: &Drafts<'_>,
    container: &ShapeId,
    name: &str,
    member: &DraftMember<'_>,
    found: &mut Diagnostics,
) {
    let Some(default) = member.traits.get(ID).filter(|default| !default.value.is_null()) else { return };
    let Some(shape_type) = type_of(drafts, &member.target) else { return };
    let target = drafts.get(&member.target);
    if is_rounded(shape_type, &default.value) {
        found.push(rounded(default).member(container, name));
    }
    let message = match problem(shape_type, target, &default.value) {
        Some(problem) => format!("the default does not fit {}: {problem}", member.target),
        None => match target.and_then(|target| target.traits.get(ID)) {
            Some(other) if other.value != default.value => {
                format!("the default is {}, but {} has {}", default.value, member.target, other.value)
            }
            _ => return,
        },
    };
    let place = default.site.trait_value(ID, &[]);
    found.push(Diagnostic::error("invalid-trait-value", place, message).member(container, name));
}

/// Why a value is no default for a shape.
fn problem(shape_type: &ShapeType, draft: Option<&Draft<'_>>, value: &Value) -> Option<String> {
    let whole = |min: i64, max: i64| value.as_i64().is_some_and(|number| (min..=max).contains(&number));
    let text = value.as_str();
    let (fits, wanted) = match shape_type {
        ShapeType::Boolean => (value.is_boolean(), "true or false"),
        ShapeType::String => (text.is_some(), "a string"),
        ShapeType::Blob => (text.is_some_and(is_base64), "base64 in a string"),
        ShapeType::Byte => (whole(i8::MIN.into(), i8::MAX.into()), "a whole number of 8 bits"),
        ShapeType::Short => (whole(i16::MIN.into(), i16::MAX.into()), "a whole number of 16 bits"),
        ShapeType::Integer => (whole(i32::MIN.into(), i32::MAX.into()), "a whole number of 32 bits"),
        ShapeType::Long => (whole(i64::MIN, i64::MAX), "a whole number of 64 bits"),
        ShapeType::Float | ShapeType::Double => {
            let special = text.is_some_and(|text| matches!(text, "NaN" | "Infinity" | "-Infinity"));
            (value.is_number() || special, "a number, or \"NaN\", \"Infinity\" or \"-Infinity\"")
        }
        ShapeType::BigInteger => {
            let digits = text.map(|text| text.strip_prefix('-').unwrap_or(text));
            let digits =
                digits.is_some_and(|text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()));
            let whole = value.as_f64().is_some_and(|number| number.fract() == 0.0);
            (digits || whole, "a whole number, or one in a string")
        }
        ShapeType::BigDecimal => {
            let number = text.is_some_and(|text| text.parse::<Number>().is_ok());
            (value.is_number() || number, "a number, or one in a string")
        }
        ShapeType::Timestamp => {
            let seconds = value.as_f64().is_some_and(|seconds| SECONDS.contains(&seconds));
            (seconds || text.is_some_and(is_date_time), "seconds, or a time of RFC 3339 in UTC")
        }
        ShapeType::Document => (!is_filled(value), "a simple value, [] or {}"),
        ShapeType::List | ShapeType::Set => (value.as_array().is_some_and(Vec::is_empty), "[]"),
        ShapeType::Map => (value.as_object().is_some_and(serde_json::Map::is_empty), "{}"),
        ShapeType::Enum => {
            let known = draft.is_some_and(|draft| {
                draft.members.iter().any(|(name, member)| Some(enum_text(name, member)) == text)
            });
            (known, "one of the values of the enum")
        }
        ShapeType::IntEnum => {
            let number = value.as_i64().and_then(|number| i32::try_from(number).ok());
            let known = draft.is_some_and(|draft| {
                number.is_some() && draft.members.values().any(|member| enum_int(member) == number)
            });
            (known, "one of the values of the intEnum")
        }
        ShapeType::Structure => return Some("a structure has no default".to_owned()),
        ShapeType::Union => return Some("a union has no default".to_owned()),
        // The rule of the trait says that it does not belong here.
        ShapeType::Service(_) | ShapeType::Resource(_) | ShapeType::Operation(_) => return None,
    };
    (!fits).then(|| format!("it must be {wanted}, not {}", brief(value)))
}

/// The seconds that the crate's timestamps can hold, which are those of `jiff`.
const SECONDS: std::ops::RangeInclusive<f64> = -377_705_023_201.0..=253_402_207_200.0;

/// Up to here an `f64` holds every whole number.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether the number of a big type may have had other digits in the file: readers of JSON, this one too, hold what is no
/// integer of 64 bits as an `f64`, which keeps 15 digits of any number.
fn is_rounded(shape_type: &ShapeType, value: &Value) -> bool {
    let Value::Number(number) = value else { return false };
    let Some(float) = number.as_f64().filter(|_| number.is_f64()) else { return false };
    match shape_type {
        ShapeType::BigInteger => float.abs() > MAX_EXACT,
        ShapeType::BigDecimal => {
            let text = number.to_string();
            let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
            let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
            digits.trim_matches('0').len() > 15
        }
        _ => false,
    }
}

fn rounded(default: &DraftTrait<'_>) -> Diagnostic {
    let message = format!("a JSON number keeps no more digits of the default than {}", brief(&default.value));
    Diagnostic::warning("rounded-default", default.site.trait_value(ID, &[]), message)
        .hint("write the number in a string, which keeps them all")
}

/// The value for a message, cut where it is long.
pub(super) fn brief(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 40 {
        return text;
    }
    text.chars().take(37).chain("...".chars()).collect()
}

fn is_filled(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty())
        || value.as_object().is_some_and(|map| !map.is_empty())
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    text.len().is_multiple_of(4)
        && text.len() - digits.len() <= 2
        && digits.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'+' || b == b'/')
}

/// Whether the text is a date and time in UTC, which exists.
fn is_date_time(text: &str) -> bool {
    let Some(fraction) = text.get(19..).and_then(|rest| rest.strip_suffix('Z')) else { return false };
    let form = text.bytes().zip(b"dddd-dd-ddTdd:dd:dd".iter()).all(|(found, form)| match form {
        b'd' => found.is_ascii_digit(),
        other => found == *other,
    });
    let fraction = match fraction.strip_prefix('.') {
        Some(digits) => (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()),
        None => fraction.is_empty(),
    };
    // Like the crate's timestamps, jiff takes a leap second for the second before it.
    form && fraction && text.parse::<jiff::Timestamp>().is_ok()
}

/// Orders numbers, exactly where both are whole.
pub(super) fn order(a: &Number, b: &Number) -> Ordering {
    let whole = |number: &Number| number.as_i64().map(i128::from).or(number.as_u64().map(i128::from));
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => a.as_f64().partial_cmp(&b.as_f64()).unwrap_or(Ordering::Equal),
    }
}
