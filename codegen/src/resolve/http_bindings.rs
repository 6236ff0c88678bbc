//! Checks that every member of a message has a place in it that can hold the member, and a place of its own
//! (Smithy 2.0, [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).

use super::draft::{self, Drafts};
use super::messages::Messages;
use super::model::{Kind, Member, Model, Shape};
use super::operation::Operation;
use super::traits::http::{Http, HttpBinding};
use super::traits::rule::SmithyTrait;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// The protocols that heed bindings. In others, wrong ones do no harm.
const HEEDING: [&str; 2] = ["aws.protocols#restJson1", "aws.protocols#restXml"];

/// Checks the messages of all operations.
pub(super) fn check(
    model: &Model,
    messages: &Messages<'_>,
    drafts: &Drafts<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut bindings = Bindings { model, messages, drafts, severity: severity(model), diagnostics };
    let only_answers = messages.answers.iter().filter(|id| !messages.requests.contains(*id));
    for id in messages.requests.iter().chain(only_answers) {
        if let Some(shape) = model.get(id) {
            bindings.message(shape);
        }
    }
    for (shape, operation) in model.operations() {
        bindings.path(shape, operation);
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

    fn message(&mut self, shape: &'m Shape) {
        let mut taken: OrderedMap<String, &str> = OrderedMap::default();
        let mut unbound = Vec::new();
        for member in shape.kind.members() {
            let subject = (&shape.id, member.name.as_str());
            let written = draft::member(self.drafts, &shape.id, &member.name);
            let Some(binding) = self.messages.binding(&shape.id, member) else {
                let is_stream =
                    self.model.get(&member.target).is_some_and(|target| target.traits.streaming());
                // Other protocols have places of their own for streams.
                if is_stream && self.severity == Severity::Error {
                    let message = "a stream must be the whole body, by httpPayload".to_owned();
                    self.error("invalid-binding", written.site.key(), message, subject);
                }
                unbound.push((member, written.site.key()));
                continue;
            };
            let place = written.trait_site(binding.trait_id()).trait_key(binding.trait_id());
            if let Some(wanted) = self.misfit(binding, member) {
                let name = place_name(binding);
                let message = format!("a member in {name} must target {wanted}, not {}", member.target);
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

    /// Says of an operation that its service's protocol cannot call it
    /// ([http trait](https://smithy.io/2.0/spec/http-bindings.html#http-trait)).
    fn no_http(&mut self, shape: &Shape) {
        let draft = &self.drafts[&shape.id];
        // A wrong one is reported elsewhere.
        if self.severity != Severity::Error || draft.has(Http::ID) {
            return;
        }
        let message = "the operation has no `http` trait, and without it no request can be made";
        let diagnostic = Diagnostic::warning("missing-http", draft.site.key(), message);
        self.diagnostics.push(diagnostic.shape(&shape.id));
    }

    /// Compares the labels of an operation's path with the members that travel there
    /// ([uri labels](https://smithy.io/2.0/spec/http-bindings.html#labels)), and its query with those that travel in that.
    fn path(&mut self, shape: &'m Shape, operation: &'m Operation) {
        let Some(http) = shape.traits.http() else {
            self.no_http(shape);
            return;
        };
        let Some(input) = self.model.get(&operation.input) else { return };
        let mut labels: Vec<&str> = Vec::new();
        for (label, is_greedy) in http.labels() {
            if let Some(problem) = self.label_problem(input, label, is_greedy, &labels) {
                let place = self.drafts[&shape.id].trait_site(Http::ID).trait_value(Http::ID, &["uri"]);
                let message = format!("the path has the label `{}`{problem}", label.escape_debug());
                let diagnostic = Diagnostic::error("invalid-label", place, message).shape(&shape.id);
                self.diagnostics.push(Diagnostic { severity: self.severity, ..diagnostic });
            }
            labels.push(label);
        }
        for member in input.kind.members() {
            let name = member.name.as_str();
            let (binding, code, message) = match member.traits.http_binding() {
                Some(HttpBinding::Label) if !labels.contains(&name) => {
                    let message = format!("the path of {} has no label for the member", shape.id);
                    (HttpBinding::Label, "invalid-label", message)
                }
                Some(HttpBinding::Query(query)) if http.query_names().any(|fixed| fixed == query) => {
                    let shown = query.escape_debug();
                    let message = format!("the path of {} has `{shown}` in its query already", shape.id);
                    (HttpBinding::Query(query), "binding-conflict", message)
                }
                _ => continue,
            };
            let id = binding.trait_id();
            let place = draft::member(self.drafts, &input.id, name).trait_site(id).trait_key(id);
            self.error(code, place, message, (&input.id, name));
        }
    }

    /// What is wrong with a label of a path, after those before it.
    fn label_problem(&self, input: &Shape, label: &str, is_greedy: bool, before: &[&str]) -> Option<String> {
        // A missing target is reported elsewhere.
        let is_no_text =
            |member: &Member| self.model.get(&member.target).is_some_and(|target| !target.kind.is_text());
        match input.kind.member(label) {
            _ if before.contains(&label) => Some(" twice".to_owned()),
            None => Some(format!(", but {} has no such member", input.id)),
            Some(member) if !member.traits.http_label() => {
                Some(format!(", but that member of {} has no httpLabel", input.id))
            }
            Some(member) if is_greedy && is_no_text(member) => {
                Some(" for several segments, but that member is no text".to_owned())
            }
            Some(_) => None,
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
