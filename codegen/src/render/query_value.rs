//! Values of the model as paths meet them: text is `&str`, lists are iterators, all else is a copy or a reference.

use proc_macro2::TokenStream;
use quote::quote;

use super::part::Root;
use super::query_code::{Code, Form, Number, Syntax};
use crate::lower::{QueryContainer, QueryStep, Repr, Type};

/// The value of a field at this place.
pub(super) fn field(place: &TokenStream, ty: &Type, optional: bool, boxed: bool) -> Code {
    if optional {
        let name = match ty {
            Type::Vec(_) => quote!(list),
            Type::Map(..) => quote!(map),
            _ => quote!(value),
        };
        return match ty {
            Type::String => Code::option(quote!(#place.as_deref()), name, Form::Text),
            Type::Timestamp => converted(place.clone(), name, ty),
            _ if is_copied(ty) => Code::option(place.clone(), name, form(ty)),
            _ if boxed => converted(quote!(#place.as_deref()), name, ty),
            _ => converted(quote!(#place.as_ref()), name, ty),
        };
    }
    if is_reference(ty) {
        let syntax = if boxed { Syntax::Boxed } else { Syntax::Field };
        return Code::plain(place.clone(), form(ty)).like(syntax);
    }
    Code::plain(if is_copied(ty) { place.clone() } else { behind(place, ty) }, form(ty))
}

/// A member of a structure or union.
pub(super) fn member(parent: Code, step: &QueryStep, root: &Root) -> Code {
    let QueryStep { ident, ty, boxed, .. } = step;
    parent.then(|value, _| match &step.of {
        QueryContainer::Structure(optional) => field(&quote!(#value.#ident), ty, *optional, *boxed),
        QueryContainer::Union(union) => {
            let inner = if *boxed { quote!(&**inner) } else { quote!(inner) };
            let inner = behind(&inner, ty);
            let option = quote! {
                match #value {
                    #root::#union::#ident(inner) => Some(#inner),
                    _ => None,
                }
            };
            Code::option(option, quote!(value), form(ty))
        }
    })
}

/// The value behind what an `Option` has, a reference or an instant.
fn converted(option: TokenStream, name: TokenStream, ty: &Type) -> Code {
    let code = Code::option(option, name, form(ty));
    if is_reference(ty) {
        return code;
    }
    code.then(|value, form| Code::plain(behind(&value, ty), form))
}

/// The value behind a reference.
pub(super) fn behind(reference: &TokenStream, ty: &Type) -> TokenStream {
    match ty {
        Type::Timestamp => quote!(#reference.epoch_seconds()),
        Type::String | Type::Named { repr: Some(Repr::String), .. } => quote!(#reference.as_str()),
        Type::Named { repr: Some(Repr::Integer), .. } => quote!(#reference.as_i32()),
        _ if is_copied(ty) => quote!(*#reference),
        _ => reference.clone(),
    }
}

/// Whether values of this type are numbers or truth values.
fn is_copied(ty: &Type) -> bool {
    use Type::{Bool, F32, F64, I8, I16, I32, I64};
    matches!(ty, Bool | I8 | I16 | I32 | I64 | F32 | F64)
}

/// Whether values of this type stay references.
fn is_reference(ty: &Type) -> bool {
    matches!(form(ty), Form::List(_) | Form::Map(..) | Form::Object)
}

/// What a value of the model is.
pub(super) fn form(ty: &Type) -> Form {
    match ty {
        Type::Bool => Form::Boolean,
        Type::String | Type::Named { repr: Some(Repr::String), .. } => Form::Text,
        Type::Named { repr: Some(Repr::Integer), .. } => Form::Number(Number::Field(Type::I32)),
        Type::Timestamp => Form::Number(Number::Field(Type::I64)),
        Type::Vec(item) => Form::List((**item).clone()),
        Type::Map(key, value) => Form::Map((**key).clone(), (**value).clone()),
        ty if is_copied(ty) => Form::Number(Number::Field(ty.clone())),
        _ => Form::Object,
    }
}

/// An iterator over the values, which are of this type, behind the references that an iterator gives.
pub(super) fn references(iterator: TokenStream, ty: &Type) -> Code {
    if let Type::Option(ty) = ty {
        return match is_copied(ty) {
            true => Code::plain(quote!(#iterator.copied()), Form::Items(Box::new(form(ty)), true)),
            false => Code::plain(iterator, Form::Options((**ty).clone())),
        };
    }
    let iterator = if is_copied(ty) {
        quote!(#iterator.copied())
    } else if is_reference(ty) {
        iterator
    } else {
        let value = behind(&quote!(item), ty);
        quote!(#iterator.map(|item| #value))
    };
    Code::plain(iterator, Form::Items(Box::new(form(ty)), false))
}

/// The item with this number of a list of the model, from the end where it is negative.
pub(super) fn item_at(list: &TokenStream, number: i32, ty: &Type) -> Code {
    let index = index(number);
    let item = match number {
        0 => quote!(#list.first()),
        -1 => quote!(#list.last()),
        1.. => quote!(#list.get(#index)),
        _ => quote!(#list.iter().nth_back(#index)),
    };
    let item = if matches!(ty, Type::Option(_)) { quote!(#item.and_then(Option::as_ref)) } else { item };
    item_behind(item, ty.present())
}

/// The value of this type behind the reference that an `Option` has.
pub(super) fn item_behind(option: TokenStream, ty: &Type) -> Code {
    match is_copied(ty) {
        true => Code::option(quote!(#option.copied()), quote!(value), form(ty)),
        false => converted(option, quote!(value), ty),
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
        Form::List(item) => list.then(|list, _| references(quote!(#list.iter()), &item)),
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
        Form::Options(ty) => list.then(|list, _| references(quote!(#list.flatten()), &ty)),
        _ => list,
    }
}

/// What the items of an iterator are.
pub(super) fn item_of(list: &Form) -> Form {
    match list {
        Form::Items(item, _) => (**item).clone(),
        Form::Options(ty) => form(ty),
        form => form.clone(),
    }
}
