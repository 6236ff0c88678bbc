//! JSON to a value of a shape: the one table, for defaults, for what examples hold, and for the values of enums
//! (Smithy 2.0, [trait node values](https://smithy.io/2.0/spec/model.html#trait-node-values)).

use std::borrow::Cow;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_core::de::IgnoredAny;
use serde_json::{Map, Value};

use super::draft::{Draft, DraftMember, Drafts};
use super::instant::{Instant, is_date_time};
use super::target::type_of;
use crate::load::{ShapeType, did_you_mean};
use crate::shape_id::ShapeId;

/// A value of a shape.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ShapeValue {
    /// No value, in a sparse list or map.
    Null,
    /// Of a boolean.
    Boolean(bool),
    /// Of a byte, short, integer, long or intEnum.
    Integer(i64),
    /// Of a float or double.
    Float(f64),
    /// Of a bigInteger or bigDecimal: the digits.
    BigNumber(String),
    /// Of a string or enum.
    Text(String),
    /// Of a blob.
    Blob(Vec<u8>),
    /// Of a timestamp.
    Timestamp(Instant),
    /// Of a document.
    Document(Value),
    /// Of a list.
    List(Vec<Self>),
    /// Of a map, with its keys.
    Map(Vec<(String, Self)>),
    /// Of a structure, by the names of members; also of `smithy.api#Unit`.
    Structure(Vec<(String, Self)>),
    /// Of a union, with the name of its member.
    Union(Box<(String, Self)>),
}

impl ShapeValue {
    /// The value of a member of a structure.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        let Self::Structure(members) = self else { return None };
        members.iter().find(|(member, _)| member == name).map(|(_, value)| value)
    }
}

/// What a value is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// The `default` trait, which says exactly what it means
    /// ([default value constraints](https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints)).
    Default,
    /// An example, which people wrote for people.
    Example {
        /// Whether required members may be missing.
        is_partial: bool,
    },
}

/// Why JSON is no value of a shape.
#[derive(Debug)]
pub(super) struct Mismatch {
    /// The keys that lead to the value, the innermost first.
    pub(super) keys: Vec<String>,
    /// A sentence, or the end of one.
    message: String,
    is_sentence: bool,
    pub(super) hint: Option<String>,
}

impl Mismatch {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { keys: Vec::new(), message: message.into(), is_sentence: true, hint: None }
    }

    fn must(wanted: &str, json: &Value) -> Self {
        let message = format!("must be {wanted}, not {}", brief(json));
        Self { is_sentence: false, ..Self::new(message) }
    }

    pub(super) fn below(mut self, key: impl Into<String>) -> Self {
        self.keys.push(key.into());
        self
    }

    /// What is wrong, where the value is called `subject`.
    pub(super) fn sentence(&self, subject: &str) -> String {
        if self.is_sentence { self.message.clone() } else { format!("{subject} {}", self.message) }
    }
}

/// The values of the shapes of a model.
#[derive(Clone, Copy)]
pub(super) struct Table<'t, 'a> {
    pub(super) drafts: &'t Drafts<'a>,
    pub(super) purpose: Purpose,
}

type Reading = Result<ShapeValue, Mismatch>;

impl Table<'_, '_> {
    /// The value of the shape that the JSON stands for.
    pub(super) fn value(&self, id: &ShapeId, json: &Value) -> Reading {
        let shape_type = type_of(self.drafts, id);
        if self.purpose == Purpose::Default
            && let Some(mismatch) = no_default(shape_type, json)
        {
            return Err(mismatch);
        }
        let Some(shape_type) = shape_type else {
            // `smithy.api#Unit`.
            let is_empty = json.as_object().is_some_and(Map::is_empty);
            return read(is_empty.then(|| ShapeValue::Structure(Vec::new())), "{}", json);
        };
        // The shapes of the prelude are simple.
        let Some(draft) = self.drafts.get(id) else { return self.simple(id, shape_type, json) };
        match shape_type {
            ShapeType::Enum | ShapeType::IntEnum => self.enum_value(draft, json),
            ShapeType::List | ShapeType::Set => self.list(draft, json),
            ShapeType::Map => self.map(draft, json),
            ShapeType::Structure => self.structure(id, draft, json),
            ShapeType::Union => self.union(id, draft, json),
            simple => self.simple(id, simple, json),
        }
    }

