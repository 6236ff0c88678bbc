//! Values of the model's shapes, by a walk over the model's own JSON: nothing here comes from the generator.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use crate::repository;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

type Made = Result<Value, Box<dyn Error>>;

/// The model, as the JSON it is.
#[derive(Clone, Debug)]
pub struct Model {
    shapes: Map<String, Value>,
}

/// Numbers that decide what a value is; when they are used up it is as small as can be.
#[derive(Clone, Debug)]
pub struct Choices<'a>(std::slice::Iter<'a, u32>);

impl<'a> Choices<'a> {
    /// Choices by these numbers.
    pub fn new(choices: &'a [u32]) -> Self {
        Self(choices.iter())
    }

    fn number(&mut self) -> u32 {
        self.0.next().copied().unwrap_or_default()
    }

    fn below(&mut self, end: u32) -> u32 {
        self.number() % end.max(1)
    }

    /// Whether there is anything left to decide.
    fn is_empty(&self) -> bool {
        self.0.as_slice().is_empty()
    }

    fn text(&mut self) -> String {
        const PARTS: &[&str] =
            &["a", "Value", "\"", "\\", "\n", "\u{0}", "/", "é", "\u{10ffff}", " ", "null", "\u{2028}", "🚀"];
        (0..self.below(5))
            .filter_map(|_| PARTS.get(self.below(PARTS.len() as u32) as usize))
            .copied()
            .collect()
    }
}

