//! Default values, as they stand in the source.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use super::ir::Literal;
use crate::name::Symbols;
use crate::resolve::{EnumValue, Kind, Model};
use crate::shape_id::ShapeId;

/// The default of a member, or nothing where the type's own `Default` gives the same
/// (Smithy 2.0, [default values](https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints)).
/// The form of the value was checked by `resolve`.
pub(super) fn literal(model: &Model, symbols: &Symbols, target: &ShapeId, value: &Value) -> Option<Literal> {
    let variant = |(name, deprecated): (&str, bool)| {
        let ty = symbols.get(target)?.ident.text.clone();
        Some(Literal::Variant { ty, variant: symbols.member(target, name)?.text.clone(), deprecated })
    };
    match (&model.shape(target).kind, value) {
        (Kind::Document, value) => Some(Literal::Document(value.to_string())),
        (Kind::BigInteger | Kind::BigDecimal, Value::Number(number)) => {
            Some(digits(number)).filter(|text| text != "0").map(Literal::BigNumber)
        }
        (Kind::BigInteger | Kind::BigDecimal, Value::String(text)) => Some(Literal::BigNumber(text.clone())),
        (_, Value::Bool(true)) => Some(Literal::Bool(true)),
        (Kind::Enum(values), Value::String(text)) => variant(member(values, text)?),
        (Kind::IntEnum(values), Value::Number(number)) => {
            variant(member(values, &i32::try_from(number.as_i64()?).ok()?)?)
        }
        (Kind::Float, value) => {
            float(value).map(|number| number as f32).filter(|number| *number != 0.0).map(Literal::Float)
        }
        (Kind::Double, value) => float(value).filter(|number| *number != 0.0).map(Literal::Double),
        (Kind::Timestamp, Value::Number(number)) => {
            number.as_f64().filter(|number| *number != 0.0).map(Literal::Timestamp)
        }
        (Kind::Timestamp, Value::String(text)) => Some(Literal::DateTime(text.clone())),
        (_, Value::Number(number)) => number.as_i64().filter(|number| *number != 0).map(Literal::Integer),
        (Kind::Blob, Value::String(text)) => {
            BASE64_STANDARD.decode(text).ok().filter(|bytes| !bytes.is_empty()).map(Literal::Blob)
        }
        (_, Value::String(text)) if !text.is_empty() => Some(Literal::Text(text.clone())),
        _ => None,
    }
}

/// The decimal text of a number. Beyond 64 bits it is the number that an `f64` holds, of which `resolve` warns.
fn digits(number: &serde_json::Number) -> String {
    match number.as_f64() {
        Some(value) if number.is_f64() && value.trunc() == value => format!("{value:.0}"),
        _ => number.to_string(),
    }
}

/// A number, or one of the strings that stand for what JSON's numbers cannot say.
fn float(value: &Value) -> Option<f64> {
    match value.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        _ => value.as_f64(),
    }
}

/// The member of an enum that has the value, and whether it is deprecated.
fn member<'a, T: PartialEq<V>, V: ?Sized>(values: &'a [EnumValue<T>], value: &V) -> Option<(&'a str, bool)> {
    let known = values.iter().find(|known| known.value == *value)?;
    Some((&known.name, known.traits.deprecated().is_some()))
}
