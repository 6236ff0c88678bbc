//! The fields of a structure or the variants of a union: which correspond, which are new and which are gone.

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::matched::Matched;
use super::members::{Part, is_similar, members, possibly_renamed};
use super::rules::Kind;
use super::words;
use crate::lower::{Field, Type};
use crate::name::Ident;

/// The fields of one side.
pub(super) struct Fields<'a> {
    pub(super) fields: &'a [Field],
    /// The field that an error adds for its message.
    pub(super) message: Option<&'a Ident>,
}

/// Where fields are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a structure that requests can contain.
    Request,
    /// In another structure.
    Elsewhere,
    /// In a union.
    Union,
}

/// The type of the field that an error adds for its message.
const MESSAGE: &str = "Option<String>";

impl<'a> Comparison<'a> {
    /// Compares two lists of fields, and gives the names of those whose documentation changed.
    pub(super) fn fields(
        &mut self,
        subject: &Subject<'a>,
        place: Place,
        [old, new]: [Fields<'a>; 2],
    ) -> Vec<&'a str> {
        let (matched, is_reordered) = matched(old.fields, new.fields);
        let mut documented = Vec::new();
        for (old, new) in &matched.kept {
            let subject = subject.member(&new.member, &new.ident.text, &new.facts.shapes);
            self.field(&subject, old, new, place == Place::Request);
            documented.extend((!same_docs(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
        if is_reordered {
            self.push(Kind::OrderChanged, subject, None, None);
        }
        let renamed = possibly_renamed(&matched, |old, new| {
            self.names.same(&old.ty, &new.ty)
                && (&old.target, old.optional, old.required) == (&new.target, new.optional, new.required)
                && is_similar(&old.member, &new.member)
        });
        for field in matched.removed {
            // An error keeps the field.
            if new.message == Some(&field.ident) && words::field(field) == MESSAGE {
                continue;
            }
            let subject = subject.member(&field.member, &field.ident.text, &field.facts.shapes);
            let kind = if place == Place::Union { Kind::UnionMemberRemoved } else { Kind::MemberRemoved };
            self.push(kind, &subject, Some(words::field(field)), None);
            let renamed = renamed.iter().find(|(one, _)| std::ptr::eq(*one, field));
            if let (Some((_, other)), Some(change)) = (renamed, self.changes.last_mut()) {
                change.action += &format!(" It was possibly renamed to `{}`.", other.ident.text);
            }
        }
        for field in matched.added {
            let subject = subject.member(&field.member, &field.ident.text, &field.facts.shapes);
            let ty = words::field(field);
            if old.message == Some(&field.ident) && ty != MESSAGE {
                let is_text = field.ty == Type::String;
                let kind = if is_text { Kind::MemberBecamePlain } else { Kind::MemberJsonTypeChanged };
                self.push(kind, &subject, Some(MESSAGE.to_owned()), Some(ty));
                continue;
            }
            let kind = match place {
                Place::Union => Kind::UnionMemberAdded,
                Place::Request if field.required => Kind::RequiredMemberAdded,
                Place::Request | Place::Elsewhere => Kind::MemberAdded,
            };
            self.push(kind, &subject, None, Some(ty));
        }
        documented
    }
}

/// Matches old and new fields.
pub(super) fn matched<'m>(old: &'m [Field], new: &'m [Field]) -> (Matched<&'m Field>, bool) {
    members(old, new, &[|field| Part::Name(&field.member), |field| Part::Ident(&field.ident)])
}
