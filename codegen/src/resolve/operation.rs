//! An operation, resolved.

use crate::shape_id::ShapeId;

/// An operation, with what its service adds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operation {
    /// The structure that goes in, or `smithy.api#Unit`.
    pub input: ShapeId,
    /// The structure that comes out, or `smithy.api#Unit`.
    pub output: ShapeId,
    /// The errors, of the operation and of the service, sorted and unique.
    pub errors: Vec<ShapeId>,
}
