//! Values in the rules of endpoints
//! ([rules engine](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)).
//!
//! Every value has a type, and what may be unset must have been looked at before it is used, as the specification wants:
//! so rules can be compiled.

use std::cell::RefCell;

use serde_json::Value;

use super::endpoint_value::{Expression, ExpressionKind, Function, ValueType};
use super::node::{Invalid, Node, Read, text};
use crate::load::did_you_mean;

const GET_ATTR: &str = "getAttr";

const FUNCTIONS: &[(&str, Function)] = &[
    ("booleanEquals", Function::BooleanEquals),
    ("coalesce", Function::Coalesce),
    ("isSet", Function::IsSet),
    ("isValidHostLabel", Function::IsValidHostLabel),
    ("aws.isVirtualHostableS3Bucket", Function::IsVirtualHostableS3Bucket),
    ("ite", Function::Ite),
    ("not", Function::Not),
    ("aws.parseArn", Function::ParseArn),
    ("parseURL", Function::ParseUrl),
    ("aws.partition", Function::Partition),
    ("split", Function::Split),
    ("stringEquals", Function::StringEquals),
    ("substring", Function::Substring),
    ("uriEncode", Function::UriEncode),
];

/// The parameters and variables that can be named at a place of the rules, with their types there.
#[derive(Debug, Default)]
pub(super) struct Scope(RefCell<Vec<(String, ValueType)>>);

impl Scope {
    pub(super) fn add(&self, name: &str, ty: ValueType) {
        self.0.borrow_mut().push((name.to_owned(), ty));
    }

    pub(super) fn type_of(&self, name: &str) -> Option<ValueType> {
        self.0.borrow().iter().rev().find(|(other, _)| other == name).map(|(_, ty)| ty.clone())
    }

    /// What `read` gives; the names that it adds are forgotten afterwards.
    pub(super) fn within<T>(&self, read: impl FnOnce() -> T) -> T {
        let before = self.0.borrow().len();
        let result = read();
        self.0.borrow_mut().truncate(before);
        result
    }
}

