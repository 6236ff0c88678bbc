//! Values of the model as paths meet them: text is `&str`, lists are iterators, all else is a copy or a reference.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::query_code::{Code, Form, Number};
use crate::lower::{QueryKind, Type};

/// The value of a field at this place.
pub(super) fn field(place: &TokenStream, kind: &QueryKind, optional: bool, boxed: bool) -> Code {
    let form = form(kind);
    if !optional {
        return match kind {
            QueryKind::Text | QueryKind::Enum => Code::plain(quote!(#place.as_str()), form),
            QueryKind::IntEnum => Code::plain(quote!(#place.as_i32()), form),
            QueryKind::Timestamp => Code::plain(quote!(#place.epoch_seconds()), form),
            QueryKind::Boolean | QueryKind::Number(_) => Code::plain(place.clone(), form),
            _ => Code::place(place.clone(), form, boxed),
        };
    }
    let name = match kind {
        QueryKind::List { .. } => quote!(list),
        QueryKind::Map { .. } => quote!(map),
        _ => quote!(value),
    };
    let option = match kind {
        QueryKind::Text => quote!(#place.as_deref()),
        QueryKind::Boolean | QueryKind::Number(_) | QueryKind::Timestamp => place.clone(),
        _ if boxed => quote!(#place.as_deref()),
        _ => quote!(#place.as_ref()),
    };
    let code = Code::option(option, name, Form::Null);
    code.then(|value, _| match kind {
        QueryKind::Text | QueryKind::Boolean | QueryKind::Number(_) => Code::plain(value, form),
        kind => Code::plain(behind(&value, kind), form),
    })
}

/// The value behind a reference.
pub(super) fn behind(reference: &TokenStream, kind: &QueryKind) -> TokenStream {
    match kind {
        QueryKind::Text | QueryKind::Enum => quote!(#reference.as_str()),
        QueryKind::IntEnum => quote!(#reference.as_i32()),
        QueryKind::Timestamp => quote!(#reference.epoch_seconds()),
        QueryKind::Boolean | QueryKind::Number(_) => quote!(*#reference),
        QueryKind::Object | QueryKind::List { .. } | QueryKind::Map { .. } | QueryKind::Opaque => {
            reference.clone()
        }
    }
}

/// What a value of the model is.
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
pub(super) fn references(iterator: TokenStream, kind: &QueryKind, sparse: bool) -> Code {
    let iterator = if sparse { quote!(#iterator.flatten()) } else { iterator };
    let form = form(kind);
    let iterator = match form {
        Form::Reference(_) => iterator,
        _ if matches!(kind, QueryKind::Boolean | QueryKind::Number(_)) => quote!(#iterator.copied()),
        _ => {
            let value = behind(&quote!(item), kind);
            quote!(#iterator.map(|item| #value))
        }
    };
    Code::plain(iterator, Form::Items(Box::new(form), false))
}

/// The item with this number of a list of the model, from the end where it is negative.
pub(super) fn item_at(list: &TokenStream, number: i32, kind: &QueryKind, sparse: bool) -> Code {
    let count = |number: u32| Literal::usize_unsuffixed(number as usize);
    let item = match number {
        0 => quote!(#list.first()),
        -1 => quote!(#list.last()),
        1.. => {
            let number = count(number.unsigned_abs());
            quote!(#list.get(#number))
        }
        _ => {
            let number = count(number.unsigned_abs() - 1);
            quote!(#list.iter().nth_back(#number))
        }
    };
    let item = if sparse { quote!(#item.and_then(Option::as_ref)) } else { item };
    if matches!(kind, QueryKind::Boolean | QueryKind::Number(_)) {
        return Code::option(quote!(#item.copied()), quote!(value), form(kind));
    }
    let item = Code::option(item, quote!(value), Form::Null);
    item.then(|value, _| Code::plain(behind(&value, kind), form(kind)))
}

/// The list as an iterator.
pub(super) fn items(list: Code) -> Code {
    list.then(|list, form| match form {
        Form::Reference(QueryKind::List { item, sparse }) => references(quote!(#list.iter()), &item, sparse),
        form => Code::plain(list, form),
    })
}

/// The list as an iterator without the items that are nothing.
pub(super) fn present(list: Code) -> Code {
    items(list).then(|list, form| match form {
        Form::Items(item, true) => Code::plain(quote!(#list.flatten()), Form::Items(item, false)),
        form => Code::plain(list, form),
    })
}

/// What the items of an iterator are.
pub(super) fn item_of(list: &Form) -> Form {
    match list {
        Form::Items(item, _) => (**item).clone(),
        form => form.clone(),
    }
}
