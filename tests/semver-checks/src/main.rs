//! Compares what `diff` says of two models to what `cargo-semver-checks` says of the two crates, and each disagreement to
//! the explanations in `codegen/DIFF.md`. How to run it is in `README.md`.

mod compare;
mod crates;
mod explained;
mod item;
mod pairs;
mod tool;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use smithy_typegen::{Config, diff};

use self::compare::{Outcome, Row};
use self::explained::Explained;
use self::pairs::{Options, Pair};
use self::tool::Tool;

/// Any failure: this is a tool for people, who read the message.
type Error = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The top of the repository.
fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs everything, and says whether each disagreement is explained and each explanation is needed.
fn run() -> Result<bool, Error> {
    let options = Options::read(std::env::args().skip(1))?;
    let explained = Explained::read(&repository().join("codegen/DIFF.md"))?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/subjects");
    crates::clear(&folder)?;
    let tool = Tool::find(&folder)?;
    println!("{}", tool.version());

    let pairs = pairs::all(&options)?;
    let first = pairs.first().ok_or("there is nothing to compare")?;
    tool.fetch(&crates::write(first, &folder.join(&first.name))?.new)?;
    let mut found: BTreeMap<Row, Vec<String>> = BTreeMap::new();
    let mut same = 0;
    for pair in &pairs {
        let outcome = examine(pair, &folder, &tool)?;
        println!("{}: {outcome}", pair.name);
        same += usize::from(outcome.same_class());
        for (row, item) in outcome.rows() {
            found.entry(row).or_default().push(format!("{}: {item}", pair.name));
        }
    }
    println!("\n{} pairs, {same} of them with the same class", pairs.len());
    Ok(report(&found, &explained, options.is_complete()))
}

/// Asks both about a pair of models.
fn examine(pair: &Pair, folder: &Path, tool: &Tool) -> Result<Outcome, Error> {
    let in_pair = |error: Error| format!("{}: {error}", pair.name);
    let subject = crates::write(pair, &folder.join(&pair.name)).map_err(in_pair)?;
    let theirs = tool.check(&subject.old, &subject.new).map_err(in_pair)?;
    let (old, new) = ([subject.old_model], [subject.new_model]);
    let ours = diff(&old, &new, &Config::default()).map_err(|error| in_pair(error.into()))?;
    Ok(Outcome::of(ours, theirs))
}

/// Prints what is not explained and what is explained for nothing, and says whether there is neither.
fn report(found: &BTreeMap<Row, Vec<String>>, explained: &Explained, complete: bool) -> bool {
    println!("\ndisagreements, and the pairs that they occur in:");
    for (row, pairs) in found {
        let more = if pairs.len() > 1 { format!("; {} more", pairs.len() - 1) } else { String::new() };
        println!("  {row} ({}{more})", pairs.first().map_or("", String::as_str));
    }
    let missing: Vec<&Row> = found.keys().filter(|row| !explained.has(row)).collect();
    for row in &missing {
        println!("not explained in DIFF.md: {row}");
    }
    let stale: Vec<&Row> = explained.rows().filter(|row| complete && !found.contains_key(*row)).collect();
    for row in &stale {
        println!("explained in DIFF.md, but does not occur: {row}");
    }
    if !complete {
        println!("\nnot everything was compared, so explanations without a disagreement are not looked for");
    }
    missing.is_empty() && stale.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The result of a run with these disagreements, given a page that explains two.
    fn passes(found: &[&str], complete: bool) -> bool {
        let page = "<!-- The check in tests/semver-checks reads this table. -->\n\n\
                    | change | more severe for | why |\n|---|---|---|\n\
                    | `one`, `two` | `diff` | It cannot see it. |\n\nMore.\n";
        let explained = Explained::parse(page).unwrap();
        let row = |change: &&str| Row { change: (*change).to_owned(), severe: compare::OURS.to_owned() };
        report(&found.iter().map(|change| (row(change), Vec::new())).collect(), &explained, complete)
    }

    #[test]
    fn the_page_is_held_to_what_is_found() {
        assert!(passes(&["one", "two"], true));
        assert!(!passes(&["one", "two", "three"], true), "one is not explained");
        assert!(!passes(&["one"], true), "one is explained for nothing");
        assert!(passes(&["one"], false), "what is left out may have it");
        assert!(!passes(&["three"], false));
    }

    #[test]
    fn a_line_without_a_reason_is_no_explanation() {
        let page =
            "<!-- The check in tests/semver-checks reads this table. -->\n\n| a | b | c |\n|---|---|---|\n";
        assert!(Explained::parse(&format!("{page}| `one` | `diff` |  |\n")).is_err());
        assert!(Explained::parse(&format!("{page}| `one`, `one` | `diff` | So. |\n")).is_err());
    }
}
