//! The pages of the documentation.

use super::author::{line, on_one_line};
use crate::fill::{fill_text, joined};
use crate::lower::Deprecated;
use crate::name::Ident;

/// Columns of documentation at the root of a file, where `/// ` and the text share the 100 columns of a line.
pub(super) const ITEM_WIDTH: usize = 96;
/// Columns of the documentation of a field or variant, which is indented.
pub(super) const FIELD_WIDTH: usize = 92;

/// All pages of a crate's documentation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pages {
    /// Lines of the front page.
    pub(crate) front: Vec<String>,
    /// The pages of the items of each file, in the order of the crate, and behind them those of an operation's errors.
    pub(crate) files: Vec<Vec<ItemPages>>,
    /// The pages of the endpoint's parameters.
    pub(crate) parameters: Vec<Page>,
    /// The pages of the functions that begin waits, by operation, for the operations that can be waited for.
    pub(crate) waits: Vec<Vec<Page>>,
}

/// The documentation of an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ItemPages {
    /// The page of the item itself.
    pub(crate) item: Page,
    /// The pages of its fields or variants, in their order.
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
    /// The version in which it was deprecated.
    pub(crate) since: Option<String>,
}

impl Page {
    /// The author's words, and the facts as a paragraph.
    pub(super) fn new(lines: Vec<String>, facts: &[String], deprecated: Option<&Deprecated>) -> Self {
        let mut page = Self { deprecated: deprecated.map(Deprecation::of), ..Self::of(lines) };
        page.add_paragraph(facts);
        page
    }

    /// These lines and nothing else.
    pub(super) fn of(lines: Vec<String>) -> Self {
        Self { lines, ..Self::default() }
    }

    /// Lets rustdoc's search find the item by its name on the wire, if case and underscores, which the search ignores,
    /// are not the only difference.
    pub(super) fn found_by(mut self, name: &str, ident: &Ident) -> Self {
        let letters = |name: &str| name.replace('_', "").to_lowercase();
        // Rustdoc refuses aliases with other characters.
        let is_plain = |c: char| c.is_alphanumeric() || "_-.:/$+@#".contains(c);
        let is_other =
            letters(name) != letters(&ident.text) && !name.is_empty() && name.chars().all(is_plain);
        self.aliases.extend(is_other.then(|| name.to_owned()));
        self
    }

    /// Lets rustdoc's search find the item by the words of its name, separated by spaces, too.
    pub(super) fn found_by_words(mut self, ident: &Ident) -> Self {
        let words = ident.text.trim_matches('_').replace('_', " ");
        self.aliases.extend(Some(words).filter(|words| words.contains(' ')));
        self
    }

    /// Adds a part, with an empty line before it.
    pub(super) fn add(&mut self, part: Vec<String>) {
        self.lines = joined([std::mem::take(&mut self.lines), part]);
    }

    /// Adds sentences as a paragraph.
    pub(super) fn add_paragraph(&mut self, sentences: &[String]) {
        self.add(fill_text(&sentences.join(" "), FIELD_WIDTH));
    }
}

/// The parts under a heading; nothing if all of them are empty.
pub(super) fn under(heading: &str, parts: impl IntoIterator<Item = Vec<String>>) -> Vec<String> {
    let lines = joined(parts);
    if lines.is_empty() { lines } else { joined([vec![heading.to_owned()], lines]) }
}

/// `a, b and c`, or with another word in the place of `and`.
pub(super) fn listed(words: &[String], and: &str) -> String {
    match words {
        [words @ .., last] if !words.is_empty() => format!("{} {and} {last}", words.join(", ")),
        words => words.concat(),
    }
}

impl Deprecation {
    /// Models often give a date as the version, which Rust does not take: it goes into the note.
    fn of(deprecated: &Deprecated) -> Self {
        // Rustdoc reads it as Markdown.
        let message = deprecated.message.as_deref().map(|message| on_one_line(message).trim().to_owned());
        let message = message.filter(|message| !message.is_empty());
        let since = deprecated.since.clone().filter(|since| !since.trim().is_empty());
        match (since, message) {
            (Some(date), message) if !is_version(&date) => {
                let note = [Some(format!("since {}", line(&date))), message].into_iter().flatten();
                Self { note: Some(note.collect::<Vec<_>>().join(": ")), since: None }
            }
            (since, note) => Self { note, since },
        }
    }
}

/// Whether Rust takes this for `since`: three numbers.
fn is_version(text: &str) -> bool {
    let number = |part: &str| part.parse::<u64>().is_ok_and(|number| number.to_string() == part);
    text.split('.').count() == 3 && text.split('.').all(number)
}
