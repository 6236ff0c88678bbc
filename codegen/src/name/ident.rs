//! Identifiers.

use crate::ordered::OrderedMap;

/// An identifier of Rust.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Ident {
    /// The name, without `r#`.
    pub text: String,
    /// Whether it must be written with `r#`.
    pub raw: bool,
    /// Whether it is another name than the one that its place in the model leads to, so that the docs must tell.
    pub renamed: bool,
    /// Whether the setter of a field that is called so has the field's own name, which says what a setter's does: the
    /// setter of `with_decryption` is no `with_with_decryption`.
    pub is_setter: bool,
}

/// The names of the fields or variants of one type, by those of their members.
pub(super) type Members = OrderedMap<String, Ident>;

impl Ident {
    /// A name, where the model leads to `wanted`.
    pub(super) fn new(text: String, wanted: &str) -> Self {
        Self { renamed: text != wanted, text, ..Self::default() }
    }

    /// The name of the setter of a field that is called so: `with_1` of `_1`.
    pub(crate) fn setter(&self) -> String {
        if self.is_setter {
            return self.text.clone();
        }
        format!("with_{}", self.text.trim_start_matches('_'))
    }
}