    fn simple(&self, id: &ShapeId, shape_type: ShapeType, json: &Value) -> Reading {
        match shape_type {
            ShapeType::Boolean => read(json.as_bool().map(ShapeValue::Boolean), "true or false", json),
            ShapeType::String => text(json).map(|text| ShapeValue::Text(text.to_owned())),
            ShapeType::Blob => self.blob(json),
            ShapeType::Byte => whole(json, 8).map(ShapeValue::Integer),
            ShapeType::Short => whole(json, 16).map(ShapeValue::Integer),
            ShapeType::Integer => whole(json, 32).map(ShapeValue::Integer),
            ShapeType::Long => whole(json, 64).map(ShapeValue::Integer),
            ShapeType::Float if float(json).is_some_and(|it| it.is_finite() && (it as f32).is_infinite()) => {
                Err(Mismatch::must("a number of 32 bits", json))
            }
            ShapeType::Float | ShapeType::Double => {
                let wanted = "a number, or \"NaN\", \"Infinity\" or \"-Infinity\"";
                read(float(json).map(ShapeValue::Float), wanted, json)
            }
            ShapeType::BigInteger => {
                read(big_integer(json), "a whole number, or one in a string", json).map(ShapeValue::BigNumber)
            }
            ShapeType::BigDecimal => {
                read(big_decimal(json), "a number, or one in a string", json).map(ShapeValue::BigNumber)
            }
            ShapeType::Timestamp if self.purpose == Purpose::Default => {
                let instant = Instant::of(json).filter(|_| json.as_str().is_none_or(is_date_time));
                read(instant, "seconds, or a time of RFC 3339 in UTC", json).map(ShapeValue::Timestamp)
            }
            ShapeType::Timestamp => {
                let wanted = "an instant: RFC 3339 or seconds since 1970";
                read(Instant::of(json), wanted, json).map(ShapeValue::Timestamp)
            }
            ShapeType::Document => Ok(ShapeValue::Document(json.clone())),
            _ => Err(Mismatch::new(format!("{id} is no shape of data"))),
        }
    }

    /// A value of an enum or intEnum: for a default, one that it has.
    fn enum_value(&self, draft: &Draft<'_>, json: &Value) -> Reading {
        let value = match draft.shape_type {
            ShapeType::Enum => text(json).map(|text| ShapeValue::Text(text.to_owned())),
            _ => whole(json, 32).map(ShapeValue::Integer),
        };
        let is_it = |(name, member): (&Cow<'_, str>, &DraftMember<'_>)| match &value {
            Ok(ShapeValue::Text(text)) => enum_text(name, member).is_ok_and(|known| known == text),
            Ok(ShapeValue::Integer(number)) => {
                matches!(enum_int(member), Some(Ok(known)) if i64::from(known) == *number)
            }
            _ => false,
        };
        // Most are called as they are, and an enum may have as many members as there are defaults.
        let of_name = json.as_str().and_then(|name| draft.members.get_key_value(name));
        let is_known = || of_name.is_some_and(is_it) || draft.members.iter().any(is_it);
        if self.purpose == Purpose::Default && !is_known() {
            let wanted = format!("one of the values of the {}", draft.shape_type.name());
            return Err(Mismatch::must(&wanted, json));
        }
        value
    }

    fn blob(&self, json: &Value) -> Reading {
        if self.purpose != Purpose::Default {
            return text(json).map(|text| ShapeValue::Blob(likely_bytes(text)));
        }
        let bytes = json.as_str().and_then(|text| BASE64_STANDARD.decode(text).ok());
        read(bytes.map(ShapeValue::Blob), "base64 in a string", json)
    }

