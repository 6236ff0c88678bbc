//! Errors: of the model, of an operation, and how an answer tells which one it is.

use std::error::Error;
use std::fmt;

use serde_core::de::{IgnoredAny, MapAccess, Visitor};
use serde_core::ser::{SerializeMap, Serializer};
use serde_core::{Deserialize, Deserializer, Serialize};

use super::structure::Structure;
use super::{read, write};

/// An error of the model.
pub trait ServiceError: Structure + Error {
    /// The code on the wire: the shape's name, or in AWS Query what the model has instead.
    const CODE: &'static str;

    /// Who is at fault.
    const FAULT: Fault;

    /// Whether the same request may be sent again, as far as the model says.
    const RETRY: Option<Retry> = None;

    /// The status of an answer that carries the error, where the model sets one.
    const HTTP_STATUS: Option<u16> = None;

    /// What happened, in words, as it may be shown: [`REDACTED`](super::REDACTED) where the message is sensitive.
    fn message(&self) -> Option<&str> {
        None
    }
}

/// The names of an error's message.
const MESSAGE: &[&str] = &["message", "Message", "errorMessage"];

/// Reads an error into the enum of an operation. Services write its message under several names, whatever the model says.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn read<'de, E: ServiceError, T: From<E>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    read::members::<E, D>(deserializer, MESSAGE).map(T::from)
}

/// Who is at fault for an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The request is wrong: sending it again does not help.
    Client,
    /// The service failed.
    Server,
}

/// How an error may be retried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// As any that passes.
    Transient,
    /// After a longer pause: there were too many requests.
    Throttling,
}

/// What an operation can fail with: its errors of the model, and a case for all others.
pub trait OperationError: Error + Sized {
    /// Reads the error that an answer carries: `metadata` tells which one it is, `body` is the same body again.
    ///
    /// # Errors
    ///
    /// If the body is not what the error's structure needs.
    fn read<'de, D: Deserializer<'de>>(metadata: ErrorMetadata, body: D) -> Result<Self, D::Error>;
}

/// What every error answer has, whatever its type: a code and a message.
///
/// Deserialize it from the body of the answer; where the answer has the header `X-Amzn-Errortype`, that one comes first
/// and [`with_header`](Self::with_header) takes it. With it and the same body again, [`OperationError::read`] gives the
/// error of the operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ErrorMetadata {
    /// The error's shape name, without namespace and address.
    pub code: Option<String>,
    /// What happened, in words.
    pub message: Option<String>,
}

impl ErrorMetadata {
    /// Takes the code from the header `X-Amzn-Errortype` where there is one.
    pub fn with_header(mut self, error_type: Option<&str>) -> Self {
        if let Some(error_type) = error_type {
            self.code = Some(bare_code(error_type).to_owned());
        }
        self
    }
}

/// The shape name in an error code such as `aws.example#Invalid:http://example.com/`
/// ([AWS JSON 1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html#operation-error-serialization)).
fn bare_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(code, _)| code);
    code.split_once('#').map_or(code, |(_, name)| name).trim()
}

impl fmt::Display for ErrorMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        display(self.code.as_deref().unwrap_or("unknown error"), self.message.as_deref(), f)
    }
}

impl Error for ErrorMetadata {}

impl<'de> Deserialize<'de> for ErrorMetadata {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = ErrorMetadata;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the body of an error")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ErrorMetadata, A::Error> {
                let (mut code, mut kind, mut message) = (None, None, None);
                while let Some(key) = map.next_key::<String>()? {
                    let slot = match key.as_str() {
                        "code" => &mut code,
                        "__type" => &mut kind,
                        key if MESSAGE.contains(&key) => &mut message,
                        _ => {
                            map.next_value::<IgnoredAny>()?;
                            continue;
                        }
                    };
                    if let Text(Some(text)) = map.next_value()? {
                        *slot = Some(text);
                    }
                }
                let code = code.or(kind).map(|code| bare_code(&code).to_owned());
                Ok(ErrorMetadata { code, message })
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

/// Text, or nothing for what is no text: an error's own members may have these names too.
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;

        impl<'de> Visitor<'de> for Any {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(Some(text.to_owned())))
            }

            fn visit_bool<E>(self, _: bool) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_i64<E>(self, _: i64) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_u64<E>(self, _: u64) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_seq<A: serde_core::de::SeqAccess<'de>>(self, list: A) -> Result<Text, A::Error> {
                IgnoredAny.visit_seq(list).map(|_| Text(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Text, A::Error> {
                IgnoredAny.visit_map(map).map(|_| Text(None))
            }
        }

        deserializer.deserialize_any(Any)
    }
}

/// An error as the body of an answer: its members behind `__type`, as a mock of the service sends it.
#[derive(Clone, Copy, Debug)]
pub struct ErrorBody<'a, E>(pub &'a E);

impl<E: ServiceError> Serialize for ErrorBody<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("__type", E::CODE)?;
        write::members(self.0, &mut map)?;
        map.end()
    }
}

/// Writes an error for people: its code, and its message if it has one.
pub(crate) fn display(code: &str, message: Option<&str>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match message {
        Some(message) => write!(f, "{code}: {message}"),
        None => f.write_str(code),
    }
}

/// Writes the error inside an error for programmers: its type has the name of the variant.
#[allow(dead_code, reason = "a model need not have operations")]
pub(crate) fn debug_source<E: Error>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    error.source().map_or(Ok(()), |source| fmt::Debug::fmt(source, f))
}

/// Writes the error inside an error for people.
#[allow(dead_code, reason = "a model need not have operations")]
pub(crate) fn display_source<E: Error>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    error.source().map_or(Ok(()), |source| fmt::Display::fmt(source, f))
}

/// Implements what every error of an operation can do.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! operation_error {
    ($name:ident { $($variant:ident($error:ty),)* }) => {
        $(
            #[allow(deprecated)]
            impl ::core::convert::From<$error> for $name {
                #[inline]
                fn from(error: $error) -> Self {
                    Self::$variant(error)
                }
            }
        )*

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                smithy::error::debug_source(self, f)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                smithy::error::display_source(self, f)
            }
        }

        #[allow(deprecated)]
        impl ::std::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::std::error::Error + 'static)> {
                ::core::option::Option::Some(match self {
                    $(Self::$variant(error) => error,)*
                    Self::Unhandled(error) => error,
                })
            }
        }

        #[allow(deprecated)]
        impl smithy::OperationError for $name {
            fn read<'de, D: ::serde_core::Deserializer<'de>>(
                metadata: smithy::ErrorMetadata,
                body: D,
            ) -> ::core::result::Result<Self, D::Error> {
                // Two errors of AWS Query may have the same code.
                #[allow(unreachable_patterns)]
                match metadata.code.as_deref() {
                    $(
                        ::core::option::Option::Some(<$error as smithy::ServiceError>::CODE) =>
                            smithy::error::read::<$error, Self, D>(body),
                    )*
                    _ => {
                        // An operation without errors has no other use for it.
                        let _ = body;
                        ::core::result::Result::Ok(Self::Unhandled(metadata))
                    }
                }
            }
        }
    };
}

#[allow(unused_imports, reason = "a model need not have any")]
pub(crate) use operation_error;
