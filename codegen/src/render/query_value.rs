//! Values of the model as paths meet them: text is `&str`, lists are iterators, all else is a copy or a reference.

use proc_macro2::TokenStream;
use quote::quote;

use super::query_code::{Code, Form, Number};
use crate::lower::{QueryKind, Type};

/// The value of a field at this place.
pub(super) fn field(place: &TokenStream, kind: &QueryKind, optional: bool, boxed: bool) -> Code {
    let form = form(kind);
    let tokens = match (kind, optional) {
        (QueryKind::Text, true) => quote!(#place.as_deref()),
        (QueryKind::Enum, true) => quote!(#place.as_ref().map(|value| value.as_str())),
        (QueryKind::IntEnum, true) => quote!(#place.as_ref().map(|value| value.as_i32())),
        (QueryKind::Timestamp, true) => quote!(#place.map(|value| value.epoch_seconds())),
        (QueryKind::Boolean | QueryKind::Number(_), true) => quote!(#place),
        (_, true) if boxed => quote!(#place.as_deref()),
        (_, true) => quote!(#place.as_ref()),
        (QueryKind::Text | QueryKind::Enum, false) => quote!(#place.as_str()),
        (QueryKind::IntEnum, false) => quote!(#place.as_i32()),
        (QueryKind::Timestamp, false) => quote!(#place.epoch_seconds()),
        (QueryKind::Boolean | QueryKind::Number(_), false) => quote!(#place),
        (_, false) if boxed => quote!((&*#place)),
        (_, false) => quote!((&#place)),
    };
    Code::new(tokens, form, optional)
}

/// The value behind a reference.
pub(super) fn from_reference(tokens: &TokenStream, kind: &QueryKind) -> Code {
    let value = match kind {
        QueryKind::Text | QueryKind::Enum => quote!(#tokens.as_str()),
        QueryKind::IntEnum => quote!(#tokens.as_i32()),
        QueryKind::Timestamp => quote!(#tokens.epoch_seconds()),
        QueryKind::Boolean | QueryKind::Number(_) => quote!(*#tokens),
        QueryKind::Object | QueryKind::List { .. } | QueryKind::Map { .. } | QueryKind::Opaque => tokens.clone(),
    };
    Code::new(value, form(kind), false)
}

pub(super) fn form(kind: &QueryKind) -> Form {
    match kind {
        QueryKind::Text | QueryKind::Enum => Form::Text,
        QueryKind::IntEnum => Form::Number(Number::Field(Type::I32)),
        QueryKind::Timestamp => Form::Number(Number::Field(Type::I64)),
        QueryKind::Boolean => Form::Boolean,
        QueryKind::Number(ty) => Form::Number(Number::Field(ty.clone())),
        QueryKind::Object | QueryKind::List { .. } | QueryKind::Map { .. } | QueryKind::Opaque => {
            Form::Reference(kind.clone())
        }
    }
}

/// An iterator over the values behind the references that an iterator gives.
pub(super) fn references(tokens: TokenStream, kind: &QueryKind, sparse: bool) -> Code {
    let tokens = if sparse { quote!(#tokens.flatten()) } else { tokens };
    let Code { tokens: value, form, .. } = from_reference(&quote!(item), kind);
    let tokens = match form {
        Form::Reference(_) => tokens,
        _ => quote!(#tokens.map(|item| #value)),
    };
    Code::new(tokens, Form::Items(Box::new(form), false), false)
}

/// The list as an iterator.
pub(super) fn items(list: Code) -> Code {
    match list.form {
        Form::Reference(QueryKind::List { .. }) => list.map(&quote!(list), |list, form| match form {
            Form::Reference(QueryKind::List { item, sparse }) => references(quote!(#list.iter()), &item, sparse),
            form => Code::new(list, form, false),
        }),
        _ => list,
    }
}

/// The iterator without the items that are nothing.
pub(super) fn present(list: Code) -> Code {
    match list.form {
        Form::Items(_, true) => list.map(&quote!(list), |list, form| {
            Code::new(quote!(#list.flatten()), Form::Items(Box::new(item_of(&form)), false), false)
        }),
        _ => list,
    }
}

pub(super) fn item_of(list: &Form) -> Form {
    match list {
        Form::Items(item, _) => (**item).clone(),
        form => form.clone(),
    }
}
