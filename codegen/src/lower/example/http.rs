//! What is sent for a request, if the model says where each member travels.

use std::fmt::Write as _;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::forms::{instant_json, number_json};
use crate::lower::ir::{HttpBody, HttpRequest, Json, Location};
use crate::lower::lowering::Lowering;
use crate::resolve::{Shape, ShapeValue, TimestampFormat};

impl Lowering<'_> {
    /// The request of HTTP for this input, which serde writes as `json`; `None` in a protocol that does not leave this
    /// to the model.
    pub(super) fn http_request(
        &self,
        operation: &Shape,
        input: &Shape,
        given: &ShapeValue,
        json: &Json,
    ) -> Option<HttpRequest> {
        let http = self.http(operation)?;
        let mut target = http.uri;
        let mut headers = Vec::new();
        let (mut raw, mut has_body) = (None, false);
        for member in input.kind.members() {
            let Some(value) = given.member(&member.name) else { continue };
            let location = self.location(input, member);
            let format = self.timestamps(&location, member);
            match location {
                Location::Label => {
                    let text = texts(value, format).concat();
                    let label = |end: &str| format!("{{{}{end}}}", member.name);
                    target = target.replace(&label("+"), &percent_encoded(&text, true));
                    target = target.replace(&label(""), &percent_encoded(&text, false));
                }
                Location::Query(name) => push_query(&mut target, &name, &texts(value, format)),
                Location::QueryParams => {
                    for (name, value) in entries(value) {
                        push_query(&mut target, name, &texts(value, format));
                    }
                }
                Location::Header(name) => headers.push((name, texts(value, format).join(", "))),
                Location::PrefixHeaders(prefix) => {
                    for (name, value) in entries(value) {
                        headers.push((format!("{prefix}{name}"), texts(value, format).join(", ")));
                    }
                }
                Location::RawPayload => raw = Some(value),
                Location::Body | Location::Payload => has_body = true,
                _ => {}
            }
        }
        let has_json = self.protocol.is_json() && *json != Json::Object(Vec::new());
        let body = match raw {
            Some(ShapeValue::Text(text)) => HttpBody::Text(text.clone()),
            Some(ShapeValue::Blob(bytes)) => {
                str::from_utf8(bytes).map_or(HttpBody::None, |text| HttpBody::Text(text.to_owned()))
            }
            None if has_json => HttpBody::Json,
            None if has_body && !self.protocol.is_json() => HttpBody::Xml,
            _ => HttpBody::None,
        };
        Some(HttpRequest { method: http.method, target, headers, body })
    }
}

fn entries(value: &ShapeValue) -> &[(String, ShapeValue)] {
    match value {
        ShapeValue::Map(entries) => entries,
        _ => &[],
    }
}

/// A value as the text of a path, a query or a header; a list is several
/// (Smithy 2.0, [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).
fn texts(value: &ShapeValue, format: Option<TimestampFormat>) -> Vec<String> {
    let plain = |json: Json| match json {
        Json::Text(text) | Json::Number(text) => text,
        _ => String::new(),
    };
    let text = match value {
        ShapeValue::List(items) => return items.iter().flat_map(|item| texts(item, format)).collect(),
        ShapeValue::Text(text) | ShapeValue::BigNumber(text) => text.clone(),
        ShapeValue::Integer(number) => number.to_string(),
        ShapeValue::Boolean(value) => value.to_string(),
        ShapeValue::Float(number) => plain(number_json(*number)),
        ShapeValue::Blob(bytes) => BASE64_STANDARD.encode(bytes),
        ShapeValue::Timestamp(instant) => plain(instant_json(*instant, format)),
        _ => return Vec::new(),
    };
    vec![text]
}

fn push_query(target: &mut String, name: &str, values: &[String]) {
    for value in values {
        let before = if target.contains('?') { "&" } else { "?" };
        target.extend([before, &percent_encoded(name, false), "=", &percent_encoded(value, false)]);
    }
}

/// Text with everything encoded except what RFC 3986 calls unreserved, and slashes if they stay.
fn percent_encoded(text: &str, keeps_slashes: bool) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte.into()),
            b'/' if keeps_slashes => encoded.push('/'),
            // Writing to a string cannot fail.
            _ => drop(write!(encoded, "%{byte:02X}")),
        }
    }
    encoded
}
