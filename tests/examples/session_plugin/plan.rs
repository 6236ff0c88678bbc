//! What is to be done, and how to show it.

use std::fmt;

use ssm_types::StartSessionRequest;
use ssm_types::smithy::REDACTED;

/// Text that shows itself to nobody who does not ask for it by name.
///
/// SSM's model does not mark `StartSessionResponse$TokenValue` as sensitive, and `ssm_types` goes by the model: `Debug`
/// of the response shows the token. Who generates the crate can mark it with an overlay (`codegen/OVERLAYS.md`); who takes
/// the crate as it is takes the token out of the response at once and keeps it in a type like this, as here.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(String);

impl Secret {
    /// Hides the text from now on.
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the wire.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// A session that can be opened: all of it has been checked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plan {
    pub(crate) session_id: String,
    pub(crate) token: Secret,
    pub(crate) stream_url: http::Uri,
    pub(crate) region: String,
    pub(crate) profile: Option<String>,
    pub(crate) request: Option<StartSessionRequest>,
    pub(crate) endpoint: Option<http::Uri>,
}

/// For people. Values of parameters are left out as well as the token: a session's command may hold a password.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "session     {:?}", self.session_id)?;
        writeln!(f, "stream      {}", without_query(&self.stream_url))?;
        writeln!(f, "token       {:?}", self.token)?;
        writeln!(f, "region      {}", self.region)?;
        if let Some(profile) = &self.profile {
            writeln!(f, "profile     {profile:?}")?;
        }
        if let Some(request) = &self.request {
            for (label, value) in [
                ("target", &request.target),
                ("document", &request.document_name),
                ("reason", &request.reason),
            ] {
                if let Some(value) = value {
                    writeln!(f, "{label:11} {value:?}")?;
                }
            }
            if let Some(parameters) = &request.parameters {
                writeln!(f, "parameters  {:?}", parameters.keys())?;
            }
        }
        if let Some(endpoint) = &self.endpoint {
            writeln!(f, "endpoint    {}", without_query(endpoint))?;
        }
        Ok(())
    }
}

/// A URL without the parts that may hold secrets: the query, and a user's name and password.
fn without_query(url: &http::Uri) -> String {
    let scheme = url.scheme_str().unwrap_or_default();
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let query = if url.query().is_some() { "?..." } else { "" };
    format!("{scheme}://{}{port}{}{query}", url.host().unwrap_or_default(), url.path())
}
