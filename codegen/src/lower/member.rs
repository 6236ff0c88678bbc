//! What is known about the value of a member beyond its type.

use super::ir::{Constraints, Inside, Limits, MemberFacts};
use super::lowering::Lowering;
use super::xml::xml;
use crate::resolve::{Member, Shape};

impl Lowering<'_> {
    pub(super) fn member_facts(&self, member: &Member) -> MemberFacts {
        let target = self.model.shape(&member.target);
        let (key, item) = target.kind.held();
        let limits = |member: Option<&Member>| member.map(|member| self.limits(member)).unwrap_or_default();
        let xml_of = |member: Option<&Member>| member.map(|member| xml(&member.traits)).unwrap_or_default();
        MemberFacts {
            shapes: self.shapes(member),
            default: member.traits.default().map(|default| default.written.clone()),
            constraints: Constraints {
                value: self.limits(member),
                keys: limits(key),
                items: limits(item),
                deeper: self.deeper(target),
            },
            idempotency_token: member.traits.idempotency_token(),
            streaming: target.traits.streaming(),
            xml: xml(&member.traits),
            xml_keys: xml_of(key),
            xml_items: xml_of(item),
            ec2_query_name: member.traits.ec2_query_name().map(str::to_owned),
        }
    }

    /// The constraints on what is two steps or more inside of a list or map. A key has nothing in it.
    fn deeper(&self, target: &Shape) -> Vec<(Vec<Inside>, Limits)> {
        let mut deeper = Vec::new();
        let (mut way, mut shape) = (vec![Inside::Items], target);
        while let (_, Some(item)) = shape.kind.held() {
            shape = self.model.shape(&item.target);
            let (key, item) = shape.kind.held();
            for (step, member) in [(Inside::Keys, key), (Inside::Items, item)] {
                let limits = member.map(|member| self.limits(member)).unwrap_or_default();
                if limits != Limits::default() {
                    deeper.push((way.iter().copied().chain([step]).collect(), limits));
                }
            }
            way.push(Inside::Items);
        }
        deeper
    }

    /// The target of a member, and what lists and maps in it hold, each once.
    fn shapes(&self, member: &Member) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![&member.target];
        while let Some(id) = open.pop() {
            let text = id.to_string();
            if found.contains(&text) {
                continue;
            }
            found.push(text);
            let (key, item) = self.model.shape(id).kind.held();
            open.extend(item.into_iter().chain(key).map(|member| &member.target));
        }
        found
    }

    /// The constraints on the value of a member: its own, otherwise its target's.
    pub(super) fn limits(&self, member: &Member) -> Limits {
        let (own, target) = (&member.traits, &self.model.shape(&member.target).traits);
        let pattern = own.pattern().or_else(|| target.pattern());
        let read = pattern.map(|pattern| self.patterns.get(pattern));
        Limits {
            length: own.length().or_else(|| target.length()).copied(),
            range: own.range().or_else(|| target.range()).cloned(),
            pattern: pattern.map(str::to_owned),
            regex: read.as_ref().and_then(|read| Some(read.regex()?.to_owned())),
            unchecked: read.and_then(|read| Some(read.unchecked()?.to_owned())),
            unique_items: own.unique_items() || target.unique_items(),
            media_type: own.media_type().or_else(|| target.media_type()).map(str::to_owned),
        }
    }
}
