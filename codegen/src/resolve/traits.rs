//! The traits of a shape or member, with a typed view of each that the generator reads.

use std::sync::Arc;

use serde::{Deserialize, Deserializer};
use serde_json::{Number, Value};

use crate::load::TraitList;
use crate::shape_id::ShapeId;

/// Traits by their absolute ids, with the value as the model has it.
///
/// The typed views read traits whose form `resolve` has checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Traits(TraitList<Arc<Value>>);

/// Bounds of a length or of a range; a missing bound is open.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Bounds {
    /// The lowest value allowed.
    #[serde(default, deserialize_with = "optional_bound")]
    pub min: Option<Number>,
    /// The highest value allowed.
    #[serde(default, deserialize_with = "optional_bound")]
    pub max: Option<Number>,
}

fn optional_bound<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Number>, D::Error> {
    Value::deserialize(deserializer).map(|value| bound(&value))
}

/// A bound: a number, or one in a string, which keeps digits that a JSON number may lose
/// ([trait node values](https://smithy.io/2.0/spec/model.html#trait-node-values)).
pub(super) fn bound(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// The value of the `deprecated` trait.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Deprecated {
    /// Why, and what to use instead.
    pub message: Option<String>,
    /// The version or date since when.
    pub since: Option<String>,
}

/// The value of the `paginated` trait: paths into the input and the output.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Paginated {
    /// The input member that takes the token.
    pub input_token: Option<String>,
    /// Where the output has the next token.
    pub output_token: Option<String>,
    /// Where the output has the items.
    pub items: Option<String>,
    /// The input member that limits a page.
    pub page_size: Option<String>,
}

/// Who is at fault, by the `error` trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The request.
    Client,
    /// The service.
    Server,
}

/// How an instant is written, by the `timestampFormat` trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimestampFormat {
    /// Seconds since 1970, with a fraction where needed.
    EpochSeconds,
    /// RFC 3339.
    DateTime,
    /// IMF-fixdate of RFC 9110.
    HttpDate,
}

/// An example of the `examples` trait.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CallExample<'t> {
    /// What it shows.
    pub title: &'t str,
    /// More about it.
    pub documentation: Option<&'t str>,
    /// The members of the input.
    pub input: Option<&'t Value>,
    /// The members of the output.
    pub output: Option<&'t Value>,
    /// The id of an error and its members, where the call fails.
    pub error: Option<(&'t str, &'t Value)>,
}

impl Traits {
    /// The value of a trait by its absolute id.
    pub fn get(&self, id: &str) -> Option<&Value> {
        self.0.get(id).map(|value| &**value)
    }

    /// Whether the trait is present.
    pub fn has(&self, id: &str) -> bool {
        self.0.get(id).is_some()
    }

