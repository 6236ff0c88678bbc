//! What holds of every comparison.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::diff::{Class, Kind, Report, diff};
use crate::lower::Crate;
use crate::tests::{crate_of, external, fixtures, repository};
use serde_json::{Map, Value, json};

const NAMESPACE: &str = "com.amazonaws.ssm";

fn crate_of_value(model: &Value) -> Crate {
    crate_of("a model", model.to_string())
}

fn kinds(report: &Report) -> Vec<(&'static str, &str)> {
    report.changes.iter().map(|change| (change.kind.name(), change.path.as_str())).collect()
}

/// Every file of JSON below a folder.
fn models_below(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            models_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}

fn nothing_changes_without_a_change(models: &[PathBuf]) {
    assert!(!models.is_empty());
    for path in models {
        let text = fs::read_to_string(path).unwrap();
        let (one, other) = (crate_of("one", text.clone()), crate_of("other", text));
        assert_eq!(kinds(&diff(&one, &other)), [], "{}", path.display());
    }
}

#[test]
fn a_model_and_itself_have_no_difference() {
    let mut models = Vec::new();
    models_below(&fixtures().join("diff"), &mut models);
    nothing_changes_without_a_change(&models);
}

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn a_published_model_and_itself_have_no_difference() {
    let mut models = Vec::new();
    models_below(&external("SMITHY_MODELS"), &mut models);
    nothing_changes_without_a_change(&models);
}

/// SSM with some operations only, so that many can be compared in little time.
fn some_operations() -> Value {
    let text = fs::read_to_string(repository().join("models/ssm.json")).unwrap();
    let mut model: Value = serde_json::from_str(&text).unwrap();
    let service = format!("{NAMESPACE}#AmazonSSM");
    let kept = [
        "StartSession",
        "GetParameters",
        "PutParameter",
        "DescribeSessions",
        "UpdateOpsItem",
        "GetInventory",
    ];
    model["shapes"][&service]["operations"] =
        kept.iter().map(|name| json!({"target": format!("{NAMESPACE}#{name}")})).collect();
    model["shapes"][&service].as_object_mut().unwrap().remove("resources");
    let mut open = vec![service];
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(shape) = model["shapes"].get(&id)
            && reached.insert(id)
        {
            targets(shape, &mut open);
        }
    }
    model["shapes"].as_object_mut().unwrap().retain(|id, _| reached.contains(id));
    model
}

/// All targets in a shape.
fn targets(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            found.extend(object.get("target").and_then(Value::as_str).map(str::to_owned));
            object.iter().filter(|(key, _)| *key != "traits").for_each(|(_, value)| targets(value, found));
        }
        Value::Array(items) => items.iter().for_each(|value| targets(value, found)),
        _ => {}
    }
}

