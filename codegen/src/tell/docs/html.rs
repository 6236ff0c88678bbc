//! Reads HTML as AWS writes it.
//!
//! The tokens come from `html5gum`, which follows the HTML standard. What stands in angle brackets and is no
//! element of a document, such as the `<instance-id>` of a pattern, is text, in the letters of the source.

use std::borrow::Cow;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::builder::Builder;
use super::tag::Tag;
use super::tree::{Inline, Link, NOTICES, label};

/// What a tag does.
#[derive(Clone, Copy)]
enum Element {
    Block(Tag),
    Inline(Inline),
    Image,
    LineBreak,
    Rule,
    Superscript,
    /// A link of DocBook; a placeholder if it leads nowhere.
    Reference,
    /// What encloses requests and answers of HTTP.
    Examples,
    /// A message of HTTP if it is in examples, otherwise a placeholder.
    Message,
    /// What a page shows once it is opened; no reason to take a text for HTML, as CommonMark is often written in it.
    Details,
    /// What a page shows of details before, in bold here; a placeholder if it is in none.
    Summary,
    /// Nothing: only its content counts.
    Transparent,
    /// It and its content are left out.
    Script,
}

/// The element that a tag names; nothing if the tag is text.
///
/// The list is that of markup for documents. Elements of forms and pages (`<input>`, `<object>`, `<title>`)
/// are left out: in documentation of an API they are placeholders.
fn element(name: &str) -> Option<Element> {
    // HTML is written in one case; `<Code>` is an element of somebody's XML.
    let is_mixed =
        name.contains(|c: char| c.is_ascii_lowercase()) && name.contains(|c: char| c.is_ascii_uppercase());
    if is_mixed {
        return None;
    }
    let name = name.to_ascii_lowercase();
    if let [b'h', level @ b'1'..=b'6'] = *name.as_bytes() {
        return Some(Element::Block(Tag::Heading(level - b'0')));
    }
    if let Some(kind) = NOTICES.into_iter().find(|kind| label(*kind).eq_ignore_ascii_case(&name)) {
        return Some(Element::Block(Tag::Quote(Some(kind))));
    }
    Some(match name.as_str() {
        "p" | "para" | "simpara" => Element::Block(Tag::Paragraph),
        "ul" | "menu" | "itemizedlist" => Element::Block(Tag::List { start: None }),
        "ol" | "orderedlist" => Element::Block(Tag::List { start: Some(1) }),
        "li" | "listitem" => Element::Block(Tag::Item),
        "dl" => Element::Block(Tag::Definitions),
        "dt" => Element::Block(Tag::Term),
        "dd" => Element::Block(Tag::Description),
        "pre" | "programlisting" => Element::Block(Tag::Pre),
        "blockquote" => Element::Block(Tag::Quote(None)),
        "table" => Element::Block(Tag::Table),
        "tr" => Element::Block(Tag::Row),
        "th" => Element::Block(Tag::HeaderCell),
        "td" => Element::Block(Tag::Cell),
        "fullname" => Element::Block(Tag::Title),
        "div" | "section" | "article" | "center" | "figure" | "figcaption" | "caption" | "html" | "body"
        | "head" | "xhtml" | "zonbook" => Element::Block(Tag::Division),
        "b" | "strong" => Element::Inline(Inline::Strong),
        "i" | "em" | "emphasis" | "var" | "cite" | "dfn" | "replaceable" => Element::Inline(Inline::Emphasis),
        "s" | "del" | "strike" => Element::Inline(Inline::Strike),
        "code" | "literal" | "tt" | "kbd" | "samp" => Element::Inline(Inline::Code),
        "a" => Element::Inline(Inline::Link),
        "br" => Element::LineBreak,
        "hr" => Element::Rule,
        "img" => Element::Image,
        "link" | "ulink" | "xref" => Element::Reference,
        "examples" => Element::Examples,
        "details" => Element::Details,
        "summary" => Element::Summary,
        "request" | "response" => Element::Message,
        "sup" => Element::Superscript,
        "span" | "font" | "u" | "ins" | "small" | "big" | "sub" | "abbr" | "acronym" | "q" | "mark"
        | "nobr" | "wbr" | "thead" | "tbody" | "tfoot" | "colgroup" | "col" => Element::Transparent,
        "script" | "style" => Element::Script,
        _ => return None,
    })
}

/// Whether a tag of a block stands in `text`, whatever is around it.
pub(super) fn holds_block_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|tag| {
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
        let (name, rest) = tag.split_at(end);
        rest.starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace())
            && matches!(element(name), Some(Element::Block(_) | Element::Examples))
    })
}

