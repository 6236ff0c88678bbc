//! The [aws.api#service trait](https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait).

use super::node::text;
use super::rule::{On, Rule, SERVICE, properties};

/// What AWS's tools call a service.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AwsService {
    /// The name in SDKs.
    pub sdk_id: Option<String>,
    /// What stands in ARNs of the service's resources.
    pub arn_namespace: Option<String>,
    /// The name in CloudFormation.
    pub cloud_formation_name: Option<String>,
    /// The name in CloudTrail.
    pub cloud_trail_event_source: Option<String>,
    /// The name in the API reference.
    pub doc_id: Option<String>,
    /// How the name of the host begins.
    pub endpoint_prefix: Option<String>,
}

properties! {
    /// What AWS's tools call the service.
    AwsService = "aws.api#service", aws_service {
        sdk_id: optional("sdkId", text),
        arn_namespace: optional("arnNamespace", text),
        cloud_formation_name: optional("cloudFormationName", text),
        cloud_trail_event_source: optional("cloudTrailEventSource", text),
        doc_id: optional("docId", text),
        endpoint_prefix: optional("endpointPrefix", text),
    }
}

pub(super) const RULES: &[Rule] = &[Rule::of::<AwsService>(&[On::Shape(SERVICE)])];