/// One change of a model.
#[derive(Clone, Debug)]
enum Edit {
    RemoveMember,
    Retarget(&'static str),
    ToggleRequired,
    ToggleDefault,
    ToggleSensitive,
    RemoveError,
    RenameMember,
}

const EDITS: &[Edit] = &[
    Edit::RemoveMember,
    Edit::Retarget("smithy.api#String"),
    Edit::Retarget("smithy.api#Integer"),
    Edit::Retarget("smithy.api#Timestamp"),
    Edit::ToggleRequired,
    Edit::ToggleDefault,
    Edit::ToggleSensitive,
    Edit::RemoveError,
    Edit::RenameMember,
];

/// The members that operations are paginated by: without them, or as something else, the model is refused.
fn paginated_by(model: &Value) -> BTreeSet<String> {
    let shapes = model["shapes"].as_object().unwrap().values();
    let traits = shapes.filter_map(|shape| shape["traits"]["smithy.api#paginated"].as_object());
    traits.flat_map(Map::values).filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Makes an edit at one of the places where it can be made.
fn apply(model: &mut Value, edit: &Edit, random: &mut fastrand::Rng) {
    let paginated_by = paginated_by(model);
    let wanted: &[&str] = match edit {
        Edit::ToggleSensitive => &["string", "structure", "enum"],
        Edit::RemoveError => &["operation"],
        Edit::RemoveMember | Edit::RenameMember => &["structure", "union", "enum"],
        _ => &["structure"],
    };
    let shapes: Vec<&mut Value> = model["shapes"]
        .as_object_mut()
        .unwrap()
        .values_mut()
        .filter(|shape| wanted.contains(&shape["type"].as_str().unwrap()))
        .filter(|shape| match edit {
            Edit::ToggleSensitive => true,
            Edit::RemoveError => shape["errors"].as_array().is_some_and(|errors| !errors.is_empty()),
            // The last member of an enum cannot go.
            _ => shape["members"].as_object().is_some_and(|members| members.len() > 2),
        })
        .collect();
    let count = shapes.len();
    let shape = shapes.into_iter().nth(random.usize(..count)).unwrap();
    match edit {
        Edit::ToggleSensitive => toggle(shape, "smithy.api#sensitive", json!({})),
        Edit::RemoveError => {
            let errors = shape["errors"].as_array_mut().unwrap();
            errors.remove(random.usize(..errors.len()));
        }
        edit => {
            let members = shape["members"].as_object_mut().unwrap();
            let names: Vec<String> =
                members.keys().filter(|name| !paginated_by.contains(*name)).cloned().collect();
            if !names.is_empty() {
                edit_member(members, &names[random.usize(..names.len())], edit);
            }
        }
    }
}

fn edit_member(members: &mut Map<String, Value>, name: &str, edit: &Edit) {
    let plain = ["smithy.api#Integer", "smithy.api#Boolean"];
    match edit {
        Edit::RemoveMember => {
            members.remove(name);
        }
        Edit::RenameMember => {
            let member = members.remove(name).unwrap();
            members.insert(format!("{name}Other"), member);
        }
        Edit::Retarget(target) => members[name] = json!({ "target": target }),
        Edit::ToggleRequired => toggle(&mut members[name], "smithy.api#required", json!({})),
        Edit::ToggleDefault => {
            let target = members[name]["target"].as_str().unwrap().to_owned();
            if plain.contains(&target.as_str()) {
                let value = if target == plain[0] { json!(7) } else { json!(true) };
                toggle(&mut members[name], "smithy.api#default", value);
            } else {
                members[name] = json!({"target": plain[0], "traits": {"smithy.api#default": 7}});
            }
        }
        Edit::ToggleSensitive | Edit::RemoveError => {}
    }
}

fn toggle(shape: &mut Value, id: &str, value: Value) {
    let traits = shape.as_object_mut().unwrap().entry("traits").or_insert_with(|| json!({}));
    let traits = traits.as_object_mut().unwrap();
    if traits.remove(id).is_none() {
        traits.insert(id.to_owned(), value);
    }
}

/// Puts the old form of a shape or of its member back, with the shapes that it targets, as far as they are part of its
/// type and not types themselves.
fn put_back(model: &mut Value, old: &Value, shape: &str, member: Option<&str>) {
    let before = &old["shapes"][shape];
    let now = &mut model["shapes"][shape];
    match member.filter(|_| before["type"] == now["type"]) {
        Some(member) if before["type"] != "operation" => {
            let members = now["members"].as_object_mut().unwrap();
            match before["members"].get(member) {
                Some(value) => members.insert(member.to_owned(), value.clone()),
                None => members.remove(member),
            };
            // Half of a rename is the other name.
            members.retain(|name, _| before["members"].get(name).is_some());
            for (name, value) in before["members"].as_object().unwrap() {
                members.entry(name).or_insert_with(|| value.clone());
            }
        }
        _ => *now = before.clone(),
    }
    let mut open = Vec::new();
    targets(before, &mut open);
    while let Some(id) = open.pop() {
        let Some(target) = old["shapes"].get(&id) else { continue };
        if model["shapes"].get(&id) != Some(target) && target["type"] != "operation" {
            model["shapes"][&id] = target.clone();
            targets(target, &mut open);
        }
    }
}

/// Puts back all shapes that lead to this one: a type is gone when nothing uses it.
fn put_users_back(model: &mut Value, old: &Value, shape: &str) {
    let mut open = vec![shape.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(target) = open.pop() {
        for (id, user) in old["shapes"].as_object().unwrap() {
            let mut found = Vec::new();
            targets(user, &mut found);
            if found.contains(&target) && seen.insert(id.clone()) {
                model["shapes"][id] = user.clone();
                open.push(id.clone());
            }
        }
    }
    // And what those use.
    let service =
        old["shapes"].as_object().unwrap().iter().find(|(_, shape)| shape["type"] == "service").unwrap().0;
    put_back(model, old, service, None);
}

#[test]
fn a_major_change_disappears_when_what_was_there_is_put_back() {
    let old = some_operations();
    let before = crate_of_value(&old);
    for seed in 0..8 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut new = old.clone();
        for _ in 0..random.usize(1..4) {
            apply(&mut new, random.choice(EDITS).unwrap(), &mut random);
        }
        let report = diff(&before, &crate_of_value(&new));
        for change in report.changes.iter().filter(|change| change.class == Class::Major) {
            let mut mended = new.clone();
            put_back(&mut mended, &old, &change.shape, change.member.as_deref());
            if change.kind == Kind::TypeRemoved {
                put_users_back(&mut mended, &old, &change.shape);
            }
            let left = diff(&before, &crate_of_value(&mended));
            let same =
                left.changes.iter().find(|other| (other.kind, &other.path) == (change.kind, &change.path));
            assert!(same.is_none(), "{seed}: {same:?} is left of {report:?}");
        }
        let mut mended = new;
        for change in &report.changes {
            put_back(&mut mended, &old, &change.shape, change.member.as_deref());
        }
        for (id, shape) in old["shapes"].as_object().unwrap() {
            mended["shapes"][id] = shape.clone();
        }
        let left = diff(&before, &crate_of_value(&mended));
        assert_eq!(kinds(&left), [], "{seed}: left of {report:?}");
    }
}

/// The model with keys in the reverse order, but for members, whose order has a meaning.
fn reversed(value: &Value, key: &str) -> String {
    match value {
        Value::Object(object) => {
            let mut pairs: Vec<String> = object
                .iter()
                .map(|(name, value)| format!("{}: {}", json!(name), reversed(value, name)))
                .collect();
            if key != "members" {
                pairs.reverse();
            }
            format!("{{{}}}", pairs.join(",\n"))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| reversed(item, "")).collect();
            format!("[{}]", items.join(", "))
        }
        value => value.to_string(),
    }
}

#[test]
fn the_order_of_keys_makes_no_difference() {
    let model = some_operations();
    let text = reversed(&model, "");
    assert_ne!(text, model.to_string());
    assert_eq!(kinds(&diff(&crate_of_value(&model), &crate_of("reversed", text))), []);
}

#[test]
fn what_the_generator_has_no_use_for_makes_no_difference() {
    let old = some_operations();
    let mut new = old.clone();
    new["metadata"] = json!({"suppressions": []});
    for (id, shape) in new["shapes"].as_object_mut().unwrap() {
        let add = |shape: &mut Value| {
            let traits = shape.as_object_mut().unwrap().entry("traits").or_insert_with(|| json!({}));
            traits["smithy.api#suppress"] = json!(["Some"]);
            traits["com.example#note"] = json!({"of": id});
        };
        add(shape);
        if let Some(members) = shape.get_mut("members").and_then(Value::as_object_mut) {
            members.values_mut().for_each(add);
        }
    }
    new["shapes"]["com.example#Unused"] = json!({"type": "structure", "members": {}});
    new["shapes"]["com.example#note"] = json!({"type": "document", "traits": {"smithy.api#trait": {}}});
    assert_eq!(kinds(&diff(&crate_of_value(&old), &crate_of_value(&new))), []);
}

#[test]
fn mixins_and_their_flattened_form_are_the_same() {
    let old = some_operations();
    let mut new = old.clone();
    let mut mixins = Map::new();
    for (id, shape) in new["shapes"].as_object_mut().unwrap() {
        if shape["type"] != "structure" {
            continue;
        }
        // The members of a mixin come before the structure's own.
        let members = shape["members"].as_object_mut().unwrap();
        let moved: Vec<String> = members.keys().take(members.len() / 2).cloned().collect();
        let moved: Map<String, Value> =
            moved.into_iter().map(|name| (name.clone(), members.remove(&name).unwrap())).collect();
        let mixin = format!("{id}Mixin");
        shape["mixins"] = json!([{"target": mixin}]);
        mixins.insert(
            mixin,
            json!({"type": "structure", "members": moved, "traits": {"smithy.api#mixin": {}}}),
        );
    }
    assert!(mixins.len() > 10);
    new["shapes"].as_object_mut().unwrap().extend(mixins);
    assert_eq!(kinds(&diff(&crate_of_value(&old), &crate_of_value(&new))), []);
}
