//! Nothing of AWS's published models is lost: what a walk over the JSON finds is in the source that comes out.

mod output;
mod raw;

use std::fs;

use serde_json::Value;
use smithy_typegen::{Config, Source, generate};
use ssm_types_tests::published_models;

use self::output::Output;
use self::raw::Closure;

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn every_shape_member_value_and_operation_is_in_the_output() {
    for (name, path) in published_models() {
        let text = fs::read_to_string(path).unwrap();
        let closure = Closure::of(&serde_json::from_str::<Value>(&text).unwrap());
        let sources = [Source { name: name.clone(), text }];
        let generated =
            generate(&sources, &Config::default()).unwrap_or_else(|found| panic!("{name}: {found:?}"));
        let counts = compare(&name, &closure, &Output::of(&generated.files));
        println!("{name}: {counts}");
    }
}

/// Compares both ways, and says how many there are of each.
fn compare(name: &str, closure: &Closure, output: &Output) -> String {
    let ids: Vec<_> = closure.containers.keys().collect();
    assert_eq!(output.members.keys().collect::<Vec<_>>(), ids, "{name}: structures and unions");
    let mut members = 0;
    for (id, expected) in &closure.containers {
        let found = &output.members[id];
        assert_eq!(found.len(), expected.len(), "{name}: members of {id}");
        for (member, json_name) in expected {
            let is_there = found.iter().any(|found| found == member || Some(found) == json_name.as_ref());
            assert!(is_there, "{name}: {id}${member} is not among {found:?}");
        }
        // A union has a variant for what the model does not know.
        let size = output.sizes[&output.types[id]];
        assert!(size == expected.len() || size == expected.len() + 1, "{name}: fields of {id}");
        members += expected.len();
    }
    let ids: Vec<_> = closure.operations.keys().collect();
    assert_eq!(output.operations.keys().collect::<Vec<_>>(), ids, "{name}: operations");
    for (id, errors) in &closure.operations {
        let error = &output.errors[&output.operations[id]];
        assert_eq!(output.sizes[error], errors + 1, "{name}: errors of {id}");
    }
    let mut values = 0;
    assert_eq!(output.values.len(), closure.enums.len(), "{name}: enums");
    for (id, expected) in &closure.enums {
        let wanted = folded(id.split_once('#').unwrap().1);
        let ty =
            output.values.keys().find(|ty| folded(ty) == wanted || folded(ty) == wanted.clone() + "shape");
        let ty = ty.unwrap_or_else(|| panic!("{name}: no enum for {id}"));
        assert_eq!(&output.values[ty], expected, "{name}: values of {id}");
        assert_eq!(output.sizes[ty], expected.len() + 1, "{name}: variants of {id}");
        values += expected.len();
    }
    format!(
        "{} structures and unions with {members} members, {} enums with {values} values, {} operations",
        closure.containers.len(),
        closure.enums.len(),
        closure.operations.len()
    )
}

/// A name as types have it but for case.
fn folded(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}
