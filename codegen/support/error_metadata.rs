//! Which error a response carries.

use std::cell::Cell;
use std::error::Error;
use std::fmt;

use serde_core::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_core::{Deserialize, Deserializer};

use super::protocol::TYPE_ALONE;
use super::redact::REDACTED;
use super::unknown::Value;

/// The keys of an error's message, in order of precedence.
pub(super) const MESSAGE: [&str; 3] = ["message", "Message", "errorMessage"];

/// What every error response has, whatever its type: a code and a message.
///
/// Deserialize it from the response's body, and pass the header `X-Amzn-Errortype`, which takes precedence, to
/// [`with_header`](Self::with_header). From this value and the same body,
/// [`OperationError::read`](super::OperationError::read) then reads the error of the operation.
///
/// A body that is not an object (empty, `null`, a list, a string) has neither, and is not an error here. A body that is
/// cut off or is not JSON, such as a proxy's page, is one: `serde_json::from_slice` also refuses anything that follows
/// a value. To accept any body, use `serde_json::from_slice(body).unwrap_or_default()`.
///
/// Only the error's type tells whether its message is sensitive. So `Debug` and `Display` show a message that was read
/// only once it is known that the operation has no such type. [`message`](Self::message) always holds it.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ErrorMetadata {
    /// The error's shape name, without namespace and URL.
    pub code: Option<String>,
    /// What happened, in words.
    pub message: Option<String>,
    /// Other values that may be the code, in order of precedence: a typed error may have a member with the name of one.
    others: Vec<String>,
    /// Whether the body was an object and the type of the error has not been looked up yet.
    is_object: bool,
}

impl ErrorMetadata {
    /// An error with this code and message, such as a mock of the service sends.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { code: Some(code.into()), message: Some(message.into()), ..Self::default() }
    }

    /// Takes the code from the header `X-Amzn-Errortype`, unless it is absent or blank. If it lists several codes, the
    /// first counts.
    #[inline]
    pub fn with_header(mut self, error_type: Option<&str>) -> Self {
        let code = error_type.filter(|_| !TYPE_ALONE).and_then(|list| list.split(',').find_map(bare_code));
        if let Some(former) = code.and_then(|code| self.code.replace(code.to_owned())) {
            self.others.insert(0, former);
        }
        self
    }

    /// The first of the response's codes that is known.
    #[allow(dead_code, reason = "a model need not have operations")]
    #[inline]
    pub(crate) fn known(&self, find: fn(&str) -> Option<&'static str>) -> Option<&'static str> {
        self.code.iter().chain(&self.others).find_map(|code| find(code))
    }

    /// The message, unless its error's type may hide it.
    #[inline]
    fn shown_message(&self) -> Option<&str> {
        self.message.as_deref().map(|message| if self.is_object { REDACTED } else { message })
    }

    /// Whether a body that cannot be read may be ignored, because it is not an object.
    #[allow(dead_code, reason = "a model need not have errors")]
    #[inline]
    pub(super) fn can_be_all(&self) -> bool {
        !self.is_object
    }

    /// The metadata of an error that the operation's model does not list.
    #[allow(dead_code, reason = "a model need not have operations")]
    #[inline]
    pub(crate) fn unhandled(self) -> Self {
        Self { code: self.code, message: self.message, ..Self::default() }
    }
}

/// The shape name in an error code such as `aws.example#Invalid:http://example.com/`; `None` if it is blank
/// ([AWS JSON 1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization)).
#[inline]
fn bare_code(code: &str) -> Option<&str> {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    let name = code.split_once('#').map_or(code, |(_, name)| name).trim();
    (!name.is_empty()).then_some(name)
}

impl fmt::Debug for ErrorMetadata {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("ErrorMetadata");
        shown.field("code", &self.code).field("message", &self.shown_message()).finish_non_exhaustive()
    }
}

impl fmt::Display for ErrorMetadata {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(self.code.as_deref().unwrap_or("unknown error"), self.shown_message(), f)
    }
}

impl Error for ErrorMetadata {}

impl<'de> Deserialize<'de> for ErrorMetadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let has_begun = Cell::new(false);
        let body = Body { has_begun: &has_begun };
        let read = if deserializer.is_human_readable() {
            deserializer.deserialize_any(body)
        } else {
            deserializer.deserialize_map(body)
        };
        // The body may be empty, for example.
        if has_begun.get() { read } else { Ok(read.unwrap_or_default()) }
    }
}

/// The keys of an error's code, in order of precedence. A code that names an error of the operation precedes any other.
const CODE: [&str; 3] = ["__type", "code", "Code"];

struct Body<'a> {
    /// Set once an object or a list has begun, which may be cut off.
    has_begun: &'a Cell<bool>,
}

impl<'de> Visitor<'de> for Body<'_> {
    type Value = ErrorMetadata;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body of an error")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ErrorMetadata, A::Error> {
        self.has_begun.set(true);
        let (mut codes, mut messages) = ([None, None, None], [None, None, None]);
        while let Some(key) = map.next_key::<String>()? {
            let place = |names: &[&str]| names.iter().position(|name| *name == key);
            let slot = match (place(&CODE), place(&MESSAGE)) {
                (Some(place), _) if place == 0 || !TYPE_ALONE => codes.get_mut(place),
                (_, Some(place)) => messages.get_mut(place),
                _ => None,
            };
            let Some(slot) = slot else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if let Text(Some(text)) = map.next_value()? {
                *slot = Some(text);
            }
        }
        let mut codes = codes.iter().flatten().filter_map(|code| bare_code(code)).map(str::to_owned);
        let (code, others) = (codes.next(), codes.collect());
        let message = messages.iter_mut().find_map(Option::take);
        Ok(ErrorMetadata { code, message, others, is_object: true })
    }

    /// Reads to the list's end, so that nothing is left of the body. Other values are read before a visitor refuses
    /// them.
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<ErrorMetadata, A::Error> {
        self.has_begun.set(true);
        IgnoredAny.visit_seq(list).map(|_| ErrorMetadata::default())
    }
}

/// Text, or `None` for any other value: an error's own members may have these names, too.
pub(super) struct Text(pub(super) Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Option::deserialize(deserializer).map(Self);
        }
        Ok(Self(match Value::deserialize(deserializer)? {
            Value::Text(text) => Some(text),
            _ => None,
        }))
    }
}

/// Writes an error's `Display` form: its code, and its message if it has one.
#[inline]
pub(super) fn display(code: &str, message: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match message {
        Some(message) => write!(f, "{code}: {message}"),
        None => f.write_str(code),
    }
}
