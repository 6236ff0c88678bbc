//! What the names of shapes in a text lead to.

/// Knows which names in a text are items of the generated crate: resolves the text of an `<a>` without `href`, or a
/// code span that names a shape, to the target of an intra-doc link such as `crate::operation::GetDocument`.
///
/// A target that equals the name is written in the short form, ``[`name`]``. That is the form for an item in scope,
/// where rustdoc finds a target superfluous (`rustdoc::redundant_explicit_links`). `None` for the item that the text
/// belongs to keeps a text from linking to itself.
pub(in crate::tell) type Links<'l> = dyn Fn(&str) -> Option<String> + 'l;
