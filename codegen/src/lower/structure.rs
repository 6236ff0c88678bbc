//! Structures and their fields.

use indexmap::IndexMap;

use super::docs::FIELD_WIDTH;
use super::optionality::is_optional;
use super::sensitivity::is_sensitive;
use super::{
    Deprecated, ErrorFacts, Field, Location, Lowering, Message, Protocol, Role, Structure, default, facts,
    wire,
};
use crate::resolve::{Kind, Member, Shape, Traits};

impl Lowering<'_> {
    pub(super) fn structure(&self, shape: &Shape, members: &IndexMap<String, Member>) -> Structure {
        let fields: Vec<Field> = members.values().map(|member| self.field(shape, member)).collect();
        let role = self.role(shape, &fields);
        let ident = self.type_ident(shape);
        let mut facts = self.type_facts(shape);
        if let Role::Error(error) = &role {
            facts.extend(facts::of_error(error));
            let (code, name) = (&error.code, shape.id.name());
            facts.extend((code != name).then(|| format!("Code: {}.", facts::code(code))));
            let query = query_code(&shape.traits).filter(|query| query != code && *query != name);
            facts.extend(query.map(|code| format!("Code in AWS Query: {}.", facts::code(code))));
        }
        Structure {
            shape_id: shape.id.to_string(),
            docs: self.item_docs(shape, facts, self.type_links(shape)),
            deprecated: deprecated(&shape.traits),
            fields,
            sensitive: shape.traits.sensitive(),
            role,
            ident,
        }
    }

    pub(super) fn field(&self, container: &Shape, member: &Member) -> Field {
        let optional = is_optional(self.model, container, member);
        let default = member.traits.default().filter(|_| !optional);
        let location = self.location(container, member);
        Field {
            member: member.name.clone(),
            ident: self.member_ident(container, &member.name),
            docs: self.member_docs(container, member, FIELD_WIDTH),
            deprecated: deprecated(&member.traits),
            // `jsonName` is for JSON only.
            wire_name: match location {
                Location::Body => wire::wire_name(self.protocol, member),
                _ => member.name.clone(),
            },
            target: member.target.to_string(),
            ty: self.ty(&member.target),
            optional,
            boxed: self.model.is_boxed(&container.id, &member.name),
            required: member.traits.required(),
            sensitive: is_sensitive(self.model, member),
            timestamps: wire::timestamps(self.model, self.protocol, &location, member),
            host_label: member.traits.host_label(),
            location,
            default: default.and_then(|default| {
                default::literal(self.model, self.symbols, &member.target, &default.value)
            }),
        }
    }

    fn role(&self, shape: &Shape, fields: &[Field]) -> Role {
        if let Some(fault) = shape.traits.error() {
            return Role::Error(ErrorFacts {
                code: query_code(&shape.traits)
                    .filter(|_| self.protocol == Protocol::AwsQuery)
                    .unwrap_or(shape.id.name())
                    .to_owned(),
                fault,
                retry: shape.traits.retryable(),
                http_status: shape.traits.http_error(),
                message: message(shape, fields),
            });
        }
        match self.usage.role(&shape.id) {
            (true, _) => Role::Input,
            (_, true) => Role::Output,
            _ => Role::Part,
        }
    }

    pub(super) fn type_ident(&self, shape: &Shape) -> crate::name::Ident {
        self.symbols.type_ident(&shape.id).clone()
    }

    pub(super) fn member_ident(&self, container: &Shape, member: &str) -> crate::name::Ident {
        self.symbols.member(&container.id, member).clone()
    }

    pub(super) fn is_unit(&self, member: &Member) -> bool {
        self.model.shape(&member.target).kind == Kind::Unit
    }
}

/// What an error is called in answers of AWS Query, where that is not its shape's name. With `awsQueryCompatible` it is
/// in a header, and the body has the shape's name all the same
/// ([awsQueryError](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsqueryerror-trait)).
fn query_code(traits: &Traits) -> Option<&str> {
    traits.query_error().map(|error| error.code.as_str())
}

/// The field that an error shows as its message: the one called `message`, in any case.
fn message(shape: &Shape, fields: &[Field]) -> Message {
    let field = fields
        .iter()
        .find(|field| field.member.eq_ignore_ascii_case("message") && field.ty == super::Type::String);
    match field {
        Some(field) if field.sensitive || shape.traits.sensitive() => Message::Redacted,
        Some(field) => Message::Field { ident: field.ident.clone(), optional: field.optional },
        None => Message::Absent,
    }
}

pub(super) fn deprecated(traits: &Traits) -> Option<Deprecated> {
    let found = traits.deprecated()?;
    let since = found.since.clone();
    let (version, date) =
        if since.as_deref().is_some_and(is_version) { (since, None) } else { (None, since) };
    let note = match (date, found.message.clone()) {
        (Some(date), Some(message)) => Some(format!("since {date}: {message}")),
        (Some(date), None) => Some(format!("since {date}")),
        (None, message) => message,
    };
    Some(Deprecated { note, since: version })
}

/// Whether Rust takes this as what an item is deprecated since: three numbers. Models often have a date there.
fn is_version(text: &str) -> bool {
    let number = |part: &str| part.parse::<u64>().is_ok_and(|number| number.to_string() == part);
    text.split('.').count() == 3 && text.split('.').all(number)
}
