//! Fields of structures and variants of unions, each compared with its old one.

use super::comparison::{Comparison, Subject};
use super::form::same_form;
use super::names::Names;
use super::rules::Kind;
use super::words;
use crate::lower::{Field, Literal, Type};

impl<'a> Comparison<'a> {
    /// Compares a field with its old one.
    pub(super) fn field(&mut self, subject: &Subject<'a>, old: &'a Field, new: &'a Field, sent: bool) {
        let idents = (&old.ident.text, &new.ident.text);
        // A setter can have another name although the field has the same.
        let setters = (&old.ident.setter(), &new.ident.setter());
        let named = if idents.0 == idents.1 { setters } else { idents };
        self.texts_differ(Kind::FieldRenamed, subject, named);
        let names = (&old.wire_name, &new.wire_name);
        self.texts_differ(Kind::WireNameChanged, subject, names);
        let changed = self.field_type(subject, old, new);
        // A change of the type says more, and most of them also change the default.
        let mut tells_default =
            !matches!(changed, None | Some(Kind::MemberSparseChanged | Kind::MemberBoxChanged));
        if changed.is_none() {
            self.field_target(subject, old, new);
            if !same_default(&self.names, old.default.as_ref(), new.default.as_ref()) {
                let text = |field: &Field| words::default(field.default.as_ref(), &field.ty);
                self.push(Kind::DefaultChanged, subject, Some(text(old)), Some(text(new)));
                tells_default = true;
            }
            let kinds = match sent {
                true => [Kind::RequiredAdded, Kind::RequiredRemoved],
                false => [Kind::PresenceAdded, Kind::PresenceRemoved],
            };
            self.came_or_went(kinds, subject, (old.required, new.required), None);
        }
        self.differ(Kind::LocationChanged, subject, (&old.location, &new.location), words::location);
        self.differ(Kind::HostLabelChanged, subject, (old.host_label, new.host_label), |label| {
            if label { "part of the host's name" } else { "no part of the host's name" }
        });
        if !tells_default {
            let defaults = (old.facts.default.as_ref(), new.facts.default.as_ref());
            self.differ(Kind::DocumentedDefaultChanged, subject, defaults, words::documented_default);
        }
        self.value_facts(subject, old, new);
        self.deprecated(subject, old.deprecated.as_ref(), new.deprecated.as_ref());
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
            self.push(kind, subject, Some(words::field(old)), Some(words::field(new)));
        }
        kind
    }

    /// Notes that the target of a member has another name, unless the type itself says so.
    fn field_target(&mut self, subject: &Subject<'a>, old: &Field, new: &Field) {
        let is_type = matches!(new.ty, Type::Named { .. });
        if !is_type && self.old.key(&old.target) != self.new.key(&new.target) {
            let targets = (old.target.clone(), new.target.clone());
            self.push(Kind::MemberTargetChanged, subject, Some(targets.0), Some(targets.1));
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

    /// Notes the other changes of a value: which of its data is sensitive, the timestamp format, and the constraints.
    fn value_facts(&mut self, subject: &Subject<'a>, old: &Field, new: &Field) {
        let kinds = [Kind::SensitiveAdded, Kind::SensitiveRemoved];
        self.came_or_went(kinds, subject, (old.sensitive, new.sensitive), None);
        if [old, new].iter().all(|field| field.ty.parts().contains(&&Type::Timestamp)) {
            let formats = (old.timestamps, new.timestamps);
            self.differ(Kind::TimestampFormatChanged, subject, formats, words::format);
        }
        let streaming = (old.facts.streaming, new.facts.streaming);
        self.differ(Kind::StreamingChanged, subject, streaming, |streaming| {
            if streaming { "as the body of the message" } else { "inside the message" }
        });
        let tokens = (old.facts.idempotency_token, new.facts.idempotency_token);
        self.differ(Kind::IdempotencyTokenChanged, subject, tokens, |is_token| {
            if is_token { "an idempotency token" } else { "no idempotency token" }
        });
        let kind = self.xml_kind();
        self.texts_differ(kind, subject, (words::xml(&old.facts), words::xml(&new.facts)));
        let constraints = (words::constraints(&old.facts, &old.ty), words::constraints(&new.facts, &new.ty));
        self.lists_differ(Kind::ConstraintChanged, subject, &constraints.0, &constraints.1);
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
