//! Parts that not every crate has.

mod big;
#[cfg(feature = "check")]
pub mod check;
mod document;
mod endpoint;
mod host_label;
pub mod http;
mod item;
mod jiff;
mod lookup;
mod parse_arn;
mod parse_url;
mod partition;
mod scope;
pub mod sigv4;
mod split;
mod substring;
mod uri_encode;
mod wait;

pub use self::big::*;
pub use self::document::*;
pub use self::endpoint::*;
pub use self::host_label::*;
pub use self::item::*;
#[allow(unused_imports, reason = "the generator is no crate of types")]
pub(crate) use self::lookup::*;
pub use self::parse_arn::*;
pub use self::parse_url::*;
pub use self::partition::*;
pub use self::split::*;
pub use self::substring::*;
pub use self::uri_encode::*;
#[allow(unused_imports, reason = "only generated code asks")]
pub(crate) use self::wait::all_are;
pub use self::wait::*;
