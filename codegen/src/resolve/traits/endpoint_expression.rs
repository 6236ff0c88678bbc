//! Values in the rules of endpoints
//! ([rules engine](https://smithy.io/2.0/additional-specs/rules-engine/specification.html)).
//!
//! Every value has a type, and a value that may be unset must be tested before it is used, as the specification demands, so
//! that rules can be compiled.

use std::cell::RefCell;

use serde_json::Value;

use super::endpoint_value::ValueType::{Arn, Boolean, Integer, Optional, Partition, Text, TextList, Url};
use super::endpoint_value::{Expression, ExpressionKind, Function, ValueType};
use super::node::{Invalid, Node, Read, text};
use crate::load::did_you_mean;

const GET_ATTR: &str = "getAttr";

/// The functions for which an unset argument is not the same as a condition that does not hold.
const TAKE_UNSET: [&str; 4] = ["coalesce", "isSet", "ite", "not"];

/// What a function takes, and what it gives.
type Signature = (&'static [ValueType], ValueType);

/// A function by its name; without a signature where it depends on the arguments.
type Named = (&'static str, Function, Option<Signature>);

/// All functions but `getAttr`.
const FUNCTIONS: &[Named] = &[
    ("booleanEquals", Function::BooleanEquals, Some((&[Boolean, Boolean], Boolean))),
    ("coalesce", Function::Coalesce, None),
    ("isSet", Function::IsSet, None),
    ("isValidHostLabel", Function::IsValidHostLabel, Some((&[Text, Boolean], Boolean))),
    ("aws.isVirtualHostableS3Bucket", Function::IsVirtualHostableS3Bucket, Some((&[Text, Boolean], Boolean))),
    ("ite", Function::Ite, None),
    ("not", Function::Not, Some((&[Boolean], Boolean))),
    ("aws.parseArn", Function::ParseArn, Some((&[Text], Optional(&Arn)))),
    ("parseURL", Function::ParseUrl, Some((&[Text], Optional(&Url)))),
    // There is always one: see the support code.
    ("aws.partition", Function::Partition, Some((&[Text], Partition))),
    ("split", Function::Split, Some((&[Text, Text, Integer], TextList))),
    ("stringEquals", Function::StringEquals, Some((&[Text, Text], Boolean))),
    ("substring", Function::Substring, Some((&[Text, Integer, Integer, Boolean], Optional(&Text)))),
    ("uriEncode", Function::UriEncode, Some((&[Text], Text))),
];

/// What can be taken of each type, and the type of that.
const ATTRIBUTES: &[(ValueType, &str, ValueType)] = &[
    (Partition, "name", Text),
    (Partition, "dnsSuffix", Text),
    (Partition, "dualStackDnsSuffix", Text),
    (Partition, "supportsFIPS", Boolean),
    (Partition, "supportsDualStack", Boolean),
    (Partition, "implicitGlobalRegion", Text),
    (Url, "scheme", Text),
    (Url, "authority", Text),
    (Url, "path", Text),
    (Url, "normalizedPath", Text),
    (Url, "isIp", Boolean),
    (Arn, "partition", Text),
    (Arn, "service", Text),
    (Arn, "region", Text),
    (Arn, "accountId", Text),
    (Arn, "resourceId", TextList),
];

/// The parameters and variables that can be named at a place of the rules, with their types there.
#[derive(Debug, Default)]
pub(super) struct Scope(RefCell<Vec<(String, ValueType)>>);

impl Scope {
    pub(super) fn add(&self, name: &str, ty: ValueType) {
        self.0.borrow_mut().push((name.to_owned(), ty));
    }

    pub(super) fn type_of(&self, name: &str) -> Option<ValueType> {
        self.0.borrow().iter().rev().find(|(other, _)| other == name).map(|(_, ty)| *ty)
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
            Value::Bool(value) => Ok(Self::new(ExpressionKind::Boolean(*value), Boolean)),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Ok(Self::new(ExpressionKind::Integer(number), Integer)),
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
        expression.must_be(Text, node)?;
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
    fn call(node: &Node<'_>, scope: &Scope) -> Read<Self> {
        let (name, arguments) = Self::parts(node, scope)?;
        Self::called(node, &name, arguments)
    }

    /// Reads a condition. Before it comes `isSet` of each parameter that may be unset and that it gives to its function as
    /// it is. From then on they are known to be set.
    pub(super) fn condition(node: &Node<'_>, scope: &Scope) -> Read<(Vec<Self>, Self)> {
        let (name, mut arguments) = Self::parts(node, scope)?;
        let mut tests = Vec::new();
        for argument in arguments.iter_mut().filter(|_| !TAKE_UNSET.contains(&&*name)) {
            if let (ExpressionKind::Reference(parameter), Optional(ty)) = (&argument.kind, argument.ty) {
                scope.add(parameter, *ty);
                let test = ExpressionKind::Call(Function::IsSet, vec![argument.clone()]);
                let test = Self::new(test, Boolean);
                if !tests.contains(&test) {
                    tests.push(test);
                }
                argument.ty = *ty;
            }
        }
        Ok((tests, Self::called(node, &name, arguments)?))
    }

    /// The name of a function, and what is given to it.
    fn parts(node: &Node<'_>, scope: &Scope) -> Read<(String, Vec<Self>)> {
        let object = node.any_object()?;
        let name = object.required("fn", text)?;
        Ok((name, object.required("argv", |node| node.list(|node| Self::read(node, scope)))?))
    }

    /// What the function of this name gives.
    fn called(node: &Node<'_>, name: &str, arguments: Vec<Self>) -> Read<Self> {
        if name == GET_ATTR {
            let [of, Self { kind: ExpressionKind::Text(path), .. }] = arguments.as_slice() else {
                return Err(node.error(format_args!("must give `{GET_ATTR}` a value and a path")));
            };
            return of.clone().attribute(node, path);
        }
        let Some(function) = FUNCTIONS.iter().find(|(other, ..)| *other == name) else {
            let names = FUNCTIONS.iter().map(|(name, ..)| *name).chain([GET_ATTR]);
            let hint = did_you_mean(name, names);
            let shown = name.escape_debug();
            let problem = format!("calls `{shown}`, which is no function");
            return Err(node.error_with_hint(problem, hint));
        };
        let ty = result(node, function, &arguments)?;
        Ok(Self::new(ExpressionKind::Call(function.1, arguments), ty))
    }

    /// Reads text, in which `{name}` and `{name#path}` stand for values, and braces that are written twice for themselves.
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
            let Some((inside, behind)) = rest.split_once('}').filter(|_| brace == "{") else {
                return Err(node.error(format_args!(
                    "has a `{brace}` without its other half; where it stands for itself it is written twice"
                )));
            };
            rest = behind;
            if !plain.is_empty() {
                parts.push(Self::literal(&std::mem::take(&mut plain)));
            }
            let value = match inside.split_once('#') {
                Some((name, path)) => Self::reference(node, name, scope)?.attribute(node, path)?,
                None => Self::reference(node, inside, scope)?,
            };
            value.must_be(Text, node)?;
            parts.push(value);
        }
        plain.push_str(rest);
        if !plain.is_empty() || parts.is_empty() {
            parts.push(Self::literal(&plain));
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Self::new(ExpressionKind::Template(parts), Text),
        })
    }

    /// What `getAttr` gives.
    fn attribute(self, node: &Node<'_>, path: &str) -> Read<Self> {
        let mut value = self;
        for part in path.split('.') {
            let (name, index) =
                part.split_once('[').map_or((part, None), |(name, index)| (name, Some(index)));
            if !name.is_empty() || index.is_none() {
                value = value.named(node, name)?;
            }
            let Some(index) = index else { continue };
            let Some(number) = index.strip_suffix(']').and_then(|index| index.parse().ok()) else {
                let shown = path.escape_debug();
                return Err(node.error(format_args!("has an index without a number in `{shown}`")));
            };
            value.must_be(TextList, node)?;
            value = Self::new(ExpressionKind::Index(Box::new(value), number), Optional(&Text));
        }
        Ok(value)
    }

    fn named(self, node: &Node<'_>, name: &str) -> Read<Self> {
        if self.ty.is_optional() {
            return Err(unset(node));
        }
        let Some((_, name, ty)) = ATTRIBUTES.iter().find(|(of, other, _)| *of == self.ty && *other == name)
        else {
            let shown = name.escape_debug();
            return Err(node.error(format_args!("takes `{shown}` of {}, which has none", self.ty.name())));
        };
        Ok(Self::new(ExpressionKind::Attribute(Box::new(self), name), *ty))
    }

    fn must_be(&self, wanted: ValueType, node: &Node<'_>) -> Read<()> {
        match self.ty {
            ty if ty == wanted => Ok(()),
            Optional(ty) if *ty == wanted => Err(unset(node)),
            ty => Err(node.error(format_args!("has {} where {} is needed", ty.name(), wanted.name()))),
        }
    }
}

