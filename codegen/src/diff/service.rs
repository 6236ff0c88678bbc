//! The service as a whole.

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::report::Group;
use super::rules::Kind;
use super::words;
use crate::lower::{Crate, Docs, EndpointRules, Item, MadeUp, Protocol, Service};
use crate::write::dependencies;

impl<'a> Comparison<'a> {
    pub(super) fn service(&mut self) {
        let (old, new) = (self.old.krate, self.new.krate);
        let subject = Subject::new(Group::Service, new.service.subject(), new.service.title.clone());
        self.facts_differ(&subject, [facts(old), facts(new)]);
        self.lists_differ(Kind::ServiceFactsChanged, &subject, [constant(old), constant(new)]);
        self.protocols(&subject);
        self.endpoint();
        self.documentation(&subject, !same_docs(&old.docs, &new.docs), &[]);
        if self.links > 0 {
            let items = if self.links == 1 { "item" } else { "items" };
            self.push(Kind::LinksChanged, &subject, [None, Some(format!("{} {items}", self.links))]);
        }
        if self.changes.is_empty() && old != new && undocumented(old) != undocumented(new) {
            self.push(Kind::SourceChanged, &subject, [None, None]);
        }
    }

    /// The service's protocols besides the crate's, if that is the same in both.
    fn protocols(&mut self, subject: &Subject<'a>) {
        let (old, new) = (&self.old.krate.service, &self.new.krate.service);
        if old.protocol != new.protocol || old.shape_id.is_none() || new.shape_id.is_none() {
            return;
        }
        let (old, new) = (old.protocols.clone(), new.protocols.clone());
        let name = |protocol: &Protocol| Some(format!("`{}`", protocol_name(*protocol)));
        for protocol in new.iter().filter(|protocol| !old.contains(protocol)) {
            self.push(Kind::ProtocolAdded, subject, [None, name(protocol)]);
        }
        for protocol in old.iter().filter(|protocol| !new.contains(protocol)) {
            self.push(Kind::ProtocolRemoved, subject, [name(protocol), None]);
        }
    }
}

/// The facts that have a kind of change each.
fn facts(krate: &Crate) -> Vec<(Kind, String)> {
    let dependencies: Vec<_> =
        dependencies(krate, None).into_iter().map(|dependency| dependency.name).collect();
    let service = &krate.service;
    vec![
        (Kind::ProtocolChanged, protocol_name(service.protocol).to_owned()),
        (Kind::ServiceRenamed, service.name().to_owned()),
        (Kind::NamespaceChanged, service.namespace.clone()),
        (Kind::ServiceVersionChanged, service.version.clone()),
        (Kind::DependencyChanged, dependencies.join(", ")),
    ]
}

/// What the constant `SERVICE` says besides names and the protocol, one text per fact.
fn constant(krate: &Crate) -> Vec<String> {
    let Service { sdk_id, endpoint_prefix, signing_name, auth, query_compatible, .. } = &krate.service;
    let parts = [
        words::named("SDK id", sdk_id),
        words::named("endpoint prefix", endpoint_prefix),
        words::named("signing name", signing_name),
        (!auth.is_empty()).then(|| format!("authentication {}", auth.join(", "))),
        query_compatible.then(|| "compatible with AWS Query".to_owned()),
    ];
    parts.into_iter().flatten().collect()
}

/// A crate without what is only in its documentation, which is compared before, and without an endpoint if it has no
/// calls.
fn undocumented(krate: &Crate) -> Crate {
    let mut krate = krate.clone();
    if !krate.has_calls() {
        krate.endpoint = EndpointRules::default();
    }
    krate.service.title.clear();
    krate.docs = Docs::default();
    for item in krate.files.values_mut().flatten() {
        let (facts, fields) = match item {
            Item::Operation(item) => {
                item.docs = Docs::default();
                item.examples.clear();
                item.made_up = MadeUp::default();
                continue;
            }
            Item::Structure(item) => (&mut item.facts, item.fields.as_mut_slice()),
            Item::Union(item) => (&mut item.facts, item.variants.as_mut_slice()),
            Item::Enum(item) => {
                item.variants.iter_mut().for_each(|variant| clear(&mut variant.docs, &mut variant.member));
                (&mut item.facts, &mut [][..])
            }
        };
        clear(&mut facts.docs, &mut facts.name);
        facts.users.clear();
        for field in fields {
            clear(&mut field.docs, &mut field.member);
            field.facts.shapes.clear();
            field.facts.sparse.clear();
        }
    }
    krate
}

/// Names in the model are only printed in documentation.
fn clear(docs: &mut Docs, name: &mut String) {
    *docs = Docs::default();
    name.clear();
}

fn protocol_name(protocol: Protocol) -> &'static str {
    protocol.id().unwrap_or("none that is known")
}
