//! [Applying traits externally](https://smithy.io/2.0/spec/model.html#applying-traits-externally).

use serde_json::json;

use super::*;

#[test]
fn traits_are_added_from_elsewhere() {
    let shapes = with_members(
        json!({"a": {"target": "t#List"}}),
        json!({"t#List": {"type": "list", "member": {"target": "smithy.api#String"}}}),
    );
    let applies = file(json!({
        "t#In": {"type": "apply", "traits": {"smithy.api#documentation": "in"}},
        "t#In$a": {"type": "apply", "traits": {"smithy.api#documentation": "a"}},
        "t#List$member": {"type": "apply", "traits": {"smithy.api#documentation": "member"}},
    }));
    // The order of the files does not matter.
    for files in [[shapes.clone(), applies.clone()], [applies, shapes]] {
        let model = model(&files);
        assert_eq!(model.shape(&id("t#In")).traits.documentation(), Some("in"));
        let member = model.shape(&id("t#In")).kind.members().next().expect("a member");
        assert_eq!(member.traits.documentation(), Some("a"));
        let crate::resolve::Kind::List(member) = &model.shape(&id("t#List")).kind else {
            panic!("not a list")
        };
        assert_eq!(member.traits.documentation(), Some("member"));
    }
}

#[test]
fn the_rules_of_conflicts_hold() {
    let with = |own: Value, applied: Value| {
        let shapes = with_input(json!({"t#In": {"type": "structure", "traits": own}}));
        [shapes, file(json!({"t#In": {"type": "apply", "traits": applied}}))]
    };
    let files = with(json!({"smithy.api#tags": ["a"]}), json!({"smithy.api#tags": ["b"]}));
    assert_eq!(written(&files, "t#In", None, "smithy.api#tags"), Some(json!(["a", "b"])));
    let found = errors(&with(json!({"x#t": 1}), json!({"x#t": 2})));
    assert_eq!(found, ["trait-conflict 1:key t#In/traits/x#t: the trait x#t has another value in 0.json"]);
}

#[test]
fn unknown_targets_are_errors() {
    let apply = json!({"type": "apply", "traits": {"x#t": 1}});
    let files = [
        with_members(json!({"name": {"target": "smithy.api#String"}}), json!({})),
        file(json!({"t#Inn": apply, "t#In$nme": apply, "t#Op$x": apply, "smithy.api#String": apply})),
    ];
    assert_eq!(
        errors(&files),
        [
            "unknown-apply-target? 1:key smithy.api#String: traits for smithy.api#String are ignored: the prelude is the \
             same for all models",
            "unknown-apply-target 1:key t#Inn: `apply` to t#Inn, which is not in the model",
            "unknown-apply-target 1:key t#In$nme: t#In has no member `nme`",
            "unknown-apply-target 1:key t#Op$x: t#Op has no member `x`",
        ]
    );
    assert_eq!(hints(&files, &Options::default()), ["did you mean `t#In`?", "did you mean `name`?"]);
}
