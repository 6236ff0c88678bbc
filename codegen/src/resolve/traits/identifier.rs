//! Names in the values of traits that become names in Rust.

use super::node::{Node, Read};
use crate::shape_id::is_identifier;

/// Refuses a name that is not made of letters, digits and `_` like those of members.
pub(super) fn identifier(node: &Node<'_>, what: &str, name: &str) -> Read<()> {
    if is_identifier(name) && name.contains(|letter: char| letter.is_ascii_alphanumeric()) {
        return Ok(());
    }
    let shown = name.escape_debug();
    Err(node.error(format_args!("has {what} `{shown}`: a name has letters, digits and `_`")))
}
