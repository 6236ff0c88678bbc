//! Structures and their fields.

use super::docs::docs;
use super::ir::{ErrorFacts, Field, Location, Message, Protocol, Role, Structure, Type};
use super::lowering::Lowering;
use super::sensitivity::is_sensitive;
use super::xml::xml;
use crate::name::Ident;
use crate::resolve::{Kind, Member, Shape};

impl Lowering<'_> {
    pub(super) fn structure(&self, shape: &Shape) -> Structure {
        let fields: Vec<Field> = shape.kind.members().map(|member| self.field(shape, member)).collect();
        let role = self.role(shape, &fields);
        Structure { facts: self.type_facts(shape), fields, role, xml: xml(&shape.traits) }
    }

    pub(super) fn field(&self, container: &Shape, member: &Member) -> Field {
        self.member(container, member, self.is_optional(container, member), self.location(container, member))
    }

    /// A field of a structure, or a variant of a union.
    pub(super) fn member(
        &self,
        container: &Shape,
        member: &Member,
        optional: bool,
        location: Location,
    ) -> Field {
        let target = self.model.shape(&member.target);
        let default = member.traits.default().filter(|_| !optional);
        Field {
            member: member.name.clone(),
            ident: self.member_ident(&container.id, &member.name),
            docs: docs(&member.traits, Some(&target.traits)),
            deprecated: member.traits.deprecated().cloned(),
            wire_name: self.wire_name(&location, member),
            target: member.target.to_string(),
            ty: self.ty(&member.target),
            optional,
            boxed: self.model.is_boxed(&container.id, &member.name),
            required: member.traits.required(),
            sensitive: is_sensitive(self.model, member),
            timestamps: self.timestamps(&location, member),
            host_label: member.traits.host_label() && matches!(container.kind, Kind::Structure(_)),
            media_type: self.media_type(member, &location),
            can_be_omitted: location == Location::Payload && !matches!(target.kind, Kind::Structure(_)),
            written: !self.protocol.is_json() || location == Location::Body,
            location,
            facts: self.member_facts(member),
            default: default.and_then(|default| self.default(&member.target, &default.value)),
        }
    }

    fn role(&self, shape: &Shape, fields: &[Field]) -> Role {
        if let Some(fault) = shape.traits.error() {
            // With `awsQueryCompatible` the code is in a header, and the body has the shape's name all the same
            // ([awsQueryError](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsqueryerror-trait)).
            let query = shape.traits.query_error();
            let in_query = query.filter(|_| self.protocol == Protocol::AwsQuery);
            let service = self.model.service();
            return Role::Error(ErrorFacts {
                code: in_query.map_or(shape.id.name(), |error| error.code.as_str()).to_owned(),
                query_code: query.map(|error| error.code.clone()),
                fault,
                retry: shape.traits.retryable().map(|retryable| retryable.throttling),
                absolute_type: matches!(self.protocol, Protocol::AwsJson10 | Protocol::RpcV2Json),
                query_compatible: service.is_some_and(|(service, _)| service.traits.query_compatible()),
                http_status: in_query.map(|error| error.status).or(shape.traits.http_error()),
                message: message(shape, fields),
            });
        }
        match self.usage.role(&shape.id) {
            (true, _) => Role::Input,
            (_, true) => Role::Output,
            _ => Role::Part,
        }
    }
}

/// The field that an error shows as its message: the one called `message`, or else `errorMessage`, in any case: AWS's
/// SDKs read the message under these names. Without such a member, the error has a field for what services send
/// nevertheless.
fn message(shape: &Shape, fields: &[Field]) -> Message {
    let called = |name: &str| {
        fields.iter().find(|field| field.member.eq_ignore_ascii_case(name) && field.ty == Type::String)
    };
    let member = called("message").or_else(|| called("errorMessage"));
    let mut text = "message".to_owned();
    while fields.iter().any(|field| field.ident.text == text) {
        text.push('_');
    }
    Message {
        ident: member.map_or(Ident { text, ..Ident::default() }, |field| field.ident.clone()),
        is_member: member.is_some(),
        is_optional: member.is_none_or(|field| field.optional),
        redacted: shape.traits.sensitive() || member.is_some_and(|field| field.sensitive),
    }
}
