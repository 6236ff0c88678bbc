//! Signature Version 4: a signed request from a request, credentials, a scope and a time.
//!
//! The rules are those of
//! [AWS's description](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html) for
//! signatures in the `Authorization` header.
//!
//! ```text
//! let scope = Scope::new("eu-central-1", "ssm").at(&endpoint);
//! let signed = sign(request, &Credentials::new(id, secret), &scope, Timestamp::try_from(SystemTime::now())?)?;
//! ```
//!
//! All of this needs the feature `sigv4`; `at` also needs `http`. Functions are inlined, so that only who signs compiles
//! them.

use std::fmt;

use hmac_sha256::{HMAC, Hash};
use http::header::{AUTHORIZATION, HOST, HeaderMap, HeaderName, HeaderValue};
use http::{Request, Uri};

use super::super::Timestamp;
use super::super::redact::Hidden;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const CONTENT_HASH: HeaderName = HeaderName::from_static("x-amz-content-sha256");
const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
/// What stands for the hash of a body that is not signed.
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";
/// Headers that proxies and clients change on the way. Sorted.
const NOT_SIGNED: [&str; 14] = [
    "baggage",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
];

/// Who signs. `Debug` shows only the access key id.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    access_key_id: String,
    secret_access_key: String,
    session_token: Option<String>,
}

impl Credentials {
    /// Credentials that do not expire.
    pub fn new(access_key_id: impl Into<String>, secret_access_key: impl Into<String>) -> Self {
        Self {
            access_key_id: access_key_id.into(),
            secret_access_key: secret_access_key.into(),
            session_token: None,
        }
    }

    /// Adds the session token of temporary credentials.
    pub fn with_session_token(self, token: impl Into<String>) -> Self {
        Self { session_token: Some(token.into()), ..self }
    }
}

impl fmt::Debug for Credentials {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("access_key_id", &self.access_key_id)
            .field("secret_access_key", &Hidden)
            .field("session_token", &self.session_token.as_ref().map(|_| Hidden))
            .finish()
    }
}

/// What a signature is valid for, and how the service requires it to be made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    region: String,
    service: String,
    double_encode: bool,
    normalize_path: bool,
    sign_body: bool,
}

impl Scope {
    /// A signature for a Region, such as `eu-central-1`, and for a service by its signing name, such as `ssm`.
    pub fn new(region: impl Into<String>, service: impl Into<String>) -> Self {
        Self {
            region: region.into(),
            service: service.into(),
            double_encode: true,
            normalize_path: true,
            sign_body: true,
        }
    }

    /// Sets another Region.
    pub fn with_region(self, region: impl Into<String>) -> Self {
        Self { region: region.into(), ..self }
    }

    /// Sets another service, by its signing name.
    pub fn with_service(self, service: impl Into<String>) -> Self {
        Self { service: service.into(), ..self }
    }

    /// Whether the path is percent-encoded a second time for the signature, as for all services but S3. On by default.
    #[inline]
    pub fn with_double_encoding(self, double_encode: bool) -> Self {
        Self { double_encode, ..self }
    }

    /// Whether `.`, `..` and empty segments of the path are resolved for the signature, as for all services but S3. On
    /// by default.
    #[inline]
    pub fn with_normalized_path(self, normalize_path: bool) -> Self {
        Self { normalize_path, ..self }
    }

    /// Whether the signature covers the body. On by default, and must be on unless the operation says otherwise.
    /// Requests made with the feature `http` say so themselves.
    #[inline]
    pub fn with_signed_body(self, sign_body: bool) -> Self {
        Self { sign_body, ..self }
    }
}

/// Why a request cannot be signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SigningError {
    /// The URI names no host, and there is no header `Host`.
    NoHost,
    /// The credentials contain a character that a header cannot contain.
    Credentials,
    /// The Region or the service contains a character that a header cannot contain.
    Scope,
    /// The year is not in 0 to 9999.
    Time,
}

impl fmt::Display for SigningError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoHost => "the URI of the request names no host",
            Self::Credentials => "the credentials hold a character that a header cannot hold",
            Self::Scope => "the Region or the service holds a character that a header cannot hold",
            Self::Time => "the year of the signature is not one of 0 to 9999",
        })
    }
}

impl std::error::Error for SigningError {}

