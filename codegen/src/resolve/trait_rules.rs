//! The traits that the generator reads: the form of each value and the shapes that each belongs on.
//!
//! The selectors are those that the specification gives for every trait, e.g. for
//! [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html).

/// What the specification says about a trait.
pub(super) struct Rule {
    /// The id of the trait.
    pub(super) id: &'static str,
    /// The form of its value.
    pub(super) form: Form,
    /// Where it belongs; one of these is enough.
    pub(super) on: &'static [On],
    /// The traits that it cannot be together with.
    pub(super) conflicts: &'static [&'static str],
    /// Whether the model means something else where the trait is misplaced; else it is only without effect.
    pub(super) strict: bool,
}

/// The form of a trait's value.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// No value: an empty object.
    Annotation,
    /// A string.
    Text,
    /// `true` or `false`.
    Boolean,
    /// An HTTP status.
    Status,
    /// An HTTP status of an error.
    ErrorStatus,
    /// One of these strings.
    Choice(&'static [&'static str]),
    /// An object with these properties, all optional.
    Structure(&'static [(&'static str, Form)]),
    /// An object with any properties.
    Object,
    /// `min` and `max`, of which one is enough: whole numbers from 0 for a length, any numbers for a range.
    Bounds { length: bool },
    /// Checked elsewhere, because it depends on more than the trait.
    Elsewhere,
}

/// A place for a trait.
#[derive(Clone, Copy)]
pub(super) enum On {
    /// Any shape or member.
    Any,
    /// A shape of one of these types.
    Shape(&'static [&'static str]),
    /// A member of a shape of one of these types.
    MemberOf(&'static [&'static str]),
    /// A member of any shape that targets one of these types.
    MemberTo(&'static [&'static str]),
    /// A member of a structure that targets one of these types.
    FieldTo(&'static [&'static str]),
}

const STRUCTURE: &[&str] = &["structure"];
const OPERATION: &[&str] = &["operation"];
const SIZED: &[&str] = &["list", "map", "string", "enum", "blob"];
const NUMBERS: &[&str] =
    &["byte", "short", "integer", "intEnum", "long", "float", "double", "bigInteger", "bigDecimal"];
const STRINGS: &[&str] = &["string", "enum"];
const DATA: &[&str] = &[
    "blob",
    "boolean",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "document",
    "enum",
    "intEnum",
    "list",
    "map",
    "structure",
    "union",
];

const fn rule(id: &'static str, form: Form, on: &'static [On]) -> Rule {
    Rule { id, form, on, conflicts: &[], strict: false }
}

const fn strict(id: &'static str, form: Form, on: &'static [On]) -> Rule {
    Rule { id, form, on, conflicts: &[], strict: true }
}

const fn conflicting(rule: Rule, conflicts: &'static [&'static str]) -> Rule {
    Rule { conflicts, ..rule }
}

/// The HTTP binding with this number in [`BOUND`], from 1: a member has one place
/// ([HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).
const fn bound(number: usize, form: Form) -> Rule {
    let (before, conflicts) = BOUND.split_at(number);
    conflicting(rule(before[number - 1], form, &[On::MemberOf(STRUCTURE)]), conflicts)
}

const BOUND: &[&str] = &[
    "smithy.api#httpHeader",
    "smithy.api#httpLabel",
    "smithy.api#httpPayload",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpResponseCode",
];

