//! Values of shapes by chance, the same each time.

use serde_json::{Map, Value, json};

use super::model::Model;

/// Chance, and the words that text is made of.
pub struct Random<'r> {
    pub state: u64,
    pub model: &'r Model,
    pub words: &'r [String],
}

/// Values are not nested deeper than this.
const DEPTH: usize = 8;

impl Random<'_> {
    /// A number below this one (a linear congruential generator).
    pub fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % end.max(1)
    }

    fn text(&mut self) -> Value {
        let at = self.below(self.words.len() + 1);
        self.words.get(at).map_or("other", String::as_str).into()
    }

    /// Whether the shape is an instant, or a list or map of them: what they look like depends on more than the shape.
    fn has_instant(&self, id: &str) -> bool {
        let Some(shape) = self.model.shape(id) else { return id == "smithy.api#Timestamp" };
        let item = match shape["type"].as_str() {
            Some("timestamp") => return true,
            Some("list" | "set") => &shape["member"]["target"],
            Some("map") => &shape["value"]["target"],
            _ => return false,
        };
        item.as_str().is_some_and(|item| self.has_instant(item))
    }

    /// A value of a shape.
    pub fn value(&mut self, id: &str, depth: usize) -> Value {
        let Some(shape) = self.model.shape(id) else { return self.simple(id) };
        let kind = shape["type"].as_str().unwrap_or_default();
        match kind {
            "structure" => {
                let mut members = Map::new();
                for (name, member) in shape["members"].as_object().into_iter().flatten() {
                    let target = member["target"].as_str().unwrap_or_default();
                    // What is not set is as telling as what is.
                    if depth < DEPTH && self.below(4) > 0 && !self.has_instant(target) {
                        members.insert(name.clone(), self.value(target, depth + 1));
                    }
                }
                members.into()
            }
            "union" => {
                let members: Vec<_> = shape["members"].as_object().into_iter().flatten().collect();
                let at = self.below(members.len());
                let (name, member) = members[at];
                let target = member["target"].as_str().unwrap_or_default();
                json!({ name.as_str(): self.value(target, depth + 1) })
            }
            "list" | "set" => {
                let count = if depth < DEPTH { self.below(4) } else { 0 };
                // Lists of one value decide about `allStringEquals`.
                if self.below(3) == 0 {
                    return vec![self.item(&shape["member"], shape, depth); count].into();
                }
                (0..count).map(|_| self.item(&shape["member"], shape, depth)).collect()
            }
            "map" => {
                let count = if depth < DEPTH { self.below(3) } else { 0 };
                (0..count).map(|at| (format!("key{at}"), self.item(&shape["value"], shape, depth))).collect()
            }
            "enum" => {
                let values: Vec<&Value> = shape["members"].as_object().into_iter().flatten().map(|(_, m)| m).collect();
                let at = self.below(2 * values.len());
                match values.get(at) {
                    Some(value) => value["traits"]["smithy.api#enumValue"].clone(),
                    None => self.text(),
                }
            }
            "intEnum" => self.below(3).into(),
            kind => self.simple(kind),
        }
    }

    /// A value in a list or map; sometimes none, if that is sparse.
    fn item(&mut self, member: &Value, of: &Value, depth: usize) -> Value {
        if !of["traits"]["smithy.api#sparse"].is_null() && self.below(3) == 0 {
            return Value::Null;
        }
        self.value(member["target"].as_str().unwrap_or_default(), depth + 1)
    }

    fn simple(&mut self, kind: &str) -> Value {
        match kind.trim_start_matches("smithy.api#").trim_start_matches("Primitive").to_lowercase().as_str() {
            "boolean" => (self.below(2) == 0).into(),
            "byte" | "short" | "integer" | "long" | "biginteger" => self.below(4).into(),
            // Not all of them are the same in 32 bits.
            "float" | "double" | "bigdecimal" => json!([0.0, 0.1, 0.7, 1.0, 2.0, 3.0][self.below(6)]),
            "blob" => "eA==".into(),
            "document" | "unit" => json!({}),
            _ => self.text(),
        }
    }
}
