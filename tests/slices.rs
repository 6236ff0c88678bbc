//! Small crates: of one operation, and of models that lack almost everything. What is left out must leave no code behind
//! that nothing uses.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use ssm_types_tests::crates::Crates;
use ssm_types_tests::repository;

/// A model with these shapes, of which the operations are bound to the service.
fn model(operations: &[&str], shapes: &str) -> String {
    let targets: Vec<_> =
        operations.iter().map(|name| format!(r##"{{"target":"example#{name}"}}"##)).collect();
    let service = format!(
        r##""example#Service":{{"type":"service","version":"1","operations":[{}],"traits":{{"aws.protocols#awsJson1_1":{{}}}}}}"##,
        targets.join(",")
    );
    format!(
        r#"{{"smithy":"2.0","shapes":{{{service}{}{shapes}}}}}"#,
        if shapes.is_empty() { "" } else { "," }
    )
}

/// A model of one operation whose input has the one member `value`, which targets this shape.
fn member(target: &str, shapes: &str) -> String {
    let shapes = format!(
        r##""example#Put":{{"type":"operation","input":{{"target":"example#Input"}}}},
        "example#Input":{{"type":"structure","members":{{"value":{{"target":"{target}"}}}}}}{shapes}"##
    );
    model(&["Put"], &shapes)
}

/// A model in which every shape and member is deprecated.
fn deprecated(model: &str) -> String {
    let mut model: Value = serde_json::from_str(model).unwrap();
    let deprecate = |of: &mut Value| of["traits"]["smithy.api#deprecated"] = json!({});
    for shape in model["shapes"].as_object_mut().unwrap().values_mut() {
        deprecate(shape);
        let members = shape.get_mut("members").and_then(Value::as_object_mut);
        members.into_iter().flat_map(|members| members.values_mut()).for_each(deprecate);
    }
    model.to_string()
}

#[test]
fn small_crates_build_without_a_warning() {
    let mut crates = Crates::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("slices"));
    let ssm = fs::read_to_string(repository().join("models/ssm.json")).unwrap();
    // Pages, a waiter and errors.
    crates.add("deprecated", deprecated(&ssm), &["GetCommandInvocation", "GetParametersByPath"]);
    crates.add("start-session", ssm, &["StartSession"]);
    crates.add("nothing", model(&[], ""), &[]);
    crates.add("unit", model(&["Ping"], r##""example#Ping":{"type":"operation"}"##), &[]);
    crates.add("text", member("smithy.api#String", ""), &[]);
    crates.add("instant", member("smithy.api#Timestamp", ""), &[]);
    crates.add("document", member("smithy.api#Document", ""), &[]);
    crates.add("big", member("smithy.api#BigDecimal", ""), &[]);
    let string_enum = r##","example#E":{"type":"enum","members":{"A":{"target":"smithy.api#Unit"}},"traits":{"smithy.api#sensitive":{}}}"##;
    crates.add("string-enum", member("example#E", string_enum), &[]);
    let int_enum = r##","example#E":{"type":"intEnum","members":{"A":{"target":"smithy.api#Unit","traits":{"smithy.api#enumValue":1}}}}"##;
    crates.add("int-enum", member("example#E", int_enum), &[]);
    let union = r##","example#U":{"type":"union","members":{"a":{"target":"smithy.api#Unit"}}}"##;
    crates.add("union", member("example#U", union), &[]);
    let stream = r##","example#U":{"type":"union","members":{"a":{"target":"example#A"}},"traits":{"smithy.api#streaming":{}}},"example#A":{"type":"structure"}"##;
    crates.add("event-stream", member("example#U", stream), &[]);
    let error = r##""example#Put":{"type":"operation","errors":[{"target":"example#Bad"}]},
        "example#Bad":{"type":"structure","traits":{"smithy.api#error":"client"}}"##;
    crates.add("error", model(&["Put"], error), &[]);
    // Two errors that are one on the wire.
    let gone = |name| {
        format!(
            r##""example#{name}":{{"type":"structure","traits":{{"smithy.api#error":"client","aws.protocols#awsQueryError":{{"code":"Gone","httpResponseCode":410}}}}}}"##
        )
    };
    let errors = format!(
        r##""example#Put":{{"type":"operation","errors":[{{"target":"example#A"}},{{"target":"example#B"}}]}},{},{}"##,
        gone("A"),
        gone("B")
    );
    crates.add("query-errors", model(&["Put"], &errors).replace("awsJson1_1", "awsQuery"), &[]);
    let cbor =
        member("smithy.api#Blob", "").replace("aws.protocols#awsJson1_1", "smithy.protocols#rpcv2Cbor");
    crates.add("cbor", cbor, &[]);
    let rpc =
        member("smithy.api#BigInteger", "").replace("aws.protocols#awsJson1_1", "smithy.protocols#rpcv2Json");
    crates.add("rpc-json", rpc, &[]);
    crates.add("json-1-0", model(&["Put"], error).replace("awsJson1_1", "awsJson1_0"), &[]);
    let header = member("smithy.api#Integer", "")
        .replace("aws.protocols#awsJson1_1", "aws.protocols#restXml")
        .replace(
            r##"smithy.api#Integer""##,
            r##"smithy.api#Integer","traits":{"smithy.api#httpHeader":"n"}"##,
        );
    crates.add("rest-xml", header.clone(), &[]);
    crates.add("rest-json", header.replace("restXml", "restJson1"), &[]);
    for edition in ["2018", "2021", "2024"] {
        crates.add_included(edition, &repository().join("models/ssm.json"), &["StartSession"]);
    }
    crates.check();
}
