//! [Mixins](https://smithy.io/2.0/spec/mixins.html).

use serde_json::json;

use super::*;
use crate::resolve::Kind;

fn string() -> Value {
    json!({"target": "smithy.api#String"})
}

fn mixin(members: Value) -> Value {
    json!({"type": "structure", "traits": {"smithy.api#mixin": {}}, "members": members})
}

fn uses(mixins: &[&str]) -> Value {
    mixins.iter().map(|mixin| json!({"target": mixin})).collect()
}

#[test]
fn members_come_depth_first_from_left_to_right() {
    // Section "Member ordering", with one mixin more.
    let mut paginated = mixin(json!({"nextToken": string(), "pageSize": string()}));
    paginated["mixins"] = uses(&["t#Base"]);
    let model = model(&[with_input(json!({
        "t#Base": mixin(json!({"z": string()})),
        "t#Paginated": paginated,
        "t#Filtered": mixin(json!({"nameFilter": string()})),
        "t#In": {"type": "structure", "mixins": uses(&["t#Paginated", "t#Filtered"]), "members": {"a": string()}},
    }))]);
    assert_eq!(member_names(&model, "t#In"), ["z", "nextToken", "pageSize", "nameFilter", "a"]);
    assert!(model.get(&id("t#Paginated")).is_none(), "mixins are not in the closure");
}

#[test]
fn later_mixins_beat_earlier_ones_and_own_traits_beat_all() {
    // Section "Traits and mixins".
    let with = |traits: Value, mixins: &[&str]| {
        let mut shape = json!({"type": "structure", "mixins": uses(mixins), "traits": traits});
        shape["traits"]["smithy.api#mixin"] = json!({});
        shape
    };
    let files = [with_input(json!({
        "t#A": with(json!({"smithy.api#documentation": "A", "x#foo": 1, "x#one": {}}), &[]),
        "t#B": with(json!({"smithy.api#documentation": "B", "x#foo": 2, "x#two": {}}), &[]),
        "t#C": with(json!({"smithy.api#documentation": "C", "x#three": {}}), &["t#A", "t#B"]),
        "t#In": {"type": "structure", "mixins": uses(&["t#C"]),
            "traits": {"smithy.api#documentation": "D", "x#four": {}}},
    }))];
    let model = model(&files);
    let traits = &model.shape(&id("t#In")).traits;
    assert_eq!(traits.documentation(), Some("D"));
    assert_eq!(written(&files, "t#In", None, "x#foo"), Some(json!(2)));
    let ids: Vec<&str> = traits.ids().map(ShapeId::as_str).collect();
    assert_eq!(ids, ["smithy.api#documentation", "x#foo", "x#four", "x#one", "x#three", "x#two"]);
}

#[test]
fn local_traits_stay_with_the_mixin() {
    let mut local = mixin(json!({}));
    local["traits"] = json!({"smithy.api#mixin": {"localTraits": ["smithy.api#private"]}, "smithy.api#private": {}, "x#t": 1});
    let model = model(&[with_input(json!({
        "t#M": local, "t#In": {"type": "structure", "mixins": uses(&["t#M"])},
    }))]);
    let ids: Vec<&str> = model.shape(&id("t#In")).traits.ids().map(ShapeId::as_str).collect();
    assert_eq!(ids, ["x#t"]);
}

#[test]
fn members_can_be_written_again_with_the_same_target() {
    // Section "Mixin members must not conflict".
    let with = |traits: Value| json!({"a": {"target": "smithy.api#String", "traits": traits}});
    let model = model(&[with_input(json!({
        "t#A1": mixin(with(json!({"smithy.api#documentation": "Generic docs"}))),
        "t#A2": mixin(with(json!({"smithy.api#required": {}}))),
        "t#In": {"type": "structure", "mixins": uses(&["t#A1", "t#A2"]),
            "members": with(json!({"smithy.api#documentation": "Specific docs"}))},
    }))]);
    let shape = model.shape(&id("t#In"));
    let member = shape.kind.members().next().expect("a member");
    assert_eq!(member.traits.documentation(), Some("Specific docs"));
    assert!(member.traits.required());
}

#[test]
fn members_with_two_targets_conflict() {
    let files = [with_input(json!({
        "t#A1": mixin(json!({"a": string()})),
        "t#A2": mixin(json!({"a": {"target": "smithy.api#Integer"}, "b": string()})),
        "t#In": {"type": "structure", "mixins": uses(&["t#A1", "t#A2"]),
            "members": {"b": {"target": "smithy.api#Long"}}},
    }))];
    assert_eq!(
        errors(&files),
        [
            "mixin-conflict 0:t#In/mixins/1/target: the member `a` targets smithy.api#Integer, but smithy.api#String in a \
             mixin",
            "mixin-conflict 0:t#In/members/b/target: the member `b` targets smithy.api#Long, but smithy.api#String in a \
             mixin",
        ]
    );
}