    fn list(&self, draft: &Draft<'_>, json: &Value) -> Reading {
        let items = read(json.as_array(), "a list", json)?;
        let item = |(index, item): (usize, &Value)| {
            self.element(draft, "member", item).map_err(|mismatch| mismatch.below(index.to_string()))
        };
        items.iter().enumerate().map(item).collect::<Result<_, _>>().map(ShapeValue::List)
    }

    fn map(&self, draft: &Draft<'_>, json: &Value) -> Reading {
        let entry = |(key, value): (&String, &Value)| {
            let value = self.element(draft, "value", value).map_err(|mismatch| mismatch.below(key))?;
            Ok((key.clone(), value))
        };
        object(json)?.iter().map(entry).collect::<Result<_, _>>().map(ShapeValue::Map)
    }

    /// A value in a list or map: null only where that is sparse.
    fn element(&self, draft: &Draft<'_>, member: &str, json: &Value) -> Reading {
        match draft.members.get(member) {
            _ if json.is_null() && draft.traits.has("smithy.api#sparse") => Ok(ShapeValue::Null),
            Some(member) => self.value(&member.target, json),
            None => Err(Mismatch::new(format!("the shape has no `{member}`"))),
        }
    }

    fn structure(&self, id: &ShapeId, draft: &Draft<'_>, json: &Value) -> Reading {
        let object = object(json)?;
        let mut members = Vec::new();
        for (name, json) in object.iter().filter(|(_, json)| !json.is_null()) {
            members.push((name.clone(), self.member(id, draft, name, json)?));
        }
        let missing = draft.members.iter().find(|(name, member)| {
            let is_given = object.get(&***name).is_some_and(|json| !json.is_null());
            let is_required = member.traits.has("smithy.api#required");
            is_required && !is_given && !member.traits.has("smithy.api#default")
        });
        match missing.filter(|_| self.purpose != (Purpose::Example { is_partial: true })) {
            Some((name, _)) => Err(Mismatch::new(format!("the required member `{name}` is missing"))),
            None => Ok(ShapeValue::Structure(members)),
        }
    }

    fn union(&self, id: &ShapeId, draft: &Draft<'_>, json: &Value) -> Reading {
        let entries = json.as_object().into_iter().flatten();
        let given: Vec<_> = entries.filter(|(_, json)| !json.is_null()).collect();
        let [(name, value)] = given.as_slice() else {
            return Err(Mismatch::must("an object with one member", json));
        };
        let value = self.member(id, draft, name, value)?;
        Ok(ShapeValue::Union(Box::new(((*name).clone(), value))))
    }

    fn member(&self, id: &ShapeId, draft: &Draft<'_>, name: &str, json: &Value) -> Reading {
        match draft.members.get(name) {
            Some(member) => self.value(&member.target, json).map_err(|mismatch| mismatch.below(name)),
            None => Err(Mismatch {
                hint: did_you_mean(name, draft.members.keys().map(|name| &**name)),
                ..Mismatch::new(format!("{id} has no member `{}`", name.escape_debug())).below(name)
            }),
        }
    }
}

/// The wire value of an enum member: `enumValue`, or else the name
/// ([enum](https://smithy.io/2.0/spec/simple-types.html#enum)).
pub(super) fn enum_text<'m>(name: &'m str, member: &'m DraftMember<'_>) -> Result<&'m str, Mismatch> {
    member.enum_value().map_or(Ok(name), text)
}

/// The wire value of an intEnum member; none where it has no `enumValue`.
pub(super) fn enum_int(member: &DraftMember<'_>) -> Option<Result<i32, Mismatch>> {
    let given = member.enum_value()?;
    let fits = |number| i32::try_from(number).map_err(|_| Mismatch::must("a whole number of 32 bits", given));
    Some(whole(given, 32).and_then(fits))
}

