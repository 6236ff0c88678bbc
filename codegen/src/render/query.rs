//! Paths into input and output: JMESPath as Rust over the types of the crate.
//!
//! A step that gives nothing where it is applied to nothing is an `Option`; a list is an iterator.
//!
//! A function whose argument is absent cannot be evaluated, which JMESPath calls an error. As in AWS's SDK for Rust, the
//! condition that asks for it does then not hold, and its negation does not hold either: a matcher does not match, and a
//! filter leaves the item out.

use proc_macro2::TokenStream;
use quote::quote;

use super::part::Root;
use super::query_code::{Code, Form, Number, Syntax};
use super::query_compare::{equal, float, order, truth};
use super::query_list::{array, at, contains, is_empty};
use super::query_value::{behind, field, form, item_of, items, present, references};
use crate::lower::{QueryContainer, QueryKind, QueryPath, QueryStep};
use crate::resolve::Comparison;

/// Whether the path gives this text.
pub(super) fn is_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    equal(code(path, &Form::Null, root), Code::text(text), true).tokens()
}

/// Whether the path gives this truth value.
pub(super) fn is_boolean(path: &QueryPath, value: bool, root: &Root) -> TokenStream {
    boolean(path, value, true, &Form::Null, root).tokens()
}

/// Whether the path gives a list in which this text is.
pub(super) fn any_is_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    let list = texts(path, root);
    list.asked(false, |list| quote!(#list.any(|item| item == #text))).tokens()
}

/// Whether the path gives a list that has this text, and nothing else, at least once.
pub(super) fn all_are_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    let list = items(code(path, &Form::Null, root));
    // An absent item is not this text either.
    let text_of = matches!(list.form, Form::Items(_, true)).then(|| quote!(.map(Option::unwrap_or_default)));
    list.asked(false, |list| quote!(smithy::all_are(#list #text_of, #text))).tokens()
}

/// What the path gives.
pub(super) fn value(path: &QueryPath, root: &Root) -> Code {
    code(path, &Form::Null, root)
}

/// The texts that the path gives, as an iterator.
pub(super) fn texts(path: &QueryPath, root: &Root) -> Code {
    present(value(path, root))
}

/// Whether the path gives this truth value, or does not.
fn boolean(path: &QueryPath, value: bool, wanted: bool, item: &Form, root: &Root) -> Code {
    let code = code(path, item, root);
    match code.is_optional() {
        // What is neither true nor false is not unequal to one of them either.
        true if code.can_fail && !wanted => equal(code, Code::truth(!value), true),
        true if !(value && wanted) => equal(code, Code::truth(value), wanted),
        _ => holds(path, value == wanted, item, root),
    }
}

/// Whether the path gives something that is true; or, where that is not `wanted`, nothing or something that is not true.
fn holds(path: &QueryPath, wanted: bool, item: &Form, root: &Root) -> Code {
    let of = |path: &QueryPath| code(path, item, root);
    match path {
        QueryPath::And(left, right) | QueryPath::Or(left, right) if wanted || can_fail(path, item, root) => {
            let is_and = matches!(path, QueryPath::And(..));
            let (first, second) = (holds(left, wanted, item, root), holds(right, wanted, item, root));
            match is_and == wanted {
                true => both(first, second),
                false if can_fail(left, item, root) => {
                    either(first, both(holds(left, !wanted, item, root), second))
                }
                false => either(first, second),
            }
        }
        QueryPath::And(..) | QueryPath::Or(..) => {
            let value = holds(path, true, item, root).tokens();
            Code::plain(quote!(!(#value)), Form::Boolean)
        }
        QueryPath::Not(value) => holds(value, !wanted, item, root),
        QueryPath::Truth(value) => truth(of(value), wanted),
        path if emptiness(path).is_some() => truth(of(path), wanted),
        QueryPath::Compare(Comparison::Equal, left, right) => equality(left, right, wanted, item, root),
        QueryPath::Compare(Comparison::NotEqual, left, right) => equality(left, right, !wanted, item, root),
        QueryPath::Compare(comparison, left, right) if !wanted && !of(path).is_optional() => {
            order(comparison.opposite(), of(left), of(right))
        }
        path => truth(of(path), wanted),
    }
}

/// Whether two values are equal, or are not.
fn equality(left: &QueryPath, right: &QueryPath, wanted: bool, item: &Form, root: &Root) -> Code {
    match (left, right) {
        (QueryPath::Boolean(value), path) | (path, QueryPath::Boolean(value)) => {
            boolean(path, *value, wanted, item, root)
        }
        _ => equal(code(left, item, root), code(right, item, root), wanted),
    }
}

fn both(left: Code, right: Code) -> Code {
    let side = |code: Code| {
        let tokens = code.tokens();
        if code.syntax() == Some(Syntax::Or) { quote!((#tokens)) } else { tokens }
    };
    let (left, right) = (side(left), side(right));
    Code::test(quote!(#left && #right))
}

fn either(left: Code, right: Code) -> Code {
    let (left, right) = (left.tokens(), right.tokens());
    Code::test(quote!(#left || #right)).like(Syntax::Or)
}

/// Whether the argument of a function may be absent, so that neither the condition nor its negation holds.
fn can_fail(path: &QueryPath, item: &Form, root: &Root) -> bool {
    match path {
        QueryPath::And(left, right) | QueryPath::Or(left, right) | QueryPath::Compare(_, left, right) => {
            can_fail(left, item, root) || can_fail(right, item, root)
        }
        QueryPath::Not(value) | QueryPath::Truth(value) => can_fail(value, item, root),
        path => code(path, item, root).can_fail,
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
            let keep = holds(keep, true, &item_of(&form), root).tokens();
            Code::plain(quote!(#list.filter(|&item| #keep)), form)
        }),
        QueryPath::Flatten(list) => flat_each(list, item, root).unwrap_or_else(|| flat(present(of(list)))),
        QueryPath::Values(map) => of(map).then(|map, form| match form {
            Form::Reference(QueryKind::Map { value, sparse, .. }) => {
                references(quote!(#map.values()), &value, sparse)
            }
            form => Code::plain(map, form),
        }),
        QueryPath::Keys(map) => of(map).called(|map, form| match form {
            Form::Reference(QueryKind::Map { key, .. }) => references(quote!(#map.keys()), &key, false),
            form => Code::plain(map, form),
        }),
        QueryPath::Index(list, number) => {
            find(list, *number, item, root).unwrap_or_else(|| at(of(list), *number))
        }
        QueryPath::List(values) => {
            let (array, form) = array(values.iter().map(of));
            Code::plain(quote!(#array.into_iter()), form)
        }
        QueryPath::Length(value) => length(value, false, item, root),
        QueryPath::Contains(list, wanted) => contains(of(list), of(wanted)),
        QueryPath::Compare(Comparison::Equal, left, right) if !can_fail(path, item, root) => {
            equality(left, right, true, item, root)
        }
        QueryPath::Compare(Comparison::NotEqual, left, right) if !can_fail(path, item, root) => {
            equality(left, right, false, item, root)
        }
        QueryPath::Compare(comparison, left, right) => order(*comparison, of(left), of(right)),
        QueryPath::Not(value) if can_fail(value, item, root) => {
            of(value).then(|value, form| Code::plain(quote!(!#value), form))
        }
        QueryPath::Truth(_) | QueryPath::Not(_) => holds(path, true, item, root),
        QueryPath::And(left, right) | QueryPath::Or(left, right) => {
            let (left, right) = (of(left), of(right));
            match left.is_optional() || right.is_optional() {
                true => first_that_is(matches!(path, QueryPath::Or(..)), left, &right),
                false => holds(path, true, item, root),
            }
        }
        QueryPath::Text(text) => Code::text(text),
        QueryPath::Number(number) => Code::plain(float(*number), Form::Number(Number::Literal(*number))),
        QueryPath::Boolean(value) => Code::truth(*value),
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
        true => Code::option(block, quote!(value), then.form).failing(then.can_fail),
        false => Code::plain(block, then.form),
    }
}

/// The first of two values if it is as true as this, or else the second. An absent value is not true.
fn first_that_is(truth_value: bool, first: Code, second: &Code) -> Code {
    let can_fail = first.can_fail || second.can_fail;
    let (one, other) = (first.some(), second.some());
    let option = match truth_value {
        // Without a first one that could be evaluated there is nothing.
        true if first.can_fail => {
            let is_false = truth(first, false).tokens();
            quote!(if #is_false { #other } else { #one })
        }
        true => {
            let is_true = truth(first, true).tokens();
            quote!(if #is_true { #one } else { #other })
        }
        false => {
            let is_true = truth(first, true).tokens();
            quote!(if #is_true { #other } else { #one })
        }
    };
    Code::option(quote!((#option)), quote!(value), Form::Boolean).failing(can_fail)
}

/// How long text is, or how many items or entries there are; with `present`, without those that are nothing. What is made
/// of each item of another list, or of each entry of a map, is as many as these.
fn length(of: &QueryPath, present: bool, item: &Form, root: &Root) -> Code {
    let item_of = |list: &QueryPath| item_of(&items(code(list, item, root)).form);
    match of {
        QueryPath::Keys(map) => return length(map, false, item, root),
        QueryPath::Values(map) => return length(map, true, item, root),
        QueryPath::Each(list, then) if !code(then, &item_of(list), root).is_optional() => {
            return length(list, true, item, root);
        }
        QueryPath::Flatten(list)
            if !matches!(item_of(list), Form::Items(..) | Form::Reference(QueryKind::List { .. })) =>
        {
            return length(list, true, item, root);
        }
        _ => {}
    }
    let array = match of {
        QueryPath::List(values) => Some(array(values.iter().map(|value| code(value, item, root)))),
        _ => None,
    };
    code(of, item, root).called(|value, form| {
        let tokens = match form {
            Form::Text => quote!(#value.chars().count()),
            Form::Items(_, true) if present => quote!(#value.flatten().count()),
            Form::Items(..) => array.map_or(quote!(#value.count()), |(array, _)| quote!(#array.len())),
            Form::Reference(QueryKind::List { sparse: true, .. }) if present => {
                quote!(#value.iter().flatten().count())
            }
            Form::Reference(QueryKind::Map { sparse: true, .. }) if present => {
                quote!(#value.values().flatten().count())
            }
            _ => quote!(#value.len()),
        };
        Code::plain(tokens, Form::Number(Number::Count))
    })
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

/// The first or the last item for which a condition holds.
fn find(list: &QueryPath, number: i32, item: &Form, root: &Root) -> Option<Code> {
    let find = match number {
        0 => quote!(find),
        -1 => quote!(rfind),
        _ => return None,
    };
    match list {
        QueryPath::Filter(list, keep) => Some(present(code(list, item, root)).then(|list, form| {
            let item = item_of(&form);
            let keep = holds(keep, true, &item, root).tokens();
            Code::option(quote!(#list.#find(|&item| #keep)), quote!(value), item)
        })),
        QueryPath::Each(list, then) if **then == QueryPath::Item => self::find(list, number, item, root),
        _ => None,
    }
}

/// What a path gives for each item of a list.
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
    match item_of(&list.form) {
        inner @ Form::Reference(QueryKind::List { .. }) => list.then(|list, _| {
            let inner = items(Code::plain(quote!(item), inner));
            let tokens = inner.tokens();
            Code::plain(quote!(#list.flat_map(|item| #tokens)), inner.form)
        }),
        inner @ Form::Items(..) => list.then(|list, _| Code::plain(quote!(#list.flatten()), inner)),
        _ => list,
    }
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
