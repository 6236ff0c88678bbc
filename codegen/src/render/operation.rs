//! Operations: a unit struct with their facts.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::attributes::allow_deprecated;
use super::part::{Part, Root};
use super::ty::{self, option, plain};
use crate::lower::{Call, Http, Operation, Pagination};
use crate::name::Ident;
use crate::tell::ItemPages;

pub(super) fn operation(item: &Operation, pages: &ItemPages, place: &Root) -> Part {
    let root = &place.tokens;
    let page = &pages.item;
    let Operation { ident, shape_id, wire_target, error, .. } = item;
    let facts = facts(&item.call);
    let (input, output) = (ty::data(item.input.as_ref(), root), ty::data(item.output.as_ref(), root));
    let error = &error.ident;
    let (read_only, idempotent) = (flag(item.read_only, "READ_ONLY"), flag(item.idempotent, "IDEMPOTENT"));
    let http = item.http.as_ref().map(|Http { method, uri, status }| {
        let status = Token::u16_unsuffixed(*status);
        quote!(const HTTP: Option<smithy::Http> = Some(smithy::Http::new(#method, #uri, #status));)
    });
    let is_deprecated = item.deprecated.is_some();
    let pages = item.pagination.as_ref().filter(|_| place.has_calls);
    let pages = pages.map(|pages| paginated(ident, is_deprecated, pages, place));
    let pagination = item.pagination.as_ref().map(pagination);
    let allow = allow_deprecated(item.uses_deprecated);
    Part::Items(quote! {
        #page
        #[derive(Clone, Copy, Debug)]
        pub struct #ident;

        #allow
        impl smithy::Operation for #ident {
            type Input = #input;
            type Output = #output;
            type Error = #root::#error;

            const SERVICE: &'static smithy::Service = &#root::SERVICE;
            const SHAPE_ID: &'static str = #shape_id;
            const TARGET: &'static str = #wire_target;
            #read_only
            #idempotent
            #http
            #facts
            #pagination
        }
        #pages
    })
}

/// What an operation has that differs from the rest of the service.
fn facts(call: &Call) -> TokenStream {
    let Call { host_prefix, auth, compression, .. } = call;
    let host_prefix =
        host_prefix.as_ref().map(|prefix| quote!(const HOST_PREFIX: Option<&'static str> = Some(#prefix);));
    let auth = auth.as_ref().map(|auth| quote!(const AUTH: &'static [&'static str] = &[#(#auth),*];));
    let optional_auth = flag(call.optional_auth, "OPTIONAL_AUTH");
    let unsigned_payload = flag(call.unsigned_payload, "UNSIGNED_PAYLOAD");
    let checksum = flag(call.content_md5, "CHECKSUM_REQUIRED");
    let compression = (!compression.is_empty())
        .then(|| quote!(const COMPRESSION: &'static [&'static str] = &[#(#compression),*];));
    quote!(#host_prefix #auth #optional_auth #unsigned_payload #checksum #compression)
}

fn flag(holds: bool, name: &str) -> Option<TokenStream> {
    let name = plain(name);
    holds.then(|| quote!(const #name: bool = true;))
}

/// How the operation is paginated, and where the items of a page are.
fn paginated(ident: &Ident, is_deprecated: bool, item: &Pagination, root: &Root) -> TokenStream {
    let feature = root.http_only();
    let items = item.list.as_ref().map(|list| {
        let ty = ty::ty(&list.ty, &root.tokens);
        let uses_deprecated =
            is_deprecated || list.ty.is_deprecated() || list.steps.iter().any(|step| step.deprecated);
        let allow = allow_deprecated(uses_deprecated);
        let (mut value, mut optional) = (quote!(output), false);
        for step in &list.steps {
            let ident = &step.ident;
            value = match (optional, step.optional) {
                (true, true) => quote!(#value.and_then(|value| value.#ident)),
                (true, false) => quote!(#value.map(|value| value.#ident)),
                (false, _) => quote!(#value.#ident),
            };
            optional |= step.optional;
        }
        let value = if optional { quote!(#value.unwrap_or_default()) } else { value };
        quote! {
            #feature
            #allow
            impl smithy::http::PaginatedItems for #ident {
                type Items = #ty;

                #[inline]
                fn items(output: Self::Output) -> Self::Items {
                    #value
                }
            }
        }
    });
    let allow = allow_deprecated(is_deprecated);
    quote! {
        #feature
        #allow
        impl smithy::http::Paginated for #ident {}
        #items
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
