//! Where requests go, and what the service requires of them there.

use std::borrow::Cow;
use std::fmt;

/// Where requests go: the result of the service's endpoint rules, or any URL.
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

/// How an endpoint changes the signature of a request, if the operation uses the authentication scheme with this name
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
    /// The Regions in a `sigv4a` signature.
    pub signing_region_set: Option<&'e [Property]>,
    /// Whether the path is not encoded a second time for the signature.
    pub disable_double_encoding: bool,
    /// Whether the path keeps its `.` and `..` segments for the signature.
    pub disable_normalize_path: bool,
}

impl Endpoint {
    /// An endpoint with this URL and nothing else. The URL has a scheme and a host, and may have a port and a base
    /// path.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), headers: Vec::new(), properties: Vec::new(), has_host_prefix: true }
    }

    /// Uses the same host for operations that put a prefix in front of the host name: a test server, for example, has
    /// only one name.
    #[inline]
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
    #[inline]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Whether operations put their prefix in front of the host name.
    #[inline]
    pub fn has_host_prefix(&self) -> bool {
        self.has_host_prefix
    }

    /// The headers that every request needs. A name may occur more than once.
    #[inline]
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Its other properties, by name.
    #[inline]
    pub fn properties(&self) -> impl Iterator<Item = (&str, &Property)> {
        self.properties.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// The changes to the signature of requests, in order of preference. They do not choose the scheme: those for
    /// schemes that the operation does not use have no effect.
    #[inline]
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
    #[inline]
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

    /// The text, if the property is text.
    #[inline]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The property with this name, if this is an object that has it.
    #[inline]
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
    #[inline]
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Property {
    #[inline]
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Property {
    #[inline]
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Property {
    #[inline]
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl<const N: usize> From<[Property; N]> for Property {
    fn from(list: [Property; N]) -> Self {
        Self::List(list.into())
    }
}

/// Why there is no endpoint for the given parameters, in the words of the service's rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError(Cow<'static, str>);

impl EndpointError {
    /// An error with this message.
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(message.into())
    }

    /// The message.
    #[inline]
    pub fn message(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EndpointError {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for EndpointError {}
