//! Why a message cannot be made or read.

use std::fmt;

use super::super::super::{Member, Structure};

/// Why a request or a response cannot be made from its values, or a request cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageError {
    member: Option<&'static str>,
    reason: String,
    refusal: Refusal,
}

/// Why a server refuses a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The request is not what the operation takes.
    Serialization,
    /// The request's body is of another media type.
    UnsupportedMediaType,
    /// The response would be of a media type that the request does not accept.
    NotAcceptable,
}

impl Refusal {
    /// The status and the code of the response.
    #[inline]
    pub(super) fn answer(self) -> (u16, &'static str) {
        match self {
            Self::Serialization => (400, "SerializationException"),
            Self::UnsupportedMediaType => (415, "UnsupportedMediaTypeException"),
            Self::NotAcceptable => (406, "NotAcceptableException"),
        }
    }
}

impl MessageError {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self { member: None, reason: reason.into(), refusal: Refusal::Serialization }
    }

    /// A problem with a member. It does not show what was found in place of a sensitive one.
    pub(super) fn of(member: &Member, reason: impl fmt::Display) -> Self {
        Self::shown_if(!member.sensitive, member, &reason)
    }

    /// A problem with the value of a member of this structure, which may be sensitive as a whole.
    pub(super) fn of_value<T: Structure>(member: &Member, reason: impl fmt::Display) -> Self {
        Self::shown_if(!(member.sensitive || T::REDACTED), member, &reason)
    }

    #[inline]
    fn shown_if(is_shown: bool, member: &Member, reason: &dyn fmt::Display) -> Self {
        let reason = match is_shown {
            true => reason.to_string(),
            false => "it cannot be sent or read as it is, and is sensitive".to_owned(),
        };
        Self { member: Some(member.wire_name), reason, refusal: Refusal::Serialization }
    }

    /// A member that has no value, which this part of the URI needs.
    #[inline]
    pub(super) fn unset(member: &'static str, part: &str) -> Self {
        Self { member: Some(member), ..Self::new(format!("is not set, but part of the {part}")) }
    }

    /// A problem with the media type of a request's body, or of its response.
    #[inline]
    pub(super) fn of_type(refusal: Refusal, reason: &str) -> Self {
        Self { refusal, ..Self::new(reason) }
    }

    #[inline]
    pub(super) fn refusal(&self) -> Refusal {
        self.refusal
    }

    /// The wire name of the member with the problem.
    #[inline]
    pub fn member(&self) -> Option<&str> {
        self.member
    }
}

impl fmt::Display for MessageError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.member {
            Some(member) => write!(f, "the member `{member}`: {}", self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

impl std::error::Error for MessageError {}