/// Whether a tag is markup rather than text.
#[cfg(test)]
pub(super) fn is_element(tag: &str) -> bool {
    element(name(tag)).is_some()
}

/// Reads a document, or a part of one: elements may stay open.
pub(super) fn read(source: &str, open: &mut Open, builder: &mut Builder) {
    let mut reader = Reader { builder, open, has_open_script: false };
    let mut rest = source;
    while let Some(next) = reader.read(rest) {
        rest = next;
    }
}

/// The elements that are open and say whether other tags are markup.
#[derive(Debug, Default)]
pub(super) struct Open {
    /// How many links of DocBook.
    references: usize,
    details: usize,
    examples: bool,
}

struct Reader<'a> {
    builder: &'a mut Builder,
    open: &'a mut Open,
    /// A script without an end was found, so no later one has an end either.
    has_open_script: bool,
}

impl Reader<'_> {
    /// Reads until the tokens of the standard are no longer those that the author meant, and returns the rest.
    fn read<'s>(&mut self, source: &'s str) -> Option<&'s str> {
        let between = |start: usize, end: usize| source.get(start..end).unwrap_or_default();
        let mut end = 0;
        let mut is_behind_block = false;
        for Ok(token) in Tokenizer::new_with_emitter(source, DefaultEmitter::<usize>::new_with_span()) {
            let was_behind_block = std::mem::take(&mut is_behind_block);
            match token {
                Token::String(text) => {
                    end = text.span.end;
                    let value = String::from_utf8_lossy(&text.value);
                    let is_stray = was_behind_block && begins_with_stray(between(text.span.start, end));
                    self.builder.text(value.strip_prefix('>').filter(|_| is_stray).unwrap_or(&value));
                }
                Token::StartTag(tag) => {
                    let literal = between(tag.span.start, tag.span.end);
                    if let Some(inner) = inner_tag(&tag, literal) {
                        // An angle bracket that opened no tag, and swallowed the next one.
                        self.builder.text(&literal[..inner]);
                        return source.get(tag.span.start + inner..);
                    }
                    end = tag.span.end;
                    match self.markup(literal, destination(&tag).is_some()) {
                        Some(Element::Script) => {
                            if let Some(length) = self.script_end(between(end, source.len())) {
                                return source.get(end + length..);
                            }
                            self.builder.text(literal);
                        }
                        Some(element) => {
                            is_behind_block = matches!(element, Element::Block(_));
                            self.start(element, &tag);
                        }
                        None => self.builder.text(literal),
                    }
                }
                Token::EndTag(tag) => {
                    end = tag.span.end;
                    let literal = between(tag.span.start, end);
                    match self.markup(literal, self.open.references > 0) {
                        Some(element) => self.end(element),
                        None => self.builder.text(literal),
                    }
                }
                Token::Comment(comment) => {
                    end = comment.span.end;
                    let literal = between(comment.span.start, end);
                    // To HTML the `<?xml …?>` of an example is a comment too.
                    if !literal.starts_with("<!--") {
                        self.builder.text(literal);
                    }
                }
                Token::Doctype(doctype) => end = doctype.span.end,
                Token::Error(_) => {}
            }
        }
        // A tag that does not end is no tag.
        self.builder.text(source.get(end..).unwrap_or_default());
        None
    }

    /// The element of a tag; nothing for a placeholder that the reader has to replace. A reference is one if it leads
    /// nowhere.
    fn markup(&self, tag: &str, leads_somewhere: bool) -> Option<Element> {
        element(name(tag)).filter(|element| match element {
            Element::Message => self.open.examples,
            Element::Summary => self.open.details > 0,
            Element::Reference => leads_somewhere,
            _ => true,
        })
    }

    /// The length of a script, with its end tag.
    fn script_end(&mut self, source: &str) -> Option<usize> {
        if self.has_open_script {
            return None;
        }
        let start = ["</script", "</style"].iter().filter_map(|tag| find_ignoring_case(source, tag)).min();
        let end = start.and_then(|start| Some(start + source.get(start..)?.find('>')? + 1));
        self.has_open_script = end.is_none();
        end
    }

    fn start(&mut self, element: Element, tag: &StartTag<usize>) {
        let attribute = |name: &str| attribute(tag, name);
        // HTML does not know tags such as `<note/>`, which hold nothing.
        let is_empty = tag.self_closing && !matches!(element, Element::Block(Tag::Paragraph));
        match element {
            Element::LineBreak => self.builder.line_break(),
            Element::Rule => self.builder.rule(),
            Element::Image => self.image(tag),
            Element::Superscript => self.builder.text("^"),
            _ if is_empty => {}
            Element::Reference => {
                self.open.references += 1;
                self.builder.open_link(destination(tag).and_then(|address| Link::to_page(&address)));
            }
            Element::Examples => {
                self.open.examples = true;
                self.builder.start(Tag::Division);
            }
            Element::Message => self.builder.start(Tag::Pre),
            Element::Details => {
                self.open.details += 1;
                self.builder.start(Tag::Division);
            }
            Element::Summary => {
                self.builder.start(Tag::Paragraph);
                self.builder.open(Inline::Strong);
            }
            Element::Inline(Inline::Link) => match attribute("href") {
                Some(address) => self.builder.open_link(Link::to_page(&address)),
                // A place to link to.
                None if attribute("name").or(attribute("id")).is_some() => self.builder.open_link(None),
                None => self.builder.open(Inline::Link),
            },
            Element::Inline(kind) => {
                self.builder.open(kind);
                if kind == Inline::Code {
                    self.language(tag);
                }
            }
            Element::Block(Tag::List { start: Some(_) }) => {
                let start = attribute("start").and_then(|number| number.trim().parse().ok());
                self.builder.start(Tag::List { start: start.or(Some(1)) });
            }
            Element::Block(block) => {
                self.builder.start(block);
                if block == Tag::Pre {
                    self.language(tag);
                }
            }
            Element::Transparent | Element::Script => {}
        }
    }

    fn end(&mut self, element: Element) {
        match element {
            Element::Block(tag) => self.builder.end(tag),
            Element::Inline(kind) => self.builder.close(kind),
            Element::LineBreak => self.builder.line_break(),
            Element::Reference => {
                self.open.references -= 1;
                self.builder.close(Inline::Link);
            }
            Element::Examples => {
                self.open.examples = false;
                self.builder.end(Tag::Division);
            }
            Element::Message => self.builder.end(Tag::Pre),
            Element::Details => {
                self.open.details = self.open.details.saturating_sub(1);
                self.builder.end(Tag::Division);
            }
            Element::Summary => {
                self.builder.close(Inline::Strong);
                self.builder.end(Tag::Paragraph);
            }
            Element::Image
            | Element::Rule
            | Element::Superscript
            | Element::Transparent
            | Element::Script => {}
        }
    }

    /// A link to an image, or else the text that stands for it.
    fn image(&mut self, tag: &StartTag<usize>) {
        let text = attribute(tag, "alt").filter(|text| !text.trim().is_empty());
        let page = attribute(tag, "src").and_then(|source| Link::to_page(&source));
        if page.is_some() {
            self.builder.open_link(page);
            self.builder.text(text.as_deref().unwrap_or("image"));
            self.builder.close(Inline::Link);
        } else {
            self.builder.text(&text.unwrap_or_default());
        }
    }

    /// The language of a code block, by the convention of the HTML standard: `<code class="language-json">`.
    fn language(&mut self, tag: &StartTag<usize>) {
        let classes = attribute(tag, "class").unwrap_or_default();
        let mut classes = classes.split_ascii_whitespace();
        if let Some(language) = classes.find_map(|class| class.strip_prefix("language-")) {
            self.builder.language(language);
        }
    }
}

