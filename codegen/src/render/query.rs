//! Paths into input and output: JMESPath as Rust over the types of the crate.
//!
//! A step that gives nothing where it is applied to nothing is an `Option`; a list is an iterator.
//!
//! A function whose argument is absent cannot be evaluated, which JMESPath calls an error. As in AWS's SDK for Rust, the
//! condition that asks for it does then not hold, and its negation does not hold either: a matcher does not match, and a
//! filter leaves the item out. An item that a function's result lacks is nothing, which is a value.

use proc_macro2::TokenStream;
use quote::quote;

use super::part::Root;
use super::query_code::{Code, Form, Number, parameter};
use super::query_compare::{
    bare, equal, equal_or_not, first_that_is, float, is_empty, joined, order, order_or_not, true_or_not,
    truth,
};
use super::query_known::Known;
use super::query_list::{any, array, at, contains, emptiness, find, flat, values};
use super::query_value::{field, item_of, items, member, present, references};
use crate::lower::{QueryPath, Type};
use crate::resolve::Comparison;

/// Whether the path gives this text.
pub(super) fn is_text(path: &QueryPath, text: &str, root: &Root) -> Code {
    equal(value(path, root), Code::text(text), true)
}

/// Whether the path gives this truth value.
pub(super) fn is_boolean(path: &QueryPath, value: bool, root: &Root) -> Code {
    boolean(path, value, true, &Form::Null, &Known::new(root))
}

