//! The lowered form: Rust items with every decision made, and nothing of Smithy left to look up.

mod enumeration;
mod example;
mod operation;

use std::collections::BTreeMap;

pub use self::enumeration::*;
pub use self::example::*;
pub use self::operation::*;
use crate::name::{Ident, Module};
use crate::resolve::{Fault, TimestampFormat};

/// The crate to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    /// What the service is and how its data stands on the wire.
    pub service: Service,
    /// The documentation of the crate's front page.
    pub docs: Docs,
    /// The files with their items, in the order in which they stand there.
    pub files: BTreeMap<Module, Vec<Item>>,
    /// An example for the front page.
    pub example: Option<Example>,
    /// What stands on the front page below it: lines of Markdown.
    pub front: Vec<String>,
    /// The name of the package; none where there is no crate of its own.
    pub package: Option<String>,
    /// The parts of the support code that the items need beyond what every crate has.
    pub needs: Needs,
}

/// What is known of the service as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// The absolute shape id.
    pub shape_id: String,
    /// The title, or else the shape's name.
    pub title: String,
    /// The version, often a date.
    pub version: String,
    /// The protocol whose JSON form the types have.
    pub protocol: Protocol,
}

/// The protocols, as far as they differ in what a type looks like on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// `aws.protocols#awsJson1_0`.
    AwsJson10,
    /// `aws.protocols#awsJson1_1`.
    AwsJson11,
    /// `aws.protocols#restJson1`.
    RestJson1,
    /// `smithy.protocols#rpcv2Json`.
    RpcV2Json,
    /// `aws.protocols#restXml`. As of the three that follow, bodies are not JSON; the types have a JSON form by member
    /// names all the same.
    RestXml,
    /// `aws.protocols#awsQuery`.
    AwsQuery,
    /// `aws.protocols#ec2Query`.
    Ec2Query,
    /// `smithy.protocols#rpcv2Cbor`.
    RpcV2Cbor,
    /// None that is known.
    Other,
}

/// Which parts of the support code are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// A document is a value of serde_json.
    pub document: bool,
    /// There are numbers without bounds.
    pub big_numbers: bool,
}

/// Documentation: what the model's author wrote, and under it what the model knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// Lines of Markdown.
    pub prose: Vec<String>,
    /// Short sentences in Markdown: required, default, length and so on.
    pub facts: Vec<String>,
    /// Paragraphs that close the documentation: where it belongs, and links.
    pub links: Vec<String>,
}

/// An item of a file.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "nearly all items are structures, the largest of them")]
pub enum Item {
    /// A unit struct with the facts of an operation.
    Operation(Operation),
    /// A struct.
    Structure(Structure),
    /// An enum of a union's members.
    Union(Union),
    /// An enum of strings or of integers.
    Enum(Enum),
    /// The enum of what an operation can fail with.
    OperationError(OperationError),
}

/// A struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// The absolute shape id.
    pub shape_id: String,
    /// The type's name.
    pub ident: Ident,
    /// What its documentation says.
    pub docs: Docs,
    /// The `deprecated` attribute.
    pub deprecated: Option<Deprecated>,
    /// The fields, in the model's order.
    pub fields: Vec<Field>,
    /// Whether `Debug` shows nothing but the name.
    pub sensitive: bool,
    /// The part it plays.
    pub role: Role,
}

/// The part that a structure plays.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// The input of operations.
    Input,
    /// The output of operations.
    Output,
    /// An error.
    Error(ErrorFacts),
    /// Part of others.
    Part,
}

/// What is known of an error.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorFacts {
    /// The code on the wire.
    pub code: String,
    /// Who is at fault.
    pub fault: Fault,
    /// Whether it may be retried; `Some(true)` for throttling.
    pub retry: Option<bool>,
    /// The HTTP status.
    pub http_status: Option<u16>,
    /// What it was called in AWS Query, which its service had before.
    pub query_code: Option<String>,
    /// The message.
    pub message: Message,
}

