//! A value of the model, as Rust and as what serde writes.
//!
//! Values come as the specification writes them in traits
//! ([trait node values](https://smithy.io/2.0/spec/model.html#trait-node-values)): members by their names in the model,
//! instants as RFC 3339 or seconds, bytes as base64.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use indexmap::IndexMap;
use serde_json::Value;

use super::super::optionality::is_optional;
use super::super::structure::deprecated;
use super::super::{Expression, Json, Literal, Location, Lowering, SetField, Type, wire};
use super::instant;
use crate::resolve::{EnumValue, Kind, Member, Shape, TimestampFormat};
use crate::shape_id::ShapeId;

/// A value in both forms.
pub(super) struct Both {
    pub(super) value: Expression,
    pub(super) json: Json,
}

impl Lowering<'_> {
    /// A value of the shape, with its instants in this form; nothing where it does not fit.
    pub(super) fn both(
        &self,
        target: &ShapeId,
        value: &Value,
        format: Option<TimestampFormat>,
    ) -> Option<Both> {
        let shape = self.model.shape(target);
        let ty = || self.ty(target);
        let literal = |literal, json| Some(Both { value: Expression::Literal(literal, ty()), json });
        match &shape.kind {
            Kind::Structure(members) => self.structure_value(shape, members, value),
            Kind::Union(members) => self.union_value(shape, members, value),
            Kind::List(item) => self.list_value(shape, item, value.as_array()?, format),
            Kind::Map { value: item, key } => {
                let entries: Vec<_> = value.as_object()?.iter().collect();
                self.map_value(shape, key, item, &entries, format)
            }
            Kind::Enum(values) => {
                let text = value.as_str()?.to_owned();
                let json = Json::Text(text.clone());
                Some(self.enum_value(target, values, &text, |text| Literal::Text(text.clone()), json))
            }
            Kind::IntEnum(values) => {
                let number = i32::try_from(value.as_i64()?).ok()?;
                let json = Json::Number(number.to_string());
                Some(self.enum_value(
                    target,
                    values,
                    &number,
                    |number| Literal::Integer((*number).into()),
                    json,
                ))
            }
            Kind::Boolean => literal(Literal::Bool(value.as_bool()?), Json::Bool(value.as_bool()?)),
            Kind::String => {
                literal(Literal::Text(value.as_str()?.to_owned()), Json::Text(value.as_str()?.to_owned()))
            }
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long => {
                let number = value.as_i64()?;
                literal(Literal::Integer(number), Json::Number(number.to_string()))
            }
            Kind::Float => {
                let number = float(value)? as f32;
                literal(Literal::Float(number), number_json(number.into()))
            }
            Kind::Double => literal(Literal::Double(float(value)?), number_json(float(value)?)),
            Kind::BigInteger | Kind::BigDecimal => {
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                let json = match (&shape.kind, text.parse::<i64>(), text.parse::<u64>()) {
                    (Kind::BigInteger, Ok(number), _) => Json::Number(number.to_string()),
                    (Kind::BigInteger, _, Ok(number)) => Json::Number(number.to_string()),
                    (Kind::BigInteger, ..) => return None,
                    _ => decimal_json(&text),
                };
                literal(Literal::BigNumber(text), json)
            }
            Kind::Blob => {
                let bytes = bytes(value.as_str()?);
                let json = Json::Text(BASE64_STANDARD.encode(&bytes));
                literal(Literal::Blob(bytes), json)
            }
            Kind::Timestamp => {
                let instant = crate::resolve::instant(value)?;
                let json = instant::written(instant, format)?;
                literal(Literal::DateTime(instant.to_string()), json)
            }
            Kind::Document => literal(Literal::Document(value.to_string()), value.into()),
            Kind::Unit => Some(Both { value: Expression::None, json: Json::Object(Vec::new()) }),
            Kind::Operation(_) | Kind::Service(_) => None,
        }
    }

    fn structure_value(
        &self,
        shape: &Shape,
        members: &IndexMap<String, Member>,
        value: &Value,
    ) -> Option<Both> {
        let given = value.as_object()?;
        let mut fields = Vec::new();
        let mut json = Vec::new();
        let mut payload = None;
        for member in members.values() {
            let location = self.location(shape, member);
            let format = wire::timestamps(self.model, self.protocol, &location, member);
            let written = match given.get(&member.name).filter(|value| !value.is_null()) {
                Some(value) => {
                    let Both { value, json } = self.both(&member.target, value, format)?;
                    let ident = self.member_ident(shape, &member.name);
                    let deprecated =
                        deprecated(&member.traits).is_some() || self.ty(&member.target).is_deprecated();
                    fields.push(SetField { ident, deprecated, value });
                    Some(json)
                }
                None if is_optional(self.model, &self.usage, shape, member) => None,
                None => Some(self.default_json(member, format)?),
            };
            let is_in_body = !self.protocol.is_json() || location == Location::Body;
            match written {
                Some(written) if self.protocol.is_json() && location == Location::Payload => {
                    payload = Some(written);
                }
                Some(written) if is_in_body => {
                    let name = match location {
                        Location::Body => wire::wire_name(self.protocol, member),
                        _ => member.name.clone(),
                    };
                    json.push((name, written));
                }
                _ => {}
            }
        }
        let has_payload = self.protocol.is_json()
            && members.values().any(|member| self.location(shape, member) == Location::Payload);
        let json = match payload {
            Some(payload) => payload,
            None if has_payload => Json::Object(Vec::new()),
            None => Json::Object(json),
        };
        let value = Expression::Structure {
            ty: self.ident(&shape.id)?.text.clone(),
            deprecated: shape.traits.deprecated().is_some(),
            fields,
        };
        Some(Both { value, json })
    }

    /// What serde writes for a field that is no `Option` and was not set.
    fn default_json(&self, member: &Member, format: Option<TimestampFormat>) -> Option<Json> {
        if let Some(value) = member.traits.default() {
            if let (Kind::Blob, Value::String(base64)) = (&self.model.shape(&member.target).kind, value) {
                return Some(Json::Text(base64.clone()));
            }
            return self.both(&member.target, value, format).map(|both| both.json);
        }
        let zero = || Json::Number("0".to_owned());
        Some(match &self.model.shape(&member.target).kind {
            Kind::String | Kind::Blob | Kind::Enum(_) => Json::Text(String::new()),
            Kind::Boolean => Json::Bool(false),
            Kind::Float | Kind::Double => Json::Number("0.0".to_owned()),
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::IntEnum(_) => zero(),
            Kind::BigInteger | Kind::BigDecimal => zero(),
            Kind::Timestamp => instant::written(jiff::Timestamp::UNIX_EPOCH, format)?,
            Kind::List(_) => Json::List(Vec::new()),
            Kind::Map { .. } => Json::Object(Vec::new()),
            Kind::Document => Json::Null,
            _ => return None,
        })
    }

    fn union_value(&self, shape: &Shape, members: &IndexMap<String, Member>, value: &Value) -> Option<Both> {
        let mut given = value.as_object()?.iter().filter(|(_, value)| !value.is_null());
        let (Some((name, value)), None) = (given.next(), given.next()) else { return None };
        let member = members.get(name)?;
        let format = wire::timestamps(self.model, self.protocol, &Location::Body, member);
        let Both { value, json } = self.both(&member.target, value, format)?;
        let is_deprecated =
            [&shape.traits, &member.traits].iter().any(|traits| traits.deprecated().is_some());
        let value = Expression::Union {
            ty: self.ident(&shape.id)?.text.clone(),
            variant: self.member_ident(shape, &member.name),
            deprecated: is_deprecated || self.ty(&member.target).is_deprecated(),
            value: (!self.is_unit(member)).then(|| Box::new(value)),
            boxed: self.model.is_boxed(&shape.id, &member.name),
        };
        Some(Both { value, json: Json::Object(vec![(wire::wire_name(self.protocol, member), json)]) })
    }

    fn list_value(
        &self,
        shape: &Shape,
        item: &Member,
        given: &[Value],
        format: Option<TimestampFormat>,
    ) -> Option<Both> {
        let (mut items, mut json) = (Vec::new(), Vec::new());
        for value in given {
            let both = self.element_value(shape, item, value, format)?;
            items.push(both.value);
            json.push(both.json);
        }
        Some(Both { value: Expression::Vec(items, self.ty(&shape.id)), json: Json::List(json) })
    }

    fn map_value(
        &self,
        shape: &Shape,
        key: &Member,
        item: &Member,
        given: &[(&String, &Value)],
        format: Option<TimestampFormat>,
    ) -> Option<Both> {
        let (mut entries, mut json) = (Vec::new(), Vec::new());
        for (name, value) in given {
            let key = self.both(&key.target, &Value::String((*name).clone()), None)?;
            let both = self.element_value(shape, item, value, format)?;
            entries.push((key.value, both.value));
            json.push(((*name).clone(), both.json));
        }
        Some(Both { value: Expression::Map(entries, self.ty(&shape.id)), json: Json::Object(json) })
    }

    /// A value in a list or map, where it may be null if that is sparse.
    fn element_value(
        &self,
        shape: &Shape,
        item: &Member,
        value: &Value,
        format: Option<TimestampFormat>,
    ) -> Option<Both> {
        let is_document = self.model.shape(&item.target).kind == Kind::Document;
        match (value, shape.traits.sparse()) {
            (Value::Null, true) => Some(Both { value: Expression::None, json: Json::Null }),
            (Value::Null, false) if !is_document => None,
            (_, sparse) => {
                let both = self.both(&item.target, value, format)?;
                let value = if sparse { Expression::Some(Box::new(both.value)) } else { both.value };
                Some(Both { value, ..both })
            }
        }
    }

    fn enum_value<T: PartialEq>(
        &self,
        target: &ShapeId,
        values: &[EnumValue<T>],
        value: &T,
        literal: impl Fn(&T) -> Literal,
        json: Json,
    ) -> Both {
        let ty = self.ty(target);
        let name = match &ty {
            Type::Named { ident, .. } => ident.clone(),
            _ => String::new(),
        };
        let known = values.iter().find(|known| known.value == *value);
        let known = known.and_then(|known| Some((known, self.symbols.member(target, &known.name)?)));
        let value = match known {
            Some((known, variant)) => {
                let deprecated = known.traits.deprecated().is_some() || ty.is_deprecated();
                let variant = Literal::Variant { ty: name, variant: variant.text.clone(), deprecated };
                Expression::Literal(variant, ty)
            }
            None => Expression::OpenValue(name, literal(value)),
        };
        Both { value, json }
    }
}

/// Bytes in base64. AWS's models also hold text that only stands for bytes, such as the name of a file, and words of 4,
/// 8 or 12 letters would be base64 as well.
fn bytes(text: &str) -> Vec<u8> {
    let looks_encoded = |decoded: &[u8]| {
        let has = |is: fn(char) -> bool| text.contains(is);
        let mixed =
            has(|c| c.is_ascii_digit()) && has(|c| c.is_ascii_uppercase()) && has(|c| c.is_ascii_lowercase());
        text.ends_with('=')
            || mixed
            || str::from_utf8(decoded).is_ok_and(|text| text.chars().all(|c| !c.is_control()))
    };
    let decoded = BASE64_STANDARD.decode(text).ok().filter(|decoded| looks_encoded(decoded));
    decoded.unwrap_or_else(|| text.as_bytes().to_vec())
}

fn float(value: &Value) -> Option<f64> {
    match value.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
        None => value.as_f64(),
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

/// A decimal number as the support code writes it: as a number where that has the same text.
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
