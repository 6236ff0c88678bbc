//! The closure of a service, walked over the model's JSON: what must be in the output, found without the generator.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// What the closure of a service has, by shape id.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Closure {
    /// Structures and unions, with the names that their members may have on the wire.
    pub(crate) containers: BTreeMap<String, Vec<Names>>,
    /// Enums, with their values as they stand in the source.
    pub(crate) enums: BTreeMap<String, BTreeSet<String>>,
    /// Operations, with the number of their errors.
    pub(crate) operations: BTreeMap<String, usize>,
}

/// The name of a member, and what `jsonName` makes of it.
pub(crate) type Names = (String, Option<String>);

impl Closure {
    pub(crate) fn of(model: &Value) -> Self {
        let shapes = model["shapes"].as_object().unwrap();
        assert!(shapes.values().all(|shape| shape.get("mixins").is_none()), "the walk knows no mixins");
        let (_, service) = shapes.iter().find(|(_, shape)| shape["type"] == "service").unwrap();
        let mut closure = Self::default();
        let mut open: Vec<String> = Vec::new();
        let mut resources = targets(service, "resources");
        let mut operations: BTreeSet<String> = targets(service, "operations").into_iter().collect();
        while let Some(id) = resources.pop() {
            let resource = &shapes[&id];
            resources.extend(targets(resource, "resources"));
            operations.extend(targets(resource, "operations"));
            operations.extend(targets(resource, "collectionOperations"));
            for slot in ["create", "put", "read", "update", "delete", "list"] {
                operations.extend(resource[slot]["target"].as_str().map(str::to_owned));
            }
        }
        for id in operations {
            let operation = &shapes[&id];
            let mut errors: BTreeSet<String> = targets(operation, "errors").into_iter().collect();
            errors.extend(targets(service, "errors"));
            for side in ["input", "output"] {
                open.extend(operation[side]["target"].as_str().map(str::to_owned));
            }
            closure.operations.insert(id, errors.len());
            open.extend(errors);
        }
        let mut seen = BTreeSet::new();
        while let Some(id) = open.pop() {
            if id.starts_with("smithy.api#") || !seen.insert(id.clone()) {
                continue;
            }
            closure.shape(&id, &shapes[&id], &mut open);
        }
        closure
    }

    fn shape(&mut self, id: &str, shape: &Value, open: &mut Vec<String>) {
        let members = || shape["members"].as_object().into_iter().flatten();
        match shape["type"].as_str().unwrap() {
            "structure" | "union" => {
                open.extend(members().map(|(_, member)| target(member)));
                let names = members().map(|(name, member)| {
                    let json = member["traits"]["smithy.api#jsonName"].as_str();
                    (name.clone(), json.map(str::to_owned))
                });
                self.containers.insert(id.to_owned(), names.collect());
            }
            "enum" | "intEnum" => {
                let value = |(name, member): (&String, &Value)| match &member["traits"]["smithy.api#enumValue"]
                {
                    Value::Null => format!("{name:?}"),
                    value => value.to_string(),
                };
                self.enums.insert(id.to_owned(), members().map(value).collect());
            }
            "string" => {
                if let Some(values) = shape["traits"]["smithy.api#enum"].as_array() {
                    let values = values.iter().map(|value| value["value"].to_string()).collect();
                    self.enums.insert(id.to_owned(), values);
                }
            }
            "list" | "set" => open.push(target(&shape["member"])),
            "map" => open.extend([target(&shape["key"]), target(&shape["value"])]),
            _ => {}
        }
    }
}

fn target(member: &Value) -> String {
    member["target"].as_str().unwrap().to_owned()
}

fn targets(shape: &Value, property: &str) -> Vec<String> {
    shape[property].as_array().into_iter().flatten().map(target).collect()
}
