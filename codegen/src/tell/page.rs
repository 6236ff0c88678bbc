//! The pages of the documentation.

use super::docs::{NoLinks, to_markdown};
use super::plain;
use crate::fill::fill_sentences;
use crate::lower::Deprecated;
use crate::name::Ident;

/// Columns for the text behind `/// ` at the start of a line; a line of source has 100.
pub(super) const ITEM_WIDTH: usize = 96;
/// Columns for the text behind `/// ` of a field or variant.
pub(super) const FIELD_WIDTH: usize = 92;

/// All pages of a crate's documentation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pages {
    /// Lines of the front page.
    pub(crate) front: Vec<String>,
    /// The pages of the items of each file, in the order of the crate.
    pub(crate) files: Vec<Vec<ItemPages>>,
    /// The pages of the endpoint.
    pub(crate) endpoint: EndpointPages,
    /// The pages of what can be waited for, of each operation that has it.
    pub(crate) waits: Vec<Vec<Page>>,
}

/// The documentation of the module with the endpoint.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct EndpointPages {
    /// Of the module.
    pub(crate) module: Page,
    /// Of the struct with the parameters.
    pub(crate) parameters: Page,
    /// Of its fields.
    pub(crate) fields: Vec<Page>,
    /// Of the function that follows the rules.
    pub(crate) resolve: Page,
}

/// The documentation of an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ItemPages {
    /// Of the item itself.
    pub(crate) item: Page,
    /// Of its fields or variants, in their order.
    pub(crate) members: Vec<Page>,
}

/// The documentation of an item, field or variant.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Page {
    /// Lines of Markdown.
    pub(crate) lines: Vec<String>,
    /// The `deprecated` attribute.
    pub(crate) deprecated: Option<Deprecation>,
    /// The `doc(alias)` attributes: what else rustdoc's search finds it by.
    pub(crate) aliases: Vec<String>,
}

/// The `deprecated` attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Deprecation {
    /// Why, and what to use instead.
    pub(crate) note: Option<String>,
    /// The version since when.
    pub(crate) since: Option<String>,
}

impl Page {
    /// The author's words, the facts as a paragraph, and the links as another.
    pub(super) fn new(
        lines: Vec<String>,
        facts: &[String],
        links: &[String],
        deprecated: Option<&Deprecated>,
    ) -> Self {
        let [facts, links] = [facts, links].map(|sentences| fill_sentences(sentences, FIELD_WIDTH));
        let deprecated = deprecated.map(Deprecation::of);
        Self { deprecated, ..Self::of(joined([lines, facts, links])) }
    }

    /// These lines and nothing else.
    pub(super) fn of(lines: Vec<String>) -> Self {
        Self { lines, ..Self::default() }
    }

    /// Lets rustdoc's search find it by its name on the wire if it would not: it ignores case and underscores.
    pub(super) fn found_by(mut self, name: &str, ident: &Ident) -> Self {
        let letters = |name: &str| name.replace('_', "").to_lowercase();
        // Rustdoc refuses others.
        let is_plain = |c: char| c.is_alphanumeric() || "_-.:/$+@#".contains(c);
        let is_other =
            letters(name) != letters(&ident.text) && !name.is_empty() && name.chars().all(is_plain);
        self.aliases.extend(is_other.then(|| name.to_owned()));
        self
    }

    /// Lets rustdoc's search find it by its words, too: with blanks between them they are no name to it.
    pub(super) fn found_by_words(mut self, ident: &Ident) -> Self {
        let words = ident.text.trim_matches('_').replace('_', " ");
        self.aliases.extend(Some(words).filter(|words| words.contains(' ')));
        self
    }

    /// Adds a part, with an empty line before it.
    pub(super) fn add(&mut self, part: Vec<String>) {
        self.lines = joined([std::mem::take(&mut self.lines), part]);
    }
}

/// The parts that are not empty, with an empty line between two.
pub(super) fn joined(parts: impl IntoIterator<Item = Vec<String>>) -> Vec<String> {
    let mut lines = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(part);
    }
    lines
}

impl Deprecation {
    /// Models often have a date where Rust only takes a version.
    fn of(deprecated: &Deprecated) -> Self {
        let Deprecated { message, since } = deprecated.clone();
        // Rustdoc reads it as Markdown.
        let message = message.map(|message| to_markdown(&message, &NoLinks, usize::MAX / 2).join(" "));
        let message = message.map(|message| message.trim().to_owned()).filter(|message| !message.is_empty());
        match (since.filter(|since| !since.trim().is_empty()), message) {
            (Some(since), note) if is_version(&since) => Self { note, since: Some(since) },
            (Some(date), message) => {
                let message = message.map(|message| format!(": {message}")).unwrap_or_default();
                Self { note: Some(format!("since {}{message}", plain::line(&date))), since: None }
            }
            (None, note) => Self { note, since: None },
        }
    }
}

/// Whether Rust takes this as what an item is deprecated since: three numbers.
fn is_version(text: &str) -> bool {
    let number = |part: &str| part.parse::<u64>().is_ok_and(|number| number.to_string() == part);
    text.split('.').count() == 3 && text.split('.').all(number)
}
