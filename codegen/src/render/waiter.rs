//! `waiter.rs`: what can be waited for by calling an operation.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::attributes::allow_deprecated;
use super::part::{Part, Root};
use super::query_code::{Code, Syntax, parameter};
use super::query_compare::joined;
use super::{query, ty};
use crate::lower::{Crate, OutputTest, QueryPath, Wait};
use crate::ordered::OrderedSet;
use crate::resolve::{Comparator, WaiterState};
use crate::tell::{self, Page};

pub(super) fn file(krate: &Crate, pages: &[Vec<Page>], root: &Root) -> Vec<Part> {
    let docs = format!(" {}", tell::WAITERS);
    let reason = "the conditions are the model's, which may be odd or always hold";
    let uses = quote! {
        #![doc = #docs]
        #![allow(clippy::all, reason = #reason)]
        use std::time::Duration;

        use #root::smithy;
    };
    let mut parts = vec![Part::Items(uses)];
    for (operation, pages) in krate.waiting().zip(pages) {
        let input = ty::data(operation.input.as_ref(), &root.tokens);
        let waits = operation.waits.iter().zip(pages).map(|(wait, page)| function(wait, page, &input, root));
        let ident = &operation.ident;
        let mut tests =
            operation.waits.iter().flat_map(|wait| &wait.successes).filter_map(|(test, _)| test.as_ref());
        let is_in_tests = tests.any(|test| test.path.has_member(&|step| step.deprecated));
        let allow = allow_deprecated(operation.uses_deprecated || is_in_tests);
        parts.push(Part::Items(quote! {
            #allow
            impl #root::operation::#ident {
                #(#waits)*
            }
        }));
    }
    parts
}

fn function(wait: &Wait, page: &Page, input: &TokenStream, root: &Root) -> TokenStream {
    let ident = &wait.ident;
    let (min, max) =
        (Literal::u32_unsuffixed(wait.waiter.min_delay), Literal::u32_unsuffixed(wait.waiter.max_delay));
    let success = success(wait, root);
    let argument = parameter(&success, quote!(input));
    let error = error(wait);
    quote! {
        #page
        #[inline]
        pub fn #ident(input: &#input, total: Duration) -> smithy::Wait<'_, Self> {
            smithy::Wait::<Self>::new(input, total, #min, #max, |#argument, result| match result {
                #success
                #error
            })
        }
    }
}

fn state(state: WaiterState) -> TokenStream {
    match state {
        WaiterState::Success => quote!(smithy::WaiterState::Success),
        WaiterState::Failure => quote!(smithy::WaiterState::Failure),
        WaiterState::Retry => quote!(smithy::WaiterState::Retry),
    }
}

/// Tests that lead to one state, with that state.
type Group<T> = (Vec<T>, WaiterState);

/// The tests up to one that always holds, by the state that they lead to, and the state where none of them holds.
fn groups<T>(
    tests: impl Iterator<Item = (Option<T>, WaiterState)>,
    mut otherwise: WaiterState,
) -> (Vec<Group<T>>, WaiterState) {
    let mut groups: Vec<Group<T>> = Vec::new();
    for (test, state) in tests {
        let Some(test) = test else {
            otherwise = state;
            break;
        };
        match groups.last_mut() {
            Some((tests, last)) if *last == state => tests.push(test),
            _ => groups.push((vec![test], state)),
        }
    }
    while groups.last().is_some_and(|(_, state)| *state == otherwise) {
        groups.pop();
    }
    (groups, otherwise)
}

fn success(wait: &Wait, root: &Root) -> TokenStream {
    let mut asked = OrderedSet::default();
    let tests = wait.successes.iter().filter_map(|(test, state)| {
        let Some(test) = test else { return Some((None, *state)) };
        let code = self::test(test, root);
        match code.syntax() {
            // One that never holds asks nothing of the output, and nothing is asked after one that always does.
            Some(Syntax::Truth(holds)) => holds.then_some((None, *state)),
            // The first that fits decides.
            _ => asked.insert(code.tokens().to_string()).then_some((Some((test, code)), *state)),
        }
    });
    let (groups, otherwise) = groups(tests, WaiterState::Retry);
    let last = state(otherwise);
    let value = match matched(&groups) {
        Some((path, arms)) => {
            let value = query::value(path, root);
            let arms = arms.into_iter().map(|(texts, found)| {
                let (texts, found) = (quote!(#(#texts)|*), state(found));
                if value.is_optional() { quote!(Some(#texts) => #found,) } else { quote!(#texts => #found,) }
            });
            let value = value.tokens();
            quote!(match #value { #(#arms)* _ => #last, })
        }
        None => {
            let steps = groups.into_iter().filter_map(|(tests, found)| {
                let tests = tests.into_iter().map(|(_, code)| code);
                let test = tests.reduce(|any, test| joined(true, any, test))?.tokens();
                let found = state(found);
                Some(quote!(if #test { #found } else))
            });
            quote!(#(#steps)* { #last })
        }
    };
    let output = parameter(&value, quote!(output));
    quote!(Ok(#output) => #value,)
}

/// The path and the texts, where all tests compare one path with text.
fn matched<'a>(groups: &[Group<(&'a OutputTest, Code)>]) -> Option<(&'a QueryPath, Vec<Group<&'a str>>)> {
    let mut path = None;
    let mut arms = Vec::new();
    for (tests, state) in groups {
        let mut texts = Vec::new();
        for (test, _) in tests {
            if test.comparator != Comparator::StringEquals || *path.get_or_insert(&test.path) != &test.path {
                return None;
            }
            texts.push(test.expected.as_str());
        }
        arms.push((texts, *state));
    }
    Some((path?, arms))
}

fn test(OutputTest { path, comparator, expected }: &OutputTest, root: &Root) -> Code {
    match comparator {
        Comparator::StringEquals => query::is_text(path, expected, root),
        Comparator::BooleanEquals => query::is_boolean(path, expected == "true", root),
        Comparator::AnyStringEquals => query::any_is_text(path, expected, root),
        Comparator::AllStringEquals => query::all_are_text(path, expected, root),
    }
}

fn error(wait: &Wait) -> TokenStream {
    let mut seen = OrderedSet::default();
    // The first that fits decides.
    let codes = wait.errors.iter().filter(|(code, _)| code.as_deref().is_none_or(|code| seen.insert(code)));
    let (groups, otherwise) =
        groups(codes.map(|(code, state)| (code.as_deref(), *state)), WaiterState::Failure);
    let last = state(otherwise);
    let arms = groups.iter().map(|(codes, found)| {
        let found = state(*found);
        quote!(Err(#(#codes)|*) => #found,)
    });
    quote!(#(#arms)* Err(_) => #last,)
}
