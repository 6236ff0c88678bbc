//! The values that attributes of shapes have
//! ([attributes](https://smithy.io/2.0/spec/selectors.html#attributes)), and how they are compared.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use super::expression::{Assertion, EXISTS, Operand, Segment};
use super::graph::{Graph, Vertex};
use crate::shape_id::ShapeId;

/// The shapes that variables hold, by the variables' names.
pub(super) type Variables = BTreeMap<String, BTreeSet<usize>>;

/// Where values come from.
#[derive(Clone, Copy)]
pub(super) struct Scope<'s> {
    pub(super) graph: &'s Graph<'s>,
    pub(super) variables: &'s Variables,
}

/// An attribute, or a value inside of one.
#[derive(Clone)]
pub(super) enum Value<'s> {
    Nothing,
    Text(Cow<'s, str>),
    Json(&'s Json),
    Id(&'s ShapeId, Option<&'s str>),
    Shape(&'s Vertex<'s>),
    Traits(&'s Vertex<'s>),
    Service(&'s Vertex<'s>),
    Variables,
    Projection(Vec<Value<'s>>),
}

impl<'s> Scope<'s> {
    /// The value at the end of a path.
    pub(super) fn path(self, value: Value<'s>, path: &[Segment]) -> Value<'s> {
        path.iter().fold(value, |value, segment| self.inside(value, segment))
    }

    fn inside(self, value: Value<'s>, segment: &Segment) -> Value<'s> {
        match (&value, segment) {
            (Value::Projection(_), Segment::First) => {
                value.flat().into_iter().next().unwrap_or(Value::Nothing)
            }
            (Value::Projection(values), _) => {
                projection(values.iter().map(|value| self.inside(value.clone(), segment)))
            }
            (Value::Shape(vertex), Segment::Name(name)) => match name.as_str() {
                "id" => Value::Id(vertex.id, vertex.member),
                "trait" => Value::Traits(vertex),
                "service" if vertex.shape_type == "service" => Value::Service(vertex),
                "var" => Value::Variables,
                _ => Value::Nothing,
            },
            (Value::Service(vertex), Segment::Name(name)) => match name.as_str() {
                "id" => Value::Id(vertex.id, None),
                "version" => vertex.version.map_or(Value::Nothing, |text| Value::Text(text.into())),
                _ => Value::Nothing,
            },
            (Value::Id(id, member), Segment::Name(name)) => match (name.as_str(), member) {
                ("namespace", _) => Value::Text(id.namespace().into()),
                ("name", _) => Value::Text(id.name().into()),
                ("member", Some(member)) => Value::Text((*member).into()),
                _ => Value::Nothing,
            },
            (Value::Variables, Segment::Name(name)) => {
                let Some(shapes) = self.variables.get(name) else { return Value::Nothing };
                let vertices = shapes.iter().filter_map(|shape| self.graph.vertices.get(*shape));
                projection(vertices.map(Value::Shape))
            }
            (Value::Traits(vertex), _) => traits(vertex, segment),
            (Value::Json(json), _) => node(json, segment),
            (Value::Text(_) | Value::Id(..), Segment::Length) => length(value.text().chars().count()),
            _ => Value::Nothing,
        }
    }

    /// Whether an assertion about a value holds.
    pub(super) fn holds(self, assertion: &Assertion, about: &Value<'s>) -> bool {
        let operand = |operand: &Operand| match operand {
            Operand::Text(text) => Value::Text(text.clone().into()),
            Operand::Path(path) => self.path(about.clone(), path),
        };
        let left = operand(&assertion.left);
        assertion.right.iter().any(|right| compare(assertion, &left, &operand(right)))
    }
}

fn projection<'s>(values: impl Iterator<Item = Value<'s>>) -> Value<'s> {
    Value::Projection(values.collect())
}

fn length<'s>(length: usize) -> Value<'s> {
    Value::Text(length.to_string().into())
}

fn traits<'s>(vertex: &'s Vertex<'s>, segment: &Segment) -> Value<'s> {
    let Some(traits) = vertex.traits else { return Value::Nothing };
    match segment {
        Segment::Keys => projection(traits.iter().map(|(id, _)| Value::Id(id, None))),
        Segment::Values => projection(traits.iter().map(|(_, found)| Value::Json(&found.value))),
        Segment::Length => length(traits.len()),
        Segment::First => Value::Nothing,
        Segment::Name(name) => {
            let id = if name.contains('#') { name.into() } else { Cow::from(format!("smithy.api#{name}")) };
            traits.get(&id).map_or(Value::Nothing, |found| Value::Json(&found.value))
        }
    }
}

fn node<'s>(json: &'s Json, segment: &Segment) -> Value<'s> {
    match (json, segment) {
        (Json::Object(object), Segment::Keys) => {
            projection(object.keys().map(|key| Value::Text(key.as_str().into())))
        }
        (Json::Object(object), Segment::Values) => projection(object.values().map(Value::Json)),
        (Json::Array(list), Segment::Values) => projection(list.iter().map(Value::Json)),
        (Json::Object(object), Segment::Length) => length(object.len()),
        (Json::Array(list), Segment::Length) => length(list.len()),
        (Json::String(text), Segment::Length) => length(text.chars().count()),
        (Json::Object(object), Segment::Name(name)) => object.get(name).map_or(Value::Nothing, Value::Json),
        _ => Value::Nothing,
    }
}

