//! Checksums of bodies.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The value of `Content-MD5`.
#[inline]
pub(super) fn md5(body: &[u8]) -> Option<String> {
    Some(STANDARD.encode(*::md5::compute(body)))
}
