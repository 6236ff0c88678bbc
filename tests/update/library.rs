//! A model of a library that is large enough for an update to take a while.

use serde_json::{Value, json};

/// The model with this many operations, in which a word is the name of a member of each.
pub(super) fn model(operations: usize, word: &str) -> String {
    let mut shapes = serde_json::Map::new();
    let names: Vec<String> = (0..operations).map(|at| format!("Get{at}")).collect();
    for name in &names {
        let structure =
            json!({ "type": "structure", "members": { word: { "target": "smithy.api#String" } } });
        shapes.insert(format!("com.example#{name}Request"), structure.clone());
        shapes.insert(format!("com.example#{name}Response"), structure);
        let target = |suffix: &str| json!({ "target": format!("com.example#{name}{suffix}") });
        let operation =
            json!({ "type": "operation", "input": target("Request"), "output": target("Response") });
        shapes.insert(format!("com.example#{name}"), operation);
    }
    let operations: Vec<Value> =
        names.iter().map(|name| json!({ "target": format!("com.example#{name}") })).collect();
    shapes.insert(
        "com.example#Library".to_owned(),
        json!({
            "type": "service",
            "version": "1",
            "operations": operations,
            "traits": { "aws.protocols#awsJson1_1": {} },
        }),
    );
    format!("{:#}\n", json!({ "smithy": "2.0", "shapes": shapes }))
}
