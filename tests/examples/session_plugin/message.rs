//! The first message on a data channel.

use serde::Serialize;
use uuid::Uuid;

use crate::plan::Secret;

/// The version of the client, in the form in which the service compares it: four numbers.
const CLIENT_VERSION: &str = "1.0.0.0";

/// Proves to the service that the session is the sender's. The service never models this message, so it has no type in
/// `ssm_types`.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct OpenDataChannel<'a> {
    message_schema_version: &'static str,
    request_id: Uuid,
    token_value: &'a str,
    client_id: Uuid,
    client_version: &'static str,
}

impl<'a> OpenDataChannel<'a> {
    /// The message that carries this token, with identifiers of its own.
    pub(crate) fn new(token: &'a Secret) -> Self {
        Self {
            message_schema_version: "1.0",
            request_id: Uuid::new_v4(),
            token_value: token.expose(),
            client_id: Uuid::new_v4(),
            client_version: CLIENT_VERSION,
        }
    }
}
