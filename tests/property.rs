//! Every structure of SSM, with values made by a walk over the model: what is read is what the model says, and what is
//! written is read again as the same value; in other formats than JSON chosen structures.

use std::error::Error;

use serde_json::Value;
use ssm_types::STRUCTURES;
use ssm_types_tests::any::{AnyStructure, Type, structure};
use ssm_types_tests::property::{cases, holds};
use ssm_types_tests::walk::{Choices, Model};

use crate::chosen::{CHOSEN, Chosen, Format};

/// Checks every structure with values that grow with the number of choices.
fn every_structure(
    check: impl Fn(&Model, Type, &Value) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let model = Model::read()?;
    for name in STRUCTURES {
        values(&model, name, cases(3), |found, json| check(&model, found, json))?;
    }
    Ok(())
}

/// Has every chosen structure written in another format and read again.
fn every_chosen(format: fn(&Chosen) -> Format) -> Result<(), Box<dyn Error>> {
    let model = Model::read()?;
    for chosen in CHOSEN {
        // As many values in all as if it were every structure.
        let cases = cases(3) * (STRUCTURES.len() / CHOSEN.len()) as u32;
        values(&model, chosen.name, cases, |_, json| format(chosen)(json.to_string().as_bytes()))?;
    }
    Ok(())
}

/// Checks a structure with so many values.
fn values(
    model: &Model,
    name: &str,
    cases: u32,
    check: impl Fn(Type, &Value) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let found = structure(name).ok_or("a structure without a type")?;
    holds(cases, 200, |choices| {
        let json = model.value(found.shape_id, &mut Choices::new(choices))?;
        check(found, &json).map_err(|problem| format!("{name}: {problem}\n{json}").into())
    })
}

fn read(found: Type, json: &Value) -> Result<Box<dyn AnyStructure>, Box<dyn Error>> {
    Ok((found.from_json)(json.to_string().as_bytes())?)
}

fn equal(found: &dyn AnyStructure, expected: &dyn AnyStructure) -> Result<(), Box<dyn Error>> {
    if found.equals(expected) { Ok(()) } else { Err(format!("{found:?}\nis not\n{expected:?}").into()) }
}

#[test]
fn json_is_what_the_model_says() -> Result<(), Box<dyn Error>> {
    every_structure(|model, found, json| {
        let written: Value = serde_json::from_str(&read(found, json)?.to_json()?)?;
        let expected = model.normal(found.shape_id, json)?;
        if written == expected { Ok(()) } else { Err(format!("{written}\nis not\n{expected}").into()) }
    })
}

#[test]
fn json_read_again_is_the_same() -> Result<(), Box<dyn Error>> {
    every_structure(|_, found, json| {
        let value = read(found, json)?;
        let written = value.to_json()?;
        let again = (found.from_json)(written.as_bytes())?;
        equal(&*again, &*value)?;
        if again.to_json()? == written { Ok(()) } else { Err("it is written in another way".into()) }
    })
}

#[test]
fn json_values_are_the_same() -> Result<(), Box<dyn Error>> {
    every_chosen(|chosen| chosen.json_value)
}

#[test]
fn cbor_is_the_same() -> Result<(), Box<dyn Error>> {
    every_chosen(|chosen| chosen.cbor)
}

#[test]
fn message_pack_is_the_same() -> Result<(), Box<dyn Error>> {
    every_chosen(|chosen| chosen.message_pack)
}

#[test]
fn postcard_is_the_same() -> Result<(), Box<dyn Error>> {
    every_chosen(|chosen| chosen.postcard)
}
