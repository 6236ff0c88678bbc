//! Union members that the model does not know, with their values.

use std::fmt;

use serde_core::de::{
    Deserialize, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_core::ser::{self, Serialize, SerializeStruct, SerializeTupleVariant, Serializer};

use super::numeral;

/// A union member that the model did not have yet when this crate was generated.
///
/// Its value is kept and written back. `Debug` shows only the name, since any part of the value may be sensitive.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownMember {
    name: String,
    value: Value,
}

impl UnknownMember {
    #[inline]
    pub(super) fn new(name: String, value: Value) -> Self {
        Self { name, value }
    }

    /// The member's wire name.
    #[inline]
    pub fn name(&self) -> &str {
        &self.name
    }

    #[inline]
    pub(super) fn value(&self) -> &Value {
        &self.value
    }
}

impl fmt::Debug for UnknownMember {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.fmt(f)
    }
}

/// A value as a self-describing format gives it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Value {
    Null,
    Bool(bool),
    Signed(i64),
    Unsigned(u64),
    /// An integer beyond these, from CBOR for example.
    SignedWide(i128),
    UnsignedWide(u128),
    /// The bits of an `f64`, which can be compared.
    Float(u64),
    /// A number for which serde_json's `arbitrary_precision` keeps more digits.
    Number(String),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Map(Vec<(Value, Value)>),
    /// A value with a tag, from CBOR.
    Tagged(u64, Box<Value>),
}

/// The name under which serde_json gives a number with all its digits.
const NUMBER: &str = "$serde_json::private::Number";

/// The variant of an enum as which ciborium gives and takes a tag and its value, and that enum.
const TAGGED: &str = "@@TAGGED@@";
const TAG: &str = "@@TAG@@";

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_none(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Signed(value) => serializer.serialize_i64(*value),
            Self::Unsigned(value) => serializer.serialize_u64(*value),
            Self::SignedWide(value) => serializer.serialize_i128(*value),
            Self::UnsignedWide(value) => serializer.serialize_u128(*value),
            Self::Float(bits) => serializer.serialize_f64(f64::from_bits(*bits)),
            Self::Number(text) if !numeral::takes_digits::<S>() => numeral::write_plain(text, serializer),
            Self::Number(text) => {
                let mut number = serializer.serialize_struct(NUMBER, 1)?;
                number.serialize_field(NUMBER, text)?;
                number.end()
            }
            Self::Text(value) => serializer.serialize_str(value),
            Self::Bytes(value) => serializer.serialize_bytes(value),
            Self::List(items) => serializer.collect_seq(items),
            Self::Map(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
            Self::Tagged(..) if serializer.is_human_readable() => {
                Err(ser::Error::custom("a value with a tag cannot be written in this format"))
            }
            Self::Tagged(tag, value) => {
                let mut tagged = serializer.serialize_tuple_variant(TAG, 0, TAGGED, 2)?;
                tagged.serialize_field(tag)?;
                tagged.serialize_field(value)?;
                tagged.end()
            }
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Value;

            #[inline]
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_unit<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_none<E>(self) -> Result<Value, E> {
                Ok(Value::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
                Value::deserialize(deserializer)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
                Ok(Value::Bool(value))
            }

            fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
                Ok(Value::Signed(value))
            }

            fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
                Ok(Value::Unsigned(value))
            }

            fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
                Ok(Value::SignedWide(value))
            }

            fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
                Ok(Value::UnsignedWide(value))
            }

            fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
                Ok(Value::Float(value.to_bits()))
            }

            fn visit_str<E>(self, value: &str) -> Result<Value, E> {
                Ok(Value::Text(value.to_owned()))
            }

            fn visit_bytes<E>(self, value: &[u8]) -> Result<Value, E> {
                Ok(Value::Bytes(value.to_vec()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Value::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((key, value)) = map.next_entry()? {
                    match (key, value) {
                        (Value::Text(key), Value::Text(text)) if key == NUMBER => return Ok(number(text)),
                        entry => entries.push(entry),
                    }
                }
                Ok(Value::Map(entries))
            }

            fn visit_newtype_struct<D: Deserializer<'de>>(self, _: D) -> Result<Value, D::Error> {
                Err(D::Error::custom("a value of an extension type, as in MessagePack, cannot be kept"))
            }

            fn visit_enum<A: EnumAccess<'de>>(self, value: A) -> Result<Value, A::Error> {
                let (name, value) = value.variant::<String>()?;
                if name == TAGGED { value.tuple_variant(2, Tagged) } else { Err(no_tag(&name)) }
            }
        }

        struct Tagged;

        impl<'de> Visitor<'de> for Tagged {
            type Value = Value;

            #[inline]
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a tag and a value")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut tagged: A) -> Result<Value, A::Error> {
                match (tagged.next_element()?, tagged.next_element()?) {
                    (Some(tag), Some(value)) => Ok(Value::Tagged(tag, value)),
                    _ => Err(A::Error::invalid_length(0, &self)),
                }
            }
        }

        deserializer.deserialize_any(Any)
    }
}

/// A tag by name, as in YAML, which no other format has.
#[cold]
fn no_tag<E: Error>(name: &str) -> E {
    E::custom(format_args!("the value has the tag `{name}`, which cannot be kept"))
}

/// Makes the same number, whether serde_json keeps all digits or not.
#[inline]
fn number(text: String) -> Value {
    match (text.parse(), text.parse()) {
        (Ok(unsigned), _) => Value::Unsigned(unsigned),
        (_, Ok(signed)) => Value::Signed(signed),
        _ => Value::Number(text),
    }
}
