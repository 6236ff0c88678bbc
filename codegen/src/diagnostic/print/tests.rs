use super::*;
use crate::diagnostic::{Place, Spot};

const MODEL: &str = r#"{
  "smithy": "2.0",
  "shapes": {
    "a#S": {
      "type": "structure",
      "members": {
        "x": { "target": "a#T" }
      }
    }
  }
}
"#;

fn source(name: &str, text: &str) -> Source {
    Source { name: name.to_owned(), text: text.to_owned() }
}

fn value(file: usize, keys: &[&str]) -> Place {
    Place { file, spot: Spot::Value(keys.iter().map(|key| (*key).to_owned()).collect()) }
}

fn printed(found: impl IntoIterator<Item = Diagnostic>, sources: &[Source]) -> String {
    let mut diagnostics = Diagnostics::default();
    found.into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
    render(&diagnostics, sources, false)
}

#[test]
fn nothing_to_say() {
    assert_eq!(printed([], &[source("a.json", MODEL)]), "");
}

#[test]
fn a_value_with_its_shape_and_a_hint() {
    let place = value(0, &["shapes", "a#S", "members", "x", "target"]);
    let container = "a#S".parse().unwrap();
    let found = Diagnostic::error("unknown-target", place, "target `a#T` is not in the model")
        .member(&container, "x")
        .hint("give the file that defines it with another --model");
    assert_eq!(
        printed([found], &[source("models/a.json", MODEL)]),
        r#"error[unknown-target]: a#S$x: target `a#T` is not in the model
 --> models/a.json:7:26
  |
7 |         "x": { "target": "a#T" }
  |                          ^^^^^
  |
  = help: give the file that defines it with another --model
"#
    );
}

#[test]
fn in_the_order_of_files_and_places() {
    let second = Diagnostic::warning("two", value(1, &["smithy"]), "in the second file");
    let late = Diagnostic::warning("late", value(0, &["shapes", "a#S"]), "a value of many lines");
    let key = Spot::Key { path: vec!["shapes".to_owned()], occurrence: 0 };
    let early = Diagnostic::error("early", Place { file: 0, spot: key }, "a key");
    let file = Diagnostic::error("file", Place::file(0), "a whole file");
    let lost = Diagnostic::error("lost", Place::file(7), "no such file");
    assert_eq!(
        printed([second, late, lost, early, file], &[source("a.json", MODEL), source("b.json", MODEL)]),
        r#"error[file]: a whole file
--> a.json

error[early]: a key
 --> a.json:3:3
  |
3 |   "shapes": {
  |   ^^^^^^^^

warning[late]: a value of many lines
 --> a.json:4:12
  |
4 |     "a#S": {
  |            ^

warning[two]: in the second file
 --> b.json:2:13
  |
2 |   "smithy": "2.0",
  |             ^^^^^

error[lost]: no such file
"#
    );
}

#[test]
fn twenty_and_a_count() {
    let place = || value(0, &["smithy"]);
    let warnings = (0..31).map(|_| Diagnostic::warning("many", place(), "again"));
    let errors = (0..2).map(|_| Diagnostic::error("bad", place(), "at last"));
    let text = printed(warnings.chain(errors), &[source("a.json", MODEL)]);
    assert_eq!(text.matches("error[bad]").count(), 2);
    assert_eq!(text.matches("warning[many]").count(), 18);
    assert!(text.ends_with("\n\nand 13 more (13 warnings)\n"), "{text}");

    let errors = (0..21).map(|_| Diagnostic::error("bad", place(), "again"));
    let warning = Diagnostic::warning("many", place(), "once");
    assert!(printed(errors.chain([warning]), &[]).ends_with("\n\nand 2 more (1 error, 1 warning)\n"));
}

#[test]
fn the_end_of_a_file() {
    let found = |offset| Diagnostic::error("json", Place { file: 0, spot: Spot::Offset(offset) }, "no end");
    let expected = "error[json]: no end\n --> a.json:2:5\n  |\n2 | \"a\":\n  |     ^\n";
    assert_eq!(printed([found(usize::MAX)], &[source("a.json", "{\n\"a\":\r\n\n")]), expected);
    let expected = "error[json]: no end\n --> a.json:1:1\n  |\n1 |\n  | ^\n";
    assert_eq!(printed([found(0)], &[source("a.json", "")]), expected);
}

#[test]
fn a_long_line_is_trimmed() {
    let text = format!("{{\"{}\": 1, \"b\": [{}\"end\"]}}", "k".repeat(5000), "\"é\", ".repeat(5000));
    let found = Diagnostic::error("long", value(0, &["b"]), "a long value");
    let printed = printed([found], &[source("a.json", &text)]);
    assert!(printed.contains(" --> a.json:1:5014\n"), "{printed}");
    assert!(printed.lines().all(|line| line.chars().count() < 160), "{printed}");
    assert!(printed.contains(&format!(" {}\n", "^".repeat(80))), "{printed}");
}

#[test]
fn what_could_confuse_a_terminal_is_shown_as_such() {
    let found = Diagnostic::error("odd", value(0, &["a"]), "bad \u{1b}[31m text\u{202e}\nnext")
        .hint("a\u{9b}hint\u{2067}");
    let text = "{\t\"\u{202e}\u{200f}\u{9b}\": 0, \"\u{7f}\": 1, \"a\": \"\u{9b}2J\" }";
    assert_eq!(
        printed([found], &[source("a\u{7}.json", text)]),
        "error[odd]: bad \\u{1b}[31m text\\u{202e}\\nnext
 --> a\\u{7}.json:1:26
  |
1 | {    \"���\": 0, \"␡\": 1, \"a\": \"�2J\" }
  |                             ^^^^^
  |
  = help: a\\u{9b}hint\\u{2067}
"
    );
}

#[test]
fn color_when_told() {
    let mut diagnostics = Diagnostics::default();
    diagnostics.push(Diagnostic::error("bad", value(0, &["smithy"]), "message"));
    assert!(render(&diagnostics, &[source("a.json", MODEL)], true).contains("\u{1b}["));
    assert!(!render(&diagnostics, &[source("a.json", MODEL)], false).contains('\u{1b}'));
}
