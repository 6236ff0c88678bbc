//! Calls as values of the crate [`http`](https://docs.rs/http): requests to send, and responses that were received.
//!
//! [`Call`] makes the request of an operation and reads its response, [`Paginated`] goes from page to page, and
//! [`Serve`] is the server side, for mocks and proxies. Nothing here sends, waits, signs or looks at a clock; in this
//! example, `send` is the caller's own:
//!
//! ```text
//! let endpoint = endpoint::Parameters::new().with_region("eu-central-1").resolve()?;
//! let request = Op::request(&input, &endpoint)?;
//! match Op::response(&send(request)?) {
//!     Ok(output) => { /* what came */ }
//!     Err(error) if error.retry().is_some() => { /* again, after a pause */ }
//!     Err(error) => eprintln!("{}: {}", error.code(), error.message()),
//! }
//! ```
//!
//! Inputs are not checked either: with the feature `check`, write `input.check()?;` before the request.
//!
//! All of this needs the feature `http`.

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
