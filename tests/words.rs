//! The documentation in `models/ssm.json`: there is some for every item, each says something of its own, and none of it
//! is AWS's.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use ssm_types_tests::{published_models, repository};

/// As many words in a row may be AWS's too: names and phrases that everybody uses.
const LONGEST_SHARED_RUN: usize = 7;
/// A sentence this short, such as "The name.", may stand twice.
const SHORT_SENTENCE: usize = 12;

type Traits = BTreeMap<String, Value>;

#[derive(Deserialize)]
struct Model {
    shapes: BTreeMap<String, Shape>,
}

#[derive(Deserialize)]
struct Shape {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    traits: Traits,
    #[serde(default)]
    members: BTreeMap<String, Member>,
}

#[derive(Deserialize)]
struct Member {
    target: String,
    #[serde(default)]
    traits: Traits,
}

fn read(path: &Path) -> Model {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn ours() -> Model {
    read(&repository().join("models/ssm.json"))
}

fn documentation(traits: &Traits) -> Option<&str> {
    traits.get("smithy.api#documentation")?.as_str().filter(|text| !text.is_empty())
}

impl Shape {
    /// What its items are called in the table; none for shapes that have no item in Rust.
    fn item(&self) -> Option<(&'static str, &'static str)> {
        match self.kind.as_str() {
            "service" => Some(("service", "")),
            "operation" => Some(("operations", "")),
            "structure" if self.traits.contains_key("smithy.api#error") => {
                Some(("errors", "members of errors"))
            }
            "structure" => Some(("structures", "members of structures")),
            "union" => Some(("unions", "members of unions")),
            "enum" | "intEnum" => Some(("enums", "values of enums")),
            _ => None,
        }
    }
}

impl Model {
    /// What the documentation of a member is: its own, or that of the shape without an item that it targets.
    fn of_member<'a>(&'a self, member: &'a Member) -> Option<&'a str> {
        documentation(&member.traits).or_else(|| {
            let target = self.shapes.get(&member.target).filter(|shape| shape.item().is_none())?;
            documentation(&target.traits)
        })
    }

    /// Every documentation trait, with where it is.
    fn texts(&self) -> impl Iterator<Item = (String, &str)> {
        self.shapes.iter().flat_map(|(id, shape)| {
            let own = documentation(&shape.traits).map(|text| (id.clone(), text));
            let members = shape.members.iter().filter_map(move |(name, member)| {
                Some((format!("{id}${name}"), documentation(&member.traits)?))
            });
            own.into_iter().chain(members)
        })
    }
}

#[test]
fn every_item_is_documented() {
    let model = ours();
    let mut table: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missing = Vec::new();
    let mut count = |items, id: String, text: Option<&str>| {
        let (documented, total) = table.entry(items).or_default();
        *total += 1;
        match text {
            Some(_) => *documented += 1,
            None => missing.push(id),
        }
    };
    for (id, shape) in &model.shapes {
        let Some((items, members)) = shape.item() else { continue };
        count(items, id.clone(), documentation(&shape.traits));
        for (name, member) in &shape.members {
            count(members, format!("{id}${name}"), model.of_member(member));
        }
    }
    for (items, (documented, total)) in &table {
        println!("{items}: {documented} of {total}");
    }
    assert!(missing.is_empty(), "without documentation: {missing:#?}");
    assert!(table["operations"].1 > 100 && table["members of structures"].1 > 2000, "{table:?}");
}

/// The sentences of a text that are more than a word or two.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '\n'])
        .map(str::trim)
        .filter(|sentence| sentence.len() > SHORT_SENTENCE && sentence.contains(' '))
}

