//! The fields of a structure or the variants of a union: which correspond, which are new and which are gone.

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::matched::Matched;
use super::members::{Part, is_similar, members, possibly_renamed};
use super::rules::Kind;
use super::words;
use crate::lower::{Field, Item, Type};
use crate::name::Ident;

/// The type of the field that an error adds for its message.
const MESSAGE: &str = "Option<String>";

impl<'a> Comparison<'a> {
    /// Compares the fields of two items, and gives the names of those whose documentation changed.
    pub(super) fn fields(&mut self, subject: &Subject<'a>, [old, new]: [&'a Item; 2]) -> Vec<&'a str> {
        let (matched, is_reordered) = matched(old.fields(), new.fields());
        let messages = [added_message(old), added_message(new)];
        let is_union = matches!(new, Item::Union(_));
        let is_sent = !is_union && self.sent.contains(&*new.ident().text);
        let mut documented = Vec::new();
        for (old, new) in &matched.kept {
            let subject = subject.member(&new.member, &new.ident.text, &new.facts.shapes);
            self.field(&subject, old, new, is_sent);
            documented.extend((!same_docs(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
        if is_reordered {
            self.push(Kind::OrderChanged, subject, [None, None]);
        }
        let renamed = possibly_renamed(&matched, |old, new| {
            self.names.same(&old.ty, &new.ty)
                && (&old.target, old.optional, old.required) == (&new.target, new.optional, new.required)
                && is_similar(&old.member, &new.member)
        });
        for field in matched.removed {
            // An error keeps the field.
            if messages[1] == Some(&field.ident) && words::field(field) == MESSAGE {
                continue;
            }
            let subject = subject.member(&field.member, &field.ident.text, &field.facts.shapes);
            let kind = if is_union { Kind::UnionMemberRemoved } else { Kind::MemberRemoved };
            self.push(kind, &subject, [Some(words::field(field)), None]);
            let renamed = renamed.iter().find(|(one, _)| std::ptr::eq(*one, field));
            if let (Some((_, other)), Some(change)) = (renamed, self.changes.last_mut()) {
                change.action += &format!(" It was possibly renamed to `{}`.", other.ident.text);
            }
        }
        for field in matched.added {
            let subject = subject.member(&field.member, &field.ident.text, &field.facts.shapes);
            let ty = words::field(field);
            if messages[0] == Some(&field.ident) && ty != MESSAGE {
                let is_text = field.ty == Type::String;
                let kind = if is_text { Kind::MemberBecamePlain } else { Kind::MemberJsonTypeChanged };
                self.push(kind, &subject, [Some(MESSAGE.to_owned()), Some(ty)]);
                continue;
            }
            let kind = match (is_union, is_sent && field.required) {
                (true, _) => Kind::UnionMemberAdded,
                (false, true) => Kind::RequiredMemberAdded,
                (false, false) => Kind::MemberAdded,
            };
            self.push(kind, &subject, [None, Some(ty)]);
        }
        documented
    }
}

/// The field that an error adds for its message.
fn added_message(item: &Item) -> Option<&Ident> {
    match item {
        Item::Structure(item) => item.added_message(),
        _ => None,
    }
}

/// Matches old and new fields.
pub(super) fn matched<'m>(old: &'m [Field], new: &'m [Field]) -> (Matched<&'m Field>, bool) {
    members(old, new, &[|field| Part::Name(&field.member), |field| Part::Ident(&field.ident)])
}
