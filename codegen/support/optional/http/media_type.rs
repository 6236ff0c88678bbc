//! Media types of bodies, as servers of restJson1 check them
//! ([AWS restJson1](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#content-type)).

use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE};

use super::super::super::{Location, Operation, Structure};
use super::body::{Form, form, has_data};
use super::message_error::{MessageError, Refusal};

/// Checks that a request has the media type that the operation takes, and accepts the one that it returns.
pub(super) fn check<O: Operation + ?Sized>(headers: &HeaderMap, is_empty: bool) -> Result<(), MessageError> {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let found = text(CONTENT_TYPE);
    let is_wanted = match form::<O::Input>(O::SERVICE.protocol) {
        _ if is_member::<O::Input>(CONTENT_TYPE.as_str()) => true,
        Form::Empty => found.is_none_or(|it| {
            // A structure without members is still an object.
            is(it, JSON) && (is_empty || has_data::<O::Input>() && O::Input::MEMBERS.is_empty())
        }),
        Form::Members | Form::Payload(_) => {
            (found.is_none() && is_empty) || found.is_some_and(|it| is(it, JSON))
        }
        Form::Raw(member) => match member.media_type {
            None | Some(BYTES) => true,
            Some(wanted) => (found.is_none() && is_empty) || found.is_some_and(|it| is(it, wanted)),
        },
    };
    if !is_wanted {
        return Err(MessageError::of_type(
            Refusal::UnsupportedMediaType,
            "the body is not of the media type that the operation takes",
        ));
    }
    let given = match form::<O::Output>(O::SERVICE.protocol) {
        Form::Raw(member) => member.media_type.filter(|it| *it != BYTES),
        _ => Some(JSON),
    };
    match given {
        Some(given) if !is_member::<O::Input>(ACCEPT.as_str()) && !accepts(headers, given) => {
            Err(MessageError::of_type(
                Refusal::NotAcceptable,
                "the response has a media type that is not accepted",
            ))
        }
        _ => Ok(()),
    }
}

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

/// Whether a member of the structure travels in this header.
fn is_member<T: Structure>(header: &str) -> bool {
    T::MEMBERS
        .iter()
        .any(|member| matches!(member.location, Location::Header(name) if name.eq_ignore_ascii_case(header)))
}

/// Whether it is this media type, whatever its parameters.
#[inline]
fn is(found: &str, wanted: &str) -> bool {
    let bare = |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    bare(found) == bare(wanted)
}

/// Whether the headers accept a media type: those without ranges accept all, and the most specific range counts
/// (RFC 9110, [section 12.5.1](https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1)).
#[inline]
fn accepts(headers: &HeaderMap, given: &str) -> bool {
    let texts = headers.get_all(ACCEPT).iter().filter_map(|text| text.to_str().ok());
    let ranges: Vec<_> =
        texts.flat_map(|text| text.split(',')).filter(|range| !range.trim().is_empty()).collect();
    let any_of_kind = format!("{}/*", given.split('/').next().unwrap_or_default());
    let patterns = ["*/*", &any_of_kind, given];
    let specificity = |range: &&str| patterns.iter().position(|pattern| is(range, pattern));
    let matching = ranges.iter().filter(|range| specificity(range).is_some());
    ranges.is_empty()
        || matching.max_by_key(|range| specificity(range)).is_some_and(|range| !is_refused(range))
}

/// Whether the weight of a range is 0.
#[inline]
fn is_refused(range: &str) -> bool {
    let mut parameters = range.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let weight = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("q"));
    weight.is_some_and(|(_, weight)| weight.trim().parse() == Ok(0.0))
}
