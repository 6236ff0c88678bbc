//! Paths into input and output: JMESPath as Rust over the types of the crate.
//!
//! A step that gives nothing where it is applied to nothing is an `Option`; a list is an iterator.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::part::Root;
use crate::lower::{QueryKind, QueryPath, Type};
use crate::resolve::Comparison;

/// Code for an expression.
pub(super) struct Code {
    tokens: TokenStream,
    form: Form,
    /// Whether it gives an `Option`.
    optional: bool,
}

/// What code gives.
#[derive(Clone, Debug, PartialEq)]
enum Form {
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
enum Number {
    Field(Type),
    Count,
    Literal(f64),
}

impl Code {
    fn new(tokens: TokenStream, form: Form, optional: bool) -> Self {
        Self { tokens, form, optional }
    }

    /// Code that goes on with the value, which `then` has by a name, where there is one.
    fn map(self, name: &TokenStream, then: impl FnOnce(TokenStream, Form) -> Self) -> Self {
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
    fn is_some_and(self, name: &TokenStream, test: impl FnOnce(TokenStream) -> TokenStream) -> TokenStream {
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

/// The value of a field at this place.
fn field(place: &TokenStream, kind: &QueryKind, optional: bool, boxed: bool) -> Code {
    let form = form(kind);
    let tokens = match (kind, optional) {
        (QueryKind::Text, true) => quote!(#place.as_deref()),
        (QueryKind::Enum, true) => quote!(#place.as_ref().map(|value| value.as_str())),
        (QueryKind::IntEnum, true) => quote!(#place.as_ref().map(|value| value.as_i32())),
        (QueryKind::Timestamp, true) => quote!(#place.map(|value| value.epoch_seconds())),
        (QueryKind::Boolean | QueryKind::Number(_), true) => quote!(#place),
        (_, true) if boxed => quote!(#place.as_deref()),
        (_, true) => quote!(#place.as_ref()),
        (QueryKind::Text | QueryKind::Enum, false) => quote!(#place.as_str()),
        (QueryKind::IntEnum, false) => quote!(#place.as_i32()),
        (QueryKind::Timestamp, false) => quote!(#place.epoch_seconds()),
        (QueryKind::Boolean | QueryKind::Number(_), false) => quote!(#place),
        (_, false) if boxed => quote!((&*#place)),
        (_, false) => quote!((&#place)),
    };
    Code::new(tokens, form, optional)
}

/// The value behind a reference.
fn from_reference(tokens: &TokenStream, kind: &QueryKind) -> Code {
    let value = match kind {
        QueryKind::Text | QueryKind::Enum => quote!(#tokens.as_str()),
        QueryKind::IntEnum => quote!(#tokens.as_i32()),
        QueryKind::Timestamp => quote!(#tokens.epoch_seconds()),
        QueryKind::Boolean | QueryKind::Number(_) => quote!(*#tokens),
        QueryKind::Object | QueryKind::List { .. } | QueryKind::Map { .. } | QueryKind::Opaque => tokens.clone(),
    };
    Code::new(value, form(kind), false)
}

fn form(kind: &QueryKind) -> Form {
    match kind {
        QueryKind::Text | QueryKind::Enum => Form::Text,
        QueryKind::IntEnum => Form::Number(Number::Field(Type::I32)),
        QueryKind::Timestamp => Form::Number(Number::Field(Type::I64)),
        QueryKind::Boolean => Form::Boolean,
        QueryKind::Number(ty) => Form::Number(Number::Field(ty.clone())),
        QueryKind::Object | QueryKind::List { .. } | QueryKind::Map { .. } | QueryKind::Opaque => {
            Form::Reference(kind.clone())
        }
    }
}

/// An iterator over the values behind the references that an iterator gives.
fn references(tokens: TokenStream, kind: &QueryKind, sparse: bool) -> Code {
    let tokens = if sparse { quote!(#tokens.flatten()) } else { tokens };
    let Code { tokens: value, form, .. } = from_reference(&quote!(item), kind);
    let tokens = match form {
        Form::Reference(_) => tokens,
        _ => quote!(#tokens.map(|item| #value)),
    };
    Code::new(tokens, Form::Items(Box::new(form), false), false)
}

/// The list as an iterator.
fn items(list: Code) -> Code {
    match list.form {
        Form::Reference(QueryKind::List { .. }) => list.map(&quote!(list), |list, form| match form {
            Form::Reference(QueryKind::List { item, sparse }) => references(quote!(#list.iter()), &item, sparse),
            form => Code::new(list, form, false),
        }),
        _ => list,
    }
}

/// The iterator without the items that are nothing.
fn present(list: Code) -> Code {
    match list.form {
        Form::Items(_, true) => list.map(&quote!(list), |list, form| {
            Code::new(quote!(#list.flatten()), Form::Items(Box::new(item_of(&form)), false), false)
        }),
        _ => list,
    }
}

fn item_of(list: &Form) -> Form {
    match list {
        Form::Items(item, _) => (**item).clone(),
        form => form.clone(),
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

fn some(value: Code) -> TokenStream {
    let tokens = value.tokens;
    if value.optional { tokens } else { quote!(Some(#tokens)) }
}

/// Whether two values are equal, or are not.
fn equal(left: Code, right: Code, wanted: bool) -> TokenStream {
    let (left, right) = match (&left.form, &right.form) {
        (Form::Null, _) => (right, left),
        _ => (left, right),
    };
    if right.form == Form::Null {
        let tokens = left.tokens;
        return match (left.optional, wanted) {
            (true, true) => quote!(#tokens.is_none()),
            (true, false) => quote!(#tokens.is_some()),
            (false, _) => {
                let never = !wanted;
                quote!(#never)
            }
        };
    }
    let (left, right) = numbers(left, right);
    if !left.optional && !right.optional && left.form == Form::Boolean {
        // What is equal to `true` is the value itself.
        let (left, right) = (left.tokens, right.tokens);
        match (right.to_string().as_str(), wanted) {
            ("true", true) | ("false", false) => return left,
            ("true", false) | ("false", true) => return quote!(!(#left)),
            _ => {}
        }
        return if wanted { quote!(#left == #right) } else { quote!(#left != #right) };
    }
    let (left, right) = match left.optional || right.optional {
        true => (some(left), some(right)),
        false => (left.tokens, right.tokens),
    };
    if wanted { quote!(#left == #right) } else { quote!(#left != #right) }
}

/// Which of two numbers is greater; nothing where one is not set.
fn order(comparison: Comparison, left: Code, right: Code) -> Code {
    let (left, right) = numbers(left, right);
    let compare = |left: &TokenStream, right: &TokenStream| match comparison {
        Comparison::Less => quote!(#left < #right),
        Comparison::LessOrEqual => quote!(#left <= #right),
        Comparison::Greater => quote!(#left > #right),
        _ => quote!(#left >= #right),
    };
    let (a, b) = (&left.tokens, &right.tokens);
    let tokens = match (left.optional, right.optional) {
        (false, false) => compare(a, b),
        (true, false) => {
            let test = compare(&quote!(value), b);
            quote!(#a.map(|value| #test))
        }
        (false, true) => {
            let test = compare(a, &quote!(value));
            quote!(#b.map(|value| #test))
        }
        (true, true) => {
            let test = compare(&quote!(left), &quote!(right));
            quote!(#a.zip(#b).map(|(left, right)| #test))
        }
    };
    Code::new(tokens, Form::Boolean, left.optional || right.optional)
}

/// Two numbers as numbers of one type.
fn numbers(left: Code, right: Code) -> (Code, Code) {
    let (Form::Number(a), Form::Number(b)) = (&left.form, &right.form) else { return (left, right) };
    match (a, b) {
        (a, b) if a == b => (left, right),
        (Number::Literal(number), other) => match literal(*number, other) {
            Some(tokens) => (Code::new(tokens, right.form.clone(), false), right),
            None => (left, as_float(right)),
        },
        (other, Number::Literal(number)) => match literal(*number, other) {
            Some(tokens) => {
                let form = left.form.clone();
                (left, Code::new(tokens, form, false))
            }
            None => (as_float(left), right),
        },
        _ => (as_float(left), as_float(right)),
    }
}

/// The number as a literal of a type; none where it is no number of that type.
fn literal(number: f64, ty: &Number) -> Option<TokenStream> {
    let (min, max) = match ty {
        Number::Count => (0.0, f64::from(u32::MAX)),
        Number::Field(Type::I8) => (f64::from(i8::MIN), f64::from(i8::MAX)),
        Number::Field(Type::I16) => (f64::from(i16::MIN), f64::from(i16::MAX)),
        Number::Field(Type::I32) => (f64::from(i32::MIN), f64::from(i32::MAX)),
        // All whole numbers up to there are numbers of 64 bits with a fraction, too.
        Number::Field(Type::I64) => (-9_007_199_254_740_992.0, 9_007_199_254_740_992.0),
        Number::Field(Type::F64) => return Some(float(number)),
        _ => return None,
    };
    let fits = number.fract() == 0.0 && (min..=max).contains(&number);
    fits.then(|| Literal::i64_unsuffixed(number as i64)).map(|literal| quote!(#literal))
}

fn float(number: f64) -> TokenStream {
    let literal = Literal::f64_unsuffixed(number);
    quote!(#literal)
}

fn as_float(number: Code) -> Code {
    if matches!(number.form, Form::Number(Number::Literal(_) | Number::Field(Type::F64))) {
        return number;
    }
    number.map(&quote!(value), |value, _| {
        Code::new(quote!((#value as f64)), Form::Number(Number::Field(Type::F64)), false)
    })
}

/// Whether a value is set and not empty, or is not
/// ([JMESPath](https://jmespath.org/specification.html#or-expressions)). Objects and numbers always are.
fn truth(value: Code, wanted: bool) -> TokenStream {
    let Code { tokens, form, optional } = value;
    match (&form, optional) {
        (Form::Boolean, false) if wanted => tokens,
        (Form::Boolean, false) => quote!(!(#tokens)),
        (Form::Boolean, true) if wanted => quote!(#tokens == Some(true)),
        (Form::Boolean, true) => quote!(#tokens != Some(true)),
        (Form::Text | Form::Reference(QueryKind::List { .. } | QueryKind::Map { .. }), false) => {
            if wanted { quote!(!#tokens.is_empty()) } else { quote!(#tokens.is_empty()) }
        }
        (Form::Text | Form::Reference(QueryKind::List { .. } | QueryKind::Map { .. }), true) => {
            if wanted {
                quote!(#tokens.is_some_and(|value| !value.is_empty()))
            } else {
                quote!(#tokens.is_none_or(|value| value.is_empty()))
            }
        }
        (Form::Items(..), false) => {
            if wanted { quote!(#tokens.next().is_some()) } else { quote!(#tokens.next().is_none()) }
        }
        (Form::Items(..), true) => {
            if wanted {
                quote!(#tokens.is_some_and(|mut list| list.next().is_some()))
            } else {
                quote!(#tokens.is_none_or(|mut list| list.next().is_none()))
            }
        }
        (Form::Null, _) => {
            let never = !wanted;
            quote!(#never)
        }
        (Form::Number(_) | Form::Reference(_), true) => {
            if wanted { quote!(#tokens.is_some()) } else { quote!(#tokens.is_none()) }
        }
        (Form::Number(_) | Form::Reference(_), false) => quote!(#wanted),
    }
}
