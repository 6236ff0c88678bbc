//! The [sensitive trait](https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait).

use super::rule::{On, traits};
use crate::load::DATA_TYPES;

traits! {
    /// Whether the data must not be shown.
    SENSITIVE = "smithy.api#sensitive" => sensitive, [On::Shape(DATA_TYPES)];
}