    /// All traits, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(id, value)| (id.as_str(), &**value))
    }

    /// Takes a trait away.
    pub(super) fn remove(&mut self, id: &str) -> Option<Arc<Value>> {
        self.0.remove(id)
    }

    fn text(&self, id: &str) -> Option<&str> {
        self.get(id).and_then(Value::as_str)
    }

    fn read<T: for<'de> Deserialize<'de>>(&self, id: &str) -> Option<T> {
        self.get(id).and_then(|value| T::deserialize(value).ok())
    }

    /// The documentation, in CommonMark or (in AWS's models) HTML.
    pub fn documentation(&self) -> Option<&str> {
        self.text("smithy.api#documentation")
    }

    /// Whether the member is required.
    pub fn required(&self) -> bool {
        self.has("smithy.api#required")
    }

    /// The default; a `null` default, which takes one away, gives none.
    pub fn default(&self) -> Option<&Value> {
        self.get("smithy.api#default").filter(|value| !value.is_null())
    }

    /// Whether a client must treat the member as optional.
    pub fn client_optional(&self) -> bool {
        self.has("smithy.api#clientOptional")
    }

    /// Whether the structure is the input of one operation.
    pub fn input(&self) -> bool {
        self.has("smithy.api#input")
    }

    /// Whether the data must not be shown.
    pub fn sensitive(&self) -> bool {
        self.has("smithy.api#sensitive")
    }

    /// Whether a list or map may hold nulls.
    pub fn sparse(&self) -> bool {
        self.has("smithy.api#sparse")
    }

    /// Whether a blob or union is a stream.
    pub fn streaming(&self) -> bool {
        self.has("smithy.api#streaming")
    }

    /// Who is at fault, for an error structure.
    pub fn error(&self) -> Option<Fault> {
        match self.text("smithy.api#error")? {
            "client" => Some(Fault::Client),
            _ => Some(Fault::Server),
        }
    }

    /// The HTTP status of an error.
    pub fn http_error(&self) -> Option<u16> {
        self.read("smithy.api#httpError")
    }

    /// Whether an error may be retried; `Some(true)` when it means throttling.
    pub fn retryable(&self) -> Option<bool> {
        let value = self.get("smithy.api#retryable")?;
        Some(value.get("throttling").and_then(Value::as_bool).unwrap_or(false))
    }

    /// The bounds of a length.
    pub fn length(&self) -> Option<Bounds> {
        self.read("smithy.api#length")
    }

    /// The bounds of a number.
    pub fn range(&self) -> Option<Bounds> {
        self.read("smithy.api#range")
    }

    /// The regular expression that a string matches.
    pub fn pattern(&self) -> Option<&str> {
        self.text("smithy.api#pattern")
    }

    /// Whether a list holds each item once.
    pub fn unique_items(&self) -> bool {
        self.has("smithy.api#uniqueItems")
    }

    /// Whether a client may fill the member with a random token.
    pub fn idempotency_token(&self) -> bool {
        self.has("smithy.api#idempotencyToken")
    }

    /// The deprecation.
    pub fn deprecated(&self) -> Option<Deprecated> {
        self.read("smithy.api#deprecated")
    }

    /// The format of an instant.
    pub fn timestamp_format(&self) -> Option<TimestampFormat> {
        match self.text("smithy.api#timestampFormat")? {
            "date-time" => Some(TimestampFormat::DateTime),
            "http-date" => Some(TimestampFormat::HttpDate),
            _ => Some(TimestampFormat::EpochSeconds),
        }
    }

    /// The name of the member in JSON, for protocols that heed it.
    pub fn json_name(&self) -> Option<&str> {
        self.text("smithy.api#jsonName")
    }

    /// The media type of a string or blob.
    pub fn media_type(&self) -> Option<&str> {
        self.text("smithy.api#mediaType")
    }

    /// The pagination of an operation, or what the service sets for all.
    pub fn paginated(&self) -> Option<Paginated> {
        self.read("smithy.api#paginated")
    }

    /// Whether an operation changes nothing.
    pub fn readonly(&self) -> bool {
        self.has("smithy.api#readonly")
    }

    /// Whether an operation has the same effect when it is called again.
    pub fn idempotent(&self) -> bool {
        self.has("smithy.api#idempotent")
    }

    /// The examples of an operation.
    pub fn examples(&self) -> impl Iterator<Item = CallExample<'_>> {
        let examples = self.get("smithy.api#examples").and_then(Value::as_array).into_iter().flatten();
        examples.filter_map(|example| {
            let error = example.get("error").and_then(|error| {
                Some((error.get("shapeId")?.as_str()?, error.get("content").unwrap_or(&Value::Null)))
            });
            Some(CallExample {
                title: example.get("title")?.as_str()?,
                documentation: example.get("documentation").and_then(Value::as_str),
                input: example.get("input"),
                output: example.get("output"),
                error,
            })
        })
    }

    /// The title of a service.
    pub fn title(&self) -> Option<&str> {
        self.text("smithy.api#title")
    }

    /// The waiters of an operation, by name, as the model has them.
    pub fn waitable(&self) -> Option<&serde_json::Map<String, Value>> {
        self.get("smithy.waiters#waitable").and_then(Value::as_object)
    }
}

impl FromIterator<(ShapeId, Arc<Value>)> for Traits {
    fn from_iter<I: IntoIterator<Item = (ShapeId, Arc<Value>)>>(traits: I) -> Self {
        Self(traits.into_iter().collect())
    }
}
