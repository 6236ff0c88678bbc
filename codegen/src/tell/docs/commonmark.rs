//! Reads CommonMark, with the tables, strikethrough and alerts of GitHub's, and HTML in it.

use pulldown_cmark::{
    BlockQuoteKind, BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag as MarkdownTag,
    TagEnd,
};

use super::builder::Builder;
use super::html;
use super::shapes::Links;
use super::tag::Tag;
use super::tree::{Inline, Link, Notice};

const OPTIONS: Options =
    Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH).union(Options::ENABLE_GFM);

/// Whether a text is a document in HTML: a tag of a block, such as `<p>`, stands in it, and not in code.
pub(super) fn holds_html_blocks(text: &str) -> bool {
    if !html::holds_block_tag(text) {
        return false;
    }
    let first = text.trim_start();
    if first.starts_with('<') && first.find('>').is_some_and(|end| html::holds_block_tag(&first[..=end])) {
        return true;
    }
    // Lines of HTML are often indented as deep as a code block.
    let mut is_indented_code = false;
    Parser::new_ext(text, OPTIONS).any(|event| match event {
        Event::Html(tag) | Event::InlineHtml(tag) => html::holds_block_tag(&tag),
        Event::Start(MarkdownTag::CodeBlock(kind)) => {
            is_indented_code = kind == CodeBlockKind::Indented;
            false
        }
        Event::End(TagEnd::CodeBlock) => {
            is_indented_code = false;
            false
        }
        Event::Text(text) => is_indented_code && html::holds_block_tag(&text),
        _ => false,
    })
}

/// Reads a text. A name in brackets that has no definition, such as ``[`StartSession`]``, is a link if
/// `links` knows the name.
pub(super) fn read(text: &str, links: &Links<'_>, builder: &mut Builder) {
    let target = |link: BrokenLink<'_>| {
        let target = links(link.reference.trim_matches('`'))?;
        Some((CowStr::from(target), CowStr::from("")))
    };
    let mut reader = Reader { builder, in_header: false, html: String::new(), open: html::Open::default() };
    let parser = Parser::new_with_broken_link_callback(text, OPTIONS, Some(target));
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Start(MarkdownTag::Emphasis) | Event::End(TagEnd::Emphasis)
                if is_product(text, range.start) =>
            {
                reader.builder.text("*");
            }
            event => reader.event(event),
        }
    }
}

struct Reader<'a> {
    builder: &'a mut Builder,
    in_header: bool,
    /// The block of HTML so far.
    html: String,
    /// What the tags so far have left open.
    open: html::Open,
}

/// Whether an emphasis begins with an asterisk between two digits, and is none: in `3*0.1` it multiplies.
fn is_product(text: &str, position: usize) -> bool {
    let (before, after) = text.split_at(position);
    let digit = |c: char| c.is_ascii_digit();
    before.ends_with(digit) && after.strip_prefix('*').is_some_and(|after| after.starts_with(digit))
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(TagEnd::HtmlBlock) => {
                html::read(&std::mem::take(&mut self.html), &mut self.open, self.builder)
            }
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.builder.text(&text),
            Event::Code(text) => {
                self.builder.open(Inline::Code);
                self.builder.text(&text);
                self.builder.close(Inline::Code);
            }
            Event::Html(lines) => self.html.push_str(&lines),
            Event::InlineHtml(tag) => html::read(&tag, &mut self.open, self.builder),
            Event::SoftBreak => self.builder.text("\n"),
            Event::HardBreak => self.builder.line_break(),
            Event::Rule => self.builder.rule(),
            // Not switched on in `OPTIONS`.
            Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_) => {}
        }
    }

    fn start(&mut self, tag: MarkdownTag<'_>) {
        match tag {
            MarkdownTag::TableHead => self.in_header = true,
            MarkdownTag::Emphasis => self.builder.open(Inline::Emphasis),
            MarkdownTag::Strong => self.builder.open(Inline::Strong),
            MarkdownTag::Strikethrough => self.builder.open(Inline::Strike),
            MarkdownTag::Link { link_type, dest_url, .. } => {
                self.builder.open_link(match link_type {
                    LinkType::ReferenceUnknown | LinkType::CollapsedUnknown | LinkType::ShortcutUnknown => {
                        // The destination is from `links`.
                        Some(Link::Item(dest_url.as_ref().into()))
                    }
                    LinkType::Email => Link::to_page(&format!("mailto:{dest_url}")),
                    _ => Link::to_page(&dest_url),
                });
            }
            MarkdownTag::Image { dest_url, .. } => self.builder.open_link(Link::to_page(&dest_url)),
            MarkdownTag::CodeBlock(kind) => {
                self.builder.start(Tag::Pre);
                if let CodeBlockKind::Fenced(language) = kind {
                    self.builder.language(&language);
                }
            }
            MarkdownTag::List(start) => self.builder.start(Tag::List { start }),
            tag => {
                if let Some(tag) = self.block(tag.to_end()) {
                    self.builder.start(tag);
                }
            }
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::TableHead => self.in_header = false,
            TagEnd::Emphasis => self.builder.close(Inline::Emphasis),
            TagEnd::Strong => self.builder.close(Inline::Strong),
            TagEnd::Strikethrough => self.builder.close(Inline::Strike),
            TagEnd::Link | TagEnd::Image => self.builder.close(Inline::Link),
            tag => {
                if let Some(tag) = self.block(tag) {
                    self.builder.end(tag);
                }
            }
        }
    }

    /// The block that a tag starts or ends.
    fn block(&self, tag: TagEnd) -> Option<Tag> {
        Some(match tag {
            TagEnd::Paragraph => Tag::Paragraph,
            TagEnd::Heading(level) => Tag::Heading(level as u8),
            TagEnd::BlockQuote(None) => Tag::Quote,
            TagEnd::BlockQuote(Some(kind)) => Tag::Notice(notice(kind)),
            TagEnd::List(is_ordered) => Tag::List { start: is_ordered.then_some(1) },
            TagEnd::CodeBlock => Tag::Pre,
            TagEnd::Item => Tag::Item,
            TagEnd::Table => Tag::Table,
            TagEnd::TableRow => Tag::Row,
            TagEnd::TableCell if self.in_header => Tag::HeaderCell,
            TagEnd::TableCell => Tag::Cell,
            _ => return None,
        })
    }
}

fn notice(kind: BlockQuoteKind) -> Notice {
    match kind {
        BlockQuoteKind::Note => Notice::Note,
        BlockQuoteKind::Tip => Notice::Tip,
        BlockQuoteKind::Important => Notice::Important,
        BlockQuoteKind::Warning => Notice::Warning,
        BlockQuoteKind::Caution => Notice::Caution,
    }
}
