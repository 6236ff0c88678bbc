//! The rules of a service whose model has none.

use super::traits::{
    EndpointCondition, EndpointOutcome, EndpointParameter, EndpointRule, EndpointRuleSet, Expression,
    ExpressionKind, Function, ParamType, Traits, ValueType,
};
use crate::shape_id::ShapeId;

const ENDPOINT: &str = "Endpoint";
const REGION: &str = "Region";
const PARTITION: &str = "PartitionResult";

/// The endpoint that is set, else that which AWS's services have: prefix, Region, and the suffix of the partition
/// ([`endpointPrefix`](https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait)). Other services have no such rule.
pub(super) fn rules(service: &ShapeId, traits: &Traits) -> EndpointRuleSet {
    let parameter = |name: &str, built_in: &str, documentation: &str| EndpointParameter {
        name: name.to_owned(),
        ty: ParamType::String,
        required: false,
        default: None,
        built_in: Some(built_in.to_owned()),
        documentation: Some(documentation.to_owned()),
        deprecated: None,
    };
    let text = Expression::literal;
    let reference = |name: &str, ty| Expression::new(ExpressionKind::Reference(name.to_owned()), ty);
    let optional = |name: &str| reference(name, ValueType::Optional(Box::new(ValueType::Text)));
    let is_set = |name: &str| EndpointCondition {
        value: Expression::new(
            ExpressionKind::Call(Function::IsSet, vec![optional(name)]),
            ValueType::Boolean,
        ),
        assign: None,
    };
    let endpoint = |url| EndpointOutcome::Endpoint { url, headers: Vec::new(), properties: Vec::new() };
    let custom = EndpointRule {
        conditions: vec![is_set(ENDPOINT)],
        outcome: endpoint(reference(ENDPOINT, ValueType::Text)),
    };
    let error = |message: &str| EndpointRule {
        conditions: Vec::new(),
        outcome: EndpointOutcome::Error(text(message)),
    };
    let mut parameters = vec![parameter(ENDPOINT, "SDK::Endpoint", "The URL of the service")];
    let Some(aws) = traits.aws_service() else {
        let rules = vec![custom, error("no endpoint is set")];
        return EndpointRuleSet { parameters, rules };
    };
    parameters.push(parameter(REGION, "AWS::Region", "The Region, such as `eu-central-1`"));
    let prefix = aws.endpoint_prefix.clone().or_else(|| aws.arn_namespace.clone());
    let prefix = prefix.unwrap_or_else(|| service.name().to_ascii_lowercase());
    let region = || reference(REGION, ValueType::Text);
    let suffix = reference(PARTITION, ValueType::Partition);
    let suffix = Expression::new(ExpressionKind::Attribute(Box::new(suffix), "dnsSuffix"), ValueType::Text);
    let url = vec![text(&format!("https://{prefix}.")), region(), text("."), suffix];
    let regional = EndpointRule {
        conditions: vec![
            is_set(REGION),
            EndpointCondition {
                value: Expression::new(
                    ExpressionKind::Call(Function::Partition, vec![region()]),
                    ValueType::Partition,
                ),
                assign: Some(PARTITION.to_owned()),
            },
        ],
        outcome: endpoint(Expression::new(ExpressionKind::Template(url), ValueType::Text)),
    };
    let rules = vec![custom, regional, error("neither an endpoint nor a Region is set")];
    EndpointRuleSet { parameters, rules }
}
