//! Checks that every member of a message has a place in it that can hold the member, and a place of its own, and that every
//! operation has requests of its own (Smithy 2.0, [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).

use super::checks::Checks;
use super::context::{About, Operation, WrongPart};
use super::model::{Kind, Member, Shape};
use super::traits::HttpBinding;
use super::traits::http::HTTP;
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// Checks the messages of all operations.
pub(super) fn check(checks: &Checks<'_>) {
    let model = checks.model;
    let messages: OrderedSet<_> = checks.requests.iter().chain(checks.answers.iter()).copied().collect();
    for message in messages.into_iter().filter_map(|id| model.get(id)) {
        checks.check_members(message);
        checks.check_roles(message);
    }
    check_targets(checks);
    for (shape, operation) in model.operations() {
        checks.check_path(shape, operation);
    }
    check_routes(checks);
}

/// Checks that no two operations have the same host, method and path, so that a server can tell their requests apart
/// ([uniqueness of URI patterns](https://smithy.io/2.0/spec/http-bindings.html#uri-conflicts)).
fn check_routes(checks: &Checks<'_>) {
    let model = checks.model;
    let mut first: OrderedMap<_, &ShapeId> = OrderedMap::default();
    for (shape, _) in model.operations() {
        let Some(http) = shape.traits.http() else { continue };
        let other = *first.entry((shape.traits.host_prefix(), http.route())).or_insert(&shape.id);
        if *other == shape.id {
            continue;
        }
        let message = format!("requests with this method and path are those of {other} already");
        let at = WrongPart::TraitValue(HTTP, &["uri"]);
        checks.wrong("route-conflict", (&shape.id, None), at, message);
    }
}

/// Warns of structures with bound members that are part of other shapes: bindings do not count there, so these members are
/// in the body there and elsewhere in messages, and one Rust type has them in one place.
fn check_targets(checks: &Checks<'_>) {
    for shape in checks.model.shapes() {
        for member in shape.kind.targeting() {
            let target = checks.model.get(&member.target);
            let bound = |target: &Shape| {
                let mut members = target.kind.members();
                members.find(|member| checks.binding(&target.id, member).is_some()).map(|it| it.name.clone())
            };
            let Some(bound) = target.and_then(bound) else { continue };
            let message = format!(
                "the member `{bound}` of {} travels elsewhere in messages, but in the body here, where its type does not have it",
                member.target
            );
            checks.warn_of_place((&shape.id, Some(&member.name)), WrongPart::Value(&["target"]), message);
        }
    }
}

impl<'c> Checks<'c> {
    /// Reports a wrong binding. A protocol that does not heed it suffers no harm.
    fn wrong(&self, code: &'static str, about: About<'_>, at: WrongPart<'_>, message: String) {
        let finding = self.context.finding(code, about, at, message);
        self.context.found.push(if self.heeds_bindings { finding } else { finding.into_warning() });
    }

    /// Warns of a member that is lost where it would be in the body. A protocol that does not heed bindings has all there.
    fn warn_of_place(&self, about: About<'_>, at: WrongPart<'_>, message: String) {
        if self.heeds_bindings {
            let finding = self.context.finding("binding-conflict", about, at, message).into_warning();
            self.context.found.push(finding.hint("give each place a structure of its own"));
        }
    }

    fn check_members(&self, shape: &'c Shape) {
        let mut taken: OrderedMap<String, &str> = OrderedMap::default();
        let mut unbound = Vec::new();
        for member in shape.kind.members() {
            let about = (&shape.id, Some(member.name.as_str()));
            let Some(binding) = self.binding(&shape.id, member) else {
                let is_stream =
                    self.model.get(&member.target).is_some_and(|target| target.traits.streaming());
                // Other protocols have places of their own for streams.
                if is_stream && self.heeds_bindings {
                    let message = "a stream must be the whole body, by httpPayload".to_owned();
                    self.wrong("invalid-binding", about, WrongPart::Name, message);
                }
                unbound.push(about);
                continue;
            };
            let (at, name) = (WrongPart::TraitName(binding.trait_id()), place_name(binding));
            if let Some(wanted) = self.misfit(binding, member) {
                let message = format!("a member in {name} must target {wanted}, not {}", member.target);
                self.wrong("invalid-binding", about, at, message);
            }
            let own = match binding {
                HttpBinding::Label if member.traits.required() => continue,
                HttpBinding::Label => {
                    let message = "a member in the path must be required, or there is no path without it";
                    self.wrong("invalid-binding", about, at, message.to_owned());
                    continue;
                }
                // Names of headers are equal in any case.
                HttpBinding::Header(_) => name.to_ascii_lowercase(),
                _ => name.clone(),
            };
            let first = *taken.entry(own).or_insert(&member.name);
            if first != member.name {
                let message = format!("the member `{first}` is in {name} already");
                self.wrong("binding-conflict", about, at, message);
            }
        }
        let Some(payload) = taken.get(&place_name(HttpBinding::Payload)) else { return };
        for about in unbound {
            let message = format!("the member has no place, for the member `{payload}` is the whole body");
            self.wrong("binding-conflict", about, WrongPart::Name, message);
        }
    }

