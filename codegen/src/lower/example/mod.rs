//! Examples: of the trait `examples`, or made from what the model says of the input.
//!
//! `plausible` makes a value, `text` and `pattern` its strings, within what `constraint` allows; `forms` turns a value
//! into Rust and into what serde writes.

mod constraint;
mod forms;
mod instant;
#[cfg(feature = "cli")]
mod pattern;
#[cfg(not(feature = "cli"))]
#[path = "no_pattern.rs"]
mod pattern;
mod plausible;
mod text;

use serde_json::{Map, Number, Value};

pub(super) use self::constraint::Patterns;
use self::forms::Both;
use self::plausible::{Plausible, first_names, is_wanted};
use super::docs::ITEM_WIDTH;
use super::{Answer, Example, Json, Location, Lowering, Prose, Request, facts};
use crate::resolve::{CallExample, Kind, Member, Operation, Shape};
use crate::shape_id::ShapeId;

/// Items in a page where the documentation of an operation asks for some.
const PAGE: u64 = 10;
/// Members of an answer that is made up.
const MOST_ANSWERED: usize = 3;

impl<'a> Lowering<'a> {
    /// The examples of an operation: its own, or else one that is made up.
    pub(super) fn examples(&self, shape: &'a Shape, operation: &'a Operation) -> Vec<Example> {
        if self.prose == Prose::Source {
            return Vec::new();
        }
        let own: Vec<_> = shape
            .traits
            .examples()
            .filter_map(|example| self.own_example(shape, operation, &example))
            .collect();
        if !own.is_empty() {
            return own;
        }
        let made = self.made_up(shape, operation);
        made.map(|request| Example { title: None, docs: Vec::new(), request: Some(request), answer: None })
            .into_iter()
            .collect()
    }

    /// What must be told of the JSON in examples, where it is not all that is sent.
    pub(super) fn examples_note(&self, operation: &Operation) -> Option<String> {
        let note = |text: &str| Some(text.to_owned());
        if !self.protocol.is_json() {
            return note(
                "The JSON is serde's, by the names of members; the protocol has another form for it.",
            );
        }
        let input = self.model.shape(&operation.input);
        let at = |wanted: &[Location]| {
            input.kind.members().find(|member| wanted.contains(&self.location(input, member)))
        };
        if let Some(member) = at(&[Location::RawPayload]) {
            let name = facts::code(&member.name);
            return Some(format!("The body is what is in {name}, as it stands; the JSON holds none of it."));
        }
        if at(&[Location::EventStream]).is_some() {
            return note(
                "The JSON holds neither the events nor what travels in the path, the query or headers.",
            );
        }
        let mut locations = input.kind.members().map(|member| self.location(input, member));
        let is_elsewhere = |location: Location| !matches!(location, Location::Body | Location::Payload);
        if locations.any(is_elsewhere) {
            return note(
                "The JSON is the body. What travels in the path, the query or headers is not part of it.",
            );
        }
        None
    }

    /// An example of the model. That it fits was checked by `resolve`.
    fn own_example(
        &self,
        shape: &Shape,
        operation: &Operation,
        example: &CallExample<'_>,
    ) -> Option<Example> {
        let request = match example.input {
            _ if operation.input.is_unit() => None,
            Some(input) => Some(self.request(&operation.input, input)?),
            None => Some(self.request(&operation.input, &Value::Object(Map::new()))?),
        };
        let answer = match (example.error, example.output) {
            (Some((error, content)), _) => {
                let error = operation.errors.iter().find(|id| id.to_string() == error)?;
                self.answer(error, content, true)
            }
            (None, Some(output)) => self.answer(&operation.output, output, false),
            (None, None) => None,
        };
        let title = self.prose_lines(shape, example.title, usize::MAX / 2).into_iter().next();
        let docs = example.documentation.unwrap_or_default();
        Some(Example { title, docs: self.prose_lines(shape, docs, ITEM_WIDTH), request, answer })
    }

