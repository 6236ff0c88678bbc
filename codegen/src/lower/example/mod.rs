//! Examples: of the trait `examples`, or made from what the model says of the input.
//!
//! `plausible` makes a value, `text` and `pattern` its strings, within what `constraint` allows; `forms` turns a value
//! into Rust and into what serde writes.

mod constraint;
mod forms;
mod http;
mod pattern;
mod plausible;
mod text;

use self::constraint::Constraint;
use self::plausible::{Plausible, first_names, is_wanted};
use super::ir::{Answer, Example, Json, Location, MadeUp, Request};
use super::lowering::Lowering;
use crate::name::Ident;
use crate::resolve::{CallExample, Kind, Member, Operation, Shape, ShapeValue};
use crate::shape_id::ShapeId;

/// Items in a page in the documentation of an operation.
const PAGE: f64 = 10.0;
/// Simple members of an answer that is made up. Where there are fewer, it has one of another kind, too.
const MOST_ANSWERED: usize = 3;
const FEW_ANSWERED: usize = 2;

impl<'a> Lowering<'a> {
    /// The examples that the model has of an operation, and what is made up beside them: a request only if there are none.
    pub(super) fn examples(&self, shape: &Shape, operation: &'a Operation) -> (Vec<Example>, MadeUp) {
        let examples = shape.traits.examples().unwrap_or_default().iter();
        let examples: Vec<_> =
            examples.filter_map(|example| self.example(shape, operation, example)).collect();
        let request = if examples.is_empty() { self.made_up_request(shape, operation) } else { None };
        (examples, MadeUp { request, answer: self.made_up_answer(operation) })
    }

    /// An example of the model. That it fits was checked by `resolve`.
    fn example(&self, shape: &Shape, operation: &Operation, example: &CallExample) -> Option<Example> {
        let request = match operation.input.is_unit() {
            true => None,
            false => Some(self.request(shape, &operation.input, &example.input)?),
        };
        let answer = match (&example.error, &example.output) {
            (Some((error, content)), _) => self.answer(error, content, true),
            (None, Some(output)) => self.answer(&operation.output, output, false),
            (None, None) => None,
        };
        Some(Example {
            title: example.title.clone(),
            documentation: example.documentation.clone(),
            request,
            answer,
        })
    }

    fn request(&self, operation: &Shape, input: &ShapeId, given: &ShapeValue) -> Option<Request> {
        let (value, json) = self.forms(input, given, None)?;
        let http = self.http_request(operation, self.model.shape(input), given, &json);
        Some(Request { value, json, http })
    }

    /// What serde reads; `None` if that is not an object or is an empty one.
    fn answer(&self, id: &ShapeId, value: &ShapeValue, is_error: bool) -> Option<Answer> {
        if id.is_unit() {
            return None;
        }
        let shape = self.model.shape(id);
        let (_, json) = self.forms(id, value, None)?;
        let is_telling = matches!(&json, Json::Object(entries) if !entries.is_empty());
        is_telling.then(|| Answer {
            ty: self.type_ident(id).text,
            deprecated: shape.traits.deprecated().is_some(),
            is_error,
            field: self.text_field(shape, value),
            json,
        })
    }

    /// The first field that holds text, with what it holds.
    fn text_field(&self, shape: &Shape, value: &ShapeValue) -> Option<(Ident, bool, String)> {
        shape.kind.members().find_map(|member| {
            let ShapeValue::Text(text) = value.member(&member.name)? else { return None };
            let is_plain = matches!(self.model.shape(&member.target).kind, Kind::String)
                && member.traits.deprecated().is_none()
                && self.location(shape, member) == Location::Body;
            let optional = self.is_optional(shape, member);
            is_plain.then(|| (self.member_ident(&shape.id, &member.name), optional, text.clone()))
        })
    }

    /// A request with the required members. If there are none, it asks for a page of some size where that is possible,
    /// and is empty otherwise.
    fn made_up_request(&self, shape: &Shape, operation: &'a Operation) -> Option<Request> {
        if operation.input.is_unit() {
            return None;
        }
        let input = self.model.shape(&operation.input);
        let mut plausible = Plausible::new(self);
        let mut value = plausible.structure(input, |member| {
            is_wanted(member) && self.location(input, member) != Location::EventStream
        });
        let page_size = shape.traits.paginated().and_then(|paginated| paginated.page_size.as_ref());
        let page_size = page_size.and_then(|name| input.kind.member(name));
        if let (ShapeValue::Structure(given), Some(member)) = (&mut value, page_size)
            && given.is_empty()
            && let Some(size) = self.page(member)
        {
            given.push((member.name.clone(), ShapeValue::Integer(size)));
        }
        self.request(shape, &operation.input, &value)
    }

    fn page(&self, member: &Member) -> Option<i64> {
        let kind = &self.model.shape(&member.target).kind;
        if !matches!(kind, Kind::Integer | Kind::Long | Kind::Short | Kind::Byte) {
            return None;
        }
        let size = Constraint::of(self, member).nearest(PAGE).ceil() as i64;
        (size > 0).then_some(size)
    }

    /// An answer with a few members, for an operation whose model has none.
    fn made_up_answer(&self, operation: &'a Operation) -> Option<Answer> {
        if operation.output.is_unit() {
            return None;
        }
        let output = self.model.shape(&operation.output);
        let is_told = |member: &Member| {
            let is_in_body = matches!(self.location(output, member), Location::Body | Location::Payload);
            is_in_body && member.traits.deprecated().is_none()
        };
        let is_simple = |member: &Member| {
            let target = &self.model.shape(&member.target).kind;
            let simple =
                matches!(target, Kind::String | Kind::Enum(_) | Kind::Integer | Kind::Long | Kind::Boolean);
            simple && is_told(member)
        };
        let mut few = first_names(output, MOST_ANSWERED, is_simple);
        if few.len() < FEW_ANSWERED {
            few.extend(first_names(output, 1, |member| is_told(member) && !is_simple(member)));
        }
        let mut plausible = Plausible::new(self);
        let value = plausible.structure(output, |member| few.contains(&member.name.as_str()));
        self.answer(&operation.output, &value, false)
    }
}
