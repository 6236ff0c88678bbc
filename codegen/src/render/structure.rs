//! Structures: the struct, its setters, and its one impl of `Structure`.

use proc_macro2::{Literal as Token, TokenStream};
use quote::{format_ident, quote};

use super::attributes::{allow_deprecated, spaced};
use super::{error, ty};
use crate::lower::{Field, Literal, Location, Role, Structure, Type};
use crate::tell::{self, ItemPages, Page};

pub(super) fn structure(item: &Structure, pages: &ItemPages) -> TokenStream {
    let Structure { ident, fields, .. } = item;
    let page = &pages.item;
    let derives = derives(item);
    let inherent = inherent(item, &pages.members);
    let structure = structure_impl(item);
    let default = default(item);
    let error = match &item.role {
        Role::Error(facts) => error::service_error(item, facts),
        _ => TokenStream::new(),
    };
    let allow = allow_deprecated(fields.iter().any(|field| field.ty.is_deprecated()));
    let declarations = fields.iter().zip(&pages.members).map(|(field, page)| declaration(field, page));
    quote! {
        #page
        #allow
        #derives
        #[non_exhaustive]
        pub struct #ident {
            #(#declarations)*
        }

        #inherent
        #structure
        #default
        #error
    }
}

fn derives(item: &Structure) -> TokenStream {
    let default = (!has_defaults(item)).then(|| quote!(Default,));
    quote!(#[derive(Clone, #default PartialEq)])
}

fn has_defaults(item: &Structure) -> bool {
    item.fields.iter().any(|field| field.default.is_some())
}

fn uses_deprecated(item: &Structure) -> bool {
    item.deprecated.is_some()
        || item.fields.iter().any(|field| field.deprecated.is_some() || field.ty.is_deprecated())
}

fn declaration(field: &Field, page: &Page) -> TokenStream {
    let ident = &field.ident;
    let ty = ty::field(field);
    quote! {
        #page
        pub #ident: #ty,
    }
}

fn inherent(item: &Structure, pages: &[Page]) -> TokenStream {
    let ident = &item.ident;
    let names: Vec<&str> =
        item.fields.iter().filter(|field| field.sensitive).map(|field| field.ident.text.as_str()).collect();
    let docs = spaced(&tell::sensitive_fields(&names));
    let setters = item.fields.iter().zip(pages).map(|(field, page)| setter(field, page));
    let allow = allow_deprecated(uses_deprecated(item));
    quote! {
        #allow
        impl #ident {
            #[doc = #docs]
            pub const SENSITIVE: &'static [&'static str] = &[#(#names),*];

            #(#setters)*
        }
    }
}

/// Names that Clippy takes for placeholders, and refuses as names of variables.
const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

