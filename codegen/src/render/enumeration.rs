//! Enums of strings and of integers.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::allow_deprecated;
use super::part::Part;
use super::table::Table;
use crate::lower::{Enum, Repr, Variant};

pub(super) fn enumeration(item: &Enum) -> Vec<Part> {
    let Enum { docs, deprecated, ident, variants, .. } = item;
    let derive_debug = (!item.sensitive).then(|| quote!(Debug,));
    let declarations = variants.iter().map(declaration);
    let unknown = match item.repr {
        Repr::String => quote!(smithy::UnknownValue),
        Repr::Integer => quote!(smithy::UnknownValue<i32>),
    };
    let uses_deprecated =
        item.deprecated.is_some() || variants.iter().any(|variant| variant.deprecated.is_some());
    let allow = allow_deprecated(uses_deprecated);
    let declaration = quote! {
        #docs
        #deprecated
        #allow
        #[derive(Clone, #derive_debug PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#declarations)*
            /// A value that the model did not have yet.
            Unknown(#unknown),
        }
    };
    vec![Part::Items(declaration), Part::Table(Table::of_enum(item))]
}

fn declaration(variant: &Variant) -> TokenStream {
    let Variant { docs, deprecated, ident, .. } = variant;
    quote! {
        #docs
        #deprecated
        #ident,
    }
}
