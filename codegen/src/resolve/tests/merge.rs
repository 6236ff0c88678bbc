//! [Merging model files](https://smithy.io/2.0/spec/model.html#merging-model-files) and
//! [trait conflict resolution](https://smithy.io/2.0/spec/model.html#trait-conflict-resolution).

use serde_json::{Value, json};

use super::*;

fn metadata(value: Value) -> Value {
    json!({"smithy": "2.0", "metadata": {"k": value}, "shapes": {"t#Service": {"type": "service"}}})
}

#[test]
fn metadata_arrays_concatenate_and_equal_values_agree() {
    model(&[metadata(json!([1])), metadata(json!([2]))]);
    model(&[metadata(json!({"a": 1})), metadata(json!({"a": 1}))]);
    assert_eq!(
        errors(&[metadata(json!("x")), metadata(json!("y"))]),
        ["metadata-conflict 1:metadata/k: the metadata `k` has another value in 0.json"]
    );
    assert_eq!(errors(&[metadata(json!([1])), metadata(json!("y"))]).len(), 1);
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let file = with_members(
        json!({"a": {"target": "smithy.api#String", "traits": {"smithy.api#tags": ["x"]}}}),
        json!({"t#Unused": {"type": "string", "traits": {"smithy.api#tags": ["x"]}}}),
    );
    let (once, twice) = (model(std::slice::from_ref(&file)), model(&[file.clone(), file]));
    assert_eq!(format!("{:?}", once.shapes), format!("{:?}", twice.shapes));
    assert_eq!(twice.shapes_read, 8);
}

#[test]
fn shapes_of_several_files_make_one_model() {
    let service = with_input(json!({"t#In": {"type": "structure", "members": {"a": {"target": "u#A"}}}}));
    let model = model(&[service, file(json!({"u#A": {"type": "string"}}))]);
    assert!(model.get(&id("u#A")).is_some());
}

#[test]
fn traits_of_equal_shapes_are_merged() {
    let first = json!({"t#In": {"type": "structure", "members": {"a": {"target": "smithy.api#String",
        "traits": {"smithy.api#required": {}, "smithy.api#tags": ["x"]}}}}});
    let second = json!({"t#In": {"type": "structure", "traits": {"smithy.api#documentation": "d"}, "members": {"a": {
        "target": "smithy.api#String", "traits": {"smithy.api#tags": ["y"], "smithy.api#required": {}}}}}});
    let files = [with_input(first), file(second)];
    let model = model(&files);
    let shape = model.shape(&id("t#In"));
    assert_eq!(shape.traits.documentation(), Some("d"));
    let member = shape.kind.members().next().expect("a member");
    assert!(member.traits.required());
    assert_eq!(written(&files, "t#In", Some("a"), "smithy.api#tags"), Some(json!(["x", "y"])));
}

#[test]
fn different_shapes_with_one_id_conflict() {
    let string = json!({"target": "smithy.api#String"});
    let own = json!({"type": "structure", "members": {"a": string, "b": string}});
    for (other, message) in [
        (
            json!({"type": "union", "members": {"a": string, "b": string}}),
            "it is of type structure there and of type union here",
        ),
        (json!({"type": "structure", "members": {"a": string}}), "here it has no member `b`"),
        (
            json!({"type": "structure", "members": {"a": string, "b": string, "c": string}}),
            "there it has no member `c`",
        ),
        (
            json!({"type": "structure", "members": {"a": string, "b": {"target": "smithy.api#Long"}}}),
            "there the member `b` targets smithy.api#String, here smithy.api#Long",
        ),
    ] {
        assert_eq!(
            errors(&[with_input(json!({"t#In": own})), file(json!({"t#In": other}))]),
            [format!("shape-conflict 1:key t#In: the shape is already defined in 0.json: {message}")]
        );
    }
    let found = errors(&[with_input(json!({"t#In": own})), file(json!({"t#Service": {"type": "service"}}))]);
    assert!(found[0].ends_with("there the service has other properties"), "{found:?}");
}

#[test]
fn other_traits_with_two_values_conflict() {
    let with = |pattern: &str| json!({"t#In": {"type": "structure", "traits": {"x#t": pattern}}});
    assert_eq!(
        errors(&[with_input(with("a")), file(with("b"))]),
        ["trait-conflict 1:key t#In/traits/x#t: the trait x#t has another value in 0.json"]
    );
}

#[test]
fn a_file_may_repeat_the_prelude() {
    let prelude = json!({"smithy.api#Unit": {"type": "structure"}, "smithy.api#String": {"type": "string"}});
    let model = model(&[with_members(json!({"a": {"target": "smithy.api#String"}}), prelude)]);
    assert!(matches!(model.shape(&id("smithy.api#Unit")).kind, crate::resolve::Kind::Unit));
}