fn setter(field: &Field, page: &Page) -> TokenStream {
    let Field { ident, ty, .. } = field;
    let deprecated = &page.deprecated;
    let name = format_ident!("{}", ident.setter());
    // A value has a name that says more than `_1`.
    let given = if ident.text.starts_with('_') || PLACEHOLDERS.contains(&ident.text.as_str()) {
        quote!(value)
    } else {
        quote!(#ident)
    };
    let docs = spaced(&tell::setter(ident));
    let ty = if field.boxed { quote!(Box<#ty>) } else { quote!(#ty) };
    // A literal is an `i32` or `f64` unless told otherwise, and those do not convert into narrower numbers.
    let (argument, value) = match field.ty {
        Type::I8 | Type::I16 | Type::F32 => (ty, quote!(#given)),
        _ => (quote!(impl Into<#ty>), quote!(#given.into())),
    };
    let value = if field.optional { quote!(Some(#value)) } else { value };
    quote! {
        #[doc = #docs]
        #deprecated
        pub fn #name(mut self, #given: #argument) -> Self {
            self.#ident = #value;
            self
        }
    }
}

fn structure_impl(item: &Structure) -> TokenStream {
    let Structure { ident, shape_id, fields, .. } = item;
    let allow = allow_deprecated(uses_deprecated(item));
    let members = fields.iter().map(|field| {
        let member =
            member(&field.ident.text, &field.wire_name, &field.target, field.required, field.sensitive);
        let location = location(&field.location);
        let host_label = field.host_label.then(|| quote!(.host_label()));
        quote!(#member #location #host_label)
    });
    let redacted = item.sensitive.then(|| {
        quote!(
            const REDACTED: bool = true;
        )
    });
    let visit = visit(fields);
    let set = set(fields);
    quote! {
        #allow
        impl smithy::Structure for #ident {
            const SHAPE_ID: &'static str = #shape_id;
            const SENSITIVE: &'static [&'static str] = Self::SENSITIVE;
            #redacted
            const MEMBERS: &'static [smithy::Member] = &[#(#members),*];

            #visit
            #set
        }
    }
}

/// Where a member travels, unless in the body.
fn location(location: &Location) -> Option<TokenStream> {
    let place = match location {
        Location::Body => return None,
        Location::Payload => quote!(Payload),
        Location::RawPayload => quote!(RawPayload),
        Location::Header(name) => quote!(Header(#name)),
        Location::PrefixHeaders(prefix) => quote!(PrefixHeaders(#prefix)),
        Location::Label => quote!(Label),
        Location::Query(name) => quote!(Query(#name)),
        Location::QueryParams => quote!(QueryParams),
        Location::StatusCode => quote!(StatusCode),
        Location::EventHeader => quote!(EventHeader),
        Location::EventStream => quote!(EventStream),
    };
    Some(quote!(.at(smithy::Location::#place)))
}

/// An entry of `MEMBERS`.
pub(super) fn member(
    name: &str,
    wire_name: &str,
    target: &str,
    required: bool,
    sensitive: bool,
) -> TokenStream {
    let required = required.then(|| quote!(.required()));
    let sensitive = sensitive.then(|| quote!(.sensitive()));
    quote!(smithy::Member::new(#name, #wire_name, #target) #required #sensitive)
}

fn visit(fields: &[Field]) -> TokenStream {
    if fields.is_empty() {
        return quote!(
            fn visit<V: smithy::Visitor>(&self, _: &mut V) {}
        );
    }
    let calls = fields.iter().map(|field| {
        let ident = &field.ident;
        match field.timestamps.map(ty::format) {
            Some(format) => quote!(visitor.member_as::<#format, _>(&self.#ident);),
            None if field.boxed => quote!(visitor.boxed(&self.#ident);),
            None => quote!(visitor.member(&self.#ident);),
        }
    });
    quote! {
        fn visit<V: smithy::Visitor>(&self, visitor: &mut V) {
            #(#calls)*
        }
    }
}

fn set(fields: &[Field]) -> TokenStream {
    let calls: Vec<TokenStream> = fields
        .iter()
        .map(|field| {
            let ident = &field.ident;
            match field.timestamps.map(ty::format) {
                Some(format) => quote!(reader.read_as::<#format, _>(&mut self.#ident)),
                None if field.boxed => quote!(reader.boxed(&mut self.#ident)),
                None => quote!(reader.read(&mut self.#ident)),
            }
        })
        .collect();
    let body = match calls.as_slice() {
        [] => {
            return quote!(
                fn set<R: smithy::Reader>(&mut self, _: usize, _: &mut R) {}
            );
        }
        [call] => quote!(if index == 0 { #call; }),
        calls => {
            let arms = calls.iter().enumerate().map(|(index, call)| {
                let index = Token::usize_unsuffixed(index);
                quote!(#index => #call,)
            });
            quote!(match index { #(#arms)* _ => {} })
        }
    };
    quote! {
        fn set<R: smithy::Reader>(&mut self, index: usize, reader: &mut R) {
            #body
        }
    }
}

fn is_default_deprecated(field: &Field) -> bool {
    matches!(field.default, Some(Literal::Variant { deprecated: true, .. }))
}

fn default(item: &Structure) -> TokenStream {
    if !has_defaults(item) {
        return TokenStream::new();
    }
    let ident = &item.ident;
    let fields = item.fields.iter().map(|field| {
        let name = &field.ident;
        match &field.default {
            Some(literal) => {
                let value = ty::value(literal);
                quote!(#name: #value)
            }
            None => quote!(#name: Default::default()),
        }
    });
    let allow = allow_deprecated(uses_deprecated(item) || item.fields.iter().any(is_default_deprecated));
    let numbers = item
        .fields
        .iter()
        .any(|field| matches!(&field.default, Some(Literal::Float(_) | Literal::Double(_))));
    let constants = numbers.then(
        || quote!(#[allow(clippy::approx_constant, reason = "the model gives the number, not its meaning")]),
    );
    quote! {
        #allow
        #constants
        impl Default for #ident {
            fn default() -> Self {
                Self { #(#fields),* }
            }
        }
    }
}
