//! What code for a path gives: a value or an `Option` of it, text, a number, a list and so on.

use proc_macro2::TokenStream;
use quote::quote;

use crate::lower::{QueryKind, Type};

/// Code for an expression.
pub(super) struct Code {
    pub(super) tokens: TokenStream,
    pub(super) form: Form,
    /// Whether it gives an `Option`.
    pub(super) optional: bool,
}

/// What code gives.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// `&str`.
    Text,
    /// A number of a type.
    Number(Number),
    /// `bool`.
    Boolean,
    /// A reference to a structure, union, list or map of the model.
    Reference(QueryKind),
    /// An iterator, and whether its items are `Option`s.
    Items(Box<Form>, bool),
    /// Nothing.
    Null,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Number {
    Field(Type),
    Count,
    Literal(f64),
}

impl Code {
    pub(super) fn new(tokens: TokenStream, form: Form, optional: bool) -> Self {
        Self { tokens, form, optional }
    }

    /// Code that goes on with the value, which `then` has by a name, where there is one.
    pub(super) fn map(self, name: &TokenStream, then: impl FnOnce(TokenStream, Form) -> Self) -> Self {
        let Self { tokens, form, optional } = self;
        if !optional {
            return then(tokens, form);
        }
        let pattern = match &form {
            Form::Items(..) => quote!(mut #name),
            _ => quote!(#name),
        };
        let Self { tokens: inner, form, optional } = then(name.clone(), form);
        let tokens = if optional {
            quote!(#tokens.and_then(|#pattern| #inner))
        } else {
            quote!(#tokens.map(|#pattern| #inner))
        };
        Self::new(tokens, form, true)
    }

    /// Code that asks something of the value; what is not set is no match.
    pub(super) fn is_some_and(self, name: &TokenStream, test: impl FnOnce(TokenStream) -> TokenStream) -> TokenStream {
        let Self { tokens, form, optional } = self;
        if !optional {
            return test(tokens);
        }
        let pattern = match &form {
            Form::Items(..) => quote!(mut #name),
            _ => quote!(#name),
        };
        let test = test(name.clone());
        quote!(#tokens.is_some_and(|#pattern| #test))
    }
}