/// The value for a message, cut where it is long.
pub(super) fn brief(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 40 {
        return text;
    }
    text.chars().take(37).chain("...".chars()).collect()
}

fn read<T>(value: Option<T>, wanted: &str, json: &Value) -> Result<T, Mismatch> {
    value.ok_or_else(|| Mismatch::must(wanted, json))
}

fn object(json: &Value) -> Result<&Map<String, Value>, Mismatch> {
    read(json.as_object(), "an object", json)
}

fn text(json: &Value) -> Result<&str, Mismatch> {
    read(json.as_str(), "a string", json)
}

/// A whole number of this many bits, one of them for the sign.
fn whole(json: &Value, bits: u32) -> Result<i64, Mismatch> {
    let range = i64::MIN >> (64 - bits)..=i64::MAX >> (64 - bits);
    let number = json.as_i64().filter(|number| range.contains(number));
    read(number, &format!("a whole number of {bits} bits"), json)
}

/// A number, or one of the strings that stand for what JSON's numbers cannot say.
fn float(json: &Value) -> Option<f64> {
    match json.as_str() {
        Some("NaN") => Some(f64::NAN),
        Some("Infinity") => Some(f64::INFINITY),
        Some("-Infinity") => Some(f64::NEG_INFINITY),
        Some(_) => None,
        None => json.as_f64(),
    }
}

/// The digits of a whole number. As a JSON number beyond 64 bits it is what an `f64` holds, of which there is a warning.
fn big_integer(json: &Value) -> Option<String> {
    if let Some(text) = json.as_str() {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let is_whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        return is_whole.then(|| text.to_owned());
    }
    let number = json.as_number()?;
    match number.as_f64().filter(|_| number.is_f64()) {
        Some(float) => (float.fract() == 0.0).then(|| format!("{float:.0}")),
        None => Some(number.to_string()),
    }
}

/// The digits of a number.
fn big_decimal(json: &Value) -> Option<String> {
    match json {
        // However large it is.
        Value::String(text) => {
            let has_digits = text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
                && text.ends_with(|c: char| c.is_ascii_digit());
            (has_digits && serde_json::from_str::<IgnoredAny>(text).is_ok()).then(|| text.clone())
        }
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() && float.fract() == 0.0 => Some(format!("{float:.0}")),
            _ => Some(number.to_string()),
        },
        _ => None,
    }
}

/// Why the JSON is no default whatever it says: structures and unions have none, collections only empty ones.
fn no_default(shape_type: Option<ShapeType>, json: &Value) -> Option<Mismatch> {
    let is_empty = match json {
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => true,
    };
    let wanted = match shape_type {
        None | Some(ShapeType::Structure) => return Some(Mismatch::new("a structure has no default")),
        Some(ShapeType::Union) => return Some(Mismatch::new("a union has no default")),
        Some(ShapeType::List | ShapeType::Set) if !is_empty || !json.is_array() => "[]",
        Some(ShapeType::Map) if !is_empty || !json.is_object() => "{}",
        Some(ShapeType::Document) if !is_empty => "a simple value, [] or {}",
        _ => return None,
    };
    Some(Mismatch::must(wanted, json))
}

/// Bytes in base64. AWS's models also hold text that only stands for bytes, such as the name of a file, and words of 4,
/// 8 or 12 letters would be base64 as well.
fn likely_bytes(text: &str) -> Vec<u8> {
    let is_likely = |decoded: &[u8]| {
        let has = |is: fn(char) -> bool| text.contains(is);
        let is_mixed =
            has(|c| c.is_ascii_digit()) && has(|c| c.is_ascii_uppercase()) && has(|c| c.is_ascii_lowercase());
        text.ends_with('=')
            || is_mixed
            || str::from_utf8(decoded).is_ok_and(|text| text.chars().all(|c| !c.is_control()))
    };
    let decoded = BASE64_STANDARD.decode(text).ok().filter(|decoded| is_likely(decoded));
    decoded.unwrap_or_else(|| text.as_bytes().to_vec())
}
