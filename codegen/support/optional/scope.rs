//! Signature scopes for endpoints.

use super::endpoint::Endpoint;
use super::sigv4::Scope;

impl Scope {
    /// The scope that the endpoint requires: it may have another Region, another service, or the path as it is.
    #[inline]
    pub fn at(mut self, endpoint: &Endpoint) -> Self {
        if let Some(scheme) = endpoint.auth_schemes().find(|scheme| scheme.name == "sigv4") {
            self = self
                .with_double_encoding(!scheme.disable_double_encoding)
                .with_normalized_path(!scheme.disable_normalize_path);
            if let Some(region) = scheme.signing_region {
                self = self.with_region(region);
            }
            if let Some(service) = scheme.signing_name {
                self = self.with_service(service);
            }
        }
        self
    }
}
