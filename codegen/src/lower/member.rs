//! What is known about the value of a member beyond its type.

use super::ir::{Counted, Held, Limits, MemberFacts};
use super::lowering::Lowering;
use super::xml::xml;
use crate::resolve::{Kind, Member, Shape};

impl Lowering<'_> {
    pub(super) fn member_facts(&self, member: &Member) -> MemberFacts {
        let target = self.model.shape(&member.target);
        let (key, item) = target.kind.held();
        let xml_of = |member: Option<&Member>| member.map(|member| xml(&member.traits)).unwrap_or_default();
        let mut constraints = Vec::new();
        self.add_constraints(member, &[], &mut constraints);
        let shapes = self.shapes(member);
        MemberFacts {
            sparse: shapes
                .iter()
                .filter(|shape| shape.traits.sparse())
                .map(|shape| shape.id.to_string())
                .collect(),
            shapes: shapes.into_iter().map(|shape| shape.id.to_string()).collect(),
            default: member.traits.default().map(|default| default.written.clone()),
            constraints,
            idempotency_token: member.traits.idempotency_token(),
            streaming: target.traits.streaming(),
            xml: xml(&member.traits),
            xml_keys: xml_of(key),
            xml_items: xml_of(item),
            ec2_query_name: member.traits.ec2_query_name().map(str::to_owned),
        }
    }

    /// Adds the constraints on the value of a member, to which this way leads, and on all that is in it.
    fn add_constraints(&self, member: &Member, way: &[Held], to: &mut Vec<(Vec<Held>, Limits)>) {
        let limits = self.limits(member);
        if limits != Limits::default() {
            to.push((way.to_vec(), limits));
        }
        let mut add = |step, member| self.add_constraints(member, &[way, &[step]].concat(), to);
        match &self.model.shape(&member.target).kind {
            Kind::List(item) => add(Held::Items, item),
            Kind::Map { key, value } => {
                add(Held::Keys, key);
                add(Held::Values, value);
            }
            _ => {}
        }
    }

    /// The target of a member, and what lists and maps in it hold, each once.
    fn shapes(&self, member: &Member) -> Vec<&Shape> {
        let mut found: Vec<&Shape> = Vec::new();
        let mut open = vec![&member.target];
        while let Some(id) = open.pop() {
            if found.iter().any(|shape| shape.id == *id) {
                continue;
            }
            let shape = self.model.shape(id);
            found.push(shape);
            let (key, item) = shape.kind.held();
            open.extend(item.into_iter().chain(key).map(|member| &member.target));
        }
        found
    }

    /// The constraints on the value of a member: its own, otherwise its target's.
    pub(super) fn limits(&self, member: &Member) -> Limits {
        let Shape { kind, traits: target, .. } = self.model.shape(&member.target);
        let own = &member.traits;
        let counted = match kind {
            Kind::Blob => Counted::Bytes,
            Kind::List(_) => Counted::Items,
            Kind::Map { .. } => Counted::Entries,
            _ => Counted::Characters,
        };
        let pattern = own.pattern().or_else(|| target.pattern());
        let (regex, unchecked) = pattern.map(|pattern| self.patterns.read(pattern)).unwrap_or_default();
        Limits {
            length: own.length().or_else(|| target.length()).map(|length| (*length, counted)),
            range: own.range().or_else(|| target.range()).cloned(),
            pattern: pattern.map(str::to_owned),
            regex,
            unchecked,
            unique_items: own.unique_items() || target.unique_items(),
            media_type: own.media_type().or_else(|| target.media_type()).map(str::to_owned),
        }
    }
}
