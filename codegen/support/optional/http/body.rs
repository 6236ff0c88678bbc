//! Bodies.

use serde_json::Error;

use super::super::super::{Location, Member, Protocol, Structure};
use super::write::Bound;

/// What the body of a message is made of.
pub(super) enum Form {
    /// There is none.
    Empty,
    /// The members that have no other place.
    Members,
    /// One member.
    Payload(&'static Member),
    /// One member, as it is.
    Raw(&'static Member),
}

/// What the body of a structure is made of.
pub(super) fn form<T: Structure>(protocol: Protocol) -> Form {
    let no_data = T::SHAPE_ID == "smithy.api#Unit";
    match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 => return Form::Members,
        Protocol::RpcV2Json if no_data => return Form::Empty,
        Protocol::RpcV2Json => return Form::Members,
        Protocol::RestJson1 | Protocol::Other => {}
    }
    let mut form = Form::Empty;
    for member in T::MEMBERS {
        match member.location {
            Location::Payload => return Form::Payload(member),
            Location::RawPayload => return Form::Raw(member),
            Location::Body => form = Form::Members,
            _ => {}
        }
    }
    form
}

/// A body with its content type.
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) content_type: Option<&'static str>,
}

/// The body of a message.
pub(super) fn write<T: Structure>(value: &T, bound: &mut Bound, protocol: Protocol) -> Result<Body, Error> {
    let empty = Body { bytes: Vec::new(), content_type: None };
    let json = || Ok(Body { bytes: serde_json::to_vec(value)?, content_type: protocol.content_type() });
    match form::<T>(protocol) {
        Form::Empty => Ok(empty),
        Form::Payload(member) if member.can_be_omitted && !bound.has_payload => Ok(empty),
        Form::Members | Form::Payload(_) => json(),
        Form::Raw(member) => match bound.raw.take() {
            Some(bytes) => Ok(Body { bytes, content_type: member.media_type }),
            None => Ok(empty),
        },
    }
}
