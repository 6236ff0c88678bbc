//! What code for a path gives: a value or an `Option` of it, text, a number, a list and so on.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::quote;

use crate::lower::Type;

/// Code for an expression.
#[derive(Clone)]
pub(super) struct Code {
    /// What gives the value, where there is one.
    value: TokenStream,
    /// The `Option` that has the value; `None` if the value is always there.
    option: Option<Holder>,
    /// What the value is.
    pub(super) form: Form,
    syntax: Syntax,
    /// Whether no value means that the expression cannot be evaluated, and not that it gives nothing.
    pub(super) can_fail: bool,
}

/// An `Option` from which a value is made.
#[derive(Clone)]
struct Holder {
    tokens: TokenStream,
    /// What the value in it is called.
    name: TokenStream,
    /// Whether the value is made from that, and is not that itself.
    is_mapped: bool,
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
    /// A reference to a `Vec` of items of this type.
    List(Type),
    /// A reference to a `BTreeMap` of these types.
    Map(Type, Type),
    /// A reference to anything else.
    Object,
    /// An iterator, and whether its items are `Option`s.
    Items(Box<Form>, bool),
    /// An iterator over references to `Option`s of this type.
    Options(Type),
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

/// What the code of a value looks like, as far as that matters to the code around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    /// It stands anywhere as it is.
    Closed,
    /// An operator is outermost, so that it needs parentheses as an operand.
    Open,
    /// The operator is `||`, which needs them within `&&`, too.
    Or,
    /// A field, which must be borrowed where no method is called on it.
    Field,
    /// The same, with the value in a `Box`.
    Boxed,
    /// `""`.
    EmptyText,
    /// `true` or `false`.
    Truth(bool),
}

impl Code {
    /// Code for a value that is always there.
    pub(super) fn plain(value: TokenStream, form: Form) -> Self {
        Self { value, option: None, form, syntax: Syntax::Closed, can_fail: false }
    }

    /// An `Option`.
    pub(super) fn option(tokens: TokenStream, name: TokenStream, form: Form) -> Self {
        let holder = Holder { tokens, name: name.clone(), is_mapped: false };
        Self { option: Some(holder), ..Self::plain(name, form) }
    }

    /// A condition, as the code of an operator.
    pub(super) fn test(value: TokenStream) -> Self {
        Self::plain(value, Form::Boolean).like(Syntax::Open)
    }

