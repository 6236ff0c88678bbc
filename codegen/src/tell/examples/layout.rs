//! Code for people to read, broken into lines as a careful person would: the examples in documentation.

use crate::fill::fill;

/// Columns of a line of code. With `/// ` before it, it is as wide as other documentation.
const WIDTH: usize = 96;
/// Columns of several items on one line; longer ones are broken, as rustfmt does.
const SHORT: usize = 64;

/// A piece of code that can be broken.
#[derive(Clone, Debug)]
pub(super) enum Layout {
    /// What cannot be broken.
    Word(String),
    /// Items between brackets.
    List {
        /// What it begins with.
        open: String,
        /// What is in it.
        items: Vec<Layout>,
        /// What it ends with.
        close: String,
        /// How it is written.
        style: Style,
    },
    /// A name, and a value behind it.
    Named(String, Box<Layout>),
    /// A value, and calls of methods on it.
    Chain(String, Vec<Layout>),
    /// Lines that stay as they are except for the first column.
    Raw(Vec<String>),
}

/// How the items of a list are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// With a comma behind the last line, as in rustfmt's output.
    Rust,
    /// Without that comma.
    Macro,
    /// Without that comma, and with spaces inside the brackets.
    Json,
}

impl Layout {
    pub(super) fn word(text: impl Into<String>) -> Self {
        Self::Word(text.into())
    }

    pub(super) fn list(open: &str, items: Vec<Self>, close: &str, style: Style) -> Self {
        Self::List { open: open.to_owned(), items, close: close.to_owned(), style }
    }

    /// A call, or a tuple if there is no name.
    pub(super) fn call(name: &str, items: Vec<Self>) -> Self {
        Self::list(&format!("{name}("), items, ")", Style::Rust)
    }

    /// The lines, with `before` in front of the first and `after` behind the last.
    pub(super) fn lines(&self, before: &str, after: &str) -> Vec<String> {
        let mut page = Page { lines: Vec::new(), line: before.to_owned() };
        self.put(&mut page, 0, after.chars().count());
        page.line.push_str(after);
        page.lines.push(page.line);
        page.lines
    }

    fn put(&self, page: &mut Page, indent: usize, tail: usize) {
        if let Some(flat) = self.flat()
            && page.line.chars().count() + flat.chars().count() + tail <= WIDTH
        {
            page.line.push_str(&flat);
            return;
        }
        match self {
            Self::Word(text) => page.line.push_str(text),
            Self::Raw(lines) => {
                let mut lines = lines.iter();
                page.line.extend(lines.next().map(String::as_str));
                for line in lines {
                    page.start_line(indent);
                    page.line.push_str(line);
                }
            }
            Self::Named(name, value) => {
                page.line.push_str(name);
                value.put(page, indent, tail);
            }
            Self::List { open, items, close, style } => {
                page.line.push_str(open);
                match items.as_slice() {
                    // An item with brackets of its own needs no line of its own.
                    [item @ (Self::List { .. } | Self::Raw(_))] if *style != Style::Json => {
                        item.put(page, indent, tail + close.len());
                    }
                    items => {
                        for (at, item) in items.iter().enumerate() {
                            page.start_line(indent + 4);
                            let comma = *style == Style::Rust || at + 1 < items.len();
                            item.put(page, indent + 4, usize::from(comma));
                            page.line.push_str(if comma { "," } else { "" });
                        }
                        if !items.is_empty() {
                            page.start_line(indent);
                        }
                    }
                }
                page.line.push_str(close);
            }
            Self::Chain(head, calls) => {
                page.line.push_str(head);
                for call in calls {
                    // A single call stays behind its value, and is broken inside if it is too long for a line.
                    let fits =
                        call.flat().is_some_and(|flat| indent + 4 + flat.chars().count() + tail <= WIDTH);
                    let alone = calls.len() == 1 && !fits && call.holds_brackets();
                    let indent = if alone { indent } else { indent + 4 };
                    if !alone {
                        page.start_line(indent);
                    }
                    call.put(page, indent, tail);
                }
            }
        }
    }

    /// Whether it is a call whose argument has brackets of its own.
    fn holds_brackets(&self) -> bool {
        let Self::List { items, .. } = self else { return false };
        matches!(items.as_slice(), [Self::List { .. } | Self::Chain(..)])
    }

