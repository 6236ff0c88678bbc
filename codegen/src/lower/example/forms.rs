//! A value of the model, as Rust and as what serde writes.
//!
//! Values have members by their names in the model.

use crate::lower::ir::{Expression, Json, Location, Protocol, SetField, WireValue};
use crate::lower::lowering::Lowering;
use crate::resolve::{Instant, Kind, Member, Shape, ShapeValue, TimestampFormat};
use crate::shape_id::ShapeId;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// How instants are written; `None` for seconds since 1970.
type Format = Option<TimestampFormat>;

/// A value as Rust, and what serde writes for it.
type Forms = (Expression, Json);

impl Lowering<'_> {
    /// A value of the shape, with its instants in this form; `None` if it is not of the shape.
    pub(super) fn forms(&self, target: &ShapeId, value: &ShapeValue, format: Format) -> Option<Forms> {
        let shape = self.model.shape(target);
        match (value, &shape.kind) {
            (ShapeValue::Structure(given), Kind::Structure(_)) => self.structure_value(shape, given),
            (ShapeValue::Structure(_), Kind::Unit) => Some((Expression::None, Json::Object(Vec::new()))),
            (ShapeValue::Union(given), Kind::Union(_)) => self.union_value(shape, given),
            (ShapeValue::List(given), Kind::List(item)) => {
                let forms = given.iter().map(|value| self.element_value(shape, item, value, format));
                let (items, json) = forms.collect::<Option<_>>()?;
                Some((Expression::Vec(items, self.ty(target)), Json::List(json)))
            }
            (ShapeValue::Map(given), Kind::Map { key, value: item }) => {
                let forms = given.iter().map(|(name, value)| {
                    let (key, _) = self.forms(&key.target, &ShapeValue::Text(name.clone()), None)?;
                    let (value, json) = self.element_value(shape, item, value, format)?;
                    Some(((key, value), (name.clone(), json)))
                });
                let (entries, json) = forms.collect::<Option<_>>()?;
                Some((Expression::Map(entries, self.ty(target)), Json::Object(json)))
            }
            (value, kind) => {
                let json = self.simple_json(value, kind, format)?;
                let value = match self.literal(target, value) {
                    Some(literal) => Expression::Literal(literal, self.ty(target)),
                    None => Expression::OpenValue(self.type_ident(target).text, wire_value(value)?),
                };
                Some((value, json))
            }
        }
    }

    /// What serde writes for a value that is not made of others.
    fn simple_json(&self, value: &ShapeValue, kind: &Kind, format: Format) -> Option<Json> {
        Some(match (value, kind) {
            (ShapeValue::Text(text), _) => Json::Text(text.clone()),
            (ShapeValue::Integer(number), _) => Json::Number(number.to_string()),
            (ShapeValue::Boolean(value), _) => Json::Bool(*value),
            (ShapeValue::Float(number), Kind::Float) => single_json(*number as f32),
            (ShapeValue::Float(number), _) => number_json(*number),
            (ShapeValue::BigNumber(digits), _) if self.protocol == Protocol::RpcV2Json => {
                Json::Text(digits.clone())
            }
            (ShapeValue::BigNumber(digits), Kind::BigInteger) => integer_json(digits)?,
            (ShapeValue::BigNumber(digits), _) => decimal_json(digits),
            (ShapeValue::Blob(bytes), _) => Json::Text(BASE64_STANDARD.encode(bytes)),
            (ShapeValue::Timestamp(instant), _) => instant_json(*instant, format),
            (ShapeValue::Document(value), _) => value.into(),
            (
                ShapeValue::Null
                | ShapeValue::Structure(_)
                | ShapeValue::Union(_)
                | ShapeValue::List(_)
                | ShapeValue::Map(_),
                _,
            ) => return None,
        })
    }

    fn structure_value(&self, shape: &Shape, given: &[(String, ShapeValue)]) -> Option<Forms> {
        let (mut fields, mut body, mut payload) = (Vec::new(), Vec::new(), None);
        for member in shape.kind.members() {
            let field = self.field(shape, member);
            let deprecated = field.uses_deprecated();
            let written = match given.iter().find(|(name, _)| *name == member.name) {
                Some((_, value)) => {
                    let (value, json) = self.forms(&member.target, value, field.timestamps)?;
                    fields.push(SetField { ident: field.ident, deprecated, value });
                    Some(json)
                }
                None if field.optional => None,
                None => Some(self.default_json(member, field.timestamps)?),
            };
            if self.protocol.is_json() && field.location == Location::Payload {
                payload = Some(written.unwrap_or_else(|| Json::Object(Vec::new())));
            } else if field.written {
                body.extend(written.map(|written| (field.wire_name, written)));
            }
        }
        let json = payload.unwrap_or(Json::Object(body));
        let value = Expression::Structure {
            ty: self.type_ident(&shape.id).text,
            deprecated: shape.traits.deprecated().is_some(),
            fields,
        };
        Some((value, json))
    }

    /// What serde writes for a field that is no `Option` and was not set.
    fn default_json(&self, member: &Member, format: Format) -> Option<Json> {
        let value = match (member.traits.default(), &self.model.shape(&member.target).kind) {
            (Some(default), _) => default.value.clone(),
            (None, Kind::String | Kind::Enum(_)) => ShapeValue::Text(String::new()),
            (None, Kind::Blob) => ShapeValue::Blob(Vec::new()),
            (None, Kind::Boolean) => ShapeValue::Boolean(false),
            (None, Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::IntEnum(_)) => {
                ShapeValue::Integer(0)
            }
            (None, Kind::Float | Kind::Double) => ShapeValue::Float(0.0),
            (None, Kind::BigInteger | Kind::BigDecimal) => ShapeValue::BigNumber("0".to_owned()),
            (None, Kind::Timestamp) => ShapeValue::Timestamp(Instant::at(0)),
            (None, Kind::List(_)) => ShapeValue::List(Vec::new()),
            (None, Kind::Map { .. }) => ShapeValue::Map(Vec::new()),
            (None, Kind::Document) => ShapeValue::Document(serde_json::Value::Null),
            _ => return None,
        };
        self.forms(&member.target, &value, format).map(|(_, json)| json)
    }

    fn union_value(&self, shape: &Shape, (name, value): &(String, ShapeValue)) -> Option<Forms> {
        let member = shape.kind.member(name)?;
        let format = self.timestamps(&Location::Body, member);
        let (value, json) = self.forms(&member.target, value, format)?;
        let is_deprecated =
            [&shape.traits, &member.traits].iter().any(|traits| traits.deprecated().is_some());
        let value = Expression::Union {
            ty: self.type_ident(&shape.id).text,
            variant: self.member_ident(&shape.id, &member.name),
            deprecated: is_deprecated || self.ty(&member.target).is_deprecated(),
            value: (!member.target.is_unit()).then(|| Box::new(value)),
            boxed: self.model.is_boxed(&shape.id, &member.name),
        };
        Some((value, Json::Object(vec![(self.wire_name(&Location::Body, member), json)])))
    }

    /// A value in a list or map; it may be null if that is sparse.
    fn element_value(
        &self,
        shape: &Shape,
        item: &Member,
        value: &ShapeValue,
        format: Format,
    ) -> Option<Forms> {
        if *value == ShapeValue::Null {
            return Some((Expression::None, Json::Null));
        }
        let (value, json) = self.forms(&item.target, value, format)?;
        let is_sparse = shape.traits.sparse();
        Some((if is_sparse { Expression::Some(Box::new(value)) } else { value }, json))
    }
}