/// Whether text behind a tag begins with a second `>` for it, as in `<p>>Text`.
fn begins_with_stray(text: &str) -> bool {
    text.strip_prefix('>').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

fn attribute<'t>(tag: &'t StartTag<usize>, name: &str) -> Option<Cow<'t, str>> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(&value.value))
}

/// Where a link of DocBook leads: to a page, or to a place in a book that is not here.
fn destination<'t>(tag: &'t StartTag<usize>) -> Option<Cow<'t, str>> {
    ["url", "xlink:href", "href", "linkend"].iter().find_map(|name| attribute(tag, name))
}

/// The name in a tag, in its own letters.
fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches(['<', '/']);
    tag.split(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').next().unwrap_or_default()
}

/// Where in a tag that does not end itself the last tag starts that it swallowed, as in `a <b and <i>c</i>`.
fn inner_tag(tag: &StartTag<usize>, literal: &str) -> Option<usize> {
    let is_broken = tag.name.contains(&b'<') || tag.attributes.keys().any(|name| name.contains(&b'<'));
    if is_broken { literal.rfind('<').filter(|position| *position > 0) } else { None }
}

fn find_ignoring_case(text: &str, needle: &str) -> Option<usize> {
    text.as_bytes().windows(needle.len()).position(|window| window.eq_ignore_ascii_case(needle.as_bytes()))
}