/// Whether the path gives a list in which this text is.
pub(super) fn any_is_text(path: &QueryPath, text: &str, root: &Root) -> Code {
    let list = texts(path, root);
    let test = equal(Code::plain(quote!(item), Form::Text), Code::text(text), true).tokens();
    list.asked(false, |list| quote!(#list.any(|item| #test)))
}

/// Whether the path gives a list that has this text, and nothing else, at least once.
pub(super) fn all_are_text(path: &QueryPath, text: &str, root: &Root) -> Code {
    let list = items(value(path, root));
    list.asked(false, |tokens| match &list.form {
        // An absent item is not this text either.
        Form::Items(_, true) => quote!(smithy::all_are(#tokens, Some(#text))),
        Form::Options(ty) => {
            let item = field(&quote!(item), ty, true, false).tokens();
            quote!(smithy::all_are(#tokens.map(|item| #item), Some(#text)))
        }
        _ => quote!(smithy::all_are(#tokens, #text)),
    })
}

/// What the path gives.
pub(super) fn value(path: &QueryPath, root: &Root) -> Code {
    code(path, &Form::Null, &Known::new(root))
}

/// The texts that the path gives, as an iterator.
pub(super) fn texts(path: &QueryPath, root: &Root) -> Code {
    present(value(path, root))
}

/// Whether the path gives this truth value, or does not.
fn boolean(path: &QueryPath, value: bool, wanted: bool, item: &Form, known: &Known<'_>) -> Code {
    let code = code(path, item, known);
    match code.is_optional() {
        // What is neither true nor false is not unequal to one of them either.
        true if code.can_fail && !wanted => equal(code, Code::truth(!value), true),
        true if !(value && wanted) => equal(code, Code::truth(value), wanted),
        _ => holds(path, value == wanted, item, known),
    }
}

/// Whether the path gives something that is true; or, where that is not `wanted`, nothing or something that is not true.
fn holds(path: &QueryPath, wanted: bool, item: &Form, known: &Known<'_>) -> Code {
    let of = |path: &QueryPath| code(path, item, known);
    if let Some(base) = base(path, item, known) {
        let base_code = of(base).renamed(&known.name());
        return base_code.asked(false, |result| {
            let result = Code::plain(result.clone(), base_code.form.clone());
            holds(path, wanted, item, &known.with(base, item, result)).tokens()
        });
    }
    match path {
        QueryPath::And(left, right) | QueryPath::Or(left, right) if wanted || can_fail(path, item, known) => {
            let is_and = matches!(path, QueryPath::And(..));
            if is_and != wanted && can_fail(left, item, known) {
                let second = holds(right, wanted, item, known);
                let with_second = |first: &TokenStream| {
                    joined(true, Code::plain(first.clone(), Form::Boolean), second).tokens()
                };
                return evaluated(left, wanted, item, known).asked(false, with_second);
            }
            joined(is_and != wanted, holds(left, wanted, item, known), holds(right, wanted, item, known))
        }
        QueryPath::And(..) | QueryPath::Or(..) => truth(holds(path, true, item, known), false),
        QueryPath::Not(value) => holds(value, !wanted, item, known),
        QueryPath::Truth(value) => match filtered(value, item, known) {
            Some((list, keep)) => {
                let otherwise = !wanted && !list.can_fail;
                list.asked(otherwise, |list| any(list, &keep, wanted))
            }
            None => truth(of(value), wanted),
        },
        path if emptiness(path).is_some() => truth(of(path), wanted),
        QueryPath::Compare(Comparison::Equal, left, right) => equality(left, right, wanted, item, known),
        QueryPath::Compare(Comparison::NotEqual, left, right) => equality(left, right, !wanted, item, known),
        QueryPath::Compare(comparison, left, right) if !wanted && !of(path).is_optional() => {
            order(comparison.opposite(), of(left), of(right))
        }
        QueryPath::Compare(..) if !wanted && can_fail(path, item, known) => {
            truth(evaluated(path, false, item, known), true)
        }
        path => truth(of(path), wanted),
    }
}

/// Whether two values are equal, or are not.
fn equality(left: &QueryPath, right: &QueryPath, wanted: bool, item: &Form, known: &Known<'_>) -> Code {
    match (left, right) {
        (QueryPath::Boolean(value), path) | (path, QueryPath::Boolean(value)) => {
            boolean(path, *value, wanted, item, known)
        }
        _ => equal(code(left, item, known), code(right, item, known), wanted),
    }
}

/// What [`holds`] says; nothing where the path cannot be evaluated.
fn evaluated(path: &QueryPath, wanted: bool, item: &Form, known: &Known<'_>) -> Code {
    let of = |path: &QueryPath| code(path, item, known);
    if !can_fail(path, item, known) {
        return holds(path, wanted, item, known);
    }
    if let Some(base) = base(path, item, known) {
        return of(base).renamed(&known.name()).then(|result, form| {
            let known = known.with(base, item, Code::plain(result, form));
            // Whole, for the result has its name only in here.
            evaluated(path, wanted, item, &known).named(&quote!(value))
        });
    }
    if let Some((list, empty)) = emptiness(path) {
        return list_is_empty(list, empty == wanted, item, known);
    }
    match path {
        QueryPath::Not(value) => evaluated(value, !wanted, item, known),
        QueryPath::And(left, right) | QueryPath::Or(left, right) => {
            let is_or = matches!(path, QueryPath::Or(..)) == wanted;
            let (first, second) =
                (evaluated(left, wanted, item, known), evaluated(right, wanted, item, known));
            if !second.is_optional() {
                return first.then(|first, form| joined(is_or, Code::plain(first, form), second));
            }
            let (first, second) = (first.some(), bare(second.tokens()));
            let option = match is_or {
                true => quote!(#first.and_then(|first| if first { Some(true) } else { #second })),
                false => quote!(#first.and_then(|first| if first { #second } else { Some(false) })),
            };
            Code::option(option, quote!(value), Form::Boolean).failing(true)
        }
        QueryPath::Compare(comparison @ (Comparison::Equal | Comparison::NotEqual), left, right) => {
            let wanted = (*comparison == Comparison::Equal) == wanted;
            match (&**left, &**right) {
                (QueryPath::Boolean(value), path) | (path, QueryPath::Boolean(value)) => {
                    equal_or_not(of(path), Code::truth(*value), wanted)
                }
                _ => equal_or_not(of(left), of(right), wanted),
            }
        }
        QueryPath::Compare(comparison, left, right) => order_or_not(*comparison, of(left), of(right), wanted),
        QueryPath::Truth(value) => match filtered(value, item, known) {
            Some((list, keep)) => list.then(|list, _| Code::plain(any(&list, &keep, wanted), Form::Boolean)),
            None => true_or_not(of(value), wanted),
        },
        path => true_or_not(of(path), wanted),
    }
}

/// The function of whose result a condition asks for an item. If the function cannot be evaluated, the condition cannot; if
/// there is no such item, the condition is about nothing.
fn base<'p>(condition: &'p QueryPath, item: &Form, known: &Known<'_>) -> Option<&'p QueryPath> {
    let mut path = match condition {
        QueryPath::Compare(_, left, right) => {
            return base(left, item, known).or_else(|| base(right, item, known));
        }
        QueryPath::Truth(value) => value,
        path => path,
    };
    let mut has_item = false;
    while let QueryPath::Index(of, _)
    | QueryPath::Member(of, _)
    | QueryPath::Filter(of, _)
    | QueryPath::Each(of, _) = path
    {
        has_item |= matches!(path, QueryPath::Index(..));
        path = of;
    }
    (has_item && code(path, item, known).can_fail).then_some(path)
}

/// Whether the argument of a function may be absent, so that neither the condition nor its negation holds.
fn can_fail(path: &QueryPath, item: &Form, known: &Known<'_>) -> bool {
    match path {
        QueryPath::And(left, right) | QueryPath::Or(left, right) | QueryPath::Compare(_, left, right) => {
            can_fail(left, item, known) || can_fail(right, item, known)
        }
        QueryPath::Not(value) | QueryPath::Truth(value) => can_fail(value, item, known),
        path => code(path, item, known).can_fail,
    }
}

/// What a path gives.
fn code(path: &QueryPath, item: &Form, known: &Known<'_>) -> Code {
    known.code(path, item).unwrap_or_else(|| {
        let code = new_code(path, item, known);
        known.keep(path, item, &code);
        code
    })
}

fn new_code(path: &QueryPath, item: &Form, known: &Known<'_>) -> Code {
    let of = |path: &QueryPath| code(path, item, known);
    if let Some((list, empty)) = emptiness(path) {
        return list_is_empty(list, empty, item, known);
    }
    match path {
        QueryPath::Input => Code::plain(quote!(input), Form::Object),
        QueryPath::Output => Code::plain(quote!(output), Form::Object),
        QueryPath::Item => Code::plain(quote!(item), item.clone()),
        QueryPath::Member(parent, step) => member(of(parent), step, known.root),
        QueryPath::With(value, then) => with(of(value), then, known),
        QueryPath::Each(list, then) => each(present(of(list)), then, known),
        QueryPath::Filter(list, keep) => {
            let (list, keep) = kept(list, keep, item, known);
            let item = parameter(&keep, quote!(&item));
            list.then(|list, form| Code::plain(quote!(#list.filter(|#item| #keep)), form))
        }
        QueryPath::Flatten(list) => flat_each(list, item, known).unwrap_or_else(|| flat(present(of(list)))),
        QueryPath::Wildcard(map) => present(of(map).then(values)),
        QueryPath::Values(map) => of(map).called(values),
        QueryPath::Keys(map) => of(map).called(|map, form| match form {
            Form::Map(key, _) => references(quote!(#map.keys()), &key),
            form => Code::plain(map, form),
        }),
        QueryPath::Index(list, number) => {
            let found = filtered(list, item, known).and_then(|(list, keep)| find(list, &keep, *number));
            found.unwrap_or_else(|| at(of(list), *number))
        }
        QueryPath::List(values) => {
            let (array, form) = array(values.iter().map(of));
            // Called as a method, it would give references in edition 2018.
            Code::plain(quote!(IntoIterator::into_iter(#array)), form)
        }
        QueryPath::Length(value) => length(value, false, item, known),
        QueryPath::Contains(list, wanted) => match base(wanted, item, known) {
            Some(base) => of(base).renamed(&known.name()).then(|result, form| {
                let known = known.with(base, item, Code::plain(result, form));
                code(path, item, &known).named(&quote!(value))
            }),
            None => contains(of(list), of(wanted)),
        },
        // These are true or false wherever they can be evaluated.
        QueryPath::Compare(Comparison::Equal | Comparison::NotEqual, ..)
        | QueryPath::Truth(_)
        | QueryPath::Not(_) => evaluated(path, true, item, known),
        QueryPath::Compare(comparison, left, right) => order(*comparison, of(left), of(right)),
        QueryPath::And(left, right) | QueryPath::Or(left, right) => {
            // A first one that gives nothing is not true, other than one that cannot be evaluated.
            let left = match matches!(path, QueryPath::Or(..)) && can_fail(left, item, known) {
                true => evaluated(left, true, item, known),
                false => of(left),
            };
            let right = of(right);
            match left.is_optional() || right.is_optional() {
                true => first_that_is(matches!(path, QueryPath::Or(..)), left, &right),
                false => holds(path, true, item, known),
            }
        }
        QueryPath::Text(text) => Code::text(text),
        QueryPath::Number(number) => Code::plain(float(*number), Form::Number(Number::Literal(*number))),
        QueryPath::Boolean(value) => Code::truth(*value),
        QueryPath::Null => Code::option(quote!(None), quote!(value), Form::Null),
    }
}

/// Whether a list is empty, or is not.
fn list_is_empty(list: &QueryPath, wanted: bool, item: &Form, known: &Known<'_>) -> Code {
    let test = |test: TokenStream| Code::plain(test, Form::Boolean);
    match filtered(list, item, known) {
        Some((list, keep)) => list.called(|list, _| test(any(&list, &keep, !wanted))),
        None => code(list, item, known).called(|list, form| test(is_empty(&list, &form, wanted))),
    }
}

/// The list that a path filters, and what its items must fulfil; `None` if the path does anything else.
fn filtered(path: &QueryPath, item: &Form, known: &Known<'_>) -> Option<(Code, TokenStream)> {
    match path {
        QueryPath::Filter(list, keep) => Some(kept(list, keep, item, known)),
        QueryPath::Each(list, then) if **then == QueryPath::Item => filtered(list, item, known),
        _ => None,
    }
}

/// The items of a list, and what those that a filter keeps fulfil.
fn kept(list: &QueryPath, keep: &QueryPath, item: &Form, known: &Known<'_>) -> (Code, TokenStream) {
    let list = present(code(list, item, known));
    let keep = holds(keep, true, &item_of(&list.form), known).tokens();
    (list, keep)
}

/// What a path gives for a value.
fn with(value: Code, then: &QueryPath, known: &Known<'_>) -> Code {
    let value = value.named(&quote!(item));
    if value.is_optional() {
        return value.then(|_, form| code(then, &form, known));
    }
    let tokens = value.tokens();
    let then = code(then, &value.form, known);
    let inner = then.tokens();
    let block = quote!({ let item = #tokens; #inner });
    match then.is_optional() {
        true => Code::option(block, quote!(value), then.form).failing(then.can_fail),
        false => Code::plain(block, then.form),
    }
}

/// How long text is, or how many items or entries there are; with `present`, without those that are nothing. What is made
/// of each item of another list, or of each entry of a map, is as many as these.
fn length(of: &QueryPath, present: bool, item: &Form, known: &Known<'_>) -> Code {
    let item_of = |list: &QueryPath| item_of(&items(code(list, item, known)).form);
    match of {
        QueryPath::Keys(map) => return length(map, false, item, known),
        QueryPath::Values(map) => return length(map, present, item, known),
        QueryPath::Wildcard(map) => return length(map, true, item, known),
        QueryPath::Each(list, then) if !code(then, &item_of(list), known).is_optional() => {
            return length(list, true, item, known);
        }
        QueryPath::Flatten(list)
            if !matches!(item_of(list), Form::Items(..) | Form::Options(_) | Form::List(_)) =>
        {
            return length(list, true, item, known);
        }
        QueryPath::List(values) => {
            let (array, _) = array(values.iter().map(|value| code(value, item, known)));
            return Code::plain(quote!(#array.len()), Form::Number(Number::Count));
        }
        _ => {}
    }
    code(of, item, known).called(|value, form| {
        let tokens = match form {
            Form::Text => quote!(#value.chars().count()),
            Form::Items(_, true) | Form::Options(_) if present => quote!(#value.flatten().count()),
            Form::Items(..) | Form::Options(_) => quote!(#value.count()),
            Form::List(Type::Option(_)) if present => quote!(#value.iter().flatten().count()),
            Form::Map(_, Type::Option(_)) if present => quote!(#value.values().flatten().count()),
            _ => quote!(#value.len()),
        };
        Code::plain(tokens, Form::Number(Number::Count))
    })
}

/// What a path gives for each item of a list.
fn each(list: Code, then: &QueryPath, known: &Known<'_>) -> Code {
    if *then == QueryPath::Item {
        return list;
    }
    list.then(|list, form| {
        let then = code(then, &item_of(&form), known);
        let inner = then.tokens();
        let item = parameter(&inner, quote!(item));
        let tokens = if then.is_optional() {
            quote!(#list.filter_map(|#item| #inner))
        } else {
            quote!(#list.map(|#item| #inner))
        };
        Code::plain(tokens, Form::Items(Box::new(then.form), false))
    })
}

/// The items of the lists that a query makes of each item of another; none where it makes something else.
fn flat_each(path: &QueryPath, item: &Form, known: &Known<'_>) -> Option<Code> {
    let QueryPath::Each(list, then) = path else { return None };
    let list = present(code(list, item, known));
    let then = code(then, &item_of(&list.form), known);
    let is_flat = matches!(then.form, Form::Items(..)) && !then.is_optional();
    is_flat.then(|| {
        let inner = then.tokens();
        let item = parameter(&inner, quote!(item));
        list.then(|list, _| Code::plain(quote!(#list.flat_map(|#item| #inner)), then.form))
    })
}
