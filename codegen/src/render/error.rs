//! Errors: of the model, and the enum of those of an operation.

use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

use super::attributes::{allow_deprecated, spaced};
use super::ty::plain;
use crate::lower::{ErrorFacts, ErrorVariant, Message, OperationError, Structure};
use crate::resolve::Fault;
use crate::tell::{ItemPages, UNHANDLED};

/// What an error has beyond other structures.
pub(super) fn service_error(item: &Structure, facts: &ErrorFacts) -> TokenStream {
    let ident = &item.ident;
    let code = &facts.code;
    let fault = match facts.fault {
        Fault::Client => quote!(smithy::Fault::Client),
        Fault::Server => quote!(smithy::Fault::Server),
    };
    let retry = facts.retry.map(|throttling| {
        let kind = if throttling { quote!(Throttling) } else { quote!(Transient) };
        quote!(const RETRY: Option<smithy::Retry> = Some(smithy::Retry::#kind);)
    });
    let status = facts.http_status.map(|status| {
        let status = Token::u16_unsuffixed(status);
        quote!(const HTTP_STATUS: Option<u16> = Some(#status);)
    });
    let message = match &facts.message {
        Message::Absent => quote!(None),
        Message::Redacted => quote!(Some(smithy::REDACTED)),
        Message::Field { ident, optional: true } => quote!(self.#ident.as_deref()),
        Message::Field { ident, optional: false } => quote!(Some(&self.#ident)),
    };
    let allow = allow_deprecated(item.deprecated.is_some());
    quote! {
        #allow
        impl smithy::ServiceError for #ident {
            const CODE: &'static str = #code;
            const FAULT: smithy::Fault = #fault;
            #retry
            #status

            fn message(&self) -> Option<&str> {
                #message
            }
        }
    }
}

pub(super) fn operation_error(item: &OperationError, pages: &ItemPages) -> TokenStream {
    let OperationError { ident, errors, large, .. } = item;
    let page = &pages.item;
    let unhandled_docs = spaced(UNHANDLED);
    let declarations =
        errors.iter().zip(&pages.members).map(|(ErrorVariant { variant, ident, .. }, page)| {
            let variant = plain(variant);
            quote! {
                #page
                #variant(crate::#ident),
            }
        });
    let renamed = errors.iter().any(|error| error.variant != error.ident.text);
    let cases = errors.iter().map(|ErrorVariant { variant, ident, .. }| {
        let variant = plain(variant);
        if renamed { quote!(#variant = #ident,) } else { quote!(#variant,) }
    });
    let large = large.then(|| {
        quote!(#[allow(clippy::large_enum_variant, reason = "what is boxed must not depend on sizes, which change")])
    });
    let allow = allow_deprecated(errors.iter().any(|error| error.deprecated));
    quote! {
        #page
        #allow
        #large
        #[non_exhaustive]
        pub enum #ident {
            #(#declarations)*
            #[doc = #unhandled_docs]
            Unhandled(smithy::ErrorMetadata),
        }

        smithy::error::operation_error! {
            #ident { #(#cases)* }
        }
    }
}
