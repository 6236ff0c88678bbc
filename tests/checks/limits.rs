//! The constraints of SSM by a walk over the model's own JSON, and values within them: nothing here comes from the
//! generator.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use serde_json::{Map, Value, json};
use ssm_types_tests::repository;

use super::patterns::texts;

/// Structures in each other.
const MOST_DEPTH: usize = 5;

/// The model, as the JSON it is, and texts for its patterns.
pub(super) struct Limits {
    shapes: Map<String, Value>,
    /// Texts that match, by pattern; none where a pattern cannot be run.
    texts: BTreeMap<String, Vec<String>>,
}

/// A constraint on a member or on what is in it.
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) pattern: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Length,
    Range,
    Pattern,
    UniqueItems,
}

const KINDS: [(&str, Kind); 4] = [
    ("smithy.api#length", Kind::Length),
    ("smithy.api#range", Kind::Range),
    ("smithy.api#pattern", Kind::Pattern),
    ("smithy.api#uniqueItems", Kind::UniqueItems),
];

/// A value within the constraints, and changes of it that are not.
#[derive(Debug, Default)]
pub(super) struct Made {
    pub(super) value: Value,
    pub(super) changes: Vec<Change>,
}

/// A value with one thing that the model forbids.
#[derive(Debug)]
pub(super) struct Change {
    /// Where.
    pub(super) path: String,
    pub(super) value: Value,
    /// How the name of what is demanded begins.
    pub(super) demand: &'static str,
}

/// A part of a value that is made, and what it may be changed to.
struct Part {
    value: Value,
    changes: Vec<(String, Value, &'static str)>,
}

impl Part {
    fn of(value: impl Into<Value>) -> Self {
        Self { value: value.into(), changes: Vec::new() }
    }
}

/// Numbers that decide.
struct Choices<'a>(std::slice::Iter<'a, u32>);

impl Choices<'_> {
    fn below(&mut self, end: usize) -> usize {
        self.0.next().map_or(0, |choice| *choice as usize % end.max(1))
    }
}

impl Limits {
    pub(super) fn read() -> Result<Self, Box<dyn Error>> {
        let text = fs::read_to_string(repository().join("models/ssm.json"))?;
        let json: Value = serde_json::from_str(&text)?;
        let shapes = json["shapes"].as_object().ok_or("no shapes")?.clone();
        let mut limits = Self { shapes, texts: BTreeMap::new() };
        for pattern in limits.patterns() {
            let texts = texts(&pattern);
            limits.texts.insert(pattern, texts);
        }
        Ok(limits)
    }

    fn patterns(&self) -> Vec<String> {
        let members =
            |shape: &Value| shape["members"].as_object().map(|it| it.values().cloned().collect::<Vec<_>>());
        let all = self.shapes.values().flat_map(|shape| {
            members(shape).unwrap_or_default().into_iter().chain([shape.clone()]).collect::<Vec<_>>()
        });
        all.filter_map(|shape| Some(shape["traits"]["smithy.api#pattern"].as_str()?.to_owned())).collect()
    }

    /// The unions, sorted.
    pub(super) fn unions(&self) -> Vec<&str> {
        let unions = self.shapes.iter().filter(|(_, shape)| shape["type"] == "union");
        let mut unions: Vec<_> = unions.map(|(id, _)| id.as_str()).collect();
        unions.sort_unstable();
        unions
    }

    /// The constraints of all members of a structure or union.
    pub(super) fn of_type(&self, id: &str) -> Vec<Found> {
        let members = self.shapes[id]["members"].as_object();
        members.into_iter().flat_map(Map::values).flat_map(|member| self.of_member(member)).collect()
    }

    fn of_member(&self, member: &Value) -> Vec<Found> {
        let mut all = Vec::new();
        for (id, kind) in KINDS {
            let limit = self.limit(member, id);
            let pattern = limit.as_str().unwrap_or_default().to_owned();
            all.extend((!limit.is_null()).then_some(Found { kind, pattern }));
        }
        let target = self.target(member);
        for part in ["member", "key", "value"] {
            if target["type"] == "list" || target["type"] == "map" {
                all.extend(target.get(part).into_iter().flat_map(|part| self.of_member(part)));
            }
        }
        all
    }

