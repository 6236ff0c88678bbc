//! Models that are too large, too deep, or mostly nothing. Each is read by a process of its own, which may have only so
//! much memory, and stacks of 512 KiB: with 10,000 levels, what calls itself once a level overflows them.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::{made, member, model};

const MIB: usize = 1024 * 1024;
const DEPTH: usize = 10_000;

/// How the generator ended.
struct Ended {
    code: Option<i32>,
    said: String,
}

impl Ended {
    #[track_caller]
    fn is_refused_as(&self, code: &str) {
        assert_eq!(self.code, Some(1), "{}", self.said);
        assert!(self.said.starts_with(&format!("error[{code}]")), "{}", self.said);
        assert!(self.said.len() < 10_000, "{} bytes were said", self.said.len());
    }

    #[track_caller]
    fn is_done(&self) {
        assert_eq!(self.code, Some(0), "{}", self.said);
    }
}

/// What the generator does with this model, in a process that may have the memory given, in MiB.
#[track_caller]
fn run(parts: &[&[u8]], memory: usize) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let mut file = fs::File::create(folder.path().join("model.json")).unwrap();
    parts.iter().for_each(|part| file.write_all(part).unwrap());
    drop(file);
    let output = limited(folder.path(), "model.json", memory).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let peak: usize = String::from_utf8(output.stdout).unwrap().trim().parse().unwrap_or_default();
    println!("{} MiB of {memory}", peak / 1024);
    assert!(output.status.code().is_some_and(|code| code < 2), "{:?}: {said}", output.status);
    assert!(peak / 1024 <= memory, "{} MiB were used", peak / 1024);
    let entries = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(entries, if output.status.success() { 2 } else { 1 }, "{said}");
    Ended { code: output.status.code(), said }
}

/// The generator, with a limit that leaves room for what is reserved and not used: stacks, and memory that the allocator
/// keeps for each thread.
fn limited(folder: &Path, model: &str, memory: usize) -> Command {
    let program = env!("CARGO_BIN_EXE_update-program");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        let limit = (memory + 2048) * 1024;
        shell.args(["-c", &format!("ulimit -v {limit} && ulimit -s 512 && exec \"$0\" \"$@\""), program]);
        shell
    } else {
        Command::new(program)
    };
    // Two threads, whatever the machine has: each reserves memory of its own.
    command.current_dir(folder).env("RAYON_NUM_THREADS", "2").env("RUST_MIN_STACK", (MIB / 2).to_string());
    command.args(["measure", "generate", "--model", model, "--out", "out"]);
    command
}

/// The model before and behind the text `HERE`, quotes included.
fn around(model: &Value) -> (String, String) {
    let text = model.to_string();
    let (before, behind) = text.split_once("\"HERE\"").unwrap();
    (before.to_owned(), behind.to_owned())
}

/// A list of so many items.
fn list(items: usize) -> Vec<u8> {
    let mut text = b"0,".repeat(items);
    text.pop();
    [b"[", &*text, b"]"].concat()
}

/// Places for any JSON: the value of a trait that nobody reads, of one that somebody reads, and metadata.
fn places() -> Vec<Value> {
    let mut metadata = model(json!({}), json!({}));
    metadata["metadata"] = json!({ "a": "HERE" });
    let with = |id: &str| member("smithy.api#String", json!({ id: "HERE" }), json!({}));
    vec![with("example.traits#unknown"), with("smithy.api#default"), metadata]
}

#[cfg(unix)]
#[test]
fn input_without_end() {
    let folder = tempfile::tempdir().unwrap();
    for (model, name) in [("/dev/zero", "the file"), ("-", "standard input")] {
        let endless = fs::File::open("/dev/zero").unwrap();
        let output = limited(folder.path(), model, 200).stdin(endless).output().unwrap();
        let peak: usize = str::from_utf8(&output.stdout).unwrap().trim().parse().unwrap();
        assert!(peak / 1024 <= 200, "{} MiB were used", peak / 1024);
        let ended = Ended { code: output.status.code(), said: String::from_utf8(output.stderr).unwrap() };
        ended.is_refused_as("too-large");
        assert!(ended.said.contains(&format!("{name} has more than 128 MiB")), "{}", ended.said);
    }
}

