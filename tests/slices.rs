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
fn member(target: &str) -> String {
    let shapes = format!(
        r##""example#Put":{{"type":"operation","input":{{"target":"example#Input"}}}},
        "example#Input":{{"type":"structure","members":{{"value":{{"target":"{target}"}}}}}}"##
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
    // All support code, and nothing that uses it.
    crates.add("nothing", model(&[], ""), &[]);
    // The same support code as `nothing` has, and of each kind one; and operations without input and output.
    let kinds = r##""example#Put":{"type":"operation","input":{"target":"example#Input"}},
        "example#Watch":{"type":"operation","output":{"target":"example#Output"},"traits":{"smithy.waiters#waitable":{
            "Seen":{"acceptors":[{"state":"success","matcher":{"success":true}}]}}}},
        "example#Fail":{"type":"operation","errors":[{"target":"example#Bad"}]},
        "example#Ping":{"type":"operation"},
        "example#Bad":{"type":"structure","traits":{"smithy.api#error":"client"}},
        "example#Input":{"type":"structure","members":{
            "text":{"target":"smithy.api#String"},
            "instant":{"target":"smithy.api#Timestamp"},
            "word":{"target":"example#Word"},
            "number":{"target":"example#Number"},
            "choice":{"target":"example#Choice"}}},
        "example#Word":{"type":"enum","members":{"A":{"target":"smithy.api#Unit"}},"traits":{"smithy.api#sensitive":{}}},
        "example#Number":{"type":"intEnum","members":{"A":{"target":"smithy.api#Unit","traits":{"smithy.api#enumValue":1}}}},
        "example#Choice":{"type":"union","members":{"a":{"target":"smithy.api#Unit"}}},
        "example#Output":{"type":"structure","members":{"value":{"target":"example#Events"}}},
        "example#Events":{"type":"union","members":{"a":{"target":"example#Event"}},"traits":{"smithy.api#streaming":{}}},
        "example#Event":{"type":"structure"}"##;
    crates.add("kinds", model(&["Put", "Watch", "Fail", "Ping"], kinds), &[]);
    // An operation without errors.
    crates.add("document", member("smithy.api#Document").replace("awsJson1_1", "awsJson1_0"), &[]);
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
    let cbor = member("smithy.api#Blob").replace("aws.protocols#awsJson1_1", "smithy.protocols#rpcv2Cbor");
    crates.add("cbor", cbor, &[]);
    let rpc =
        member("smithy.api#BigInteger").replace("aws.protocols#awsJson1_1", "smithy.protocols#rpcv2Json");
    crates.add("rpc-json", rpc, &[]);
    let header =
        member("smithy.api#Integer").replace("aws.protocols#awsJson1_1", "aws.protocols#restXml").replace(
            r##"smithy.api#Integer""##,
            r##"smithy.api#Integer","traits":{"smithy.api#httpHeader":"n"}"##,
        );
    crates.add("rest-xml", header.clone(), &[]);
    crates.add("rest-json", header.replace("restXml", "restJson1"), &[]);
    // Forms of shapes, paths and rules that are rare.
    for (name, file) in [("unusual", "fixtures/builds/unusual.json"), ("paths", "endpoints/paths.json")] {
        let model = fs::read_to_string(repository().join("tests").join(file)).unwrap();
        crates.add(name, model, &[]);
    }
    // What is denied of items does not depend on the edition, and how a path is read and what is documented does not depend
    // on who sees it. The oldest edition reads some code otherwise, such as `[1].into_iter()`.
    let ssm = repository().join("models/ssm.json");
    crates.add_included("2018", &repository().join("tests/endpoints/paths.json"), &[], "seen");
    crates.add_included("2021", &ssm, &["StartSession"], "unseen");
    crates.add_included("2024", &ssm, &["StartSession"], "seen");
    crates.check();
}
