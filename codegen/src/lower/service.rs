//! The service as a whole.

use super::aws;
use super::ir::Service;
use super::lowering::Lowering;
use super::wire::protocols;

impl Lowering<'_> {
    pub(super) fn service(&self) -> Service {
        let namespace = self.model.namespace.clone();
        let Some((service, properties)) = self.model.service() else {
            let title = namespace.clone();
            return Service { title, namespace, protocol: self.protocol, ..Service::default() };
        };
        let aws = service.traits.aws_service();
        Service {
            shape_id: Some(service.id.to_string()),
            namespace,
            title: service.traits.title().unwrap_or(service.id.name()).to_owned(),
            version: properties.version.clone(),
            api_reference: aws::api_reference(self.model),
            protocol: self.protocol,
            protocols: protocols(Some(&service.traits)).map(|(_, protocol)| protocol).collect(),
            sdk_id: aws.and_then(|aws| aws.sdk_id.clone()),
            endpoint_prefix: aws.and_then(|aws| aws.endpoint_prefix.clone()),
            signing_name: service.traits.sigv4().map(str::to_owned),
            auth: service.traits.auth_schemes(),
            query_compatible: service.traits.query_compatible(),
        }
    }
}
