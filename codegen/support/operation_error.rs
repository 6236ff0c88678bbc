//! What an operation can fail with.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use serde_core::Deserializer;

use super::error::{Fault, ServiceError};
use super::error_body;
use super::error_metadata::ErrorMetadata;
use super::retry::{self, Retry};

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

/// An answer on the way to the error that it carries: a chain of calls costs less to compile than a branch an error.
#[allow(dead_code, reason = "a model need not have operations")]
pub(crate) enum Answer<T, R: ErrorReader> {
    /// None of the errors asked for has the code.
    Unread { code: Option<&'static str>, metadata: ErrorMetadata, reader: R },
    /// One had it.
    Read(Result<T, R::Error>),
}

#[allow(dead_code, reason = "a model need not have operations")]
impl<T, R: ErrorReader> Answer<T, R> {
    /// The answer to an operation that knows errors with these codes.
    pub(crate) fn new(metadata: ErrorMetadata, reader: R, codes: &[&'static str]) -> Self {
        Self::Unread { code: metadata.known(codes), metadata, reader }
    }

    /// Reads the error if it is of this type.
    pub(crate) fn or<E: ServiceError>(self, variant: impl FnOnce(E) -> T) -> Self {
        match self {
            Self::Unread { code, metadata, reader } if code == Some(E::CODE) => {
                Self::Read(reader.read(metadata).map(variant))
            }
            answer => answer,
        }
    }

    /// The error that was read, or else what is known of it.
    pub(crate) fn or_unhandled(self, variant: impl FnOnce(ErrorMetadata) -> T) -> Result<T, R::Error> {
        match self {
            Self::Unread { metadata, .. } => Ok(variant(metadata.unhandled())),
            Self::Read(error) => error,
        }
    }
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
                smithy::operation_error::debug_source(self, f)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                smithy::operation_error::display_source(self, f)
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
                smithy::operation_error::Answer::new(
                    metadata,
                    reader,
                    &[$(<$error as smithy::ServiceError>::CODE),*],
                )
                $(.or(Self::$variant))*
                .or_unhandled(Self::Unhandled)
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
