//! Places inside of JSON.

/// The keys that lead to a value, as a list that grows on the stack.
#[derive(Clone, Copy)]
pub(crate) struct KeyPath<'p> {
    parent: Option<&'p KeyPath<'p>>,
    key: &'p str,
}

impl<'p> KeyPath<'p> {
    /// The whole.
    pub(crate) const ROOT: KeyPath<'static> = KeyPath { parent: None, key: "" };

    /// The place below this one.
    pub(crate) fn key(&'p self, key: &'p str) -> KeyPath<'p> {
        KeyPath { parent: Some(self), key }
    }

    /// The last of the keys; empty for the whole.
    pub(crate) fn last(&self) -> &'p str {
        self.key
    }

    /// The keys, the outermost first.
    pub(crate) fn path(&self) -> Vec<String> {
        let Some(parent) = self.parent else { return Vec::new() };
        let mut path = parent.path();
        path.push(self.key.to_owned());
        path
    }
}
