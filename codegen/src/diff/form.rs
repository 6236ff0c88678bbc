//! Whether two types have the same JSON form, so that each can read what the other writes.

use super::view::View;
use crate::lower::{Field, Item, Location, Repr, Type};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::resolve::TimestampFormat;

/// A part of a value: its type; its timestamp format and where it travels.
type Part<'a> = (&'a Type, (Option<TimestampFormat>, &'a Location));

/// The JSON form of a type: what it is, and its parts by their names; all items or values are one part without a name.
type Form<'a> = (&'static str, OrderedMap<&'a str, Part<'a>>);

/// Whether a type of the old crate and one of the new have the same JSON form. The form does not contain names of
/// types.
pub(super) fn same_form<'a>(old: &View<'a>, before: &'a Type, new: &View<'a>, after: &'a Type) -> bool {
    let mut open = vec![(before, after)];
    let mut seen: OrderedSet<(&Type, &Type)> = OrderedSet::default();
    while let Some((before, after)) = open.pop() {
        let (before, after) = (before.present(), after.present());
        if !seen.insert((before, after)) {
            continue;
        }
        let ((kind, before), (other, after)) = (form(old, before), form(new, after));
        if kind != other || before.len() != after.len() {
            return false;
        }
        for (name, (ty, travels)) in before {
            match after.get(name) {
                Some((other, other_travels)) if travels == *other_travels => open.push((ty, other)),
                _ => return false,
            }
        }
    }
    true
}

fn form<'a>(view: &View<'a>, ty: &'a Type) -> Form<'a> {
    let kind = match ty {
        Type::Bool => "boolean",
        Type::I8 | Type::I16 | Type::I32 | Type::I64 | Type::BigInteger => "integer",
        Type::F32 | Type::F64 | Type::BigDecimal => "number",
        Type::String => "string",
        Type::Blob => "base64",
        Type::Timestamp => "instant",
        Type::Document => "any",
        Type::Unit => "object",
        Type::Vec(value) | Type::Map(_, value) | Type::Option(value) => {
            let kind = if matches!(ty, Type::Vec(_)) { "list" } else { "map" };
            return (kind, [("", (&**value, (None, &Location::Body)))].into_iter().collect());
        }
        Type::Named { ident, .. } => match view.types.get(&**ident).map(|ty| ty.item) {
            Some(Item::Enum(item)) if item.repr == Repr::Integer => "integer",
            Some(Item::Enum(_)) => "string",
            Some(item) => {
                let part = |it: &'a Field| (it.wire_name.as_str(), (&it.ty, (it.timestamps, &it.location)));
                let kind = if matches!(item, Item::Union(_)) { "union" } else { "object" };
                return (kind, item.fields().iter().map(part).collect());
            }
            None => "nothing",
        },
    };
    (kind, OrderedMap::default())
}
