//! The function `parseURL` of endpoint rules.

use std::net::Ipv4Addr;

/// A URL in its parts
/// ([`parseURL`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#parseurl-function)).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Url<'u> {
    /// `http` or `https`.
    pub scheme: &'u str,
    /// The host, and the port if the URL has one, even the default port.
    pub authority: &'u str,
    /// The path as it is written, which may be empty.
    pub path: &'u str,
    /// The path, with a `/` at its start and end.
    pub normalized_path: String,
    /// Whether the host is an IP address.
    pub is_ip: bool,
}

/// Splits an absolute HTTP URL into its parts; `None` if it is not one, or has a query or a fragment.
#[inline]
pub fn parse_url(url: &str) -> Option<Url<'_>> {
    let (scheme, rest) = url.split_once("://")?;
    if !matches!(scheme, "http" | "https") || rest.contains(['?', '#']) {
        return None;
    }
    if rest.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return None;
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host(authority)?;
    let mut normalized_path = path.to_owned();
    if !normalized_path.ends_with('/') {
        normalized_path.push('/');
    }
    Some(Url { scheme, authority, path, normalized_path, is_ip: is_ip(host) })
}

/// The authority without its port; `None` if it is invalid.
#[inline]
fn host(authority: &str) -> Option<&str> {
    // The colons of an IPv6 address are in brackets.
    let end = authority.rfind(']').map_or(0, |bracket| bracket + 1);
    let host = match authority[end..].rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            &authority[..end + name.len()]
        }
        Some(_) => return None,
        None => authority,
    };
    let is_name = end > 0 || !host.contains(':');
    (!host.is_empty() && is_name && !host.contains('@')).then_some(host)
}

/// Only addresses are in brackets, some with a zone, as in `[fe80::1%25eth0]`.
#[inline]
fn is_ip(host: &str) -> bool {
    host.starts_with('[') || host.parse::<Ipv4Addr>().is_ok()
}
