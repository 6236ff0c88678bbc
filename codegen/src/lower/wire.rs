//! How data stands on the wire: the protocol, names, and the form of instants.

use super::ir::{Location, Protocol};
use super::lowering::Lowering;
use crate::resolve::{Kind, Member, Model, TimestampFormat, Traits};

/// The protocols that are known here, by the ids of their traits; those whose JSON a reader of the types will meet come
/// first.
const PROTOCOLS: &[(&str, Protocol)] = &[
    ("aws.protocols#awsJson1_1", Protocol::AwsJson11),
    ("aws.protocols#awsJson1_0", Protocol::AwsJson10),
    ("smithy.protocols#rpcv2Json", Protocol::RpcV2Json),
    ("aws.protocols#restJson1", Protocol::RestJson1),
    ("aws.protocols#restXml", Protocol::RestXml),
    ("aws.protocols#awsQuery", Protocol::AwsQuery),
    ("aws.protocols#ec2Query", Protocol::Ec2Query),
    ("smithy.protocols#rpcv2Cbor", Protocol::RpcV2Cbor),
];

/// The protocols of a service that are known here, by the names of their traits, in the order in which one is chosen; all
/// that are known if there is no service.
pub(crate) fn protocols(service: Option<&Traits>) -> impl Iterator<Item = (&'static str, Protocol)> {
    PROTOCOLS.iter().filter(move |(id, _)| service.is_none_or(|service| service.has(id))).copied()
}

impl Protocol {
    /// The id of the protocol's trait; `None` if the protocol is not known.
    pub(crate) fn id(self) -> Option<&'static str> {
        PROTOCOLS.iter().find(|(_, protocol)| *protocol == self).map(|(id, _)| *id)
    }

    /// The name of the protocol's trait, without its namespace; `None` if the protocol is not known.
    pub(crate) fn trait_name(self) -> Option<&'static str> {
        self.id()?.rsplit('#').next()
    }
}

impl Lowering<'_> {
    /// The name of a member on the wire. Of the protocols, only restJson1 heeds `jsonName`
    /// ([AWS JSON 1.1](https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html) says that it has no effect there),
    /// and in bodies alone.
    pub(super) fn wire_name(&self, location: &Location, member: &Member) -> String {
        let json_name = match (self.protocol, location) {
            (Protocol::RestJson1, Location::Body) => member.traits.json_name(),
            _ => None,
        };
        json_name.unwrap_or(&member.name).to_owned()
    }

    /// How the instants in a member's value are written, if not in seconds since 1970, the default in the bodies
    /// of the JSON protocols. The member's trait counts before the target's; lists and maps are looked through
    /// (Smithy 2.0, [timestampFormat trait](https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait)).
    pub(super) fn timestamps(&self, location: &Location, member: &Member) -> Option<TimestampFormat> {
        let default = match (location, self.protocol) {
            // It has one form, whatever the model says
            // ([Smithy RPC v2 JSON](https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2-json.html)).
            (_, Protocol::RpcV2Json) => return None,
            (Location::Header(_) | Location::PrefixHeaders(_), _) => TimestampFormat::HttpDate,
            (Location::Label | Location::Query(_) | Location::QueryParams, _) => TimestampFormat::DateTime,
            (_, Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query) => TimestampFormat::DateTime,
            _ => TimestampFormat::EpochSeconds,
        };
        format(self.model, default, member).filter(|format| *format != TimestampFormat::EpochSeconds)
    }
}

/// The format of the instants in the value of a member; `None` if it cannot hold any.
fn format(model: &Model, default: TimestampFormat, member: &Member) -> Option<TimestampFormat> {
    let target = model.shape(&member.target);
    match &target.kind {
        Kind::Timestamp => {
            let own = member.traits.timestamp_format();
            own.or_else(|| target.traits.timestamp_format()).or(Some(default))
        }
        Kind::List(item) | Kind::Map { value: item, .. } => format(model, default, item),
        _ => None,
    }
}
