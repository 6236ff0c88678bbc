//! Prints the text of a paragraph: words of Markdown that can be filled into lines.

use super::escape;
use super::tree::{Inline, Link, Run};
use super::url::{self, Address};
use crate::code_span::code_span;

/// The words of each line of a text.
pub(super) fn lines(runs: &[Run], in_heading: bool) -> Vec<Vec<String>> {
    let mut printer =
        Printer { lines: Vec::new(), words: Vec::new(), word: String::new(), code: None, in_heading };
    printer.group(runs, &[], None);
    printer.end_line();
    printer.lines
}

/// What a run can have that is printed around it.
const MARKS: [Inline; 5] = [Inline::Link, Inline::Strong, Inline::Emphasis, Inline::Strike, Inline::Code];

impl Inline {
    fn is_on(self, run: &Run) -> bool {
        match self {
            Inline::Link => run.link.is_some(),
            Inline::Strong => run.style.strong,
            Inline::Emphasis => run.style.emphasis,
            Inline::Strike => run.style.strike,
            Inline::Code => run.style.code.is_some(),
        }
    }

    /// How many runs share the mark with the first. Code ends with the link it is in, and one link where the
    /// next starts.
    fn extent(self, runs: &[Run]) -> usize {
        let link = runs.first().and_then(|run| run.link.as_ref());
        let shares_link =
            |run: &Run| !matches!(self, Inline::Link | Inline::Code) || run.link.as_ref() == link;
        runs.iter().take_while(|run| self.is_on(run) && shares_link(run)).count()
    }
}

struct Printer {
    lines: Vec<Vec<String>>,
    /// The words of the line so far.
    words: Vec<String>,
    /// The word so far.
    word: String,
    /// Where in the word its last code span starts, and the code.
    code: Option<(usize, String)>,
    in_heading: bool,
}

impl Printer {
    /// Prints runs that all have the marks in `open`; `next` is the character that follows them.
    fn group(&mut self, runs: &[Run], open: &[Inline], next: Option<char>) {
        let mut rest = runs;
        while let Some(run) = rest.first() {
            let marks = MARKS.iter().copied().filter(|mark| !open.contains(mark) && mark.is_on(run));
            // The mark that goes on longest is around the others; of two, the first in the list.
            let outer = marks.rev().max_by_key(|mark| mark.extent(rest));
            let (group, following) = rest.split_at(outer.map_or(1, |mark| mark.extent(rest)));
            let next = if following.is_empty() { next } else { first_char(following, open) };
            match outer {
                None => self.text(&run.text, open),
                Some(Inline::Code) => self.code(group),
                Some(Inline::Link) => self.link(group, open, next),
                Some(mark) => self.marked(mark, group, open, next),
            }
            rest = following;
        }
    }

    /// Prints what is in `group` between two marks, or without if they would not be read as such.
    fn marked(&mut self, mark: Inline, group: &[Run], open: &[Inline], next: Option<char>) {
        let inner = [open, &[mark]].concat();
        let delimiter = self.delimiter(mark, group, &inner, next);
        self.word.push_str(delimiter);
        self.group(group, &inner, if delimiter.is_empty() { next } else { Some('*') });
        self.word.push_str(delimiter);
    }

