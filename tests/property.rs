//! Every structure of SSM, with values made by a walk over the model: what is read is what the model says, and what is
//! written is read again as the same value, in JSON and in other formats.

use std::error::Error;

use proptest::collection::vec;
use proptest::num::u32;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::Value;
use ssm_types::STRUCTURES;
use ssm_types_tests::any::{AnyStructure, Type, structure};
use ssm_types_tests::walk::{Choices, Model};

/// Checks every structure with values that grow with the number of choices.
fn every_structure(
    check: impl Fn(&Model, Type, &Value) -> Result<(), Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let model = Model::read()?;
    let config = Config { failure_persistence: None, cases: cases(), ..Config::default() };
    for name in STRUCTURES {
        let found = structure(name).ok_or("a structure without a type")?;
        // The same values in each run; more of them with `PROPTEST_CASES`.
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        TestRunner::new_with_rng(config.clone(), rng)
            .run(&vec(u32::ANY, 0..200), |choices| {
                let json = model.value(found.shape_id, &mut Choices::new(&choices)).unwrap_or_default();
                check(&model, found, &json)
                    .map_err(|problem| TestCaseError::fail(format!("{name}: {problem}\n{json}")))
            })
            .map_err(|problem| problem.to_string())?;
    }
    Ok(())
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(6)
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
    every_structure(|_, found, json| {
        let value = read(found, json)?;
        let written = serde_json::to_value(value.to_write())?;
        equal(&*(found.read)(&mut <dyn erased_serde::Deserializer>::erase(written))?, &*value)
    })
}

#[test]
fn message_pack_is_the_same() -> Result<(), Box<dyn Error>> {
    every_structure(|_, found, json| {
        let value = read(found, json)?;
        let bytes = rmp_serde::to_vec(value.to_write())?;
        let mut deserializer = rmp_serde::Deserializer::from_read_ref(&bytes);
        let again = (found.read)(&mut <dyn erased_serde::Deserializer>::erase(&mut deserializer))?;
        equal(&*again, &*value)
    })
}

/// Postcard does not say in its bytes what they are, so reader and writer must ask for the same.
#[test]
fn postcard_is_the_same() -> Result<(), Box<dyn Error>> {
    every_structure(|_, found, json| {
        let value = read(found, json)?;
        let bytes = postcard::to_allocvec(value.to_write())?;
        let mut deserializer = postcard::Deserializer::from_bytes(&bytes);
        let again = (found.read)(&mut <dyn erased_serde::Deserializer>::erase(&mut deserializer))?;
        equal(&*again, &*value)
    })
}
