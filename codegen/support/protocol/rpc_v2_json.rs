//! What differs between protocols: here as in Smithy RPC v2 JSON.

/// Whether only `__type` tells which error it is.
pub(super) const TYPE_ALONE: bool = true;

/// Whether big integers and big decimals are strings.
#[allow(dead_code, reason = "a model need not have any")]
pub(super) const BIG_NUMBERS_ARE_TEXT: bool = true;
