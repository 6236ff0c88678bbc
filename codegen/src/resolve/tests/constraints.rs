//! The values and places of traits, and [enums](https://smithy.io/2.0/spec/simple-types.html#enum).

use serde_json::json;

use super::*;
use crate::resolve::{Bounds, Kind};

/// Findings for one trait on a member `a` that targets `target`.
fn on_member(target: &str, id: &str, value: Value) -> Vec<String> {
    let files = [with_members(json!({"a": {"target": target, "traits": {id: value}}}), json!({}))];
    match run(&files, &Options::default()) {
        Ok((_, found)) | Err(found) => show(&found),
    }
}

/// Findings for traits on the input.
fn on_structure(traits: Value) -> Vec<String> {
    let files = [with_input(json!({"t#In": {"type": "structure", "traits": traits}}))];
    match run(&files, &Options::default()) {
        Ok((_, found)) | Err(found) => show(&found),
    }
}

/// Findings for one trait on the operation.
fn on_operation(id: &str, value: Value) -> Vec<String> {
    let mut file = with_members(json!({}), json!({}));
    file["shapes"]["t#Op"]["traits"] = json!({id: value});
    match run(&[file], &Options::default()) {
        Ok((_, found)) | Err(found) => show(&found),
    }
}

#[test]
fn values_of_the_right_form_are_accepted() {
    for (target, id, value) in [
        ("String", "documentation", json!("<p>x</p>")),
        ("String", "required", json!({})),
        ("String", "required", json!(true)),
        ("String", "clientOptional", json!({})),
        ("String", "deprecated", json!({"message": "m", "since": "s"})),
        ("String", "length", json!({"min": 0, "max": 18_446_744_073_709_551_615_u64})),
        ("String", "length", json!({"max": 1})),
        ("Integer", "range", json!({"min": -1.5, "max": 1})),
        ("BigDecimal", "range", json!({"min": "-1.5"})),
        ("String", "pattern", json!("^.*$")),
        ("String", "idempotencyToken", json!({})),
        ("Timestamp", "timestampFormat", json!("http-date")),
        ("String", "jsonName", json!("x")),
        ("String", "unknown", json!(["anything"])),
    ] {
        let found = on_member(&format!("smithy.api#{target}"), &format!("smithy.api#{id}"), value);
        assert_eq!(found, [""; 0]);
    }
    assert_eq!(on_operation("smithy.api#idempotent", json!({"exists": "x"})), [""; 0]);
    assert_eq!(on_operation("smithy.waiters#waitable", json!({})), [""; 0]);
    assert_eq!(on_structure(json!({"smithy.api#input": {}, "smithy.api#sensitive": {}})), [""; 0]);
}

#[test]
fn bounds_can_be_read_back_from_text() {
    let model = model(&[with_members(
        json!({"a": {"target": "smithy.api#Long", "traits": {"smithy.api#range": {"min": "-5", "max": 7}}}}),
        json!({}),
    )]);
    let member = model.shape(&id("t#In")).kind.members().next().expect("a member");
    let range = member.traits.range().expect("a range");
    assert_eq!(range, &Bounds::Between((-5).into(), 7.into()));
}

