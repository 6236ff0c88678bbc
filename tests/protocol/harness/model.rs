//! The cases in a model, and their `params` as wire JSON, from the model's own text: nothing here comes from the generator
//! that is tested.

use std::error::Error;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::tz::Offset;
use serde_json::{Map, Value};

pub type Failure = Box<dyn Error>;

/// A model, as the JSON it is.
pub struct Model {
    shapes: Map<String, Value>,
}

/// What a case is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Request,
    Response,
    Error,
    Malformed,
}

/// A case.
pub struct Case {
    /// Its name.
    pub id: String,
    pub kind: Kind,
    /// The name of the operation that it is run with.
    pub operation: String,
    /// The shape that has it: an operation or an error.
    pub shape: String,
    /// All that it says.
    pub says: Value,
}

impl Case {
    /// A text that it says.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.says[name].as_str()
    }

    /// Whether the client, or else the server, is held to it.
    pub fn applies_to(&self, side: &str) -> bool {
        self.text("appliesTo").is_none_or(|found| found == side)
    }

    /// A list of texts that it says.
    pub fn texts<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.says[name].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    /// Headers that it says.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        fields(&self.says)
    }
}

/// The header fields of a message. In cases of our own, a header can have several.
pub fn fields(says: &Value) -> impl Iterator<Item = (&str, &str)> {
    let headers = says["headers"].as_object().into_iter().flatten();
    headers.flat_map(|(name, value)| {
        let several = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        several.iter().filter_map(move |value| Some((name.as_str(), value.as_str()?)))
    })
}

impl Model {
    /// A model of the text's JSON.
    pub fn new(json: Value) -> Self {
        Self { shapes: json["shapes"].as_object().cloned().unwrap_or_default() }
    }

    /// All cases of a service for its protocol.
    pub fn cases(&self, service: &str, protocol: &str) -> Vec<Case> {
        let mut cases = Vec::new();
        let mut operations = Vec::new();
        self.operations(service, &mut operations);
        let mut errors: Vec<(&str, &str)> = Vec::new();
        for id in &operations {
            let shape = &self.shapes[*id];
            let kinds =
                [("httpRequestTests", Kind::Request), ("httpResponseTests", Kind::Response), ("httpMalformedRequestTests", Kind::Malformed)];
            for (name, kind) in kinds {
                cases.extend(self.of(id, name, kind, id, protocol));
            }
            for error in targets(&shape["errors"]).chain(targets(&self.shapes[service]["errors"])) {
                if errors.iter().all(|(known, _)| *known != error) {
                    errors.push((error, id));
                }
            }
        }
        for (error, operation) in errors {
            cases.extend(self.of(error, "httpResponseTests", Kind::Error, operation, protocol));
        }
        cases
    }

