//! Enums and their values.

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::members::{Members, Part, members};
use super::rules::Kind;
use crate::lower::{Enum, Repr, Variant, WireValue};

impl<'a> Comparison<'a> {
    /// Compares two enums, and gives the names of values whose documentation changed.
    pub(super) fn enumeration(
        &mut self,
        subject: &Subject<'a>,
        old: &'a Enum,
        new: &'a Enum,
    ) -> Vec<&'a str> {
        self.differ(Kind::EnumReprChanged, subject, (old.repr, new.repr), |repr| match repr {
            Repr::String => "String",
            Repr::Integer => "i32",
        });
        let same_repr = old.repr == new.repr;
        let matched = matched(old, new);
        let mut documented = Vec::new();
        for (old, new) in matched.pairs {
            let subject = subject.member(&new.member, &new.ident.text, &[]);
            let idents = (&old.ident.text, &new.ident.text);
            self.texts_differ(Kind::VariantRenamed, &subject, idents);
            if same_repr {
                self.differ(Kind::VariantValueChanged, &subject, (&old.value, &new.value), value);
            }
            self.deprecated(&subject, old.deprecated.as_ref(), new.deprecated.as_ref());
            documented.extend((!same_docs(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
        if matched.is_reordered {
            self.push(Kind::OrderChanged, subject, None, None);
        }
        for variant in matched.removed {
            let subject = subject.member(&variant.member, &variant.ident.text, &[]);
            self.push(Kind::VariantRemoved, &subject, Some(value(&variant.value)), None);
        }
        for variant in matched.added {
            let subject = subject.member(&variant.member, &variant.ident.text, &[]);
            self.push(Kind::VariantAdded, &subject, None, Some(value(&variant.value)));
        }
        documented
    }
}

fn value(value: &WireValue) -> String {
    match value {
        WireValue::Text(text) => format!("{text:?}"),
        WireValue::Integer(number) => number.to_string(),
    }
}

/// Matches old and new members.
pub(super) fn matched<'m>(old: &'m Enum, new: &'m Enum) -> Members<'m, Variant> {
    members(
        &old.variants,
        &new.variants,
        &[
            |variant| Part::Name(&variant.member),
            |variant| Part::Value(&variant.value),
            |variant| Part::Ident(&variant.ident),
        ],
    )
}
