//! The text of a model file.

/// A model file: its text, and its name for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name, such as a path.
    pub name: String,
    /// The text.
    pub text: String,
}
