//! Reading the members that travel outside the body.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderValue};
use serde_core::de::Error as _;
use serde_json::Error;

use super::super::super::{Location, Member, Reader, Structure, TimestampFormat, Wire};
use super::message_error::MessageError;
use super::text::{Source, Text};

/// The parts of a message other than its body.
pub(super) struct Parts<'a> {
    pub(super) headers: &'a HeaderMap,
    pub(super) status: Option<u16>,
    pub(super) labels: &'a [(&'static str, String)],
    pub(super) query: &'a [(String, String)],
}

impl Parts<'_> {
    #[inline]
    fn source(&self, member: &Member) -> Result<Option<Source>, MessageError> {
        Ok(match member.location {
            Location::Header(name) => match (self.whole(name), member.media_type) {
                (Some(text), Some(_)) => Some(Source::Texts(decoded(member, &text)?)),
                (text, _) => text.map(Source::Header),
            },
            Location::PrefixHeaders(prefix) => {
                Some(self.prefixed(prefix)).filter(|it| !it.is_empty()).map(Source::Entries)
            }
            Location::Label => {
                let label = self.labels.iter().find(|(name, _)| *name == member.wire_name);
                label.map(|(_, text)| Source::Texts(vec![text.clone()]))
            }
            Location::Query(name) => {
                let values = self.query.iter().filter(|(other, _)| other == name);
                let values: Vec<_> = values.map(|(_, value)| value.clone()).collect();
                (!values.is_empty()).then_some(Source::Texts(values))
            }
            Location::QueryParams => {
                let mut entries: Vec<(String, Vec<String>)> = Vec::new();
                for (name, value) in self.query {
                    match entries.iter_mut().find(|(other, _)| other == name) {
                        Some((_, values)) => values.push(value.clone()),
                        None => entries.push((name.clone(), vec![value.clone()])),
                    }
                }
                (!entries.is_empty()).then_some(Source::Entries(entries))
            }
            Location::StatusCode => self.status.map(|status| Source::Texts(vec![status.to_string()])),
            _ => None,
        })
    }

    #[inline]
    fn prefixed(&self, prefix: &str) -> Vec<(String, Vec<String>)> {
        let entries = self.headers.keys().filter_map(|name| {
            let (begin, key) = name.as_str().split_at_checked(prefix.len())?;
            let is_one = begin.eq_ignore_ascii_case(prefix);
            is_one.then(|| (key.to_owned(), self.whole(name.as_str()).into_iter().collect()))
        });
        entries.collect()
    }

    /// The text of a header, which may be in several fields. What is not ASCII is UTF-8, or else ISO 8859-1.
    #[inline]
    fn whole(&self, name: &str) -> Option<String> {
        let text = |value: &HeaderValue| match std::str::from_utf8(value.as_bytes()) {
            Ok(text) => text.to_owned(),
            Err(_) => value.as_bytes().iter().copied().map(char::from).collect(),
        };
        let texts: Vec<String> = self.headers.get_all(name).iter().map(text).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }
}

/// The text in a header, or the texts of the items of a list, each in base64.
#[inline]
fn decoded(member: &Member, text: &str) -> Result<Vec<String>, MessageError> {
    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
    let decoded = items.map(|item| String::from_utf8(STANDARD.decode(item).ok()?).ok());
    let decoded: Option<_> = decoded.collect();
    decoded.ok_or_else(|| MessageError::of(member, "the header is not text in base64"))
}

/// Reads the members of a structure that travel in these parts of a message.
pub(super) fn members<T: Structure>(value: &mut T, parts: &Parts<'_>) -> Result<(), MessageError> {
    for (index, member) in T::MEMBERS.iter().enumerate() {
        if let Some(source) = parts.source(member)? {
            let mut reader = TextReader { source: Some(source), error: None };
            value.set(index, &mut reader);
            if let Some(error) = reader.error {
                return Err(MessageError::of_value::<T>(member, error));
            }
        }
    }
    Ok(())
}

struct TextReader {
    source: Option<Source>,
    error: Option<Error>,
}

impl Reader for TextReader {
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        let Some(source) = self.source.take() else { return };
        match T::read(Text { source, dates: F::HAS_COMMA }) {
            Ok(value) => *slot = value,
            Err(error) => self.error = Some(error),
        }
    }
}

/// Reads the member that is the raw body.
pub(super) fn raw<T: Structure>(value: &mut T, body: &[u8]) -> Result<(), MessageError> {
    let index = T::MEMBERS.iter().position(|member| member.location == Location::RawPayload);
    let Some((index, member)) = index.and_then(|index| Some((index, T::MEMBERS.get(index)?))) else {
        return Ok(());
    };
    if body.is_empty() {
        return Ok(());
    }
    let mut reader = RawReader { body, error: None };
    value.set(index, &mut reader);
    reader.error.map_or(Ok(()), |error| Err(MessageError::of_value::<T>(member, error)))
}

struct RawReader<'a> {
    body: &'a [u8],
    error: Option<Error>,
}

impl Reader for RawReader<'_> {
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        if let Some(value) = T::from_bytes(self.body) {
            *slot = value;
            return;
        }
        let text = std::str::from_utf8(self.body).map_err(|_| Error::custom("the body is not text"));
        let source = text.map(|text| Source::Texts(vec![text.to_owned()]));
        match source.and_then(|source| T::read(Text { source, dates: F::HAS_COMMA })) {
            Ok(value) => *slot = value,
            Err(error) => self.error = Some(error),
        }
    }
}