    /// A member's own trait, or else its target's.
    fn limit<'m>(&'m self, member: &'m Value, id: &str) -> &'m Value {
        match &member["traits"][id] {
            Value::Null => &self.target(member)["traits"][id],
            own => own,
        }
    }

    fn target(&self, member: &Value) -> &Value {
        member["target"].as_str().and_then(|id| self.shapes.get(id)).unwrap_or(&Value::Null)
    }

    /// A value of a structure.
    pub(super) fn value(&self, id: &str, choices: &[u32]) -> Made {
        let part = self.members(id, &mut Choices(choices.iter()), 0);
        let changes = part.changes.into_iter();
        let changes = changes.map(|(path, value, demand)| Change {
            path: path.trim_start_matches('.').to_owned(),
            value,
            demand,
        });
        Made { value: part.value, changes: changes.collect() }
    }

    fn members(&self, id: &str, choices: &mut Choices<'_>, depth: usize) -> Part {
        let mut object = Map::new();
        let mut changes = Vec::new();
        let shape = &self.shapes[id];
        // Of an input, all fields are options; elsewhere those that are structures and unions.
        let is_input = self.is_input(id);
        for (name, member) in shape["members"].as_object().into_iter().flatten() {
            let required = !member["traits"]["smithy.api#required"].is_null();
            if !required && choices.below(3) > 0 {
                continue;
            }
            let part = self.part(member, choices, depth);
            assert!(part.is_some() || !required, "no value for {id}${name}");
            let Some(part) = part else { continue };
            let is_structure = ["structure", "union"].iter().any(|kind| self.target(member)["type"] == *kind);
            if required && (is_input || is_structure) {
                changes.push((format!(".{name}"), Value::Null, "Required"));
            }
            object.insert(name.clone(), part.value);
            changes.extend(
                part.changes.into_iter().map(|(at, value, demand)| (format!(".{name}{at}"), value, demand)),
            );
        }
        // Each change is of one member, whose name is the first step.
        let changes = changes.into_iter().map(|(at, value, demand)| {
            let name = at[1..].split(['.', '[']).next().unwrap_or_default().to_owned();
            let mut changed = object.clone();
            changed.insert(name, value);
            (at, changed.into(), demand)
        });
        let changes = changes.collect();
        Part { value: object.into(), changes }
    }

    fn is_input(&self, id: &str) -> bool {
        self.shapes.values().any(|shape| shape["type"] == "operation" && shape["input"]["target"] == id)
    }

