//! The cases of the trait `endpointTests`.

use serde_json::{Map, Value};

use super::model::Model;
use super::{Count, Service};

const TESTS: &str = "smithy.rules#endpointTests";
const RULES: &str = "smithy.rules#endpointRuleSet";

/// Cases that the partitions have overtaken, by their model and a part of what they say of themselves.
const OVERTAKEN: &[(&str, &str)] = &[
    // Since 2026 the isolated partitions have endpoints of both versions of IP.
    ("ssm_2025_04", "us-iso-east-1 with FIPS enabled and DualStack enabled"),
    ("ssm_2025_04", "us-iso-east-1 with FIPS disabled and DualStack enabled"),
    ("ssm_2025_04", "us-isob-east-1 with FIPS enabled and DualStack enabled"),
    ("ssm_2025_04", "us-isob-east-1 with FIPS disabled and DualStack enabled"),
];

pub fn run(service: &Service, model: &Model, endpoints: &mut Count, calls: &mut Count) {
    let tests = model.service()[TESTS]["testCases"].as_array();
    for case in tests.into_iter().flatten() {
        let name = format!("{}: {}", service.name, case["documentation"].as_str().unwrap_or_default());
        if OVERTAKEN.iter().any(|(model, words)| *model == service.name && name.contains(words)) {
            println!("left out, since the partitions are others now: {name}");
            continue;
        }
        let none = Map::new();
        let parameters = case["params"].as_object();
        let result = (service.resolve)(parameters.unwrap_or(&none), None);
        endpoints.add(&name, check(result, &case["expect"]));
        for call in case["operationInputs"].as_array().into_iter().flatten() {
            let operation = call["operationName"].as_str().unwrap_or_default();
            let empty = Value::Object(Map::new());
            let input = if call["operationParams"].is_null() { &empty } else { &call["operationParams"] };
            let result = settings(model, call)
                .and_then(|parameters| (service.resolve)(&parameters, Some((operation, input))));
            calls.add(&format!("{name}: {operation}"), check(result, &case["expect"]));
        }
    }
}

/// The parameters that a client sets for a call.
fn settings(model: &Model, call: &Value) -> Result<Map<String, Value>, String> {
    let mut parameters = Map::new();
    for (built_in, value) in call["builtInParams"].as_object().into_iter().flatten() {
        let known = model.service()[RULES]["parameters"].as_object();
        let name = known.and_then(|known| {
            known.iter().find(|(_, parameter)| parameter["builtIn"] == built_in.as_str()).map(|(name, _)| name)
        });
        let name = name.ok_or_else(|| format!("no parameter is {built_in}"))?;
        parameters.insert(name.clone(), value.clone());
    }
    for (name, value) in call["clientParams"].as_object().into_iter().flatten() {
        parameters.insert(name.clone(), value.clone());
    }
    Ok(parameters)
}

fn check(result: Result<Result<Value, String>, String>, expected: &Value) -> Result<(), String> {
    match (result?, expected["error"].as_str()) {
        (Err(error), Some(expected)) if error == expected => Ok(()),
        (Err(error), expected) => Err(format!("the error is {error:?}, not {expected:?}")),
        (Ok(endpoint), Some(_)) => Err(format!("there is an endpoint: {endpoint}")),
        (Ok(endpoint), None) => {
            let expected = &expected["endpoint"];
            for part in ["url", "headers", "properties"] {
                let empty = Value::Object(Map::new());
                let wanted = if expected[part].is_null() { &empty } else { &expected[part] };
                if endpoint[part] != *wanted {
                    return Err(format!("{part}: {} is not {wanted}", endpoint[part]));
                }
            }
            Ok(())
        }
    }
}