    /// Warns of members of a structure that is both an input and an output, if their bindings count in one of them alone:
    /// in the other, the member would be in the body.
    fn check_roles(&self, shape: &'c Shape) {
        if !(self.requests.contains(&shape.id) && self.answers.contains(&shape.id)) {
            return;
        }
        for member in shape.kind.members() {
            let Some(binding) = member.traits.http_binding() else { continue };
            let (one, other) = match (binding.is_of_requests(), binding.is_of_answers()) {
                (true, false) => ("requests", "responses"),
                (false, true) => ("responses", "requests"),
                _ => continue,
            };
            let place = place_name(binding);
            let message = format!(
                "the member travels in {place} in {one}, but in the body in {other}, where its type does not have it"
            );
            let at = WrongPart::TraitName(binding.trait_id());
            self.warn_of_place((&shape.id, Some(&member.name)), at, message);
        }
    }

    /// What the target of a member with this binding must be, if it is something else.
    fn misfit(&self, binding: HttpBinding<'_>, member: &Member) -> Option<&'static str> {
        // A missing target is reported elsewhere.
        let of =
            |member: &Member| self.model.get(&member.target).map_or(&Kind::String, |target| &target.kind);
        let kind = of(member);
        let is_list_of =
            |kind: &Kind, is: fn(&Kind) -> bool| matches!(kind, Kind::List(item) if is(of(item)));
        let (fits, wanted) = match binding {
            HttpBinding::Header(_) | HttpBinding::Query(_) => {
                let wanted = "text, a number, a boolean or a timestamp, or a list of these";
                (is_simple(kind) || is_list_of(kind, is_simple), wanted)
            }
            HttpBinding::Label => (is_simple(kind), "text, a number, a boolean or a timestamp"),
            HttpBinding::Payload => {
                let is_data = matches!(kind, Kind::Structure(_) | Kind::Union(_) | Kind::Map { .. });
                let is_other = matches!(kind, Kind::List(_) | Kind::Blob | Kind::Document);
                let wanted = "text, bytes, a structure, a union, a list, a map or a document";
                (kind.is_text() || is_data || is_other, wanted)
            }
            HttpBinding::PrefixHeaders(_) => {
                (matches!(kind, Kind::Map { value, .. } if of(value).is_text()), "a map of text")
            }
            HttpBinding::QueryParams => {
                let is_text = |kind| Kind::is_text(kind) || is_list_of(kind, Kind::is_text);
                let fits = matches!(kind, Kind::Map { value, .. } if is_text(of(value)));
                (fits, "a map of text, or of lists of text")
            }
            HttpBinding::ResponseCode => (matches!(kind, Kind::Integer | Kind::IntEnum(_)), "an integer"),
        };
        (!fits).then_some(wanted)
    }

    /// Compares the labels of an operation's path with the members that travel there
    /// ([uri labels](https://smithy.io/2.0/spec/http-bindings.html#labels)), and its query with those that travel in that. An
    /// operation without [http trait](https://smithy.io/2.0/spec/http-bindings.html#http-trait) cannot be called by a protocol
    /// that heeds it.
    fn check_path(&self, shape: &'c Shape, operation: &'c Operation) {
        let Some(http) = shape.traits.http() else {
            // A wrong one is reported elsewhere.
            if self.heeds_bindings && !shape.traits.has(HTTP) {
                let message = "the operation has no `http` trait, and without it no request can be made";
                let (about, at) = ((&shape.id, None), WrongPart::Name);
                let finding = self.context.finding("missing-http", about, at, message.to_owned());
                self.context.found.push(finding.into_warning());
            }
            return;
        };
        let Some(input) = self.model.get(&operation.input) else { return };
        let mut labels: Vec<&str> = Vec::new();
        for (label, is_greedy) in http.labels() {
            if let Some(problem) = self.label_problem(input, label, is_greedy, &labels) {
                let message = format!("the path has the label `{}`{problem}", label.escape_debug());
                let at = WrongPart::TraitValue(HTTP, &["uri"]);
                self.wrong("invalid-label", (&shape.id, None), at, message);
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
            let at = WrongPart::TraitName(binding.trait_id());
            self.wrong(code, (&input.id, Some(name)), at, message);
        }
    }

    /// What is wrong with a label of a path, after those before it.
    fn label_problem(&self, input: &Shape, label: &str, is_greedy: bool, before: &[&str]) -> Option<String> {
        // A missing target is reported elsewhere.
        let is_no_text =
            |member: &Member| self.model.get(&member.target).is_some_and(|target| !target.kind.is_text());
        let id = &input.id;
        Some(match input.kind.member(label) {
            _ if before.contains(&label) => " twice".to_owned(),
            None => format!(", but {id} has no such member"),
            Some(member) if !member.traits.http_label() => {
                format!(", but that member of {id} has no httpLabel")
            }
            Some(member) if is_greedy && is_no_text(member) => {
                " for several segments, but that member is no text".to_owned()
            }
            Some(_) => return None,
        })
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
