//! Enums of strings and of integers.

use quote::quote;

use super::attributes::{allow_deprecated, spaced};
use super::part::Part;
use super::table::Table;
use crate::lower::{Enum, Repr, Variant};
use crate::tell::{ItemPages, UNKNOWN_VALUE};

pub(super) fn enumeration(item: &Enum, pages: &ItemPages) -> Vec<Part> {
    let Enum { facts, variants, .. } = item;
    let ident = &facts.ident;
    let page = &pages.item;
    let unknown_docs = spaced(UNKNOWN_VALUE);
    let derive_debug = (!facts.sensitive).then(|| quote!(Debug,));
    let declarations = variants.iter().zip(&pages.members).map(|(Variant { ident, .. }, page)| {
        quote! {
            #page
            #ident,
        }
    });
    let unknown = match (item.repr, facts.sensitive) {
        (Repr::String, false) => quote!(smithy::UnknownValue),
        (Repr::String, true) => quote!(smithy::UnknownValue<smithy::Secret<String>>),
        (Repr::Integer, false) => quote!(smithy::UnknownValue<i32>),
        (Repr::Integer, true) => quote!(smithy::UnknownValue<smithy::Secret<i32>>),
    };
    let uses_deprecated =
        facts.deprecated.is_some() || variants.iter().any(|variant| variant.deprecated.is_some());
    let allow = allow_deprecated(uses_deprecated);
    let declaration = quote! {
        #page
        #allow
        #[derive(Clone, #derive_debug PartialEq)]
        #[non_exhaustive]
        pub enum #ident {
            #(#declarations)*
            #[doc = #unknown_docs]
            Unknown(#unknown),
        }
    };
    vec![Part::Items(declaration), Part::Table(Table::of_enum(item).using_deprecated(uses_deprecated))]
}
