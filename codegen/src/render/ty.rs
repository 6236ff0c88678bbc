//! Types, names and values as tokens.

use proc_macro2::{Literal as Token, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::lower::{Field, Literal, Number, Type};
use crate::name::Ident;

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = if self.raw {
            proc_macro2::Ident::new_raw(&self.text, Span::call_site())
        } else {
            plain(&self.text)
        };
        tokens.extend(quote!(#ident));
    }
}

/// An identifier that is no keyword.
pub(super) fn plain(text: &str) -> proc_macro2::Ident {
    proc_macro2::Ident::new(text, Span::call_site())
}

/// Text as an `Option` of it.
pub(super) fn option(text: Option<&str>) -> TokenStream {
    text.map_or(quote!(None), |text| quote!(Some(#text)))
}

/// The type of an operation's input or output.
pub(super) fn data(ident: Option<&Ident>, root: &TokenStream) -> TokenStream {
    ident.map_or(quote!(smithy::Unit), |ident| quote!(#root::#ident))
}

/// A type, in a crate whose root has this path.
pub(super) fn ty(ty: &Type, root: &TokenStream) -> TokenStream {
    let text = ty.written(&mut |name| format!("smithy::{name}"), &|ident| format!("{root}::{ident}"));
    // An invalid path becomes a diagnostic when the file is parsed.
    text.parse().unwrap_or_default()
}

/// The type of a field, with its `Option` and `Box`.
pub(super) fn field(field: &Field, root: &TokenStream) -> TokenStream {
    held(&field.ty, field.boxed, field.optional, root)
}

/// A type in a `Box` or an `Option`.
pub(super) fn held(item: &Type, boxed: bool, optional: bool, root: &TokenStream) -> TokenStream {
    let ty = ty(item, root);
    let ty = if boxed { quote!(Box<#ty>) } else { ty };
    if optional { quote!(Option<#ty>) } else { ty }
}

/// A literal as the value of a field.
pub(super) fn value(literal: &Literal, root: &TokenStream) -> TokenStream {
    match literal {
        Literal::Bool(value) => quote!(#value),
        Literal::Integer(value) => Token::i64_unsuffixed(*value).into_token_stream(),
        Literal::Float(Number(value)) if value.is_finite() => {
            Token::f32_unsuffixed(*value as f32).into_token_stream()
        }
        Literal::Float(Number(value)) => not_finite(quote!(f32), *value),
        Literal::Double(Number(value)) if value.is_finite() => {
            Token::f64_unsuffixed(*value).into_token_stream()
        }
        Literal::Double(Number(value)) => not_finite(quote!(f64), *value),
        Literal::Text(text) => quote!(#text.to_owned()),
        Literal::Blob(bytes) => {
            let bytes = Token::byte_string(bytes);
            quote!(smithy::Blob::from(#bytes))
        }
        Literal::Timestamp(seconds) => {
            let seconds = Token::f64_unsuffixed(seconds.0);
            quote!(smithy::Timestamp::from_epoch_f64(#seconds).unwrap_or_default())
        }
        Literal::DateTime(text) | Literal::Document(text) | Literal::BigNumber(text) => {
            quote!(#text.parse().unwrap_or_default())
        }
        Literal::Variant { ty, variant, .. } => {
            let (ty, variant) = (plain(ty), plain(variant));
            quote!(#root::#ty::#variant)
        }
    }
}

/// The constant of a number that no literal can say.
fn not_finite(ty: TokenStream, value: f64) -> TokenStream {
    match value {
        value if value.is_nan() => quote!(#ty::NAN),
        value if value > 0.0 => quote!(#ty::INFINITY),
        _ => quote!(#ty::NEG_INFINITY),
    }
}
