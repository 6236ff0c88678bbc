//! Comparisons in paths.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::query_code::{Code, Form, Number};
use crate::lower::{QueryKind, Type};
use crate::resolve::Comparison;

/// Whether two values are equal, or are not.
pub(super) fn equal(left: Code, right: Code, wanted: bool) -> TokenStream {
    let (left, right) = if left.form == Form::Null { (right, left) } else { (left, right) };
    if right.form == Form::Null {
        let tokens = left.tokens();
        return match (left.is_optional(), wanted) {
            (true, true) => quote!(#tokens.is_none()),
            (true, false) => quote!(#tokens.is_some()),
            (false, _) => truth_value(!wanted),
        };
    }
    let (left, right) = numbers(left, right);
    let are_lengths = left.form == Form::Number(Number::Count) && left.form == right.form;
    if are_lengths && left.is_optional() && right.is_optional() {
        // Nothing has no length: two that are not set are neither equal nor unequal.
        let (left, right) = (left.tokens(), right.tokens());
        let test = if wanted { quote!(left == right) } else { quote!(left != right) };
        return quote!(#left.zip(#right).is_some_and(|(left, right)| #test));
    }
    let (a, b) = match left.is_optional() || right.is_optional() {
        true => (left.some(), right.some()),
        false => (left.tokens(), right.tokens()),
    };
    let (a, b) = (operand(a), operand(b));
    // What is equal to `true` is the value itself, and text equal to none is empty.
    match (b.to_string().as_str(), wanted) {
        ("\"\"", true) => quote!(#a.is_empty()),
        ("\"\"", false) => quote!(!#a.is_empty()),
        ("true", true) | ("false", false) => a,
        ("true", false) | ("false", true) => quote!(!#a),
        (_, true) => quote!(#a == #b),
        (_, false) => quote!(#a != #b),
    }
}

/// The code as one side of a comparison, which cannot be a comparison itself, nor end in a type.
fn operand(tokens: TokenStream) -> TokenStream {
    match syn::parse2(tokens.clone()) {
        Ok(syn::Expr::Binary(_) | syn::Expr::Cast(_)) => quote!((#tokens)),
        _ => tokens,
    }
}

fn truth_value(value: bool) -> TokenStream {
    quote!(#value)
}

/// Which of two numbers is greater; nothing where one is not set.
pub(super) fn order(comparison: Comparison, left: Code, right: Code) -> Code {
    let (left, right) = numbers(left, right);
    let compare = |left: &TokenStream, right: &TokenStream| {
        // The `<` behind a type would begin its arguments.
        let left = operand(left.clone());
        let tokens = match comparison {
            Comparison::Less => quote!(#left < #right),
            Comparison::LessOrEqual => quote!(#left <= #right),
            Comparison::Greater => quote!(#left > #right),
            _ => quote!(#left >= #right),
        };
        Code::plain(tokens, Form::Boolean)
    };
    match (left.is_optional(), right.is_optional()) {
        (_, false) => {
            let right = right.tokens();
            left.then(|left, _| compare(&left, &right))
        }
        (false, true) => {
            let left = left.tokens();
            right.then(|right, _| compare(&left, &right))
        }
        (true, true) => {
            let (left, right) = (left.tokens(), right.tokens());
            Code::option(quote!(#left.zip(#right)), quote!((left, right)), Form::Null)
                .then(|_, _| compare(&quote!(left), &quote!(right)))
        }
    }
}

/// Two numbers as numbers of one type.
fn numbers(left: Code, right: Code) -> (Code, Code) {
    let (Form::Number(a), Form::Number(b)) = (&left.form, &right.form) else { return (left, right) };
    match (a, b) {
        (a, b) if a == b => (left, right),
        (Number::Literal(number), other) => match literal(*number, other) {
            Some(tokens) => (Code::plain(tokens, right.form.clone()), right),
            None => (left, as_float(right)),
        },
        (other, Number::Literal(number)) => match literal(*number, other) {
            Some(tokens) => {
                let form = left.form.clone();
                (left, Code::plain(tokens, form))
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
        // Up to there every integer is an `f64`, too.
        Number::Field(Type::I64) => (-9_007_199_254_740_992.0, 9_007_199_254_740_992.0),
        Number::Field(Type::F64) => return Some(float(number)),
        _ => return None,
    };
    let fits = number.fract() == 0.0 && (min..=max).contains(&number);
    fits.then(|| Literal::i64_unsuffixed(number as i64)).map(|literal| quote!(#literal))
}

/// A number with a fraction.
pub(super) fn float(number: f64) -> TokenStream {
    let literal = Literal::f64_unsuffixed(number);
    quote!(#literal)
}

fn as_float(number: Code) -> Code {
    if matches!(number.form, Form::Number(Number::Literal(_) | Number::Field(Type::F64))) {
        return number;
    }
    let is_plain = !number.is_optional();
    number.then(|value, _| {
        // In parentheses, since `<` after a type would begin its parameters.
        let value = if is_plain { quote!((#value as f64)) } else { quote!(#value as f64) };
        Code::plain(value, Form::Number(Number::Field(Type::F64)))
    })
}

/// Whether a value is set and not empty, or is not
/// ([JMESPath](https://jmespath.org/specification.html#or-expressions)). Objects and numbers always are.
pub(super) fn truth(value: &Code, wanted: bool) -> TokenStream {
    match &value.form {
        Form::Boolean => {
            let tokens = value.tokens();
            match (value.is_optional(), wanted) {
                (true, true) if value.is_mapped() => value.asked(false, TokenStream::clone),
                (true, true) => quote!(#tokens == Some(true)),
                (true, false) => quote!(#tokens != Some(true)),
                (false, true) => tokens,
                (false, false) => quote!(!(#tokens)),
            }
        }
        Form::Text | Form::Reference(QueryKind::List { .. } | QueryKind::Map { .. }) => value.asked(
            !wanted,
            |value| if wanted { quote!(!#value.is_empty()) } else { quote!(#value.is_empty()) },
        ),
        Form::Items(..) => value.asked(!wanted, |list| {
            if wanted { quote!(#list.next().is_some()) } else { quote!(#list.next().is_none()) }
        }),
        Form::Null => truth_value(!wanted),
        Form::Number(_) | Form::Reference(_) => {
            let tokens = value.tokens();
            match (value.is_optional(), wanted) {
                (true, true) => quote!(#tokens.is_some()),
                (true, false) => quote!(#tokens.is_none()),
                (false, wanted) => truth_value(wanted),
            }
        }
    }
}
