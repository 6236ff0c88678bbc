//! What the types stand on: the traits that describe them, timestamps and blobs, and the wire form.
//!
//! Every structure implements [`Structure`], every union [`Union`], every operation [`Operation`] and every error
//! [`ServiceError`]. This code is the same for each service, and each generated crate has its own copy of it, so that
//! no shared runtime crate can break it.

mod big; // only with big numbers
mod binding; // only with bindings
mod blob;
mod body; // only with a body
mod document; // only with documents
pub(crate) mod enumeration;
pub(crate) mod error;
mod number;
pub(crate) mod operation;
pub(crate) mod read;
pub(crate) mod redact;
pub(crate) mod structure;
mod timestamp;
pub(crate) mod union;
pub(crate) mod wire;
pub(crate) mod write;

pub use self::big::{BigDecimal, BigInteger, BigNumberError}; // only with big numbers
pub use self::binding::Location; // only with bindings
pub use self::blob::Blob;
pub use self::document::Document; // only with documents
pub use self::enumeration::UnknownValue;
pub use self::error::{ErrorBody, ErrorMetadata, Fault, OperationError, Retry, ServiceError};
pub use self::operation::{Acceptor, Http, Matcher, Operation, Pagination, Waiter, WaiterState};
pub use self::read::Reader;
pub use self::redact::REDACTED;
pub use self::structure::{Member, Structure, Unit, Visitor};
pub use self::timestamp::{DateTime, EpochSeconds, HttpDate, Timestamp, TimestampError, TimestampFormat};
pub use self::union::{Union, UnionReader, UnionVisitor, UnknownMember};
pub use self::wire::Wire;
