//! Hosts ([endpoint traits](https://smithy.io/2.0/spec/endpoint-traits.html)).

use super::node::{Node, Read, text};
use super::rule::{OPERATION, On, STRINGS, traits};
use crate::shape_id::is_identifier;

/// Letters, digits, hyphens and dots, with labels
/// ([endpoint trait](https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait)).
fn prefix(node: &Node<'_>) -> Read<String> {
    let prefix = text(node)?;
    let mut parts = prefix.split('{');
    let is_host = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let begins_well = parts.next().is_some_and(is_host);
    let is_label =
        |part: &str| part.split_once('}').is_some_and(|(name, rest)| is_identifier(name) && is_host(rest));
    if !prefix.is_empty() && begins_well && parts.all(is_label) {
        return Ok(prefix);
    }
    Err(node.error(format!("must be the beginning of a host's name, not `{}`", prefix.escape_debug())))
}

traits! {
    /// How the host's name begins for an operation, with the names of members in braces.
    ENDPOINT(String) = "smithy.api#endpoint" => host_prefix, [OPERATION],
        |node| node.object(&["hostPrefix"])?.required("hostPrefix", prefix);
    /// Whether the value of the member is part of the host's name.
    HOST_LABEL = "smithy.api#hostLabel" => host_label, [On::FieldTo(STRINGS)];
}
