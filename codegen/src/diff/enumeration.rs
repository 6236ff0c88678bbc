//! Enums and their values.

use super::comparison::{Comparison, Subject};
use super::documentation::same_docs;
use super::matched::Matched;
use super::members::{Part, members};
use super::rules::Kind;
use crate::lower::{Enum, Repr, Variant, WireValue};

impl<'a> Comparison<'a> {
    /// Compares two enums, and gives the names of values whose documentation changed.
    pub(super) fn enumeration(&mut self, subject: &Subject<'a>, [old, new]: [&'a Enum; 2]) -> Vec<&'a str> {
        // The type of the values, and what gives the value, sensitive or not.
        let [(old_ty, _), (new_ty, accessor)] = [old, new].map(|of| match of.repr {
            Repr::String => ("String", "as_str"),
            Repr::Integer => ("i32", "as_i32"),
        });
        self.differ(Kind::EnumReprChanged, subject, [old_ty, new_ty]);
        match [old.facts.sensitive, new.facts.sensitive] {
            [false, true] => self.push(Kind::EnumSensitiveAdded, subject, [None, Some(accessor.to_owned())]),
            [true, false] => self.push(Kind::EnumSensitiveRemoved, subject, [None, None]),
            _ => {}
        }
        let same_repr = old.repr == new.repr;
        let (matched, is_reordered) = matched(old, new);
        let subject_of = |variant: &'a Variant| subject.member(&variant.member, &variant.ident.text, &[]);
        let mut documented = Vec::new();
        for (old, new) in matched.kept {
            let subject = subject_of(new);
            self.differ(Kind::VariantRenamed, &subject, [&old.ident.text, &new.ident.text]);
            if same_repr {
                self.differ(Kind::VariantValueChanged, &subject, [&value(&old.value), &value(&new.value)]);
            }
            self.deprecated(&subject, [old.deprecated.as_ref(), new.deprecated.as_ref()]);
            documented.extend((!same_docs(&old.docs, &new.docs)).then_some(new.ident.text.as_str()));
        }
        if is_reordered {
            self.push(Kind::OrderChanged, subject, [None, None]);
        }
        for variant in matched.removed {
            self.push(Kind::VariantRemoved, &subject_of(variant), [Some(value(&variant.value)), None]);
        }
        for variant in matched.added {
            self.push(Kind::VariantAdded, &subject_of(variant), [None, Some(value(&variant.value))]);
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
pub(super) fn matched<'m>(old: &'m Enum, new: &'m Enum) -> (Matched<&'m Variant>, bool) {
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
