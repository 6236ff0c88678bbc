//! Who may call ([authentication traits](https://smithy.io/2.0/spec/authentication-traits.html),
//! [AWS authentication traits](https://smithy.io/2.0/aws/aws-auth.html)).

use super::list::Traits;
use super::node::text;
use super::rule::{OPERATION, On, SERVICE, traits};

traits! {
    /// The ids of the traits by which calls are authenticated, the preferred one first.
    AUTH(Vec<String>) = "smithy.api#auth" => auth, [On::Shape(&["service", "operation"])], |node| node.list(text);
    /// Whether the operation can be called without authentication.
    OPTIONAL_AUTH = "smithy.api#optionalAuth" => optional_auth, [OPERATION];
    /// The name of the service in AWS Signature Version 4.
    SIGV4(String) = "aws.auth#sigv4" => sigv4, [SERVICE],
        |node| node.object(&["name"])?.required("name", text);
    /// Whether the payload of the operation's requests is not part of the signature. It was a list of schemes once.
    UNSIGNED_PAYLOAD = "aws.auth#unsignedPayload" => unsigned_payload, [OPERATION],
        |node| if node.json().is_array() { node.list(text).map(|_| ()) } else { node.annotation() };
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
