//! `endpoint.rs`: the parameters of the endpoint, and the rules as a function of them.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{allow_deprecated, docs, spaced};
use super::part::{Part, Root};
use super::setter::Setter;
use super::{endpoint_context, endpoint_value, ty};
use crate::lower::{EndpointParameter, EndpointRules, EndpointStep, Type};
use crate::resolve::ParamValue;
use crate::tell::{self, Page};

pub(super) fn file(rules: &EndpointRules, pages: &[Page], root: &Root) -> Vec<Part> {
    let module = spaced(tell::endpoint_module(rules));
    let uses = quote! {
        #![doc = #module]
        use #root::smithy;
    };
    let mut parts =
        vec![Part::Items(uses), Part::Items(parameters(rules, pages)), Part::Items(methods(rules, pages))];
    parts.extend(endpoint_context::items(&rules.bindings, root).map(Part::Items));
    parts
}

fn parameters(rules: &EndpointRules, pages: &[Page]) -> TokenStream {
    let docs = docs(tell::PARAMETERS);
    let fields = rules.parameters.iter().zip(pages).map(|(parameter, page)| {
        let (ident, ty) = (&parameter.ident, field_type(parameter));
        quote! {
            #page
            pub #ident: #ty,
        }
    });
    let is_plain = |parameter: &EndpointParameter| match &parameter.default {
        None | Some(ParamValue::Boolean(false)) => true,
        Some(ParamValue::Boolean(true)) => false,
        Some(ParamValue::String(text)) => text.is_empty(),
        Some(ParamValue::StringArray(list)) => list.is_empty(),
    };
    let derives = rules.parameters.iter().all(is_plain);
    let derived = derives.then(|| quote!(Default,));
    let allow = allow_deprecated(rules.parameters.iter().any(|parameter| parameter.deprecated.is_some()));
    let default = (!derives).then(|| {
        let fields = rules.parameters.iter().map(|parameter| {
            let ident = &parameter.ident;
            let value = match &parameter.default {
                None => quote!(None),
                Some(value) => endpoint_value::fixed(value),
            };
            quote!(#ident: #value)
        });
        quote! {
            #allow
            impl Default for Parameters {
                fn default() -> Self {
                    Self { #(#fields),* }
                }
            }
        }
    });
    quote! {
        #docs
        #allow
        #[derive(Clone, Debug, #derived PartialEq, Eq)]
        #[non_exhaustive]
        pub struct Parameters {
            #(#fields)*
        }

        #default
    }
}

/// Whether the field is an `Option`.
fn is_optional(parameter: &EndpointParameter) -> bool {
    parameter.default.is_none()
}

fn field_type(parameter: &EndpointParameter) -> TokenStream {
    let ty = ty::ty(&parameter.ty, &TokenStream::new());
    if is_optional(parameter) { quote!(Option<#ty>) } else { ty }
}

fn methods(rules: &EndpointRules, pages: &[Page]) -> TokenStream {
    let (new, resolve) = (docs(&[tell::NEW_PARAMETERS]), docs(tell::RESOLVE));
    let setters = rules.parameters.iter().zip(pages).map(|(parameter, page)| {
        let EndpointParameter { ident, ty, .. } = parameter;
        let setter = Setter { ident, ty, boxed: false, optional: is_optional(parameter) };
        let (deprecated, allow) = (&page.deprecated, allow_deprecated(page.deprecated.is_some()));
        setter.method(&quote!(#deprecated #allow), &TokenStream::new())
    });
    let variables = rules.parameters.iter().filter(|parameter| parameter.is_used || parameter.required);
    let variables = variables.filter_map(variable);
    let steps = steps(&rules.steps, true);
    let allow = allow_deprecated(rules.parameters.iter().any(|parameter| parameter.deprecated.is_some()));
    let context = endpoint_context::method(&rules.bindings);
    quote! {
        impl Parameters {
            #new
            pub fn new() -> Self {
                Self::default()
            }

            #(#setters)*

            #context

            #resolve
            #allow
            pub fn resolve(&self) -> Result<smithy::Endpoint, smithy::EndpointError> {
                #(#variables)*
                #steps
            }
        }
    }
}

/// A parameter as a variable of the function, which also checks that a required one is set.
fn variable(parameter: &EndpointParameter) -> Option<TokenStream> {
    let EndpointParameter { ident, name, .. } = parameter;
    let value = match (&parameter.ty, is_optional(parameter)) {
        (Type::Bool, _) => quote!(self.#ident),
        (_, true) => quote!(self.#ident.as_deref()),
        (Type::String, false) => quote!(self.#ident.as_str()),
        (_, false) => quote!(self.#ident.as_slice()),
    };
    if !(parameter.required && is_optional(parameter)) {
        return parameter.is_used.then(|| quote!(let #ident = #value;));
    }
    let message = tell::missing_parameter(name);
    Some(if parameter.is_used {
        quote! {
            let Some(#ident) = #value else {
                return Err(smithy::EndpointError::new(#message));
            };
        }
    } else {
        quote! {
            if self.#ident.is_none() {
                return Err(smithy::EndpointError::new(#message));
            }
        }
    })
}

/// The steps in order; at the end of the function the last one gives its value.
fn steps(items: &[EndpointStep], at_end: bool) -> TokenStream {
    let steps = items.iter().map(|step| {
        let finish = |value: TokenStream| if at_end { value } else { quote!(return #value;) };
        match step {
            EndpointStep::Let(ident, value) => quote!(let #ident = #value;),
            EndpointStep::If(conditions, then) => {
                let then = self::steps(then, false);
                if let [condition] = conditions.as_slice() {
                    return quote!(if #condition { #then });
                }
                let conditions = conditions.iter().map(endpoint_value::condition);
                quote!(if #(#conditions)&&* { #then })
            }
            EndpointStep::IfLet(ident, value, then) => {
                let then = self::steps(then, false);
                quote!(if let Some(#ident) = #value { #then })
            }
            EndpointStep::Error(message) => {
                let message = endpoint_value::message(message);
                finish(quote!(Err(smithy::EndpointError::new(#message))))
            }
            EndpointStep::NoRule => {
                let message = tell::NO_RULE;
                finish(quote!(Err(smithy::EndpointError::new(#message))))
            }
            EndpointStep::Endpoint { url, headers, properties } => {
                let url = endpoint_value::owned(url);
                let headers = headers.iter().map(|(name, value)| {
                    let value = endpoint_value::owned(value);
                    quote!(.with_header(#name, #value))
                });
                let properties = properties.iter().map(|(name, value)| {
                    let value = endpoint_value::property(value);
                    quote!(.with_property(#name, #value))
                });
                finish(quote!(Ok(smithy::Endpoint::new(#url) #(#headers)* #(#properties)*)))
            }
        }
    });
    quote!(#(#steps)*)
}
