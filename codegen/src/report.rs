//! Counts of what was read and of what was made; the two must agree.

use std::collections::BTreeMap;

use crate::code_span::code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lower::{Crate, Item, Protocol, TypeFacts};
use crate::ordered::OrderedMap;
use crate::render::{Destination, HTTP};
use crate::resolve::{Kind, Model};
use crate::write::Counts;

/// What was read and made, for the summary at the end of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The number of shapes, items and fields.
    pub totals: Totals,
    /// The name of the trait of the protocol whose JSON form the types have; `None` if it is not known.
    pub protocol: Option<&'static str>,
    /// Traits of the model's closure that have no effect in a crate of types, by id, and how often they occur.
    pub without_effect: BTreeMap<String, usize>,
    /// Remarks, one sentence each.
    pub notes: Vec<String>,
}

/// How many shapes, items and fields there are in a crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Shapes in the closure of the service.
    pub shapes: usize,
    /// Structures that are not errors.
    pub structures: usize,
    /// Structures that are errors.
    pub errors: usize,
    /// Unions.
    pub unions: usize,
    /// Enums of strings and of numbers.
    pub enums: usize,
    /// Operations.
    pub operations: usize,
    /// Fields of structures and errors.
    pub fields: usize,
    /// Values of enums.
    pub enum_values: usize,
    /// Fields of structures and errors that carry sensitive data.
    pub sensitive_fields: usize,
}

/// Compares what was counted in the model with what was counted in the printed source.
///
/// # Errors
///
/// If an item, field or variant of the model is missing in the source, or the source has an extra one.
pub(crate) fn report(
    read: &Read,
    krate: &Crate,
    place: Destination<'_>,
    made: &Counts,
) -> Result<Report, Diagnostics> {
    let mut found = Diagnostics::default();
    // The parameters of the endpoint are a struct that is not a structure of the model.
    let (parameters, parameter_fields) = match place.has(HTTP) {
        true => (1, krate.endpoint.parameters.len()),
        false => (0, 0),
    };
    for (what, expected, made) in [
        ("structures", read.structures + parameters, made.structs),
        ("fields", read.fields + parameter_fields + read.errors_without_message, made.fields),
        ("operations", read.operations, made.units),
        ("enums, unions and error enums", read.enums + read.unions + read.operations, made.enums),
        // Each has a variant for what the model does not know.
        (
            "variants",
            read.enum_values
                + read.union_members
                + read.operation_errors
                + read.enums
                + read.unions
                + read.operations,
            made.variants,
        ),
    ] {
        if expected != made {
            found.push(Diagnostic::internal(format!(
                "the model has {expected} {what}, but the source has {made}"
            )));
        }
    }
    let sensitive = krate.items().map(|item| match item {
        Item::Structure(item) => item.fields.iter().filter(|field| field.sensitive).count(),
        _ => 0,
    });
    let totals = Totals {
        shapes: read.shapes,
        structures: read.structures - read.errors,
        errors: read.errors,
        unions: read.unions,
        enums: read.enums,
        operations: read.operations,
        fields: read.fields,
        enum_values: read.enum_values,
        sensitive_fields: sensitive.sum(),
    };
    let without_effect = read.without_effect.clone();
    let mut notes = notes(krate.service.protocol);
    notes.extend(unchecked(krate));
    let protocol = krate.service.protocol.trait_name();
    found.finish(Report { totals, protocol, without_effect, notes }).map(|(report, _)| report)
}

/// The patterns that no check can run: the reason, and where each first occurs.
fn unchecked(krate: &Crate) -> impl Iterator<Item = String> {
    let mut patterns: OrderedMap<&str, (&str, Vec<String>)> = OrderedMap::default();
    for item in krate.items() {
        let Some(TypeFacts { shape_id, .. }) = item.type_facts() else { continue };
        for field in item.fields() {
            for (_, limits) in &field.facts.constraints {
                if let (Some(pattern), Some(reason)) = (&limits.pattern, &limits.unchecked) {
                    let (_, members) = patterns.entry(pattern).or_insert((reason, Vec::new()));
                    members.push(format!("{shape_id}${}", field.member));
                }
            }
        }
    }
    patterns.into_iter().map(|(pattern, (reason, members))| {
        let others = match members.len() {
            0 | 1 => String::new(),
            count => format!(" and {} more", count - 1),
        };
        let first = members.first().map(String::as_str).unwrap_or_default();
        format!("the pattern {} of `{first}`{others} is never checked: {reason}", code(pattern))
    })
}

/// What users must know about the wire form if serde's form is not the service's.
fn notes(protocol: Protocol) -> Vec<String> {
    let (name, form) = match protocol {
        Protocol::RestXml => ("restXml", "XML"),
        Protocol::AwsQuery => ("AWS Query", "forms and XML"),
        Protocol::Ec2Query => ("EC2 Query", "forms and XML"),
        Protocol::RpcV2Cbor => ("Smithy RPC v2 CBOR", "CBOR"),
        Protocol::Other => return vec![
            "the model names no protocol that is known here: what serde reads and writes is a JSON form by the names of \
             members, and perhaps not what the service takes"
                .to_owned(),
            NO_CALLS.to_owned(),
        ],
        Protocol::AwsJson10 | Protocol::AwsJson11 | Protocol::RestJson1 | Protocol::RpcV2Json => return Vec::new(),
    };
    let form = format!(
        "the service speaks {name}, that is {form}: serde does not give its wire form, but a JSON form by the names of members"
    );
    vec![form, NO_CALLS.to_owned()]
}

const NO_CALLS: &str = "requests and answers of this protocol are not made: the crate has no feature `http`";

/// Counts of the model.
#[derive(Default)]
pub(crate) struct Read {
    shapes: usize,
    structures: usize,
    errors: usize,
    /// Errors that have an added field for the message.
    errors_without_message: usize,
    fields: usize,
    enums: usize,
    enum_values: usize,
    unions: usize,
    union_members: usize,
    operations: usize,
    operation_errors: usize,
    /// Traits without effect, and how often they occur.
    without_effect: BTreeMap<String, usize>,
}

impl Read {
    /// Counts the model.
    pub(crate) fn of(model: &Model) -> Self {
        let mut read = Self {
            shapes: model.shapes().count(),
            without_effect: model.traits_without_effect(),
            ..Self::default()
        };
        for shape in model.shapes() {
            match &shape.kind {
                Kind::Structure(members) => {
                    read.structures += 1;
                    let is_error = shape.traits.error().is_some();
                    let has_message = members.values().any(|member| {
                        ["message", "errormessage"].contains(&&*member.name.to_ascii_lowercase())
                            && matches!(model.shape(&member.target).kind, Kind::String)
                    });
                    read.errors += usize::from(is_error);
                    read.errors_without_message += usize::from(is_error && !has_message);
                    read.fields += members.len();
                }
                Kind::Union(members) => {
                    read.unions += 1;
                    read.union_members += members.len();
                }
                kind @ (Kind::Enum(_) | Kind::IntEnum(_)) => {
                    read.enums += 1;
                    read.enum_values += kind.parts().len();
                }
                Kind::Operation(operation) => {
                    read.operations += 1;
                    read.operation_errors += operation.errors.len();
                }
                _ => {}
            }
        }
        read
    }
}
