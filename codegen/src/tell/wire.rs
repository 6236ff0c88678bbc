//! What is said about data on the wire.

use super::shapes::Shapes;
use crate::code_span::code;
use crate::lower::{Item, Location, Protocol, Type};

/// What the front page says about the types on the wire.
pub(super) fn protocol(protocol: Protocol) -> String {
    let bodies = "Serde reads and writes the bodies of its messages";
    let forms = "whose requests are forms and whose answers are XML. Serde does not read or write those, but a JSON \
                 form by the names of members, with timestamps as RFC 3339.";
    match protocol {
        Protocol::AwsJson10 => format!("Protocol: AWS JSON 1.0. {bodies}."),
        Protocol::AwsJson11 => format!("Protocol: AWS JSON 1.1. {bodies}."),
        Protocol::RpcV2Json => format!("Protocol: Smithy RPC v2 JSON. {bodies}."),
        Protocol::RestJson1 => format!(
            "Protocol: AWS restJson1. {bodies}: members that travel in the path, the query, headers or the status are \
             not part of them, and `MEMBERS` says where each is."
        ),
        Protocol::RestXml => "Protocol: AWS restXml, whose bodies are XML. Serde does not read or write those, but a \
                              JSON form of all members by their names, with timestamps as RFC 3339; `MEMBERS` says \
                              where each travels."
            .to_owned(),
        Protocol::AwsQuery => format!("Protocol: AWS Query, {forms}"),
        Protocol::Ec2Query => format!("Protocol: EC2 Query, {forms}"),
        Protocol::RpcV2Cbor => "Protocol: Smithy RPC v2 CBOR. Serde does not read or write that, but a JSON form by \
                                the names of members."
            .to_owned(),
        Protocol::Other => "The model names no protocol that is known here. What serde reads and writes is a JSON \
                            form by the names of members."
            .to_owned(),
    }
}

/// What the documentation of a member says about its place; `None` for the body.
pub(super) fn location(location: &Location, streaming: bool) -> Option<String> {
    Some(match location {
        Location::Body | Location::Payload if streaming => {
            "Streamed: it travels as the body of the message, not inside the JSON.".to_owned()
        }
        Location::RawPayload if streaming => "Streamed: it travels as the whole body, as it stands.".to_owned(),
        Location::Body => return None,
        Location::Payload => "Travels as the whole body.".to_owned(),
        Location::RawPayload => "Travels as the whole body, as it stands.".to_owned(),
        Location::Header(name) => format!("Travels in the header {}.", code(name)),
        Location::PrefixHeaders(prefix) if prefix.is_empty() => "Travels in headers.".to_owned(),
        Location::PrefixHeaders(prefix) => format!("Travels in headers that begin with {}.", code(prefix)),
        Location::Label => "Travels in the path.".to_owned(),
        Location::Query(name) => format!("Travels in the query as {}.", code(name)),
        Location::QueryParams => "Travels in the query, under its own keys.".to_owned(),
        Location::StatusCode => "Travels as the HTTP status of the answer.".to_owned(),
        Location::EventHeader => "Travels in a header of the event.".to_owned(),
        Location::EventStream => {
            "Event stream: the events travel one by one in messages that follow, never in the body of this one."
                .to_owned()
        }
    })
}

/// The rules by which serde reads and writes.
pub(super) fn rules(shapes: &Shapes<'_>) -> Vec<&'static str> {
    let types = shapes.krate.items().flat_map(Item::fields).flat_map(|field| field.ty.parts());
    let types: Vec<&Type> = types.collect();
    let has = |wanted: &[Type]| types.iter().any(|ty| wanted.contains(ty));
    let mut rules = vec![
        "Written: a field that is `None` is left out; all others are written.",
        "Read: a member that is not known is skipped, `null` counts as absent, and a required member that is missing \
         gets an empty value instead of an error.",
    ];
    if has(&[Type::Timestamp]) {
        rules.push(match shapes.krate.service.protocol {
            Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => {
                "Timestamps are RFC 3339, unless the model gives a member another format. They are written to the \
                 millisecond."
            }
            Protocol::RpcV2Json => "Timestamps are seconds since 1970. They are written to the millisecond.",
            _ => {
                "Timestamps are seconds since 1970, unless the model gives a member another format. They are written \
                 to the millisecond."
            }
        });
    }
    if has(&[Type::Blob]) {
        rules.push("Bytes are base64.");
    }
    if has(&[Type::F32, Type::F64]) {
        rules.push("A number that is not finite is one of the strings `NaN`, `Infinity` and `-Infinity`.");
        rules.push(
            "`serde_json` reads every float to the last digit with its feature `float_roundtrip` alone.",
        );
    }
    rules
}
