//! The enum of the errors of an operation.

use quote::quote;

use super::attributes::allow_deprecated;
use super::part::{Part, Root};
use super::table::Table;
use super::ty::plain;
use crate::lower::{ErrorVariant, OperationError};

pub(super) fn operation_error(item: &OperationError, root: &Root) -> Vec<Part> {
    let OperationError { ident, operation, errors, large } = item;
    let path = &root.tokens;
    let docs = format!(" What [`{}`] can fail with.", operation.text);
    let declarations = errors.iter().map(|ErrorVariant { variant, ident, docs, .. }| {
        let variant = plain(variant);
        quote! {
            #docs
            #variant(#path::#ident),
        }
    });
    let large = large.then(|| {
        quote!(#[allow(clippy::large_enum_variant, reason = "what is boxed must not depend on sizes, which change")])
    });
    let allow = allow_deprecated(errors.iter().any(|error| error.deprecated));
    let declaration = quote! {
        #[doc = #docs]
        #allow
        #large
        #[non_exhaustive]
        pub enum #ident {
            #(#declarations)*
            /// An error that the model does not know, or does not know of this operation.
            Unhandled(smithy::ErrorMetadata),
        }
    };
    vec![Part::Items(declaration), Part::Table(Table::of_operation_error(item, &root.path))]
}
