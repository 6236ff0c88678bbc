//! What is sent for a request, if the model says where each member travels.

use std::fmt::Write as _;

use crate::lower::ir::{HttpBody, HttpRequest, Json, Location};
use crate::lower::lowering::Lowering;
use crate::resolve::{Shape, ShapeValue};

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
            let (_, sent) = self.forms(&member.target, value, format)?;
            match location {
                Location::Label => {
                    let text = texts(&sent).concat();
                    let label = |end: &str| format!("{{{}{end}}}", member.name);
                    target = target.replace(&label("+"), &percent_encoded(&text, true));
                    target = target.replace(&label(""), &percent_encoded(&text, false));
                }
                Location::Query(name) => push_query(&mut target, &name, &texts(&sent)),
                Location::QueryParams => {
                    for (name, value) in entries(&sent) {
                        push_query(&mut target, name, &texts(value));
                    }
                }
                Location::Header(name) => headers.push((name, texts(&sent).join(", "))),
                Location::PrefixHeaders(prefix) => {
                    for (name, value) in entries(&sent) {
                        headers.push((format!("{prefix}{name}"), texts(value).join(", ")));
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

/// The entries of a map.
fn entries(json: &Json) -> &[(String, Json)] {
    match json {
        Json::Object(entries) => entries,
        _ => &[],
    }
}

/// A value as the text of a path, a query or a header: its JSON without quotation marks; a list is several
/// (Smithy 2.0, [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html)).
fn texts(json: &Json) -> Vec<String> {
    match json {
        Json::List(items) => items.iter().flat_map(texts).collect(),
        Json::Text(text) | Json::Number(text) => vec![text.clone()],
        Json::Single(number) => vec![Json::single(*number)],
        Json::Bool(value) => vec![value.to_string()],
        Json::Null | Json::Object(_) => Vec::new(),
    }
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