fn unset(node: &Node<'_>) -> Invalid {
    let hint = "ask `isSet` in a condition before it".to_owned();
    node.error_with_hint("uses a value that may be unset", Some(hint))
}

/// The type of what a function gives for these arguments.
fn result(node: &Node<'_>, called: &Named, arguments: &[Expression]) -> Read<ValueType> {
    let (name, function, signature) = called;
    let wrong_count = || node.error(format_args!("calls `{name}` with {} arguments", arguments.len()));
    if let Some((wanted, ty)) = signature {
        if wanted.len() != arguments.len() {
            return Err(wrong_count());
        }
        arguments.iter().zip(*wanted).try_for_each(|(argument, wanted)| argument.must_be(*wanted, node))?;
        let is_negative =
            |argument: &Expression| matches!(argument.kind, ExpressionKind::Integer(number) if number < 0);
        if arguments.iter().any(is_negative) {
            return Err(node.error(format_args!("calls `{name}` with a negative number")));
        }
        return Ok(*ty);
    }
    match (function, arguments) {
        (Function::IsSet, [_]) => Ok(Boolean),
        (Function::Coalesce, [first, _, ..]) => {
            same(node, first, arguments)?;
            let are_optional = arguments.iter().all(|argument| argument.ty.is_optional());
            Ok(if are_optional { first.ty } else { first.ty.inner() })
        }
        (Function::Ite, [condition, then, otherwise]) => {
            condition.must_be(Boolean, node)?;
            same(node, then, std::slice::from_ref(otherwise))?;
            Ok(if then.ty.is_optional() { then.ty } else { otherwise.ty })
        }
        _ => Err(wrong_count()),
    }
}

fn same(node: &Node<'_>, first: &Expression, others: &[Expression]) -> Read<()> {
    if first.ty.inner() == TextList {
        return Err(node.error("chooses between lists, which is not supported"));
    }
    match others.iter().find(|other| other.ty.inner() != first.ty.inner()) {
        Some(other) => {
            let (first, other) = (first.ty.inner().name(), other.ty.inner().name());
            Err(node.error(format_args!("chooses between {first} and {other}")))
        }
        None => Ok(()),
    }
}