impl Model {
    /// The model of SSM.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn read() -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(repository().join("models/ssm.json"))?;
        let json: Value = serde_json::from_str(&text)?;
        Ok(Self { shapes: json["shapes"].as_object().ok_or("no shapes")?.clone() })
    }

    fn shape(&self, id: &str) -> Result<&Value, String> {
        self.shapes.get(id).ok_or_else(|| format!("the model has no shape {id}"))
    }

    /// What kind of shape it is: `structure`, `string` and so on.
    pub fn kind(&self, id: &str) -> String {
        let kind = id.strip_prefix("smithy.api#").map(str::to_ascii_lowercase);
        kind.or_else(|| Some(self.shapes.get(id)?["type"].as_str()?.to_owned())).unwrap_or_default()
    }

    /// Whether it is an error.
    pub fn is_error(&self, id: &str) -> bool {
        self.shapes.get(id).is_some_and(|shape| !shape["traits"]["smithy.api#error"].is_null())
    }

    /// Wire JSON of a shape, as a service might send it: with nulls, and with members and enum values that the model
    /// does not have.
    ///
    /// # Errors
    ///
    /// If the model has no such shape, or one that SSM had no kind of when this was written.
    pub fn value(&self, id: &str, choices: &mut Choices<'_>) -> Made {
        Ok(match self.kind(id).as_str() {
            "string" => choices.text().into(),
            "enum" => {
                let members = self.shape(id)?["members"].as_object().ok_or("an enum without members")?;
                let chosen = members.iter().nth(choices.below(members.len() as u32 + 1) as usize);
                match chosen {
                    Some((name, member)) => match &member["traits"]["smithy.api#enumValue"] {
                        Value::Null => name.as_str().into(),
                        value => value.clone(),
                    },
                    None => choices.text().into(),
                }
            }
            "boolean" => (choices.below(2) == 1).into(),
            "integer" => (choices.number() as i32).into(),
            "long" => ((u64::from(choices.number()) << 32 | u64::from(choices.number())) as i64).into(),
            "blob" => STANDARD.encode(choices.text()).into(),
            "timestamp" => {
                let seconds = choices.number() as i32;
                match choices.below(2) {
                    0 => seconds.into(),
                    _ => (f64::from(seconds) + f64::from(choices.below(1_000)) / 1e3).into(),
                }
            }
            "list" => {
                let item = target(&self.shape(id)?["member"])?;
                let items = (0..choices.below(3)).map(|_| self.nullable(item, choices));
                items.collect::<Result<Vec<_>, _>>()?.into()
            }
            "map" => {
                let shape = self.shape(id)?;
                let (key, value) = (target(&shape["key"])?, target(&shape["value"])?);
                let mut entries = Map::new();
                for _ in 0..choices.below(3) {
                    let key = self.value(key, choices)?.as_str().unwrap_or_default().to_owned();
                    entries.insert(key, self.nullable(value, choices)?);
                }
                entries.into()
            }
            "union" => {
                let members = self.shape(id)?["members"].as_object().ok_or("a union without members")?;
                let chosen = members.iter().nth(choices.below(members.len() as u32) as usize);
                let (name, member) = chosen.ok_or("a union without members")?;
                json!({ "__type": "ignored", name: self.value(target(member)?, choices)? })
            }
            "structure" => {
                let mut object = Map::new();
                for (name, member) in self.shape(id)?["members"].as_object().into_iter().flatten() {
                    if !choices.is_empty() && choices.below(3) > 0 {
                        object.insert(name.clone(), self.nullable(target(member)?, choices)?);
                    }
                }
                if choices.below(4) == 1 {
                    object.insert("NotInTheModel".to_owned(), json!([{ "a": [null, 1.5, choices.text()] }]));
                }
                object.into()
            }
            other => return Err(format!("{id} is of a kind that SSM does not have: {other}").into()),
        })
    }

    /// All that a structure, a union or a member of one below this shape can be: what the code that reads and writes them
    /// tells apart.
    ///
    /// # Errors
    ///
    /// If the model lacks a shape.
    pub fn forms(&self, id: &str) -> Result<BTreeSet<String>, Box<dyn Error>> {
        let (mut forms, mut seen, mut todo) = (BTreeSet::new(), BTreeSet::new(), vec![id]);
        while let Some(id) = todo.pop() {
            let Some(shape) = self.shapes.get(id).filter(|_| seen.insert(id)) else { continue };
            for inside in ["member", "key", "value"] {
                todo.extend(shape[inside]["target"].as_str());
            }
            let kind = self.kind(id);
            if kind != "structure" && kind != "union" {
                continue;
            }
            let role = ["error", "input", "output", "sensitive"].map(|role| has(shape, role).then_some(role));
            let role = format!("{kind} {}", role.into_iter().flatten().collect::<Vec<_>>().join(" "));
            for member in shape["members"].as_object().into_iter().flat_map(Map::values) {
                let target = target(member)?;
                let facts = ["required", "default"].map(|fact| has(member, fact).then_some(fact));
                let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" ");
                // Of the roles only that of an input decides about its members.
                let of = if has(shape, "input") { "input" } else { kind.as_str() };
                forms.insert(format!("{of}: {facts} {}", self.form(target)?));
                todo.push(target);
            }
            forms.insert(role);
        }
        Ok(forms)
    }

    /// What a value of a shape is, down to the next structures and unions.
    fn form(&self, id: &str) -> Result<String, Box<dyn Error>> {
        let of = |inside: &str| self.form(target(&self.shape(id)?[inside])?);
        let sensitive = self.shapes.get(id).is_some_and(|shape| has(shape, "sensitive"));
        let form = match self.kind(id).as_str() {
            "list" => format!("list of {}", of("member")?),
            "map" => format!("map of {} to {}", of("key")?, of("value")?),
            kind => kind.to_owned(),
        };
        Ok(if sensitive { format!("sensitive {form}") } else { form })
    }

    fn nullable(&self, id: &str, choices: &mut Choices<'_>) -> Made {
        if choices.below(8) == 1 { Ok(Value::Null) } else { self.value(id, choices) }
    }

    /// The same value as it should be written: no nulls, nothing unknown, and all that is required or has a default.
    ///
    /// # Errors
    ///
    /// If the value is none of this shape.
    pub fn normal(&self, id: &str, value: &Value) -> Made {
        let shape = self.shapes.get(id).unwrap_or(&Value::Null);
        let present = |value: &&Value| !value.is_null();
        match (self.kind(id).as_str(), value) {
            ("structure", Value::Object(object)) => {
                let input = !shape["traits"]["smithy.api#input"].is_null();
                let mut normal = Map::new();
                for (name, member) in shape["members"].as_object().into_iter().flatten() {
                    let target = target(member)?;
                    if let Some(value) = object.get(name).filter(present) {
                        normal.insert(name.clone(), self.normal(target, value)?);
                    } else if !input && let Some(value) = self.correction(target, &member["traits"]) {
                        normal.insert(name.clone(), value);
                    }
                }
                Ok(normal.into())
            }
            ("union", Value::Object(object)) => {
                let (name, value) =
                    object.iter().find(|(name, _)| *name != "__type").ok_or("an empty union")?;
                Ok(json!({ name: self.normal(target(&shape["members"][name])?, value)? }))
            }
            ("list", Value::Array(items)) => {
                let item = target(&shape["member"])?;
                items.iter().filter(present).map(|value| self.normal(item, value)).collect()
            }
            ("map", Value::Object(entries)) => {
                let mut normal = Map::new();
                for (key, entry) in entries.iter().filter(|(_, entry)| !entry.is_null()) {
                    normal.insert(key.clone(), self.normal(target(&shape["value"])?, entry)?);
                }
                Ok(normal.into())
            }
            ("timestamp", Value::Number(number)) => match number.as_f64() {
                Some(seconds) if seconds.fract() == 0.0 => Ok((seconds as i64).into()),
                _ => Ok(value.clone()),
            },
            _ => Ok(value.clone()),
        }
    }

    /// What stands for a member that is missing, if it must be there: its default, or the specification's value for
    /// its kind.
    fn correction(&self, target: &str, traits: &Value) -> Option<Value> {
        let default = &traits["smithy.api#default"];
        if !default.is_null() {
            return Some(default.clone());
        }
        if traits["smithy.api#required"].is_null() {
            return None;
        }
        match self.kind(target).as_str() {
            "string" | "enum" | "blob" => Some("".into()),
            "boolean" => Some(false.into()),
            "integer" | "long" | "timestamp" => Some(0.into()),
            "list" => Some(json!([])),
            "map" => Some(json!({})),
            _ => None,
        }
    }
}

/// Whether a shape or member has this trait.
fn has(of: &Value, name: &str) -> bool {
    !of["traits"][format!("smithy.api#{name}")].is_null()
}

fn target(member: &Value) -> Result<&str, String> {
    member["target"].as_str().ok_or_else(|| format!("no target: {member}"))
}
