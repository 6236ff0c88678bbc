//! The enum of the errors of an operation.

use quote::quote;

use super::attributes::{allow_deprecated, spaced};
use super::part::{Part, Root};
use super::table::Table;
use super::ty::plain;
use crate::lower::{ErrorVariant, OperationError};
use crate::tell::{ItemPages, UNHANDLED};

pub(super) fn operation_error(item: &OperationError, pages: &ItemPages, root: &Root) -> Vec<Part> {
    let OperationError { ident, errors, large, .. } = item;
    let path = &root.tokens;
    let page = &pages.item;
    let unhandled_docs = spaced(UNHANDLED);
    let declarations =
        errors.iter().zip(&pages.members).map(|(ErrorVariant { variant, ident, .. }, page)| {
            let variant = plain(variant);
            quote! {
                #page
                #variant(#path::#ident),
            }
        });
    let large = large.then(|| {
        quote!(#[allow(clippy::large_enum_variant, reason = "what is boxed must not depend on sizes, which change")])
    });
    let uses_deprecated = errors.iter().any(|error| error.deprecated);
    let allow = allow_deprecated(uses_deprecated);
    let declaration = quote! {
        #page
        #allow
        #large
        #[non_exhaustive]
        pub enum #ident {
            #(#declarations)*
            #[doc = #unhandled_docs]
            Unhandled(smithy::ErrorMetadata),
        }
    };
    let table = Table::of_operation_error(item, &root.path).using_deprecated(uses_deprecated);
    vec![Part::Items(declaration), Part::Table(table)]
}
