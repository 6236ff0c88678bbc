//! Message bodies.

use serde_json::Error;

use super::super::super::{Location, Member, Protocol, Structure};
use super::write::Bound;

/// What a message's body consists of.
pub(super) enum Form {
    /// No body.
    Empty,
    /// The members that travel nowhere else.
    Members,
    /// One member, in the protocol's format.
    Payload(&'static Member),
    /// One member, as raw bytes or text.
    Raw(&'static Member),
}

/// What a structure's body consists of.
pub(super) fn form<T: Structure>(protocol: Protocol) -> Form {
    match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 => return Form::Members,
        Protocol::RpcV2Json if !has_data::<T>() => return Form::Empty,
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

/// Whether there is a structure at all.
pub(super) fn has_data<T: Structure>() -> bool {
    T::SHAPE_ID != "smithy.api#Unit"
}

/// A body with its content type.
pub(super) struct Body {
    pub(super) bytes: Vec<u8>,
    pub(super) content_type: Option<&'static str>,
}

/// The body of a request.
pub(super) fn of_request<T: Structure>(
    value: &T,
    bound: &mut Bound,
    protocol: Protocol,
) -> Result<Body, Error> {
    match form::<T>(protocol) {
        Form::Payload(member) if !member.can_be_omitted => json(value, protocol),
        _ => write(value, bound, protocol),
    }
}

/// The body of a response. Unlike a request's, it is an object whenever there is a structure, and empty if the payload
/// is not set.
pub(super) fn of_answer<T: Structure>(
    value: &T,
    bound: &mut Bound,
    protocol: Protocol,
) -> Result<Body, Error> {
    match form::<T>(protocol) {
        Form::Empty if has_data::<T>() => json(value, protocol),
        Form::Members if !has_data::<T>() => {
            Ok(Body { bytes: Vec::new(), content_type: protocol.content_type() })
        }
        _ => write(value, bound, protocol),
    }
}

fn json<T: Structure>(value: &T, protocol: Protocol) -> Result<Body, Error> {
    Ok(Body { bytes: serde_json::to_vec(value)?, content_type: protocol.content_type() })
}

fn write<T: Structure>(value: &T, bound: &mut Bound, protocol: Protocol) -> Result<Body, Error> {
    let empty = Body { bytes: Vec::new(), content_type: None };
    match form::<T>(protocol) {
        Form::Empty => Ok(empty),
        Form::Payload(_) if !bound.has_payload => Ok(empty),
        Form::Members | Form::Payload(_) => json(value, protocol),
        Form::Raw(member) => match bound.raw.take() {
            Some(bytes) => Ok(Body { bytes, content_type: member.media_type }),
            None => Ok(empty),
        },
    }
}
