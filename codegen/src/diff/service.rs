//! The service as a whole.

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::report::Group;
use super::rules::Kind;
use crate::lower::{Crate, Docs, Item, MadeUp, Protocol, Users};
use crate::write::dependencies;

pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let (old, new) = (comparison.old.krate, comparison.new.krate);
    let subject = Subject {
        group: Group::Service,
        shape: new.service.subject(),
        path: new.service.title.clone(),
        member: None,
    };
    comparison.differ(
        Kind::ProtocolChanged,
        &subject,
        (old.service.protocol, new.service.protocol),
        |protocol| protocol_name(protocol).to_owned(),
    );
    let name = |id: &str| id.split_once('#').map_or(id, |(_, name)| name).to_owned();
    let names = (name(old.service.subject()), name(new.service.subject()));
    comparison.differ(Kind::ServiceRenamed, &subject, names, |name| name);
    let namespaces = (comparison.old.namespace(), comparison.new.namespace());
    comparison.differ(Kind::NamespaceChanged, &subject, namespaces, str::to_owned);
    let versions = (&old.service.version, &new.service.version);
    comparison.differ(Kind::ServiceVersionChanged, &subject, versions, |version| version.clone());
    let names =
        |krate| dependencies(krate, None).into_iter().map(|dependency| dependency.name).collect::<Vec<_>>();
    let dependencies = (names(old), names(new));
    comparison.differ(Kind::DependencyChanged, &subject, dependencies, |names| names.join(", "));
    comparison.documentation(&subject, !same_docs(&old.docs, &new.docs), &[]);
    if comparison.links > 0 {
        let count = comparison.links.to_string();
        comparison.push(Kind::LinksChanged, &subject, None, Some(count));
    }
    if comparison.changes.is_empty() && old != new && undocumented(old) != undocumented(new) {
        comparison.push(Kind::SourceChanged, &subject, None, None);
    }
}

/// A crate without what stands in its documentation alone, which is compared before.
fn undocumented(krate: &Crate) -> Crate {
    let mut krate = krate.clone();
    krate.service.title.clear();
    krate.docs = Docs::default();
    for item in krate.files.values_mut().flatten() {
        match item {
            Item::Operation(item) => {
                item.docs = Docs::default();
                item.examples.clear();
                item.made_up = MadeUp::default();
            }
            Item::Structure(item) => {
                clear_type(&mut item.docs, &mut item.name, &mut item.users);
                item.fields.iter_mut().for_each(|field| clear(&mut field.docs, &mut field.member));
            }
            Item::Union(item) => {
                clear_type(&mut item.docs, &mut item.name, &mut item.users);
                item.variants.iter_mut().for_each(|variant| clear(&mut variant.docs, &mut variant.member));
            }
            Item::Enum(item) => {
                clear_type(&mut item.docs, &mut item.name, &mut item.users);
                item.variants.iter_mut().for_each(|variant| clear(&mut variant.docs, &mut variant.member));
            }
            Item::OperationError(_) => {}
        }
    }
    krate
}

/// What a type is called in the model, and who uses it, is printed in documentation alone.
fn clear_type(docs: &mut Docs, name: &mut String, users: &mut Vec<Users>) {
    clear(docs, name);
    users.clear();
}

/// What something is called in the model is printed in documentation alone.
fn clear(docs: &mut Docs, name: &mut String) {
    *docs = Docs::default();
    name.clear();
}

fn protocol_name(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::AwsJson10 => "aws.protocols#awsJson1_0",
        Protocol::AwsJson11 => "aws.protocols#awsJson1_1",
        Protocol::RestJson1 => "aws.protocols#restJson1",
        Protocol::RpcV2Json => "smithy.protocols#rpcv2Json",
        Protocol::RestXml => "aws.protocols#restXml",
        Protocol::AwsQuery => "aws.protocols#awsQuery",
        Protocol::Ec2Query => "aws.protocols#ec2Query",
        Protocol::RpcV2Cbor => "smithy.protocols#rpcv2Cbor",
        Protocol::Other => "none that is known",
    }
}
