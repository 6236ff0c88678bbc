//! Crates of AWS's published models compile, and neither the compiler, Clippy nor rustdoc has anything to say about them.
//!
//! Five that differ most are built; `PUBLISHED=all` builds every one, which takes minutes.

use std::env;
use std::fs;
use std::path::Path;

use ssm_types_tests::crates::Crates;
use ssm_types_tests::published_models;

/// Of several protocols, with documents, event streams, streams, payloads, recursion and names that are hard.
const FIVE: [&str; 5] = ["bedrock-runtime", "dynamodb", "s3", "sts", "transcribe-streaming"];

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn published_crates_build_without_a_warning() {
    let all = env::var_os("PUBLISHED").is_some_and(|value| value == "all");
    let mut crates = Crates::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("published"));
    let mut missing = FIVE.to_vec();
    for (name, path) in published_models() {
        if all || FIVE.contains(&name.as_str()) {
            crates.add(&name, fs::read_to_string(path).unwrap(), &[]);
        }
        missing.retain(|wanted| *wanted != name);
    }
    assert_eq!(missing, [""; 0], "models that are not there");
    crates.check();
}
