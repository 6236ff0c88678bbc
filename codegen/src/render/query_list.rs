//! What paths ask of lists: how long they are, which items are in them.

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;

use super::query_code::{Code, Form, Number};
use super::query_compare::equal;
use super::query_value::{item_at, item_of, items};
use crate::lower::QueryKind;

/// Whether a list is empty, or is not.
pub(super) fn is_empty(list: Code, empty: bool) -> Code {
    list.then(|list, form| {
        let tokens = match (form, empty) {
            (Form::Items(..), true) => quote!(#list.next().is_none()),
            (Form::Items(..), false) => quote!(#list.next().is_some()),
            (_, true) => quote!(#list.is_empty()),
            (_, false) => quote!(!#list.is_empty()),
        };
        Code::plain(tokens, Form::Boolean)
    })
}

/// How long text is, or how many items or entries there are.
pub(super) fn length(value: Code) -> Code {
    value.then(|value, form| {
        let tokens = match form {
            Form::Text => quote!(#value.chars().count()),
            Form::Items(..) => count(value),
            _ => quote!(#value.len()),
        };
        Code::plain(tokens, Form::Number(Number::Count))
    })
}

/// How many items an iterator has: as many as what it goes through, if it leaves nothing out.
fn count(iterator: TokenStream) -> TokenStream {
    let tokens: Vec<TokenTree> = iterator.clone().into_iter().collect();
    // What ends in a call of a method.
    let [of @ .., TokenTree::Punct(_), TokenTree::Ident(method), TokenTree::Group(_)] = tokens.as_slice()
    else {
        return quote!(#iterator.count());
    };
    let of = of.iter().cloned().collect();
    match &*method.to_string() {
        "map" | "copied" => count(of),
        "iter" | "into_iter" | "keys" | "values" => quote!(#of.len()),
        _ => quote!(#iterator.count()),
    }
}

/// The item with this number.
pub(super) fn at(list: Code, number: i32) -> Code {
    let step = step(number);
    list.then(|list, form| match form {
        Form::Reference(QueryKind::List { item, sparse }) => item_at(&list, number, &item, sparse),
        Form::Items(item, true) => Code::option(quote!(#list.#step.flatten()), quote!(value), *item),
        form => Code::option(quote!(#list.#step), quote!(value), item_of(&form)),
    })
}

/// The list of some values.
pub(super) fn list(values: Vec<Code>) -> Code {
    let form = values.first().map_or(Form::Null, |value| value.form.clone());
    let optional = values.iter().any(Code::is_optional);
    let values = values.iter().map(|value| if optional { value.some() } else { value.tokens() });
    Code::plain(quote!([#(#values),*].into_iter()), Form::Items(Box::new(form), optional))
}

/// Whether a list has an item, or text a part.
pub(super) fn contains(list: Code, wanted: Code) -> Code {
    items(list).then(|list, form| {
        if form == Form::Text {
            return wanted.then(|wanted, _| Code::plain(quote!(#list.contains(#wanted)), Form::Boolean));
        }
        let each = match &form {
            Form::Items(item, true) => Code::option(quote!(each), quote!(each), (**item).clone()),
            form => Code::plain(quote!(each), item_of(form)),
        };
        let test = equal(each, wanted, true);
        Code::plain(quote!(#list.any(|each| #test)), Form::Boolean)
    })
}

/// The step of an iterator to the item with this number.
fn step(number: i32) -> TokenStream {
    let count = |number: u32| Literal::usize_unsuffixed(number as usize);
    match number {
        0 => quote!(next()),
        -1 => quote!(next_back()),
        1.. => {
            let number = count(number.unsigned_abs());
            quote!(nth(#number))
        }
        _ => {
            let number = count(number.unsigned_abs() - 1);
            quote!(nth_back(#number))
        }
    }
}
