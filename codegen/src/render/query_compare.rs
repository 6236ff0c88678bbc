//! Comparisons in paths.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::query_code::{Code, Form, Number};
use crate::lower::{QueryKind, Type};
use crate::resolve::Comparison;

pub(super) fn some(value: Code) -> TokenStream {
    let tokens = value.tokens;
    if value.optional { tokens } else { quote!(Some(#tokens)) }
}

/// Whether two values are equal, or are not.
pub(super) fn equal(left: Code, right: Code, wanted: bool) -> TokenStream {
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
pub(super) fn order(comparison: Comparison, left: Code, right: Code) -> Code {
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
pub(super) fn numbers(left: Code, right: Code) -> (Code, Code) {
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
pub(super) fn literal(number: f64, ty: &Number) -> Option<TokenStream> {
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

pub(super) fn float(number: f64) -> TokenStream {
    let literal = Literal::f64_unsuffixed(number);
    quote!(#literal)
}

pub(super) fn as_float(number: Code) -> Code {
    if matches!(number.form, Form::Number(Number::Literal(_) | Number::Field(Type::F64))) {
        return number;
    }
    number.map(&quote!(value), |value, _| {
        Code::new(quote!((#value as f64)), Form::Number(Number::Field(Type::F64)), false)
    })
}

/// Whether a value is set and not empty, or is not
/// ([JMESPath](https://jmespath.org/specification.html#or-expressions)). Objects and numbers always are.
pub(super) fn truth(value: Code, wanted: bool) -> TokenStream {
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
