//! Collects the text of one paragraph, and what styles it.

use std::borrow::Cow;

use super::tree::{Inline, Link, Run, Runs, Style, append, trim};
use crate::unprintable::is_unprintable;

/// How many inline elements may be open in each other; more have no effect on the text in them.
const MAX_OPEN: usize = 32;

/// An inline element that is open.
#[derive(Debug)]
struct Open {
    kind: Inline,
    /// A number that no other code of the text has, to tell apart code that touches.
    id: u32,
    /// Where a link leads; `None` for a place to link to.
    link: Option<Link>,
}

/// Collects text. White space is collapsed; where the look changes, it goes to the plainer side, so that
/// neither emphasis nor code begins or ends with it.
#[derive(Debug, Default)]
pub(super) struct Collector {
    runs: Runs,
    open: Vec<Open>,
    /// Elements that were not opened because too many are, and wait for their end tags.
    ignored: usize,
    style: Style,
    link: Option<Link>,
    /// White space is due before the next text.
    space: bool,
    last_id: u32,
}

impl Collector {
    /// Opens an element that has only a kind; a link is one whose text alone is known.
    pub(super) fn open(&mut self, kind: Inline) {
        self.last_id += 1;
        let id = self.last_id;
        self.push(Open { kind, id, link: (kind == Inline::Link).then_some(Link::Shape(id)) });
    }

    /// Opens a link, or what looks like one and leads nowhere.
    pub(super) fn open_link(&mut self, link: Option<Link>) {
        self.push(Open { kind: Inline::Link, id: 0, link });
    }

    /// A link closes the link it stands in, as in HTML.
    fn push(&mut self, element: Open) {
        if element.kind == Inline::Link {
            self.open.retain(|open| open.kind != Inline::Link);
        }
        if self.open.len() < MAX_OPEN {
            self.open.push(element);
        } else {
            self.ignored += 1;
        }
        self.restyle();
    }

    /// Closes the innermost element of this kind and leaves those in it open: in `<b>x<i>y</b>z</i>`, `z` is
    /// emphasized.
    pub(super) fn close(&mut self, kind: Inline) {
        if self.ignored > 0 {
            self.ignored -= 1;
        } else if let Some(position) = self.open.iter().rposition(|open| open.kind == kind) {
            self.open.remove(position);
        }
        self.restyle();
    }

    /// How many elements are open, for [`close_above`](Self::close_above).
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Closes the elements that were opened since there were `depth`.
    pub(super) fn close_above(&mut self, depth: usize) {
        if self.open.len() > depth {
            self.open.truncate(depth);
            self.ignored = 0;
            self.restyle();
        }
    }

    fn restyle(&mut self) {
        self.style = Style::default();
        self.link = None;
        for open in &self.open {
            match open.kind {
                Inline::Strong => self.style.strong = true,
                Inline::Emphasis => self.style.emphasis = true,
                Inline::Strike => self.style.strike = true,
                Inline::Code => self.style.code = Some(self.style.code.unwrap_or(open.id)),
                Inline::Link => self.link.clone_from(&open.link),
            }
        }
    }

    /// Adds text, without the characters that nobody sees.
    pub(super) fn text(&mut self, text: &str) {
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            self.word(word);
            self.space |= word.len() < part.len();
        }
    }

    fn word(&mut self, word: &str) {
        let visible = match word.contains(is_unprintable) {
            true => Cow::Owned(word.replace(is_unprintable, "")),
            false => Cow::Borrowed(word),
        };
        if visible.is_empty() {
            return;
        }
        if std::mem::take(&mut self.space) && !self.is_misplaced_mark(&visible) {
            self.append_space();
        }
        append(&mut self.runs, &visible, self.style, self.link.as_ref());
    }

    /// Whether the word is a mark of punctuation that a line break in the source has cut off from an element,
    /// as in `</a> .`.
    fn is_misplaced_mark(&self, word: &str) -> bool {
        let is_element = |run: &Run| run.link.is_some() || run.style != Style::default();
        matches!(word, "." | "," | ";")
            && self.style.code.is_none()
            && self.runs.last().is_some_and(is_element)
    }

    fn append_space(&mut self) {
        let Some(last) = self.runs.last().filter(|last| !last.text.ends_with('\n')) else { return };
        let style = Style {
            strong: last.style.strong && self.style.strong,
            emphasis: last.style.emphasis && self.style.emphasis,
            strike: last.style.strike && self.style.strike,
            code: last.style.code.filter(|id| self.style.code == Some(*id)),
        };
        let link = self.link.as_ref().filter(|link| last.link.as_ref() == Some(link));
        append(&mut self.runs, " ", style, link);
    }

    /// Adds a line break. False if there was one already, and nothing after it.
    pub(super) fn line_break(&mut self) -> bool {
        self.space = false;
        let Some(last) = self.runs.last() else { return true };
        let is_first = !last.text.ends_with('\n');
        if is_first {
            append(&mut self.runs, "\n", Style::default(), None);
        }
        is_first
    }

    /// The text so far. Open elements stay open.
    pub(super) fn take(&mut self) -> Runs {
        self.space = false;
        let mut runs = std::mem::take(&mut self.runs);
        trim(&mut runs);
        runs
    }
}