    fn request(&self, input: &ShapeId, value: &Value) -> Option<Request> {
        let Both { value, json } = self.both(input, value, None)?;
        Some(Request { value, json })
    }

    /// What serde reads; nothing where that is no object or has nothing in it.
    fn answer(&self, id: &ShapeId, value: &Value, is_error: bool) -> Option<Answer> {
        if id.is_unit() {
            return None;
        }
        let shape = self.model.shape(id);
        let json = self.both(id, value, None)?.json;
        let is_telling = matches!(&json, Json::Object(entries) if !entries.is_empty());
        is_telling.then(|| Answer {
            ty: self.type_ident(shape).text,
            deprecated: shape.traits.deprecated().is_some(),
            is_error,
            field: self.text_field(shape, value),
            json,
        })
    }

    /// The first field that holds text, with what it holds.
    fn text_field(&self, shape: &Shape, value: &Value) -> Option<(crate::name::Ident, bool, String)> {
        shape.kind.members().find_map(|member| {
            let text = value.get(&member.name)?.as_str()?;
            let is_plain = self.model.shape(&member.target).kind == Kind::String
                && member.traits.deprecated().is_none()
                && self.location(shape, member) == Location::Body;
            let optional = super::optionality::is_optional(self.model, shape, member);
            is_plain.then(|| (self.member_ident(shape, &member.name), optional, text.to_owned()))
        })
    }

    /// A request with the required members. Where there are none, it asks for a page of some size if that can be, and is
    /// empty else.
    fn made_up(&self, shape: &Shape, operation: &'a Operation) -> Option<Request> {
        if operation.input.is_unit() {
            return None;
        }
        let input = self.model.shape(&operation.input);
        let mut plausible = Plausible::new(self.model, &self.patterns, &self.arn_namespace);
        let mut value = plausible.structure(input, |member| {
            is_wanted(member) && self.location(input, member) != Location::EventStream
        });
        let page_size = self.pagination(shape).and_then(|pagination| pagination.page_size);
        let page_size = page_size.and_then(|name| input.kind.members().find(|member| member.name == name));
        if let (Value::Object(object), Some(member)) = (&mut value, page_size)
            && object.is_empty()
            && let Some(size) = self.page(member)
        {
            object.insert(member.name.clone(), Value::Number(size));
        }
        self.request(&operation.input, &value)
    }

    fn page(&self, member: &Member) -> Option<Number> {
        let target = self.model.shape(&member.target);
        if !matches!(target.kind, Kind::Integer | Kind::Long | Kind::Short | Kind::Byte) {
            return None;
        }
        let range = member.traits.range().or_else(|| target.traits.range());
        let bound = |bound: Option<&Number>| bound.and_then(Number::as_u64);
        let least = range.as_ref().and_then(|range| bound(range.min.as_ref())).unwrap_or(1);
        let most = range.as_ref().and_then(|range| bound(range.max.as_ref())).unwrap_or(u64::MAX);
        (least <= most).then(|| PAGE.clamp(least, most).into())
    }

    /// An answer with a few simple members, for an operation whose model has none.
    pub(super) fn made_up_answer(&self, operation: &'a Operation) -> Option<Answer> {
        if operation.output.is_unit() {
            return None;
        }
        let output = self.model.shape(&operation.output);
        let is_simple = |member: &Member| {
            let target = &self.model.shape(&member.target).kind;
            let simple =
                matches!(target, Kind::String | Kind::Enum(_) | Kind::Integer | Kind::Long | Kind::Boolean);
            simple && member.traits.deprecated().is_none() && self.location(output, member) == Location::Body
        };
        let few = first_names(output, MOST_ANSWERED, is_simple);
        let mut plausible = Plausible::new(self.model, &self.patterns, &self.arn_namespace);
        let value = plausible.structure(output, |member| few.contains(&member.name.as_str()));
        self.answer(&operation.output, &value, false)
    }
}
