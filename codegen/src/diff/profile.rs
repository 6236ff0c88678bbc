//! Descriptions of items without their own names, and without names of types that may be renamed as well.

use super::view::{Definition, Key, OperationItem, View};
use crate::lower::{Field, Literal, Role, Type};
use crate::name::Ident;
use crate::resolve::Fault;

/// The profile of a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Profile<'a> {
    Structure { error: Option<(Fault, Option<u16>)>, members: Vec<Member<'a>> },
    Union(Vec<Member<'a>>),
    Enum(Vec<(&'a str, Value<'a>)>),
}

/// The profile of a field or variant: by its name first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member<'a> {
    name: &'a str,
    wire_name: &'a str,
    optional: bool,
    boxed: bool,
    required: bool,
    sensitive: bool,
    /// The target; `None` if it may be renamed with the rest.
    target: Option<Key<'a>>,
    /// The type of the value, with no name for types that may be renamed.
    ty: Type,
}

/// A value of an enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Integer(i64),
}

/// The profile of an operation: its input, its output, how many errors it has, whether it is read-only, and whether it
/// is idempotent.
type OperationProfile<'a> = (Option<Profile<'a>>, Option<Profile<'a>>, usize, bool, bool);

/// Makes the profiles of one crate's items.
pub(super) struct Profiles<'a, 'v> {
    pub(super) view: &'v View<'a>,
    /// The name of a type in the new crate, if it is surely the same type in both.
    pub(super) name: &'v dyn Fn(&'a str) -> Option<&'a str>,
}

impl<'a> Profiles<'a, '_> {
    /// `None` if there is too little to tell it from others.
    pub(super) fn definition(&self, item: Definition<'a>) -> Option<Profile<'a>> {
        Some(match item {
            Definition::Structure(item) => {
                let error = match &item.role {
                    Role::Error(facts) => Some((facts.fault, facts.http_status)),
                    _ => None,
                };
                let members = sorted(item.fields.iter().map(|field| self.field(field)));
                Profile::Structure { error, members }
            }
            Definition::Union(item) => {
                Profile::Union(sorted(item.variants.iter().map(|variant| self.field(variant))))
            }
            Definition::Enum(item) if item.variants.is_empty() => return None,
            Definition::Enum(item) => {
                let value = |value: &'a Literal| match value {
                    Literal::Text(text) => Some(Value::Text(text)),
                    Literal::Integer(number) => Some(Value::Integer(*number)),
                    _ => None,
                };
                let values = item
                    .variants
                    .iter()
                    .map(|variant| Some((variant.member.as_str(), value(&variant.value)?)));
                Profile::Enum(sorted(values.flatten()))
            }
        })
    }

    fn field(&self, field: &'a Field) -> Member<'a> {
        let Field { member, wire_name, optional, boxed, required, sensitive, ty, target, .. } = field;
        let (optional, boxed, required, sensitive) = (*optional, *boxed, *required, *sensitive);
        let (target, ty) = (self.target(ty, target), self.ty(ty));
        Member { name: member, wire_name, optional, boxed, required, sensitive, target, ty }
    }

    fn target(&self, ty: &Type, target: &'a str) -> Option<Key<'a>> {
        let is_simple = !matches!(ty, Type::Named { .. } | Type::Vec(_) | Type::Map(..));
        is_simple.then(|| self.view.key(target))
    }

    /// The type, with the names that types have in the new crate.
    fn ty(&self, ty: &'a Type) -> Type {
        match ty {
            Type::Named { ident, .. } => {
                let ident = (self.name)(ident).unwrap_or_default().to_owned();
                Type::Named { ident, deprecated: false, is_enum: false }
            }
            Type::Vec(item) => Type::Vec(Box::new(self.ty(item))),
            Type::Map(key, value) => Type::Map(Box::new(self.ty(key)), Box::new(self.ty(value))),
            Type::Option(value) => Type::Option(Box::new(self.ty(value))),
            ty => ty.clone(),
        }
    }

    /// `None` if neither the input nor the output has a member.
    pub(super) fn operation(&self, item: &OperationItem<'a>) -> Option<OperationProfile<'a>> {
        let operation = item.operation;
        let data = |ident: Option<&'a Ident>| ident.and_then(|ident| self.view.named(&ident.text));
        let (input, output) = (data(operation.input.as_ref()), data(operation.output.as_ref()));
        let has_members = |data| matches!(data, Some(Definition::Structure(item)) if !item.fields.is_empty());
        if !has_members(input) && !has_members(output) {
            return None;
        }
        let profile = |data: Option<Definition<'a>>| data.and_then(|data| self.definition(data));
        let errors = item.errors.map_or(0, |errors| errors.errors.len());
        Some((profile(input), profile(output), errors, operation.read_only, operation.idempotent))
    }
}

fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort_unstable();
    items
}
