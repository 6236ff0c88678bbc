//! What the protocol asks for that is another matter elsewhere: here as Smithy RPC v2 JSON has it.

/// Whether `__type` alone says which error it is.
pub(super) const TYPE_ALONE: bool = true;

/// Whether numbers without bounds are strings.
#[allow(dead_code, reason = "a model need not have any")]
pub(super) const BIG_NUMBERS_ARE_TEXT: bool = true;
