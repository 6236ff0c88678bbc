//! What paths ask of lists: which items are in them.

use proc_macro2::TokenStream;
use quote::quote;

use super::query_code::{Code, Form, parameter};
use super::query_compare::equal;
use super::query_value::{field, index, item_at, item_behind, item_of, items, present, references};
use crate::lower::QueryPath;
use crate::resolve::Comparison;

/// The item with this number.
pub(super) fn at(list: Code, number: i32) -> Code {
    let index = index(number);
    let step = match number {
        0 => quote!(next()),
        -1 => quote!(next_back()),
        1.. => quote!(nth(#index)),
        _ => quote!(nth_back(#index)),
    };
    list.then(|list, form| match form {
        Form::List(item) => item_at(&list, number, &item),
        Form::Items(item, true) => Code::option(quote!(#list.#step.flatten()), quote!(value), *item),
        Form::Options(ty) => item_behind(quote!(#list.#step.and_then(Option::as_ref)), &ty),
        form => Code::option(quote!(#list.#step), quote!(value), item_of(&form)),
    })
}

/// The list of some values as an array, and what its items are.
pub(super) fn array(values: impl Iterator<Item = Code>) -> (TokenStream, Form) {
    let values: Vec<Code> = values.collect();
    let form = values.first().map_or(Form::Null, |value| value.form.clone());
    let optional = values.iter().any(Code::is_optional);
    let values = values.iter().map(|value| if optional { value.some() } else { value.tokens() });
    (quote!([#(#values),*]), Form::Items(Box::new(form), optional))
}

/// Whether a list has an item, or text a part.
pub(super) fn contains(list: Code, wanted: Code) -> Code {
    if wanted.can_fail {
        // Whole, for the part has its name only in here.
        return wanted
            .named(&quote!(part))
            .then(|part, form| contains(list, Code::plain(part, form)).named(&quote!(value)));
    }
    if list.form == Form::Text {
        let part = |text: &TokenStream| wanted.asked(false, |wanted| quote!(#text.contains(#wanted)));
        return list.named(&quote!(text)).called(|text, _| part(&text));
    }
    items(list).called(|list, form| {
        let each = match &form {
            Form::Items(item, true) => Code::option(quote!(each), quote!(each), (**item).clone()),
            Form::Options(ty) => field(&quote!(each), ty, true, false),
            form => Code::plain(quote!(each), item_of(form)),
        };
        let test = equal(each, wanted, true).tokens();
        Code::plain(quote!(#list.any(|each| #test)), Form::Boolean)
    })
}

/// The list of which a comparison asks whether it is empty, or is not.
pub(super) fn emptiness(path: &QueryPath) -> Option<(&QueryPath, bool)> {
    let QueryPath::Compare(comparison, left, right) = path else { return None };
    let (list, number, comparison) = match (&**left, &**right) {
        (QueryPath::Length(list), QueryPath::Number(number)) => (list, *number, *comparison),
        (QueryPath::Number(number), QueryPath::Length(list)) => (list, *number, comparison.turned()),
        _ => return None,
    };
    match (comparison, number) {
        (Comparison::Equal | Comparison::LessOrEqual, 0.0) | (Comparison::Less, 1.0) => Some((list, true)),
        (Comparison::NotEqual | Comparison::Greater, 0.0) | (Comparison::GreaterOrEqual, 1.0) => {
            Some((list, false))
        }
        _ => None,
    }
}

/// The values of a map as an iterator.
pub(super) fn values(map: TokenStream, form: Form) -> Code {
    match form {
        Form::Map(_, value) => references(quote!(#map.values()), &value),
        form => Code::plain(map, form),
    }
}

/// The items of the lists that are in a list.
pub(super) fn flat(list: Code) -> Code {
    match item_of(&list.form) {
        // What is nothing falls out of the projection that follows.
        inner @ (Form::List(_) | Form::Options(_)) => list.then(|list, _| {
            let inner = present(Code::plain(quote!(item), inner));
            let tokens = inner.tokens();
            Code::plain(quote!(#list.flat_map(|item| #tokens)), inner.form)
        }),
        inner @ Form::Items(..) => list.then(|list, _| Code::plain(quote!(#list.flatten()), inner)),
        _ => list,
    }
}

/// Whether an item of a list fulfils a condition, or none does.
pub(super) fn any(list: &TokenStream, keep: &TokenStream, wanted: bool) -> TokenStream {
    let item = parameter(keep, quote!(item));
    let any = quote!(#list.any(|#item| #keep));
    if wanted { any } else { quote!(!#any) }
}

/// The first or the last item of a list that fulfils a condition; `None` for another number.
pub(super) fn find(list: Code, keep: &TokenStream, number: i32) -> Option<Code> {
    let find = match number {
        0 => quote!(find),
        -1 => quote!(rfind),
        _ => return None,
    };
    let item = parameter(keep, quote!(&item));
    Some(
        list.then(|list, form| {
            Code::option(quote!(#list.#find(|#item| #keep)), quote!(value), item_of(&form))
        }),
    )
}
