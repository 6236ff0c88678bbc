//! Unions: an enum of their members.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::attributes::{allow_deprecated, spaced};
use super::{structure, ty};
use crate::lower::{Union, UnionVariant};
use crate::tell::{ItemPages, Page, UNKNOWN_MEMBER};

pub(super) fn union(item: &Union, pages: &ItemPages) -> TokenStream {
    let Union { ident, variants, shape_id, .. } = item;
    let page = &pages.item;
    let unknown_docs = spaced(UNKNOWN_MEMBER);
    let uses_deprecated = item.deprecated.is_some() || variants.iter().any(is_deprecated);
    let redacted = item.sensitive.then(|| {
        quote!(
            const REDACTED: bool = true;
        )
    });
    let declarations = variants.iter().zip(&pages.members).map(|(variant, page)| declaration(variant, page));
    let members = variants.iter().map(|variant| {
        structure::member(&variant.ident.text, &variant.wire_name, &variant.target, false, variant.sensitive)
    });
    let visits = variants.iter().enumerate().map(visit);
    let reads = variants.iter().enumerate().map(read);
    let allow = allow_deprecated(uses_deprecated);
    quote! {
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

        #allow
        impl smithy::Union for #ident {
            const SHAPE_ID: &'static str = #shape_id;
            #redacted
            const MEMBERS: &'static [smithy::Member] = &[#(#members),*];

            fn visit<V: smithy::UnionVisitor>(&self, visitor: &mut V) {
                match self {
                    #(#visits)*
                    Self::Unknown(member) => visitor.unknown(member),
                }
            }

            fn read<R: smithy::UnionReader>(index: usize, reader: &mut R) -> Option<Self> {
                match index {
                    #(#reads)*
                    _ => None,
                }
            }

            fn unknown(member: smithy::UnknownMember) -> Self {
                Self::Unknown(member)
            }
        }
    }
}

fn is_deprecated(variant: &UnionVariant) -> bool {
    variant.deprecated.is_some() || variant.ty.as_ref().is_some_and(crate::lower::Type::is_deprecated)
}

fn declaration(variant: &UnionVariant, page: &Page) -> TokenStream {
    let UnionVariant { ident, ty, boxed, .. } = variant;
    let value = ty.as_ref().map(|ty| if *boxed { quote!((Box<#ty>)) } else { quote!((#ty)) });
    quote! {
        #page
        #ident #value,
    }
}

fn visit((index, variant): (usize, &UnionVariant)) -> TokenStream {
    let ident = &variant.ident;
    let index = Token::usize_unsuffixed(index);
    let value = if variant.boxed { quote!(value.as_ref()) } else { quote!(value) };
    match (&variant.ty, variant.timestamps.map(ty::format)) {
        (None, _) => quote!(Self::#ident => visitor.unit(&Self::MEMBERS[#index]),),
        (Some(_), Some(format)) => {
            quote!(Self::#ident(value) => visitor.member_as::<#format, _>(&Self::MEMBERS[#index], #value),)
        }
        (Some(_), None) => quote!(Self::#ident(value) => visitor.member(&Self::MEMBERS[#index], #value),),
    }
}

fn read((index, variant): (usize, &UnionVariant)) -> TokenStream {
    let ident = &variant.ident;
    let index = Token::usize_unsuffixed(index);
    let boxed = variant.boxed.then(|| quote!(.map(Box::new)));
    match (&variant.ty, variant.timestamps.map(ty::format)) {
        (None, _) => quote!(#index => reader.unit().map(|()| Self::#ident),),
        (Some(_), Some(format)) => quote!(#index => reader.value_as::<#format, _>()#boxed.map(Self::#ident),),
        (Some(_), None) => quote!(#index => reader.value()#boxed.map(Self::#ident),),
    }
}
