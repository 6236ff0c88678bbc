//! What is known about the value of a member beyond its type, lowered.

use super::ty::Type;
use super::xml::Xml;
use crate::resolve::{Length, Range};

/// What is known about the value of a member, a field's or a variant's, beyond its type.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MemberFacts {
    /// The absolute ids of the shapes that its value is made of: the target, and what lists and maps in it hold. What the
    /// member takes from one of them, other members may take as well.
    pub shapes: Vec<String>,
    /// The default in the model, whether or not the field has it: text as it is, everything else as JSON.
    pub default: Option<String>,
    /// What the service accepts.
    pub constraints: Constraints,
    /// Whether a client may fill it with a random UUID.
    pub idempotency_token: bool,
    /// Whether it is a stream of bytes.
    pub streaming: bool,
    /// How it is written in XML.
    pub xml: Xml,
    /// How each key of a map is written in XML.
    pub xml_keys: Xml,
    /// How each item of a list, or each value of a map, is written in XML.
    pub xml_items: Xml,
    /// What it is called in forms of EC2 Query
    /// ([ec2QueryName](https://smithy.io/2.0/aws/protocols/aws-ec2-query-protocol.html#aws-protocols-ec2queryname-trait)).
    pub ec2_query_name: Option<String>,
}

/// The constraints on a value
/// (Smithy 2.0, [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html)).
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Constraints {
    /// Those on the value itself.
    pub value: Limits,
    /// Those on each key, of a map.
    pub keys: Limits,
    /// Those on each item of a list, or on each value of a map.
    pub items: Limits,
    /// Those on what is in these, each way by itself.
    pub deeper: Vec<(Vec<Inside>, Limits)>,
}

/// A step into a list or map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// To each key of a map.
    Keys,
    /// To each item of a list, or to each value of a map.
    Items,
}

/// What a list or map holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// The keys of a map.
    Keys,
    /// The values of a map.
    Values,
    /// The items of a list.
    Items,
}

/// The constraints on one value. A member's own count before its target's.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Limits {
    /// How many characters, bytes, items or entries.
    pub length: Option<Length>,
    /// How large a number.
    pub range: Option<Range>,
    /// The regular expression that text matches.
    pub pattern: Option<String>,
    /// The same in the syntax of the crate `regex`; `None` if that cannot run it.
    pub regex: Option<String>,
    /// Why it cannot run it.
    pub unchecked: Option<String>,
    /// Whether all items differ.
    pub unique_items: bool,
    /// What text or bytes hold, as RFC 2045 names it.
    pub media_type: Option<String>,
}

impl Constraints {
    /// The limits on the value and on all that is in it, each with the way to it; those of one step stand together.
    pub(crate) fn all(&self) -> Vec<(&[Inside], &Limits)> {
        let mut all: Vec<(&[Inside], &Limits)> =
            vec![(&[], &self.value), (&[Inside::Keys], &self.keys), (&[Inside::Items], &self.items)];
        all.extend(self.deeper.iter().map(|(way, limits)| (way.as_slice(), limits)));
        all
    }

    /// All limits on a value of this type, each with what the steps to it are into, and with the type there.
    pub(crate) fn typed<'t>(&self, ty: &'t Type) -> Vec<(Vec<Held>, &Limits, Option<&'t Type>)> {
        let all = self.all().into_iter();
        all.map(|(way, limits)| {
            let mut ty = Some(ty);
            let held = way.iter().map(|step| {
                let (held, next) = match (step, ty.map(Type::present)) {
                    (Inside::Keys, Some(Type::Map(key, _))) => (Held::Keys, Some(&**key)),
                    (Inside::Keys, _) => (Held::Keys, None),
                    (Inside::Items, Some(Type::Map(_, value))) => (Held::Values, Some(&**value)),
                    (Inside::Items, Some(Type::Vec(item))) => (Held::Items, Some(&**item)),
                    (Inside::Items, _) => (Held::Items, None),
                };
                ty = next;
                held
            });
            (held.collect(), limits, ty)
        })
        .collect()
    }
}
