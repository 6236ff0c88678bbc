//! Gives traits their types: checks that each is where it belongs, and reads its value.

use std::cell::RefCell;

use serde_json::Value;

use super::closure::Closure;
use super::draft::{Draft, DraftMember, Drafts};
use super::traits;
use super::traits::list::Traits;
use super::traits::node::{Node, Subject};
use super::traits::rule::{Rule, TraitValue};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::load::with_article;
use crate::shape_id::ShapeId;

/// Reads the traits of shapes and members, and collects what is wrong with them.
pub(super) struct TraitReader<'r> {
    pub(super) drafts: &'r Drafts<'r>,
    pub(super) closure: &'r Closure,
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
        let (drafts, closure) = (self.drafts, self.closure);
        let traits = member.map_or(&draft.traits, |(_, member)| &member.traits);
        Traits::new(traits.map(|trait_id, written| {
            let rule = traits::rule_of(trait_id.as_str())?;
            let (trait_id, site, added) = (trait_id.as_str(), written.site, &*written.added);
            let subject = Subject { trait_id, site, added, id, draft, member, drafts, closure };
            self.one(&subject, rule, &written.value)
        }))
    }

    fn one(&mut self, subject: &Subject<'_>, rule: &Rule, value: &Value) -> Option<TraitValue> {
        if !rule.fits(subject) {
            self.misplaced(subject, rule, "");
            return None;
        }
        if let Some(needed) = rule.needs.filter(|needed| !subject.traits().has(needed)) {
            self.misplaced(subject, rule, &format!(" without the trait {needed}"));
            return None;
        }
        for other in rule.conflicts.iter().filter(|other| subject.traits().has(other)) {
            let message = format!("the traits {} and {other} exclude each other", rule.id);
            let place = subject.site.trait_key(rule.id);
            self.diagnostics.push(subject.name(Diagnostic::error("trait-conflict", place, message)));
        }
        let diagnostics = RefCell::default();
        let value = (rule.read)(&Node::root(subject, value, &diagnostics)).ok().flatten();
        self.diagnostics.append(diagnostics.into_inner());
        value
    }

    fn misplaced(&mut self, subject: &Subject<'_>, rule: &Rule, without: &str) {
        let shape_type = subject.shape_type();
        let owner = match subject.target_type() {
            None => format!("a shape of type {shape_type}"),
            Some(target) => {
                format!("a member of {} that targets {}", with_article(shape_type), with_article(target))
            }
        };
        let message = format!("the trait {} does not belong on {owner}{without}", rule.id);
        let diagnostic = Diagnostic::error("misplaced-trait", subject.site.trait_key(rule.id), message);
        let is_strict = rule.is_strict && without.is_empty();
        let severity = if is_strict { Severity::Error } else { Severity::Warning };
        self.diagnostics.push(subject.name(Diagnostic { severity, ..diagnostic }));
    }
}
