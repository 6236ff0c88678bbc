//! Where members travel.

use super::ir::{Http, Location, Protocol};
use super::lowering::Lowering;
use crate::resolve::{HttpBinding, Kind, Member, Shape};
use crate::shape_id::ShapeId;

impl Lowering<'_> {
    /// Where the value of a member travels. HTTP bindings count in the protocols that heed them, and only on the members of
    /// inputs, outputs and errors
    /// (Smithy 2.0, [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)); those of events count everywhere
    /// ([event streams](https://smithy.io/2.0/spec/streaming.html#event-message-serialization)).
    pub(super) fn location(&self, container: &Shape, member: &Member) -> Location {
        let traits = &member.traits;
        let (is_input, is_output) = self.usage.role(&container.id);
        if (is_input || is_output) && self.model.shape(&member.target).is_event_stream() {
            return Location::EventStream;
        }
        if self.usage.is_event(&container.id) {
            if traits.event_header() {
                return Location::EventHeader;
            }
            if traits.event_payload() {
                return self.payload(&member.target);
            }
        }
        let is_answer = is_output || container.traits.error().is_some();
        if !(self.protocol.heeds_http() && (is_input || is_answer)) {
            return Location::Body;
        }
        let counts = |binding: &HttpBinding<'_>| {
            (is_input && binding.is_of_requests()) || (is_answer && binding.is_of_answers())
        };
        match traits.http_binding().filter(counts) {
            None => Location::Body,
            Some(HttpBinding::Header(name)) => Location::Header(name.to_owned()),
            Some(HttpBinding::Label) => Location::Label,
            Some(HttpBinding::Payload) => self.payload(&member.target),
            Some(HttpBinding::PrefixHeaders(prefix)) => Location::PrefixHeaders(prefix.to_owned()),
            Some(HttpBinding::Query(name)) => Location::Query(name.to_owned()),
            Some(HttpBinding::QueryParams) => Location::QueryParams,
            Some(HttpBinding::ResponseCode) => Location::StatusCode,
        }
    }

    /// A payload of bytes or text is the body as it is.
    fn payload(&self, target: &ShapeId) -> Location {
        match self.model.shape(target).kind {
            Kind::Blob | Kind::String | Kind::Enum(_) => Location::RawPayload,
            _ => Location::Payload,
        }
    }

    /// The media type of text or bytes that are not in a body of JSON. In headers, it is that of the items of a list.
    pub(super) fn media_type(&self, member: &Member, location: &Location) -> Option<String> {
        let target = match (location, self.model.shape(&member.target)) {
            (Location::Header(_), Shape { kind: Kind::List(item), .. }) => self.model.shape(&item.target),
            (_, target) => target,
        };
        let default = match (location, &target.kind) {
            (Location::Header(_), _) => None,
            (Location::RawPayload, Kind::Blob) => Some("application/octet-stream"),
            (Location::RawPayload, _) => Some("text/plain"),
            _ => return None,
        };
        target.traits.media_type().or(default).map(str::to_owned)
    }

    /// How an operation is called over HTTP, in the protocols that leave this to the model.
    pub(super) fn http(&self, operation: &Shape) -> Option<Http> {
        operation.traits.http().filter(|_| self.protocol.heeds_http()).cloned()
    }
}

impl Protocol {
    /// Whether HTTP bindings count.
    pub(crate) fn heeds_http(self) -> bool {
        matches!(self, Self::RestJson1 | Self::RestXml)
    }

    /// Whether what serde writes is the body of messages.
    pub(crate) fn is_json(self) -> bool {
        matches!(self, Self::AwsJson10 | Self::AwsJson11 | Self::RestJson1 | Self::RpcV2Json)
    }
}
