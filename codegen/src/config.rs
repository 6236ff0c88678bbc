//! What to generate.

use crate::write::SupportCrate;

/// What to generate, beside the model itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The service, by its absolute id or its name; needed where the model has several.
    pub service: Option<String>,
    /// The operations to keep, by name; all where there is none.
    pub operations: Vec<String>,
    /// The shapes of types without a service, each by its absolute id, its namespace, or the id of a shape closure in the
    /// model's metadata. Where there are any, neither the service nor the operations count.
    pub shapes: Vec<String>,
    /// The name of the package, or of its library where that has a name of its own: what examples in the documentation
    /// call the crate. By default it is made from the name of the service.
    pub package: Option<String>,
    /// The protocol, by the id of its trait or the name in that; by default, of several the first that is JSON. A model
    /// may gain one.
    pub protocol: Option<String>,
    /// The crate that has the support code; by default each crate has its own copy.
    pub support: Option<SupportCrate>,
    /// What the head of each file calls the model.
    pub model_name: String,
}
