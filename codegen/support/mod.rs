//! What the types build on: the traits that describe them, timestamps and blobs, and the wire form.
//!
//! Every structure implements [`Structure`], every union [`Union`], every operation [`Operation`] and every error
//! [`ServiceError`]. This code is the same for every service. Each generated crate has its own copy, so that no shared
//! runtime crate can break it.
//!
//! The macros refer to each other and to everything else by paths that begin with `smithy`, so a file that calls one
//! imports this module.

mod binding;
mod blob;
pub(crate) mod body;
mod collect;
pub(crate) mod enumeration;
pub(crate) mod error;
pub(crate) mod error_body;
mod error_metadata;
mod member;
mod number;
mod numeral;
mod operation;
pub(crate) mod operation_error;
mod optional;
mod or_empty;
pub(crate) mod path;
mod protocol;
pub(crate) mod read;
pub(crate) mod redact;
pub(crate) mod redacted;
mod retry;
mod service;
mod shape;
mod shape_name;
pub(crate) mod table;
mod timestamp;
mod timestamp_format;
pub(crate) mod union;
mod unit;
mod unknown;
mod wire;
pub(crate) mod write;

pub use self::binding::Location;
pub use self::blob::Blob;
pub use self::enumeration::{Secret, UnknownValue};
pub use self::error::{Fault, ServiceError};
pub use self::error_body::ErrorBody;
pub use self::error_metadata::ErrorMetadata;
pub use self::member::Member;
pub use self::operation::{Http, Operation, Pagination};
pub use self::operation_error::{ErrorReader, ErrorVisitor, OperationError};
#[allow(unused_imports, reason = "a crate need not have any of it")]
pub use self::optional::*;
pub use self::or_empty::OrEmpty;
pub use self::redact::REDACTED;
pub use self::redacted::Redacted;
pub use self::retry::Retry;
pub use self::service::{Protocol, Service};
pub use self::shape::{
    FixedWire, Reader, ShapeVisitor, Simple, Structure, Union, UnionReader, UnionVisitor, Visitor, Wire,
};
pub use self::timestamp::{Timestamp, TimestampError};
pub use self::timestamp_format::{DateTime, EpochSeconds, HttpDate, TimestampFormat};
pub use self::unit::Unit;
pub use self::unknown::UnknownMember;

#[allow(unused_imports, reason = "a model need not have all kinds of shapes")]
pub(crate) use self::{
    collect::{list, list_of, map, map_of},
    enumeration::{int_enum, string_enum},
    operation_error::operation_error,
    table::{error, structure, union},
};
