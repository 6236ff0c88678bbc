//! Setters: what one takes, and how a field's value is made of it.
//!
//! What goes into a list or map converts one by one, so that a list of `&str` will do for one of `String`. Only what text
//! and the like convert into is so free: numbers, structures and unions are taken as they are, so that the type of a
//! literal, of an empty list and of a call of `into` follows from the setter.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::attributes::docs;
use super::ty::{held, ty};
use crate::lower::Type;
use crate::name::Ident;
use crate::tell;

/// Names that Clippy takes for placeholders, and refuses as names of variables.
const PLACEHOLDERS: [&str; 3] = ["foo", "baz", "quux"];

/// What a setter does with the value of its field's type.
pub(super) struct Setter<'a> {
    /// The field.
    pub(super) ident: &'a Ident,
    /// The field's type, without `Option` and `Box`.
    pub(super) ty: &'a Type,
    /// Whether the field is a `Box`.
    pub(super) boxed: bool,
    /// Whether the field is an `Option`.
    pub(super) optional: bool,
}

impl Setter<'_> {
    /// The method, with these attributes.
    pub(super) fn method(&self, attributes: &TokenStream, root: &TokenStream) -> TokenStream {
        let ident = self.ident;
        let name = format_ident!("{}", ident.setter());
        // A value has a name that says more than `_1`.
        let given = if ident.text.starts_with('_') || PLACEHOLDERS.contains(&ident.text.as_str()) {
            quote!(value)
        } else {
            quote!(#ident)
        };
        let docs = docs(&tell::setter(ident));
        // A literal is an `i32` or `f64` unless told otherwise, and those do not convert into narrower numbers.
        let is_narrow = matches!(self.ty, Type::I8 | Type::I16 | Type::F32);
        let (argument, value) = if is_narrow || matches!(self.ty, Type::Vec(_) | Type::Map(..)) {
            (argument(self.ty, root), value(self.ty, given.clone()))
        } else {
            let ty = held(self.ty, self.boxed, false, root);
            (quote!(impl Into<#ty>), quote!(#given.into()))
        };
        let inline = is_narrow.then(|| quote!(#[inline]));
        let value = if self.optional { quote!(Some(#value)) } else { value };
        quote! {
            #docs
            #attributes
            #inline
            pub fn #name(mut self, #given: #argument) -> Self {
                self.#ident = #value;
                self
            }
        }
    }
}

/// The type of what becomes a value of this type.
fn argument(given: &Type, root: &TokenStream) -> TokenStream {
    match given {
        Type::Vec(item) => {
            let item = argument(item, root);
            quote!(impl IntoIterator<Item = #item>)
        }
        Type::Map(key, value) => {
            let (key, value) = (argument(key, root), argument(value, root));
            quote!(impl IntoIterator<Item = (#key, #value)>)
        }
        Type::Option(item) => {
            let item = argument(item, root);
            quote!(Option<#item>)
        }
        given if is_exact(given) => ty(given, root),
        given => {
            let ty = ty(given, root);
            quote!(impl Into<#ty>)
        }
    }
}

/// A value of this type, made of what `given` says.
fn value(ty: &Type, given: TokenStream) -> TokenStream {
    match ty {
        ty if is_exact(ty) => given,
        Type::Vec(item) if !is_single(item) => {
            let item = conversion(item);
            quote!(smithy::list_of(#given, #item))
        }
        Type::Map(_, item) if !is_single(item) => {
            let item = conversion(item);
            quote!(smithy::map_of(#given, #item))
        }
        Type::Option(item) => {
            let item = conversion(item);
            quote!(#given.map(#item))
        }
        Type::Vec(_) | Type::Map(..) => {
            let conversion = conversion(ty);
            quote!(#conversion(#given))
        }
        _ => quote!(#given.into()),
    }
}

/// A function that makes a value of this type. The compiler takes much longer for a closure than for a path.
fn conversion(ty: &Type) -> TokenStream {
    match ty {
        // What is taken as it is converts into itself.
        Type::Vec(item) if is_single(item) => quote!(smithy::list),
        Type::Map(_, item) if is_single(item) => quote!(smithy::map),
        ty if is_single(ty) => quote!(Into::into),
        ty => {
            let value = value(ty, quote!(item));
            quote!(|item| #value)
        }
    }
}

/// Whether values of this type have no others in them that convert one by one.
fn is_single(ty: &Type) -> bool {
    is_exact(ty) || !matches!(ty, Type::Vec(_) | Type::Map(..) | Type::Option(_))
}

/// Whether nothing else is taken for a value of this type where it is in a list or map.
fn is_exact(ty: &Type) -> bool {
    match ty {
        Type::Bool | Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::F32 | Type::F64 | Type::Unit => {
            true
        }
        Type::Named { repr, .. } => repr.is_none(),
        Type::Option(item) => is_exact(item),
        _ => false,
    }
}