    /// Text as a literal.
    pub(super) fn text(text: &str) -> Self {
        let syntax = if text.is_empty() { Syntax::EmptyText } else { Syntax::Closed };
        Self::plain(quote!(#text), Form::Text).like(syntax)
    }

    /// A truth value as a literal.
    pub(super) fn truth(value: bool) -> Self {
        Self::plain(quote!(#value), Form::Boolean).like(Syntax::Truth(value))
    }

    /// The same where the code of the value looks like this.
    pub(super) fn like(self, syntax: Syntax) -> Self {
        Self { syntax, ..self }
    }

    /// What a function gives for the value, which cannot be evaluated without one
    /// ([JMESPath](https://jmespath.org/specification.html#built-in-functions)).
    pub(super) fn called(self, call: impl FnOnce(TokenStream, Form) -> Self) -> Self {
        let can_fail = self.is_optional();
        self.failing(can_fail).then(call)
    }

    /// The same, which cannot be evaluated without a value if this says so.
    pub(super) fn failing(self, can_fail: bool) -> Self {
        Self { can_fail: self.can_fail || can_fail, ..self }
    }

    /// Whether it gives an `Option`.
    pub(super) fn is_optional(&self) -> bool {
        self.option.is_some()
    }

    /// Whether the value is made from what an `Option` has.
    pub(super) fn is_mapped(&self) -> bool {
        self.option.as_ref().is_some_and(|holder| holder.is_mapped)
    }

    /// What the code of the value looks like; `None` if it is that of an `Option`.
    pub(super) fn syntax(&self) -> Option<Syntax> {
        (!self.is_optional()).then_some(self.syntax)
    }

    /// The value where something is done with it.
    fn subject(&self) -> TokenStream {
        let value = &self.value;
        if matches!(self.syntax, Syntax::Open | Syntax::Or) { quote!((#value)) } else { value.clone() }
    }

    /// The code: of the value, or of an `Option` of it.
    pub(super) fn tokens(&self) -> TokenStream {
        let value = &self.value;
        let value = match self.syntax {
            Syntax::Field => quote!(&#value),
            Syntax::Boxed => quote!(&*#value),
            _ => value.clone(),
        };
        match &self.option {
            None => value,
            Some(Holder { tokens, name, is_mapped: true }) => {
                let name = parameter(&value, name.clone());
                quote!(#tokens.map(|#name| #value))
            }
            Some(Holder { tokens, .. }) => tokens.clone(),
        }
    }

    /// The code as one side of an operator.
    pub(super) fn operand(&self) -> TokenStream {
        if matches!(self.syntax(), Some(Syntax::Open | Syntax::Or)) { self.subject() } else { self.tokens() }
    }

    /// The code, which always gives an `Option`.
    pub(super) fn some(&self) -> TokenStream {
        let tokens = self.tokens();
        if self.is_optional() { tokens } else { quote!(Some(#tokens)) }
    }

    /// Code that goes on with the value, where there is one.
    pub(super) fn then(self, next: impl FnOnce(TokenStream, Form) -> Self) -> Self {
        let next = next(self.subject(), self.form);
        let can_fail = self.can_fail || next.can_fail;
        let option = match (self.option, next.option) {
            (None, option) => option,
            (Some(holder), None) => Some(Holder { is_mapped: true, ..holder }),
            (Some(Holder { tokens, name, .. }), Some(inner)) => {
                let inner_tokens = inner.tokens;
                let name = parameter(&inner_tokens, name);
                Some(Holder { tokens: quote!(#tokens.and_then(|#name| #inner_tokens)), ..inner })
            }
        };
        Self { option, can_fail, ..next }
    }

    /// The same with another name for the value, for code that asks for it by that.
    pub(super) fn named(self, name: &TokenStream) -> Self {
        if !self.is_optional() {
            return self;
        }
        Self::option(self.tokens(), name.clone(), self.form).failing(self.can_fail)
    }

    /// The same with another name for what the `Option` has.
    pub(super) fn renamed(self, name: &Ident) -> Self {
        let Some(holder) = self.option else { return self };
        let value = renamed(self.value, &holder.name.to_string(), name);
        Self { value, option: Some(Holder { name: quote!(#name), ..holder }), ..self }
    }

    /// Code that answers a question about the value; `otherwise` is the answer without one.
    pub(super) fn asked(&self, otherwise: bool, ask: impl FnOnce(&TokenStream) -> TokenStream) -> Self {
        let test = ask(&self.value);
        let answer = match &self.option {
            None => test,
            Some(Holder { tokens, name, .. }) => {
                let name = parameter(&test, name.clone());
                match otherwise {
                    true => quote!(#tokens.is_none_or(|#name| #test)),
                    false => quote!(#tokens.is_some_and(|#name| #test)),
                }
            }
        };
        Self::plain(answer, Form::Boolean)
    }
}

/// The code with another name for this variable.
fn renamed(code: TokenStream, from: &str, to: &Ident) -> TokenStream {
    let mut is_method = false;
    let tokens = code.into_iter().map(|token| match token {
        TokenTree::Ident(ident) if !is_method && ident == from => TokenTree::Ident(to.clone()),
        TokenTree::Group(group) => Group::new(group.delimiter(), renamed(group.stream(), from, to)).into(),
        token => {
            is_method = matches!(&token, TokenTree::Punct(dot) if dot.as_char() == '.');
            token
        }
    });
    tokens.collect()
}

/// The parameter of a closure with this body, or the pattern of an arm with it: `_` if the body does not use its names, and
/// `mut` before one that is an iterator of which the body takes items.
pub(super) fn parameter(body: &TokenStream, named: TokenStream) -> TokenStream {
    match most_used(body, named.clone()) {
        Use::None => quote!(_),
        Use::Read => named,
        Use::Iterated => quote!(mut #named),
    }
}

/// What code does with a variable.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Use {
    None,
    Read,
    Iterated,
}

/// The methods that take items of an iterator where it stands.
const ITERATING: [&str; 7] = ["any", "find", "next", "next_back", "nth", "nth_back", "rfind"];

/// The most that code does with one of the variables of a pattern.
fn most_used(code: &TokenStream, pattern: TokenStream) -> Use {
    let uses = pattern.into_iter().map(|token| match token {
        TokenTree::Ident(variable) => used(code.clone(), &variable),
        TokenTree::Group(group) => most_used(code, group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => Use::None,
    });
    uses.max().unwrap_or(Use::None)
}

/// The most that code does with this variable. A field or method of that name, which follows a dot, does not count.
fn used(code: TokenStream, variable: &Ident) -> Use {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    let is_dot = |token: &TokenTree| matches!(token, TokenTree::Punct(dot) if dot.as_char() == '.');
    let uses = tokens.iter().enumerate().map(|(at, token)| match token {
        TokenTree::Ident(ident) if ident == variable && !tokens[..at].last().is_some_and(is_dot) => {
            match &tokens[at + 1..] {
                [dot, TokenTree::Ident(method), TokenTree::Group(_), ..]
                    if is_dot(dot) && ITERATING.iter().any(|name| method == name) =>
                {
                    Use::Iterated
                }
                _ => Use::Read,
            }
        }
        TokenTree::Group(group) => used(group.stream(), variable),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => Use::None,
    });
    uses.max().unwrap_or(Use::None)
}
