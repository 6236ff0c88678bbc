//! Types: what all kinds have in common.

use super::comparison::{Comparison, Subject};
use super::documentation::{links_of_type, same_docs, told, xml};
use super::fields::{Fields, Place};
use super::matched::Matched;
use super::rules::Kind;
use super::view::TypeItem;
use super::words;
use crate::lower::{Item, Repr};

impl<'a> Comparison<'a> {
    pub(super) fn types(&mut self, types: &Matched<TypeItem<'a>>) {
        for (old, new) in &types.kept {
            self.kept_type(old, new);
        }
        for item in &types.removed {
            let subject = self.type_subject(item, Some(item.ident()), None);
            self.push(Kind::TypeRemoved, &subject, Some(item.ident().to_owned()), None);
        }
        for item in &types.added {
            let subject = self.type_subject(item, None, Some(item.ident()));
            self.push(Kind::TypeAdded, &subject, None, Some(item.ident().to_owned()));
        }
    }

    fn type_subject(&self, item: &TypeItem<'a>, old: Option<&str>, new: Option<&str>) -> Subject<'a> {
        Subject::new(self.groups.of_type(old, new), item.shape_id(), item.ident().to_owned())
    }

    fn kept_type(&mut self, old: &TypeItem<'a>, new: &TypeItem<'a>) {
        let start = self.changes.len();
        let subject = self.type_subject(new, Some(old.ident()), Some(new.ident()));
        self.differ(Kind::TypeRenamed, &subject, [old.ident(), new.ident()]);
        if old.ident() == new.ident() {
            self.shape_id(&subject, old.shape_id(), new.shape_id());
            self.differ(Kind::FileMoved, &subject, [&words::file(old.module), &words::file(new.module)]);
        }
        if old.kind() != new.kind() {
            self.differ(Kind::TypeKindChanged, &subject, [old.kind(), new.kind()]);
            return;
        }
        let (before, after) = (old.facts, new.facts);
        self.deprecated(&subject, before.deprecated.as_ref(), after.deprecated.as_ref());
        // For an enum, the code that gives its value, sensitive or not.
        let (kinds, accessor) = match new.item {
            Item::Enum(item) => (
                [Kind::EnumSensitiveAdded, Kind::EnumSensitiveRemoved],
                Some(if item.repr == Repr::String { "as_str" } else { "as_i32" }),
            ),
            _ => ([Kind::TypeSensitiveAdded, Kind::TypeSensitiveRemoved], None),
        };
        self.came_or_went(kinds, &subject, (before.sensitive, after.sensitive), accessor);
        let documented = match (old.item, new.item) {
            (Item::Structure(old), Item::Structure(new)) => self.structure(&subject, old, new),
            (Item::Enum(old), Item::Enum(new)) => self.enumeration(&subject, old, new),
            _ => {
                let sides = [old, new].map(|of| Fields { fields: of.item.fields(), message: None });
                self.fields(&subject, Place::Union, sides)
            }
        };
        self.links += usize::from(links_of_type(&self.old, old) != links_of_type(&self.new, new));
        if let (Some(before), Some(after)) = (xml(old), xml(new)) {
            let text = |known| words::xml_names(known).unwrap_or_else(|| "its own name".to_owned());
            self.differ(self.xml_kind(), &subject, [&text(before), &text(after)]);
        }
        // Most facts in the documentation are also in the item, and have changes of their own.
        let is_changed = self.changes.iter().skip(start).any(|change| change.path == subject.path);
        let told = told(old) != told(new) && !is_changed;
        self.documentation(&subject, told || !same_docs(&before.docs, &after.docs), &documented);
    }
}
