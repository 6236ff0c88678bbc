//! The traits that the generator reads.
//!
//! A file a family: for each trait where it belongs, how its value is read and checked, the type that it has then, and
//! the method of [`Traits`] that gives it. `registry` collects the families; what it has not is not read.

mod auth;
mod body;
mod collection;
mod constraint;
mod default;
mod deprecated;
mod documentation;
mod endpoint;
mod endpoint_bdd;
mod endpoint_context;
mod endpoint_expression;
mod endpoint_parameter;
mod endpoint_rules;
mod endpoint_value;
pub(super) mod enumeration;
mod error;
mod example;
pub(super) mod http;
mod idempotency;
mod identifier;
pub(super) mod list;
pub(super) mod node;
mod optionality;
mod paginated;
mod path;
mod protocol;
pub(super) mod registry;
pub(super) mod rule;
mod sensitive;
mod service;
mod streaming;
pub(super) mod subject;
mod timestamp;
mod waiter;
mod xml;

pub use self::body::HttpChecksum;
pub use self::constraint::{Length, Range};
pub use self::default::DefaultValue;
pub use self::deprecated::Deprecated;
pub use self::documentation::Recommended;
pub use self::endpoint_context::ClientContextParam;
pub use self::endpoint_parameter::{ParamType, ParamValue};
pub use self::endpoint_rules::{
    EndpointCondition, EndpointOutcome, EndpointParameter, EndpointProperty, EndpointRule, EndpointRuleSet,
};
pub use self::endpoint_value::{Expression, ExpressionKind, Function, ValueType};
pub use self::error::{Fault, QueryError};
pub use self::example::CallExample;
pub use self::http::{Http, HttpBinding};
pub use self::list::Traits;
pub use self::paginated::Paginated;
pub use self::protocol::ProtocolSettings;
pub(crate) use self::registry::has_effect;
pub use self::service::AwsService;
pub use self::timestamp::TimestampFormat;
pub use self::waiter::{Acceptor, Comparator, Matcher, PathMatcher, Waiter, WaiterState};
pub use self::xml::XmlNamespace;
