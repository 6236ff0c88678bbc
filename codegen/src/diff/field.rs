//! Fields of structures and variants of unions, each compared with its old one.

use super::comparison::{Comparison, Subject};
use super::form::same_form;
use super::names::Names;
use super::rules::Kind;
use super::words;
use crate::lower::{Field, Literal, MemberFacts, Type};

impl<'a> Comparison<'a> {
    /// Compares a field with its old one.
    pub(super) fn field(&mut self, subject: &Subject<'a>, old: &'a Field, new: &'a Field, sent: bool) {
        let idents = [&*old.ident.text, &*new.ident.text];
        // A setter can have another name although the field has the same.
        let setters = [&*old.ident.setter(), &*new.ident.setter()];
        let named = if old.ident.text == new.ident.text { setters } else { idents };
        self.differ(Kind::FieldRenamed, subject, named);
        let changed = self.field_type(subject, old, new);
        // A change of the type says more, and most of them also change the default.
        let mut tells_default =
            !matches!(changed, None | Some(Kind::MemberSparseChanged | Kind::MemberBoxChanged));
        if changed.is_none() {
            self.field_target(subject, old, new);
            if !same_default(&self.names, old.default.as_ref(), new.default.as_ref()) {
                let text = |field: &Field| words::default(field.default.as_ref(), &field.ty);
                self.push(Kind::DefaultChanged, subject, [old, new].map(|field| Some(text(field))));
                tells_default = true;
            }
            let kinds = match sent {
                true => [Kind::RequiredAdded, Kind::RequiredRemoved],
                false => [Kind::PresenceAdded, Kind::PresenceRemoved],
            };
            self.came_or_went(kinds, subject, [old.required, new.required]);
        }
        if !tells_default {
            let defaults = [old, new].map(|field| words::documented_default(field.facts.default.as_ref()));
            self.differ(Kind::DocumentedDefaultChanged, subject, [&defaults[0], &defaults[1]]);
        }
        let kinds = [Kind::SensitiveAdded, Kind::SensitiveRemoved];
        self.came_or_went(kinds, subject, [old.sensitive, new.sensitive]);
        if [old, new].iter().all(|field| field.ty.parts().contains(&&Type::Timestamp)) {
            let formats = [old, new].map(|field| words::format(field.timestamps));
            self.differ(Kind::TimestampFormatChanged, subject, formats);
        }
        let facts = [old, new].map(|field| self.facts(field));
        self.facts_differ(subject, facts);
        let constraints = [old, new].map(|field| words::constraints(&field.facts));
        self.lists_differ(Kind::ConstraintChanged, subject, constraints);
        self.deprecated(subject, [old.deprecated.as_ref(), new.deprecated.as_ref()]);
    }

    /// Notes how the type of a field changed, if it did.
    fn field_type(&mut self, subject: &Subject<'a>, old: &'a Field, new: &'a Field) -> Option<Kind> {
        let value = self.type_change(&old.ty, &new.ty);
        let kind = value.or(match (old.optional, new.optional) {
            (false, true) => Some(Kind::MemberBecameOptional),
            (true, false) => Some(Kind::MemberBecamePlain),
            _ if old.boxed != new.boxed => Some(Kind::MemberBoxChanged),
            _ => None,
        });
        if let Some(kind) = kind {
            let shapes = match kind {
                Kind::MemberSparseChanged => self.sparse_changed(&old.facts, &new.facts),
                _ => subject.shapes.clone(),
            };
            let subject = Subject { shapes, ..subject.clone() };
            self.push(kind, &subject, [old, new].map(|field| Some(words::field(field))));
        }
        kind
    }

    /// The lists and maps that became sparse, or dense; all shapes that the value is made of where it is made of others now.
    fn sparse_changed(&self, old: &MemberFacts, new: &'a MemberFacts) -> Vec<&'a str> {
        let was_sparse = |id| old.sparse.iter().any(|old| self.old.key(old) == self.new.key(id));
        let ids = || new.shapes.iter().map(String::as_str);
        let changed: Vec<_> =
            ids().filter(|id| was_sparse(id) != new.sparse.iter().any(|sparse| sparse == id)).collect();
        if changed.is_empty() { ids().collect() } else { changed }
    }

    /// Notes that the target of a member has another name, unless the type itself says so.
    fn field_target(&mut self, subject: &Subject<'a>, old: &Field, new: &Field) {
        let is_type = matches!(new.ty, Type::Named { .. });
        if !is_type && self.old.key(&old.target) != self.new.key(&new.target) {
            self.differ(Kind::MemberTargetChanged, subject, [&old.target, &new.target]);
        }
    }

    /// The kind of change between the types of two values.
    fn type_change(&self, old: &'a Type, new: &'a Type) -> Option<Kind> {
        let names = &self.names;
        if names.same(old, new) {
            None
        } else if names.same(&words::dense(old), &words::dense(new)) {
            Some(Kind::MemberSparseChanged)
        } else if same_form(&self.old, old, &self.new, new) {
            Some(Kind::MemberTypeChanged)
        } else {
            Some(Kind::MemberJsonTypeChanged)
        }
    }

    /// The facts of a field that have a kind of change each.
    fn facts(&self, field: &Field) -> Vec<(Kind, String)> {
        let MemberFacts { streaming, idempotency_token, .. } = field.facts;
        let host = if field.host_label { "part of the host's name" } else { "no part of the host's name" };
        let streamed = if streaming { "as the body of the message" } else { "inside the message" };
        let token = if idempotency_token { "an idempotency token" } else { "no idempotency token" };
        vec![
            (Kind::WireNameChanged, field.wire_name.clone()),
            (Kind::LocationChanged, words::location(&field.location)),
            (Kind::HostLabelChanged, host.to_owned()),
            (Kind::StreamingChanged, streamed.to_owned()),
            (Kind::IdempotencyTokenChanged, token.to_owned()),
            (self.xml_kind(), words::xml(&field.facts)),
        ]
    }
}

/// Whether two defaults are the same, even if a type in them was renamed.
fn same_default(names: &Names<'_>, old: Option<&Literal>, new: Option<&Literal>) -> bool {
    match (old, new) {
        (
            Some(Literal::Variant { ty, variant, .. }),
            Some(Literal::Variant { ty: new_ty, variant: new_variant, .. }),
        ) => names.is(ty, new_ty) && variant == new_variant,
        (old, new) => old == new,
    }
}
