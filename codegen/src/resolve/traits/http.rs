//! [HTTP bindings](https://smithy.io/2.0/spec/http-bindings.html), and the checksums that a body gets before it is sent or is
//! checked by after it is received
//! ([httpChecksumRequired](https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait),
//! [httpChecksum](https://smithy.io/2.0/aws/aws-core.html#http-protocol-checksum-trait)).

use super::list::Traits;
use super::node::{Node, Read, boolean, text};
use super::rule::{FIELD, OPERATION, properties, traits};
use crate::shape_id::is_identifier;

/// A token of HTTP, as methods and names of headers are ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#name-tokens)).
fn token(node: &Node<'_>) -> Read<String> {
    let token = text(node)?;
    let is_sign = |byte| b"!#$%&'*+-.^_`|~".contains(&byte);
    if !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || is_sign(byte)) {
        return Ok(token);
    }
    Err(node.error(format!("must be letters, digits and signs of HTTP, not `{}`", token.escape_debug())))
}

/// The beginning of such a name, which may be empty.
fn prefix(node: &Node<'_>) -> Read<String> {
    if node.json().as_str() == Some("") { Ok(String::new()) } else { token(node) }
}

/// The name of a parameter of the query
/// ([httpQuery](https://smithy.io/2.0/spec/http-bindings.html#httpquery-trait)).
fn parameter(node: &Node<'_>) -> Read<String> {
    let name = text(node)?;
    if name.is_empty() { Err(node.error("must not be empty")) } else { Ok(name) }
}

/// A path with labels ([URI pattern](https://smithy.io/2.0/spec/http-bindings.html#uri)).
fn uri(node: &Node<'_>) -> Read<String> {
    let uri = text(node)?;
    let (path, query) = uri.split_once('?').unwrap_or((&uri, ""));
    let labels = || path.split('/').filter(|segment| segment.contains(['{', '}']));
    let is_label = |segment: &str| {
        let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
        is_identifier(name.strip_suffix('+').unwrap_or(name))
    };
    let problem = if !path.starts_with('/') {
        "must begin with `/`"
    } else if !uri.bytes().all(|byte| byte.is_ascii_graphic()) {
        "must have only visible characters of ASCII, and all others percent-encoded"
    } else if uri.contains('#') {
        "must have no fragment"
    } else if query.contains(['{', '}']) || !labels().all(is_label) {
        "must have each label as a whole segment of its path"
    } else if labels().rev().skip(1).any(|label| label.ends_with("+}")) {
        "must have a label for several segments as its last label"
    } else {
        return Ok(uri);
    };
    Err(node.error(problem))
}

properties! {
    /// How an operation is called over HTTP.
    #[derive(Clone, Debug, PartialEq, Eq)]
    Http {
        /// The method.
        method: String = required("method", token);
        /// The path and the fixed part of the query, with the names of members in braces.
        uri: String = required("uri", uri);
        /// The status of an answer that is no error.
        status: u16 = or("code", 200, |node| node.status(100..1000));
    }
}

properties! {
    /// The checksums of an operation.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    HttpChecksum {
        /// Whether requests need one.
        request_required: bool = or("requestChecksumRequired", false, boolean);
        /// The input member that names the algorithm for the request.
        request_algorithm_member: Option<String> = optional("requestAlgorithmMember", text);
        /// The input member that says whether answers are to be checked.
        request_validation_mode_member: Option<String> = optional("requestValidationModeMember", text);
        /// The algorithms of checksums that answers may have.
        response_algorithms: Vec<String> = or("responseAlgorithms", Vec::new(), |node| node.list(text));
    }
}

traits! {
    /// How an operation is called over HTTP.
    HTTP: Http = "smithy.api#http" => http, [OPERATION], Http::read;
    /// The checksums of an operation.
    HTTP_CHECKSUM: HttpChecksum = "aws.protocols#httpChecksum" => http_checksum, [OPERATION],
        HttpChecksum::read;
    /// Whether requests of the operation need a checksum.
    HTTP_CHECKSUM_REQUIRED = "smithy.api#httpChecksumRequired" => http_checksum_required, [OPERATION];
    /// The header that the member travels in.
    HTTP_HEADER(String) = "smithy.api#httpHeader" => http_header, [FIELD].excludes(after(1)), token;
    /// Whether the member travels in the path.
    HTTP_LABEL = "smithy.api#httpLabel" => http_label, [FIELD].excludes(after(2));
    /// Whether the member is the body.
    HTTP_PAYLOAD = "smithy.api#httpPayload" => http_payload, [FIELD].excludes(after(3));
    /// The prefix of the names of the headers that the member travels in.
    HTTP_PREFIX_HEADERS(String) = "smithy.api#httpPrefixHeaders" => http_prefix_headers, [FIELD].excludes(after(4)),
        prefix;
    /// The parameter of the query that the member travels in.
    HTTP_QUERY(String) = "smithy.api#httpQuery" => http_query, [FIELD].excludes(after(5)), parameter;
    /// Whether the member holds parameters of the query.
    HTTP_QUERY_PARAMS = "smithy.api#httpQueryParams" => http_query_params, [FIELD].excludes(after(6));
    /// Whether the member is the status of the answer.
    HTTP_RESPONSE_CODE = "smithy.api#httpResponseCode" => http_response_code, [FIELD];
}

