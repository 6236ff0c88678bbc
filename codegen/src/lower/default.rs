//! Default values, as they stand in the source.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use super::Literal;
use crate::name::Symbols;
use crate::resolve::{EnumValue, Kind, Model};
use crate::shape_id::ShapeId;

/// The default of a member, or nothing where the type's own `Default` gives the same
/// (Smithy 2.0, [default values](https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints)).
/// The form of the value was checked by `resolve`.
pub(super) fn literal(model: &Model, symbols: &Symbols, target: &ShapeId, value: &Value) -> Option<Literal> {
    let variant = |name: &str| {
        let ty = symbols.get(target)?.ident.text.clone();
        Some(Literal::Variant { ty, variant: symbols.member(target, name)?.text.clone() })
    };
    match (&model.shape(target).kind, value) {
        (_, Value::Bool(true)) => Some(Literal::Bool(true)),
        (Kind::Enum(values), Value::String(text)) => variant(member(values, text)?),
        (Kind::IntEnum(values), Value::Number(number)) => {
            variant(member(values, &i32::try_from(number.as_i64()?).ok()?)?)
        }
        (Kind::Float | Kind::Double, Value::Number(number)) => {
            number.as_f64().filter(|number| *number != 0.0).map(Literal::Float)
        }
        (Kind::Timestamp, Value::Number(number)) => {
            number.as_f64().filter(|number| *number != 0.0).map(Literal::Timestamp)
        }
        (Kind::Document, value) => Some(Literal::Document(value.to_string())),
        (_, Value::Number(number)) => number.as_i64().filter(|number| *number != 0).map(Literal::Integer),
        (Kind::Blob, Value::String(text)) => {
            BASE64_STANDARD.decode(text).ok().filter(|bytes| !bytes.is_empty()).map(Literal::Blob)
        }
        (_, Value::String(text)) if !text.is_empty() => Some(Literal::Text(text.clone())),
        _ => None,
    }
}

fn member<'a, T: PartialEq<V>, V: ?Sized>(values: &'a [EnumValue<T>], value: &V) -> Option<&'a str> {
    values.iter().find(|known| known.value == *value).map(|known| known.name.as_str())
}
