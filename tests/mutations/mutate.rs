//! Small changes of a model, of the sorts that models go through.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

/// Numbers that look random and are the same in each run.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64, name: &str) -> Self {
        let name = name.bytes().fold(0, |sum: u64, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        Self((seed ^ name.rotate_left(17)).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below another one.
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn one<'i, T>(&mut self, items: &'i [T]) -> Option<&'i T> {
        items.get(self.below(items.len()))
    }
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

/// The shapes that these use, and themselves.
pub(super) fn closure(model: &Value, shapes: &[String]) -> BTreeSet<String> {
    let mut open = shapes.to_vec();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        if let Some(shape) = model["shapes"].get(&id)
            && reached.insert(id)
        {
            targets(shape, &mut open);
        }
    }
    reached
}

/// Makes one change, and says which; nothing where the model has no place for it.
pub(super) fn mutate(model: &mut Value, reached: &BTreeSet<String>, random: &mut Random) -> Option<String> {
    const SORTS: [fn(&mut Model<'_>, &mut Random) -> Option<String>; 17] = [
        remove_member,
        add_member,
        rename_member,
        retarget,
        retarget,
        toggle_member_trait,
        toggle_member_trait,
        toggle_default,
        toggle_shape_trait,
        errors,
        rename_shape,
        change_kind,
        enum_value,
        operation_trait,
        retarget_operation,
        remove_operation,
        endpoint,
    ];
    let sort = SORTS[random.below(SORTS.len())];
    sort(&mut Model { shapes: model["shapes"].as_object_mut()?, reached }, random)
}

struct Model<'m> {
    shapes: &'m mut Map<String, Value>,
    reached: &'m BTreeSet<String>,
}

impl Model<'_> {
    /// A shape of one of these types.
    fn any(&self, types: &[&str], random: &mut Random) -> Option<String> {
        let is_wanted = |id: &&String| {
            self.shapes
                .get(*id)
                .is_some_and(|shape| types.contains(&shape["type"].as_str().unwrap_or_default()))
        };
        let found: Vec<&String> = self.reached.iter().filter(is_wanted).collect();
        random.one(&found).map(|id| (*id).clone())
    }

    /// A member of a shape of one of these types.
    fn member(&self, types: &[&str], random: &mut Random) -> Option<(String, String)> {
        let shape = self.any(types, random)?;
        let names: Vec<&String> = self.shapes.get(&shape)?["members"].as_object()?.keys().collect();
        let name = (*random.one(&names)?).clone();
        Some((shape, name))
    }
}

fn toggle(value: &mut Value, id: &str, with: Value) {
    let Some(object) = value.as_object_mut() else { return };
    let traits = object.entry("traits").or_insert_with(|| json!({}));
    let Some(traits) = traits.as_object_mut() else { return };
    if traits.remove(id).is_none() {
        traits.insert(id.to_owned(), with);
    }
}

fn remove_member(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let (shape, name) = model.member(&["structure", "union", "enum"], random)?;
    model.shapes[&shape]["members"].as_object_mut()?.remove(&name);
    Some(format!("without {shape}${name}"))
}

fn add_member(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let shape = model.any(&["structure", "union"], random)?;
    let name = ["Message", "message", "Brandnew", "Type", "Default"][random.below(5)];
    let traits = [json!({}), json!({"smithy.api#required": {}})][random.below(2)].clone();
    let member = json!({"target": "smithy.api#String", "traits": traits});
    model.shapes[&shape]["members"].as_object_mut()?.insert(name.to_owned(), member);
    Some(format!("with {shape}${name}"))
}

fn rename_member(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let (shape, name) = model.member(&["structure", "union", "enum"], random)?;
    let lower = name.to_lowercase();
    let new = [format!("{name}s"), format!("Other{name}"), lower][random.below(3)].clone();
    let members = model.shapes[&shape]["members"].as_object_mut()?;
    let member = members.remove(&name)?;
    members.insert(new.clone(), member);
    Some(format!("{shape}${name} is called {new}"))
}

