//! Values of the model as paths meet them: text is `&str`, lists are iterators, all else is a copy or a reference.

use proc_macro2::TokenStream;
use quote::quote;

use super::query_code::{Code, Form, Number, Syntax};
use crate::lower::{QueryKind, Type};

/// The value of a field at this place.
pub(super) fn field(place: &TokenStream, kind: &QueryKind, optional: bool, boxed: bool) -> Code {
    if optional {
        let name = match kind {
            QueryKind::List { .. } => quote!(list),
            QueryKind::Map { .. } => quote!(map),
            _ => quote!(value),
        };
        return match kind {
            QueryKind::Text => Code::option(quote!(#place.as_deref()), name, Form::Text),
            QueryKind::Boolean | QueryKind::Number(_) => Code::option(place.clone(), name, form(kind)),
            QueryKind::Timestamp => converted(place.clone(), name, kind),
            _ if boxed => converted(quote!(#place.as_deref()), name, kind),
            _ => converted(quote!(#place.as_ref()), name, kind),
        };
    }
    match kind {
        QueryKind::Boolean | QueryKind::Number(_) => Code::plain(place.clone(), form(kind)),
        _ if is_reference(kind) => {
            let syntax = if boxed { Syntax::Boxed } else { Syntax::Field };
            Code::plain(place.clone(), form(kind)).like(syntax)
        }
        _ => Code::plain(behind(place, kind), form(kind)),
    }
}

/// The value behind what an `Option` has, a reference or an instant.
fn converted(option: TokenStream, name: TokenStream, kind: &QueryKind) -> Code {
    let code = Code::option(option, name, form(kind));
    if is_reference(kind) {
        return code;
    }
    code.then(|value, form| Code::plain(behind(&value, kind), form))
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

/// Whether values of this kind stay references.
fn is_reference(kind: &QueryKind) -> bool {
    matches!(form(kind), Form::Reference(_))
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
    let iterator = match kind {
        QueryKind::Boolean | QueryKind::Number(_) => quote!(#iterator.copied()),
        _ if is_reference(kind) => iterator,
        _ => {
            let value = behind(&quote!(item), kind);
            quote!(#iterator.map(|item| #value))
        }
    };
    Code::plain(iterator, Form::Items(Box::new(form(kind)), false))
}

/// The item with this number of a list of the model, from the end where it is negative.
pub(super) fn item_at(list: &TokenStream, number: i32, kind: &QueryKind, sparse: bool) -> Code {
    let index = index(number);
    let item = match number {
        0 => quote!(#list.first()),
        -1 => quote!(#list.last()),
        1.. => quote!(#list.get(#index)),
        _ => quote!(#list.iter().nth_back(#index)),
    };
    let item = if sparse { quote!(#item.and_then(Option::as_ref)) } else { item };
    match kind {
        QueryKind::Boolean | QueryKind::Number(_) => {
            Code::option(quote!(#item.copied()), quote!(value), form(kind))
        }
        kind => converted(item, quote!(value), kind),
    }
}

/// The number of an item, counted from zero at the side that it counts from.
pub(super) fn index(number: i32) -> proc_macro2::Literal {
    // The last one is -1.
    proc_macro2::Literal::i32_unsuffixed(number.max(!number))
}

/// The list as an iterator.
pub(super) fn items(list: Code) -> Code {
    match list.form.clone() {
        Form::Reference(QueryKind::List { item, sparse }) => {
            list.then(|list, _| references(quote!(#list.iter()), &item, sparse))
        }
        _ => list,
    }
}

/// The list as an iterator without the items that are nothing.
pub(super) fn present(list: Code) -> Code {
    let list = items(list);
    match list.form.clone() {
        Form::Items(item, true) => {
            list.then(|list, _| Code::plain(quote!(#list.flatten()), Form::Items(item, false)))
        }
        _ => list,
    }
}

/// What the items of an iterator are.
pub(super) fn item_of(list: &Form) -> Form {
    match list {
        Form::Items(item, _) => (**item).clone(),
        form => form.clone(),
    }
}
