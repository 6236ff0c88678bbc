//! Errors of the model.

use std::error::Error;
use std::fmt;

use super::redact::{self, REDACTED};
use super::retry::Retry;
use super::shape::Structure;

/// An error of the model.
pub trait ServiceError: Structure + Error {
    /// The code on the wire: the shape's name, or in AWS Query what the model has instead.
    const CODE: &'static str;

    /// Whether the `__type` of a body is the absolute shape id, and not the code.
    const ABSOLUTE_TYPE: bool = false;

    /// What the error was called before its service left AWS Query: clients of old find it in the header
    /// `x-amzn-query-error`, where the model has a code for it
    /// (Smithy 2.0, [awsQueryCompatible trait](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait)).
    const QUERY_CODE: Option<&'static str> = None;

    /// Who is at fault.
    const FAULT: Fault;

    /// Whether the same request may be sent again, as far as the model says.
    const RETRY: Option<Retry> = None;

    /// The status of an answer that carries the error, where the model sets one.
    const HTTP_STATUS: Option<u16> = None;

    /// The field with the message: a member, or, where the model has none for it, a field beside the members.
    const MESSAGE_FIELD: &'static str;

    /// Whether the message is sensitive.
    const MESSAGE_REDACTED: bool = false;

    /// What happened, in words, as it may be shown: [`REDACTED`] where the message is sensitive.
    fn message(&self) -> Option<&str> {
        self.sent_message().map(|message| if Self::MESSAGE_REDACTED { REDACTED } else { message })
    }

    /// What happened, in the words that were sent. They may be sensitive.
    fn sent_message(&self) -> Option<&str>;

    /// Sets the message.
    fn set_message(&mut self, message: String);
}

/// A message that is required and was not sent is an empty text.
#[allow(dead_code, reason = "a model need not have errors")]
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
    E::MEMBERS.iter().any(|member| member.name == E::MESSAGE_FIELD)
}

/// Writes an error for programmers, as other structures, and with a message that is no member of it.
#[allow(dead_code, reason = "a model need not have errors")]
pub(crate) fn debug<E: ServiceError>(name: &str, error: &E, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if E::REDACTED || has_message_member::<E>() {
        return redact::structure(name, error, f);
    }
    redact::members(name, error, f).field(E::MESSAGE_FIELD, &error.message()).finish()
}