#[test]
fn values_of_a_wrong_form_are_errors() {
    for (target, trait_id, value, problem) in [
        ("String", "documentation", json!(1), "must be a string, not 1"),
        ("String", "required", json!("yes"), "must be an empty object, not \"yes\""),
        ("String", "deprecated", json!("x"), "must be an object, not \"x\""),
        ("String", "length", json!(3), "must be an object, not 3"),
        ("String", "length", json!({}), "needs `min` or `max`"),
        ("String", "length", json!({"min": -1}), "has a `min` that must be a whole number from 0, not -1"),
        ("String", "length", json!({"max": 1.5}), "has a `max` that must be a whole number from 0, not 1.5"),
        ("String", "length", json!({"min": 3, "max": 2}), "has a `min` of 3 above its `max` of 2"),
        ("Long", "range", json!({"min": 0.5, "max": 0}), "has a `min` of 0.5 above its `max` of 0"),
        ("Long", "range", json!({"min": "x"}), "has a `min` that must be a number, not \"x\""),
        ("String", "pattern", json!(["x"]), "must be a string, not [\"x\"]"),
        (
            "Timestamp",
            "timestampFormat",
            json!("rfc3339"),
            "must be one of date-time, http-date, epoch-seconds, not \"rfc3339\"",
        ),
        (
            "String",
            "jsonName",
            json!({"a": "a value that is much too long to be shown"}),
            "must be a string, not {\"a\":\"a value that is much too long t...",
        ),
    ] {
        let id = format!("smithy.api#{trait_id}");
        // What is wrong with a property is at its place.
        let property = problem.strip_prefix("has a `").and_then(|rest| rest.split_once("` that "));
        let below = property.map(|(name, _)| format!("/{name}")).unwrap_or_default();
        assert_eq!(
            on_member(&format!("smithy.api#{target}"), &id, value),
            [format!("invalid-trait-value 0:t#In/members/a/traits/{id}{below}: the trait {id} {problem}")]
        );
    }
    assert_eq!(
        on_member("smithy.api#String", "smithy.api#deprecated", json!({"message": 1})),
        [
            "invalid-trait-value 0:t#In/members/a/traits/smithy.api#deprecated/message: the trait smithy.api#deprecated has a \
             `message` that must be a string, not 1"
        ]
    );
    for (id, value, problem) in [
        ("error", json!("user"), "must be one of client, server, not \"user\""),
        ("httpError", json!(20), "must be a status from 100 to 999, not 20"),
    ] {
        let mut traits = json!({"smithy.api#error": "client"});
        traits[format!("smithy.api#{id}")] = value;
        let mut file = with_members(json!({}), json!({"t#Error": {"type": "structure", "traits": traits}}));
        file["shapes"]["t#Op"]["errors"] = json!([{"target": "t#Error"}]);
        assert_eq!(
            errors(&[file]),
            [format!(
                "invalid-trait-value 0:t#Error/traits/smithy.api#{id}: the trait smithy.api#{id} {problem}"
            )]
        );
    }
}

#[test]
fn unknown_properties_of_a_value_are_warnings() {
    assert_eq!(
        on_member("smithy.api#String", "smithy.api#length", json!({"min": 1, "mx": 2})),
        [
            "unknown-property? 0:t#In/members/a/traits/smithy.api#length/mx: the trait smithy.api#length has no property \
             `mx`; it is ignored"
        ]
    );
}

#[test]
fn misplaced_traits_are_found() {
    let found = on_member("smithy.api#String", "smithy.api#sparse", json!({}));
    assert_eq!(
        found,
        [
            "misplaced-trait 0:key t#In/members/a/traits/smithy.api#sparse: the trait smithy.api#sparse does not belong on a \
             member of a structure that targets a string"
        ]
    );
    assert_eq!(
        on_structure(json!({"smithy.api#sparse": {}})),
        [
            "misplaced-trait 0:key t#In/traits/smithy.api#sparse: the trait smithy.api#sparse does not belong on a shape of \
             type structure"
        ]
    );
    // Without effect on the types: only a warning.
    for (target, id) in
        [("Integer", "length"), ("String", "range"), ("Long", "pattern"), ("String", "sensitive")]
    {
        let found = on_member(&format!("smithy.api#{target}"), &format!("smithy.api#{id}"), json!({}));
        assert!(found.len() == 1 && found[0].starts_with("misplaced-trait? "), "{found:?}");
    }
    let union = json!({"t#U": {"type": "union", "members": {"a": {"target": "smithy.api#String",
        "traits": {"smithy.api#required": {}}}}}});
    assert_eq!(
        errors(&[with_members(json!({"u": {"target": "t#U"}}), union)]),
        [
            "misplaced-trait 0:key t#U/members/a/traits/smithy.api#required: the trait smithy.api#required does not belong on \
             a member of a union that targets a string"
        ]
    );
}

#[test]
fn traits_that_exclude_each_other_are_errors() {
    assert_eq!(
        on_structure(json!({"smithy.api#input": {}, "smithy.api#output": {}})),
        [
            "trait-conflict 0:key t#In/traits/smithy.api#input: the traits smithy.api#input and smithy.api#output exclude \
             each other"
        ]
    );
    let mut file = with_members(json!({}), json!({}));
    file["shapes"]["t#Op"]["traits"] = json!({"smithy.api#readonly": {}, "smithy.api#idempotent": {}});
    assert_eq!(errors(&[file]).len(), 1);
}

fn enum_findings(kind: &str, members: Value) -> Vec<String> {
    errors(&[with_members(
        json!({"e": {"target": "t#E"}}),
        json!({"t#E": {"type": kind, "members": members}}),
    )])
}

fn value(value: Value) -> Value {
    json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": value}})
}

