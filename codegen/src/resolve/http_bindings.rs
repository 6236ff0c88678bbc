//! Checks that every member of a message has a place in it that can hold the member, and a place of its own
//! (Smithy 2.0, [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).

use super::draft::{Draft, Drafts};
use super::messages::Messages;
use super::model::{Kind, Member, Model, Shape};
use super::operation::Operation;
use super::traits::http::{Http, HttpBinding};
use super::traits::rule::SmithyTrait;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// The protocols that heed bindings. In others nothing is lost by wrong ones.
const HEEDING: [&str; 2] = ["aws.protocols#restJson1", "aws.protocols#restXml"];

/// Checks the messages of all operations.
pub(super) fn check(
    model: &Model,
    messages: &Messages<'_>,
    drafts: &Drafts<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut bindings = Bindings { model, messages, drafts, severity: severity(model), diagnostics };
    for id in messages.requests.union(&messages.answers) {
        if let (Some(shape), Some(draft)) = (model.get(id), drafts.get(*id)) {
            bindings.message(shape, draft);
        }
    }
    for (shape, operation) in model.operations() {
        bindings.labels(shape, operation);
    }
}

/// How bad wrong bindings are in this model.
pub(super) fn severity(model: &Model) -> Severity {
    match HEEDING.iter().any(|protocol| model.service_has(protocol)) {
        true => Severity::Error,
        false => Severity::Warning,
    }
}

struct Bindings<'m, 'd> {
    model: &'m Model,
    messages: &'m Messages<'m>,
    drafts: &'m Drafts<'m>,
    severity: Severity,
    diagnostics: &'d mut Diagnostics,
}