/// All rules, sorted by id.
pub(super) const RULES: &[Rule] = &[
    rule("smithy.api#addedDefault", Form::Annotation, &[On::MemberOf(STRUCTURE)]),
    rule("smithy.api#clientOptional", Form::Annotation, &[On::MemberOf(STRUCTURE)]),
    strict("smithy.api#default", Form::Elsewhere, &[On::Shape(DATA), On::MemberOf(STRUCTURE)]),
    rule(
        "smithy.api#deprecated",
        Form::Structure(&[("message", Form::Text), ("since", Form::Text)]),
        &[On::Any],
    ),
    rule("smithy.api#documentation", Form::Text, &[On::Any]),
    strict("smithy.api#enum", Form::Elsewhere, &[On::Shape(&["string"])]),
    strict("smithy.api#enumValue", Form::Elsewhere, &[On::MemberOf(&["enum", "intEnum"])]),
    conflicting(
        strict("smithy.api#error", Form::Choice(&["client", "server"]), &[On::Shape(STRUCTURE)]),
        &["smithy.api#input", "smithy.api#output"],
    ),
    rule("smithy.api#eventHeader", Form::Annotation, &[On::MemberOf(STRUCTURE)]),
    rule("smithy.api#eventPayload", Form::Annotation, &[On::MemberOf(STRUCTURE)]),
    rule("smithy.api#examples", Form::Elsewhere, &[On::Shape(OPERATION)]),
    rule("smithy.api#externalDocumentation", Form::Object, &[On::Any]),
    rule("smithy.api#hostLabel", Form::Annotation, &[On::MemberOf(STRUCTURE)]),
    rule(
        "smithy.api#http",
        Form::Structure(&[("method", Form::Text), ("uri", Form::Text), ("code", Form::Status)]),
        &[On::Shape(OPERATION)],
    ),
    strict("smithy.api#httpError", Form::ErrorStatus, &[On::Shape(STRUCTURE)]),
    bound(1, Form::Text),
    bound(2, Form::Annotation),
    bound(3, Form::Annotation),
    bound(4, Form::Text),
    bound(5, Form::Text),
    bound(6, Form::Annotation),
    bound(7, Form::Annotation),
    rule("smithy.api#idempotencyToken", Form::Annotation, &[On::FieldTo(STRINGS)]),
    conflicting(
        rule("smithy.api#idempotent", Form::Object, &[On::Shape(OPERATION)]),
        &["smithy.api#readonly"],
    ),
    conflicting(
        strict("smithy.api#input", Form::Annotation, &[On::Shape(STRUCTURE)]),
        &["smithy.api#output"],
    ),
    rule("smithy.api#internal", Form::Annotation, &[On::Any]),
    rule("smithy.api#jsonName", Form::Text, &[On::MemberOf(&["structure", "union"])]),
    rule("smithy.api#length", Form::Bounds { length: true }, &[On::Shape(SIZED), On::MemberTo(SIZED)]),
    rule("smithy.api#mediaType", Form::Text, &[On::Shape(&["blob", "string", "enum"])]),
    strict("smithy.api#output", Form::Annotation, &[On::Shape(STRUCTURE)]),
    rule(
        "smithy.api#paginated",
        Form::Structure(&[
            ("inputToken", Form::Text),
            ("outputToken", Form::Text),
            ("items", Form::Text),
            ("pageSize", Form::Text),
        ]),
        &[On::Shape(&["service", "operation"])],
    ),
    rule("smithy.api#pattern", Form::Text, &[On::Shape(STRINGS), On::MemberTo(STRINGS)]),
    rule("smithy.api#range", Form::Bounds { length: false }, &[On::Shape(NUMBERS), On::MemberTo(NUMBERS)]),
    rule("smithy.api#readonly", Form::Annotation, &[On::Shape(OPERATION)]),
    strict("smithy.api#required", Form::Annotation, &[On::MemberOf(STRUCTURE)]),
    rule("smithy.api#retryable", Form::Structure(&[("throttling", Form::Boolean)]), &[On::Shape(STRUCTURE)]),
    rule("smithy.api#sensitive", Form::Annotation, &[On::Shape(DATA)]),
    rule("smithy.api#since", Form::Text, &[On::Any]),
    strict("smithy.api#sparse", Form::Annotation, &[On::Shape(&["list", "map"])]),
    strict("smithy.api#streaming", Form::Annotation, &[On::Shape(&["blob", "union"])]),
    rule(
        "smithy.api#timestampFormat",
        Form::Choice(&["date-time", "http-date", "epoch-seconds"]),
        &[On::Shape(&["timestamp"]), On::MemberTo(&["timestamp"])],
    ),
    rule("smithy.api#title", Form::Text, &[On::Shape(&["service", "resource"])]),
    rule("smithy.api#uniqueItems", Form::Annotation, &[On::Shape(&["list"])]),
    rule("smithy.waiters#waitable", Form::Object, &[On::Shape(OPERATION)]),
];

/// Traits that the generator reads and whose form it does not check; and the protocols, of which it knows by name those
/// that make a difference to it.
const ALSO_READ: [&str; 10] = [
    "aws.api#service",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#awsQuery",
    "aws.protocols#awsQueryError",
    "aws.protocols#ec2Query",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "smithy.protocols#rpcv2Cbor",
    "smithy.protocols#rpcv2Json",
];

/// Whether the generator reads the trait: what is left out of a model in its normal form must not be.
pub(crate) fn is_read(id: &str) -> bool {
    of(id).is_some() || ALSO_READ.contains(&id)
}

/// The rule of a trait, if the generator reads it.
pub(super) fn of(id: &str) -> Option<&'static Rule> {
    RULES.binary_search_by_key(&id, |rule| rule.id).ok().and_then(|index| RULES.get(index))
}
