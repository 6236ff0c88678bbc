//! What is known of the value of a member beyond its type.

use super::ir::{Constraints, Limits, MemberFacts, Xml};
use super::lowering::Lowering;
use super::xml::xml;
use crate::resolve::{Kind, Member};

impl Lowering<'_> {
    pub(super) fn member_facts(&self, member: &Member) -> MemberFacts {
        let target = self.model.shape(&member.target);
        let (keys, items) = match &target.kind {
            Kind::List(item) => (Limits::default(), self.limits(item)),
            Kind::Map { key, value } => (self.limits(key), self.limits(value)),
            _ => Default::default(),
        };
        let (xml_keys, xml_items) = match &target.kind {
            Kind::List(item) => (Xml::default(), xml(&item.traits)),
            Kind::Map { key, value } => (xml(&key.traits), xml(&value.traits)),
            _ => Default::default(),
        };
        MemberFacts {
            shapes: self.shapes(member),
            default: member.traits.default().map(|default| default.written.clone()),
            constraints: Constraints { value: self.limits(member), keys, items },
            idempotency_token: member.traits.idempotency_token(),
            streaming: target.traits.streaming(),
            xml: xml(&member.traits),
            xml_keys,
            xml_items,
            ec2_query_name: member.traits.ec2_query_name().map(str::to_owned),
        }
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
            match &self.model.shape(id).kind {
                Kind::List(item) => open.push(&item.target),
                Kind::Map { key, value } => open.extend([&value.target, &key.target]),
                _ => {}
            }
        }
        found
    }

    /// The constraints on the value of a member: its own, or else its target's.
    fn limits(&self, member: &Member) -> Limits {
        let (own, target) = (&member.traits, &self.model.shape(&member.target).traits);
        Limits {
            length: own.length().or_else(|| target.length()).copied(),
            range: own.range().or_else(|| target.range()).cloned(),
            pattern: own.pattern().or_else(|| target.pattern()).map(str::to_owned),
            unique_items: own.unique_items() || target.unique_items(),
            media_type: own.media_type().or_else(|| target.media_type()).map(str::to_owned),
        }
    }
}
