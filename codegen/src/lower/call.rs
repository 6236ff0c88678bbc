//! What operations need of a client beyond their messages.

use super::ir::Call;
use crate::resolve::Shape;

/// What an operation needs.
pub(super) fn call(operation: &Shape) -> Call {
    let traits = &operation.traits;
    let mut checksum = traits.http_checksum().cloned().unwrap_or_default();
    checksum.request_required |= traits.http_checksum_required();
    Call {
        host_prefix: traits.host_prefix().map(str::to_owned),
        auth: traits.auth().map(<[String]>::to_vec),
        optional_auth: traits.optional_auth(),
        unsigned_payload: traits.unsigned_payload(),
        compression: traits.request_compression().unwrap_or_default().to_vec(),
        checksum,
        content_md5: traits.http_checksum_required(),
    }
}