#[test]
fn no_two_siblings_share_a_sentence() {
    let model = ours();
    let mut shared = Vec::new();
    let mut look = |texts: &mut dyn Iterator<Item = (String, &str)>| {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for (id, text) in texts {
            for sentence in sentences(text) {
                if let Some(other) = seen.insert(sentence.to_owned(), id.clone()).filter(|other| *other != id)
                {
                    shared.push(format!("{other} and {id}: {sentence}"));
                }
            }
        }
    };
    for (id, shape) in &model.shapes {
        look(
            &mut shape
                .members
                .iter()
                .filter_map(|(name, member)| Some((format!("{id}${name}"), model.of_member(member)?))),
        );
    }
    for items in ["operations", "errors", "structures", "unions", "enums"] {
        let of_kind = model.shapes.iter().filter(|(_, shape)| shape.item().is_some_and(|of| of.0 == items));
        look(&mut of_kind.filter_map(|(id, shape)| Some((id.clone(), documentation(&shape.traits)?))));
    }
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn texts_are_commonmark_and_end() {
    let mut found = Vec::new();
    for (id, text) in ours().texts() {
        let outside = outside_code(text).join("x");
        let complaint = match text {
            _ if text.trim() != text => "white space around it",
            _ if !text.ends_with(['.', '!', '?', '`', ')', '|']) => "no end",
            _ if text.matches('`').count() % 2 == 1 => "a backquote without its other",
            _ if outside.contains(['<', '>']) || outside.contains("&amp;") || outside.contains("&lt;") => {
                "HTML"
            }
            _ if has_odd_space(&outside) => "odd white space",
            _ => continue,
        };
        found.push(format!("{id}: {complaint}: {text}"));
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// What stands between the code of a text. Code is literal: formats, names and values, which are nobody's words.
fn outside_code(text: &str) -> Vec<&str> {
    text.split('`').step_by(2).collect()
}

/// Whether a line has two blanks in a row behind its indentation, or white space of another kind.
fn has_odd_space(text: &str) -> bool {
    text.contains(['\t', '\u{a0}']) || text.lines().any(|line| line.trim_start_matches(' ').contains("  "))
}

/// The runs of words of a text that are its author's: between code and addresses.
fn own_runs(text: &str) -> Vec<Vec<String>> {
    let between_addresses = |piece: &str| -> Vec<Vec<String>> {
        let mut pieces = piece.split("](http");
        let first = pieces.next().map(words);
        first
            .into_iter()
            .chain(pieces.map(|rest| words(rest.split_once(')').map_or("", |(_, rest)| rest))))
            .collect()
    };
    outside_code(text).into_iter().flat_map(between_addresses).collect()
}

/// The words of a text in small letters, without markup.
fn words(text: &str) -> Vec<String> {
    let mut plain = String::new();
    let mut in_tag = false;
    for letter in text.replace("&apos;", "'").replace("&#39;", "'").chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag => continue,
            _ => {
                plain.extend(letter.to_lowercase());
                continue;
            }
        }
        plain.push(' ');
    }
    plain
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
#[ignore = "needs SMITHY_MODELS: AWS's published models"]
fn no_text_is_like_the_published_one() {
    // The ends of all runs of so many words, by their words: a longer run is found by going on from there.
    let published: Vec<Vec<String>> = published_models()
        .into_iter()
        .filter(|(name, _)| name.starts_with("ssm"))
        .flat_map(|(_, path)| {
            let model = read(&path);
            model.texts().map(|(_, text)| words(text)).collect::<Vec<_>>()
        })
        .collect();
    assert!(published.len() > 1000, "SMITHY_MODELS holds no published model of SSM");
    let of_length = |length: usize| -> BTreeSet<&[String]> {
        published.iter().flat_map(|words| words.windows(length)).collect()
    };
    let model = ours();
    let runs =
        model.texts().flat_map(|(id, text)| own_runs(text).into_iter().map(move |run| (id.clone(), run)));
    let ours: Vec<(String, Vec<String>)> = runs.collect();
    let mut longest = (0, Vec::new());
    for length in 1.. {
        let theirs = of_length(length);
        let shared: Vec<String> = ours
            .iter()
            .flat_map(|(id, words)| {
                words
                    .windows(length)
                    .filter(|run| theirs.contains(run))
                    .map(move |run| format!("{id}: {}", run.join(" ")))
            })
            .collect();
        if shared.is_empty() {
            break;
        }
        longest = (length, shared);
    }
    let (length, places) = longest;
    println!(
        "the longest run of words shared with the published text has {length}, in {} places:",
        places.len()
    );
    places.iter().take(10).for_each(|place| println!("  {place}"));
    assert!(length <= LONGEST_SHARED_RUN, "{places:#?}");
}