#[test]
fn traits_are_applied_to_inherited_members() {
    // Section "Adding and replacing traits on copied members".
    let docs = |text: &str| json!({"type": "apply", "traits": {"smithy.api#documentation": text}});
    let files = [
        with_input(json!({
            "t#M": mixin(json!({"a": {"target": "smithy.api#String", "traits": {"smithy.api#documentation": "M"}}})),
            "t#In": {"type": "structure", "mixins": uses(&["t#M"])},
        })),
        file(json!({"t#In$a": docs("In")})),
        file(json!({"t#In$b": docs("none")})),
    ];
    let model = model(&files[..2]);
    let shape = model.shape(&id("t#In"));
    assert_eq!(shape.kind.members().next().and_then(|member| member.traits.documentation()), Some("In"));
    assert_eq!(errors(&files), ["unknown-apply-target 2:key t#In$b: t#In has no member `b`"]);
}

#[test]
fn simple_shapes_lists_maps_and_enums_can_be_mixed() {
    let mark = json!({"smithy.api#mixin": {}, "x#t": 1});
    let model = model(&[with_members(
        json!({"s": {"target": "t#S"}, "l": {"target": "t#L"}, "m": {"target": "t#M"}, "e": {"target": "t#E"}}),
        json!({
            "t#SMixin": {"type": "string", "traits": mark},
            "t#LMixin": {"type": "list", "member": string(), "traits": mark},
            "t#MMixin": {"type": "map", "key": string(), "value": string(), "traits": mark},
            "t#EMixin": {"type": "enum", "members": {"A": {"target": "smithy.api#Unit"}}, "traits": mark},
            "t#S": {"type": "string", "mixins": uses(&["t#SMixin"])},
            "t#L": {"type": "list", "mixins": uses(&["t#LMixin"])},
            "t#M": {"type": "map", "mixins": uses(&["t#MMixin"])},
            "t#E": {"type": "enum", "mixins": uses(&["t#EMixin"]), "members": {"B": {"target": "smithy.api#Unit"}}},
        }),
    )]);
    assert!(model.shape(&id("t#S")).traits.has("x#t"));
    assert!(
        matches!(&model.shape(&id("t#L")).kind, Kind::List(member) if member.target == id("smithy.api#String"))
    );
    assert!(matches!(&model.shape(&id("t#M")).kind, Kind::Map { .. }));
    let Kind::Enum(values) = &model.shape(&id("t#E")).kind else { panic!("not an enum") };
    assert!(values.iter().map(|value| value.value.as_str()).eq(["A", "B"]));
}

#[test]
fn services_and_operations_are_merged() {
    // Section "Service mixins".
    let operation = json!({"type": "operation"});
    let model = model(&[file(json!({
        "t#OpA": operation,
        "t#OpB": operation,
        "t#A": {"type": "service", "version": "A", "operations": uses(&["t#OpA"]), "traits": {"smithy.api#mixin": {}}},
        "t#Service": {"type": "service", "mixins": uses(&["t#A"]), "operations": uses(&["t#OpB"])},
    }))]);
    let (_, service) = model.service().unwrap();
    assert_eq!(service.version, "A");
    assert_eq!(service.operations, [id("t#OpA"), id("t#OpB")]);
}

#[test]
fn cycles_and_wrong_mixins_are_errors() {
    let mut a = mixin(json!({}));
    a["mixins"] = uses(&["t#B"]);
    let mut b = mixin(json!({}));
    b["mixins"] = uses(&["t#A"]);
    let mut user = mixin(json!({}));
    user["mixins"] = uses(&["t#A", "t#Missing", "t#Plain", "t#Text"]);
    assert_eq!(
        errors(&[with_input(json!({
            "t#A": a, "t#B": b, "t#In": {"type": "structure"}, "t#User": user, "t#Plain": {"type": "structure"},
            "t#Text": {"type": "string", "traits": {"smithy.api#mixin": {}}},
        }))]),
        [
            "unknown-target 0:t#User/mixins/1/target: the mixin t#Missing is not in the model",
            "invalid-mixin 0:t#User/mixins/2/target: t#Plain is used as a mixin, but has no trait smithy.api#mixin",
            "invalid-mixin 0:t#User/mixins/3/target: t#Text is of type string and cannot be mixed into a shape of type \
             structure",
            "mixin-cycle 0:t#A/mixins: mixins form a cycle: t#A uses t#B uses t#A",
        ]
    );
}

#[test]
fn a_long_chain_of_mixins_needs_no_stack() {
    let mut shapes = json!({"t#In": {"type": "structure", "mixins": uses(&["t#M9999"])}});
    for index in 0..10_000 {
        let mut shape = mixin(json!({}));
        if index > 0 {
            shape["mixins"] = uses(&[&format!("t#M{}", index - 1)]);
        }
        shapes[format!("t#M{index}")] = shape;
    }
    model(&[with_input(shapes)]);
}

#[test]
fn nothing_may_target_a_mixin() {
    assert_eq!(
        errors(&[with_members(json!({"a": {"target": "t#M"}}), json!({"t#M": mixin(json!({}))}))]),
        ["invalid-target 0:t#In/members/a/target: the target must be a shape of data, but t#M is a mixin"]
    );
}