    /// All in one line, unless it is better broken.
    fn flat(&self) -> Option<String> {
        match self {
            Self::Word(text) => Some(text.clone()),
            Self::Raw(lines) => match lines.as_slice() {
                [line] => Some(line.clone()),
                _ => None,
            },
            Self::Named(name, value) => Some(format!("{name}{}", value.flat()?)),
            Self::List { open, items, close, style } => {
                let flat: Option<Vec<String>> = items.iter().map(Self::flat).collect();
                let inside = flat?.join(", ");
                if items.len() > 1 && inside.chars().count() > SHORT {
                    return None;
                }
                let space = if *style == Style::Json && !items.is_empty() { " " } else { "" };
                Some(format!("{open}{space}{inside}{space}{close}"))
            }
            Self::Chain(head, calls) => {
                let mut text = head.clone();
                for call in calls {
                    text.push_str(&call.flat()?);
                }
                let is_short = calls.len() < 2 || text.chars().count() <= SHORT;
                is_short.then_some(text)
            }
        }
    }
}

struct Page {
    lines: Vec<String>,
    line: String,
}

impl Page {
    fn start_line(&mut self, indent: usize) {
        self.lines.push(std::mem::replace(&mut self.line, " ".repeat(indent)));
    }
}

/// `use` of names of a module, filled into lines.
pub(super) fn imports(module: &str, names: &[&str]) -> Vec<String> {
    let one = match names {
        [] => return Vec::new(),
        [name] => format!("use {module}::{name};"),
        names => format!("use {module}::{{{}}};", names.join(", ")),
    };
    if names.len() == 1 || one.chars().count() <= WIDTH {
        return vec![one];
    }
    let names: Vec<String> = names.iter().map(|name| format!("{name},")).collect();
    let mut lines = vec![format!("use {module}::{{")];
    lines.extend(fill(&names, WIDTH - 4).into_iter().map(|line| format!("    {line}")));
    lines.push("};".to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Layout {
        Layout::word(text)
    }

    #[test]
    fn what_is_short_stays_on_one_line() {
        let object = |entries| Layout::list("json!({", entries, "})", Style::Json);
        assert_eq!(object(Vec::new()).lines("x(", ");"), ["x(json!({}));"]);
        let entry = Layout::Named("\"a\": ".to_owned(), Box::new(word("1")));
        assert_eq!(object(vec![entry]).lines("", ""), ["json!({ \"a\": 1 })"]);
        let chain = Layout::Chain("A::default()".to_owned(), vec![Layout::call(".with_a", vec![word("1")])]);
        assert_eq!(chain.lines("let a = ", ";"), ["let a = A::default().with_a(1);"]);
    }

    #[test]
    fn what_is_long_is_broken_where_a_person_would() {
        let text = word(&format!("{:?}", "x".repeat(30)));
        let vec = Layout::list("vec![", vec![text.clone(), text.clone(), text.clone()], "]", Style::Rust);
        let chain = Layout::Chain(
            "Abc::default()".to_owned(),
            vec![Layout::call(".with_a", vec![text.clone()]), Layout::call(".with_b", vec![vec.clone()])],
        );
        let x = format!("\"{}\"", "x".repeat(30));
        let expected = format!(
            "let a = Abc::default()\n    .with_a({x})\n    .with_b(vec![\n        {x},\n        {x},\n        {x},\n    ]);"
        );
        assert_eq!(chain.lines("let a = ", ";").join("\n"), expected);
        let alone = Layout::Chain("Abc::default()".to_owned(), vec![Layout::call(".with_b", vec![vec])]);
        let expected = format!("Abc::default().with_b(vec![\n    {x},\n    {x},\n    {x},\n])");
        assert_eq!(alone.lines("", "").join("\n"), expected);
        let object = Layout::list("{", vec![text.clone(), text.clone(), text], "}", Style::Json);
        assert_eq!(object.lines("", "").join("\n"), format!("{{\n    {x},\n    {x},\n    {x}\n}}"));
    }

    #[test]
    fn imports_are_filled() {
        assert_eq!(imports("a", &["B"]), ["use a::B;"]);
        assert_eq!(imports("a", &["B", "C"]), ["use a::{B, C};"]);
        let long = ["A".repeat(40), "B".repeat(40), "C".repeat(40)];
        let names: Vec<&str> = long.iter().map(String::as_str).collect();
        let lines = imports("a", &names);
        assert_eq!(lines.len(), 4);
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
    }
}
