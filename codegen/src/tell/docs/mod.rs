//! Documentation traits as Markdown for rustdoc: the author's words.
//!
//! The specification says that the value of a documentation trait is CommonMark
//! ([documentation trait](https://smithy.io/2.0/spec/documentation-traits.html#documentation-trait)); AWS's
//! models hold HTML. Two readers, `html` and `commonmark`, drive one `builder`, which makes a small `tree`. What
//! authors mean and neither language knows is mended (`backquotes`, `labels`, `one_line`). The names of shapes in it
//! become links (`shapes`), the first sentence becomes a paragraph of its own (`summary`), and `write` prints
//! the tree as Markdown that says the same to rustdoc, whatever characters are in the text.

mod backquotes;
mod builder;
mod commonmark;
mod escape;
mod html;
mod inline;
mod labels;
mod one_line;
mod shapes;
mod spans;
mod summary;
mod tag;
mod tree;
mod url;
mod wrap;
mod write;

#[cfg(test)]
#[allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]
mod tests;

use self::builder::Builder;
pub(super) use self::shapes::Links;

/// Markdown, wrapped at `width` columns, one entry a line, no trailing white space; empty for no text.
///
/// Takes HTML as AWS writes it when the text has tags of blocks, such as `<p>`, otherwise CommonMark, in
/// which tags of HTML may stand. No input is an error: what cannot be a tag is text. No entry has a line
/// break, so each can follow a `///`. Code blocks, tables and words that are longer than `width` are not
/// broken.
pub(super) fn to_markdown(documentation: &str, links: &Links<'_>, width: usize) -> Vec<String> {
    convert(documentation, links, width, true)
}

/// The same, `mended` or not: authors write what neither HTML nor CommonMark knows.
fn convert(documentation: &str, links: &Links<'_>, width: usize, mended: bool) -> Vec<String> {
    let mut builder = Builder::default();
    let is_html = commonmark::holds_html_blocks(documentation);
    if is_html {
        html::read(documentation, &mut html::Open::default(), &mut builder);
    } else {
        commonmark::read(documentation, links, &mut builder);
    }
    let mut blocks = builder.finish();
    if mended {
        if is_html {
            backquotes::pair(&mut blocks);
        } else {
            labels::notices(&mut blocks);
        }
        one_line::split(&mut blocks);
    }
    // AWS's HTML has links for shapes, and code for values that are often spelled the same.
    shapes::link(&mut blocks, links, !is_html);
    summary::separate(&mut blocks);
    write::text(&blocks, width)
}
