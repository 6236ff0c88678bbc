//! What is known about the value of a member beyond its type, lowered.

use super::xml::Xml;
use crate::resolve::{Length, Range};

/// What is known about the value of a member, a field's or a variant's, beyond its type.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MemberFacts {
    /// The absolute ids of the shapes that its value is made of: the target, and what lists and maps in it hold. What the
    /// member takes from one of them, other members may take as well.
    pub shapes: Vec<String>,
    /// Those of them that are sparse.
    pub sparse: Vec<String>,
    /// The default in the model, whether or not the field has it: text as it is, everything else as JSON.
    pub default: Option<String>,
    /// What the service accepts as the value and as what is in it, each with the way there
    /// (Smithy 2.0, [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html)).
    pub constraints: Vec<(Vec<Held>, Limits)>,
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
    /// How long, and what is counted.
    pub length: Option<(Length, Counted)>,
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

/// What the length of a value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// The characters of text.
    Characters,
    /// Bytes.
    Bytes,
    /// The items of a list.
    Items,
    /// The entries of a map.
    Entries,
}
