//! What the names of shapes in a text lead to.

/// Knows which names in a text are items of the generated crate.
pub(in crate::tell) trait Links {
    /// Resolves the text of an `<a>` without `href`, or a code span that names a shape, to the target of an
    /// intra-doc link such as `crate::operation::GetDocument`.
    ///
    /// A target that equals `name` is written in the short form, ``[`name`]``. That is the form for an item
    /// in scope, where rustdoc finds a target superfluous (`rustdoc::redundant_explicit_links`). `None` for
    /// the item that the text belongs to keeps a text from linking to itself.
    fn target(&self, name: &str) -> Option<String>;
}

/// Where nothing can be linked, as in the note of a deprecation.
pub(in crate::tell) struct NoLinks;

impl Links for NoLinks {
    fn target(&self, _: &str) -> Option<String> {
        None
    }
}
