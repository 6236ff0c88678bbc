//! Checks the `examples` trait of operations, and leaves out each example that does not fit
//! (Smithy 2.0, [examples trait](https://smithy.io/2.0/spec/documentation-traits.html#examples-trait)).
//!
//! Examples are documentation: one that is wrong is told of, and nothing else suffers from it. Constraints on values are
//! not checked, since an author may want to show what happens then.

use std::sync::Arc;

use serde_json::{Map, Number, Value};

use super::Operation;
use super::closure::Closure;
use super::default_check::brief;
use super::draft::{Draft, DraftTrait, Drafts};
use super::instant::instant;
use super::target::type_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::load::{ShapeType, nearest};
use crate::shape_id::ShapeId;

pub(super) const ID: &str = "smithy.api#examples";

/// Checks all operations of the closure.
pub(super) fn check(drafts: &mut Drafts<'_>, closure: &Closure, found: &mut Diagnostics) {
    for (id, operation) in &closure.operations {
        let Some(examples) = drafts.get(id).and_then(|draft| draft.traits.get(ID)).cloned() else { continue };
        let kept = kept(drafts, id, operation, &examples, found);
        if kept.as_ref() == Some(&*examples.value) {
            continue;
        }
        if let Some(examples) = drafts.get_mut(id).and_then(|draft| draft.traits.get_mut(ID)) {
            examples.value = Arc::new(kept.unwrap_or_default());
        }
    }
}

/// The examples that fit.
fn kept(
    drafts: &Drafts<'_>,
    id: &ShapeId,
    operation: &Operation,
    examples: &DraftTrait<'_>,
    found: &mut Diagnostics,
) -> Option<Value> {
    let place = |keys: &[&str]| examples.site.trait_value(ID, keys);
    let Some(list) = examples.value.as_array() else {
        found.push(doubt(
            id,
            place(&[]),
            format!("the trait {ID} is no list of examples, and is left out"),
            None,
        ));
        return None;
    };
    let mut kept = Vec::new();
    for (index, example) in list.iter().enumerate() {
        match problem(drafts, operation, example) {
            None => kept.push(example.clone()),
            Some(Problem { keys, message, near }) => {
                let index_key = index.to_string();
                let keys: Vec<&str> = std::iter::once(index_key.as_str())
                    .chain(keys.iter().rev().map(String::as_str))
                    .collect();
                let number = index + 1;
                let what =
                    format!("example {number} of the trait {ID} does not fit, and is left out: {message}");
                found.push(doubt(id, place(&keys), what, near));
            }
        }
    }
    Some(Value::Array(kept))
}

fn doubt(id: &ShapeId, place: Place, what: String, near: Option<String>) -> Diagnostic {
    let diagnostic = Diagnostic::warning("invalid-example", place, what).shape(id);
    match near {
        Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
        None => diagnostic,
    }
}

/// Why an example does not fit.
struct Problem {
    /// The keys from the value up to the example.
    keys: Vec<String>,
    message: String,
    /// The name that was most likely meant.
    near: Option<String>,
}

impl Problem {
    fn new(message: impl Into<String>) -> Self {
        Self { keys: Vec::new(), message: message.into(), near: None }
    }

    fn below(mut self, key: impl Into<String>) -> Self {
        self.keys.push(key.into());
        self
    }
}

fn problem(drafts: &Drafts<'_>, operation: &Operation, example: &Value) -> Option<Problem> {
    let Some(example) = example.as_object() else {
        return Some(Problem::new(format!("it must be an object, not {}", brief(example))));
    };
    if !example.get("title").is_some_and(Value::is_string) {
        return Some(Problem::new("it needs a `title`"));
    }
    if example.get("documentation").is_some_and(|value| !value.is_string()) {
        return Some(Problem::new("`documentation` must be a string").below("documentation"));
    }
    // An answer that is an error may be due to what the input lacks.
    let walk = Walk { drafts, is_lenient: example.contains_key("error") };
    let parts = [("input", &operation.input, true), ("output", &operation.output, false)];
    for (name, id, is_input) in parts {
        let walk = Walk { is_lenient: walk.is_lenient && is_input, ..walk };
        let nothing = Value::Object(Map::new());
        let value = match example.get(name) {
            Some(value) => value,
            // Without input, nothing goes in.
            None if is_input => &nothing,
            None => continue,
        };
        if let Err(problem) = walk.value(id, value) {
            return Some(problem.below(name));
        }
    }
    let error = example.get("error")?;
    self::error(&Walk { is_lenient: false, ..walk }, operation, error)
        .err()
        .map(|problem| problem.below("error"))
}

fn error(walk: &Walk<'_, '_>, operation: &Operation, error: &Value) -> Result<(), Problem> {
    let shape = error.get("shapeId").and_then(Value::as_str);
    let known = operation.errors.iter().find(|id| Some(id.to_string().as_str()) == shape);
    let Some(id) = known else {
        return Err(Problem::new("`shapeId` must be that of an error of the operation"));
    };
    error
        .get("content")
        .map_or(Ok(()), |content| walk.value(id, content).map_err(|problem| problem.below("content")))
}

#[derive(Clone, Copy)]
struct Walk<'w, 'a> {
    drafts: &'w Drafts<'a>,
    /// Whether required members may be missing.
    is_lenient: bool,
}

