//! Errors that the model defines.

use std::error::Error;
use std::fmt;

use super::error_metadata;
use super::member::Member;
use super::redact::{self, REDACTED};
use super::retry::Retry;
use super::shape::Structure;
use super::shape_name::shape_name;

/// An error that the model defines.
pub trait ServiceError: Structure + Error + 'static {
    /// The code on the wire: the shape's name, or in AWS Query the code that the model gives instead.
    const CODE: &'static str = shape_name(Self::SHAPE_ID);

    /// Whether `__type` in a body is the absolute shape id rather than the code.
    const ABSOLUTE_TYPE: bool = false;

    /// The error's code from the time when its service used AWS Query, if the model has one. Clients from that time
    /// look for it in the header `x-amzn-query-error`
    /// (Smithy 2.0, [awsQueryCompatible trait](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    const QUERY_CODE: Option<&'static str> = None;

    /// Who is at fault.
    const FAULT: Fault;

    /// Whether and how the same request may be retried, as far as the model says.
    const RETRY: Option<Retry> = None;

    /// The status of a response that carries the error, if the model sets one.
    const HTTP_STATUS: Option<u16> = None;

    /// The field with the message: a member, or an added field if the model has no member for it.
    const MESSAGE_FIELD: &'static str = "message";

    /// Whether the message is sensitive.
    const MESSAGE_REDACTED: bool = false;

    /// What happened, in words that may be shown: [`REDACTED`] if the message is sensitive.
    fn message(&self) -> Option<&str> {
        self.sent_message().map(|message| if Self::MESSAGE_REDACTED { REDACTED } else { message })
    }

    /// What happened, in the words that were sent, which may be sensitive.
    fn sent_message(&self) -> Option<&str>;

    /// Sets the message.
    fn set_message(&mut self, message: String);
}

/// The text of a required message, where an empty text stands for a message that was not sent.
#[allow(dead_code, reason = "a model need not have errors")]
#[inline]
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

/// Whether the model has a member for the message.
pub(super) fn has_message_member<E: ServiceError>() -> bool {
    // Compiled once for all errors.
    #[inline]
    fn has(members: &[Member], field: &str) -> bool {
        members.iter().any(|member| member.name == field)
    }

    has(E::MEMBERS, E::MESSAGE_FIELD)
}

/// Writes an error's `Debug` form: that of a structure, with the message even if it is not a member.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn debug<E: ServiceError>(name: &str, error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if E::REDACTED || has_message_member::<E>() {
        return redact::structure(name, error, f);
    }
    redact::members(name, error, f).field(E::MESSAGE_FIELD, &error.message()).finish()
}

/// Writes the `Display` form of an error.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn display<E: ServiceError>(error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    error_metadata::display(E::CODE, error.message(), f)
}
