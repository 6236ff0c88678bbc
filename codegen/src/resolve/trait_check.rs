//! Checks the traits that the generator reads: that the value has the right form, and that the trait is where it
//! belongs.

use serde_json::Value;

use super::closure::Closure;
use super::default_check;
use super::draft::{Draft, DraftMember, DraftTrait, DraftTraits, Drafts};
use super::target::type_of;
use super::trait_rules::{Form, On, Rule, of};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::load::{ShapeType, nearest};
use crate::shape_id::ShapeId;

/// What traits are on: a shape, or a member by its container and target.
#[derive(Clone, Copy)]
struct Subject<'s> {
    id: &'s ShapeId,
    shape_type: &'s str,
    member: Option<(&'s str, &'s str)>,
}

/// Checks all traits of the closure.
pub(super) fn check(drafts: &Drafts<'_>, service: &ShapeId, closure: &Closure, found: &mut Diagnostics) {
    let ids = closure.data.iter().chain(closure.operations.keys()).chain([service]);
    for (id, draft) in ids.filter_map(|id| drafts.get_key_value(id)) {
        let subject = Subject { id, shape_type: draft.shape_type.name(), member: None };
        traits(subject, &draft.traits, found);
        default_check::shape(id, draft, found);
        for (name, member) in &draft.members {
            members(drafts, subject, draft, name, member, found);
        }
    }
}

fn members(
    drafts: &Drafts<'_>,
    container: Subject<'_>,
    draft: &Draft<'_>,
    name: &str,
    member: &DraftMember<'_>,
    found: &mut Diagnostics,
) {
    let target = type_of(drafts, &member.target).map_or("structure", ShapeType::name);
    traits(Subject { member: Some((name, target)), ..container }, &member.traits, found);
    if matches!(*draft.shape_type, ShapeType::Structure) {
        default_check::member(drafts, container.id, name, member, found);
    }
}

fn traits(subject: Subject<'_>, traits: &DraftTraits<'_>, found: &mut Diagnostics) {
    for (id, draft) in traits.iter().map(|(id, draft)| (id.as_str(), draft)) {
        let Some(rule) = of(id) else { continue };
        if !rule.on.iter().any(|on| subject.fits(*on)) {
            misplaced(subject, rule, draft, found);
            continue;
        }
        for other in rule.conflicts.iter().filter(|other| traits.get(other).is_some()) {
            let message = format!("the traits {id} and {other} exclude each other");
            found.push(subject.name(Diagnostic::error("trait-conflict", draft.site.trait_key(id), message)));
        }
        form(subject, rule, draft, found);
    }
}

fn misplaced(subject: Subject<'_>, rule: &Rule, draft: &DraftTrait<'_>, found: &mut Diagnostics) {
    let owner = match subject.member {
        None => format!("a shape of type {}", subject.shape_type),
        Some((_, target)) => format!("a member of a {} that targets a {target}", subject.shape_type),
    };
    let message = format!("the trait {} does not belong on {owner}", rule.id);
    let diagnostic = Diagnostic::warning("misplaced-trait", draft.site.trait_key(rule.id), message);
    let severity = if rule.strict { Severity::Error } else { Severity::Warning };
    found.push(subject.name(Diagnostic { severity, ..diagnostic }));
}

impl Subject<'_> {
    fn fits(self, on: On) -> bool {
        match (on, self.member) {
            (On::Any, _) => true,
            (On::Shape(types), None) => types.contains(&self.shape_type),
            (On::MemberOf(types), Some(_)) => types.contains(&self.shape_type),
            (On::MemberTo(types), Some((_, target))) => types.contains(&target),
            (On::FieldTo(types), Some((_, target))) => {
                self.shape_type == "structure" && types.contains(&target)
            }
            _ => false,
        }
    }

    fn name(self, diagnostic: Diagnostic) -> Diagnostic {
        match self.member {
            Some((name, _)) => diagnostic.member(self.id, name),
            None => diagnostic.shape(self.id),
        }
    }
}

