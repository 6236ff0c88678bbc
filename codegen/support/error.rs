//! Errors: of the model and of an operation.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use serde_core::Deserializer;

use super::error_body;
use super::error_metadata::ErrorMetadata;
use super::redact::{self, REDACTED};
use super::retry;
use super::structure::Structure;

/// An error of the model.
pub trait ServiceError: Structure + Error {
    /// The code on the wire: the shape's name, or in AWS Query what the model has instead.
    const CODE: &'static str;

    /// What the error was called before its service left AWS Query: clients of old find it in the header
    /// `x-amzn-query-error`, where the model has a code for it
    /// (Smithy 2.0, [awsQueryCompatible trait](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    const QUERY_CODE: Option<&'static str> = None;

    /// Who is at fault.
    const FAULT: Fault;

    /// Whether the same request may be sent again, as far as the model says.
    const RETRY: Option<Retry> = None;

    /// The status of an answer that carries the error, where the model sets one.
    const HTTP_STATUS: Option<u16> = None;

    /// The field with the message: a member, or, where the model has none for it, a field beside the members.
    const MESSAGE_FIELD: &'static str;

    /// Whether the message is sensitive.
    const MESSAGE_REDACTED: bool = false;

    /// What happened, in words, as it may be shown: [`REDACTED`] where the message is sensitive.
    fn message(&self) -> Option<&str> {
        self.sent_message().map(|message| if Self::MESSAGE_REDACTED { REDACTED } else { message })
    }

    /// What happened, in the words that were sent. They may be sensitive.
    fn sent_message(&self) -> Option<&str>;

    /// Sets the message.
    fn set_message(&mut self, message: String);
}

/// A message that is required and was not sent is an empty text.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn present(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// Who is at fault for an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The request is wrong, or comes too early or too often: [`Retry`] says whether sending it again can help.
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
    fn read<'de, D: Deserializer<'de>>(metadata: ErrorMetadata, body: D) -> Result<Self, D::Error> {
        Self::read_with(metadata, FromBody { body, lifetime: PhantomData })
    }

    /// The same with another way to read the error, once its type is known.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    fn read_with<R: ErrorReader>(metadata: ErrorMetadata, reader: R) -> Result<Self, R::Error>;

    /// Shows the error to the visitor.
    fn visit<'e, V: ErrorVisitor<'e>>(&'e self, visitor: V) -> V::Value;

    /// The error's code, without namespace and address; empty where the answer had none.
    fn code(&self) -> &str {
        self.visit(Code)
    }

    /// What happened, in words, as it may be shown.
    fn message(&self) -> Option<&str> {
        self.visit(Words)
    }

    /// Who is at fault, as far as the model says.
    fn fault(&self) -> Option<Fault> {
        self.visit(Blame)
    }

    /// Whether the same request may be sent again: as the model says, or else by the codes that AWS's SDKs retry.
    fn retry(&self) -> Option<Retry> {
        self.visit(Again)
    }
}

/// Reads an error of which `metadata` has told the type.
pub trait ErrorReader {
    /// Why it cannot be read.
    type Error;

    /// Reads the error.
    ///
    /// # Errors
    ///
    /// If the answer is not what the error's structure needs.
    fn read<E: ServiceError>(self, metadata: ErrorMetadata) -> Result<E, Self::Error>;
}

struct FromBody<'de, D> {
    body: D,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, D: Deserializer<'de>> ErrorReader for FromBody<'de, D> {
    type Error = D::Error;

    fn read<E: ServiceError>(self, metadata: ErrorMetadata) -> Result<E, D::Error> {
        error_body::read_typed(metadata, self.body)
    }
}

/// Sees an error of an operation, whatever its type.
pub trait ErrorVisitor<'e> {
    /// What comes of it.
    type Value;

    /// Sees an error of the model.
    fn error<E: ServiceError>(self, error: &'e E) -> Self::Value;

    /// Sees what is known of another one.
    fn unhandled(self, error: &'e ErrorMetadata) -> Self::Value;
}

struct Code;

impl<'e> ErrorVisitor<'e> for Code {
    type Value = &'e str;

    fn error<E: ServiceError>(self, _: &'e E) -> &'e str {
        E::CODE
    }

    fn unhandled(self, error: &'e ErrorMetadata) -> &'e str {
        error.code.as_deref().unwrap_or_default()
    }
}

struct Words;

impl<'e> ErrorVisitor<'e> for Words {
    type Value = Option<&'e str>;

    fn error<E: ServiceError>(self, error: &'e E) -> Option<&'e str> {
        error.message()
    }

    fn unhandled(self, error: &'e ErrorMetadata) -> Option<&'e str> {
        error.message.as_deref()
    }
}

struct Blame;

impl<'e> ErrorVisitor<'e> for Blame {
    type Value = Option<Fault>;

    fn error<E: ServiceError>(self, _: &'e E) -> Option<Fault> {
        Some(E::FAULT)
    }

    fn unhandled(self, _: &'e ErrorMetadata) -> Option<Fault> {
        None
    }
}

struct Again;

impl<'e> ErrorVisitor<'e> for Again {
    type Value = Option<Retry>;

    fn error<E: ServiceError>(self, _: &'e E) -> Option<Retry> {
        E::RETRY.or_else(|| retry::of_code(E::CODE))
    }

    fn unhandled(self, error: &'e ErrorMetadata) -> Option<Retry> {
        retry::of_code(error.code.as_deref()?)
    }
}

/// Whether the model has a member for the message.
pub(super) fn has_message_member<E: ServiceError>() -> bool {
    E::MEMBERS.iter().any(|member| member.name == E::MESSAGE_FIELD)
}

/// Writes an error for programmers, as other structures, and with a message that is no member of it.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn debug<E: ServiceError>(name: &str, error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if E::REDACTED || has_message_member::<E>() {
        return redact::structure(name, error, f);
    }
    redact::members(name, error, f).field(E::MESSAGE_FIELD, &error.message()).finish()
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
            fn read_with<R: smithy::ErrorReader>(
                metadata: smithy::ErrorMetadata,
                reader: R,
            ) -> ::core::result::Result<Self, R::Error> {
                // Two errors of AWS Query may have the same code.
                #[allow(unreachable_patterns)]
                match metadata.known(&[$(<$error as smithy::ServiceError>::CODE),*]) {
                    $(
                        ::core::option::Option::Some(<$error as smithy::ServiceError>::CODE) =>
                            reader.read::<$error>(metadata).map(Self::$variant),
                    )*
                    _ => {
                        // An operation without errors has no other use for it.
                        let _ = reader;
                        ::core::result::Result::Ok(Self::Unhandled(metadata.unhandled()))
                    }
                }
            }

            fn visit<'e, V: smithy::ErrorVisitor<'e>>(&'e self, visitor: V) -> V::Value {
                match self {
                    $(Self::$variant(error) => visitor.error(error),)*
                    Self::Unhandled(error) => visitor.unhandled(error),
                }
            }
        }
    };
}

#[allow(unused_imports, reason = "a model need not have any")]
pub(crate) use operation_error;
