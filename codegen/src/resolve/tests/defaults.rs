//! [Default value constraints](https://smithy.io/2.0/spec/type-refinement-traits.html#default-value-constraints).

use serde_json::json;

use super::*;

fn findings(target: &str, default: &Value) -> Vec<String> {
    let unit = json!({"target": "smithy.api#Unit"});
    let files = [with_members(
        json!({"a": {"target": target, "traits": {"smithy.api#default": default}}}),
        json!({
            "t#List": {"type": "list", "member": {"target": "smithy.api#String"}},
            "t#Map": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "smithy.api#String"}},
            "t#E": {"type": "enum", "members": {"A": unit,
                "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": "b"}}}},
            "t#I": {"type": "intEnum", "members": {
                "B": {"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": 7}}}},
            "t#S": {"type": "structure"},
            "t#U": {"type": "union", "members": {"a": {"target": "smithy.api#String"}}},
        }),
    )];
    match run(&files, &Options::default()) {
        Ok((_, found)) | Err(found) => show(&found),
    }
}

#[test]
fn defaults_that_fit_are_accepted() {
    for (target, defaults) in [
        ("smithy.api#Boolean", json!([true, false, null])),
        ("smithy.api#String", json!(["", "x", null])),
        ("smithy.api#Blob", json!(["", "aGk=", "aGkh"])),
        ("smithy.api#Byte", json!([-128, 127])),
        ("smithy.api#Short", json!([-32768, 32767])),
        ("smithy.api#Integer", json!([0, 2_147_483_647])),
        ("smithy.api#Long", json!([i64::MIN, i64::MAX])),
        ("smithy.api#Float", json!([1, 1.5, "NaN", "-Infinity"])),
        ("smithy.api#Double", json!([1e300, "Infinity"])),
        ("smithy.api#BigInteger", json!([1, "123456789012345678901234567890", "-1", 1e2, u64::MAX])),
        ("smithy.api#BigDecimal", json!([1.5, 1e300, "1.000000000000000000001", "-1e5"])),
        (
            "smithy.api#Timestamp",
            json!([
                0,
                1.5,
                "1985-04-12T23:20:50.52Z",
                "1985-04-12T23:20:50Z",
                "2024-02-29T23:59:60Z",
                "9999-12-31T23:59:59Z"
            ]),
        ),
        ("smithy.api#Document", json!([null, true, 1, "x", [], {}])),
        ("t#List", json!([[], null])),
        ("t#Map", json!([{}, null])),
        ("t#E", json!(["A", "b", null])),
        ("t#I", json!([7])),
        ("t#S", json!([null])),
    ] {
        for default in defaults.as_array().expect("an array") {
            assert_eq!(findings(target, default), [""; 0], "{target} {default}");
        }
    }
}

#[test]
fn defaults_that_do_not_fit_are_errors() {
    for (target, problem, defaults) in [
        ("smithy.api#Boolean", "true or false", json!([0, "true"])),
        ("smithy.api#String", "a string", json!([0, {}])),
        ("smithy.api#Blob", "base64 in a string", json!([1, "a", "a===", "aGk?", "é==="])),
        ("smithy.api#Byte", "a whole number of 8 bits", json!([128, 1.5, "1"])),
        ("smithy.api#Short", "a whole number of 16 bits", json!([32768])),
        ("smithy.api#Integer", "a whole number of 32 bits", json!([2_147_483_648_u64])),
        ("smithy.api#Long", "a whole number of 64 bits", json!([u64::MAX])),
        ("smithy.api#Double", "a number, or \"NaN\", \"Infinity\" or \"-Infinity\"", json!(["1", true])),
        ("smithy.api#BigInteger", "a whole number, or one in a string", json!([1.5, "1.5", "", "-"])),
        ("smithy.api#BigDecimal", "a number, or one in a string", json!(["x", false])),
        (
            "smithy.api#Timestamp",
            "seconds, or a time of RFC 3339 in UTC",
            json!([
                "1985-04-12",
                "1985-04-12T23:20:50+01:00",
                "1985-04-12T23:20:50.Z",
                "Z",
                "1985-13-12T23:20:50Z",
                "1985-00-12T23:20:50Z",
                "1985-04-31T23:20:50Z",
                "2023-02-29T23:20:50Z",
                "1900-02-29T23:20:50Z",
                "1985-04-00T23:20:50Z",
                "1985-04-12T24:20:50Z",
                "1985-04-12T23:60:50Z",
                "1985-04-12T23:20:61Z",
                "1985-04-12T23:20:50.1234567890Z",
                1e300,
                "ééééééééééééééééééZ"
            ]),
        ),
        ("smithy.api#Document", "a simple value, [] or {}", json!([[1], {"a": 1}])),
        ("t#List", "[]", json!([["x"], {}, ""])),
        ("t#Map", "{}", json!([{"a": "x"}, []])),
        ("t#E", "one of the values of the enum", json!(["B", "", 1])),
        ("t#I", "one of the values of the intEnum", json!([8, "7"])),
    ] {
        for default in defaults.as_array().expect("an array") {
            assert_eq!(
                findings(target, default),
                [format!(
                    "invalid-trait-value 0:t#In/members/a/traits/smithy.api#default: the default does not fit {target}: it \
                     must be {problem}, not {default}"
                )]
            );
        }
    }
    for (target, what) in [("t#S", "structure"), ("t#U", "union")] {
        let found = findings(target, &json!({}));
        assert!(found[0].ends_with(&format!("a {what} has no default")), "{found:?}");
    }
}

#[test]
fn the_default_of_the_target_must_be_repeated() {
    let files = |default: Value| {
        [with_members(
            json!({"a": {"target": "t#Two", "traits": {"smithy.api#default": default}}}),
            json!({"t#Two": {"type": "integer", "traits": {"smithy.api#default": 2}}}),
        )]
    };
    model(&files(json!(2)));
    model(&files(json!(null)));
    assert_eq!(
        errors(&files(json!(3))),
        ["invalid-trait-value 0:t#In/members/a/traits/smithy.api#default: the default is 3, but t#Two has 2"]
    );
}

#[test]
fn defaults_of_shapes_are_checked() {
    let files = |default: Value| {
        [with_members(
            json!({"a": {"target": "t#I", "traits": {"smithy.api#default": null}}}),
            json!({"t#I": {"type": "integer", "traits": {"smithy.api#default": default}}}),
        )]
    };
    model(&files(json!(1)));
    assert_eq!(
        errors(&files(json!(null))),
        [
            "invalid-trait-value 0:t#I/traits/smithy.api#default: the default does not fit the shape: null is for members only"
        ]
    );
    assert_eq!(errors(&files(json!("x"))).len(), 1);
}

#[test]
fn defaults_that_lose_digits_are_doubtful() {
    for (target, defaults) in [
        ("smithy.api#BigInteger", json!([1e20, u64::MAX as f64, -1e17])),
        ("smithy.api#BigDecimal", json!([1.234_567_890_123_456_7, u64::MAX as f64])),
    ] {
        for default in defaults.as_array().expect("an array") {
            let found = findings(target, default);
            assert!(matches!(found.as_slice(), [one] if one.starts_with("rounded-default? ")), "{found:?}");
        }
    }
}