    /// The delimiter that CommonMark recognizes here. It depends on the characters on both sides
    /// ([left-flanking, right-flanking](https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run)).
    fn delimiter(&self, mark: Inline, group: &[Run], inner: &[Inline], next: Option<char>) -> &'static str {
        let previous = self.word.chars().next_back();
        let (first, last) = (first_char(group, inner), last_char(group, inner));
        let is_solid = |c: Option<char>, run| c.is_some_and(char::is_alphanumeric) && !is_marked(run, inner);
        let is_clear = |c: Option<char>| c.is_none_or(|c| c.is_ascii_punctuation());
        let flanks = (is_solid(first, group.first()) || first.is_some() && is_clear(previous))
            && (is_solid(last, group.last()) || last.is_some() && is_clear(next));
        let touches = |c: char| previous == Some(c);
        match mark {
            _ if !flanks => "",
            Inline::Emphasis if is_clear(previous) && is_clear(next) && !touches('_') => "_",
            Inline::Emphasis if !touches('*') => "*",
            Inline::Strong if !touches('*') => "**",
            Inline::Strike if !touches('~') => "~~",
            _ => "",
        }
    }

    fn link(&mut self, group: &[Run], open: &[Inline], next: Option<char>) {
        let inner = [open, &[Inline::Link]].concat();
        let text: String = group.iter().map(|run| run.text.as_str()).collect();
        match group.first().and_then(|run| run.link.as_ref()) {
            Some(Link::Url(url)) if url.strip_prefix("mailto:").unwrap_or(url) == text => {
                self.word.extend(["<", &text, ">"]);
            }
            Some(Link::Url(url) | Link::Item(url)) => {
                if self.word.ends_with('!') {
                    // Not an image.
                    self.word.insert(self.word.len() - 1, '\\');
                }
                self.word.push('[');
                self.group(group, &inner, Some(']'));
                if **url != *text {
                    self.word.extend(["](", url, ")"]);
                } else if matches!(next, Some('(' | ':' | '[')) {
                    self.word.push_str("][]");
                } else {
                    self.word.push(']');
                }
            }
            Some(Link::Shape(_)) | None => self.group(group, &inner, next),
        }
    }

    fn code(&mut self, group: &[Run]) {
        let code: String = group.iter().map(|run| run.text.as_str()).collect();
        if code.starts_with(char::is_whitespace) {
            self.end_word();
        }
        let trimmed = code.trim();
        if !trimmed.is_empty() {
            self.code_span(&trimmed.replace('\n', " "));
        }
        if code.ends_with(char::is_whitespace) {
            self.end_word();
        }
    }

    /// Prints code. Two code spans that touch become one, because they would not be read as two.
    fn code_span(&mut self, code: &str) {
        let (start, code) = match self.code.take() {
            Some((start, before)) if self.word[start..] == code_span(&before) => (start, before + code),
            _ => (self.word.len(), code.to_owned()),
        };
        self.word.truncate(start);
        self.word.push_str(&code_span(&code));
        self.code = Some((start, code));
    }

    fn text(&mut self, text: &str, open: &[Inline]) {
        let mut rest = text;
        while let Some(position) = if open.contains(&Inline::Link) { None } else { url::find(rest) } {
            let (before, address) = rest.split_at(position);
            let length = match url::at_start(address) {
                Some(Address::Page(page)) => {
                    self.prose(before);
                    self.word.extend(["<", page, ">"]);
                    page.len()
                }
                Some(Address::Pattern(pattern)) => {
                    self.prose(before);
                    self.code_span(pattern);
                    pattern.len()
                }
                None => {
                    // A scheme without an address, which must not become one with the text of the next run.
                    let scheme = address.find("//").unwrap_or_default();
                    self.prose(&rest[..position + scheme]);
                    self.word.push_str(if address.len() == scheme + 2 { "\\//" } else { "//" });
                    scheme + 2
                }
            };
            rest = &address[length..];
        }
        self.prose(rest);
    }

    fn prose(&mut self, text: &str) {
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            let is_whole = word.len() < part.len();
            // The marks that may close a heading.
            if self.in_heading && !word.is_empty() && word.chars().all(|c| c == '#') {
                self.word.push('\\');
            }
            escape::push(&mut self.word, word, is_whole);
            if part.ends_with('\n') {
                self.end_line();
            } else if is_whole {
                self.end_word();
            }
        }
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            self.words.push(std::mem::take(&mut self.word));
            self.code = None;
        }
    }

    fn end_line(&mut self) {
        self.end_word();
        self.lines.push(std::mem::take(&mut self.words));
    }
}

/// The character that a text begins with once printed, as far as that is certain; nothing for white space.
fn first_char(runs: &[Run], open: &[Inline]) -> Option<char> {
    let run = runs.first()?;
    let is_address = url::at_start(&run.text).is_some();
    edge(run, open)
        .or(is_address.then_some('<'))
        .or_else(|| run.text.chars().next().filter(|c| !c.is_whitespace()))
}

/// The character that a text ends with once printed.
fn last_char(runs: &[Run], open: &[Inline]) -> Option<char> {
    let run = runs.last()?;
    let is_address = run.text.rsplit(char::is_whitespace).next().and_then(url::find).is_some();
    edge(run, open)
        .or(is_address.then_some('>'))
        .or_else(|| run.text.chars().next_back().filter(|c| !c.is_whitespace()))
}

/// A character for the mark that stands between the text of a run and its surroundings.
fn edge(run: &Run, open: &[Inline]) -> Option<char> {
    if Inline::Link.is_on(run) && !open.contains(&Inline::Link) {
        Some('[')
    } else {
        Inline::Code.is_on(run).then_some('`')
    }
}

/// Whether a run has marks that are not open yet, so that a delimiter may stand at its edge.
fn is_marked(run: Option<&Run>, open: &[Inline]) -> bool {
    run.is_some_and(|run| MARKS.iter().any(|mark| mark.is_on(run) && !open.contains(mark)))
}
