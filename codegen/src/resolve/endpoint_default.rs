//! The rules of a service whose model has none.

use serde_json::json;

use super::traits::endpoint_rules::ENDPOINT_RULE_SET;
use super::traits::node::{Node, Read, Subject};
use super::traits::{EndpointRuleSet, Traits};

/// The endpoint that is set, or else the usual one of AWS's services: prefix, Region, and the suffix of the partition
/// ([`endpointPrefix`](https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait)). Other services have no usual one.
pub(super) fn rules(service: &Subject<'_>, traits: &Traits) -> Read<EndpointRuleSet> {
    let mut parameters = json!({
        "Endpoint": {"type": "string", "builtIn": "SDK::Endpoint", "documentation": "The URL of the service"},
    });
    let mut rules = vec![json!({
        "type": "endpoint",
        "conditions": [{"fn": "isSet", "argv": [{"ref": "Endpoint"}]}],
        "endpoint": {"url": {"ref": "Endpoint"}},
    })];
    let mut error = "no endpoint is set";
    if let Some(aws) = traits.aws_service() {
        let prefix = aws.endpoint_prefix.clone().or_else(|| aws.arn_namespace.clone());
        let prefix = prefix.unwrap_or_else(|| service.id.name().to_ascii_lowercase());
        let prefix = prefix.replace('{', "{{").replace('}', "}}");
        let about = "The Region, such as `eu-central-1`";
        parameters["Region"] = json!({"type": "string", "builtIn": "AWS::Region", "documentation": about});
        rules.push(json!({
            "type": "endpoint",
            "conditions": [
                {"fn": "isSet", "argv": [{"ref": "Region"}]},
                {"fn": "aws.partition", "argv": [{"ref": "Region"}], "assign": "PartitionResult"},
            ],
            "endpoint": {"url": format!("https://{prefix}.{{Region}}.{{PartitionResult#dnsSuffix}}")},
        }));
        error = "neither an endpoint nor a Region is set";
    }
    rules.push(json!({"type": "error", "conditions": [], "error": error}));
    let rules = json!({"version": "1.0", "parameters": parameters, "rules": rules});
    EndpointRuleSet::read(&Node::root(service, ENDPOINT_RULE_SET, &rules))
}
