//! What happens to a body before it is sent and after it is received: checksums
//! ([httpChecksumRequired](https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait),
//! [httpChecksum](https://smithy.io/2.0/aws/aws-core.html#http-protocol-checksum-trait)) and compression
//! ([requestCompression](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).

use super::node::{boolean, text};
use super::rule::{OPERATION, On, Rule, annotations, properties, values};

annotations! {
    /// Whether requests of the operation need a checksum.
    HTTP_CHECKSUM_REQUIRED = "smithy.api#httpChecksumRequired", http_checksum_required;
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

properties! {
    /// The checksums of an operation.
    HttpChecksum = "aws.protocols#httpChecksum", http_checksum {
        request_required: or_default("requestChecksumRequired", boolean),
        request_algorithm_member: optional("requestAlgorithmMember", text),
        request_validation_mode_member: optional("requestValidationModeMember", text),
        response_algorithms: or_default("responseAlgorithms", |node| node.list(text)),
    }
}

values! {
    /// The encodings by which requests of the operation may be compressed, the preferred one first.
    RequestCompression(Vec<String>) = "smithy.api#requestCompression", request_compression,
        |node| node.object(&["encodings"])?.required("encodings", |node| node.list(text));
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<HttpChecksum>(&[On::Shape(OPERATION)]),
    Rule::annotation(HTTP_CHECKSUM_REQUIRED, &[On::Shape(OPERATION)]),
    Rule::of::<RequestCompression>(&[On::Shape(OPERATION)]),
];
