//! Numbers that no type of Rust holds.

use serde_json::{Value, json};

use super::source::check;
use super::{made, member};

/// The text of a number, which need not be one that `serde_json` can hold.
fn with_number(model: &Value, number: &str) -> String {
    model.to_string().replace("\"NUMBER\"", number)
}

const NUMBERS: &[&str] = &[
    "1e400",
    "-1e400",
    "1e999999999999999999999",
    "1e-400",
    "-0",
    "-0.0",
    "1e308",
    "1.7976931348623157e308",
    "5e-324",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "18446744073709551615",
    "18446744073709551616",
    "1.0",
    "0.1",
    "1E2",
    "1e2",
    "340282366920938463463374607431768211456",
    "\"1e999999999\"",
    "\"NaN\"",
    "\"Infinity\"",
    "\"-\"",
    "\"+1\"",
    "\"0x10\"",
    "\"1_000\"",
    "\"\"",
    "\"999999999999999999999999999999999999999999\"",
];

#[test]
fn numbers_are_exact_or_refused() {
    let places = [
        ("Byte", "smithy.api#default"),
        ("Short", "smithy.api#default"),
        ("Integer", "smithy.api#default"),
        ("Long", "smithy.api#default"),
        ("Float", "smithy.api#default"),
        ("Double", "smithy.api#default"),
        ("BigInteger", "smithy.api#default"),
        ("BigDecimal", "smithy.api#default"),
        ("Timestamp", "smithy.api#default"),
        ("Document", "smithy.api#default"),
        ("Integer", "example.traits#unknown"),
    ];
    for number in NUMBERS {
        let mut models: Vec<(String, Value)> = Vec::new();
        for (target, id) in places {
            let traits = json!({ id: "NUMBER", "smithy.api#required": {} });
            let mut model = member(&format!("smithy.api#{target}"), traits, json!({}));
            // In an input every member is optional, and has no default.
            model["shapes"]["example#Put"] =
                json!({ "type": "operation", "output": { "target": "example#Input" } });
            models.push((format!("{id} of {target}"), model));
        }
        for (target, id) in
            [("Double", "range"), ("BigDecimal", "range"), ("Long", "range"), ("String", "length")]
        {
            for bounds in [
                json!({ "min": "NUMBER" }),
                json!({ "max": "NUMBER" }),
                json!({ "min": "NUMBER", "max": "NUMBER" }),
            ] {
                let traits = json!({ format!("smithy.api#{id}"): bounds });
                models.push((
                    format!("{id} of {target}"),
                    member(&format!("smithy.api#{target}"), traits, json!({})),
                ));
            }
        }
        let value = json!({ "target": "smithy.api#Unit", "traits": { "smithy.api#enumValue": "NUMBER" } });
        let shapes = json!({ "example#E": { "type": "intEnum", "members": { "A": value } } });
        models.push(("enumValue".to_owned(), member("example#E", json!({}), shapes)));
        let error = json!({ "type": "structure", "traits": { "smithy.api#error": "client", "smithy.api#httpError": "NUMBER" } });
        let operation = json!({
            "type": "operation",
            "errors": [{ "target": "example#Bad" }],
            "traits": {
                "smithy.api#http": { "method": "GET", "uri": "/", "code": "NUMBER" },
                "smithy.waiters#waitable": { "W": { "acceptors": [], "minDelay": "NUMBER", "maxDelay": "NUMBER" } }
            }
        });
        let shapes = json!({ "example#Bad": error, "example#Put": operation });
        models.push(("status".to_owned(), member("smithy.api#String", json!({}), shapes)));

        for (place, model) in models {
            match made(with_number(&model, number)) {
                Ok(generated) => check(&generated.files, &format!("{number} as {place}")),
                Err(found) => assert!(found.iter().all(|problem| problem.code != "internal"), "{found:?}"),
            }
        }
    }
}