/// The bindings of members: a member has one place.
const BINDINGS: &[&str] = &[
    HTTP_HEADER,
    HTTP_LABEL,
    HTTP_PAYLOAD,
    HTTP_PREFIX_HEADERS,
    HTTP_QUERY,
    HTTP_QUERY_PARAMS,
    HTTP_RESPONSE_CODE,
];

/// The bindings after that with this number, from 1. Each excludes those after it, so that each pair is reported once.
const fn after(number: usize) -> &'static [&'static str] {
    BINDINGS.split_at(number).1
}

/// Where a member travels over HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HttpBinding<'t> {
    /// In the header with this name.
    Header(&'t str),
    /// In the path.
    Label,
    /// It is the body.
    Payload,
    /// In the headers whose names begin with this prefix.
    PrefixHeaders(&'t str),
    /// In the query, under this name.
    Query(&'t str),
    /// In the query, under the keys of the map.
    QueryParams,
    /// It is the status.
    ResponseCode,
}

impl HttpBinding<'_> {
    /// Whether it means something in requests.
    pub(crate) fn is_of_requests(self) -> bool {
        !matches!(self, Self::ResponseCode)
    }

    /// Whether it means something in answers.
    pub(crate) fn is_of_answers(self) -> bool {
        !matches!(self, Self::Label | Self::Query(_) | Self::QueryParams)
    }

    /// The id of the trait.
    pub(in crate::resolve) fn trait_id(self) -> &'static str {
        match self {
            Self::Header(_) => HTTP_HEADER,
            Self::Label => HTTP_LABEL,
            Self::Payload => HTTP_PAYLOAD,
            Self::PrefixHeaders(_) => HTTP_PREFIX_HEADERS,
            Self::Query(_) => HTTP_QUERY,
            Self::QueryParams => HTTP_QUERY_PARAMS,
            Self::ResponseCode => HTTP_RESPONSE_CODE,
        }
    }
}

/// What stands in braces.
pub(in crate::resolve) fn labels(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

impl Http {
    /// The path, and the fixed part of the query.
    fn parts(&self) -> (&str, &str) {
        self.uri.split_once('?').unwrap_or((&self.uri, ""))
    }

    /// The labels of the path, in their order: names of members, and whether the label takes several segments.
    pub(in crate::resolve) fn labels(&self) -> impl Iterator<Item = (&str, bool)> {
        let labels = labels(self.parts().0);
        labels.map(|label| label.strip_suffix('+').map_or((label, false), |name| (name, true)))
    }

    /// The names of the query's fixed part.
    pub(in crate::resolve) fn query_names(&self) -> impl Iterator<Item = &str> {
        self.parts().1.split('&').map(|pair| pair.split_once('=').map_or(pair, |(name, _)| name))
    }

    /// What tells requests apart: the method, the path without the names of its labels, and the fixed part of the query,
    /// whose order does not matter.
    pub(in crate::resolve) fn route(&self) -> (&str, Vec<&str>, Vec<&str>) {
        let (path, query) = self.parts();
        let segments = path.split('/').map(|segment| match segment.starts_with('{') {
            true if segment.ends_with("+}") => "{+}",
            true => "{}",
            false => segment,
        });
        let mut query: Vec<&str> = query.split('&').collect();
        query.sort_unstable();
        (&self.method, segments.collect(), query)
    }
}

impl Traits {
    /// Where the member travels over HTTP, if it is bound to a place.
    pub(crate) fn http_binding(&self) -> Option<HttpBinding<'_>> {
        let is = |given: bool, binding| given.then_some(binding);
        let header = || self.http_header().map(HttpBinding::Header);
        header()
            .or_else(|| self.http_prefix_headers().map(HttpBinding::PrefixHeaders))
            .or_else(|| self.http_query().map(HttpBinding::Query))
            .or_else(|| is(self.http_label(), HttpBinding::Label))
            .or_else(|| is(self.http_payload(), HttpBinding::Payload))
            .or_else(|| is(self.http_query_params(), HttpBinding::QueryParams))
            .or_else(|| is(self.http_response_code(), HttpBinding::ResponseCode))
    }
}
