//! What to generate.

use crate::write::SupportCrate;

/// What to generate, apart from the model itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The service, by its absolute id or its name; needed if the model has several.
    pub service: Option<String>,
    /// The operations to keep, by name; all operations if it is empty.
    pub operations: Vec<String>,
    /// The shapes to generate without a service: each is the absolute id of a shape, a namespace, or the id of a shape
    /// closure in the model's metadata. If there are any, the service and the operations are ignored.
    pub shapes: Vec<String>,
    /// The name of the package, or of its library if that has another name: examples in the documentation use it for
    /// the crate. By default it is made from the name of the service.
    pub package: Option<String>,
    /// The protocol, by the id of its trait or the name in that id. By default it is the first that is JSON, so it may
    /// change when a model gains a protocol.
    pub protocol: Option<String>,
    /// The crate that has the support code. By default each crate has its own copy.
    pub support: Option<SupportCrate>,
    /// The name of the model in the header of each file.
    pub model_name: String,
}
