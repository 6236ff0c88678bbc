//! Whether two types have the same JSON form, so that each can read what the other writes.

use std::collections::{BTreeMap, BTreeSet};

use super::view::{Definition, View};
use crate::lower::{Field, Location, Repr, Type};
use crate::resolve::TimestampFormat;

/// A part of an object: its type, its timestamp format, and where it travels.
type Part<'a> = (&'a Type, Option<TimestampFormat>, &'a Location);

/// The JSON form of a type.
enum Form<'a> {
    /// A form without parts, by its name.
    Plain(&'static str),
    Items(&'a Type),
    Values(&'a Type),
    /// An object with these members, all of them or one.
    Object {
        members: BTreeMap<&'a str, Part<'a>>,
        is_union: bool,
    },
}

/// Whether a type of the old crate and one of the new have the same JSON form. The form does not contain names of
/// types.
pub(super) fn same_form<'a>(old: &View<'a>, before: &'a Type, new: &View<'a>, after: &'a Type) -> bool {
    let mut open = vec![(before, after)];
    let mut seen: BTreeSet<(&Type, &Type)> = BTreeSet::new();
    while let Some((before, after)) = open.pop() {
        let (before, after) = (before.present(), after.present());
        if !seen.insert((before, after)) {
            continue;
        }
        match (form(old, before), form(new, after)) {
            (Form::Plain(before), Form::Plain(after)) if before == after => {}
            (Form::Items(before), Form::Items(after)) | (Form::Values(before), Form::Values(after)) => {
                open.push((before, after));
            }
            (
                Form::Object { members: before, is_union },
                Form::Object { members: mut after, is_union: other },
            ) if is_union == other && before.len() == after.len() => {
                for (name, (ty, format, location)) in before {
                    match after.remove(name) {
                        Some((other, other_format, other_location))
                            if (format, location) == (other_format, other_location) =>
                        {
                            open.push((ty, other));
                        }
                        _ => return false,
                    }
                }
            }
            _ => return false,
        }
    }
    true
}

fn form<'a>(view: &View<'a>, ty: &'a Type) -> Form<'a> {
    Form::Plain(match ty {
        Type::Bool => "boolean",
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::BigInteger => "integer",
        Type::F32 | Type::F64 | Type::BigDecimal => "number",
        Type::String => "string",
        Type::Blob => "base64",
        Type::Timestamp => "instant",
        Type::Document => "any",
        Type::Unit => return Form::Object { members: BTreeMap::new(), is_union: false },
        Type::Vec(item) => return Form::Items(item),
        Type::Map(_, value) | Type::Option(value) => return Form::Values(value),
        Type::Named { ident, .. } => match view.named(ident) {
            Some(Definition::Enum(item)) if item.repr == Repr::Integer => "integer",
            Some(Definition::Enum(_)) => "string",
            Some(item) => {
                let part = |field: &'a Field| {
                    (field.wire_name.as_str(), (&field.ty, field.timestamps, &field.location))
                };
                let is_union = matches!(item, Definition::Union(_));
                return Form::Object { members: item.fields().iter().map(part).collect(), is_union };
            }
            None => "nothing",
        },
    })
}
