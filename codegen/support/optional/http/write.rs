//! Writing the members that travel outside the body.

use std::convert::TryFrom;
use std::slice;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::super::super::{Location, Member, Structure, TimestampFormat, Visitor, Wire};
use super::message_error::MessageError;
use super::text::Texts;
use super::{header, uri};

/// What a structure puts outside the body.
#[derive(Default)]
pub(super) struct Bound {
    pub(super) labels: Vec<(&'static Member, String)>,
    pub(super) host_labels: Vec<(&'static Member, String)>,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    pub(super) status: Option<u16>,
    /// The raw body, if a member is one.
    pub(super) raw: Option<Vec<u8>>,
    /// Whether the member that is the body is set.
    pub(super) has_payload: bool,
}

/// Collects what a structure puts outside the body.
pub(super) fn bound<T: Structure>(value: &T) -> Result<Bound, MessageError> {
    let mut binder = Binder {
        members: T::MEMBERS.iter(),
        bound: Bound::default(),
        query_maps: Vec::new(),
        header_maps: Vec::new(),
        error: None,
    };
    value.visit(&mut binder);
    binder.finish()
}

struct Binder {
    members: slice::Iter<'static, Member>,
    bound: Bound,
    /// Kept until the end: a member's own name takes precedence over the same name in a map.
    query_maps: Vec<Texts>,
    header_maps: Vec<(&'static Member, &'static str, Texts)>,
    error: Option<MessageError>,
}

impl Visitor for Binder {
    #[inline]
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
        let Some(member) = self.members.next() else { return };
        if member.location == Location::Body && !member.host_label
            || value.is_absent()
            || self.error.is_some()
        {
            return;
        }
        if let Err(error) = self.bind::<F, T>(member, value) {
            self.error = Some(error);
        }
    }

    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>) {
        match value.as_deref() {
            Some(value) => self.member(value),
            None => {
                self.members.next();
            }
        }
    }
}

impl Binder {
    fn bind<F: TimestampFormat, T: Wire<F>>(
        &mut self,
        member: &'static Member,
        value: &T,
    ) -> Result<(), MessageError> {
        let bound = &mut self.bound;
        match member.location {
            Location::Payload => {
                bound.has_payload = true;
                return Ok(());
            }
            Location::EventStream => {
                return Err(MessageError::of(
                    member,
                    "a stream of events cannot be in a message that is a value",
                ));
            }
            Location::RawPayload if value.bytes().is_some() => {
                bound.raw = value.bytes().map(<[u8]>::to_vec);
                return Ok(());
            }
            _ => {}
        }
        let texts = Texts::of::<F, T>(value).map_err(|error| MessageError::of(member, error))?;
        if member.host_label {
            bound.host_labels.push((member, texts.clone().one().unwrap_or_default()));
        }
        match member.location {
            Location::RawPayload => bound.raw = texts.one().map(String::into_bytes),
            Location::Label => bound.labels.push((member, texts.one().unwrap_or_default())),
            Location::Query(name) => {
                bound.query.extend(texts.all().into_iter().map(|text| (name.to_owned(), text)));
            }
            Location::QueryParams => self.query_maps.push(texts),
            Location::StatusCode => bound.status = texts.one().and_then(|status| status.parse().ok()),
            Location::Header(name) => {
                let text = match (texts, member.media_type) {
                    (texts, Some(_)) => {
                        texts.all().iter().map(|text| STANDARD.encode(text)).collect::<Vec<_>>().join(", ")
                    }
                    (Texts::List(items), None) => {
                        header::join(items.iter().map(String::as_str), F::HAS_COMMA)
                    }
                    (texts, None) => texts.one().unwrap_or_default(),
                };
                bound.headers.insert(header_name(member, name)?, header_value(member, &text)?);
            }
            Location::PrefixHeaders(prefix) => self.header_maps.push((member, prefix, texts)),
            Location::Body | Location::Payload | Location::EventHeader | Location::EventStream => {}
        }
        Ok(())
    }

    #[inline]
    fn finish(self) -> Result<Bound, MessageError> {
        let Self { mut bound, query_maps, header_maps, error, .. } = self;
        if let Some(error) = error {
            return Err(error);
        }
        for map in query_maps {
            let taken: Vec<_> = bound.query.iter().map(|(name, _)| name.clone()).collect();
            let entries = map.entries().into_iter().filter(|(name, _)| !taken.contains(name));
            let pairs = entries
                .flat_map(|(name, texts)| texts.all().into_iter().map(move |text| (name.clone(), text)));
            bound.query.extend(pairs);
        }
        for (member, prefix, map) in header_maps {
            for (key, texts) in map.entries() {
                let name = header_name(member, &format!("{prefix}{key}"))?;
                let value = header_value(member, &texts.one().unwrap_or_default())?;
                bound.headers.entry(name).or_insert(value);
            }
        }
        Ok(bound)
    }
}

#[inline]
fn header_name(member: &Member, name: &str) -> Result<HeaderName, MessageError> {
    HeaderName::try_from(name).map_err(|_| MessageError::of(member, "a header cannot have this name"))
}

/// Programs disagree about characters that are not ASCII.
#[inline]
fn header_value(member: &Member, text: &str) -> Result<HeaderValue, MessageError> {
    let value = HeaderValue::from_str(text).ok().filter(|_| text.is_ascii());
    value.ok_or_else(|| MessageError::of(member, "a header cannot have this value"))
}

/// The query: the literal part, if any, and then these pairs. A pair cannot repeat a name of the literal part, which
/// may say which operation is called.
#[inline]
pub(super) fn query(literal: Option<&str>, pairs: &[(String, String)]) -> String {
    let taken: Vec<_> = uri::query(literal.unwrap_or_default()).flatten().map(|(name, _)| name).collect();
    let pairs = pairs.iter().filter(|(name, _)| !taken.contains(name));
    let pairs =
        pairs.map(|(name, value)| format!("{}={}", uri::encode(name, None), uri::encode(value, None)));
    let literal = literal.filter(|literal| !literal.is_empty()).map(str::to_owned);
    literal.into_iter().chain(pairs).collect::<Vec<_>>().join("&")
}
