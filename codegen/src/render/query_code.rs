//! What code for a path gives: a value or an `Option` of it, text, a number, a list and so on.

use proc_macro2::TokenStream;
use quote::quote;

use crate::lower::{QueryKind, Type};

/// Code for an expression.
pub(super) struct Code {
    /// What gives the value, where there is one.
    value: TokenStream,
    /// What gives the `Option` that has the value by this name.
    option: Option<(TokenStream, TokenStream)>,
    /// What the value is.
    pub(super) form: Form,
    /// Whether the value must be borrowed where it is no place that a method is called on.
    place: Place,
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

/// The types of numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Number {
    /// The type of a field.
    Field(Type),
    /// `usize`.
    Count,
    /// A literal, which takes the type of what it is compared with.
    Literal(f64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    No,
    Field,
    Boxed,
}

impl Code {
    /// Code for a value that is always there.
    pub(super) fn plain(value: TokenStream, form: Form) -> Self {
        Self { value, option: None, form, place: Place::No }
    }

    /// What a field holds by value.
    pub(super) fn place(value: TokenStream, form: Form, boxed: bool) -> Self {
        let place = if boxed { Place::Boxed } else { Place::Field };
        Self { value, option: None, form, place }
    }

    /// An `Option`.
    pub(super) fn option(option: TokenStream, name: TokenStream, form: Form) -> Self {
        Self { value: name.clone(), option: Some((option, name)), form, place: Place::No }
    }

    /// Whether it gives an `Option`.
    pub(super) fn is_optional(&self) -> bool {
        self.option.is_some()
    }

    /// Whether the value is made from what an `Option` has.
    pub(super) fn is_mapped(&self) -> bool {
        self.option.as_ref().is_some_and(|(_, name)| self.value.to_string() != name.to_string())
    }

    /// The value by itself.
    fn borrowed(&self) -> TokenStream {
        let value = &self.value;
        match self.place {
            Place::No => value.clone(),
            Place::Field => quote!(&#value),
            Place::Boxed => quote!(&*#value),
        }
    }

    /// The code: of the value, or of an `Option` of it.
    pub(super) fn tokens(&self) -> TokenStream {
        let value = self.borrowed();
        match &self.option {
            None => value,
            Some((option, name)) if self.is_mapped() => quote!(#option.map(|#name| #value)),
            Some((option, _)) => option.clone(),
        }
    }

    /// The code, which always gives an `Option`.
    pub(super) fn some(&self) -> TokenStream {
        let tokens = self.tokens();
        if self.is_optional() { tokens } else { quote!(Some(#tokens)) }
    }

    /// Code that goes on with the value, where there is one.
    pub(super) fn then(self, next: impl FnOnce(TokenStream, Form) -> Self) -> Self {
        let next = next(self.value, self.form);
        match (self.option, next.option) {
            (None, option) => Self { option, ..next },
            (Some(option), None) => Self { option: Some(option), ..next },
            (Some((option, name)), Some((inner, inner_name))) => {
                Self { option: Some((quote!(#option.and_then(|#name| #inner)), inner_name)), ..next }
            }
        }
    }

    /// The same with another name for the value, for code that asks for it by that.
    pub(super) fn named(self, name: &TokenStream) -> Self {
        if self.option.is_some() {
            return Self {
                value: name.clone(),
                option: Some((self.tokens(), name.clone())),
                place: Place::No,
                ..self
            };
        }
        self
    }

    /// Code that answers a question about the value; `otherwise` is the answer without one.
    pub(super) fn asked(
        &self,
        otherwise: bool,
        ask: impl FnOnce(&TokenStream) -> TokenStream,
    ) -> TokenStream {
        let test = ask(&self.value);
        match &self.option {
            None => test,
            Some((option, name)) if otherwise => quote!(#option.is_none_or(|#name| #test)),
            Some((option, name)) => quote!(#option.is_some_and(|#name| #test)),
        }
    }
}
