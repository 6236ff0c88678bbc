//! The cases of `tests/fixtures/docs`, and what holds for every text.

mod published;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use pulldown_cmark::{Event, Options, Parser};

use super::{convert, to_markdown};

/// What names lead to in a crate of a few shapes. `InScope` needs no path.
fn target(name: &str) -> Option<String> {
    match name {
        "GetDocument" | "StartSession" | "PutParameter" => Some(format!("crate::operation::{name}")),
        "Parameter" | "DocumentInfo" => Some(format!("crate::{name}")),
        "InScope" => Some(name.to_owned()),
        _ => None,
    }
}

fn markdown(text: &str) -> String {
    to_markdown(text, &target, 96).join("\n")
}

/// Without what is mended: backquotes and asterisks stay.
fn literal(text: &str, width: usize) -> Vec<String> {
    convert(text, &target, width, false)
}

/// How rustdoc reads Markdown.
fn rustdoc_options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// The characters of a text in Markdown, as a reader sees them, without white space.
fn letters(markdown: &str) -> String {
    let mut letters = String::new();
    for event in Parser::new_ext(markdown, rustdoc_options()) {
        match event {
            Event::Text(text) | Event::Code(text) => letters.push_str(&text),
            Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {
                panic!("{event:?} in\n{markdown}");
            }
            _ => {}
        }
    }
    letters.retain(|c| !c.is_whitespace());
    // Typographic quotes and dots are rustdoc's own.
    letters.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace('…', "...")
}

/// The folder of the cases; nothing in the published package, which does not have it.
fn cases() -> Option<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/docs");
    let mut cases: Vec<_> =
        std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    cases.sort();
    Some(cases)
}

/// `UPDATE=1` writes what is expected anew.
#[test]
fn every_case_is_as_expected() {
    let Some(cases) = cases() else { return };
    assert!(cases.len() > 30, "the cases are there");
    let mut failures = String::new();
    for case in cases {
        let input =
            ["input.html", "input.md"].iter().find_map(|name| std::fs::read_to_string(case.join(name)).ok());
        let input = input.unwrap_or_else(|| panic!("{} has no input.html or input.md", case.display()));
        let actual =
            to_markdown(&input, &target, 96).iter().fold(String::new(), |text, line| text + line + "\n");
        let expected = std::fs::read_to_string(case.join("expected.md")).unwrap_or_default();
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(case.join("expected.md"), &actual).unwrap();
        } else if actual != expected {
            writeln!(failures, "== {}\n-- expected\n{expected}-- actual\n{actual}", case.display()).unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// Words, each to be found as a whole line and as a piece of a word. None may become anything but text.
const NASTY: &str = r##"
    # ## #x - -- --- + * ** *** _ __ _x_ *x* **x** 1. 12) 1.2 > >x | |-| :-: = === ` `` ``` ~ ~~ ~~~ ~x~ [x]
    [x](y) [x]: [^1] ![x](y) [ ] ( ) ! \ \\ \* a\ & &amp; &#35; &lt < <x x<y */ /* //! "# $ { } ' " [ ]
    snake_case_name _private trailing_ a*b 2*3*4 http http:// x@y.z e.g. word Word. Ende. naïve 日本語 |---|---|
"##;

/// A sequence of numbers that is the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn nasty(&mut self) -> &'static str {
        static WORDS: LazyLock<Vec<&str>> = LazyLock::new(|| NASTY.split_whitespace().collect());
        self.pick(&WORDS)
    }
}

fn escape_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What a nasty word stands in; often in nothing.
const ELEMENTS: &[&str] =
    &["", "", "", "", "b", "i", "code", "s", "a href=\"https://example.com/x_(y)\"", "a"];

/// A paragraph of nasty words in HTML, with and without markup, and the characters a reader has to see.
fn nasty_paragraph(numbers: &mut Numbers) -> (String, String) {
    let mut html = String::new();
    let mut visible = String::new();
    for _ in 0..numbers.below(12) + 1 {
        let word = numbers.nasty();
        let element = numbers.pick(ELEMENTS);
        let name = element.split(' ').next().unwrap();
        let text = escape_html(word);
        if element.is_empty() {
            html.push_str(&text);
        } else if numbers.below(4) == 0 {
            let more = numbers.nasty();
            write!(html, "<{element}>{text}<b>{}</b></{name}>", escape_html(more)).unwrap();
            visible.push_str(word);
            visible.push_str(more);
            continue;
        } else {
            write!(html, "<{element}>{text}</{name}>").unwrap();
        }
        visible.push_str(word);
        html.push_str(numbers.pick(&[" ", " ", "\n", ""]));
    }
    visible.retain(|c| !c.is_whitespace());
    (html, visible)
}