/// Signs a request: sets `X-Amz-Date`, `X-Amz-Security-Token` where there is one, and `Authorization`.
///
/// The signature covers the method, the URI, all headers except those that change on the way, and the body: by its
/// hash, or by the one in the header `X-Amz-Content-SHA256`. The URI must be percent-encoded already, and what is
/// signed must not be changed afterwards. Services refuse a signature whose time is more than five minutes off.
///
/// # Errors
///
/// If there is no host, or a value cannot be in a header or a date.
pub fn sign<B: AsRef<[u8]>>(
    mut request: Request<B>,
    credentials: &Credentials,
    scope: &Scope,
    time: Timestamp,
) -> Result<Request<B>, SigningError> {
    let time = compact(time).ok_or(SigningError::Time)?;
    let headers = request.headers_mut();
    headers.remove(AUTHORIZATION);
    headers.insert(DATE, HeaderValue::from_str(&time).map_err(|_| SigningError::Time)?);
    headers.remove(&TOKEN);
    if let Some(token) = &credentials.session_token {
        headers.insert(TOKEN, secret(token).ok_or(SigningError::Credentials)?);
    }
    if !scope.sign_body {
        headers.insert(CONTENT_HASH, HeaderValue::from_static(UNSIGNED));
    }

    let day = time.get(..8).unwrap_or(&time);
    let place = format!("{day}/{}/{}/aws4_request", scope.region, scope.service);
    let (canonical, signed) = canonical(&request, scope)?;
    let text = format!("{ALGORITHM}\n{time}\n{place}\n{}", hex(&Hash::hash(&canonical)));
    let key = HMAC::mac(day, format!("AWS4{}", credentials.secret_access_key));
    let parts = [scope.region.as_str(), &scope.service, "aws4_request"];
    let key = parts.iter().fold(key, |key, part| HMAC::mac(part, key));
    let signature = hex(&HMAC::mac(&text, key));
    let id = &credentials.access_key_id;
    let value = format!("{ALGORITHM} Credential={id}/{place}, SignedHeaders={signed}, Signature={signature}");
    let value = secret(&value).ok_or_else(|| match HeaderValue::from_str(id) {
        Ok(_) => SigningError::Scope,
        Err(_) => SigningError::Credentials,
    })?;
    request.headers_mut().insert(AUTHORIZATION, value);
    Ok(request)
}

/// The canonical form of a request, and the names of the headers in it.
fn canonical<B: AsRef<[u8]>>(request: &Request<B>, scope: &Scope) -> Result<(Vec<u8>, String), SigningError> {
    let headers = request.headers();
    let host = match headers.contains_key(HOST) {
        true => None,
        false => Some(host(request.uri()).ok_or(SigningError::NoHost)?),
    };
    let mut names: Vec<&str> = headers.keys().map(HeaderName::as_str).collect();
    names.extend(host.as_ref().map(|_| HOST.as_str()));
    names.retain(|name| NOT_SIGNED.binary_search(name).is_err());
    names.sort_unstable();

    let path = path(request.uri().path(), scope);
    let query = query(request.uri().query().unwrap_or_default());
    let mut canonical = format!("{}\n{path}\n{query}\n", request.method()).into_bytes();
    for name in &names {
        canonical.extend_from_slice(name.as_bytes());
        canonical.push(b':');
        match &host {
            Some(host) if *name == HOST.as_str() => canonical.extend_from_slice(host.as_bytes()),
            _ => values(headers, name, &mut canonical),
        }
        canonical.push(b'\n');
    }
    let signed = names.join(";");
    canonical.extend_from_slice(format!("\n{signed}\n").as_bytes());
    match headers.get(&CONTENT_HASH) {
        Some(hash) => canonical.extend_from_slice(hash.as_bytes()),
        None => canonical.extend_from_slice(hex(&Hash::hash(request.body().as_ref())).as_bytes()),
    }
    Ok((canonical, signed))
}

/// All values of a header, without surrounding white space, and with inner white space as one space.
#[inline]
fn values(headers: &HeaderMap, name: &str, canonical: &mut Vec<u8>) {
    for (index, value) in headers.get_all(name).iter().enumerate() {
        if index > 0 {
            canonical.push(b',');
        }
        let words = value.as_bytes().split(|byte| byte.is_ascii_whitespace());
        let words: Vec<&[u8]> = words.filter(|word| !word.is_empty()).collect();
        canonical.extend_from_slice(&words.join(&b' '));
    }
}

/// The host as clients send it: in lower case, without user information, and without the scheme's default port.
#[inline]
fn host(uri: &Uri) -> Option<String> {
    let host = uri.host().filter(|host| !host.is_empty())?.to_ascii_lowercase();
    let own = match uri.scheme_str() {
        Some("http") => Some(80),
        Some("https") => Some(443),
        _ => None,
    };
    match uri.port_u16() {
        Some(port) if Some(port) != own => Some(format!("{host}:{port}")),
        _ => Some(host),
    }
}

#[inline]
fn path(path: &str, scope: &Scope) -> String {
    let path = if scope.normalize_path { normalized(path) } else { path.to_owned() };
    if !scope.double_encode {
        return path;
    }
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(byte.into());
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// The path without `.`, `..` and empty segments.
#[inline]
fn normalized(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    let end = if path.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    format!("/{}{end}", segments.join("/"))
}

/// The query with its parts sorted, each with a `=`.
#[inline]
fn query(query: &str) -> String {
    if query.is_empty() {
        return String::new();
    }
    let mut parts: Vec<(&str, &str)> =
        query.split('&').map(|part| part.split_once('=').unwrap_or((part, ""))).collect();
    parts.sort_unstable();
    let parts: Vec<String> = parts.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    parts.join("&")
}

/// `20150830T123600Z` for `2015-08-30T12:36:00.5Z`.
#[inline]
fn compact(time: Timestamp) -> Option<String> {
    let text = time.to_string();
    let seconds =
        text.get(..19).filter(|seconds| seconds.starts_with(|first: char| first.is_ascii_digit()))?;
    Some(seconds.chars().filter(|c| !matches!(c, '-' | ':')).chain(['Z']).collect())
}

/// A value that neither `Debug` nor header compression reveals.
#[inline]
fn secret(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

#[inline]
fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(if half < 10 { b'0' + half } else { b'a' - 10 + half });
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
