//! What AWS says of its services
//! ([service trait](https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait)).

use crate::resolve::Model;

/// What the links to AWS's API reference call this version of the service.
pub(super) fn api_reference(model: &Model) -> Option<String> {
    let (service, properties) = model.service()?;
    let names = service.traits.aws_service()?;
    let part = |text: &str| is_url_part(text).then(|| text.to_owned());
    let named = names.doc_id.as_deref().and_then(part);
    named.or_else(|| {
        let prefix = names.endpoint_prefix.as_deref().and_then(part)?;
        Some(format!("{prefix}-{}", part(&properties.version)?))
    })
}

/// The service in ARNs of its resources: as the model says, otherwise the last part of the namespace.
pub(super) fn arn_namespace(model: &Model) -> String {
    let service = model.service().and_then(|(service, _)| service.traits.aws_service());
    let own = service.and_then(|names| names.arn_namespace.as_deref());
    let own = own.filter(|text| is_url_part(text));
    let namespace = model.namespace.as_str();
    own.unwrap_or_else(|| namespace.rsplit('.').next().unwrap_or(namespace)).to_ascii_lowercase()
}

/// Whether the text of a model may stand in a URL as it is.
fn is_url_part(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}