fn retarget(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let (shape, name) = model.member(&["structure", "union"], random)?;
    let other = model.any(&["structure", "union", "enum", "list", "map", "string", "timestamp"], random)?;
    let plain = ["String", "Integer", "Long", "Boolean", "Timestamp", "Blob", "Double"][random.below(7)];
    let target = if random.below(2) == 0 { other } else { format!("smithy.api#{plain}") };
    model.shapes[&shape]["members"][&name] = json!({"target": target});
    Some(format!("{shape}${name} is a {target}"))
}

fn toggle_member_trait(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let (shape, name) = model.member(&["structure", "union", "enum"], random)?;
    let traits = [
        ("smithy.api#required", json!({})),
        ("smithy.api#clientOptional", json!({})),
        ("smithy.api#deprecated", json!({"message": "Not any more."})),
        ("smithy.api#documentation", json!("Other words.")),
        ("smithy.api#length", json!({"max": 7})),
        ("smithy.api#idempotencyToken", json!({})),
        ("smithy.api#jsonName", json!("other")),
        ("smithy.api#xmlName", json!("other")),
        ("smithy.api#timestampFormat", json!("date-time")),
    ];
    let (id, value) = random.one(&traits)?;
    toggle(&mut model.shapes[&shape]["members"][&name], id, value.clone());
    Some(format!("{id} of {shape}${name}"))
}

fn toggle_default(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let (shape, name) = model.member(&["structure"], random)?;
    let value = [
        ("smithy.api#Integer", json!(7)),
        ("smithy.api#Integer", json!(0)),
        ("smithy.api#Boolean", json!(true)),
        ("smithy.api#String", json!("seven")),
    ];
    let (target, value) = random.one(&value)?;
    let member = &mut model.shapes[&shape]["members"][&name];
    if member["traits"]["smithy.api#default"].is_null() {
        *member = json!({"target": target, "traits": {"smithy.api#default": value}});
    } else {
        toggle(member, "smithy.api#default", Value::Null);
    }
    Some(format!("default of {shape}${name}"))
}

fn toggle_shape_trait(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let shape = model.any(&["structure", "union", "enum", "string", "list", "map", "integer"], random)?;
    let traits = [
        ("smithy.api#sensitive", json!({})),
        ("smithy.api#deprecated", json!({})),
        ("smithy.api#documentation", json!("Other words.")),
        ("smithy.api#sparse", json!({})),
        ("smithy.api#error", json!("client")),
        ("smithy.api#retryable", json!({})),
        ("smithy.api#httpError", json!(418)),
        ("smithy.api#pattern", json!("^other$")),
        ("smithy.api#default", json!("")),
    ];
    let (id, value) = random.one(&traits)?;
    toggle(model.shapes.get_mut(&shape)?, id, value.clone());
    Some(format!("{id} of {shape}"))
}

fn errors(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let operation = model.any(&["operation"], random)?;
    let all: Vec<String> = model
        .shapes
        .iter()
        .filter(|(_, shape)| !shape["traits"]["smithy.api#error"].is_null())
        .map(|(id, _)| id.clone())
        .collect();
    let error = random.one(&all)?.clone();
    let object = model.shapes.get_mut(&operation)?.as_object_mut()?;
    let errors = object.entry("errors").or_insert_with(|| json!([])).as_array_mut()?;
    if random.below(2) == 0 && !errors.is_empty() {
        errors.remove(random.below(errors.len()));
        return Some(format!("{operation} without an error"));
    }
    let target = json!({ "target": error });
    if errors.contains(&target) {
        return None;
    }
    errors.push(target);
    Some(format!("{operation} with {error}"))
}

/// Gives a shape another name wherever it stands.
fn rename_shape(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let shape = model.any(&["structure", "union", "enum", "string", "list", "map"], random)?;
    let new = format!("{shape}New");
    let text = Value::Object(model.shapes.clone()).to_string();
    let text =
        text.replace(&Value::String(shape.clone()).to_string(), &Value::String(new.clone()).to_string());
    *model.shapes = serde_json::from_str(&text).ok()?;
    Some(format!("{shape} is called {new}"))
}

