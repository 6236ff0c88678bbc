//! A model, read by itself.

use serde_json::{Map, Value};

/// The shapes of a model.
pub struct Model {
    shapes: Map<String, Value>,
}

impl Model {
    pub fn read(path: &str) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
        let mut json: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let Value::Object(shapes) = json["shapes"].take() else { return Err("no shapes".to_owned()) };
        Ok(Self { shapes })
    }

    /// The service's traits.
    pub fn service(&self) -> &Value {
        let service = self.shapes.values().find(|shape| shape["type"] == "service");
        service.map_or(&Value::Null, |shape| &shape["traits"])
    }

    /// The operations, by name.
    pub fn operations(&self) -> impl Iterator<Item = (&str, &Value)> {
        let operations = self.shapes.iter().filter(|(_, shape)| shape["type"] == "operation");
        operations.map(|(id, shape)| (id.rsplit_once('#').map_or(id.as_str(), |(_, name)| name), shape))
    }

    /// A shape; none where it is part of every model.
    pub fn shape(&self, id: &str) -> Option<&Value> {
        self.shapes.get(id)
    }
}
