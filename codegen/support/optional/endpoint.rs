//! Where requests go, and what the service wants of them there.

use std::borrow::Cow;
use std::fmt;

/// Where a request goes: what the rules of the service give, or any URL.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Endpoint {
    url: String,
    headers: Vec<(String, String)>,
    properties: Vec<(Cow<'static, str>, Property)>,
    has_host_prefix: bool,
}

/// A property of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Property {
    /// Text.
    Text(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A list.
    List(Vec<Property>),
    /// Properties by name, sorted.
    Object(Vec<(Cow<'static, str>, Property)>),
}

/// What an endpoint changes in the way a request is signed, where the operation is signed by the scheme of this name
/// ([authentication schemes](https://smithy.io/2.0/aws/rules-engine/auth-schemes.html)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AuthScheme<'e> {
    /// The scheme, such as `sigv4`.
    pub name: &'e str,
    /// The name of the service in the signature.
    pub signing_name: Option<&'e str>,
    /// The Region in the signature.
    pub signing_region: Option<&'e str>,
    /// The Regions in a signature of `sigv4a`.
    pub signing_region_set: Option<&'e [Property]>,
    /// Whether the path is not encoded once more for the signature.
    pub disable_double_encoding: bool,
    /// Whether the path keeps its `.` and `..` in the signature.
    pub disable_normalize_path: bool,
}

impl Endpoint {
    /// An endpoint with this URL and nothing else: scheme, host, and where it has them a port and the beginning of the
    /// path.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), headers: Vec::new(), properties: Vec::new(), has_host_prefix: true }
    }

    /// The same for operations that want something before the name of the host: there, too, the host is this one. A
    /// server for tests has one name.
    pub fn without_host_prefix(self) -> Self {
        Self { has_host_prefix: false, ..self }
    }

    /// Adds a header for every request.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a property.
    pub fn with_property(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Property>) -> Self {
        self.properties.push((name.into(), value.into()));
        self
    }

    /// The URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether what an operation wants before the name of the host is put there.
    pub fn has_host_prefix(&self) -> bool {
        self.has_host_prefix
    }

    /// Headers that every request needs; a name may come several times.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// What is known of it beside, by name.
    pub fn properties(&self) -> impl Iterator<Item = (&str, &Property)> {
        self.properties.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// What it changes in the way requests are signed, the first choice first. They choose no scheme: one that the
    /// operation is not signed by does not matter.
    pub fn auth_schemes(&self) -> impl Iterator<Item = AuthScheme<'_>> {
        let schemes = self.properties.iter().find(|(name, _)| name == "authSchemes");
        let list = match schemes {
            Some((_, Property::List(list))) => list.as_slice(),
            _ => &[],
        };
        list.iter().filter_map(AuthScheme::of)
    }
}

impl<'e> AuthScheme<'e> {
    fn of(property: &'e Property) -> Option<Self> {
        let text = |name| property.get(name).and_then(Property::as_str);
        let is_set = |name| property.get(name) == Some(&Property::Boolean(true));
        Some(Self {
            name: text("name")?,
            signing_name: text("signingName"),
            signing_region: text("signingRegion"),
            signing_region_set: match property.get("signingRegionSet") {
                Some(Property::List(regions)) => Some(regions),
                _ => None,
            },
            disable_double_encoding: is_set("disableDoubleEncoding"),
            disable_normalize_path: is_set("disableNormalizePath"),
        })
    }
}

impl Property {
    /// An object with these properties.
    pub fn object<const N: usize>(properties: [(&'static str, Property); N]) -> Self {
        let properties = IntoIterator::into_iter(properties);
        Self::Object(properties.map(|(name, value)| (Cow::Borrowed(name), value)).collect())
    }

    /// The text, where it is text.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The property of this name, where it is an object that has it.
    pub fn get(&self, name: &str) -> Option<&Property> {
        match self {
            Self::Object(properties) => {
                properties.iter().find(|(other, _)| other == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }
}

impl From<&str> for Property {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Property {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Property {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Property {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl<const N: usize> From<[Property; N]> for Property {
    fn from(list: [Property; N]) -> Self {
        Self::List(list.into())
    }
}

/// Why there is no endpoint for some parameters, in the words of the service's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError(Cow<'static, str>);

impl EndpointError {
    /// An error with these words.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(message.into())
    }

    /// The words.
    pub fn message(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for EndpointError {}
