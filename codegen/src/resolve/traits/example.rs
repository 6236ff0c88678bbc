//! The [examples trait](https://smithy.io/2.0/spec/documentation-traits.html#examples-trait).
//!
//! Examples are documentation: one that is wrong is reported and left out, and nothing else suffers from it. Constraints on
//! values are not checked, since an author may want to show what happens then.

use serde_json::{Map, Value};

use super::node::{Node, Read};
use super::rule::{OPERATION, traits};
use crate::resolve::context::Operation;
use crate::resolve::value::{Mismatch, Purpose, ShapeValue, Table, brief};
use crate::shape_id::ShapeId;

/// An example of a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CallExample {
    /// What it shows.
    pub title: String,
    /// More about it.
    pub documentation: Option<String>,
    /// The input.
    pub input: ShapeValue,
    /// The output, where the example has one.
    pub output: Option<ShapeValue>,
    /// The id of an error and its value, where the call fails.
    pub error: Option<(ShapeId, ShapeValue)>,
}

/// The examples that fit.
fn examples(node: &Node<'_>) -> Read<Vec<CallExample>> {
    let Some(list) = node.json().as_array() else {
        let message = format!("the trait {EXAMPLES} is no list of examples, and is left out");
        node.warning("invalid-example", &[], message, None);
        return Ok(Vec::new());
    };
    let Some(operation) = node.subject.operation() else { return Ok(Vec::new()) };
    let mut examples = Vec::new();
    for (index, json) in list.iter().enumerate() {
        match example(node, operation, json) {
            Ok(example) => examples.push(example),
            Err(mismatch) => {
                let message = format!(
                    "example {} of the trait {EXAMPLES} does not fit, and is left out: {}",
                    node.written_index(index) + 1,
                    mismatch.sentence("a value")
                );
                let index = index.to_string();
                let keys = mismatch.keys.iter().chain([&index]).rev();
                let keys: Vec<&str> = keys.map(String::as_str).collect();
                node.warning("invalid-example", &keys, message, mismatch.hint);
            }
        }
    }
    Ok(examples)
}

fn example(node: &Node<'_>, operation: &Operation, json: &Value) -> Result<CallExample, Mismatch> {
    let Some(example) = json.as_object() else {
        return Err(Mismatch::new(format!("it must be an object, not {}", brief(json))));
    };
    let Some(title) = example.get("title").and_then(Value::as_str) else {
        return Err(Mismatch::new("it needs a `title`"));
    };
    let documentation = match example.get("documentation") {
        Some(Value::String(text)) => Some(text.clone()),
        Some(_) => return Err(Mismatch::new("`documentation` must be a string").below("documentation")),
        None => None,
    };
    let value = |id: &ShapeId, json: &Value, name: &str, is_partial: bool| {
        Table { drafts: &node.subject.context.drafts, purpose: Purpose::Example { is_partial } }
            .value(id, json)
            .map_err(|mismatch| mismatch.below(name))
    };
    // Without input, nothing goes in. An answer that is an error may be due to what the input lacks.
    let nothing = Value::Object(Map::new());
    let input = example.get("input").unwrap_or(&nothing);
    let input = value(&operation.input, input, "input", example.contains_key("error"))?;
    let output = example.get("output").map(|json| value(&operation.output, json, "output", false));
    let output = output.transpose()?;
    let error = match example.get("error") {
        None => None,
        Some(error) => {
            let shape = error.get("shapeId").and_then(Value::as_str);
            let Some(id) = operation.errors.iter().find(|id| Some(id.as_str()) == shape) else {
                let message = "`shapeId` must be that of an error of the operation";
                return Err(Mismatch::new(message).below("error"));
            };
            let content = error.get("content").map(|content| value(id, content, "content", false));
            let content = content.transpose().map_err(|mismatch| mismatch.below("error"))?;
            Some((id.clone(), content.unwrap_or(ShapeValue::Structure(Vec::new()))))
        }
    };
    Ok(CallExample { title: title.to_owned(), documentation, input, output, error })
}

traits! {
    /// The examples of an operation that fit.
    EXAMPLES(Vec<CallExample>) = "smithy.api#examples" => examples, [OPERATION], examples;
}
