//! Who may call ([authentication traits](https://smithy.io/2.0/spec/authentication-traits.html),
//! [AWS authentication traits](https://smithy.io/2.0/aws/aws-auth.html)).

use super::list::Traits;
use super::node::text;
use super::rule::{OPERATION, On, Rule, SERVICE, annotations, values};

values! {
    /// The ids of the traits by which calls are authenticated, the preferred one first.
    Auth(Vec<String>) = "smithy.api#auth", auth, |node| node.list(text);
    /// The name of the service in AWS Signature Version 4.
    Sigv4(String) = "aws.auth#sigv4", sigv4, |node| node.object(&["name"])?.required("name", text);
}

annotations! {
    /// Whether the operation can be called without authentication.
    OPTIONAL_AUTH = "smithy.api#optionalAuth", optional_auth;
    /// Whether the payload of the operation's requests is not part of the signature. It was a list of schemes once.
    UNSIGNED_PAYLOAD = "aws.auth#unsignedPayload", unsigned_payload;
}

/// The schemes that Smithy and AWS define, by name, which is their order if the model gives none.
const SCHEMES: &[&str] = &[
    "aws.auth#sigv4",
    "aws.auth#sigv4a",
    "smithy.api#httpApiKeyAuth",
    "smithy.api#httpBasicAuth",
    "smithy.api#httpBearerAuth",
    "smithy.api#httpDigestAuth",
];

impl Traits {
    /// The ids of the traits by which calls of the service are authenticated, the preferred one first: those that it
    /// says, or all that it has.
    pub(crate) fn auth_schemes(&self) -> Vec<String> {
        let has = || SCHEMES.iter().filter(|id| self.has(id)).map(|id| (*id).to_owned()).collect();
        self.auth().map_or_else(has, <[String]>::to_vec)
    }
}

pub(super) const RULES: &[Rule] = &[
    Rule::of::<Auth>(&[On::Shape(&["service", "operation"])]),
    Rule::annotation(OPTIONAL_AUTH, &[On::Shape(OPERATION)]),
    Rule::of::<Sigv4>(&[On::Shape(SERVICE)]),
    Rule::new(UNSIGNED_PAYLOAD, &[On::Shape(OPERATION)], |node| match node.json().is_array() {
        true => node.list(text).map(|_| None),
        false => node.annotation().map(|()| None),
    }),
];
