//! The cases in the model, and their `params` as wire JSON, from the model's own text: nothing here comes from the
//! generator that is tested.

use std::error::Error;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::tz::Offset;
use serde_json::{Map, Value};

type Wire = Result<Value, Box<dyn Error>>;

/// A model, as the JSON it is.
pub struct Model {
    shapes: Map<String, Value>,
}

/// A case.
pub struct Case {
    /// Its name.
    pub id: String,
    /// The absolute id of the shape that has it: an operation or an error.
    pub shape: String,
    /// Whether the shape is an error.
    pub is_error: bool,
    /// Whether it is of a request, and not of a response.
    pub is_request: bool,
    /// Whether clients are held to it.
    pub for_client: bool,
    /// Whether servers are held to it.
    pub for_server: bool,
    /// What the body is, if the case says it.
    pub body: Option<String>,
    headers: Map<String, Value>,
    params: Value,
}

impl Case {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).and_then(|(_, value)| value.as_str())
    }

    /// The name of the shape.
    pub fn name(&self) -> &str {
        self.shape.split_once('#').map_or("", |(_, name)| name)
    }

    /// The namespace of the shape.
    pub fn namespace(&self) -> &str {
        self.shape.split_once('#').map_or("", |(namespace, _)| namespace)
    }
}

impl Model {
    /// A model of the text's JSON.
    pub fn new(json: Value) -> Self {
        Self { shapes: json["shapes"].as_object().cloned().unwrap_or_default() }
    }

    /// All cases, in the model's order.
    pub fn cases(&self) -> Vec<Case> {
        let mut cases = Vec::new();
        for (id, shape) in &self.shapes {
            for (kind, is_request) in [("httpRequestTests", true), ("httpResponseTests", false)] {
                let found = &shape["traits"][format!("smithy.test#{kind}")];
                for case in found.as_array().into_iter().flatten() {
                    let text = |name: &str| case[name].as_str().map(str::to_owned);
                    cases.push(Case {
                        id: text("id").unwrap_or_default(),
                        shape: id.clone(),
                        is_error: shape["type"] == "structure",
                        is_request,
                        for_client: case["appliesTo"] != "server",
                        for_server: case["appliesTo"] != "client",
                        body: text("body"),
                        headers: case["headers"].as_object().cloned().unwrap_or_default(),
                        params: case["params"].clone(),
                    });
                }
            }
        }
        cases
    }

    /// The `params` of a request, as they should be on the wire.
    pub fn input(&self, case: &Case) -> Wire {
        self.part(case, "input")
    }

    /// The `params` of a response.
    pub fn output(&self, case: &Case) -> Wire {
        self.part(case, "output")
    }

    /// The `params` of an error.
    pub fn own(&self, case: &Case) -> Wire {
        self.value(&case.shape, &Value::Null, &case.params)
    }

    fn part(&self, case: &Case, part: &str) -> Wire {
        let target = self.shape(&case.shape)?[part]["target"].as_str().unwrap_or(UNIT);
        self.value(target, &Value::Null, &case.params)
    }

    fn shape(&self, id: &str) -> Result<&Value, String> {
        self.shapes.get(id).ok_or_else(|| format!("the model has no shape {id}"))
    }

    /// A value of `params` as it should be on the wire. `member` has the traits of the member that holds it.
    fn value(&self, id: &str, member: &Value, value: &Value) -> Wire {
        if let Some(simple) = id.strip_prefix("smithy.api#") {
            return simple_value(&simple.to_ascii_lowercase(), member, &Value::Null, value);
        }
        let shape = self.shape(id)?;
        let kind = shape["type"].as_str().unwrap_or_default();
        let follow = |member: &Value, value: &Value| -> Wire {
            let target = member["target"].as_str().ok_or_else(|| format!("{id} has no such member"))?;
            if value.is_null() { Ok(Value::Null) } else { self.value(target, &member["traits"], value) }
        };
        match (kind, value) {
            ("structure" | "union", Value::Null) => Ok(Value::Object(Map::new())),
            ("structure" | "union", Value::Object(members)) => members
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| Ok((name.clone(), follow(&shape["members"][name], value)?)))
                .collect::<Result<Map<_, _>, Box<dyn Error>>>()
                .map(Value::Object),
            ("map", Value::Object(entries)) => entries
                .iter()
                .map(|(key, value)| Ok((key.clone(), follow(&shape["value"], value)?)))
                .collect::<Result<Map<_, _>, Box<dyn Error>>>()
                .map(Value::Object),
            ("list" | "set", Value::Array(items)) => {
                items.iter().map(|item| follow(&shape["member"], item)).collect()
            }
            _ => simple_value(kind, member, &shape["traits"], value),
        }
    }
}

const UNIT: &str = "smithy.api#Unit";

fn simple_value(kind: &str, member: &Value, target: &Value, value: &Value) -> Wire {
    let format =
        [member, target].into_iter().find_map(|traits| traits["smithy.api#timestampFormat"].as_str());
    match (kind, value) {
        ("unit", _) => Ok(Value::Object(Map::new())),
        ("blob", Value::String(text)) => Ok(STANDARD.encode(text).into()),
        ("timestamp", Value::Number(seconds)) => match format {
            None | Some("epoch-seconds") => Ok(value.clone()),
            Some(format) => {
                let seconds = seconds.as_f64().ok_or("a timestamp is no number")?;
                let millis = jiff::Timestamp::from_millisecond((seconds * 1e3).round() as i64)?;
                let time = Offset::UTC.to_datetime(millis);
                let pattern = match format {
                    "date-time" => "%Y-%m-%dT%H:%M:%S%.fZ",
                    "http-date" => "%a, %d %b %Y %H:%M:%S%.f GMT",
                    other => return Err(format!("no such timestamp format: {other}").into()),
                };
                Ok(time.strftime(pattern).to_string().into())
            }
        },
        ("structure" | "union" | "list" | "set" | "map" | "blob" | "timestamp" | "", _) => {
            Err(format!("{value} is no {kind}").into())
        }
        _ => Ok(value.clone()),
    }
}
