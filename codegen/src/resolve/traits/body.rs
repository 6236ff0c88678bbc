//! What happens to a body before it is sent and after it was received: checksums
//! ([httpChecksumRequired](https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait),
//! [httpChecksum](https://smithy.io/2.0/aws/aws-core.html#http-protocol-checksum-trait)) and compression
//! ([requestCompression](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).

use super::list::Traits;
use super::node::{Node, Read, boolean, text};
use super::rule::{OPERATION, On, Rule, SmithyTrait, annotations};

annotations! {
    /// Whether requests of the operation need a checksum.
    HttpChecksumRequired = "smithy.api#httpChecksumRequired", http_checksum_required;
}

/// The checksums of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct HttpChecksum {
    /// Whether requests need one.
    pub request_required: bool,
    /// The input member that names the algorithm for the request.
    pub request_algorithm_member: Option<String>,
    /// The input member that says whether answers are to be checked.
    pub request_validation_mode_member: Option<String>,
    /// The algorithms of checksums that answers may have.
    pub response_algorithms: Vec<String>,
}

impl SmithyTrait for HttpChecksum {
    const ID: &'static str = "aws.protocols#httpChecksum";

    fn read(node: &Node<'_>) -> Read<Self> {
        let object = node.object(&[
            "requestChecksumRequired",
            "requestAlgorithmMember",
            "requestValidationModeMember",
            "responseAlgorithms",
        ])?;
        let required = object.optional("requestChecksumRequired", boolean);
        let algorithm = object.optional("requestAlgorithmMember", text);
        let validation = object.optional("requestValidationModeMember", text);
        let algorithms = object.optional("responseAlgorithms", |node| node.list(text));
        Ok(Self {
            request_required: required?.unwrap_or(false),
            request_algorithm_member: algorithm?,
            request_validation_mode_member: validation?,
            response_algorithms: algorithms?.unwrap_or_default(),
        })
    }
}

/// How requests may be compressed: the encodings, the preferred one first.
#[derive(Debug, PartialEq)]
pub(in crate::resolve) struct RequestCompression(Vec<String>);

impl SmithyTrait for RequestCompression {
    const ID: &'static str = "smithy.api#requestCompression";

    fn read(node: &Node<'_>) -> Read<Self> {
        node.object(&["encodings"])?.required("encodings", |node| node.list(text)).map(Self)
    }
}

impl Traits {
    /// The checksums of an operation.
    pub(crate) fn http_checksum(&self) -> Option<&HttpChecksum> {
        self.get()
    }

    /// The encodings by which requests of the operation may be compressed, the preferred one first.
    pub(crate) fn request_compression(&self) -> &[String] {
        self.get::<RequestCompression>().map_or(&[], |compression| &compression.0)
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<HttpChecksum>(&[On::Shape(OPERATION)]),
    Rule::of::<HttpChecksumRequired>(&[On::Shape(OPERATION)]),
    Rule::of::<RequestCompression>(&[On::Shape(OPERATION)]),
];
