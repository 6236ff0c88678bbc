//! Enums of strings and of integers.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::allow_deprecated;
use crate::lower::{Enum, Repr, Variant};

pub(super) fn enumeration(item: &Enum) -> TokenStream {
    let Enum { docs, deprecated, ident, variants, .. } = item;
    let derive_debug = (!item.sensitive).then(|| quote!(Debug,));
    let declarations = variants.iter().map(declaration);
    let values = variants.iter().map(|Variant { ident, value, .. }| quote!(#ident = #value,));
    let sensitive = item.sensitive.then(|| quote!(sensitive));
    let (unknown, implement) = match item.repr {
        Repr::String => (quote!(smithy::UnknownValue), quote!(smithy::enumeration::string_enum!)),
        Repr::Integer => (quote!(smithy::UnknownValue<i32>), quote!(smithy::enumeration::int_enum!)),
    };
    let uses_deprecated =
        item.deprecated.is_some() || variants.iter().any(|variant| variant.deprecated.is_some());
    let allow = allow_deprecated(uses_deprecated);
    quote! {
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

        #implement {
            #sensitive #ident { #(#values)* }
        }
    }
}

fn declaration(variant: &Variant) -> TokenStream {
    let Variant { docs, deprecated, ident, .. } = variant;
    quote! {
        #docs
        #deprecated
        #ident,
    }
}