    /// A value of a member; none where a pattern cannot be run, or where there would be no end.
    fn part(&self, member: &Value, choices: &mut Choices<'_>, depth: usize) -> Option<Part> {
        let id = member["target"].as_str()?;
        let target = self.target(member);
        let kind = match target["type"].as_str() {
            Some(kind) => kind.to_owned(),
            None => id.rsplit('#').next()?.to_ascii_lowercase(),
        };
        let bounds = |id: &str| {
            let limit = self.limit(member, id);
            (limit["min"].as_i64(), limit["max"].as_i64())
        };
        let (min, max) = bounds("smithy.api#length");
        let (least, most) = (min.unwrap_or(0) as usize, max.map_or(usize::MAX, |max| max as usize));
        Some(match kind.as_str() {
            "string" => {
                // Where there are no texts, nobody checks the pattern.
                let pattern = self.limit(member, "smithy.api#pattern").as_str();
                let pattern = pattern.filter(|pattern| !self.texts[*pattern].is_empty());
                let mut part = match pattern {
                    None => Part::of("é".repeat(least.max(1).min(most))),
                    Some(pattern) => {
                        let texts = &self.texts[pattern];
                        let fits = |text: &&String| (least..=most).contains(&text.chars().count());
                        let fitting: Vec<_> = texts.iter().filter(fits).collect();
                        Part::of(fitting.get(choices.below(fitting.len()))?.as_str())
                    }
                };
                if pattern.is_none() {
                    part.change_length(min, max, |length| "x".repeat(length).into());
                } else if least <= 1 {
                    // No pattern of SSM allows it alone but those that allow anything.
                    let odd = "\u{1}";
                    let allows_all = pattern
                        .is_some_and(|it| it.contains(r"\S") || it.starts_with("^.") || it.contains("arn:$"));
                    part.changes.extend((!allows_all).then(|| (String::new(), odd.into(), "Pattern")));
                }
                part
            }
            "enum" => {
                let values = target["members"].as_object()?;
                let (name, value) = values.iter().nth(choices.below(values.len()))?;
                let value = value["traits"]["smithy.api#enumValue"].as_str().unwrap_or(name);
                let mut part = Part::of(value);
                part.changes.push((String::new(), "not in the model".into(), "Known"));
                part
            }
            "boolean" => Part::of(choices.below(2) == 1),
            "integer" | "long" => {
                let (min, max) = bounds("smithy.api#range");
                let (least, most) = (min.unwrap_or(-1000), max.unwrap_or(i64::from(i32::MAX)));
                let mut part = Part::of([least, most][choices.below(2)]);
                part.changes.extend(min.map(|min| (String::new(), (min - 1).into(), "Range")));
                part.changes.extend(max.map(|max| (String::new(), (max + 1).into(), "Range")));
                part
            }
            "timestamp" => Part::of(choices.below(1 << 30)),
            "blob" => {
                use base64::Engine;
                let blob =
                    |length: usize| base64::engine::general_purpose::STANDARD.encode(vec![0; length]).into();
                let mut part = Part { value: blob(least), changes: Vec::new() };
                part.change_length(min, max, blob);
                part
            }
            "list" => {
                let count = least.max(choices.below(2)).min(most);
                let mut items = Vec::new();
                let mut changes = Vec::new();
                for index in 0..count {
                    let part = self.part(&target["member"], choices, depth)?;
                    items.push(part.value);
                    changes.extend(part.changes.into_iter().map(|it| (index, it)));
                }
                let mut list = Part::of(items.clone());
                list.changes.extend(changes.into_iter().map(|(index, (at, value, demand))| {
                    let mut items = items.clone();
                    items[index] = value;
                    (format!("[{index}]{at}"), items.into(), demand)
                }));
                let item = items.first().cloned();
                let item = item.or_else(|| Some(self.part(&target["member"], choices, depth)?.value));
                if let Some(item) = item {
                    list.change_length(min, max.filter(|max| *max < 2000), |length| {
                        vec![item.clone(); length].into()
                    });
                }
                list
            }
            "map" => {
                let count = least.max(choices.below(2)).min(most);
                let mut entries = Map::new();
                let mut changes = Vec::new();
                for _ in 0..count {
                    let key = self.part(&target["key"], choices, depth)?.value.as_str()?.to_owned();
                    let part = self.part(&target["value"], choices, depth)?;
                    changes.extend(part.changes.into_iter().map(|it| (key.clone(), it)));
                    entries.insert(key, part.value);
                }
                let mut map = Part::of(entries.clone());
                map.changes.extend(changes.into_iter().filter(|(key, _)| key.chars().count() <= 32).map(
                    |(key, (at, value, demand))| {
                        let mut entries = entries.clone();
                        entries.insert(key.clone(), value);
                        (format!("[{key:?}]{at}"), entries.into(), demand)
                    },
                ));
                map.changes.extend(min.filter(|min| *min == 1).map(|_| (String::new(), json!({}), "Length")));
                map
            }
            "union" => {
                if depth >= MOST_DEPTH {
                    return None;
                }
                let members = target["members"].as_object()?;
                let (name, member) = members.iter().nth(choices.below(members.len()))?;
                let part = self.part(member, choices, depth + 1)?;
                let mut union = Part::of(json!({ name: part.value }));
                union.changes = part
                    .changes
                    .into_iter()
                    .map(|(at, value, demand)| (format!(".{name}{at}"), json!({ name: value }), demand))
                    .collect();
                union.changes.push((String::new(), json!({ "notInTheModel": 1 }), "Known"));
                union
            }
            "structure" if depth >= MOST_DEPTH => return None,
            "structure" => self.members(id, choices, depth + 1),
            other => panic!("{id} is of a kind that SSM did not have: {other}"),
        })
    }
}

impl Part {
    /// Adds what is too short by one, and too long by one.
    fn change_length(&mut self, min: Option<i64>, max: Option<i64>, of: impl Fn(usize) -> Value) {
        let shorter = min.filter(|min| *min > 0).map(|min| min as usize - 1);
        let longer = max.map(|max| max as usize + 1);
        self.changes
            .extend(shorter.into_iter().chain(longer).map(|length| (String::new(), of(length), "Length")));
    }
}
