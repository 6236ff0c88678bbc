//! Names in the [service closure](https://smithy.io/2.0/spec/service-types.html#service-closure).

use serde_json::json;

use super::*;

fn both(first: (&str, Value), second: (&str, Value)) -> [Value; 1] {
    let members = json!({"a": {"target": first.0}, "b": {"target": second.0}});
    [with_members(members, json!({first.0: first.1, second.0: second.1}))]
}

#[test]
fn structures_need_names_that_differ_without_case() {
    let structure = json!({"type": "structure"});
    assert_eq!(
        errors(&both(("t#Thing", structure.clone()), ("t#THing", structure.clone()))),
        ["shape-name-conflict 0:key t#Thing: `THing` and `Thing` differ only in case"]
    );
    assert_eq!(
        errors(&both(("t#Thing", structure.clone()), ("u#Thing", json!({"type": "string"})))),
        ["shape-name-conflict 0:key u#Thing: t#Thing and u#Thing are both called `Thing` in the service"]
    );
    assert_eq!(
        errors(&both(("t#Thing", structure.clone()), ("t#op", structure))),
        ["shape-name-conflict 0:key t#Op: `op` and `Op` differ only in case"]
    );
}

#[test]
fn equal_simple_shapes_and_lists_of_them_may_share_a_name() {
    let string = json!({"type": "string", "traits": {"smithy.api#pattern": "x"}});
    model(&both(("t#IPAddress", string.clone()), ("t#IpAddress", string.clone())));
    let other = json!({"type": "string"});
    assert_eq!(errors(&both(("t#IPAddress", string.clone()), ("t#IpAddress", other))).len(), 1);
    let list = |member: &str| json!({"type": "list", "member": {"target": member}});
    let mut files = both(("t#List", list("t#Id")), ("u#List", list("u#ID")));
    files[0]["shapes"]["t#Id"] = string.clone();
    files[0]["shapes"]["u#ID"] = string;
    model(&files);
    files[0]["shapes"]["u#ID"] = json!({"type": "integer"});
    assert_eq!(errors(&files).len(), 2);
}

#[test]
fn enums_become_types_and_need_a_name_of_their_own() {
    let shape = json!({"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}});
    assert_eq!(
        errors(&both(("t#E", shape.clone()), ("u#E", shape))),
        ["shape-name-conflict 0:key u#E: t#E and u#E are both called `E` in the service"]
    );
}

#[test]
fn names_of_the_prelude_are_free() {
    model(&both(("t#String", json!({"type": "structure"})), ("smithy.api#Long", json!({"type": "long"}))));
    let long = json!({"type": "long", "traits": {"smithy.api#range": {"min": 1}}});
    model(&both(("t#Long", long), ("smithy.api#Long", json!({"type": "long"}))));
}

#[test]
fn rename_solves_conflicts() {
    let structure = json!({"type": "structure"});
    let mut files = both(("t#Thing", structure.clone()), ("u#Thing", structure));
    files[0]["shapes"]["t#Service"]["rename"] = json!({"u#Thing": "OtherThing"});
    let model = model(&files);
    assert_eq!(model.name(&id("u#Thing")), "OtherThing");
    assert_eq!(model.name(&id("t#Thing")), "Thing");
    files[0]["shapes"]["t#Service"]["rename"] = json!({"u#Thing": "THING"});
    assert_eq!(
        errors(&files),
        ["shape-name-conflict 0:key u#Thing: `Thing` and `THING` differ only in case"]
    );
}

#[test]
fn wrong_renames_are_errors() {
    let mut file = with_members(
        json!({}),
        json!({"t#Error": {"type": "structure", "traits": {"smithy.api#error": "client"}}}),
    );
    file["shapes"]["t#Service"]["traits"] = json!({"aws.protocols#awsJson1_1": {}});
    file["shapes"]["t#Service"]["rename"] =
        json!({"t#Op": "A", "t#In": "In", "t#Error": "B", "t#Service": "C", "u#In": "D"});
    assert_eq!(
        errors(&[file.clone()]),
        [
            "invalid-rename 0:t#Service/rename/t#Error: t#Error cannot be renamed to `B`: an error cannot be renamed in \
             the service's protocol, where its name is on the wire",
            "invalid-rename 0:t#Service/rename/t#In: t#In cannot be renamed to `In`: this is its name already",
            "invalid-rename 0:t#Service/rename/t#Op: t#Op cannot be renamed to `A`: an operation cannot be renamed",
            "invalid-rename 0:t#Service/rename/t#Service: t#Service cannot be renamed to `C`: a service cannot be renamed",
            "unknown-target 0:t#Service/rename/u#In: the renamed shape u#In is not in the model",
        ]
    );
    file["shapes"]["t#Service"]["rename"] = json!({"t#In": "not a name"});
    assert_eq!(
        errors(&[file]),
        [
            "invalid-rename 0:t#Service/rename/t#In: t#In cannot be renamed to `not a name`: a name has letters, digits \
             and `_`"
        ]
    );
}

#[test]
fn members_need_names_that_differ_without_case() {
    let string = json!({"target": "smithy.api#String"});
    assert_eq!(
        errors(&[with_members(json!({"Message": string, "message": string}), json!({}))]),
        [
            "member-name-conflict 0:key t#In/members/message: the members `Message` and `message` differ only in case"
        ]
    );
}
