//! `endpoint.rs`: the parameters of the endpoint, and the rules as a function of them.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::attributes::{allow_deprecated, docs, spaced};
use super::part::{Part, Root};
use super::setter::Setter;
use super::{endpoint_context, endpoint_value, ty};
use crate::lower::{EndpointParameter, EndpointRules, EndpointStep};
use crate::resolve::ParamType;
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
    let allow = allow_deprecated(rules.has_deprecated());
    let (mut fields, mut values) = (Vec::new(), Vec::new());
    for (parameter, page) in rules.parameters.iter().zip(pages) {
        let ident = &parameter.ident;
        let ty = ty::held(&parameter.ty(), false, parameter.is_optional(), &TokenStream::new());
        fields.push(quote!(#page pub #ident: #ty,));
        let value = parameter.rule.default.as_ref().map_or(quote!(None), endpoint_value::fixed);
        values.push(quote!(#ident: #value,));
    }
    let derives = rules.parameters.iter().all(EndpointParameter::has_own_default);
    let derived = derives.then(|| quote!(Default,));
    let default = (!derives).then(|| {
        quote! {
            #allow
            impl Default for Parameters {
                #[inline]
                fn default() -> Self {
                    Self { #(#values)* }
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

fn methods(rules: &EndpointRules, pages: &[Page]) -> TokenStream {
    let (new, resolve) = (docs(&[tell::NEW_PARAMETERS]), docs(tell::RESOLVE));
    let setters = rules.parameters.iter().zip(pages).map(|(parameter, page)| {
        let (ident, ty) = (&parameter.ident, &parameter.ty());
        let setter = Setter { ident, ty, boxed: false, optional: parameter.is_optional() };
        let (deprecated, allow) = (&page.deprecated, allow_deprecated(page.deprecated.is_some()));
        setter.method(&quote!(#deprecated #allow), &TokenStream::new())
    });
    let variables = rules.parameters.iter().filter(|parameter| parameter.is_used || parameter.rule.required);
    let variables = variables.filter_map(variable);
    let steps = steps(&rules.steps, true);
    let allow = allow_deprecated(rules.has_deprecated());
    let context = endpoint_context::method(&rules.bindings);
    quote! {
        impl Parameters {
            #new
            #[inline]
            pub fn new() -> Self {
                Self::default()
            }

            #(#setters)*

            #context

            #resolve
            #allow
            #[inline]
            pub fn resolve(&self) -> Result<smithy::Endpoint, smithy::EndpointError> {
                #(#variables)*
                #steps
            }
        }
    }
}

/// A parameter as a variable of the function, which also checks that a required one is set.
fn variable(parameter: &EndpointParameter) -> Option<TokenStream> {
    let EndpointParameter { ident, rule, .. } = parameter;
    let value = match (rule.ty, parameter.is_optional()) {
        (ParamType::Boolean, _) => quote!(self.#ident),
        (_, true) => quote!(self.#ident.as_deref()),
        (ParamType::String, false) => quote!(self.#ident.as_str()),
        (ParamType::StringArray, false) => quote!(self.#ident.as_slice()),
    };
    if !(rule.required && parameter.is_optional()) {
        return parameter.is_used.then(|| quote!(let #ident = #value;));
    }
    let message = tell::missing_parameter(&rule.name);
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
        let error = |message: TokenStream| finish(quote!(Err(smithy::EndpointError::new(#message))));
        match step {
            EndpointStep::Let(ident, value) => {
                let value = endpoint_value::slice(value);
                quote!(let #ident = #value;)
            }
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
            EndpointStep::Error(message) => error(endpoint_value::message(message)),
            EndpointStep::NoRule => error(tell::NO_RULE.into_token_stream()),
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
