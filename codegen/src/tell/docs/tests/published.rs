//! Checks over all documentation of AWS's published models, which are not checked in:
//! `SMITHY_MODELS=<folder> cargo test -p smithy-typegen docs::tests::published -- --ignored --nocapture`.

use std::path::PathBuf;

use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::Value;

use super::rustdoc_options;
use crate::tell::docs::{html, to_markdown};
use crate::unprintable::is_unprintable;

/// Every documentation trait, with the id of the shape and the name of the model.
fn texts() -> Vec<(String, String, String)> {
    let folder = PathBuf::from(
        std::env::var_os("SMITHY_MODELS").expect("SMITHY_MODELS names the folder with the models"),
    );
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut texts = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "json")) {
        let model: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        for (id, shape) in model["shapes"].as_object().unwrap() {
            collect(&name, id, shape, &mut texts);
            for (member, value) in shape["members"].as_object().into_iter().flatten() {
                collect(&name, &format!("{id}${member}"), value, &mut texts);
            }
        }
    }
    assert!(!texts.is_empty(), "no documentation in {}", folder.display());
    texts
}

fn collect(model: &str, id: &str, shape: &Value, texts: &mut Vec<(String, String, String)>) {
    if let Some(text) = shape["traits"]["smithy.api#documentation"].as_str() {
        texts.push((model.to_owned(), id.to_owned(), text.to_owned()));
    }
}

/// The characters of a text in HTML, without white space.
fn letters_of_html(text: &str) -> String {
    let mut letters = String::new();
    let mut title = false;
    for Ok(token) in Tokenizer::new_with_emitter(text, html5gum::DefaultEmitter::<usize>::new_with_span()) {
        let span = match &token {
            Token::StartTag(tag) => tag.span,
            Token::EndTag(tag) => tag.span,
            Token::String(value) if !title => {
                letters.push_str(&String::from_utf8_lossy(&value.value));
                continue;
            }
            _ => continue,
        };
        let literal = &text[span.start..span.end];
        if literal.contains("fullname") {
            title = !literal.starts_with("</");
        } else if !html::is_element(literal) {
            letters.push_str(literal);
        }
    }
    normalized(&letters)
}

/// The characters of a text in Markdown, without white space and the labels of notices.
fn letters_of_markdown(text: &str) -> String {
    let mut letters = String::new();
    let mut label = false;
    for event in Parser::new_ext(text, rustdoc_options()) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => label = true,
            Event::Text(text) | Event::Code(text) => {
                let is_label =
                    label && ["Note:", "Tip:", "Important:", "Caution:", "Warning:"].contains(&&*text);
                if !is_label {
                    letters.push_str(&text);
                }
                label = false;
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => panic!("{event:?} in {text}"),
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = html.trim();
                assert!(["<div class=\"warning\">", "</div>", "<br>"].contains(&html), "{html} in {text}");
                label |= html.starts_with("<div");
            }
            _ => {}
        }
    }
    normalized(&letters)
}

fn normalized(text: &str) -> String {
    let mut normalized = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace() && !is_unprintable(*c)) {
        match c {
            '\u{2018}' | '\u{2019}' => normalized.push('\''),
            '\u{201c}' | '\u{201d}' => normalized.push('"'),
            '\u{2026}' => normalized.push_str("..."),
            c => normalized.push(c),
        }
    }
    normalized
}

fn sorted(text: &str) -> String {
    let mut letters: Vec<_> = text.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

/// What becomes code or the marker of a list.
const MENDED: [char; 4] = ['`', '*', '\u{2022}', '-'];

/// Whether `markdown` is `html` with colons after terms and carets added.
fn says_the_same(html: &str, markdown: &str) -> Result<(), String> {
    // A tag that was ended twice.
    let stray = html.strip_prefix('>').filter(|_| !markdown.starts_with('>'));
    let (mut html, mut markdown) = (stray.unwrap_or(html), markdown);
    while let Some(c) = markdown.chars().next() {
        if html.starts_with(c) {
            html = &html[c.len_utf8()..];
            markdown = &markdown[c.len_utf8()..];
            continue;
        }
        if html.starts_with(MENDED) {
            html = html.trim_start_matches(MENDED);
            continue;
        }
        let added = [":", "^"].into_iter().find(|added| markdown.starts_with(added));
        let Some(added) = added else {
            return Err(format!("{:.60}\n{:.60}", html, markdown));
        };
        markdown = &markdown[added.len()..];
    }
    if html.is_empty() { Ok(()) } else { Err(format!("{html:.60}\nends")) }
}

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn every_text_says_the_same_and_fits_a_comment() {
    let mut failures = Vec::new();
    for (model, id, text) in texts() {
        let lines = to_markdown(&text, &|_| None, 96);
        for line in &lines {
            assert!(!line.contains(['\n', '\r']) && !line.ends_with(char::is_whitespace), "{id}: {line:?}");
        }
        let (html, markdown) = (letters_of_html(&text), letters_of_markdown(&lines.join("\n")));
        // The first paragraph goes before the notices that a text begins with.
        let is_moved = ["<note", "<important"].iter().any(|notice| text.trim_start().starts_with(notice));
        let (html, markdown) = if is_moved { (sorted(&html), sorted(&markdown)) } else { (html, markdown) };
        if let Err(difference) = says_the_same(&html, &markdown) {
            failures.push(format!("{model} {id}\n{difference}"));
        }
    }
    assert!(failures.is_empty(), "{} texts differ:\n{}", failures.len(), failures.join("\n"));
}

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn structure_survives() {
    for (_, id, text) in texts() {
        let lines = to_markdown(&text, &|_| None, 96).join("\n");
        let count = |tag: &str| text.matches(tag).count();
        let mut items = 0;
        let mut links = 0;
        for event in Parser::new_ext(&lines, rustdoc_options()) {
            match event {
                Event::Start(Tag::Link { .. }) => links += 1,
                Event::End(TagEnd::Item) => items += 1,
                _ => {}
            }
        }
        assert!(
            items <= count("<li>") + count("<dt>") + count("* ") + count("- ") + count("\u{2022}"),
            "{id}: {items} items\n{lines}"
        );
        assert!(links >= count("<a href=\"http"), "{id}: {links} links\n{lines}");
    }
}