#[test]
fn values_of_enums_are_their_names_or_given() {
    let model = model(&[with_members(
        json!({"e": {"target": "t#E"}, "i": {"target": "t#I"}}),
        json!({
            "t#E": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}, "B": value(json!("b"))}},
            "t#I": {"type": "intEnum", "members": {"A": value(json!(-1)), "B": value(json!(2))}},
        }),
    )]);
    let Kind::Enum(values) = &model.shape(&id("t#E")).kind else { panic!("not an enum") };
    assert!(values.iter().map(|value| value.value.as_str()).eq(["A", "b"]));
    assert!(values.iter().all(|value| !value.traits.has("smithy.api#enumValue")));
    let Kind::IntEnum(values) = &model.shape(&id("t#I")).kind else { panic!("not an intEnum") };
    assert!(values.iter().map(|value| value.value).eq([-1, 2]));
}

#[test]
fn values_of_enums_are_unique_and_of_one_type() {
    let unit = json!({"target": "smithy.api#Unit"});
    assert_eq!(
        enum_findings("enum", json!({"A": value(json!("B")), "B": unit, "C": value(json!(1))})),
        [
            "invalid-enum 0:key t#E/members/B: the value `B` is that of `A` already",
            "invalid-enum 0:t#E/members/C/traits/smithy.api#enumValue: the value of an enum member must be a string, not 1",
        ]
    );
    assert_eq!(
        enum_findings(
            "intEnum",
            json!({"A": value(json!(1)), "B": value(json!(1)), "C": unit, "D": value(json!("x")), "E": value(json!(3e9))})
        ),
        [
            "invalid-enum 0:t#E/members/B/traits/smithy.api#enumValue: the value `1` is that of `A` already",
            "invalid-enum 0:key t#E/members/C: a member of an intEnum needs the trait smithy.api#enumValue",
            "invalid-enum 0:t#E/members/D/traits/smithy.api#enumValue: the value of an intEnum member must be a whole number \
             of 32 bits, not \"x\"",
            "invalid-enum 0:t#E/members/E/traits/smithy.api#enumValue: the value of an intEnum member must be a whole number \
             of 32 bits, not 3000000000.0",
        ]
    );
    for (kind, code) in [("enum", "invalid-enum"), ("intEnum", "invalid-enum"), ("union", "invalid-union")] {
        let found = enum_findings(kind, json!({}));
        assert_eq!(found, [format!("{code} 0:key t#E: the {kind} has no members; it needs at least one")]);
    }
}

fn paginated(service: Value, operation: Value) -> Result<Model, Vec<String>> {
    let string = json!({"target": "smithy.api#String"});
    let mut file = with_members(
        json!({"NextToken": string, "MaxResults": string}),
        json!({
            "t#Out": {"type": "structure", "members": {"NextToken": string, "Result": {"target": "t#Result"}}},
            "t#Result": {"type": "structure", "members": {"Items": {"target": "t#Items"}}},
            "t#Items": {"type": "list", "member": string},
        }),
    );
    file["shapes"]["t#Op"]["output"] = json!({"target": "t#Out"});
    file["shapes"]["t#Op"]["traits"] = json!({"smithy.api#paginated": operation});
    file["shapes"]["t#Service"]["traits"] = json!({"smithy.api#paginated": service});
    match run(&[file], &Options::default()) {
        Ok((model, _)) => Ok(model),
        Err(found) => Err(show(&found)),
    }
}

#[test]
fn pagination_is_completed_from_the_service() {
    let tokens = json!({"inputToken": "NextToken", "outputToken": "NextToken", "pageSize": "Other"});
    let model =
        paginated(tokens, json!({"items": "Result.Items", "pageSize": "MaxResults"})).expect("a valid trait");
    let (shape, _) = model.operations().next().expect("an operation");
    let paginated = shape.traits.paginated().expect("the trait");
    assert_eq!(paginated.input_token, "NextToken");
    assert_eq!(paginated.page_size.as_deref(), Some("MaxResults"));
    assert_eq!(paginated.items.as_deref(), Some("Result.Items"));
}

#[test]
fn pagination_must_name_members() {
    let place = "invalid-trait-value 0:t#Op/traits/smithy.api#paginated";
    assert_eq!(
        paginated(json!({}), json!({"inputToken": "NextTokn", "items": "Result.Item.x", "pageSize": 1}))
            .err(),
        Some(vec![
            format!(
                "{place}/inputToken: the trait smithy.api#paginated has the `inputToken` `NextTokn`, but t#In has no member \
                 `NextTokn`"
            ),
            format!("{place}: the trait smithy.api#paginated needs `outputToken`, here or at the service"),
            format!(
                "{place}/pageSize: the trait smithy.api#paginated has a `pageSize` that must be a string, not 1"
            ),
            format!(
                "{place}/items: the trait smithy.api#paginated has the `items` `Result.Item.x`, but t#Result has no member \
                 `Item`"
            ),
        ])
    );
}
