//! The feature `check`: cases, all constraints of SSM by a count of its own, and values made within the constraints and
//! then changed beyond one of them.
//!
//! A case is a folder of `fixtures/check`: `value.json` has `Limits` of the obstacle course or a structure of SSM by its name, and
//! `violations.txt` what is wrong with it. `UPDATE=1 cargo test -p ssm-types-tests checks::` writes the latter.

mod limits;
mod patterns;

use std::error::Error;
use std::fs;

use serde_json::Value;
use ssm_types::STRUCTURES;
use ssm_types::smithy::Union;
use ssm_types::smithy::check::Constraint;
use ssm_types_tests::any::structure;
use ssm_types_tests::property::{self, holds};
use ssm_types_tests::{fixtures, folders};

use limits::{Change, Kind, Limits, Made};

/// What is wrong with a structure of SSM or with `Limits` of the obstacle course. Not with any of that: reading and checking
/// would be compiled for all of them.
fn violations(name: &str, value: &Value) -> Vec<String> {
    use obstacle_course_types::smithy::check::Check;

    let value = value.to_string();
    if name == "Limits" {
        let limits: obstacle_course_types::Limits = serde_json::from_str(&value).unwrap();
        return limits.check().err().into_iter().flatten().map(|violation| violation.to_string()).collect();
    }
    let found = structure(name).unwrap_or_else(|| panic!("there is no {name}"));
    let value = (found.from_json)(value.as_bytes()).unwrap();
    value.check().err().into_iter().flatten().map(|violation| violation.to_string()).collect()
}

#[test]
fn cases() {
    for case in folders(&fixtures().join("check")) {
        let value: Value = serde_json::from_slice(&fs::read(case.join("value.json")).unwrap()).unwrap();
        let (name, value) = value.as_object().unwrap().iter().next().unwrap();
        let found: String = violations(name, value).into_iter().map(|violation| violation + "\n").collect();
        let golden = case.join("violations.txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(found, expected, "{}", case.display());
    }
}

/// How many there are of each trait in a table.
fn counted(rows: &[Constraint]) -> [usize; 4] {
    let count = |has: fn(&&Constraint) -> bool| rows.iter().filter(has).count();
    [
        count(|row| row.length.is_some()),
        count(|row| row.range.is_some()),
        count(|row| row.pattern.is_some()),
        count(|row| row.unique_items),
    ]
}

/// Patterns that are in no table, since the crate `regex` does not have look-around and back-references, or would need
/// too much memory. The report of the generator names them too.
const UNCHECKED: [&str; 3] = [r"^(?!\s*$).+$", r"^([\-]?\d{4}(?!\d{2}\b))", "^.{1,100000}$"];

#[test]
fn every_constraint_of_the_model_is_in_a_table() -> Result<(), Box<dyn Error>> {
    let limits = Limits::read()?;
    let mut all = [0; 4];
    let mut unchecked = 0;
    let mut compare = |id: &str, rows: &[Constraint]| {
        let mut expected = [0; 4];
        for found in limits.of_type(id) {
            let place = match found.kind {
                Kind::Length => 0,
                Kind::Range => 1,
                Kind::Pattern if UNCHECKED.iter().any(|pattern| found.pattern.starts_with(pattern)) => {
                    unchecked += 1;
                    continue;
                }
                Kind::Pattern => 2,
                Kind::UniqueItems => 3,
            };
            expected[place] += 1;
            all[place] += 1;
        }
        assert_eq!(counted(rows), expected, "{id}");
    };
    for name in STRUCTURES {
        let found = structure(name).ok_or("a structure without a type")?;
        compare(found.shape_id, found.constraints);
    }
    fn of_union<U: Union>() -> (&'static str, &'static [Constraint]) {
        (U::SHAPE_ID, U::CONSTRAINTS)
    }
    let unions = [
        of_union::<ssm_types::CloudConnectorConfiguration>(),
        of_union::<ssm_types::ConfigurationTargets>(),
        of_union::<ssm_types::ExecutionInputs>(),
        of_union::<ssm_types::ExecutionPreview>(),
        of_union::<ssm_types::GcpConfigurationTargets>(),
        of_union::<ssm_types::NodeType>(),
    ];
    assert_eq!(limits.unions(), unions.map(|(id, _)| id));
    for (id, rows) in unions {
        compare(id, rows);
    }
    // Lengths, ranges, patterns, unique items; and the patterns of members that are not checked.
    assert_eq!((all, unchecked), ([985, 100, 486, 0], 40));
    Ok(())
}

/// Checks values of every structure of SSM that are made within its constraints.
fn every_structure(check: impl Fn(&str, &Made) -> Result<(), Box<dyn Error>>) -> Result<(), Box<dyn Error>> {
    let limits = Limits::read()?;
    for name in STRUCTURES {
        let found = structure(name).ok_or("a structure without a type")?;
        holds(property::cases(3), 120, |choices| {
            let made = limits.value(found.shape_id, choices);
            check(name, &made).map_err(|problem| format!("{name}: {problem}\n{}", made.value).into())
        })?;
    }
    Ok(())
}

/// What is wrong with a structure of SSM.
fn wrong(name: &str, value: &Value) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let found = structure(name).ok_or("a structure without a type")?;
    let value = (found.from_json)(value.to_string().as_bytes())?;
    let violations = value.check().err().into_iter().flatten();
    Ok(violations.map(|found| (found.path.to_string(), format!("{:?}", found.demand))).collect())
}

/// A value within its constraints has no violation, and one change beyond a bound has that one. Both of the same values,
/// since most of the time goes into making them.
#[test]
fn no_violation_within_the_constraints_and_one_beyond() -> Result<(), Box<dyn Error>> {
    let counts = std::cell::RefCell::new(std::collections::BTreeMap::<&str, usize>::new());
    every_structure(|name, made| {
        let found = wrong(name, &made.value)?;
        if !found.is_empty() {
            return Err(format!("{found:?}").into());
        }
        for Change { path, value, demand } in &made.changes {
            let found = wrong(name, value)?;
            match found.as_slice() {
                [(at, found)] if at == path && found.starts_with(demand) => {
                    *counts.borrow_mut().entry(demand).or_default() += 1;
                }
                _ => return Err(format!("{found:?}\nis not one {demand} at {path} in\n{value}").into()),
            }
        }
        Ok(())
    })?;
    let counts = counts.into_inner();
    assert!(counts.keys().eq(&["Known", "Length", "Pattern", "Range", "Required"]), "{counts:?}");
    assert!(counts.values().all(|count| *count > 20), "{counts:?}");
    Ok(())
}
