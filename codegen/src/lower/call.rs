//! What operations need of a client beyond their messages.

use super::ir::{Call, Checksum};
use crate::resolve::Shape;

/// What an operation needs.
pub(super) fn call(operation: &Shape) -> Call {
    let traits = &operation.traits;
    let checksum = traits.http_checksum().cloned().unwrap_or_default();
    Call {
        host_prefix: traits.host_prefix().map(str::to_owned),
        auth: traits.auth().map(<[String]>::to_vec),
        optional_auth: traits.optional_auth(),
        unsigned_payload: traits.unsigned_payload(),
        compression: traits.request_compression().unwrap_or_default().to_vec(),
        checksum: Checksum {
            content_md5: traits.http_checksum_required(),
            required: checksum.request_required || traits.http_checksum_required(),
            algorithm_member: checksum.request_algorithm_member,
            validation_member: checksum.request_validation_mode_member,
            answers: checksum.response_algorithms,
        },
    }
}
