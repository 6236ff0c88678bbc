//! A model is data from outside: whatever stands in it, there is an error with a code, or a crate in which the model's
//! text is only in literals and comments. Memory stays in bounds, and nothing is written outside of the output folder.
//!
//! All input is made here.

mod names;
mod numbers;
mod sizes;
mod source;
mod text;

use serde_json::{Value, json};
use smithy_typegen::diagnostic::Diagnostics;
use smithy_typegen::{Config, Generated, Source, generate};

/// A model with one operation, whose input has the members given, beside these shapes.
fn model(members: Value, shapes: Value) -> Value {
    let mut all = json!({
        "example#Service": {
            "type": "service",
            "version": "1",
            "operations": [{ "target": "example#Put" }],
            "traits": { "aws.protocols#restJson1": {} }
        },
        "example#Put": { "type": "operation", "input": { "target": "example#Input" } },
        "example#Input": { "type": "structure", "members": members }
    });
    if let (Value::Object(all), Value::Object(shapes)) = (&mut all, shapes) {
        all.extend(shapes);
    }
    json!({ "smithy": "2.0", "shapes": all })
}

/// A model whose input has one member, with this target and these traits.
fn member(target: &str, traits: Value, shapes: Value) -> Value {
    model(json!({ "value": { "target": target, "traits": traits } }), shapes)
}

/// What becomes of a model.
fn made(text: String) -> Result<Generated, Diagnostics> {
    let config = Config { model_name: "model.json".to_owned(), ..Config::default() };
    generate(&[Source { name: "model.json".to_owned(), text }], &config)
}

/// The codes of the errors in a model that is refused; none where it is not.
fn codes(model: &Value) -> Vec<&'static str> {
    match made(model.to_string()) {
        Ok(_) => Vec::new(),
        Err(found) => found.iter().map(|problem| problem.code).collect(),
    }
}
