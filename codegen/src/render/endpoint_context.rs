//! Parameters of the endpoint that operations and their inputs set.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{allow_deprecated, docs};
use super::part::Root;
use super::{endpoint_value, query};
use crate::lower::{EndpointBinding, EndpointSource, EndpointSourceValue};
use crate::name::Ident;
use crate::resolve::ParamType;
use crate::tell;

/// The method that takes them; none if no operation sets any.
pub(super) fn method(bindings: &[EndpointBinding]) -> Option<TokenStream> {
    let docs = docs(tell::FOR_OPERATION);
    (!bindings.is_empty()).then(|| {
        quote! {
            #docs
            pub fn for_operation<O: EndpointContext>(mut self, input: &O::Input) -> Self {
                O::set_endpoint_context(input, &mut self);
                self
            }
        }
    })
}

/// The trait of the operations, and their implementations of it.
pub(super) fn items(bindings: &[EndpointBinding], root: &Root) -> Option<TokenStream> {
    let (docs, method) = (docs(&[tell::ENDPOINT_CONTEXT]), docs(&[tell::SET_CONTEXT]));
    let implementations = bindings.iter().map(|binding| {
        let EndpointBinding { operation, sets, .. } = binding;
        let allow = allow_deprecated(binding.uses_deprecated);
        let statements = sets.iter().map(|(parameter, source)| set(parameter, source, root));
        let reads = sets.iter().any(|(_, source)| matches!(source.value, EndpointSourceValue::Input { .. }));
        let input = if reads { quote!(input) } else { quote!(_input) };
        let body = (!sets.is_empty()).then(|| {
            quote! {
                #[inline]
                fn set_endpoint_context(#input: &Self::Input, parameters: &mut Parameters) {
                    #(#statements)*
                }
            }
        });
        quote! {
            #allow
            impl EndpointContext for #root::operation::#operation {
                #body
            }
        }
    });
    (!bindings.is_empty()).then(|| {
        quote! {
            #docs
            pub trait EndpointContext: smithy::Operation {
                #method
                fn set_endpoint_context(_input: &Self::Input, _parameters: &mut Parameters) {}
            }

            #(#implementations)*
        }
    })
}

fn set(parameter: &Ident, source: &EndpointSource, root: &Root) -> TokenStream {
    let assign = |value: TokenStream| {
        let value = if source.optional { quote!(Some(#value)) } else { value };
        quote!(parameters.#parameter = #value;)
    };
    let (path, required) = match &source.value {
        EndpointSourceValue::Fixed(value) => return assign(endpoint_value::fixed(value)),
        EndpointSourceValue::Input { path, required } => (path, *required),
    };
    let (found, value) = match source.ty {
        ParamType::String if required => {
            let found = query::value(path, root).some();
            (quote!(#found.filter(|value| !value.is_empty())), quote!(value.to_owned()))
        }
        ParamType::String => (query::value(path, root).some(), quote!(value.to_owned())),
        ParamType::Boolean => (query::value(path, root).some(), quote!(value)),
        ParamType::StringArray => {
            (query::texts(path, root).some(), quote!(value.map(str::to_owned).collect()))
        }
    };
    let assign = assign(value);
    quote!(if let Some(value) = #found { #assign })
}
