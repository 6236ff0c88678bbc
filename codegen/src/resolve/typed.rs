//! Traits as the files have them to traits with types: each is found where it belongs, and its value read.

use std::cell::RefCell;

use super::closure::Closure;
use super::draft::Drafts;
use super::draft::{Draft, DraftMember, DraftTrait, DraftTraits};
use super::traits::list::Traits;
use super::traits::node::{Node, Problem};
use super::traits::registry;
use super::traits::rule::{Rule, TraitValue};
use super::traits::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::shape_id::ShapeId;

/// Reads the traits of shapes and members, and collects what is wrong with them.
pub(super) struct TraitReader<'r> {
    pub(super) drafts: &'r Drafts<'r>,
    pub(super) closure: &'r Closure,
    pub(super) service: &'r ShapeId,
    pub(super) diagnostics: &'r mut Diagnostics,
}

impl<'r> TraitReader<'r> {
    /// The traits of a shape, or of a member of it.
    pub(super) fn traits(
        &mut self,
        id: &'r ShapeId,
        draft: &'r Draft<'r>,
        member: Option<(&'r str, &'r DraftMember<'r>)>,
    ) -> Traits {
        let (drafts, closure, service) = (self.drafts, self.closure, self.service);
        let traits = member.map_or(&draft.traits, |(_, member)| &member.traits);
        Traits::new(traits.map(|trait_id, written| {
            let trait_id = trait_id.as_str();
            let rule = registry::rule(trait_id)?;
            let subject = Subject { trait_id, id, draft, member, drafts, closure, service };
            self.one(&subject, rule, traits, written)
        }))
    }

    fn one(
        &mut self,
        subject: &Subject<'_>,
        rule: &Rule,
        all: &DraftTraits<'_>,
        written: &DraftTrait<'_>,
    ) -> Option<TraitValue> {
        if !rule.fits(subject) {
            self.misplaced(subject, rule, written);
            return None;
        }
        for other in rule.conflicts.iter().filter(|other| all.get(other).is_some()) {
            let message = format!("the traits {} and {other} exclude each other", rule.id);
            let place = written.site.trait_key(rule.id);
            self.diagnostics.push(subject.name(Diagnostic::error("trait-conflict", place, message)));
        }
        let problems = RefCell::default();
        let value = (rule.read)(&Node::root(subject, &written.value, &problems)).ok();
        for Problem { severity, code, message, keys, hint } in problems.into_inner() {
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let place = written.site.trait_value(rule.id, &keys);
            let diagnostic = Diagnostic { hint, severity, ..Diagnostic::error(code, place, message) };
            self.diagnostics.push(subject.name(diagnostic));
        }
        value
    }

    fn misplaced(&mut self, subject: &Subject<'_>, rule: &Rule, written: &DraftTrait<'_>) {
        let shape_type = subject.shape_type();
        let owner = match subject.target_type() {
            None => format!("a shape of type {shape_type}"),
            Some(target) => {
                format!("a member of {} that targets {}", with_article(shape_type), with_article(target))
            }
        };
        let message = format!("the trait {} does not belong on {owner}", rule.id);
        let diagnostic = Diagnostic::warning("misplaced-trait", written.site.trait_key(rule.id), message);
        let severity = if rule.is_strict { Severity::Error } else { Severity::Warning };
        self.diagnostics.push(subject.name(Diagnostic { severity, ..diagnostic }));
    }
}

/// The name of a type with its article.
fn with_article(shape_type: &str) -> String {
    let article = if shape_type.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    format!("{article} {shape_type}")
}
