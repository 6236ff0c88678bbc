//! Gives traits their types: checks that each is where it belongs, and reads its value.

use super::context::WrongPart;
use super::traits::list::Traits;
use super::traits::node::{Node, Subject};
use super::traits::rule::Rule;
use super::traits::rule_of;
use crate::load::with_article;

/// The traits of a shape or member.
pub(super) fn traits(subject: &Subject<'_>) -> Traits {
    Traits::new(subject.traits().map(|id, written| {
        let rule = rule_of(id.as_str())?;
        if !rule.fits(subject) {
            misplaced(subject, rule);
            return None;
        }
        for other in rule.conflicts.iter().filter(|other| subject.traits().has(other)) {
            let message = format!("the traits {id} and {other} exclude each other");
            subject.context.error("trait-conflict", subject.about(), WrongPart::TraitName(rule.id), message);
        }
        (rule.read)(&Node::root(subject, rule.id, &written.value)).ok().flatten()
    }))
}

fn misplaced(subject: &Subject<'_>, rule: &Rule) {
    let shape_type = subject.shape_type();
    let owner = match subject.target_type() {
        None => format!("a shape of type {shape_type}"),
        Some(target) => {
            format!("a member of {} that targets {}", with_article(shape_type), with_article(target))
        }
    };
    let message = format!("the trait {} does not belong on {owner}", rule.id);
    let at = WrongPart::TraitName(rule.id);
    let finding = subject.context.finding("misplaced-trait", subject.about(), at, message);
    subject.context.found.push(if rule.is_strict { finding } else { finding.into_warning() });
}