#[test]
fn more_items_than_a_model_may_have() {
    run(&[&list(4_000_000)], 400).is_refused_as("too-large");
    // A quarter in each place: they are too many only if those in every place count.
    let items = list(1_000_000);
    let mut model = member("smithy.api#String", json!({}), json!({}));
    model["metadata"] = json!({ "a": "HERE" });
    model["shapes"]["example#Service"]["operations"] = "HERE".into();
    let traits = json!({ "example.traits#unknown": "HERE", "smithy.api#default": "HERE" });
    model["shapes"]["example#Input"]["members"]["value"]["traits"] = traits;
    let text = model.to_string();
    let mut parts: Vec<&[u8]> = text.split("\"HERE\"").flat_map(|text| [text.as_bytes(), &items]).collect();
    parts.pop();
    assert_eq!(parts.len(), 9);
    run(&parts, 400).is_refused_as("too-large");
}

#[test]
fn as_many_items_as_a_model_may_have() {
    let items = list(3_900_000);
    let (before, behind) = around(&places()[0]);
    run(&[before.as_bytes(), &items, behind.as_bytes()], 600).is_done();
}

#[test]
fn a_tenth_of_that_where_it_is_wrong() {
    let items = list(390_000);
    let (before, behind) = around(&places()[1]);
    run(&[before.as_bytes(), &items, behind.as_bytes()], 100).is_refused_as("invalid-trait-value");
    let mut operations = model(json!({}), json!({}));
    operations["shapes"]["example#Service"]["operations"] = "HERE".into();
    let (before, behind) = around(&operations);
    // Each item is a finding; not all of them are kept.
    run(&[before.as_bytes(), &items, behind.as_bytes()], 100).is_refused_as("wrong-type");
}

#[test]
fn white_space_of_8_megabytes() {
    let text = model(json!({}), json!({})).to_string();
    let unknown = text.replace("example#Put\"}", "example#Puu\"}");
    assert_ne!(unknown, text);
    let space: &[u8] = &vec![b' '; 8 * MIB];
    run(&[space], 36).is_refused_as("empty-file");
    run(&[b"{", space, &text.as_bytes()[1..]], 36).is_done();
    // The place of a mistake behind it is found, and shown without it.
    run(&[b"{", space, &unknown.as_bytes()[1..]], 36).is_refused_as("unknown-target");
    run(&[b"{", space, &text.as_bytes()[1..], b"x"], 36).is_refused_as("json-syntax");
    run(&[b"{", space, &text.as_bytes()[1..text.len() - 1]], 36).is_refused_as("json-syntax");
    run(&[space, text.as_bytes(), space], 44).is_done();
    let lines = b"\n".repeat(8 * MIB);
    run(&[b"{", &lines, &unknown.as_bytes()[1..]], 36).is_refused_as("unknown-target");
}

