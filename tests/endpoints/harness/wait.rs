//! Waits beside an interpreter: both are shown the same results and must come to the same state.

use jmespath::Variable;
use serde_json::Value;

use super::model::Model;
use super::random::Random;
use super::{Count, Service};

const WAITABLE: &str = "smithy.waiters#waitable";

/// How many outputs a wait is shown.
const OUTPUTS: usize = 300;

pub fn run(service: &Service, model: &Model, waits: &mut Count) {
    for (operation, shape) in model.operations() {
        for (name, waiter) in shape["traits"][WAITABLE].as_object().into_iter().flatten() {
            let result = one(service, model, (operation, name), shape, waiter);
            waits.add(&format!("{}: {operation}: {name}", service.name), result);
        }
    }
}

fn one(
    service: &Service,
    model: &Model,
    wait: (&str, &str),
    operation: &Value,
    waiter: &Value,
) -> Result<(), String> {
    let acceptors = waiter["acceptors"].as_array().ok_or("no acceptors")?;
    let words: Vec<String> = acceptors.iter().flat_map(words).collect();
    let mut random = Random { state: 1, model, words: &words };
    let target = |name: &str| operation[name]["target"].as_str().unwrap_or("smithy.api#Unit").to_owned();
    let mut decided = vec![false; acceptors.len()];
    for _ in 0..OUTPUTS {
        let input = random.value(&target("input"), 0);
        let output = random.value(&target("output"), 0);
        let (state, output) = (service.wait)(wait, &input, Ok(&output))?;
        let expected = expected(acceptors, &input, Ok(&output), &mut decided)?;
        if state != expected {
            return Err(format!("the state is {state:?}, not {expected:?}, for {output}"));
        }
    }
    let codes = acceptors.iter().filter_map(|acceptor| acceptor["matcher"]["errorType"].as_str());
    let codes: Vec<&str> = codes.map(bare).chain(["Other", ""]).collect();
    for code in codes {
        let input = random.value(&target("input"), 0);
        let (state, _) = (service.wait)(wait, &input, Err(code))?;
        let expected = expected(acceptors, &input, Err(code), &mut decided)?;
        if state != expected {
            return Err(format!("the state is {state:?}, not {expected:?}, for the error {code}"));
        }
    }
    for (acceptor, decided) in acceptors.iter().zip(decided) {
        if !decided {
            println!("never decided: {}: {}: {acceptor}", service.name, wait.1);
        }
    }
    Ok(())
}

/// The texts that an acceptor compares with.
fn words(acceptor: &Value) -> Vec<String> {
    let matcher = &acceptor["matcher"];
    let test = if matcher["output"].is_null() { &matcher["inputOutput"] } else { &matcher["output"] };
    let path = test["path"].as_str().unwrap_or_default();
    let literals = path.split('\'').skip(1).step_by(2).map(str::to_owned);
    literals.chain(test["expected"].as_str().map(str::to_owned)).collect()
}

fn bare(name: &str) -> &str {
    name.rsplit_once('#').map_or(name, |(_, name)| name)
}

/// The state by the specification: of the first acceptor that matches.
fn expected(
    acceptors: &[Value],
    input: &Value,
    result: Result<&Value, &str>,
    decided: &mut [bool],
) -> Result<Option<bool>, String> {
    for (acceptor, decided) in acceptors.iter().zip(decided) {
        let (kind, test) = acceptor["matcher"].as_object().and_then(|m| m.iter().next()).ok_or("no matcher")?;
        let matches = match (kind.as_str(), result) {
            ("output", Ok(output)) => compare(test, output)?,
            ("inputOutput", Ok(output)) => {
                compare(test, &serde_json::json!({ "input": input, "output": output }))?
            }
            ("success", result) => test.as_bool() == Some(result.is_ok()),
            ("errorType", Err(code)) => test.as_str().map(bare) == Some(code),
            _ => false,
        };
        if matches {
            *decided = true;
            return Ok(match acceptor["state"].as_str() {
                Some("success") => Some(true),
                Some("failure") => Some(false),
                _ => None,
            });
        }
    }
    Ok(if result.is_ok() { None } else { Some(false) })
}

fn compare(test: &Value, subject: &Value) -> Result<bool, String> {
    let text = |name: &str| test[name].as_str().unwrap_or_default();
    let expression = jmespath::compile(text("path")).map_err(|error| error.to_string())?;
    let json = Variable::from_json(&subject.to_string())?;
    // A wrong type, such as the length of nothing, is no match.
    let Ok(found) = expression.search(json) else { return Ok(false) };
    let expected = text("expected");
    let is_text = |value: &Variable| value.as_string().is_some_and(|text| text == expected);
    Ok(match text("comparator") {
        "stringEquals" => is_text(&found),
        "booleanEquals" => found.as_boolean().is_some_and(|value| value.to_string() == expected),
        "allStringEquals" => {
            found.as_array().is_some_and(|list| !list.is_empty() && list.iter().all(|item| is_text(item)))
        }
        "anyStringEquals" => found.as_array().is_some_and(|list| list.iter().any(|item| is_text(item))),
        other => return Err(format!("there is no comparator {other}")),
    })
}