/// A value that an enum does not know.
fn wire_value(value: &ShapeValue) -> Option<WireValue> {
    match value {
        ShapeValue::Text(text) => Some(WireValue::Text(text.clone())),
        ShapeValue::Integer(number) => i32::try_from(*number).ok().map(WireValue::Integer),
        _ => None,
    }
}

/// A number, or the string that stands for what JSON's numbers cannot say.
fn number_json(number: f64) -> Json {
    match serde_json::Number::from_f64(number) {
        Some(number) => Json::Number(number.to_string()),
        None if number.is_nan() => Json::Text("NaN".to_owned()),
        None if number > 0.0 => Json::Text("Infinity".to_owned()),
        None => Json::Text("-Infinity".to_owned()),
    }
}

/// The same for a number of 32 bits.
fn single_json(number: f32) -> Json {
    match number_json(number.into()) {
        Json::Number(digits) if digits != Json::single(number) => Json::Single(number),
        json => json,
    }
}

/// An instant in this format, rounded down as the support code writes it: to the second in an HTTP date, otherwise to the
/// millisecond.
fn instant_json(instant: Instant, format: Format) -> Json {
    let milliseconds = instant.nanos / 1_000_000;
    let to = |nanos| Instant { nanos, ..instant };
    match format {
        Some(TimestampFormat::DateTime) => Json::Text(to(milliseconds * 1_000_000).to_string()),
        Some(TimestampFormat::HttpDate) => Json::Text(to(0).http_date()),
        Some(TimestampFormat::EpochSeconds) | None if milliseconds == 0 => {
            Json::Number(instant.seconds.to_string())
        }
        Some(TimestampFormat::EpochSeconds) | None => {
            number_json((instant.seconds * 1000 + i64::from(milliseconds)) as f64 / 1000.0)
        }
    }
}

/// An integer without bounds; `None` if it is too large for serde_json.
fn integer_json(digits: &str) -> Option<Json> {
    let is_small = digits.parse::<i64>().is_ok() || digits.parse::<u64>().is_ok();
    is_small.then(|| Json::Number(digits.to_owned()))
}

/// A decimal number as the support code writes it: as a number if that has the same text.
fn decimal_json(text: &str) -> Json {
    if text.parse::<i64>().is_ok_and(|number| number.to_string() == text) {
        return Json::Number(text.to_owned());
    }
    let same = text.parse::<f64>().ok().filter(|number| format!("{number:?}") == text);
    match same.and_then(serde_json::Number::from_f64) {
        Some(number) => Json::Number(number.to_string()),
        None => Json::Text(text.to_owned()),
    }
}
