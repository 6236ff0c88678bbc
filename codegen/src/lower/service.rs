//! The service as a whole.

use super::aws;
use super::ir::Service;
use super::lowering::Lowering;

impl Lowering<'_> {
    pub(super) fn service(&self) -> Service {
        let (service, properties) = self.model.service();
        Service {
            shape_id: service.id.to_string(),
            title: service.traits.title().unwrap_or(service.id.name()).to_owned(),
            version: properties.version.clone(),
            api_reference: aws::api_reference(self.model),
            protocol: self.protocol,
        }
    }
}