#[test]
fn nesting_of_10_000_levels() {
    let arrays = ["[".repeat(DEPTH), "]".repeat(DEPTH)].concat();
    let objects = [r#"{"a":"#.repeat(DEPTH), "1".to_owned(), "}".repeat(DEPTH)].concat();
    for nested in [&arrays, &objects] {
        run(&[nested.as_bytes()], 100).is_refused_as("too-deep");
        for place in places() {
            let (before, behind) = around(&place);
            run(&[before.as_bytes(), nested.as_bytes(), behind.as_bytes()], 100).is_refused_as("too-deep");
        }
    }
    // Never closed.
    run(&["[".repeat(DEPTH).as_bytes()], 100).is_refused_as("too-deep");
    // A schema, a list of lists of lists.
    let below = |index: usize| match index {
        0 => "smithy.api#String".to_owned(),
        index => format!("example#L{}", index - 1),
    };
    for (shape_type, inside) in
        [("list", "member"), ("map", "value"), ("structure", "members"), ("union", "members")]
    {
        // Each structure is a file.
        let depth = if inside == "members" { 1_000 } else { DEPTH / 2 };
        let shapes: serde_json::Map<String, Value> = (0..depth)
            .map(|index| {
                let target = json!({ "target": below(index) });
                let mut shape = json!({ "type": shape_type });
                shape[inside] = if inside == "members" { json!({ "m": target }) } else { target };
                if shape_type == "map" {
                    shape["key"] = json!({ "target": "smithy.api#String" });
                }
                (format!("example#L{index}"), shape)
            })
            .collect();
        let first = format!("example#L{}", depth - 1);
        let model = member(&first, json!({}), Value::Object(shapes)).to_string();
        match inside {
            "members" => run(&[model.as_bytes()], 600).is_done(),
            _ => run(&[model.as_bytes()], 200).is_refused_as("too-deep"),
        }
    }
}

/// A condition of which each level asks for what is in it once has code in proportion to its length: a condition of
/// sixteen levels that named what is in it twice would be some 60,000 times as long.
#[test]
fn conditions_of_16_levels() {
    let of_levels = |begin: &str, level: &dyn Fn(String, usize) -> String| {
        let path = (0..16).fold(begin.to_owned(), level);
        let matcher =
            json!({ "output": { "path": path, "expected": "true", "comparator": "booleanEquals" } });
        let waiter = json!({ "acceptors": [{ "state": "success", "matcher": matcher }] });
        let mut model = model(
            json!({}),
            json!({
                "example#Output": { "type": "structure", "members": {
                    "List": { "target": "example#List" },
                    "On": { "target": "smithy.api#Boolean" },
                    "Size": { "target": "smithy.api#Integer" }
                } },
                "example#List": { "type": "list", "member": { "target": "smithy.api#String" } }
            }),
        );
        model["shapes"]["example#Service"]["traits"] = json!({ "aws.protocols#awsJson1_1": {} });
        let put = &mut model["shapes"]["example#Put"];
        put["output"] = json!({ "target": "example#Output" });
        put["traits"] = json!({ "smithy.waiters#waitable": { "Done": waiter } });
        let made = made(model.to_string()).unwrap();
        let file = made.files.iter().find(|file| file.path == "src/waiter.rs").unwrap();
        assert!(file.text.len() < 12_000, "{path}: {} bytes", file.text.len());
    };
    let sign = |level: usize| if level.is_multiple_of(2) { "&&" } else { "||" };
    of_levels("On", &|path, level| format!("({path} {} length(List) > `{}`)", sign(level), level + 2));
    of_levels("On", &|path, level| format!("(length(List) > `{}` {} {path})", level + 2, sign(level)));
    of_levels("length(List) == `1`", &|path, _| format!("!({path} && On)"));
    of_levels("length(List) == `1`", &|path, _| format!("length([{path}]) == `1`"));
    of_levels("Size == `1`", &|path, _| format!("({path}) == `true`"));
    of_levels("On", &|path, level| format!("(({path} {} On) == (Size > `1`))", sign(level)));
}

#[test]
fn documentation_of_10_000_levels() {
    let openings = [
        "<b>",
        "<ul><li>",
        "<ol><li>",
        "<table><tr><td>",
        "<blockquote>",
        "<p>",
        "<pre>",
        "<a href='x'>",
        "<dl><dd>",
        "<note>",
        "<!--",
        "<",
        "</b>",
        "&amp",
        "&#x",
        "<b",
        "<b a=",
        "<b a='",
    ];
    let html: Vec<_> = openings.iter().map(|opening| format!("<p>x</p>{}", opening.repeat(DEPTH))).collect();
    let openings = [
        "> ",
        ">",
        "* ",
        "- ",
        "1. ",
        "  * \n",
        "[",
        "![",
        "[a](",
        "*a ",
        "*a_ ",
        "**a",
        "`",
        "a`b ``",
        "<a ",
        "&#",
        "\\",
        "~~~\n",
        "|a|\n|-|\n",
        "a\n",
        "# ",
        "[^a]: ",
        "[a]: b\n",
        "\t",
    ];
    let markdown = openings.iter().map(|opening| opening.repeat(DEPTH));
    let closed = format!("{}x{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    documentation(&html.into_iter().chain(markdown).chain([closed]).collect::<Vec<_>>());
}

#[test]
fn documentation_of_256_kilobytes() {
    const SIZE: usize = 256 * 1024;
    let parts = ["a", "a ", "a\n", "é", "\u{202e}", "`", "<b>a</b> "];
    let mut texts: Vec<_> = parts.iter().map(|part| part.repeat(SIZE / part.len())).collect();
    // A paragraph for every three bytes.
    texts.extend(["a\n\n".repeat(SIZE / 12), "<p>a</p>".repeat(SIZE / 32)]);
    documentation(&texts);
}

/// Generates a crate of a model with these texts as the documentation of members.
#[track_caller]
fn documentation(texts: &[String]) {
    let members = texts.iter().enumerate().map(|(number, text)| {
        let traits = json!({ "smithy.api#documentation": text });
        (format!("member{number}"), json!({ "target": "smithy.api#String", "traits": traits }))
    });
    let model = model(Value::Object(members.collect()), json!({})).to_string();
    run(&[model.as_bytes()], 350).is_done();
}
