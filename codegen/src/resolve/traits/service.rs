//! The [aws.api#service trait](https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait).

use super::node::text;
use super::rule::{SERVICE, properties, traits};

traits! {
    /// What AWS's tools call the service.
    AWS_SERVICE: AwsService = "aws.api#service" => aws_service, [SERVICE], AwsService::read;
}

properties! {
    /// What AWS's tools call a service.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    AwsService {
        /// The name in SDKs.
        sdk_id: Option<String> = optional("sdkId", text);
        /// What stands in ARNs of the service's resources.
        arn_namespace: Option<String> = optional("arnNamespace", text);
        /// The name in CloudFormation.
        cloud_formation_name: Option<String> = optional("cloudFormationName", text);
        /// The name in CloudTrail.
        cloud_trail_event_source: Option<String> = optional("cloudTrailEventSource", text);
        /// The name in the API reference.
        doc_id: Option<String> = optional("docId", text);
        /// How the name of the host begins.
        endpoint_prefix: Option<String> = optional("endpointPrefix", text);
    }
}
