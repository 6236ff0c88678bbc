//! What generated source must be, whatever the model says.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use proc_macro2::{TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use smithy_typegen::GeneratedFile;

/// Stands in every text of a hostile model, in this case or another, and nowhere else.
pub(crate) const MARKER: &str = "pwned";

/// Checks the files of a crate: the Rust of each can be parsed, no text of the model is an identifier in it or in a code
/// block that a documentation test would run, or a character that changes how the source is read.
#[track_caller]
pub(crate) fn check(files: &[GeneratedFile], case: &str) {
    let mut paths = BTreeSet::new();
    for GeneratedFile { path, text, .. } in files {
        assert!(paths.insert(path.to_lowercase()), "{case}: {path} is there twice");
        let parts: Vec<_> = path.split('/').collect();
        let is_plain = |part: &&str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
        assert!(parts.iter().all(is_plain) && !parts.contains(&"..") && !parts.contains(&""), "{path:?}");
        if was_checked(text) {
            continue;
        }
        let is_support = path.starts_with("src/smithy/");
        let hidden = text.chars().find(|&c| c != '\n' && is_unreadable(c));
        assert_eq!(hidden, None, "{case}: {path} has a character that cannot be seen");
        if is_support {
            assert!(!text.to_lowercase().contains(MARKER), "{case}: {path} has text of the model");
        } else if path.ends_with(".rs") {
            rust(text, &format!("{case}: {path}"));
        } else if path.ends_with(".md") {
            markdown(text, &format!("{case}: {path}"));
        } else {
            assert!(!text.to_lowercase().contains(MARKER), "{case}: {path} has text of the model:\n{text}");
        }
    }
}

/// Whether this text was here before. Support code is the same for every model, but for what a model does not need, and so
/// is much else in models that differ in one member.
fn was_checked(text: &str) -> bool {
    static CHECKED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let mut checked = CHECKED.lock().unwrap_or_else(PoisonError::into_inner);
    checked.contains(text) || !checked.insert(text.to_owned())
}

/// Checks a page: text of the model is code there.
#[track_caller]
fn markdown(text: &str, place: &str) {
    for event in Parser::new(text) {
        let (Event::Text(shown) | Event::Html(shown) | Event::InlineHtml(shown)) = event else { continue };
        assert!(!shown.to_lowercase().contains(MARKER), "{place} has text of the model:\n{text}");
    }
}

/// Checks types in one file, of which the support code is a module.
#[track_caller]
pub(crate) fn single(text: &str, case: &str) {
    let start = text.find("\npub mod smithy {\n").unwrap_or_else(|| panic!("{case}: no support code"));
    let length = text[start..]
        .find("\n}\n#[allow(unused,")
        .unwrap_or_else(|| panic!("{case}: no end of the support code"));
    let (before, support) = text.split_at(start);
    let (support, behind) = support.split_at(length + 3);
    // Where it is another text, the end may be another's, too.
    if was_checked(support) {
        rust(&format!("{before}{behind}"), case);
    } else {
        assert!(!support.to_lowercase().contains(MARKER), "{case}: the support code has text of the model");
        rust(text, case);
    }
}

/// The same of one file of Rust.
#[track_caller]
pub(crate) fn rust(text: &str, place: &str) {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{place} is no Rust: {error}"));
    let file = syn::parse2::<syn::File>(stream.clone());
    drop(file.unwrap_or_else(|error| panic!("{place} is no Rust: {error}")));
    let mut docs = Docs::default();
    tokens(stream, &mut docs, place);
    docs.end(place);
}

/// The lines of documentation that belong together.
#[derive(Default)]
struct Docs(String);

impl Docs {
    /// Looks at the documentation of an item as rustdoc reads it. What it would run is the example of an operation: Rust
    /// to which the same applies.
    #[track_caller]
    fn end(&mut self, place: &str) {
        let mut code: Option<String> = None;
        for event in Parser::new(&std::mem::take(&mut self.0)) {
            match (event, &mut code) {
                (Event::Start(Tag::CodeBlock(kind)), _) if runs(&kind) => code = Some(String::new()),
                (Event::Text(text), Some(code)) => code.push_str(&text),
                (Event::End(TagEnd::CodeBlock), Some(text)) => {
                    let lines = text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line));
                    let text = format!("fn example() {{\n{}\n}}", lines.collect::<Vec<_>>().join("\n"));
                    rust(&text, &format!("{place}, in an example"));
                    code = None;
                }
                _ => {}
            }
        }
    }
}

/// Whether rustdoc would take a code block for a test.
fn runs(kind: &CodeBlockKind<'_>) -> bool {
    let CodeBlockKind::Fenced(language) = kind else { return true };
    language.is_empty()
        || language.starts_with("rust") && !language.contains("ignore")
        || ["should_panic", "no_run", "compile_fail", "edition"].iter().any(|word| language.contains(word))
}

#[track_caller]
fn tokens(stream: TokenStream, docs: &mut Docs, place: &str) {
    for token in stream {
        match token {
            TokenTree::Ident(ident) => {
                let name = ident.to_string().to_lowercase();
                assert!(!name.contains(MARKER), "{place}: `{ident}` is text of the model");
                if name != "doc" {
                    docs.end(place);
                }
            }
            TokenTree::Group(group) => match doc(&group.stream()) {
                Some(line) => docs.0.extend([line.strip_prefix(' ').unwrap_or(&line), "\n"]),
                None => tokens(group.stream(), docs, place),
            },
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// The text of `doc = "text"`.
fn doc(stream: &TokenStream) -> Option<String> {
    let tokens: Vec<_> = stream.clone().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)] if name == "doc" => {
            syn::parse_str::<syn::LitStr>(&text.to_string()).ok().map(|text| text.value())
        }
        _ => None,
    }
}

/// Whether a reader of the source may see something else than the compiler.
fn is_unreadable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