impl Expression {
    /// Reads a value of any type.
    pub(super) fn read(node: &Node<'_>, scope: &Scope) -> Read<Self> {
        match node.json() {
            Value::Bool(value) => Ok(Self::new(ExpressionKind::Boolean(*value), ValueType::Boolean)),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Ok(Self::new(ExpressionKind::Integer(number), ValueType::Integer)),
                None => Err(node.error("must be a whole number")),
            },
            Value::String(text) => Self::template(node, text, scope),
            Value::Object(object) if object.contains_key("ref") => {
                let name = node.object(&["ref"])?.required("ref", text)?;
                Self::reference(node, &name, scope)
            }
            Value::Object(object) if object.contains_key("fn") => {
                node.object(&["fn", "argv", "assign", "documentation"])?;
                Self::call(node, scope)
            }
            _ => Err(node.error("is neither a literal nor `ref` nor `fn`")),
        }
    }

    /// Reads text that is always there.
    pub(super) fn text(node: &Node<'_>, scope: &Scope) -> Read<Self> {
        let expression = Self::read(node, scope)?;
        expression.must_be(&ValueType::Text, node)?;
        Ok(expression)
    }

    fn reference(node: &Node<'_>, name: &str, scope: &Scope) -> Read<Self> {
        match scope.type_of(name) {
            Some(ty) => Ok(Self::new(ExpressionKind::Reference(name.to_owned()), ty)),
            None => {
                let scope = scope.0.borrow();
                let hint = did_you_mean(name, scope.iter().map(|(name, _)| name.as_str()));
                let shown = name.escape_debug();
                let problem = format!("names `{shown}`, which is no parameter or variable there");
                Err(node.error_with_hint(problem, hint))
            }
        }
    }

    /// Reads what a function gives; the value is an object that has `fn` and `argv`.
    pub(super) fn call(node: &Node<'_>, scope: &Scope) -> Read<Self> {
        let object = node.any_object()?;
        let name = object.required("fn", text)?;
        let arguments = object.required("argv", |node| node.list(|node| Self::read(node, scope)))?;
        if name == GET_ATTR {
            let [of, Self { kind: ExpressionKind::Text(path), .. }] = arguments.as_slice() else {
                return Err(node.error(format_args!("must give `{GET_ATTR}` a value and a path")));
            };
            return of.clone().attribute(node, path);
        }
        let Some((_, function)) = FUNCTIONS.iter().find(|(other, _)| *other == name) else {
            let names = FUNCTIONS.iter().map(|(name, _)| *name).chain([GET_ATTR]);
            let hint = did_you_mean(&name, names);
            let shown = name.escape_debug();
            let problem = format!("calls `{shown}`, which is no function");
            return Err(node.error_with_hint(problem, hint));
        };
        let ty = result(node, &name, *function, &arguments)?;
        Ok(Self::new(ExpressionKind::Call(*function, arguments), ty))
    }

    /// Reads the `name#path` and `{name}` of text.
    fn template(node: &Node<'_>, text: &str, scope: &Scope) -> Read<Self> {
        let (mut parts, mut plain, mut rest) = (Vec::new(), String::new(), text);
        while let Some(at) = rest.find(['{', '}']) {
            plain.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(behind) = rest.strip_prefix(brace) {
                plain.push_str(brace);
                rest = behind;
                continue;
            }
            let Some((name, behind)) = rest.split_once('}').filter(|_| brace == "{") else {
                return Err(node.error(format_args!(
                    "has a `{brace}` without its other half; where it stands for itself it is written twice"
                )));
            };
            if !plain.is_empty() {
                parts.push(Self::literal(&plain));
                plain.clear();
            }
            let (name, path) = name.split_once('#').map_or((name, None), |(name, path)| (name, Some(path)));
            let value = Self::reference(node, name, scope)?;
            let value = match path {
                Some(path) => value.attribute(node, path)?,
                None => value,
            };
            value.must_be(&ValueType::Text, node)?;
            parts.push(value);
            rest = behind;
        }
        plain.push_str(rest);
        if parts.is_empty() {
            return Ok(Self::literal(&plain));
        }
        if !plain.is_empty() {
            parts.push(Self::literal(&plain));
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        Ok(Self::new(ExpressionKind::Template(parts), ValueType::Text))
    }

    /// What `getAttr` gives.
    fn attribute(self, node: &Node<'_>, path: &str) -> Read<Self> {
        let mut value = self;
        for part in path.split('.') {
            let (name, index) = match part.split_once('[') {
                Some((name, index)) => (name, Some(index)),
                None => (part, None),
            };
            if !name.is_empty() || index.is_none() {
                value = value.named(node, name)?;
            }
            if let Some(index) = index {
                let number = index.strip_suffix(']').and_then(|index| index.parse().ok());
                let Some(number) = number else {
                    return Err(node
                        .error(format_args!("has an index without a number in `{}`", path.escape_debug())));
                };
                value.must_be(&ValueType::TextList, node)?;
                let ty = ValueType::Optional(Box::new(ValueType::Text));
                value = Self::new(ExpressionKind::Index(Box::new(value), number), ty);
            }
        }
        Ok(value)
    }

    fn named(self, node: &Node<'_>, name: &str) -> Read<Self> {
        use ValueType::{Boolean, Text, TextList};
        let attributes: &[(&'static str, ValueType)] = match &self.ty {
            ValueType::Partition => &[
                ("name", Text),
                ("dnsSuffix", Text),
                ("dualStackDnsSuffix", Text),
                ("supportsFIPS", Boolean),
                ("supportsDualStack", Boolean),
                ("implicitGlobalRegion", Text),
            ],
            ValueType::Url => &[
                ("scheme", Text),
                ("authority", Text),
                ("path", Text),
                ("normalizedPath", Text),
                ("isIp", Boolean),
            ],
            ValueType::Arn => &[
                ("partition", Text),
                ("service", Text),
                ("region", Text),
                ("accountId", Text),
                ("resourceId", TextList),
            ],
            ValueType::Optional(_) => return Err(unset(node)),
            _ => &[],
        };
        let Some((name, ty)) = attributes.iter().find(|(other, _)| *other == name) else {
            let shown = name.escape_debug();
            return Err(node.error(format_args!("takes `{shown}` of {}, which has none", self.ty.name())));
        };
        Ok(Self::new(ExpressionKind::Attribute(Box::new(self), name), ty.clone()))
    }

    fn must_be(&self, wanted: &ValueType, node: &Node<'_>) -> Read<()> {
        match &self.ty {
            ty if ty == wanted => Ok(()),
            ValueType::Optional(ty) if **ty == *wanted => Err(unset(node)),
            ty => Err(node.error(format_args!("has {} where {} is needed", ty.name(), wanted.name()))),
        }
    }
}

fn unset(node: &Node<'_>) -> Invalid {
    let hint = "ask `isSet` in a condition before it".to_owned();
    node.error_with_hint("uses a value that may be unset", Some(hint))
}

/// The type of what a function gives for these arguments.
fn result(node: &Node<'_>, name: &str, function: Function, arguments: &[Expression]) -> Read<ValueType> {
    let wrong_count = || node.error(format_args!("calls `{name}` with {} arguments", arguments.len()));
    if let Some((wanted, ty)) = function.signature() {
        if wanted.len() != arguments.len() {
            return Err(wrong_count());
        }
        arguments.iter().zip(wanted).try_for_each(|(argument, wanted)| argument.must_be(wanted, node))?;
        let is_negative =
            |argument: &Expression| matches!(argument.kind, ExpressionKind::Integer(number) if number < 0);
        if arguments.iter().any(is_negative) {
            return Err(node.error(format_args!("calls `{name}` with a negative number")));
        }
        return Ok(ty);
    }
    match (function, arguments) {
        (Function::IsSet, [_]) => Ok(ValueType::Boolean),
        (Function::Coalesce, [first, _, ..]) => {
            same(node, first, arguments)?;
            let are_optional = arguments.iter().all(|argument| argument.ty.is_optional());
            Ok(if are_optional { first.ty.clone() } else { first.ty.inner().clone() })
        }
        (Function::Ite, [condition, then, otherwise]) => {
            condition.must_be(&ValueType::Boolean, node)?;
            same(node, then, std::slice::from_ref(otherwise))?;
            Ok(if then.ty.is_optional() { then.ty.clone() } else { otherwise.ty.clone() })
        }
        _ => Err(wrong_count()),
    }
}

fn same(node: &Node<'_>, first: &Expression, others: &[Expression]) -> Read<()> {
    match others.iter().find(|other| other.ty.inner() != first.ty.inner()) {
        Some(other) => {
            let (first, other) = (first.ty.inner().name(), other.ty.inner().name());
            Err(node.error(format_args!("chooses between {first} and {other}")))
        }
        None => Ok(()),
    }
}
