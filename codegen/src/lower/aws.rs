//! What AWS says of its services
//! ([service trait](https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait)).

use serde_json::Value;

use crate::resolve::Model;

/// What the links to AWS's API reference call this version of the service.
pub(super) fn api_reference(model: &Model) -> Option<String> {
    let (service, properties) = model.service();
    let facts = service.traits.get("aws.api#service")?;
    let text = |key: &str| facts.get(key).and_then(Value::as_str).filter(|text| is_url_part(text));
    match (text("docId"), text("endpointPrefix")) {
        (Some(id), _) => Some(id.to_owned()),
        (None, Some(prefix)) if is_url_part(&properties.version) => {
            Some(format!("{prefix}-{}", properties.version))
        }
        _ => None,
    }
}

/// What stands in ARNs of the service's resources: as the model says, or else the last part of the namespace.
pub(super) fn arn_namespace(model: &Model) -> String {
    let service = model.service().0;
    let own = service.traits.get("aws.api#service").and_then(|facts| facts.get("arnNamespace"));
    let own = own.and_then(Value::as_str).filter(|text| is_url_part(text));
    let namespace = service.id.namespace();
    own.unwrap_or_else(|| namespace.rsplit('.').next().unwrap_or(namespace)).to_ascii_lowercase()
}

/// Whether the text of a model may stand in a URL as it is.
fn is_url_part(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}
