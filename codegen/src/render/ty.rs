//! Types, names and values as tokens.

use proc_macro2::{Literal as Token, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::lower::{Field, Literal, Type};
use crate::name::Ident;
use crate::resolve::TimestampFormat;

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

impl ToTokens for Type {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool => quote!(bool),
            Self::I8 => quote!(i8),
            Self::I16 => quote!(i16),
            Self::I32 => quote!(i32),
            Self::I64 => quote!(i64),
            Self::F32 => quote!(f32),
            Self::F64 => quote!(f64),
            Self::String => quote!(String),
            Self::Blob => quote!(smithy::Blob),
            Self::Timestamp => quote!(smithy::Timestamp),
            Self::Document => quote!(smithy::Document),
            Self::BigInteger => quote!(smithy::BigInteger),
            Self::BigDecimal => quote!(smithy::BigDecimal),
            Self::Unit => quote!(smithy::Unit),
            Self::Named { ident, .. } => {
                let ident = plain(ident);
                quote!(crate::#ident)
            }
            Self::Vec(item) => quote!(Vec<#item>),
            Self::Map(key, value) => quote!(BTreeMap<#key, #value>),
            Self::Option(value) => quote!(Option<#value>),
        });
    }
}

/// The type of a field, with its `Option` and `Box`.
pub(super) fn field(field: &Field) -> TokenStream {
    let ty = &field.ty;
    let ty = if field.boxed { quote!(Box<#ty>) } else { quote!(#ty) };
    if field.optional { quote!(Option<#ty>) } else { ty }
}

/// Whether a `BTreeMap` stands in the type.
pub(super) fn has_map(ty: &Type) -> bool {
    match ty {
        Type::Map(..) => true,
        Type::Vec(item) | Type::Option(item) => has_map(item),
        _ => false,
    }
}

/// The marker type of a format.
pub(super) fn format(format: TimestampFormat) -> TokenStream {
    match format {
        TimestampFormat::EpochSeconds => quote!(smithy::EpochSeconds),
        TimestampFormat::DateTime => quote!(smithy::DateTime),
        TimestampFormat::HttpDate => quote!(smithy::HttpDate),
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Bool(value) => quote!(#value),
            Self::Integer(value) => Token::i64_unsuffixed(*value).into_token_stream(),
            Self::Float(value) if value.is_finite() => Token::f32_unsuffixed(*value).into_token_stream(),
            Self::Float(value) => not_finite(quote!(f32), f64::from(*value)),
            Self::Double(value) if value.is_finite() => Token::f64_unsuffixed(*value).into_token_stream(),
            Self::Double(value) => not_finite(quote!(f64), *value),
            Self::Text(text) => quote!(#text),
            Self::Blob(bytes) => {
                let bytes = Token::byte_string(bytes);
                quote!(smithy::Blob::from(#bytes))
            }
            Self::Timestamp(seconds) => {
                let seconds = Token::f64_unsuffixed(*seconds);
                quote!(smithy::Timestamp::from_epoch_f64(#seconds).unwrap_or_default())
            }
            Self::DateTime(text) => quote!(#text.parse().unwrap_or_default()),
            Self::Document(text) | Self::BigNumber(text) => quote!(#text.parse().unwrap_or_default()),
            Self::Variant { ty, variant, .. } => {
                let (ty, variant) = (plain(ty), plain(variant));
                quote!(crate::#ty::#variant)
            }
        });
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

/// A literal as the value of a field.
pub(super) fn value(literal: &Literal) -> TokenStream {
    match literal {
        Literal::Text(text) => quote!(#text.to_owned()),
        literal => quote!(#literal),
    }
}
