//! The errors of operations.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;

use serde_core::Deserializer;

use super::error::{Fault, ServiceError};
use super::error_body;
use super::error_metadata::ErrorMetadata;
use super::retry::{self, Retry};

/// What an operation can fail with: the errors that the model lists for it, and a case for all others.
pub trait OperationError: Error + Sized {
    /// Reads the error that a response carries: `metadata` tells which one it is, `body` is the same body again.
    ///
    /// # Errors
    ///
    /// If the body does not fit the error's structure.
    fn read<'de, D: Deserializer<'de>>(metadata: ErrorMetadata, body: D) -> Result<Self, D::Error> {
        Self::read_with(metadata, FromBody { body, lifetime: PhantomData })
    }

    /// Like [`read`](Self::read), but with this reader once the error's type is known.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    fn read_with<R: ErrorReader>(metadata: ErrorMetadata, reader: R) -> Result<Self, R::Error>;

    /// Shows the error to the visitor.
    fn visit<'e, V: ErrorVisitor<'e>>(&'e self, visitor: V) -> V::Value;

    /// The error's code, without namespace and URL; empty if the response had none.
    fn code(&self) -> &str {
        self.visit(Code)
    }

    /// What happened, in words that may be shown.
    fn message(&self) -> Option<&str> {
        self.visit(Words)
    }

    /// Who is at fault, as far as the model says.
    fn fault(&self) -> Option<Fault> {
        self.visit(Blame)
    }

    /// Whether and how the same request may be retried: as the model says, or else by the codes that AWS's SDKs retry.
    fn retry(&self) -> Option<Retry> {
        self.visit(Again)
    }
}

/// Reads an error once its metadata has told its type.
pub trait ErrorReader {
    /// Why it cannot be read.
    type Error;

    /// Reads the error.
    ///
    /// # Errors
    ///
    /// If the response does not fit the error's structure.
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

/// Visits an error of an operation, whatever its type.
pub trait ErrorVisitor<'e> {
    /// What the visit returns.
    type Value;

    /// Visits an error that the model defines.
    fn error<E: ServiceError>(self, error: &'e E) -> Self::Value;

    /// Visits what is known of any other error.
    fn unhandled(self, error: &'e ErrorMetadata) -> Self::Value;
}

struct Code;

impl<'e> ErrorVisitor<'e> for Code {
    type Value = &'e str;

    fn error<E: ServiceError>(self, _: &'e E) -> &'e str {
        E::CODE
    }

    #[inline]
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

    #[inline]
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

    #[inline]
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

    #[inline]
    fn unhandled(self, error: &'e ErrorMetadata) -> Option<Retry> {
        retry::of_code(error.code.as_deref()?)
    }
}

/// Gives the error inside. An arm per error would cost more to compile, since each would make its own `dyn Error`.
#[allow(dead_code, reason = "a model need not have operations")]
struct Source;

impl<'e> ErrorVisitor<'e> for Source {
    type Value = &'e (dyn Error + 'static);

    fn error<E: ServiceError>(self, error: &'e E) -> Self::Value {
        error
    }

    #[inline]
    fn unhandled(self, error: &'e ErrorMetadata) -> Self::Value {
        error
    }
}

/// The error that the enum carries.
#[allow(dead_code, reason = "a model need not have operations")]
pub(crate) fn source<E: OperationError>(error: &E) -> Option<&(dyn Error + 'static)> {
    Some(error.visit(Source))
}

/// Writes the `Debug` form of the error inside: its type has the name of the variant.
#[allow(dead_code, reason = "a model need not have operations")]
pub(crate) fn debug_source<E: Error>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    error.source().map_or(Ok(()), |source| fmt::Debug::fmt(source, f))
}

/// Writes the `Display` form of the error inside.
#[allow(dead_code, reason = "a model need not have operations")]
pub(crate) fn display_source<E: Error>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    error.source().map_or(Ok(()), |source| fmt::Display::fmt(source, f))
}

/// The errors of an operation whose error type is `T`, as a type: `fn(A) -> fn(B) -> ()` lists `A` and `B`. A macro can
/// write this without calling itself, and one call with it costs less to compile than a call or a branch per error.
#[allow(dead_code, reason = "a model need not have operations")]
pub(crate) trait ErrorList<T> {
    /// The code of one of the errors, if it is this one.
    fn known(code: &str) -> Option<&'static str>;

    /// Reads the error that has this code; `unhandled` makes one that is not in the list.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    fn read<R: ErrorReader>(
        code: Option<&str>,
        metadata: ErrorMetadata,
        reader: R,
        unhandled: fn(ErrorMetadata) -> T,
    ) -> Result<T, R::Error>;
}

impl<T> ErrorList<T> for () {
    #[inline]
    fn known(_: &str) -> Option<&'static str> {
        None
    }

    #[inline]
    fn read<R: ErrorReader>(
        _: Option<&str>,
        metadata: ErrorMetadata,
        _: R,
        unhandled: fn(ErrorMetadata) -> T,
    ) -> Result<T, R::Error> {
        Ok(unhandled(metadata.unhandled()))
    }
}

impl<T: From<E>, E: ServiceError, Others: ErrorList<T>> ErrorList<T> for fn(E) -> Others {
    #[inline]
    fn known(code: &str) -> Option<&'static str> {
        if code == E::CODE { Some(E::CODE) } else { Others::known(code) }
    }

    #[inline]
    fn read<R: ErrorReader>(
        code: Option<&str>,
        metadata: ErrorMetadata,
        reader: R,
        unhandled: fn(ErrorMetadata) -> T,
    ) -> Result<T, R::Error> {
        match code == Some(E::CODE) {
            true => reader.read(metadata).map(E::into),
            false => Others::read(code, metadata, reader, unhandled),
        }
    }
}

/// Reads the error of an operation with the reader, once the metadata has told which of the list it is.
#[allow(dead_code, reason = "a model need not have operations")]
pub(crate) fn read<T, List: ErrorList<T>, R: ErrorReader>(
    metadata: ErrorMetadata,
    reader: R,
    unhandled: fn(ErrorMetadata) -> T,
) -> Result<T, R::Error> {
    List::read(metadata.known(List::known), metadata, reader, unhandled)
}

/// Implements what the error of every operation has.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! operation_error {
    ($name:ident { $($variant:ident($error:ty),)* }) => {
        $(
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

        impl ::std::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::std::error::Error + 'static)> {
                smithy::operation_error::source(self)
            }
        }

        impl smithy::OperationError for $name {
            // No error of a model has a name that ends in `_`.
            fn read_with<R_: smithy::ErrorReader>(
                metadata: smithy::ErrorMetadata,
                reader: R_,
            ) -> ::core::result::Result<Self, R_::Error> {
                smithy::operation_error::read::<Self, $(fn($error) ->)* (), R_>(metadata, reader, Self::Unhandled)
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
