//! Descriptions of items without their own names, and without names of types that may be renamed as well.

use super::view::{Key, Placed, View};
use crate::lower::{Field, Item, Operation, Role, Structure, Type, WireValue};
use crate::name::Ident;
use crate::resolve::Fault;

/// The profile of a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Profile<'a> {
    kind: &'static str,
    /// Who is at fault for an error, and its HTTP status.
    error: Option<(Fault, Option<u16>)>,
    members: Vec<Member<'a>>,
    /// The values of an enum, with the names of their members.
    values: Vec<(&'a str, &'a WireValue)>,
}

/// The profile of a field or variant: its name and its name on the wire; whether it is an `Option`, in a `Box`, required
/// and sensitive; the target, `None` if it may be renamed with the rest; and the type of the value, with no name for types
/// that may be renamed.
type Member<'a> = (&'a str, &'a str, [bool; 4], Option<Key<'a>>, Type);

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
    pub(super) fn definition(&self, of: &Placed<'a>) -> Option<Profile<'a>> {
        let mut profile = Profile { kind: of.kind(), error: None, members: Vec::new(), values: Vec::new() };
        match of.item {
            Item::Enum(item) if item.variants.is_empty() => return None,
            Item::Enum(item) => {
                profile.values.extend(item.variants.iter().map(|it| (&*it.member, &it.value)))
            }
            Item::Structure(Structure { role: Role::Error(facts), .. }) => {
                profile.error = Some((facts.fault, facts.http_status));
            }
            _ => {}
        }
        profile.members.extend(of.item.fields().iter().map(|field| self.field(field)));
        profile.members.sort_unstable();
        profile.values.sort_unstable();
        Some(profile)
    }

    fn field(&self, field: &'a Field) -> Member<'a> {
        let is_simple = !matches!(field.ty, Type::Named { .. } | Type::Vec(_) | Type::Map(..));
        let target = is_simple.then(|| self.view.key(&field.target));
        let flags = [field.optional, field.boxed, field.required, field.sensitive];
        (&field.member, &field.wire_name, flags, target, self.ty(&field.ty))
    }

    /// The type, with the names that types have in the new crate.
    fn ty(&self, ty: &'a Type) -> Type {
        match ty {
            Type::Named { ident, .. } => {
                let ident = (self.name)(ident).unwrap_or_default().to_owned();
                Type::Named { ident, deprecated: false, repr: None }
            }
            Type::Vec(item) => Type::Vec(Box::new(self.ty(item))),
            Type::Map(key, value) => Type::Map(Box::new(self.ty(key)), Box::new(self.ty(value))),
            Type::Option(value) => Type::Option(Box::new(self.ty(value))),
            ty => ty.clone(),
        }
    }

    /// `None` if neither the input nor the output has a member.
    pub(super) fn operation(&self, operation: &'a Operation) -> Option<OperationProfile<'a>> {
        let profile = |ident: Option<&'a Ident>| self.definition(self.view.types.get(&*ident?.text)?);
        let (input, output) = (profile(operation.input.as_ref()), profile(operation.output.as_ref()));
        let has_members = |data: &Option<Profile<'_>>| data.as_ref().is_some_and(|it| !it.members.is_empty());
        (has_members(&input) || has_members(&output)).then_some((
            input,
            output,
            operation.error.errors.len(),
            operation.read_only,
            operation.idempotent,
        ))
    }
}
