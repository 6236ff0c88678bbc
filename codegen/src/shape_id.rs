//! Shape identifiers.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

/// The absolute id of a shape, such as `com.amazonaws.ssm#Parameter`
/// (Smithy 2.0, [shape ID](https://smithy.io/2.0/spec/model.html#shape-id)).
///
/// Ids are ordered by their text. Cloning is cheap, and so is comparing clones: `load` makes each id of a file once and
/// then clones it.
#[derive(Clone)]
pub(crate) struct ShapeId {
    text: Arc<str>,
}

impl ShapeId {
    /// An id that is known to be valid.
    pub(crate) fn known(text: &'static str) -> Self {
        Self { text: text.into() }
    }

    /// The namespace, without the `#`.
    pub(crate) fn namespace(&self) -> &str {
        self.text.split_once('#').map_or("", |(namespace, _)| namespace)
    }

    /// The name of the shape inside its namespace.
    pub(crate) fn name(&self) -> &str {
        name_of(&self.text)
    }

    /// The whole id.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The id of a member of this shape, for messages and docs: `ns#Shape$member`.
    pub(crate) fn with_member(&self, member: &str) -> String {
        format!("{}${member}", self.text)
    }

    /// Whether this is `smithy.api#Unit`, the target that stands for no data.
    pub(crate) fn is_unit(&self) -> bool {
        &*self.text == "smithy.api#Unit"
    }

    /// Whether the shape belongs to the prelude that every model shares.
    pub(crate) fn is_prelude(&self) -> bool {
        self.namespace() == "smithy.api"
    }
}

/// The name of the shape with this absolute id, without its namespace.
pub(crate) fn name_of(shape_id: &str) -> &str {
    shape_id.split_once('#').map_or(shape_id, |(_, name)| name)
}

/// Why a text is not an absolute shape id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InvalidShapeId {
    text: String,
}

impl fmt::Display for InvalidShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not an absolute shape id such as `com.example#Name`", self.text.escape_debug())
    }
}

impl std::error::Error for InvalidShapeId {}

impl FromStr for ShapeId {
    type Err = InvalidShapeId;

    /// Parses `namespace#Name`, by the grammar of the specification; a member part is refused.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let valid = text
            .split_once('#')
            .is_some_and(|(namespace, name)| namespace.split('.').all(is_identifier) && is_identifier(name));
        if valid { Ok(Self { text: text.into() }) } else { Err(InvalidShapeId { text: text.to_owned() }) }
    }
}

/// Whether `text` is a Smithy identifier: letters, digits and `_`, with a letter before the first digit.
pub(crate) fn is_identifier(text: &str) -> bool {
    let rest = text.trim_start_matches('_');
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || (c.is_ascii_digit() && rest.len() < text.len()))
        && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

impl PartialEq for ShapeId {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.text, &other.text) || self.text == other.text
    }
}

impl Eq for ShapeId {}

impl PartialOrd for ShapeId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ShapeId {
    fn cmp(&self, other: &Self) -> Ordering {
        if Arc::ptr_eq(&self.text, &other.text) { Ordering::Equal } else { self.text.cmp(&other.text) }
    }
}

// Hashes like the text, so that ids can be looked up by their text.
impl Hash for ShapeId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}
