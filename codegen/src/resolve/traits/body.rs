//! What happens to a body before it is sent and after it is received: checksums
//! ([httpChecksumRequired](https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait),
//! [httpChecksum](https://smithy.io/2.0/aws/aws-core.html#http-protocol-checksum-trait)) and compression
//! ([requestCompression](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).

use super::node::{boolean, text};
use super::rule::{OPERATION, On, properties, traits};

traits! {
    /// The checksums of an operation.
    HTTP_CHECKSUM: HttpChecksum = "aws.protocols#httpChecksum" => http_checksum, [On::Shape(OPERATION)],
        HttpChecksum::read;
    /// Whether requests of the operation need a checksum.
    HTTP_CHECKSUM_REQUIRED = "smithy.api#httpChecksumRequired" => http_checksum_required, [On::Shape(OPERATION)];
    /// The encodings by which requests of the operation may be compressed, the preferred one first.
    REQUEST_COMPRESSION(Vec<String>) = "smithy.api#requestCompression" => request_compression, [On::Shape(OPERATION)],
        |node| node.object(&["encodings"])?.required("encodings", |node| node.list(text));
}

properties! {
    /// The checksums of an operation.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    HttpChecksum {
        /// Whether requests need one.
        request_required: bool = or_default("requestChecksumRequired", boolean);
        /// The input member that names the algorithm for the request.
        request_algorithm_member: Option<String> = optional("requestAlgorithmMember", text);
        /// The input member that says whether answers are to be checked.
        request_validation_mode_member: Option<String> = optional("requestValidationModeMember", text);
        /// The algorithms of checksums that answers may have.
        response_algorithms: Vec<String> = or_default("responseAlgorithms", |node| node.list(text));
    }
}
