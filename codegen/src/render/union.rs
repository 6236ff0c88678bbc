//! Unions: an enum of their members.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{allow_complex, allow_deprecated, spaced};
use super::constraints::constraints;
use super::part::{Part, Root};
use super::table::Table;
use super::ty;
use crate::lower::{Field, Type, Union};
use crate::tell::{ItemPages, Page, UNKNOWN_MEMBER};

pub(super) fn union(item: &Union, pages: &ItemPages, root: &Root) -> Vec<Part> {
    let Union { facts, variants, .. } = item;
    let ident = &facts.ident;
    let page = &pages.item;
    let unknown_docs = spaced(UNKNOWN_MEMBER);
    let uses_deprecated = item.facts.deprecated.is_some() || variants.iter().any(Field::uses_deprecated);
    let declarations =
        variants.iter().zip(&pages.members).map(|(variant, page)| declaration(variant, page, &root.tokens));
    let allow = allow_deprecated(uses_deprecated);
    let declaration = quote! {
        #page
        #allow
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "what is boxed must not depend on sizes, which change")]
        pub enum #ident {
            #(#declarations)*
            #[doc = #unknown_docs]
            Unknown(smithy::UnknownMember),
        }
    };
    let constraints = constraints(ident, variants.iter().map(|variant| &variant.facts), root);
    let table = Table::of_union(item, constraints.is_some()).using_deprecated(uses_deprecated);
    [Part::Items(declaration), Part::Table(table)].into_iter().chain(constraints).collect()
}

fn declaration(variant: &Field, page: &Page, root: &TokenStream) -> TokenStream {
    let ident = &variant.ident;
    let ty = ty::field(variant, root);
    let value = (variant.ty != Type::Unit).then(|| quote!((#ty)));
    let allow = allow_complex(&variant.ty);
    quote! {
        #page
        #allow
        #ident #value,
    }
}
