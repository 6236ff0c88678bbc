//! Comparisons in paths.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};
use quote::quote;

use super::query_code::{Code, Form, Number, Syntax};
use crate::lower::Type;
use crate::resolve::Comparison;

/// Whether two values are equal, or are not. Neither holds where one of them cannot be evaluated.
pub(super) fn equal(left: Code, right: Code, wanted: bool) -> Code {
    let (left, right) = if left.form == Form::Null { (right, left) } else { (left, right) };
    if right.form == Form::Null {
        return is_set(&left, !wanted);
    }
    let (left, right) = numbers(left, right);
    let comparison = equality(wanted);
    match (left.is_optional(), right.is_optional()) {
        (false, false) => {
            let (a, b) = (left.operand(), right.operand());
            // What is equal to `true` is the value itself, and text equal to none is empty.
            match right.syntax() {
                Some(Syntax::EmptyText) => Code::plain(is_empty(&a, &Form::Text, wanted), Form::Boolean),
                Some(Syntax::Truth(value)) if value == wanted => Code::plain(a, Form::Boolean),
                Some(Syntax::Truth(_)) => Code::plain(quote!(!#a), Form::Boolean),
                _ => operator(comparison, &a, &b),
            }
        }
        (true, true) if left.can_fail != right.can_fail => {
            let (called, other) = if left.can_fail { (left, right) } else { (right, left) };
            let other = other.tokens();
            called.asked(false, |value| operator(comparison, &quote!(Some(#value)), &other).tokens())
        }
        // Two that are absent would be equal, and one alone unequal.
        _ if left.can_fail && (right.can_fail || !wanted) || right.can_fail && !wanted => {
            truth(order(comparison, left, right), true)
        }
        _ => operator(comparison, &left.some(), &right.some()),
    }
}

/// Whether two values are equal, or are not; nothing where one of them cannot be evaluated.
pub(super) fn equal_or_not(left: Code, right: Code, wanted: bool) -> Code {
    match (left.is_optional(), right.is_optional()) {
        (_, false) => left.then(|left, form| equal(Code::plain(left, form), right, wanted)),
        (false, true) => right.then(|right, form| equal(left, Code::plain(right, form), wanted)),
        // Only one of them can fail; the other one may be absent, which is a value.
        (true, true) if left.can_fail != right.can_fail => {
            let (left, right) = numbers(left, right);
            let (called, other) = if left.can_fail { (left, right) } else { (right, left) };
            let other = other.tokens();
            called.then(|value, _| {
                let value = bare(value);
                operator(equality(wanted), &quote!(Some(#value)), &other)
            })
        }
        (true, true) => order(equality(wanted), left, right),
    }
}

/// Whether a value is true, or is not; nothing where it cannot be evaluated.
pub(super) fn true_or_not(value: Code, wanted: bool) -> Code {
    match (&value.form, wanted) {
        (Form::Boolean, true) => value,
        _ => value.then(|value, form| truth(Code::plain(value, form), wanted)),
    }
}

fn equality(wanted: bool) -> Comparison {
    if wanted { Comparison::Equal } else { Comparison::NotEqual }
}

fn operator(comparison: Comparison, left: &TokenStream, right: &TokenStream) -> Code {
    Code::test(match comparison {
        Comparison::Equal => quote!(#left == #right),
        Comparison::NotEqual => quote!(#left != #right),
        Comparison::Less => quote!(#left < #right),
        Comparison::LessOrEqual => quote!(#left <= #right),
        Comparison::Greater => quote!(#left > #right),
        Comparison::GreaterOrEqual => quote!(#left >= #right),
    })
}

/// Whether there is a value, or none.
fn is_set(value: &Code, wanted: bool) -> Code {
    let tokens = value.tokens();
    if let Some(list) = first_of(&tokens) {
        return Code::plain(is_empty(&list, &Form::Object, !wanted), Form::Boolean);
    }
    match value.is_optional() {
        true if wanted => Code::plain(quote!(#tokens.is_some()), Form::Boolean),
        true if !value.can_fail => Code::plain(quote!(#tokens.is_none()), Form::Boolean),
        true => Code::truth(false),
        false => Code::truth(wanted),
    }
}

/// The list of which the code takes the first item: Clippy wants no other question whether there is one than whether the
/// list is empty.
fn first_of(code: &TokenStream) -> Option<TokenStream> {
    let mut tokens: Vec<TokenTree> = code.clone().into_iter().collect();
    let arguments = tokens.pop().map(|arguments| arguments.to_string());
    let method = tokens.pop().map(|method| method.to_string());
    tokens.pop()?;
    (method.as_deref() == Some("first") && arguments.as_deref() == Some("()"))
        .then(|| tokens.into_iter().collect())
}

/// Which of two numbers is greater, or whether two values are equal; nothing where one is not set.
pub(super) fn order(comparison: Comparison, left: Code, right: Code) -> Code {
    let (left, right) = numbers(left, right);
    let compare = |left: &TokenStream, right: &TokenStream| operator(comparison, left, right);
    match (left.is_optional(), right.is_optional()) {
        (_, false) => {
            let right = right.operand();
            left.then(|left, _| compare(&left, &right))
        }
        (false, true) => {
            let left = left.operand();
            right.then(|right, _| compare(&left, &right))
        }
        (true, true) => {
            let can_fail = left.can_fail || right.can_fail;
            let (left, right) = (left.tokens(), right.tokens());
            let both = Code::option(quote!(#left.zip(#right)), quote!((left, right)), Form::Null);
            both.failing(can_fail).then(|_, _| compare(&quote!(left), &quote!(right)))
        }
    }
}

/// Whether the one number is greater than the other, or is not; nothing where one of them cannot be evaluated.
pub(super) fn order_or_not(comparison: Comparison, left: Code, right: Code, wanted: bool) -> Code {
    if !left.is_optional() || !right.is_optional() || left.can_fail == right.can_fail {
        return order(if wanted { comparison } else { comparison.opposite() }, left, right);
    }
    // Only one of them can fail; without the other one there is no order, which is a value.
    let (called, other, comparison) =
        if left.can_fail { (left, right, comparison) } else { (right, left, comparison.turned()) };
    called
        .named(&quote!(called))
        .then(|called, form| truth(order(comparison, Code::plain(called, form), other), wanted))
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
        (_, Number::Literal(_)) => {
            let (right, left) = numbers(right, left);
            (left, right)
        }
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
        // A number of 32 bits has another value than the `f64` of the same digits.
        Number::Field(Type::F32) => return short(number),
        _ => return None,
    };
    // What a type's first or last number is compared with is always on one side of it, of which rustc warns.
    let fits = number.fract() == 0.0 && min < number && number < max;
    fits.then(|| Literal::i64_unsuffixed(number as i64)).map(|literal| quote!(#literal))
}

/// The number as a literal of 32 bits; none where that has other digits.
fn short(number: f64) -> Option<TokenStream> {
    let literal = Literal::f32_unsuffixed(Some(number as f32).filter(|short| short.is_finite())?);
    (literal.to_string().parse() == Ok(number)).then(|| quote!(#literal))
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
    let form = Form::Number(Number::Field(Type::F64));
    number.then(|value, _| Code::plain(quote!(#value as f64), form).like(Syntax::Open))
}

/// Whether a text, list or map is empty, or is not.
pub(super) fn is_empty(value: &TokenStream, form: &Form, wanted: bool) -> TokenStream {
    match (form, wanted) {
        // Clippy wants no `as_str` before a method that text and `String` have.
        (Form::Text, true) if ends_in_as_str(value) => quote!(str::is_empty(#value)),
        (Form::Text, false) if ends_in_as_str(value) => quote!(!str::is_empty(#value)),
        (Form::Items(..) | Form::Options(_), true) => quote!(#value.next().is_none()),
        (Form::Items(..) | Form::Options(_), false) => quote!(#value.next().is_some()),
        (_, true) => quote!(#value.is_empty()),
        (_, false) => quote!(!#value.is_empty()),
    }
}

fn ends_in_as_str(value: &TokenStream) -> bool {
    let mut method = None;
    let mut last = None;
    for token in value.clone() {
        method = last.replace(token);
    }
    matches!(method, Some(TokenTree::Ident(method)) if method == "as_str")
}

/// Whether a value is set and not empty, or is not
/// ([JMESPath](https://jmespath.org/specification.html#or-expressions)). Objects and numbers always are. Neither holds
/// where it cannot be evaluated.
pub(super) fn truth(value: Code, wanted: bool) -> Code {
    let otherwise = !wanted && !value.can_fail;
    if let Some(Syntax::Truth(truth)) = value.syntax() {
        return Code::truth(truth == wanted);
    }
    match &value.form {
        Form::Boolean => {
            let tokens = value.tokens();
            match (value.is_optional(), wanted) {
                (true, true) if value.is_mapped() => value.asked(false, TokenStream::clone),
                (true, true) => Code::test(quote!(#tokens == Some(true))),
                (true, false) if value.can_fail => Code::test(quote!(#tokens == Some(false))),
                (true, false) => Code::test(quote!(#tokens != Some(true))),
                (false, true) => value,
                (false, false) => Code::plain(quote!(!(#tokens)), Form::Boolean),
            }
        }
        Form::Text | Form::List(_) | Form::Map(..) | Form::Items(..) | Form::Options(_) => {
            value.asked(otherwise, |tokens| is_empty(tokens, &value.form, !wanted))
        }
        Form::Null => Code::truth(!wanted),
        Form::Number(_) | Form::Object => is_set(&value, wanted),
    }
}

/// The first of two values if it is as true as this, or else the second. An absent value is not true.
pub(super) fn first_that_is(truth_value: bool, first: Code, second: &Code) -> Code {
    let can_fail = first.can_fail || second.can_fail;
    let (is_optional, tokens, other) = (first.is_optional(), first.tokens(), bare(second.some()));
    let option = match (truth_value, is_optional) {
        (true, false) => quote!(if #tokens { Some(true) } else { #other }),
        (false, false) => quote!(if #tokens { #other } else { Some(false) }),
        // Without a first one that could be evaluated there is nothing.
        (true, true) if !first.can_fail => {
            let is_true = truth(first, true).tokens();
            quote!(if #is_true { Some(true) } else { #other })
        }
        (_, true) => {
            let (undecided, tokens) = (!truth_value, bare(tokens));
            quote!(match #tokens { Some(#undecided) => #other, first => first })
        }
    };
    Code::option(quote!((#option)), quote!(value), Form::Boolean).failing(can_fail)
}

/// The code without parentheses around all of it.
pub(super) fn bare(code: TokenStream) -> TokenStream {
    let mut tokens = code.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::Parenthesis => {
            group.stream()
        }
        _ => code,
    }
}

/// Whether both hold, or with `is_or` whether one of them does.
pub(super) fn joined(is_or: bool, left: Code, right: Code) -> Code {
    let side = |code: &Code| {
        let tokens = code.tokens();
        if code.syntax() == Some(Syntax::Or) { quote!((#tokens)) } else { tokens }
    };
    match (left.syntax(), right.syntax()) {
        // A truth value decides, or leaves it to the other side.
        (Some(Syntax::Truth(first)), _) if first == is_or => left,
        (Some(Syntax::Truth(_)), _) => right,
        (_, Some(Syntax::Truth(second))) if second == is_or => right,
        (_, Some(Syntax::Truth(_))) => left,
        _ if is_or => {
            let (left, right) = (left.tokens(), right.tokens());
            Code::test(quote!(#left || #right)).like(Syntax::Or)
        }
        _ => {
            let (left, right) = (side(&left), side(&right));
            Code::test(quote!(#left && #right))
        }
    }
}