/// What an error says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The field that holds it.
    pub ident: Ident,
    /// Whether the field is a member's, and not one beside the members.
    pub is_member: bool,
    /// Whether it is sensitive.
    pub redacted: bool,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The member's name in the model.
    pub member: String,
    /// The field's name.
    pub ident: Ident,
    /// What its documentation says.
    pub docs: Docs,
    /// The `deprecated` attribute.
    pub deprecated: Option<Deprecated>,
    /// The name on the wire.
    pub wire_name: String,
    /// The absolute id of the target.
    pub target: String,
    /// The type of the value, without `Option` and `Box`.
    pub ty: Type,
    /// Whether the field is an `Option`.
    pub optional: bool,
    /// Whether the value is in a `Box`, since the type holds itself.
    pub boxed: bool,
    /// Whether the model requires the member.
    pub required: bool,
    /// Whether it carries sensitive data.
    pub sensitive: bool,
    /// Where it travels.
    pub location: Location,
    /// Whether its value is part of the host's name too.
    pub host_label: bool,
    /// Whether it is part of what serde reads and writes. In protocols of JSON that is the body.
    pub written: bool,
    /// How the instants in it are written, where this is not in seconds since 1970.
    pub timestamps: Option<TimestampFormat>,
    /// What `Default` gives where this is not what the type's own `Default` gives.
    pub default: Option<Literal>,
}

/// Where the value of a member travels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Location {
    /// In the body, under its wire name.
    #[default]
    Body,
    /// It is the whole body.
    Payload,
    /// It is the whole body, not written in the form of the protocol.
    RawPayload,
    /// In the header with this name.
    Header(String),
    /// In the headers whose names begin so.
    PrefixHeaders(String),
    /// In the path.
    Label,
    /// In the query, under this name.
    Query(String),
    /// In the query, under the keys of the map.
    QueryParams,
    /// It is the status of the answer.
    StatusCode,
    /// In the header of an event.
    EventHeader,
    /// In messages of its own that follow.
    EventStream,
}

/// An enum of a union's members.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// The absolute shape id.
    pub shape_id: String,
    /// The type's name.
    pub ident: Ident,
    /// What its documentation says.
    pub docs: Docs,
    /// The `deprecated` attribute.
    pub deprecated: Option<Deprecated>,
    /// The variants, in the model's order.
    pub variants: Vec<UnionVariant>,
    /// Whether `Debug` shows nothing but the name.
    pub sensitive: bool,
}

/// A variant of a union.
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// The member's name in the model.
    pub member: String,
    /// The variant's name.
    pub ident: Ident,
    /// What its documentation says.
    pub docs: Docs,
    /// The `deprecated` attribute.
    pub deprecated: Option<Deprecated>,
    /// The name on the wire.
    pub wire_name: String,
    /// The absolute id of the target.
    pub target: String,
    /// The type of the value; none where there is nothing to say but that the member is set.
    pub ty: Option<Type>,
    /// Whether the value is in a `Box`.
    pub boxed: bool,
    /// Whether it carries sensitive data.
    pub sensitive: bool,
    /// How the instants in it are written, where this is not in seconds since 1970.
    pub timestamps: Option<TimestampFormat>,
}

/// A Rust type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// `bool`.
    Bool,
    /// `i8`.
    I8,
    /// `i16`.
    I16,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `f32`.
    F32,
    /// `f64`.
    F64,
    /// `String`.
    String,
    /// `smithy::Blob`.
    Blob,
    /// `smithy::Timestamp`.
    Timestamp,
    /// `smithy::Document`.
    Document,
    /// `smithy::BigInteger`.
    BigInteger,
    /// `smithy::BigDecimal`.
    BigDecimal,
    /// `smithy::Unit`.
    Unit,
    /// A type of the crate, by its name at the root.
    Named {
        /// The name.
        ident: String,
        /// Whether it is deprecated, so that its use must be allowed.
        deprecated: bool,
    },
    /// `Vec`.
    Vec(Box<Type>),
    /// `BTreeMap`.
    Map(Box<Type>, Box<Type>),
    /// `Option`, in sparse lists and maps.
    Option(Box<Type>),
}

/// A value that stands in the source.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A number of 32 bits.
    Float(f32),
    /// A number of 64 bits.
    Double(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Seconds since 1970.
    Timestamp(f64),
    /// An instant as RFC 3339.
    DateTime(String),
    /// JSON text.
    Document(String),
    /// A number without bounds, as decimal text.
    BigNumber(String),
    /// A value of an enum.
    Variant {
        /// The enum.
        ty: String,
        /// The variant.
        variant: String,
        /// Whether the variant is deprecated, so that its use must be allowed.
        deprecated: bool,
    },
}

/// The `deprecated` attribute.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deprecated {
    /// Why, and what to use instead.
    pub note: Option<String>,
    /// Since when.
    pub since: Option<String>,
}

impl Type {
    /// Whether a value of the type can hold a type that is deprecated.
    pub fn is_deprecated(&self) -> bool {
        match self {
            Self::Named { deprecated, .. } => *deprecated,
            Self::Vec(item) | Self::Option(item) => item.is_deprecated(),
            Self::Map(key, value) => key.is_deprecated() || value.is_deprecated(),
            _ => false,
        }
    }
}
