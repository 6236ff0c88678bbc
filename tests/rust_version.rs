//! The Rust version that each package promises is enough for all that it depends on.
//!
//! What the packages' own code uses of the standard library is checked by Clippy's lint `incompatible_msrv`, which goes
//! by the same promise.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// `1.88` and `1.88.0` are the same.
fn version(package: &Value) -> Option<Vec<u32>> {
    let mut numbers: Vec<u32> =
        package["rust_version"].as_str()?.split('.').map(|number| number.parse().unwrap()).collect();
    numbers.resize(3, 0);
    Some(numbers)
}

fn metadata() -> Value {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Without a platform cargo would fetch the dependencies of all.
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", host])
        .current_dir(ssm_types_tests::repository())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn no_dependency_needs_a_newer_rust() {
    let metadata = metadata();
    let by_id = |list: &'static str, values: &Value| -> BTreeMap<String, Value> {
        let values = values[list].as_array().unwrap();
        values.iter().map(|value| (value["id"].as_str().unwrap().to_owned(), value.clone())).collect()
    };
    let packages = by_id("packages", &metadata);
    let nodes = by_id("nodes", &metadata["resolve"]);
    let mut wrong = Vec::new();
    for member in metadata["workspace_members"].as_array().unwrap() {
        let member = &packages[member.as_str().unwrap()];
        let promised =
            version(member).unwrap_or_else(|| panic!("{} promises no Rust version", member["name"]));
        let mut waiting = vec![member["id"].as_str().unwrap()];
        let mut seen = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            let package = &packages[id];
            if version(package).is_some_and(|needed| needed > promised) {
                wrong.push(format!(
                    "{} promises Rust {}, but {} {} needs {}",
                    member["name"],
                    member["rust_version"],
                    package["name"],
                    package["version"],
                    package["rust_version"]
                ));
            }
            waiting
                .extend(nodes[id]["dependencies"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
