//! Requests, made on the client side.

use std::borrow::Cow;
use std::convert::TryFrom;

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Method, Request, Uri};

use super::super::super::{Endpoint, Member, Operation, Protocol};
use super::message_error::MessageError;
use super::uri::{self, Segment};
use super::write::{self, Bound};
use super::{body, checksum};

pub(super) const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
pub(super) const QUERY_MODE: HeaderName = HeaderName::from_static("x-amzn-query-mode");
pub(super) const SMITHY_PROTOCOL: HeaderName = HeaderName::from_static("smithy-protocol");
pub(super) const RPC_V2_JSON: HeaderValue = HeaderValue::from_static("rpc-v2-json");
const CONTENT_MD5: HeaderName = HeaderName::from_static("content-md5");
const CONTENT_HASH: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const UNSIGNED: HeaderValue = HeaderValue::from_static("UNSIGNED-PAYLOAD");

/// The request of an operation.
pub(super) fn of<O: Operation + ?Sized>(
    input: &O::Input,
    endpoint: &Endpoint,
) -> Result<Request<Vec<u8>>, MessageError> {
    let protocol = O::SERVICE.protocol;
    let mut bound = write::bound(input)?;
    let (method, path, query): (_, Cow<'_, str>, _) = match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 => (Method::POST, "/".into(), String::new()),
        Protocol::RpcV2Json => (Method::POST, rpc_path::<O>().into(), String::new()),
        Protocol::RestJson1 => {
            let http = O::HTTP
                .ok_or_else(|| MessageError::new("the model does not say how to call the operation"))?;
            let method = Method::from_bytes(http.method.as_bytes()).map_err(|_| {
                MessageError::new(format!("`{}` is not an HTTP method", http.method.escape_debug()))
            })?;
            let (path, literal) = uri::parts(http.uri);
            (method, fill(path, &bound)?.into(), write::query(literal, &bound.query))
        }
        Protocol::Other => {
            return Err(MessageError::new("requests of this service's protocol cannot be made here"));
        }
    };
    let uri = address(endpoint, &host_prefix::<O>(endpoint, &bound)?, &path, &query)?;
    let body = body::of_request(input, &mut bound, protocol)
        .map_err(|error| MessageError::new(error.to_string()))?;

    let mut request = Request::new(body.bytes);
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    let headers = request.headers_mut();
    for (name, value) in endpoint.headers() {
        let wrong = || {
            MessageError::new(format!(
                "the endpoint has the header `{}`, which is not valid",
                name.escape_debug()
            ))
        };
        let name = HeaderName::try_from(name).map_err(|_| wrong())?;
        headers.append(name, HeaderValue::try_from(value).map_err(|_| wrong())?);
    }
    headers.extend(bound.headers);
    match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 => {
            headers.insert(TARGET, HeaderValue::from_static(O::TARGET));
        }
        Protocol::RpcV2Json => {
            headers.insert(SMITHY_PROTOCOL, RPC_V2_JSON);
            headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        }
        Protocol::RestJson1 | Protocol::Other => {}
    }
    if O::SERVICE.query_compatible && protocol != Protocol::RestJson1 {
        headers.insert(QUERY_MODE, HeaderValue::from_static("true"));
    }
    if let Some(content_type) = body.content_type {
        headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(content_type));
    }
    // The signer signs what this header says. Without TLS, nothing else protects the body.
    if O::UNSIGNED_PAYLOAD && endpoint.url().starts_with("https:") {
        headers.entry(CONTENT_HASH).or_insert(UNSIGNED);
    }
    if O::CHECKSUM_REQUIRED && protocol == Protocol::RestJson1 && !request.headers().contains_key(CONTENT_MD5)
    {
        let value = checksum::md5(request.body()).and_then(|text| HeaderValue::try_from(text).ok());
        request.headers_mut().extend(value.map(|value| (CONTENT_MD5, value)));
    }
    Ok(request)
}

/// The path of an operation in Smithy RPC v2.
pub(super) fn rpc_path<O: Operation + ?Sized>() -> String {
    let service = O::TARGET.split_once('.').map_or(O::TARGET, |(service, _)| service);
    format!("/service/{service}/operation/{}", O::NAME)
}

/// The path, with the values of members filled in.
#[inline]
fn fill(path: &'static str, bound: &Bound) -> Result<String, MessageError> {
    let mut filled = String::new();
    for segment in uri::segments(path) {
        filled.push('/');
        let (name, kept) = match segment {
            Segment::Literal(text) => {
                filled.push_str(text);
                continue;
            }
            Segment::Label(name) => (name, None),
            Segment::Greedy(name) => (name, Some(b'/')),
        };
        match find(&bound.labels, name) {
            Some((_, value)) if !value.is_empty() => filled.push_str(&uri::encode(value, kept)),
            Some((member, _)) => return Err(MessageError::of(member, "is empty, but part of the path")),
            None => return Err(MessageError::unset(name, "path")),
        }
    }
    if filled.is_empty() || path.len() > 1 && path.ends_with('/') {
        filled.push('/');
    }
    Ok(filled)
}

#[inline]
fn find<'b>(labels: &'b [(&'static Member, String)], name: &str) -> Option<&'b (&'static Member, String)> {
    labels.iter().find(|(member, _)| member.wire_name == name)
}

/// What the operation puts in front of the host name
/// (Smithy 2.0, [endpoint trait](https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait)).
fn host_prefix<O: Operation + ?Sized>(endpoint: &Endpoint, bound: &Bound) -> Result<String, MessageError> {
    let mut prefix = String::new();
    let mut rest = O::HOST_PREFIX.filter(|_| endpoint.has_host_prefix()).unwrap_or_default();
    while let Some((literal, (name, behind))) =
        rest.split_once('{').and_then(|(literal, rest)| Some((literal, rest.split_once('}')?)))
    {
        prefix.push_str(literal);
        rest = behind;
        match find(&bound.host_labels, name) {
            Some((_, value)) if is_host_label(value) => prefix.push_str(value),
            Some((member, _)) => {
                return Err(MessageError::of(member, "cannot be part of a host name"));
            }
            None => return Err(MessageError::unset(name, "host name")),
        }
    }
    prefix.push_str(rest);
    Ok(prefix)
}

#[inline]
fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The URI of a request.
#[inline]
fn address(endpoint: &Endpoint, host_prefix: &str, path: &str, query: &str) -> Result<Uri, MessageError> {
    let url = endpoint.url();
    let wrong =
        || MessageError::new(format!("`{}` is not a URL that requests can be sent to", url.escape_debug()));
    let (scheme, rest) = url.split_once("://").ok_or_else(wrong)?;
    let (authority, base) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (user, host) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
    // With a prefix, what is no host could become one.
    let has_host = !(scheme.is_empty() || host.is_empty() || host.starts_with(':'));
    if !has_host || rest.contains(['?', '#']) || !url.is_ascii() {
        return Err(wrong());
    }
    if host.starts_with('[') && !host_prefix.is_empty() {
        return Err(MessageError::new(
            "an address cannot have the prefix that the operation puts in front of the host name",
        ));
    }
    let mark = if query.is_empty() { "" } else { "?" };
    let parts = [scheme, "://", user, host_prefix, host, base.trim_end_matches('/'), path, mark, query];
    match Uri::try_from(parts.concat()) {
        Ok(uri) => Ok(uri),
        Err(_) if format!("{scheme}://{authority}{base}").parse::<Uri>().is_err() => Err(wrong()),
        Err(error) => Err(MessageError::new(format!("the URI of the request is invalid: {error}"))),
    }
}
