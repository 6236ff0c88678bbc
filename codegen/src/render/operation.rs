//! Operations: a unit struct with their facts.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::attributes::allow_deprecated;
use super::part::{Part, Root};
use super::ty::plain;
use crate::lower::{Acceptor, Http, Matcher, Operation, Pagination, Waiter};
use crate::name::Ident;
use crate::tell::ItemPages;

pub(super) fn operation(item: &Operation, pages: &ItemPages, root: &Root) -> Part {
    let root = &root.tokens;
    let page = &pages.item;
    let Operation { ident, name, shape_id, wire_target, error, .. } = item;
    let (input, output) = (data(item.input.as_ref(), root), data(item.output.as_ref(), root));
    let read_only = item.read_only.then(|| {
        quote!(
            const READ_ONLY: bool = true;
        )
    });
    let idempotent = item.idempotent.then(|| {
        quote!(
            const IDEMPOTENT: bool = true;
        )
    });
    let http = item.http.as_ref().map(|Http { method, uri, status }| {
        let status = Token::u16_unsuffixed(*status);
        quote!(const HTTP: Option<smithy::Http> = Some(smithy::Http::new(#method, #uri, #status));)
    });
    let pagination = item.pagination.as_ref().map(pagination);
    let waiters = (!item.waiters.is_empty()).then(|| waiters(&item.waiters));
    let allow = allow_deprecated(item.deprecated.is_some());
    Part::Items(quote! {
        #page
        #[derive(Clone, Copy, Debug)]
        pub struct #ident;

        #allow
        impl smithy::Operation for #ident {
            type Input = #input;
            type Output = #output;
            type Error = #root::#error;

            const NAME: &'static str = #name;
            const SHAPE_ID: &'static str = #shape_id;
            const TARGET: &'static str = #wire_target;
            #read_only
            #idempotent
            #http
            #pagination
            #waiters
        }
    })
}

fn data(ident: Option<&Ident>, root: &TokenStream) -> TokenStream {
    match ident {
        Some(ident) => quote!(#root::#ident),
        None => quote!(smithy::Unit),
    }
}

fn pagination(item: &Pagination) -> TokenStream {
    let Pagination { input_token, output_token, .. } = item;
    let (items, page_size) = (option(item.items.as_deref()), option(item.page_size.as_deref()));
    quote! {
        const PAGINATION: Option<smithy::Pagination> =
            Some(smithy::Pagination::new(#input_token, #output_token, #items, #page_size));
    }
}

fn option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn waiters(items: &[Waiter]) -> TokenStream {
    let waiters = items.iter().map(|Waiter { name, min_delay, max_delay, acceptors, .. }| {
        let (min_delay, max_delay) = (Token::u32_unsuffixed(*min_delay), Token::u32_unsuffixed(*max_delay));
        let acceptors = acceptors.iter().map(acceptor);
        quote! {
            smithy::Waiter {
                name: #name,
                min_delay: #min_delay,
                max_delay: #max_delay,
                acceptors: &[#(#acceptors),*],
            }
        }
    });
    quote!(const WAITERS: &'static [smithy::Waiter] = &[#(#waiters),*];)
}

fn acceptor(item: &Acceptor) -> TokenStream {
    let state = plain(item.state);
    let matcher = match &item.matcher {
        Matcher::Path { subject, path, expected, comparator } => {
            let subject = plain(subject);
            quote! {
                smithy::Matcher::#subject {
                    path: #path,
                    expected: #expected,
                    comparator: #comparator,
                }
            }
        }
        Matcher::ErrorType(name) => quote!(smithy::Matcher::ErrorType(#name)),
        Matcher::Success(success) => quote!(smithy::Matcher::Success(#success)),
    };
    quote! {
        smithy::Acceptor {
            state: smithy::WaiterState::#state,
            matcher: #matcher,
        }
    }
}
