//! The crate as a whole, lowered.

use std::collections::BTreeMap;

use super::docs::{Deprecated, Docs};
use super::endpoint::EndpointRules;
use super::enumeration::Enum;
use super::field::Field;
use super::operation::Operation;
use super::structure::Structure;
use super::ty::Type;
use super::type_facts::TypeFacts;
use super::union::Union;
use crate::name::{Folder, Ident, Module};
use crate::shape_id::name_of;

/// The crate to be.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Crate {
    /// What the service is and how its data stands on the wire.
    pub service: Service,
    /// What the model's author says about the service.
    pub docs: Docs,
    /// The files with their items, in the order in which they stand there.
    pub files: BTreeMap<Module, Vec<Item>>,
    /// How the endpoint of the service is found.
    pub endpoint: EndpointRules,
    /// The parts of the support code that the items need beyond what every crate has.
    pub needs: Needs,
}

/// What is known about the service as a whole, or about the types if there is no service.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Service {
    /// The absolute shape id; `None` for types without a service.
    pub shape_id: Option<String>,
    /// The namespace of the service, or of the types if there is no service.
    pub namespace: String,
    /// The title; without one the shape's name, and without that the namespace.
    pub title: String,
    /// The version, often a date; empty if there is none.
    pub version: String,
    /// What the links to AWS's API reference call this version of the service, such as `ssm-2014-11-06`; none for a
    /// service that is not AWS's.
    pub api_reference: Option<String>,
    /// The protocol whose JSON form the types have.
    pub protocol: Protocol,
    /// All protocols of the service that are known here, the preferred one first.
    pub protocols: Vec<Protocol>,
    /// What AWS's SDKs call it.
    pub sdk_id: Option<String>,
    /// How the names of its hosts begin.
    pub endpoint_prefix: Option<String>,
    /// Its name in AWS Signature Version 4.
    pub signing_name: Option<String>,
    /// The ids of the traits by which calls are authenticated, the preferred one first.
    pub auth: Vec<String>,
    /// Whether programs that knew the service when it had AWS Query must be able to go on.
    pub query_compatible: bool,
}

impl Service {
    /// The absolute id of the service, or the namespace of the types if there is no service.
    pub(crate) fn subject(&self) -> &str {
        self.shape_id.as_deref().unwrap_or(&self.namespace)
    }

    /// The name of the service's shape, or the namespace of the types if there is no service.
    pub(crate) fn name(&self) -> &str {
        name_of(self.subject())
    }
}

/// The protocols, as far as they differ in what a type looks like on the wire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Protocol {
    /// `aws.protocols#awsJson1_0`.
    AwsJson10,
    /// `aws.protocols#awsJson1_1`.
    AwsJson11,
    /// `aws.protocols#restJson1`.
    RestJson1,
    /// `smithy.protocols#rpcv2Json`.
    RpcV2Json,
    /// `aws.protocols#restXml`. The bodies of this and the next two are not JSON; the types have a JSON form by member
    /// names nevertheless.
    RestXml,
    /// `aws.protocols#awsQuery`.
    AwsQuery,
    /// `aws.protocols#ec2Query`.
    Ec2Query,
    /// `smithy.protocols#rpcv2Cbor`.
    RpcV2Cbor,
    /// None that is known.
    #[default]
    Other,
}

/// Which parts of the support code are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Needs {
    /// A document is a value of serde_json.
    pub document: bool,
    /// There are numbers without bounds.
    pub big_numbers: bool,
    /// There are requests with `Content-MD5`.
    pub md5: bool,
}

/// An item of a file.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "nearly all items are structures, the largest of them")]
pub(crate) enum Item {
    /// A unit struct with the facts of an operation, and the enum of what it can fail with.
    Operation(Operation),
    /// A struct.
    Structure(Structure),
    /// An enum of a union's members.
    Union(Union),
    /// An enum of strings or of integers.
    Enum(Enum),
}

impl Item {
    /// The operation, if it is one.
    pub(crate) fn operation(&self) -> Option<&Operation> {
        match self {
            Self::Operation(operation) => Some(operation),
            Self::Structure(_) | Self::Union(_) | Self::Enum(_) => None,
        }
    }

    /// What is known about a type; `None` for an operation.
    pub(crate) fn type_facts(&self) -> Option<&TypeFacts> {
        match self {
            Self::Structure(item) => Some(&item.facts),
            Self::Union(item) => Some(&item.facts),
            Self::Enum(item) => Some(&item.facts),
            Self::Operation(_) => None,
        }
    }

    /// The absolute shape id.
    pub(crate) fn shape_id(&self) -> &str {
        match self {
            Self::Structure(item) => &item.facts.shape_id,
            Self::Union(item) => &item.facts.shape_id,
            Self::Enum(item) => &item.facts.shape_id,
            Self::Operation(item) => &item.shape_id,
        }
    }

    /// What the service calls the shape.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Structure(item) => &item.facts.name,
            Self::Union(item) => &item.facts.name,
            Self::Enum(item) => &item.facts.name,
            Self::Operation(item) => &item.name,
        }
    }

    /// The name of the item in Rust.
    pub(crate) fn ident(&self) -> &Ident {
        match self {
            Self::Structure(item) => &item.facts.ident,
            Self::Union(item) => &item.facts.ident,
            Self::Enum(item) => &item.facts.ident,
            Self::Operation(item) => &item.ident,
        }
    }

    /// The path of the item from the root: types stand there, and operations in a module.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::Operation(item) => operation_path(&item.ident),
            item => item.ident().text.clone(),
        }
    }

    /// The fields of a structure, or the variants of a union.
    pub(crate) fn fields(&self) -> &[Field] {
        match self {
            Self::Structure(item) => &item.fields,
            Self::Union(item) => &item.variants,
            Self::Operation(_) | Self::Enum(_) => &[],
        }
    }

    /// The type of the items of its pages, of an operation that has them.
    pub(crate) fn page_items(&self) -> Option<&Type> {
        Some(&self.operation()?.pagination.as_ref()?.list.as_ref()?.ty)
    }

    /// Whether the item is deprecated.
    pub(crate) fn deprecated(&self) -> Option<&Deprecated> {
        match self {
            Self::Operation(item) => item.deprecated.as_ref(),
            item => item.type_facts()?.deprecated.as_ref(),
        }
    }
}

/// The path from the root of an operation with this name.
pub(crate) fn operation_path(operation: &Ident) -> String {
    format!("operation::{}", operation.text)
}

impl Crate {
    /// The items of a folder's files.
    pub(crate) fn folder(&self, folder: Folder) -> impl Iterator<Item = (&Module, &[Item])> {
        self.files
            .iter()
            .filter(move |(module, _)| module.folder == folder)
            .map(|(m, items)| (m, items.as_slice()))
    }

    /// Whether there is code that makes calls of the service.
    pub(crate) fn has_calls(&self) -> bool {
        self.service.shape_id.is_some() && self.service.protocol.is_json()
    }

    /// The operations that can be waited for.
    pub(crate) fn waiting(&self) -> impl Iterator<Item = &Operation> {
        self.operations().filter(|operation| !operation.waits.is_empty())
    }

    /// All operations.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.items().filter_map(Item::operation)
    }

    /// All items.
    pub(crate) fn items(&self) -> impl Iterator<Item = &Item> {
        self.files.values().flatten()
    }
}
