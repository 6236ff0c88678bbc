//! Structures: the struct, its setters, and its table.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::attributes::{allow_complex, allow_deprecated, docs};
use super::constraints::constraints;
use super::part::{Part, Root};
use super::setter::Setter;
use super::table::Table;
use super::ty;
use crate::lower::{Field, Literal, Structure, Type};
use crate::tell::{self, ItemPages, Page};

pub(super) fn structure(item: &Structure, pages: &ItemPages, place: &Root) -> Vec<Part> {
    let root = &place.tokens;
    let Structure { facts, fields, .. } = item;
    let ident = &facts.ident;
    let page = &pages.item;
    let derived = (!has_defaults(item)).then(|| quote!(Default,));
    let inherent = inherent(item, &pages.members, root);
    let default = default(item, root);
    let allow = allow_deprecated(fields.iter().any(|field| field.ty.is_deprecated()));
    let declarations = fields.iter().zip(&pages.members).map(|(field, page)| declaration(field, page, root));
    let message = item.added_message().map(|ident| {
        let docs = docs(&[tell::ADDED_MESSAGE]);
        quote! {
            #docs
            pub #ident: Option<String>,
        }
    });
    let items = quote! {
        #page
        #allow
        #[derive(Clone, #derived PartialEq)]
        #[non_exhaustive]
        pub struct #ident {
            #(#declarations)*
            #message
        }

        #inherent
        #default
    };
    let constraints = constraints(ident, fields.iter().map(|field| &field.facts), place);
    let table = Table::of_structure(item, constraints.is_some()).using_deprecated(uses_deprecated(item));
    [Part::Items(items), Part::Table(table)].into_iter().chain(constraints).collect()
}

fn has_defaults(item: &Structure) -> bool {
    item.fields.iter().any(|field| field.default.is_some())
}

fn uses_deprecated(item: &Structure) -> bool {
    item.facts.deprecated.is_some() || item.fields.iter().any(Field::uses_deprecated)
}

fn declaration(field: &Field, page: &Page, root: &TokenStream) -> TokenStream {
    let ident = &field.ident;
    let ty = ty::field(field, root);
    let allow = allow_complex(&field.ty);
    quote! {
        #page
        #allow
        pub #ident: #ty,
    }
}

fn inherent(item: &Structure, pages: &[Page], root: &TokenStream) -> TokenStream {
    let ident = &item.facts.ident;
    let names: Vec<&str> =
        item.fields.iter().filter(|field| field.sensitive).map(|field| field.ident.text.as_str()).collect();
    let sensitive = docs(&tell::sensitive_fields(&names));
    let setters = item.fields.iter().zip(pages).map(|(field, page)| {
        let Field { ident, ty, boxed, optional, .. } = field;
        let setter = Setter { ident, ty, boxed: *boxed, optional: *optional };
        setter.method(&page.deprecated.to_token_stream(), root)
    });
    let message = item.added_message().map(|ident| {
        let setter = Setter { ident, ty: &Type::String, boxed: false, optional: true };
        setter.method(&TokenStream::new(), root)
    });
    let allow = allow_deprecated(uses_deprecated(item));
    quote! {
        #allow
        impl #ident {
            #sensitive
            pub const SENSITIVE: &'static [&'static str] = &[#(#names),*];

            #(#setters)*

            #message
        }
    }
}

fn default(item: &Structure, root: &TokenStream) -> Option<TokenStream> {
    if !has_defaults(item) {
        return None;
    }
    let ident = &item.facts.ident;
    let fields = item.fields.iter().map(|field| {
        let (name, default) = (&field.ident, field.default.as_ref());
        let value = default.map_or(quote!(Default::default()), |literal| ty::value(literal, root));
        quote!(#name: #value)
    });
    let message = item.added_message().map(|ident| quote!(#ident: None,));
    let defaults = || item.fields.iter().filter_map(|field| field.default.as_ref());
    let is_deprecated = |default| matches!(default, &Literal::Variant { deprecated: true, .. });
    let allow = allow_deprecated(uses_deprecated(item) || defaults().any(is_deprecated));
    let is_number = |default| matches!(default, &(Literal::Float(_) | Literal::Double(_)));
    let constants = defaults().any(is_number).then(
        || quote!(#[allow(clippy::approx_constant, reason = "the model gives the number, not its meaning")]),
    );
    Some(quote! {
        #allow
        #constants
        impl Default for #ident {
            #[inline]
            fn default() -> Self {
                Self { #(#fields,)* #message }
            }
        }
    })
}
