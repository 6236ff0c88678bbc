//! The service as a whole.

use super::aws;
use super::ir::Service;
use super::lowering::Lowering;

impl Lowering<'_> {
    pub(super) fn service(&self) -> Service {
        let (service, properties) = self.model.service();
        let aws = service.traits.aws_service();
        Service {
            shape_id: service.id.to_string(),
            title: service.traits.title().unwrap_or(service.id.name()).to_owned(),
            version: properties.version.clone(),
            api_reference: aws::api_reference(self.model),
            protocol: self.protocol,
            sdk_id: aws.and_then(|aws| aws.sdk_id.clone()),
            endpoint_prefix: aws.and_then(|aws| aws.endpoint_prefix.clone()),
            signing_name: service.traits.sigv4().map(str::to_owned),
            auth: service.traits.auth_schemes(),
            query_compatible: service.traits.query_compatible(),
        }
    }
}