impl<'m> Bindings<'m, '_> {
    fn error(&mut self, code: &'static str, place: Place, message: String, (id, member): (&ShapeId, &str)) {
        let diagnostic = Diagnostic::error(code, place, message).member(id, member);
        self.diagnostics.push(Diagnostic { severity: self.severity, ..diagnostic });
    }

    fn message(&mut self, shape: &'m Shape, draft: &Draft<'_>) {
        let mut taken: OrderedMap<String, &str> = OrderedMap::default();
        let mut unbound = Vec::new();
        for member in shape.kind.members() {
            let Some(written) = draft.members.get(member.name.as_str()) else { continue };
            let Some(binding) = self.messages.binding(&shape.id, member) else {
                let is_stream =
                    self.model.get(&member.target).is_some_and(|target| target.traits.streaming());
                // Other protocols have places of their own for streams.
                if is_stream && self.severity == Severity::Error {
                    let message = "a stream must be the whole body, by httpPayload".to_owned();
                    self.error("invalid-binding", written.site.key(), message, (&shape.id, &member.name));
                }
                unbound.push((member, written.site.key()));
                continue;
            };
            let site = written.traits.get(binding.trait_id()).map_or(written.site, |written| written.site);
            let place = site.trait_key(binding.trait_id());
            let subject = (&shape.id, member.name.as_str());
            if let Some(wanted) = self.misfit(binding, member) {
                let message = format!(
                    "a member in {} must target {wanted}, not {}",
                    place_name(binding),
                    member.target
                );
                self.error("invalid-binding", place.clone(), message, subject);
            }
            if binding == HttpBinding::Label && !member.traits.required() {
                let message = "a member in the path must be required, or there is no path without it";
                self.error("invalid-binding", place.clone(), message.to_owned(), subject);
            }
            // Names of headers are equal in any case.
            let own = match binding {
                HttpBinding::Header(name) => format!("header {}", name.to_ascii_lowercase()),
                HttpBinding::Query(name) => format!("query {name}"),
                HttpBinding::Label => continue,
                HttpBinding::Payload
                | HttpBinding::PrefixHeaders(_)
                | HttpBinding::QueryParams
                | HttpBinding::ResponseCode => binding.trait_id().to_owned(),
            };
            let first = *taken.entry(own).or_insert(&member.name);
            if first != member.name {
                let message = format!("the member `{first}` is in {} already", place_name(binding));
                self.error("binding-conflict", place, message, subject);
            }
        }
        let Some(payload) = taken.get(HttpBinding::Payload.trait_id()) else { return };
        for (member, place) in unbound {
            let message = format!("the member has no place, for the member `{payload}` is the whole body");
            self.error("binding-conflict", place, message, (&shape.id, &member.name));
        }
    }

    /// What the target of a member with this binding must be, if it is something else.
    fn misfit(&self, binding: HttpBinding<'_>, member: &Member) -> Option<&'static str> {
        // A missing target is reported elsewhere.
        let of =
            |member: &Member| self.model.get(&member.target).map_or(&Kind::String, |target| &target.kind);
        let kind = of(member);
        let (fits, wanted) = match binding {
            HttpBinding::Header(_) | HttpBinding::Query(_) => {
                let fits = is_simple(kind) || matches!(kind, Kind::List(item) if is_simple(of(item)));
                (fits, "text, a number, a boolean or a timestamp, or a list of these")
            }
            HttpBinding::Label => (is_simple(kind), "text, a number, a boolean or a timestamp"),
            HttpBinding::Payload => {
                let is_data =
                    matches!(kind, Kind::Structure(_) | Kind::Union(_) | Kind::List(_) | Kind::Map { .. });
                let fits = kind.is_text() || is_data || matches!(kind, Kind::Blob | Kind::Document);
                (fits, "text, bytes, a structure, a union, a list, a map or a document")
            }
            HttpBinding::PrefixHeaders(_) => {
                (matches!(kind, Kind::Map { value, .. } if of(value).is_text()), "a map of text")
            }
            HttpBinding::QueryParams => {
                let fits = match kind {
                    Kind::Map { value, .. } => match of(value) {
                        Kind::List(item) => of(item).is_text(),
                        value => value.is_text(),
                    },
                    _ => false,
                };
                (fits, "a map of text, or of lists of text")
            }
            HttpBinding::ResponseCode => (matches!(kind, Kind::Integer | Kind::IntEnum(_)), "an integer"),
        };
        (!fits).then_some(wanted)
    }

    fn is_no_text(&self, member: &Member) -> bool {
        self.model.get(&member.target).is_some_and(|target| !target.kind.is_text())
    }

    /// Says of an operation that its service's protocol cannot call it
    /// ([http trait](https://smithy.io/2.0/spec/http-bindings.html#http-trait)).
    fn no_http(&mut self, shape: &Shape) {
        let Some(draft) = self.drafts.get(&shape.id) else { return };
        // A wrong one is reported elsewhere.
        if self.severity != Severity::Error || draft.traits.get(Http::ID).is_some() {
            return;
        }
        let message = "the operation has no `http` trait, and without it no request can be made";
        let diagnostic = Diagnostic::warning("missing-http", draft.site.key(), message);
        self.diagnostics.push(diagnostic.shape(&shape.id));
    }

    /// Compares the labels of an operation's path with the members that travel there
    /// ([uri labels](https://smithy.io/2.0/spec/http-bindings.html#labels)).
    fn labels(&mut self, shape: &'m Shape, operation: &'m Operation) {
        let Some(http) = shape.traits.http() else {
            self.no_http(shape);
            return;
        };
        let Some(input) = self.model.get(&operation.input) else { return };
        let mut labels: Vec<&str> = Vec::new();
        for (label, is_greedy) in http.labels() {
            let shown = label.escape_debug();
            let member = input.kind.member(label);
            let problem = match member {
                _ if labels.contains(&label) => format!("has the label `{shown}` twice"),
                None => format!("has the label `{shown}`, but {} has no such member", operation.input),
                Some(member) if !member.traits.http_label() => {
                    format!(
                        "has the label `{shown}`, but that member of {} has no httpLabel",
                        operation.input
                    )
                }
                Some(member) if is_greedy && self.is_no_text(member) => {
                    format!("has the label `{shown}` for several segments, but that member is no text")
                }
                Some(_) => {
                    labels.push(label);
                    continue;
                }
            };
            labels.push(label);
            let Some(written) = self.drafts.get(&shape.id).and_then(|draft| draft.traits.get(Http::ID))
            else {
                continue;
            };
            let place = written.site.trait_value(Http::ID, &["uri"]);
            let diagnostic = Diagnostic::error("invalid-label", place, format!("the path {problem}"));
            self.diagnostics.push(Diagnostic { severity: self.severity, ..diagnostic.shape(&shape.id) });
        }
        let Some(draft) = self.drafts.get(&operation.input) else { return };
        for member in input.kind.members() {
            let query =
                member.traits.http_query().filter(|name| http.query_names().any(|fixed| fixed == *name));
            if let (Some(name), Some(written)) = (query, draft.members.get(member.name.as_str())) {
                let message =
                    format!("the path of {} has `{}` in its query already", shape.id, name.escape_debug());
                let place = written.site.trait_key(HttpBinding::Query(name).trait_id());
                self.error("binding-conflict", place, message, (&operation.input, &member.name));
            }
            if !member.traits.http_label() || labels.contains(&member.name.as_str()) {
                continue;
            }
            let id = HttpBinding::Label.trait_id();
            let written = draft.members.get(member.name.as_str()).and_then(|member| member.traits.get(id));
            let Some(written) = written else { continue };
            let message = format!("the path of {} has no label for the member", shape.id);
            self.error(
                "invalid-label",
                written.site.trait_key(id),
                message,
                (&operation.input, &member.name),
            );
        }
    }
}

/// What a place in a message is called.
fn place_name(binding: HttpBinding<'_>) -> String {
    match binding {
        HttpBinding::Header(name) => format!("the header `{}`", name.escape_debug()),
        HttpBinding::Label => "the path".to_owned(),
        HttpBinding::Payload => "the body".to_owned(),
        HttpBinding::PrefixHeaders(_) => "the headers with a prefix".to_owned(),
        HttpBinding::Query(name) => format!("the query as `{}`", name.escape_debug()),
        HttpBinding::QueryParams => "the rest of the query".to_owned(),
        HttpBinding::ResponseCode => "the status".to_owned(),
    }
}

fn is_simple(kind: &Kind) -> bool {
    let is_other = matches!(kind, Kind::Boolean | Kind::Float | Kind::Double | Kind::Timestamp);
    kind.is_text() || kind.is_whole() || is_other || matches!(kind, Kind::BigInteger | Kind::BigDecimal)
}
