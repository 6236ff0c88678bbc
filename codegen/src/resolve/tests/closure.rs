//! [Service closure](https://smithy.io/2.0/spec/service-types.html#service-closure) and what may be targeted.

use serde_json::json;

use super::*;
use crate::resolve::Kind;

fn target(id: &str) -> Value {
    json!({"target": id})
}

#[test]
fn operations_come_through_resources() {
    let mut shapes = json!({
        "t#Service": {"type": "service", "resources": [target("t#Outer")], "operations": [target("t#Direct")]},
        "t#Outer": {
            "type": "resource", "create": target("t#Create"), "put": target("t#Put"), "read": target("t#Read"),
            "update": target("t#Update"), "delete": target("t#Delete"), "list": target("t#List"),
            "operations": [target("t#Instance")], "collectionOperations": [target("t#Collection")],
            "resources": [target("t#Inner")],
        },
        "t#Inner": {"type": "resource", "read": target("t#Nested")},
        "t#Elsewhere": {"type": "operation"},
    });
    let names =
        ["Collection", "Create", "Delete", "Direct", "Instance", "List", "Nested", "Put", "Read", "Update"];
    for name in names {
        shapes[format!("t#{name}")] = json!({"type": "operation"});
    }
    let model = model(&[file(shapes)]);
    let found: Vec<&str> = model.service().unwrap().1.operations.iter().map(ShapeId::name).collect();
    assert_eq!(found, names);
    assert!(model.operations().map(|(shape, _)| shape.id.name()).eq(names));
    assert!(model.get(&id("t#Outer")).is_none(), "resources are not in the closure");
}

#[test]
fn operations_without_input_target_unit() {
    let operation = json!({"type": "operation", "output": target("smithy.api#Unit")});
    let shapes = json!({"t#Service": {"type": "service", "operations": [target("t#Op")]}, "t#Op": operation});
    let model = model(&[file(shapes)]);
    let (_, operation) = model.operations().next().expect("an operation");
    assert!(operation.input.is_unit() && operation.output.is_unit());
    assert!(matches!(model.shape(&operation.input).kind, Kind::Unit));
}

#[test]
fn errors_of_the_service_belong_to_every_operation() {
    let error = json!({"type": "structure", "traits": {"smithy.api#error": "client"}});
    let model = model(&[file(json!({
        "t#Service": {"type": "service", "errors": [target("t#Z"), target("t#B")],
            "operations": [target("t#Op"), target("t#Other")]},
        "t#Op": {"type": "operation", "errors": [target("t#B"), target("t#A")]},
        "t#Other": {"type": "operation"},
        "t#A": error, "t#B": error, "t#Z": error,
    }))]);
    let errors: Vec<Vec<&str>> = model
        .operations()
        .map(|(_, operation)| operation.errors.iter().map(ShapeId::name).collect())
        .collect();
    assert_eq!(errors, [vec!["A", "B", "Z"], vec!["B", "Z"]]);
}

#[test]
fn members_are_followed_through_all_shapes() {
    let model = model(&[with_members(
        json!({"l": target("t#List"), "u": target("t#Union")}),
        json!({
            "t#List": {"type": "list", "member": target("t#Map")},
            "t#Map": {"type": "map", "key": target("t#Key"), "value": target("smithy.api#Document")},
            "t#Key": {"type": "enum", "members": {"A": target("smithy.api#Unit")}},
            "t#Union": {"type": "union", "members": {"none": target("smithy.api#Unit"), "some": target("t#Inner")}},
            "t#Inner": {"type": "structure", "members": {"n": target("smithy.api#BigInteger")}},
            "t#Outside": {"type": "structure", "members": {"m": target("t#Missing")}},
            "t#myTrait": {"type": "structure", "traits": {"smithy.api#trait": {}}},
        }),
    )]);
    let ids: Vec<&str> = model.shapes().map(|shape| shape.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "smithy.api#BigInteger",
            "smithy.api#Document",
            "smithy.api#Unit",
            "t#In",
            "t#Inner",
            "t#Key",
            "t#List",
            "t#Map",
            "t#Op",
            "t#Service",
            "t#Union",
        ]
    );
}