/// Checks the value (Smithy 2.0, [trait node values](https://smithy.io/2.0/spec/model.html#trait-node-values)).
fn form(subject: Subject<'_>, rule: &Rule, draft: &DraftTrait<'_>, found: &mut Diagnostics) {
    let mut wrong = |keys: &[&str], problem: String| {
        let place = draft.site.trait_value(rule.id, keys);
        let message = format!("the trait {} {problem}", rule.id);
        found.push(subject.name(Diagnostic::error("invalid-trait-value", place, message)));
    };
    if let Some(problem) = problem(&rule.form, &draft.value) {
        wrong(&[], problem);
        return;
    }
    let (fields, object): (Vec<&str>, _) = match (&rule.form, &*draft.value) {
        (Form::Structure(fields), Value::Object(object)) => {
            for (name, form) in *fields {
                if let Some(problem) = object.get(*name).and_then(|value| problem(form, value)) {
                    wrong(&[name], format!("has a `{name}` that {problem}"));
                }
            }
            (fields.iter().map(|(name, _)| *name).collect(), object)
        }
        (Form::Bounds { .. }, Value::Object(object)) => (vec!["min", "max"], object),
        _ => return,
    };
    for key in object.keys().filter(|key| !fields.contains(&key.as_str())) {
        let message =
            format!("the trait {} has no property `{}`; it is ignored", rule.id, key.escape_debug());
        let place = draft.site.trait_value(rule.id, &[key]);
        let diagnostic = subject.name(Diagnostic::warning("unknown-property", place, message));
        found.push(match nearest(key, fields.iter().copied()) {
            Some(near) => diagnostic.hint(format!("did you mean `{near}`?")),
            None => diagnostic,
        });
    }
}

/// What is wrong with a value of this form, as the end of a sentence.
fn problem(form: &Form, value: &Value) -> Option<String> {
    match form {
        // Version 1.0 allows `true` as well.
        Form::Annotation => {
            (!value.is_object() && value != &Value::Bool(true)).then(|| must("an empty object", value))
        }
        Form::Text => (!value.is_string()).then(|| must("a string", value)),
        Form::Boolean => (!value.is_boolean()).then(|| must("true or false", value)),
        Form::Status => {
            let fits = value.as_u64().is_some_and(|status| (100..1000).contains(&status));
            (!fits).then(|| must("a status from 100 to 999", value))
        }
        Form::ErrorStatus => {
            let fits = value.as_u64().is_some_and(|status| (400..600).contains(&status));
            (!fits).then(|| must("a status from 400 to 599", value))
        }
        Form::Choice(choices) => {
            let fits = value.as_str().is_some_and(|text| choices.contains(&text));
            (!fits).then(|| must(&format!("one of {}", choices.join(", ")), value))
        }
        Form::Structure(_) | Form::Object => (!value.is_object()).then(|| must("an object", value)),
        Form::Bounds { length } => bounds(*length, value),
        Form::Elsewhere => None,
    }
}

/// [Length](https://smithy.io/2.0/spec/constraint-traits.html#length-trait) and
/// [range](https://smithy.io/2.0/spec/constraint-traits.html#range-trait).
fn bounds(length: bool, value: &Value) -> Option<String> {
    let Some(object) = value.as_object() else { return Some(must("an object", value)) };
    let mut numbers = [None, None];
    for (name, number) in ["min", "max"].into_iter().zip(&mut numbers) {
        let Some(bound) = object.get(name) else { continue };
        *number = super::traits::bound(bound).filter(|number| !length || number.is_u64());
        if number.is_none() {
            let wanted = if length { "a whole number from 0" } else { "a number" };
            return Some(format!("has a `{name}` that {}", must(wanted, bound)));
        }
    }
    match numbers {
        [None, None] => Some("needs `min` or `max`".to_owned()),
        [Some(min), Some(max)] if default_check::order(&min, &max).is_gt() => {
            Some(format!("has a `min` of {min} above its `max` of {max}"))
        }
        _ => None,
    }
}

fn must(wanted: &str, value: &Value) -> String {
    format!("must be {wanted}, not {}", default_check::brief(value))
}