#[test]
fn no_character_means_more_than_itself() {
    let mut numbers = Numbers(7);
    for round in 0..2000 {
        let (html, visible) = nasty_paragraph(&mut numbers);
        let width = 1 + numbers.below(60);
        let lines = literal(&format!("<p>{html}</p>"), width);
        let seen = letters(&lines.join("\n"));
        assert_eq!(seen, visible, "round {round}:\n{html}\n--\n{}", lines.join("\n"));
    }
}

#[test]
fn nothing_is_lost_in_lists_tables_and_quotes() {
    let mut numbers = Numbers(11);
    for round in 0..1000 {
        let mut html = String::new();
        let mut visible = String::new();
        for _ in 0..numbers.below(4) + 1 {
            let (inner, letters) = nasty_paragraph(&mut numbers);
            let (start, end) = match numbers.below(7) {
                0 => ("<p>", "</p>"),
                1 => ("<ul><li>", "</li></ul>"),
                2 => ("<ol><li><p>", "</p></li></ol>"),
                3 => ("<blockquote><p>", "</p></blockquote>"),
                4 => ("<h2>", "</h2>"),
                5 => ("<table><tr><td>", "</td></tr></table>"),
                _ => ("<ul><li><p>", "</p><ul><li>x</li></ul></li></ul>"),
            };
            write!(html, "{start}{inner}{end}").unwrap();
            visible.push_str(&letters);
            visible.push_str(if end.contains('x') { "x" } else { "" });
        }
        let lines = literal(&html, 40);
        let seen = letters(&lines.join("\n"));
        assert_eq!(seen, visible, "round {round}:\n{html}\n--\n{}", lines.join("\n"));
    }
}

/// Markdown is what the CommonMark reader reads.
#[test]
fn what_is_printed_is_read_as_it_was() {
    let mut numbers = Numbers(5);
    for round in 0..1000 {
        let (html, visible) = nasty_paragraph(&mut numbers);
        let once = literal(&format!("<p>{html}</p>"), 60).join("\n");
        let twice = literal(&once, 40).join("\n");
        assert_eq!(letters(&twice), visible, "round {round}:\n{once}\n--\n{twice}");
    }
}

#[test]
fn tags_in_any_order_are_no_error() {
    const TAGS: &[&str] = &[
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "note",
        "important",
        "table",
        "tr",
        "td",
        "th",
        "pre",
        "code",
        "a",
        "b",
        "i",
        "blockquote",
        "h2",
        "div",
        "br",
        "fullname",
        "instance-id",
        "script",
    ];
    let mut numbers = Numbers(3);
    for _ in 0..1000 {
        let mut html = String::new();
        for _ in 0..numbers.below(40) {
            let tag = numbers.pick(TAGS);
            match numbers.below(5) {
                0 | 1 => write!(html, "<{tag}>").unwrap(),
                2 | 3 => write!(html, "</{tag}>").unwrap(),
                _ => write!(html, "{} ", numbers.nasty()).unwrap(),
            }
        }
        for line in to_markdown(&html, &target, 40) {
            assert!(!line.contains(['\n', '\r']) && line.trim_end() == line, "{line:?} of {html}");
        }
    }
}

#[test]
fn large_and_deep_texts_are_no_burden() {
    let texts = [
        "word ".repeat(10_000),
        "<p>word <b>".repeat(10_000),
        "<div>".repeat(10_000),
        "<ul><li>x".repeat(10_000),
        format!("{}x{}", "<b><i>".repeat(10_000), "</b></i>".repeat(10_000)),
        "<a <b ".repeat(10_000) + ">",
        "<script>".repeat(10_000),
        "> ".repeat(5_000) + "x",
        "`".repeat(20_000) + " `x",
        "[".repeat(10_000),
        "*a_".repeat(10_000),
        "<table><tr><td>x".repeat(10_000),
        "http://".repeat(10_000),
        "x".repeat(50_000),
    ];
    for text in texts {
        let lines = to_markdown(&text, &target, 96);
        assert!(!lines.join("\n").is_empty() || text.starts_with("<div>"), "{text:.20}");
    }
}

#[test]
fn line_breaks_and_invisible_characters_stay_out_of_comments() {
    let text = "<p>a\r\nb\u{2028}c\u{85}d\u{b}e\u{202e}f\u{200b}g\u{0}h\u{a0}i\tj</p>";
    assert_eq!(markdown(text), "a b c d efgh i j");
    assert_eq!(markdown("<pre>k\r\nl\u{2029}m\u{202e}n\ro</pre>"), "```text\nk\nlmn\no\n```");
}

#[test]
fn no_text_is_no_lines() {
    for text in [
        "",
        " \n\t",
        "<p></p>",
        "<p> </p><ul><li></li></ul>",
        "<fullname/>",
        "<zonbook></zonbook><xhtml></xhtml>",
        "<!-- x -->",
        "<note></note>",
        "<b></b>",
    ] {
        assert_eq!(to_markdown(text, &target, 96), Vec::<String>::new(), "{text}");
    }
}