    fn operations<'a>(&'a self, id: &str, found: &mut Vec<&'a str>) {
        let shape = &self.shapes[id];
        for list in ["operations", "collectionOperations"] {
            found.extend(targets(&shape[list]));
        }
        for life in ["create", "read", "update", "delete", "list", "put"] {
            found.extend(shape[life]["target"].as_str());
        }
        for resource in targets(&shape["resources"]) {
            self.operations(resource, found);
        }
    }

    fn of(&self, id: &str, name: &str, kind: Kind, operation: &str, protocol: &str) -> Vec<Case> {
        let found = self.shapes[id]["traits"][format!("smithy.test#{name}")].as_array();
        let cases = found.into_iter().flatten().filter(|case| case["protocol"] == protocol);
        let made = |says: Value, suffix: String| Case {
            id: format!("{}{suffix}", says["id"].as_str().unwrap_or_default()),
            kind,
            operation: operation.split_once('#').map_or("", |(_, name)| name).to_owned(),
            shape: id.to_owned(),
            says,
        };
        let several = |case: &Value| -> Vec<Case> {
            let Some(parameters) = case["testParameters"].as_object() else { return vec![made(case.clone(), String::new())] };
            let count = parameters.values().filter_map(Value::as_array).map(Vec::len).max().unwrap_or(0);
            (0..count)
                .map(|index| {
                    let values: Vec<_> = parameters
                        .iter()
                        .filter_map(|(name, values)| Some((name.as_str(), values[index].as_str()?)))
                        .collect();
                    made(replaced(case, &values), format!("_{index}"))
                })
                .collect()
        };
        cases.flat_map(several).collect()
    }

    /// The `params` of a case for each member of the input, output or error, as they should be on the wire.
    pub fn params(&self, case: &Case, protocol: &str) -> Result<Map<String, Value>, Failure> {
        let operation = || &self.shapes[case.shape.as_str()];
        let id = match case.kind {
            Kind::Request | Kind::Malformed => operation()["input"]["target"].as_str().unwrap_or(UNIT),
            Kind::Response => operation()["output"]["target"].as_str().unwrap_or(UNIT),
            Kind::Error => &case.shape,
        };
        let mut members = Map::new();
        for (name, value) in case.says["params"].as_object().into_iter().flatten() {
            let member = self.member(id, name);
            let target = member["target"].as_str().ok_or_else(|| format!("{id} has no member {name}"))?;
            if !value.is_null() {
                let bound = |names: &[&str]| names.iter().any(|name| !member["traits"][format!("smithy.api#{name}")].is_null());
                let default = match protocol.contains("rest") {
                    true if bound(&["httpHeader", "httpPrefixHeaders"]) => "http-date",
                    true if bound(&["httpQuery", "httpQueryParams", "httpLabel"]) => "date-time",
                    _ => "epoch-seconds",
                };
                members.insert(name.clone(), self.value(target, &member["traits"], value, protocol, default)?);
            }
        }
        Ok(members)
    }

    /// A member of a shape, its own or that of a mixin.
    fn member(&self, id: &str, name: &str) -> &Value {
        let shape = self.shapes.get(id).unwrap_or(&Value::Null);
        let own = &shape["members"][name];
        if !own["target"].is_null() {
            return own;
        }
        targets(&shape["mixins"]).map(|mixin| self.member(mixin, name)).find(|it| !it.is_null()).unwrap_or(&Value::Null)
    }

    fn shape(&self, id: &str) -> Result<&Value, String> {
        self.shapes.get(id).ok_or_else(|| format!("the model has no shape {id}"))
    }

    /// A value of `params` as it should be on the wire. `member` has the traits of the member that holds it.
    fn value(&self, id: &str, member: &Value, value: &Value, protocol: &str, default: &str) -> Result<Value, Failure> {
        if let Some(simple) = id.strip_prefix("smithy.api#") {
            return simple_value(&simple.to_ascii_lowercase(), member, &Value::Null, value, protocol, default);
        }
        let shape = self.shape(id)?;
        let kind = shape["type"].as_str().unwrap_or_default();
        let follow = |member: &Value, value: &Value| -> Result<Value, Failure> {
            let target = member["target"].as_str().ok_or_else(|| format!("{id} has no such member"))?;
            let default = if matches!(kind, "structure" | "union") { "epoch-seconds" } else { default };
            if value.is_null() { Ok(Value::Null) } else { self.value(target, &member["traits"], value, protocol, default) }
        };
        match (kind, value) {
            ("structure" | "union", Value::Null) => Ok(Value::Object(Map::new())),
            ("structure" | "union", Value::Object(members)) => members
                .iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(name, value)| {
                    let member = self.member(id, name);
                    let json_name = member["traits"]["smithy.api#jsonName"].as_str().filter(|_| protocol.contains("rest"));
                    Ok((json_name.unwrap_or(name).to_owned(), follow(member, value)?))
                })
                .collect::<Result<Map<_, _>, Failure>>()
                .map(Value::Object),
            ("map", Value::Object(entries)) => entries
                .iter()
                .map(|(key, value)| Ok((key.clone(), follow(&shape["value"], value)?)))
                .collect::<Result<Map<_, _>, Failure>>()
                .map(Value::Object),
            ("list" | "set", Value::Array(items)) => items.iter().map(|item| follow(&shape["member"], item)).collect(),
            _ => simple_value(kind, member, &shape["traits"], value, protocol, default),
        }
    }
}

const UNIT: &str = "smithy.api#Unit";

fn targets(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(|it| it["target"].as_str())
}

/// A value with `$name:L` in its texts replaced by the text, and `$name:S` by the text in quotes.
fn replaced(value: &Value, parameters: &[(&str, &str)]) -> Value {
    match value {
        Value::String(text) => {
            let mut text = text.clone();
            for (name, with) in parameters {
                text = text.replace(&format!("${name}:L"), with);
                text = text.replace(&format!("${name}:S"), &Value::from(*with).to_string());
            }
            Value::String(text)
        }
        Value::Array(items) => items.iter().map(|item| replaced(item, parameters)).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), replaced(value, parameters))).collect())
        }
        other => other.clone(),
    }
}

fn simple_value(
    kind: &str,
    member: &Value,
    target: &Value,
    value: &Value,
    protocol: &str,
    default: &str,
) -> Result<Value, Failure> {
    let format = [member, target].into_iter().find_map(|traits| traits["smithy.api#timestampFormat"].as_str());
    // Smithy RPC v2 has one format.
    let format = format.filter(|_| !protocol.ends_with("rpcv2Json"));
    match (kind, value) {
        ("unit", _) => Ok(Value::Object(Map::new())),
        ("blob", Value::String(text)) => Ok(STANDARD.encode(text).into()),
        ("timestamp", Value::Number(seconds)) => match format.unwrap_or(default) {
            "epoch-seconds" => Ok(value.clone()),
            format => {
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
