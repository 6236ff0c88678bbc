//! The arguments, as the AWS CLI passes them.

use std::fmt;

use http::Uri;
use ssm_types::operation::StartSession;
use ssm_types::smithy::Operation;
use ssm_types::{StartSessionRequest, StartSessionResponse};

use crate::json_error;
use crate::plan::{Plan, Secret};

/// Why the arguments cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// The caller made a mistake.
    WrongUse(String),
    /// What the service answered is not what it must be.
    Response(String),
}

impl Problem {
    /// Whether the caller made a mistake.
    pub(crate) fn is_wrong_use(&self) -> bool {
        matches!(self, Self::WrongUse(_))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::WrongUse(text) | Self::Response(text)) = self;
        f.write_str(text)
    }
}

/// Checks the arguments; `variable` looks up environment variables.
///
/// # Errors
///
/// All that is wrong, not only the first thing. No message repeats the first argument or a part of it, since the token
/// is in it.
pub(crate) fn parse(
    arguments: &[String],
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Plan, Vec<Problem>> {
    let [response, region, operation, rest @ ..] = arguments else {
        let missing = ["RESPONSE", "REGION", "StartSession"].get(arguments.len()..).unwrap_or_default();
        return Err(vec![Problem::WrongUse(format!("missing: {}", missing.join(", ")))]);
    };
    let mut problems = Vec::new();
    if operation != StartSession::NAME {
        let name = StartSession::NAME;
        problems.push(Problem::WrongUse(format!("unknown operation {operation:?}: only {name} can be done")));
    }
    if rest.len() > 3 {
        problems.push(Problem::WrongUse(format!("{} arguments, where 6 are the most", arguments.len())));
    }
    // The CLI passes an empty argument for what is not given.
    let given = |index: usize| rest.get(index).map(String::as_str).filter(|argument| !argument.is_empty());
    let mut keep = |problem: Problem| problems.push(problem);
    let region = check_region(region).map_err(&mut keep).ok();
    let request = given(1).map(read_request).transpose().map_err(&mut keep).ok();
    let endpoint = given(2).map(check_endpoint).transpose().map_err(&mut keep).ok();
    let session =
        read_response(response, variable).map_err(|found| found.into_iter().for_each(&mut keep)).ok();
    match (session, region, request, endpoint) {
        (Some((session_id, token, stream_url)), Some(region), Some(request), Some(endpoint))
            if problems.is_empty() =>
        {
            let profile = given(0).map(str::to_owned);
            Ok(Plan { session_id, token, stream_url, region, profile, request, endpoint })
        }
        _ => Err(problems),
    }
}

/// The session of a response: its id, its token, and the URL of its data channel.
fn read_response(
    argument: &str,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<(String, Secret, Uri), Vec<Problem>> {
    let wrong = |text: String| vec![Problem::Response(text)];
    let json = match argument.trim_start() {
        json if json.starts_with('{') => argument.to_owned(),
        name if is_variable_name(name) => variable(name)
            .ok_or_else(|| vec![Problem::WrongUse(format!("the environment variable {name} is not set"))])?,
        _ => {
            let text = "RESPONSE is neither a JSON object nor the name of an environment variable";
            return Err(vec![Problem::WrongUse(text.to_owned())]);
        }
    };
    let response: StartSessionResponse = serde_json::from_str(&json).map_err(|error| {
        wrong(format!("the response is not usable: {}", json_error::without_values(&error)))
    })?;

    let mut problems = Vec::new();
    let mut needed = |name: &str, value: Option<String>| {
        let value = value.filter(|text| !text.is_empty());
        if value.is_none() {
            problems.push(Problem::Response(format!("the response has no {name}")));
        }
        value
    };
    let session_id = needed("SessionId", response.session_id);
    let token = needed("TokenValue", response.token_value).map(Secret::new);
    let stream_url = needed("StreamUrl", response.stream_url).map(|url| check_url(&url, &["wss"]));
    if let Some(Err(expected)) = &stream_url {
        problems.push(Problem::Response(format!("the response's StreamUrl is not {expected}")));
    }
    match (session_id, token, stream_url) {
        (Some(session_id), Some(token), Some(Ok(stream_url))) => Ok((session_id, token, stream_url)),
        _ => Err(problems),
    }
}

fn is_variable_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
        && characters.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// A region has at least two words and a number, such as `eu-central-1` and `us-gov-west-1`.
fn check_region(region: &str) -> Result<String, Problem> {
    let parts: Vec<&str> = region.split('-').collect();
    let is_word = |part: &&str| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts[..] {
        [ref words @ .., number] if words.len() >= 2 && words.iter().all(is_word) && is_number(number) => {
            Ok(region.to_owned())
        }
        _ => Err(Problem::WrongUse(format!("{region:?} is not a region such as eu-central-1"))),
    }
}

fn read_request(json: &str) -> Result<StartSessionRequest, Problem> {
    let request: StartSessionRequest = serde_json::from_str(json).map_err(|error| {
        Problem::WrongUse(format!("the request is not usable: {}", json_error::without_values(&error)))
    })?;
    // Members of inputs are optional in Rust, whatever the model requires: a caller may fill them in later.
    match request.target.as_deref() {
        None | Some("") => Err(Problem::WrongUse("the request has no Target".to_owned())),
        Some(_) => Ok(request),
    }
}

fn check_endpoint(url: &str) -> Result<Uri, Problem> {
    check_url(url, &["https", "http"]).map_err(|expected| {
        Problem::WrongUse(format!(
            "the endpoint is not {expected}, such as https://ssm.eu-central-1.amazonaws.com"
        ))
    })
}

/// A URL with a host and one of these schemes; or what was expected.
fn check_url(url: &str, schemes: &[&str]) -> Result<Uri, String> {
    url.parse::<Uri>()
        .ok()
        .filter(|uri| uri.scheme_str().is_some_and(|scheme| schemes.contains(&scheme)))
        .filter(|uri| uri.host().is_some_and(|host| !host.is_empty()))
        .ok_or_else(|| format!("a URL that begins with {}://", schemes.join(":// or ")))
}
