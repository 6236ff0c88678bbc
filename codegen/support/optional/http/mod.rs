//! Calls as values of the crate [`http`](https://docs.rs/http): requests to send, answers that were received.
//!
//! [`Call`] makes the request of an operation and reads its answer, [`Paginated`] goes from page to page, and [`Serve`] is
//! the other side, for mocks and proxies. Nothing here sends, waits, signs or looks at a clock; nor does it check an input,
//! which with the feature `check` is the line `input.check()?;` before the call.

mod body;
mod call;
mod call_error;
mod checksum;
mod header;
mod media_type;
mod message_error;
mod page;
mod read;
mod request;
mod response;
mod route;
mod server;
mod text;
mod uri;
mod write;

pub use self::call::Call;
pub use self::call_error::CallError;
pub use self::message_error::MessageError;
pub use self::page::{Items, Pages, Paginated, PaginatedItems};
pub use self::route::Route;
pub use self::server::Serve;
