//! Paths into input and output: JMESPath as Rust over the types of the crate.
//!
//! A step that gives nothing where it is applied to nothing is an `Option`; a list is an iterator.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::part::Root;
use super::query_code::{Code, Form, Number};
use super::query_compare::{equal, float, order, some, truth};
use super::query_value::{field, from_reference, item_of, items, present, references};
use crate::lower::{QueryKind, QueryPath};
use crate::resolve::Comparison;

/// Whether the path gives this text.
pub(super) fn is_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    let code = code(path, &Form::Null, root);
    equal(code, Code::new(quote!(#text), Form::Text, false), true)
}

/// Whether the path gives this truth value.
pub(super) fn is_boolean(path: &QueryPath, value: bool, root: &Root) -> TokenStream {
    equal(code(path, &Form::Null, root), Code::new(quote!(#value), Form::Boolean, false), true)
}

/// Whether the path gives a list in which this text is.
pub(super) fn any_is_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    let list = items(code(path, &Form::Null, root));
    list.is_some_and(&quote!(list), |list| quote!(#list.any(|item| item == #text)))
}

/// Whether the path gives a list in which nothing but this text is, at least once.
pub(super) fn all_are_text(path: &QueryPath, text: &str, root: &Root) -> TokenStream {
    let list = items(code(path, &Form::Null, root));
    let Code { tokens, optional, .. } = list;
    if optional {
        quote!(#tokens.is_some_and(|list| smithy::all_are(list, #text)))
    } else {
        quote!(smithy::all_are(#tokens, #text))
    }
}

/// Text that a path gives, to be matched.
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
    let Code { tokens, optional, .. } = code(path, &Form::Null, root);
    Scalar { tokens, optional }
}

/// The text that the path gives, as an option.
pub(super) fn value(path: &QueryPath, root: &Root) -> TokenStream {
    let Code { tokens, optional, .. } = code(path, &Form::Null, root);
    if optional { tokens } else { quote!(Some(#tokens)) }
}

/// The texts that the path gives, as an iterator in an option.
pub(super) fn texts(path: &QueryPath, root: &Root) -> TokenStream {
    let Code { tokens, optional, .. } = items(code(path, &Form::Null, root));
    if optional { tokens } else { quote!(Some(#tokens)) }
}

fn code(path: &QueryPath, item: &Form, root: &Root) -> Code {
    let of = |path: &QueryPath| code(path, item, root);
    match path {
        QueryPath::Input => Code::new(quote!(input), Form::Reference(QueryKind::Object), false),
        QueryPath::Output => Code::new(quote!(output), Form::Reference(QueryKind::Object), false),
        QueryPath::Item => Code::new(quote!(item), item.clone(), false),
        QueryPath::Field { of: parent, ident, kind, optional, boxed } => {
            of(parent).map(&quote!(value), |value, _| field(&quote!(#value.#ident), kind, *optional, *boxed))
        }
        QueryPath::Variant { of: parent, ty, ident, kind, boxed } => {
            of(parent).map(&quote!(value), |value, _| {
                let inner = if *boxed { quote!(&**inner) } else { quote!(inner) };
                let Code { tokens, form, .. } = from_reference(&inner, kind);
                let tokens = quote! {
                    match #value {
                        #root::#ty::#ident(inner) => Some(#tokens),
                        _ => None,
                    }
                };
                Code::new(tokens, form, true)
            })
        }
        QueryPath::With(value, then) => {
            let value = of(value);
            if value.optional {
                return value.map(&quote!(item), |_, form| code(then, &form, root));
            }
            let Code { tokens, form, .. } = value;
            let then = code(then, &form, root);
            let inner = then.tokens;
            Code::new(quote!({ let item = #tokens; #inner }), then.form, then.optional)
        }
        QueryPath::Each(list, then) => each(present(items(of(list))), then, root),
        QueryPath::Filter(list, keep) => present(items(of(list))).map(&quote!(list), |list, form| {
            let keep = truth(code(keep, &item_of(&form), root), true);
            Code::new(quote!(#list.filter(|&item| #keep)), form, false)
        }),
        QueryPath::Flatten(list) => present(items(of(list))).map(&quote!(list), |list, form| match item_of(&form) {
            inner @ Form::Reference(QueryKind::List { .. }) => {
                let Code { tokens, form, .. } = items(Code::new(quote!(item), inner, false));
                Code::new(quote!(#list.flat_map(|item| #tokens)), form, false)
            }
            Form::Items(inner, optional) => Code::new(quote!(#list.flatten()), Form::Items(inner, optional), false),
            _ => Code::new(list, form, false),
        }),
        QueryPath::Values(map) => of(map).map(&quote!(map), |map, form| match form {
            Form::Reference(QueryKind::Map { value, sparse, .. }) => {
                references(quote!(#map.values()), &value, sparse)
            }
            form => Code::new(map, form, false),
        }),
        QueryPath::Keys(map) => of(map).map(&quote!(map), |map, form| match form {
            Form::Reference(QueryKind::Map { key, .. }) => references(quote!(#map.keys()), &key, false),
            form => Code::new(map, form, false),
        }),
        QueryPath::Index(list, number) => {
            let back = number.unsigned_abs() as usize;
            let step = match number {
                0 => quote!(next()),
                -1 => quote!(next_back()),
                1.. => {
                    let number = Literal::usize_unsuffixed(back);
                    quote!(nth(#number))
                }
                _ => {
                    let number = Literal::usize_unsuffixed(back - 1);
                    quote!(nth_back(#number))
                }
            };
            items(of(list)).map(&quote!(list), |list, form| match form {
                Form::Items(item, false) => Code::new(quote!(#list.#step), *item, true),
                form => Code::new(quote!(#list.#step.flatten()), item_of(&form), true),
            })
        }
        QueryPath::List(values) => {
            let values: Vec<Code> = values.iter().map(of).collect();
            let form = values.first().map_or(Form::Null, |value| value.form.clone());
            let optional = values.iter().any(|value| value.optional);
            let values = values.into_iter().map(|value| if optional { some(value) } else { value.tokens });
            Code::new(quote!([#(#values),*].into_iter()), Form::Items(Box::new(form), optional), false)
        }
        QueryPath::Length(of_what) => of(of_what).map(&quote!(list), |list, form| {
            let tokens = match form {
                Form::Text => quote!(#list.chars().count()),
                Form::Items(..) => quote!(#list.count()),
                _ => quote!(#list.len()),
            };
            Code::new(tokens, Form::Number(Number::Count), false)
        }),
        QueryPath::Contains(list, wanted) => {
            let wanted = of(wanted);
            items(of(list)).map(&quote!(list), |list, form| {
                let Form::Items(item, optional) = form else { return Code::new(list, Form::Boolean, false) };
                let test = equal(Code::new(quote!(each), *item, optional), wanted, true);
                Code::new(quote!(#list.any(|each| #test)), Form::Boolean, false)
            })
        }
        QueryPath::Compare(Comparison::Equal, left, right) => {
            Code::new(equal(of(left), of(right), true), Form::Boolean, false)
        }
        QueryPath::Compare(Comparison::NotEqual, left, right) => {
            Code::new(equal(of(left), of(right), false), Form::Boolean, false)
        }
        QueryPath::Compare(comparison, left, right) => order(*comparison, of(left), of(right)),
        QueryPath::Truth(value) => Code::new(truth(of(value), true), Form::Boolean, false),
        QueryPath::Not(value) => Code::new(truth(of(value), false), Form::Boolean, false),
        QueryPath::And(left, right) => {
            let (left, right) = (of(left), of(right));
            if !left.optional && !right.optional {
                let (left, right) = (left.tokens, right.tokens);
                return Code::new(quote!(#left && #right), Form::Boolean, false);
            }
            let (left, right) = (some(left), some(right));
            let tokens = quote!(#left.and_then(|holds| if holds { #right } else { Some(false) }));
            Code::new(tokens, Form::Boolean, true)
        }
        QueryPath::Or(left, right) => {
            let (left, right) = (of(left), of(right));
            if !left.optional && !right.optional {
                let (left, right) = (left.tokens, right.tokens);
                // In brackets, for what stands around it may bind more tightly.
                return Code::new(quote!((#left || #right)), Form::Boolean, false);
            }
            let (left, right) = (some(left), some(right));
            Code::new(quote!(#left.filter(|holds| *holds).or_else(|| #right)), Form::Boolean, true)
        }
        QueryPath::Text(text) => Code::new(quote!(#text), Form::Text, false),
        QueryPath::Number(number) => {
            let tokens = float(*number);
            Code::new(tokens, Form::Number(Number::Literal(*number)), false)
        }
        QueryPath::Boolean(value) => Code::new(quote!(#value), Form::Boolean, false),
        QueryPath::Null => Code::new(quote!(None), Form::Null, true),
    }
}

fn each(list: Code, then: &QueryPath, root: &Root) -> Code {
    if *then == QueryPath::Item {
        return list;
    }
    list.map(&quote!(list), |list, form| {
        let then = code(then, &item_of(&form), root);
        let inner = then.tokens;
        let tokens = if then.optional {
            quote!(#list.filter_map(|item| #inner))
        } else {
            quote!(#list.map(|item| #inner))
        };
        Code::new(tokens, Form::Items(Box::new(then.form), false), false)
    })
}