impl Walk<'_, '_> {
    /// Whether a value fits a shape.
    fn value(&self, id: &ShapeId, value: &Value) -> Result<(), Problem> {
        let Some(shape_type) = type_of(self.drafts, id) else {
            // `smithy.api#Unit`.
            let is_empty = value.as_object().is_some_and(Map::is_empty);
            return fits(is_empty, "{}", value);
        };
        let draft = self.drafts.get(id);
        let whole = |min: i64, max: i64| value.as_i64().is_some_and(|number| (min..=max).contains(&number));
        let text = value.as_str();
        let numeric = value.is_number() || text.is_some_and(|text| text.parse::<Number>().is_ok());
        match shape_type {
            ShapeType::Boolean => fits(value.is_boolean(), "true or false", value),
            ShapeType::String | ShapeType::Enum | ShapeType::Blob => fits(text.is_some(), "a string", value),
            ShapeType::Byte => fits(whole(i8::MIN.into(), i8::MAX.into()), "a whole number of 8 bits", value),
            ShapeType::Short => {
                fits(whole(i16::MIN.into(), i16::MAX.into()), "a whole number of 16 bits", value)
            }
            ShapeType::Integer | ShapeType::IntEnum => {
                fits(whole(i32::MIN.into(), i32::MAX.into()), "a whole number of 32 bits", value)
            }
            ShapeType::Long => fits(whole(i64::MIN, i64::MAX), "a whole number of 64 bits", value),
            ShapeType::Float | ShapeType::Double => {
                let special = text.is_some_and(|text| matches!(text, "NaN" | "Infinity" | "-Infinity"));
                fits(value.is_number() || special, "a number", value)
            }
            ShapeType::BigInteger => {
                let digits = text.map_or_else(|| value.to_string(), str::to_owned);
                let fits_in_64_bits = digits.parse::<i64>().is_ok() || digits.parse::<u64>().is_ok();
                // What is larger, serde_json has no value for.
                fits(fits_in_64_bits, "a whole number of 64 bits", value)
            }
            ShapeType::BigDecimal => fits(numeric, "a number", value),
            ShapeType::Timestamp => {
                fits(instant(value).is_some(), "an instant: RFC 3339 or seconds since 1970", value)
            }
            ShapeType::Document => Ok(()),
            ShapeType::List | ShapeType::Set => self.list(draft, value),
            ShapeType::Map => self.map(draft, value),
            ShapeType::Structure => self.structure(id, draft, value),
            ShapeType::Union => self.union(id, draft, value),
            ShapeType::Service(_) | ShapeType::Resource(_) | ShapeType::Operation(_) => Ok(()),
        }
    }

    fn list(&self, draft: Option<&Draft<'_>>, value: &Value) -> Result<(), Problem> {
        let Some(items) = value.as_array() else { return fits(false, "a list", value) };
        for (index, item) in items.iter().enumerate() {
            self.element(draft, "member", item).map_err(|problem| problem.below(index.to_string()))?;
        }
        Ok(())
    }

    fn map(&self, draft: Option<&Draft<'_>>, value: &Value) -> Result<(), Problem> {
        let Some(entries) = value.as_object() else { return fits(false, "an object", value) };
        for (key, value) in entries {
            self.element(draft, "value", value).map_err(|problem| problem.below(key))?;
        }
        Ok(())
    }

    /// A value in a list or map: null only where that is sparse.
    fn element(&self, draft: Option<&Draft<'_>>, member: &str, value: &Value) -> Result<(), Problem> {
        let Some((draft, member)) = draft.and_then(|draft| Some((draft, draft.members.get(member)?))) else {
            return Ok(());
        };
        let is_document = matches!(type_of(self.drafts, &member.target), Some(ShapeType::Document));
        if value.is_null() && (draft.has("smithy.api#sparse") || is_document) {
            return Ok(());
        }
        self.value(&member.target, value)
    }

    fn structure(&self, id: &ShapeId, draft: Option<&Draft<'_>>, value: &Value) -> Result<(), Problem> {
        let Some(object) = value.as_object() else { return fits(false, "an object", value) };
        let Some(draft) = draft else { return Ok(()) };
        for (name, value) in object.iter().filter(|(_, value)| !value.is_null()) {
            self.member(id, draft, name, value)?;
        }
        let missing = draft.members.iter().find(|(name, member)| {
            let is_given = object.get(&***name).is_some_and(|value| !value.is_null());
            let is_required = member.traits.get("smithy.api#required").is_some();
            is_required && !is_given && member.traits.get("smithy.api#default").is_none()
        });
        match missing.filter(|_| !self.is_lenient) {
            Some((name, _)) => Err(Problem::new(format!("the required member `{name}` is missing"))),
            None => Ok(()),
        }
    }

    fn union(&self, id: &ShapeId, draft: Option<&Draft<'_>>, value: &Value) -> Result<(), Problem> {
        let given = value.as_object().map(|object| object.iter().filter(|(_, value)| !value.is_null()));
        let given: Vec<_> = given.into_iter().flatten().collect();
        let (Some(draft), [(name, value)]) = (draft, given.as_slice()) else {
            return fits(false, "an object with one member", value);
        };
        self.member(id, draft, name, value)
    }

    fn member(&self, id: &ShapeId, draft: &Draft<'_>, name: &str, value: &Value) -> Result<(), Problem> {
        match draft.members.get(name) {
            Some(member) => self.value(&member.target, value).map_err(|problem| problem.below(name)),
            None => Err(Problem {
                near: nearest(name, draft.members.keys().map(|name| &**name)).map(str::to_owned),
                ..Problem::new(format!("{id} has no member `{}`", name.escape_debug())).below(name)
            }),
        }
    }
}

fn fits(fits: bool, wanted: &str, value: &Value) -> Result<(), Problem> {
    if fits { Ok(()) } else { Err(Problem::new(format!("a value must be {wanted}, not {}", brief(value)))) }
}