#[test]
fn unknown_targets_are_reported_with_the_nearest() {
    let files = [file(json!({
        "t#Service": {"type": "service", "operations": [target("t#Opp"), target("t#Op")]},
        "t#Op": {"type": "operation", "input": target("t#In"), "errors": [target("u#Error")]},
        "t#In": {"type": "structure", "members": {"s": target("smithy.api#Strng"), "i": target("t#Nothing")}},
        "t#Error": {"type": "structure", "traits": {"smithy.api#error": "client"}},
    }))];
    assert_eq!(
        errors(&files),
        [
            "unknown-target 0:t#Service/operations/0/target: the target t#Opp is not in the model",
            "unknown-target 0:t#Op/errors/0/target: the target u#Error is not in the model",
            "unknown-target 0:t#In/members/i/target: the target t#Nothing is not in the model",
            "unknown-target 0:t#In/members/s/target: the target smithy.api#Strng is not in the model",
        ]
    );
    assert_eq!(
        hints(&files, &Options::default()),
        [
            "did you mean `t#Op`?",
            "did you mean `t#Error`?",
            "if another file defines it, add that file",
            "did you mean `smithy.api#String`?",
        ]
    );
}

#[test]
fn targets_of_a_wrong_kind_are_reported() {
    let files = [file(json!({
        "t#Service": {"type": "service", "operations": [target("t#Op"), target("t#In")], "resources": [target("t#Op")],
            "errors": [target("t#In")]},
        "t#Op": {"type": "operation", "input": target("smithy.api#String"), "output": target("t#Error"),
            "errors": [target("t#Union")]},
        "t#More": {"type": "operation"},
        "t#In": {"type": "structure"},
        "t#Error": {"type": "structure", "traits": {"smithy.api#error": "client"}},
        "t#Union": {"type": "union", "members": {"a": target("t#In")}},
    }))];
    assert_eq!(
        errors(&files),
        [
            "invalid-target 0:t#Service/operations/1/target: the target must be an operation, but t#In is of type structure",
            "invalid-target 0:t#Service/resources/0/target: the target must be a resource, but t#Op is of type operation",
            "invalid-target 0:t#Service/errors/0/target: the target must be a structure with the trait \
             smithy.api#error, but t#In has no such trait",
            "invalid-target 0:t#Op/input/target: the target must be a structure or smithy.api#Unit, but \
             smithy.api#String is of type string",
            "invalid-target 0:t#Op/output/target: the target must be a structure or smithy.api#Unit, but t#Error is an \
             error",
            "invalid-target 0:t#Op/errors/0/target: the target must be a structure with the trait smithy.api#error, but \
             t#Union is of type union",
        ]
    );
}

#[test]
fn members_must_target_data() {
    let files = [with_members(
        json!({"op": target("t#Op"), "unit": target("smithy.api#Unit"), "trait": target("t#myTrait"), "map": target("t#Map")}),
        json!({
            "t#myTrait": {"type": "string", "traits": {"smithy.api#trait": {}}},
            "t#Map": {"type": "map", "key": target("smithy.api#Integer"), "value": target("t#Service")},
        }),
    )];
    assert_eq!(
        errors(&files),
        [
            "invalid-target 0:t#In/members/op/target: the target must be a shape of data, but t#Op is of type operation",
            "invalid-target 0:t#In/members/trait/target: the target must be a shape of data, but t#myTrait defines a trait",
            "invalid-target 0:t#In/members/unit/target: the target must be a shape of data, but smithy.api#Unit stands for \
             no data",
            "invalid-target 0:t#Map/key/target: the target must be a string or an enum, but smithy.api#Integer is of type \
             integer",
            "invalid-target 0:t#Map/value/target: the target must be a shape of data, but t#Service is of type service",
        ]
    );
}

#[test]
fn operations_and_resources_are_bound_once() {
    let files = [file(json!({
        "t#Service": {"type": "service", "operations": [target("t#Op")], "resources": [target("t#A")]},
        "t#A": {"type": "resource", "resources": [target("t#B")]},
        "t#B": {"type": "resource", "resources": [target("t#A")], "read": target("t#Op")},
        "t#Op": {"type": "operation"},
    }))];
    assert_eq!(
        errors(&files),
        [
            "bound-twice 0:t#B/read/target: t#Op is bound to t#Service already",
            "bound-twice 0:t#B/resources/0/target: t#A is bound to t#Service already",
        ]
    );
}

#[test]
fn deep_resources_need_no_stack() {
    let mut shapes = json!({
        "t#Service": {"type": "service", "resources": [target("t#R0")]},
        "t#R20000": {"type": "resource", "read": target("t#Op")},
        "t#Op": {"type": "operation"},
    });
    for index in 0..20_000 {
        shapes[format!("t#R{index}")] =
            json!({"type": "resource", "resources": [target(&format!("t#R{}", index + 1))]});
    }
    assert_eq!(model(&[file(shapes)]).operations().count(), 1);
}