impl<'s> Value<'s> {
    /// The values that are there, those of projections one by one.
    pub(super) fn flat(&self) -> Vec<Value<'s>> {
        match self {
            Value::Nothing => Vec::new(),
            Value::Projection(values) => values.iter().flat_map(Value::flat).collect(),
            value => vec![value.clone()],
        }
    }

    /// As comparators see it: empty for what has no text.
    fn text(&self) -> Cow<'s, str> {
        match self {
            Value::Text(text) => text.clone(),
            Value::Json(Json::String(text)) => text.as_str().into(),
            Value::Json(json @ (Json::Number(_) | Json::Bool(_))) => json.to_string().into(),
            Value::Id(id, None) => id.as_str().into(),
            Value::Id(id, Some(member)) => id.with_member(member).into(),
            Value::Shape(Vertex { id, member: Some(member), .. }) => id.with_member(member).into(),
            Value::Shape(vertex) | Value::Service(vertex) => vertex.id.as_str().into(),
            _ => "".into(),
        }
    }
}

/// Whether a comparison of two values holds
/// ([comparators](https://smithy.io/2.0/spec/selectors.html#attribute-comparison)): for any value of a projection, unless
/// the comparator is about projections.
fn compare(assertion: &Assertion, left: &Value<'_>, right: &Value<'_>) -> bool {
    let fold = |value: &Value<'_>| match assertion.ignores_case {
        true => value.text().to_lowercase(),
        false => value.text().into_owned(),
    };
    let texts = |value: &Value<'_>| value.flat().iter().map(fold).collect::<Vec<_>>();
    let (a, b) = (texts(left), texts(right));
    let is_subset = |a: &[String], b: &[String]| a.iter().all(|text| b.contains(text));
    let are_projections = matches!((left, right), (Value::Projection(_), Value::Projection(_)));
    match assertion.comparator {
        EXISTS => b.iter().any(|wanted| *wanted == (!a.is_empty()).to_string()),
        "{=}" => are_projections && is_subset(&a, &b) && is_subset(&b, &a),
        "{!=}" => !(are_projections && is_subset(&a, &b) && is_subset(&b, &a)),
        "{<}" => are_projections && is_subset(&a, &b),
        "{<<}" => are_projections && is_subset(&a, &b) && !is_subset(&b, &a),
        comparator => a.iter().any(|a| b.iter().any(|b| compare_texts(comparator, a, b))),
    }
}

fn compare_texts(comparator: &str, a: &str, b: &str) -> bool {
    match comparator {
        "=" => a == b,
        "!=" => a != b,
        "^=" => a.starts_with(b),
        "$=" => a.ends_with(b),
        "*=" => a.contains(b),
        _ => number(a).zip(number(b)).is_some_and(|(a, b)| match comparator {
            ">" => a > b,
            ">=" => a >= b,
            "<" => a < b,
            _ => a <= b,
        }),
    }
}

/// A number as JSON has it.
fn number(text: &str) -> Option<f64> {
    serde_json::from_str(text).ok()
}
