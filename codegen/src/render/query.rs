//! Paths into input and output: JMESPath as Rust over the types of the crate.
//!
//! A step that gives nothing where it is applied to nothing is an `Option`; a list is an iterator.

use proc_macro2::TokenStream;
use quote::quote;

use super::part::Root;
use super::query_code::{Code, Form, Number};
use super::query_compare::{equal, float, order, truth};
use super::query_list::{at, contains, is_empty, length, list};
use super::query_value::{behind, field, form, item_of, items, present, references};
use crate::lower::{QueryContainer, QueryKind, QueryPath, QueryStep};
use crate::resolve::Comparison;

/// Whether the path gives this text.
pub(super) fn is_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    equal(code(path, &Form::Null, root), Code::plain(quote!(#text), Form::Text), true)
}

/// Whether the path gives this truth value.
pub(super) fn is_boolean(path: &QueryPath, value: bool, root: &Root) -> TokenStream {
    boolean(path, value, true, &Form::Null, root)
}

/// Whether the path gives a list in which this text is.
pub(super) fn any_is_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    let list = present(code(path, &Form::Null, root));
    list.asked(false, |list| quote!(#list.any(|item| item == #text)))
}

/// Whether the path gives a list that has this text, and nothing else, at least once.
pub(super) fn all_are_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    let list = items(code(path, &Form::Null, root));
    match list.form {
        // An absent item is not this text either.
        Form::Items(_, true) => {
            list.asked(false, |list| quote!(smithy::all_are(#list.map(Option::unwrap_or_default), #text)))
        }
        _ => list.asked(false, |list| quote!(smithy::all_are(#list, #text))),
    }
}

/// The text that a path gives, for a `match`.
pub(super) struct Scalar {
    /// The code.
    pub(super) tokens: TokenStream,
    optional: bool,
}

impl Scalar {
    /// The pattern of any of these texts.
    pub(super) fn pattern(&self, texts: &[&str]) -> TokenStream {
        if self.optional { quote!(Some(#(#texts)|*)) } else { quote!(#(#texts)|*) }
    }
}

/// The text that the path gives.
pub(super) fn scalar(path: &QueryPath, root: &Root) -> Scalar {
    let code = code(path, &Form::Null, root);
    Scalar { tokens: code.tokens(), optional: code.is_optional() }
}

/// What the path gives, as an option.
pub(super) fn value(path: &QueryPath, root: &Root) -> TokenStream {
    code(path, &Form::Null, root).some()
}

/// The texts that the path gives, as an iterator in an option.
pub(super) fn texts(path: &QueryPath, root: &Root) -> TokenStream {
    present(code(path, &Form::Null, root)).some()
}

/// Whether the path gives this truth value, or does not.
fn boolean(path: &QueryPath, value: bool, wanted: bool, item: &Form, root: &Root) -> TokenStream {
    let code = code(path, item, root);
    if code.is_optional() && !(value && wanted) {
        return equal(code, Code::plain(quote!(#value), Form::Boolean), wanted);
    }
    match value == wanted {
        true => condition(path, item, root),
        false => negation(path, item, root),
    }
}

/// Whether the path gives something that is true, for places where nothing else matters.
fn condition(path: &QueryPath, item: &Form, root: &Root) -> TokenStream {
    let of = |path: &QueryPath| condition(path, item, root);
    match path {
        QueryPath::And(left, right) => {
            // Without parentheses it would bind less tightly than its surroundings.
            let of = |path: &QueryPath| match (path, of(path)) {
                (QueryPath::Or(..), tokens) => quote!((#tokens)),
                (_, tokens) => tokens,
            };
            let (left, right) = (of(left), of(right));
            quote!(#left && #right)
        }
        QueryPath::Or(left, right) => {
            let (left, right) = (of(left), of(right));
            quote!(#left || #right)
        }
        QueryPath::Not(value) => negation(value, item, root),
        QueryPath::Truth(value) => truth(&code(value, item, root), true),
        path => truth(&code(path, item, root), true),
    }
}

/// Whether the path gives nothing, or something that is not true.
fn negation(path: &QueryPath, item: &Form, root: &Root) -> TokenStream {
    let of = |path: &QueryPath| code(path, item, root);
    match path {
        QueryPath::And(..) | QueryPath::Or(..) => {
            let value = condition(path, item, root);
            quote!(!(#value))
        }
        QueryPath::Not(value) => condition(value, item, root),
        path if emptiness(path).is_some() => truth(&of(path), false),
        QueryPath::Compare(Comparison::Equal, left, right) => equal(of(left), of(right), false),
        QueryPath::Compare(Comparison::NotEqual, left, right) => equal(of(left), of(right), true),
        QueryPath::Compare(comparison, left, right) => {
            let order = |comparison| order(comparison, of(left), of(right));
            let code = order(*comparison);
            match code.is_optional() {
                true => truth(&code, false),
                false => order(comparison.opposite()).tokens(),
            }
        }
        path => truth(&of(path), false),
    }
}

fn code(path: &QueryPath, item: &Form, root: &Root) -> Code {
    let of = |path: &QueryPath| code(path, item, root);
    if let Some((list, empty)) = emptiness(path) {
        return is_empty(of(list), empty);
    }
    match path {
        QueryPath::Input => Code::plain(quote!(input), Form::Reference(QueryKind::Object)),
        QueryPath::Output => Code::plain(quote!(output), Form::Reference(QueryKind::Object)),
        QueryPath::Item => Code::plain(quote!(item), item.clone()),
        QueryPath::Member(parent, step) => member(of(parent), step, root),
        QueryPath::With(value, then) => with(of(value), then, root),
        QueryPath::Each(list, then) => each(present(of(list)), then, root),
        QueryPath::Filter(list, keep) => present(of(list)).then(|list, form| {
            let keep = condition(keep, &item_of(&form), root);
            Code::plain(quote!(#list.filter(|&item| #keep)), form)
        }),
        QueryPath::Flatten(list) => flat_each(list, item, root).unwrap_or_else(|| flat(present(of(list)))),
        QueryPath::Values(map) => of(map).then(|map, form| match form {
            Form::Reference(QueryKind::Map { value, sparse, .. }) => {
                references(quote!(#map.values()), &value, sparse)
            }
            form => Code::plain(map, form),
        }),
        QueryPath::Keys(map) => of(map).then(|map, form| match form {
            Form::Reference(QueryKind::Map { key, .. }) => references(quote!(#map.keys()), &key, false),
            form => Code::plain(map, form),
        }),
        QueryPath::Index(list, number) => match found(list, *number) {
            Some((list, keep, find)) => present(of(list)).then(|list, form| {
                let item = item_of(&form);
                let keep = condition(keep, &item, root);
                Code::option(quote!(#list.#find(|&item| #keep)), quote!(value), item)
            }),
            None => at(of(list), *number),
        },
        QueryPath::List(values) => list(values.iter().map(of).collect()),
        QueryPath::Length(value) => length(of(value)),
        QueryPath::Contains(list, wanted) => contains(of(list), of(wanted)),
        QueryPath::Compare(comparison @ (Comparison::Equal | Comparison::NotEqual), left, right) => {
            let wanted = *comparison == Comparison::Equal;
            let tokens = match (&**left, &**right) {
                (QueryPath::Boolean(value), path) | (path, QueryPath::Boolean(value)) => {
                    boolean(path, *value, wanted, item, root)
                }
                _ => equal(of(left), of(right), wanted),
            };
            Code::plain(tokens, Form::Boolean)
        }
        QueryPath::Compare(comparison, left, right) => order(*comparison, of(left), of(right)),
        QueryPath::Truth(_) | QueryPath::Not(_) => Code::plain(condition(path, item, root), Form::Boolean),
        QueryPath::And(left, right) | QueryPath::Or(left, right) => {
            let (left, right) = (of(left), of(right));
            match left.is_optional() || right.is_optional() {
                true => first_that_is(matches!(path, QueryPath::Or(..)), &left, &right),
                false => either(path, item, root),
            }
        }
        QueryPath::Text(text) => Code::plain(quote!(#text), Form::Text),
        QueryPath::Number(number) => Code::plain(float(*number), Form::Number(Number::Literal(*number))),
        QueryPath::Boolean(value) => Code::plain(quote!(#value), Form::Boolean),
        QueryPath::Null => Code::option(quote!(None), quote!(value), Form::Null),
    }
}

/// A member of a structure or union.
fn member(parent: Code, step: &QueryStep, root: &Root) -> Code {
    let QueryStep { ident, kind, boxed, .. } = step;
    parent.then(|value, _| match &step.of {
        QueryContainer::Structure(optional) => field(&quote!(#value.#ident), kind, *optional, *boxed),
        QueryContainer::Union(ty) => {
            let inner = if *boxed { quote!(&**inner) } else { quote!(inner) };
            let inner = behind(&inner, kind);
            let option = quote! {
                match #value {
                    #root::#ty::#ident(inner) => Some(#inner),
                    _ => None,
                }
            };
            Code::option(option, quote!(value), form(kind))
        }
    })
}

/// What a path gives for a value.
fn with(value: Code, then: &QueryPath, root: &Root) -> Code {
    let value = value.named(&quote!(item));
    if value.is_optional() {
        return value.then(|_, form| code(then, &form, root));
    }
    let tokens = value.tokens();
    let then = code(then, &value.form, root);
    let inner = then.tokens();
    let block = quote!({ let item = #tokens; #inner });
    match then.is_optional() {
        true => Code::option(block, quote!(value), then.form),
        false => Code::plain(block, then.form),
    }
}

/// Whether one or both of two values are true, which are never nothing.
fn either(path: &QueryPath, item: &Form, root: &Root) -> Code {
    let tokens = condition(path, item, root);
    Code::plain(quote!((#tokens)), Form::Boolean)
}

/// The first of two values if it is as true as this, or else the second. An absent value is not true.
fn first_that_is(truth_value: bool, first: &Code, second: &Code) -> Code {
    let (is_true, first, second) = (truth(first, true), first.some(), second.some());
    let option = match truth_value {
        true => quote!(if #is_true { #first } else { #second }),
        false => quote!(if #is_true { #second } else { #first }),
    };
    Code::option(quote!((#option)), quote!(value), Form::Boolean)
}

/// The list of which a comparison asks whether it is empty, or is not.
fn emptiness(path: &QueryPath) -> Option<(&QueryPath, bool)> {
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

/// The list and the condition of which the first or the last item is wanted, and the step of an iterator to it.
fn found(list: &QueryPath, number: i32) -> Option<(&QueryPath, &QueryPath, TokenStream)> {
    let find = match number {
        0 => quote!(find),
        -1 => quote!(rfind),
        _ => return None,
    };
    match list {
        QueryPath::Filter(list, keep) => Some((list, keep, find)),
        QueryPath::Each(list, then) if **then == QueryPath::Item => found(list, number),
        _ => None,
    }
}

fn each(list: Code, then: &QueryPath, root: &Root) -> Code {
    if *then == QueryPath::Item {
        return list;
    }
    list.then(|list, form| {
        let then = code(then, &item_of(&form), root);
        let inner = then.tokens();
        let tokens = if then.is_optional() {
            quote!(#list.filter_map(|item| #inner))
        } else {
            quote!(#list.map(|item| #inner))
        };
        Code::plain(tokens, Form::Items(Box::new(then.form), false))
    })
}

/// The items of the lists that are in a list.
fn flat(list: Code) -> Code {
    list.then(|list, form| match item_of(&form) {
        inner @ Form::Reference(QueryKind::List { .. }) => {
            let inner = items(Code::plain(quote!(item), inner));
            let tokens = inner.tokens();
            Code::plain(quote!(#list.flat_map(|item| #tokens)), inner.form)
        }
        inner @ Form::Items(..) => Code::plain(quote!(#list.flatten()), inner),
        _ => Code::plain(list, form),
    })
}

/// The items of the lists that a query makes of each item of another; none where it makes something else.
fn flat_each(path: &QueryPath, item: &Form, root: &Root) -> Option<Code> {
    let QueryPath::Each(list, then) = path else { return None };
    let list = present(code(list, item, root));
    let then = code(then, &item_of(&list.form), root);
    let is_flat = matches!(then.form, Form::Items(..)) && !then.is_optional();
    is_flat.then(|| {
        let inner = then.tokens();
        list.then(|list, _| Code::plain(quote!(#list.flat_map(|item| #inner)), then.form))
    })
}
