//! Values in the rules of the endpoint.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use crate::lower::EndpointValue;
use crate::resolve::{EndpointProperty, ParamValue};

impl ToTokens for EndpointValue {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(value(self));
    }
}

/// A value as it is: text is borrowed where it can be.
fn value(item: &EndpointValue) -> TokenStream {
    match item {
        EndpointValue::Boolean(value) => quote!(#value),
        EndpointValue::Integer(number) => Literal::i64_unsuffixed(*number).into_token_stream(),
        EndpointValue::Text(text) => quote!(#text),
        EndpointValue::Template(parts) => template(parts),
        EndpointValue::Variable(ident, _) => quote!(#ident),
        EndpointValue::Field(of, field, is_owned) => {
            let field = format_ident!("{}", field);
            if *is_owned { quote!(&#of.#field) } else { quote!(#of.#field) }
        }
        EndpointValue::Call(name, _, arguments) => {
            let (name, arguments) = (format_ident!("{}", name), arguments.iter().map(borrowed));
            quote!(smithy::#name(#(#arguments),*))
        }
        EndpointValue::Equal(left, right, wanted) => equal(left, right, *wanted),
        EndpointValue::Not(of) => {
            let of = condition(of);
            quote!(!#of)
        }
        EndpointValue::IsSet(of, true) => quote!(#of.is_some()),
        EndpointValue::IsSet(of, false) => quote!(#of.is_none()),
        EndpointValue::IsTrue(of) => quote!(#of == Some(true)),
        EndpointValue::Some(of) => {
            let of = slice(of);
            quote!(Some(#of))
        }
        EndpointValue::Or(first, second) => quote!(#first.or(#second)),
        EndpointValue::UnwrapOr(first, second) => {
            let second = borrowed(second);
            quote!(#first.unwrap_or(#second))
        }
        EndpointValue::Choice(test, then, otherwise) => {
            let (then, otherwise) = (slice(then), slice(otherwise));
            quote!(if #test { #then } else { #otherwise })
        }
    }
}

/// Whether two values are equal, or are not.
fn equal(left: &EndpointValue, right: &EndpointValue, wanted: bool) -> TokenStream {
    let is_empty = |item: &EndpointValue| matches!(item, EndpointValue::Text(text) if text.is_empty());
    let (left, right) = if is_empty(left) { (right, left) } else { (left, right) };
    let (a, b) = (compared(left), compared(right));
    match wanted {
        true if is_empty(right) => quote!(#a.is_empty()),
        false if is_empty(right) => quote!(!#a.is_empty()),
        true => quote!(#a == #b),
        false => quote!(#a != #b),
    }
}

/// A value as an operand of `&&`.
pub(super) fn condition(item: &EndpointValue) -> TokenStream {
    match item {
        EndpointValue::Choice(..) => quote!((#item)),
        item => value(item),
    }
}

/// A value as an operand of `==`.
fn compared(item: &EndpointValue) -> TokenStream {
    match item {
        EndpointValue::Field(of, field, true) => {
            let field = format_ident!("{}", field);
            quote!(#of.#field)
        }
        EndpointValue::Equal(..) | EndpointValue::Choice(..) | EndpointValue::IsTrue(_) => quote!((#item)),
        item => value(item),
    }
}

/// A value as an argument: texts and lists by reference.
fn borrowed(item: &EndpointValue) -> TokenStream {
    match item {
        EndpointValue::Template(_) | EndpointValue::Variable(_, true) | EndpointValue::Call(_, true, _) => {
            quote!(&#item)
        }
        item => value(item),
    }
}

/// A value where the compiler does not make a slice of a reference to a string or a vector.
pub(super) fn slice(item: &EndpointValue) -> TokenStream {
    match item {
        EndpointValue::Variable(ident, true) => quote!(&*#ident),
        EndpointValue::Field(of, field, true) => {
            let field = format_ident!("{}", field);
            quote!(&*#of.#field)
        }
        item => value(item),
    }
}

/// A text as an owned string.
pub(super) fn owned(item: &EndpointValue) -> TokenStream {
    match item {
        EndpointValue::Variable(_, true) => quote!(#item.as_str()),
        item => value(item),
    }
}

/// The message of an error.
pub(super) fn message(item: &EndpointValue) -> TokenStream {
    match item {
        EndpointValue::Text(_) | EndpointValue::Template(_) => value(item),
        item => {
            let item = compared(item);
            quote!(#item.to_string())
        }
    }
}

fn template(parts: &[EndpointValue]) -> TokenStream {
    let mut format = String::new();
    let mut arguments = Vec::new();
    for part in parts {
        match part {
            EndpointValue::Text(text) => format.push_str(&text.replace('{', "{{").replace('}', "}}")),
            EndpointValue::Variable(ident, _) if !ident.raw => {
                format.extend(["{", &ident.text, "}"]);
            }
            part => {
                format.push_str("{}");
                arguments.push(compared(part));
            }
        }
    }
    quote!(format!(#format #(, #arguments)*))
}

/// A property of the endpoint, converted to its type.
pub(super) fn property(item: &EndpointProperty<EndpointValue>) -> TokenStream {
    match item {
        EndpointProperty::Text(text) => owned(text),
        EndpointProperty::Boolean(value) => quote!(#value),
        EndpointProperty::Integer(number) => Literal::i64_suffixed(*number).into_token_stream(),
        EndpointProperty::List(items) => {
            let items = items.iter().map(nested);
            quote!([#(#items),*])
        }
        EndpointProperty::Object(properties) => {
            let names = properties.iter().map(|(name, _)| name);
            let values = properties.iter().map(|(_, value)| nested(value));
            quote!(smithy::Property::object([#((#names, #values)),*]))
        }
    }
}

/// A property that is part of another.
fn nested(item: &EndpointProperty<EndpointValue>) -> TokenStream {
    let value = property(item);
    match item {
        EndpointProperty::Object(_) => value,
        _ => quote!(#value.into()),
    }
}

/// The value of a parameter that the model has.
pub(super) fn fixed(value: &ParamValue) -> TokenStream {
    match value {
        ParamValue::String(text) => quote!(#text.to_owned()),
        ParamValue::Boolean(value) => quote!(#value),
        ParamValue::StringArray(list) => quote!(vec![#(#list.to_owned()),*]),
    }
}
