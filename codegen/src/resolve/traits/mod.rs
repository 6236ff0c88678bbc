//! The traits that the generator reads.
//!
//! Each family of traits has a file. It says of each trait where it belongs, how its value is read and checked, which type
//! the value has then, and which method of [`Traits`] gives it. `registry` lists the families; no other trait is read.

mod auth;
mod body;
mod constraint;
pub(super) mod default;
mod documentation;
pub(super) mod endpoint;
mod endpoint_bdd;
mod endpoint_context;
mod endpoint_expression;
mod endpoint_parameter;
pub(super) mod endpoint_rules;
mod endpoint_value;
pub(super) mod enumeration;
mod error;
mod example;
pub(super) mod http;
mod idempotency;
pub(super) mod list;
pub(super) mod node;
mod optionality;
mod paginated;
mod protocol;
pub(super) mod registry;
pub(super) mod rule;
mod sensitive;
mod service;
mod streaming;
mod timestamp;
mod waiter;
mod xml;

pub(crate) use self::body::HttpChecksum;
pub(crate) use self::constraint::{Bounds, Length, Range};
pub(crate) use self::documentation::{Deprecated, Recommended};
pub(crate) use self::endpoint_parameter::{ParamType, ParamValue};
pub(crate) use self::endpoint_rules::{
    EndpointCondition, EndpointOutcome, EndpointParameter, EndpointProperty, EndpointRule, EndpointRuleSet,
};
pub(crate) use self::endpoint_value::{Expression, ExpressionKind, Function, ValueType};
pub(crate) use self::error::Fault;
pub(crate) use self::example::CallExample;
pub(crate) use self::http::{Http, HttpBinding};
pub(crate) use self::list::Traits;
pub(crate) use self::registry::has_effect;
pub(crate) use self::timestamp::TimestampFormat;
pub(crate) use self::waiter::{Acceptor, Comparator, Matcher, PathMatcher, Waiter, WaiterState};
pub(crate) use self::xml::XmlNamespace;
