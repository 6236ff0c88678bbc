//! Which operation a request is for.

use std::cmp::Ordering;

use http::{HeaderName, Method, Request};

use super::super::super::{Http, Operation, Protocol};
use super::request::{RPC_V2_JSON, SMITHY_PROTOCOL, TARGET};
use super::uri::{self, Segment};

const AMZN_TARGET: HeaderName = HeaderName::from_static("x-amzn-target");

/// An operation, described by what its requests look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Route {
    /// The name of the operation.
    pub name: &'static str,
    /// The value of `X-Amz-Target`.
    pub target: &'static str,
    /// How it is called over HTTP, in protocols that leave this to the model.
    pub http: Option<Http>,
    /// The protocol.
    pub protocol: Protocol,
}

impl Route {
    /// The route of an operation.
    pub const fn of<O: Operation>() -> Self {
        Self { name: O::NAME, target: O::TARGET, http: O::HTTP, protocol: O::SERVICE.protocol }
    }

    /// The name of the operation that a request is for, if it is one of these.
    pub fn find<B>(routes: &[Self], request: &Request<B>) -> Option<&'static str> {
        let mut best: Option<&Self> = None;
        for route in routes.iter().filter(|route| route.matches(request)) {
            if best.is_none_or(|best| route.specificity(best) == Ordering::Greater) {
                best = Some(route);
            }
        }
        best.map(|route| route.name)
    }

    fn matches<B>(&self, request: &Request<B>) -> bool {
        match self.protocol {
            Protocol::AwsJson10 | Protocol::AwsJson11 => {
                request.headers().get(TARGET).is_some_and(|target| target == self.target)
            }
            Protocol::RpcV2Json => {
                let service = self.target.split_once('.').map_or(self.target, |(service, _)| service);
                let path = format!("/service/{service}/operation/{}", self.name);
                // A reader of AWS JSON's headers must not take it for another operation.
                let has_target =
                    [TARGET, AMZN_TARGET].iter().any(|name| request.headers().contains_key(name));
                request.method() == Method::POST
                    && request.headers().get(SMITHY_PROTOCOL) == Some(&RPC_V2_JSON)
                    && request.uri().path().ends_with(&path)
                    && !has_target
            }
            Protocol::RestJson1 => self.http.is_some_and(|http| {
                let (path, literal) = uri::parts(http.uri);
                let query: Vec<_> = uri::query(request.uri().query().unwrap_or_default()).flatten().collect();
                // A name without a value matches any value.
                let is_there = |pair: &str| {
                    let wanted = uri::query(pair).flatten().next();
                    wanted.is_some_and(|(name, value)| {
                        query.iter().any(|(n, v)| *n == name && (*v == value || !pair.contains('=')))
                    })
                };
                request.method().as_str() == http.method
                    && labels(path, request.uri().path()).is_some()
                    && literal.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()).all(is_there)
            }),
            Protocol::Other => false,
        }
    }

    /// Which of two matching routes wins: by position, then by the number of segments, then by the query
    /// (Smithy 2.0, [specificity routing](https://smithy.io/2.0/spec/http-bindings.html#specificity-routing)).
    #[inline]
    fn specificity(&self, other: &Self) -> Ordering {
        let uri = |route: &Self| uri::parts(route.http.map_or("", |http| http.uri));
        let ((path, query), (other_path, other_query)) = (uri(self), uri(other));
        let rank = |segment: Segment| match segment {
            Segment::Literal(_) => 2,
            Segment::Label(_) => 1,
            Segment::Greedy(_) => 0,
        };
        let ranks = |path| uri::segments(path).map(rank);
        let literals = |query: Option<&str>| query.map_or(0, |query| query.split('&').count());
        let by_position = ranks(path).zip(ranks(other_path)).map(|(a, b)| a.cmp(&b)).find(|it| it.is_ne());
        by_position
            .unwrap_or(Ordering::Equal)
            .then_with(|| ranks(path).count().cmp(&ranks(other_path).count()))
            .then_with(|| literals(query).cmp(&literals(other_query)))
    }
}

/// The values of the labels in a path, if it matches the pattern.
#[inline]
pub(super) fn labels(pattern: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let path = path.strip_prefix('/')?;
    let pattern: Vec<_> = uri::segments(pattern).collect();
    // A slash at the end says nothing, but for a greedy label, which has it in its value.
    let path = match pattern.last() {
        Some(Segment::Greedy(_)) => path,
        _ => path.strip_suffix('/').unwrap_or(path),
    };
    let mut parts: Vec<&str> = path.split('/').collect();
    if path.is_empty() {
        parts.clear();
    }
    let mut values = Vec::new();
    let (mut rest, mut taken) = (parts.as_slice(), 0);
    for segment in &pattern {
        taken += 1;
        match *segment {
            Segment::Literal(literal) => {
                let (first, behind) = rest.split_first()?;
                if *first != literal && uri::decode(first)? != literal {
                    return None;
                }
                rest = behind;
            }
            Segment::Label(name) => {
                let (first, behind) = rest.split_first()?;
                values.push((name, uri::decode(first).filter(|text| !text.is_empty())?));
                rest = behind;
            }
            Segment::Greedy(name) => {
                // Everything that the rest of the pattern does not need.
                let count = rest.len().checked_sub(pattern.len().checked_sub(taken)?)?;
                let (mine, behind) = rest.split_at_checked(count).filter(|(mine, _)| !mine.is_empty())?;
                values.push((name, uri::decode(&mine.join("/")).filter(|text| !text.is_empty())?));
                rest = behind;
            }
        }
    }
    rest.is_empty().then_some(values)
}
