//! The wire form, rule by rule: cases as files.
//!
//! A case is a folder `fixtures/wire/<rule>/<case>` with `type`, the name of a structure, and `in.json`, which is read.
//! What comes of it is in the other files: `value.txt` has the value as `Debug` shows it and `out.json` what is written
//! for it, or `unwritable.txt` why it cannot be; `again.txt` has the value that `out.json` gives, where that is another
//! one; `error.txt` has the error where `in.json` cannot be read.
//! `UPDATE=1` writes these files anew.

use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use ssm_types_tests::any::structure;
use ssm_types_tests::{fixtures, folders};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// One for each rule of the design's chapter on the wire, as far as SSM has what it is about. Floats, sparse lists and
/// maps and other timestamp formats are tested with the support code and with Smithy's conformance tests.
const RULES: &[&str] = &[
    "base64",
    "deep-nesting",
    "duplicate-keys",
    "epoch-seconds",
    "error-correction",
    "error-messages",
    "errors-say-where",
    "integers",
    "names",
    "no-null-members",
    "null-is-absent",
    "nulls-in-dense-lists-and-maps",
    "required-and-defaulted",
    "type-key",
    "union-has-one-member",
    "unknown-enum-values",
    "unknown-members",
    "unknown-union-members",
];

const OUTCOMES: &[&str] = &["value.txt", "out.json", "again.txt", "unwritable.txt", "error.txt"];

#[test]
fn every_case() -> Result<()> {
    let folder = fixtures().join("wire");
    let rules = folders(&folder);
    let names: Vec<_> = rules.iter().filter_map(|rule| rule.file_name()?.to_str()).collect();
    assert_eq!(names, RULES);

    let mut problems = Vec::new();
    for case in rules.iter().flat_map(|rule| folders(rule)) {
        if let Err(problem) = check(&case) {
            problems.push(format!("{}: {problem}", case.strip_prefix(&folder)?.display()));
        }
    }
    assert!(problems.is_empty(), "{}\nUPDATE=1 takes what was found", problems.join("\n\n"));
    Ok(())
}

fn check(case: &Path) -> Result<()> {
    let update = std::env::var_os("UPDATE").is_some();
    let found = outcome(case)?;
    for file in OUTCOMES {
        let path = case.join(file);
        let found = found.iter().find(|(name, _)| name == file).map(|(_, text)| text);
        let expected = match fs::read_to_string(&path) {
            Ok(text) => Some(text),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error.into()),
        };
        match found {
            found if found == expected.as_ref() => {}
            Some(text) if update => fs::write(path, text)?,
            None if update => fs::remove_file(path)?,
            _ => {
                let shown = |text: Option<&String>| text.map_or("nothing\n".to_owned(), Clone::clone);
                let (expected, found) = (shown(expected.as_ref()), shown(found));
                return Err(format!("{file}\nexpected: {expected}found:    {found}").into());
            }
        }
    }
    Ok(())
}

/// The files that should be in the case's folder.
fn outcome(case: &Path) -> Result<Vec<(&'static str, String)>> {
    let name = fs::read_to_string(case.join("type"))?;
    let name = name.trim_end();
    let input = fs::read(case.join("in.json"))?;
    let structure = structure(name).ok_or_else(|| format!("there is no structure `{name}`"))?;
    let value = match (structure.from_json)(&input) {
        Ok(value) => value,
        Err(error) => return Ok(vec![("error.txt", format!("{error}\n"))]),
    };
    let shown = ("value.txt", format!("{value:#?}\n"));
    let written = match value.to_json() {
        Ok(written) => written,
        Err(error) => return Ok(vec![shown, ("unwritable.txt", format!("{error}\n"))]),
    };
    // What was written is the same value but for the digits behind a millisecond, and it is written the same way.
    let again = (structure.from_json)(written.as_bytes())?;
    assert_eq!(again.to_json()?, written, "{}", case.display());
    let mut found = vec![shown, ("out.json", format!("{written}\n"))];
    found.extend((!again.equals(&*value)).then(|| ("again.txt", format!("{again:#?}\n"))));
    Ok(found)
}
