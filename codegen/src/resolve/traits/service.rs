//! The [aws.api#service trait](https://smithy.io/2.0/aws/aws-core.html#aws-api-service-trait).

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{On, Rule, SERVICE, SmithyTrait};

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

impl SmithyTrait for AwsService {
    const ID: &'static str = "aws.api#service";

    fn read(node: &Node<'_>) -> Read<Self> {
        let names = [
            "sdkId",
            "arnNamespace",
            "cloudFormationName",
            "cloudTrailEventSource",
            "docId",
            "endpointPrefix",
        ];
        let object = node.object(&names)?;
        let [sdk_id, arn_namespace, cloud_formation_name, cloud_trail_event_source, doc_id, endpoint_prefix] =
            names.map(|name| object.optional(name, text));
        Ok(Self {
            sdk_id: sdk_id?,
            arn_namespace: arn_namespace?,
            cloud_formation_name: cloud_formation_name?,
            cloud_trail_event_source: cloud_trail_event_source?,
            doc_id: doc_id?,
            endpoint_prefix: endpoint_prefix?,
        })
    }
}

impl Traits {
    /// What AWS's tools call the service.
    pub(crate) fn aws_service(&self) -> Option<&AwsService> {
        self.get()
    }
}

pub(super) const RULES: &[Rule] = &[Rule::of::<AwsService>(&[On::Shape(SERVICE)])];