/// Makes an enum of a string, or a structure of what was something else, and the reverse.
fn change_kind(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let shape = model.any(&["structure", "union", "enum", "string", "integer"], random)?;
    let value =
        |value: Value| json!({"target": "smithy.api#Unit", "traits": {"smithy.api#enumValue": value}});
    let kinds = [
        json!({"type": "string"}),
        json!({"type": "integer"}),
        json!({"type": "enum", "members": {"ONE": value(json!("one")), "TWO": value(json!("two"))}}),
        json!({"type": "intEnum", "members": {"ONE": value(json!(1)), "TWO": value(json!(2))}}),
        json!({"type": "union", "members": {"One": {"target": "smithy.api#String"}}}),
        json!({"type": "structure", "members": {"One": {"target": "smithy.api#String"}}}),
    ];
    let kind = random.one(&kinds)?;
    if model.shapes[&shape]["type"] == kind["type"] {
        return None;
    }
    model.shapes.insert(shape.clone(), kind.clone());
    Some(format!("{shape} is of the type {}", kind["type"]))
}

fn enum_value(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let (shape, name) = model.member(&["enum"], random)?;
    let members = model.shapes[&shape]["members"].as_object_mut()?;
    let value = json!({"smithy.api#enumValue": "another-value"});
    match random.below(2) {
        0 => members[&name]["traits"] = value,
        _ => {
            members.insert("ANOTHER".to_owned(), json!({"target": "smithy.api#Unit", "traits": value}));
        }
    }
    Some(format!("another value of {shape}${name}"))
}

fn operation_trait(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let operation = model.any(&["operation"], random)?;
    let traits = [
        ("smithy.api#readonly", json!({})),
        ("smithy.api#idempotent", json!({})),
        ("smithy.api#paginated", Value::Null),
        ("smithy.waiters#waitable", Value::Null),
        ("smithy.api#endpoint", json!({"hostPrefix": "other."})),
        ("smithy.api#deprecated", json!({})),
        ("smithy.api#http", Value::Null),
        ("aws.auth#unsignedPayload", json!({})),
    ];
    let (id, value) = random.one(&traits)?;
    let shape = model.shapes.get_mut(&operation)?;
    match (*id, shape["traits"].get(*id).cloned()) {
        ("smithy.api#http", Some(mut http)) => {
            http["code"] = json!([201, 204, 301][random.below(3)]);
            shape["traits"][*id] = http;
        }
        (_, None) if value.is_null() => return None,
        _ => toggle(shape, id, value.clone()),
    }
    Some(format!("{id} of {operation}"))
}

fn retarget_operation(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let operation = model.any(&["operation"], random)?;
    let other = model.any(&["structure"], random)?;
    let target = if random.below(4) == 0 { "smithy.api#Unit".to_owned() } else { other };
    let part = ["input", "output"][random.below(2)];
    model.shapes[&operation][part] = json!({ "target": target });
    Some(format!("{part} of {operation} is {target}"))
}

fn remove_operation(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let operation = model.any(&["operation"], random)?;
    model.shapes.remove(&operation);
    let target = json!({ "target": operation });
    for shape in model.shapes.values_mut() {
        for list in ["operations", "collectionOperations"] {
            if let Some(list) = shape.get_mut(list).and_then(Value::as_array_mut) {
                list.retain(|item| *item != target);
            }
        }
        if let Some(shape) = shape.as_object_mut().filter(|shape| shape["type"] == "resource") {
            shape.retain(|_, value| *value != target);
        }
    }
    Some(format!("without {operation}"))
}

/// Another parameter of the endpoint, or another default of one.
fn endpoint(model: &mut Model<'_>, random: &mut Random) -> Option<String> {
    let service = model.shapes.values_mut().find(|shape| shape["type"] == "service")?;
    let rules = service["traits"].get_mut("smithy.rules#endpointRuleSet")?;
    let parameters = rules["parameters"].as_object_mut()?;
    let parameter = json!({"type": "string", "required": false, "documentation": "Other.", "builtIn": "AWS::Auth::AccountId"});
    match random.below(3) {
        0 => {
            parameters.insert("Brandnew".to_owned(), parameter);
            Some("another parameter of the endpoint".to_owned())
        }
        1 => {
            let dual = parameters.get_mut("UseDualStack")?;
            dual["default"] = json!(true);
            Some("another default of the endpoint".to_owned())
        }
        _ => {
            let text = rules["rules"].to_string().replace("https://", "https://other.");
            rules["rules"] = serde_json::from_str(&text).ok()?;
            Some("other hosts".to_owned())
        }
    }
}
