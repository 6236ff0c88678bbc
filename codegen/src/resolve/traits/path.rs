//! JMESPath expressions in the values of traits.

use super::node::{Node, Read, text};
use crate::resolve::query::{Reader, Start};
use crate::resolve::query_type::{ShapeQuery, Type};

/// Reads an expression over the input and output of the operation that has the trait.
pub(super) fn query(node: &Node<'_>, start: Start) -> Read<(ShapeQuery, Type)> {
    let path = text(node)?;
    let subject = node.subject;
    let Some(operation) = subject.closure.operations.get(subject.id) else {
        return Err(node.error("is on no operation of the service"));
    };
    let reader = Reader { drafts: subject.drafts, input: &operation.input, output: &operation.output };
    reader.read(&path, start).map_err(|problem| node.error(problem))
}
