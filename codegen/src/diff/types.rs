//! Types: what all kinds have in common.

use super::comparison::{Comparison, Subject};
use super::documentation::{links_of_type, same_docs, told, xml};
use super::fields::{Fields, Place};
use super::matched::Pair;
use super::rules::Kind;
use super::view::{Definition, TypeItem};
use super::{enumeration, words};

impl<'a> Comparison<'a> {
    pub(super) fn definition(&mut self, pair: &Pair<TypeItem<'a>>) {
        match pair {
            Pair::Added(item) => {
                let ident = item.definition.ident();
                let subject = self.type_subject(item.definition, None, Some(ident));
                self.push(Kind::TypeAdded, &subject, None, Some(ident.to_owned()));
            }
            Pair::Removed(item) => {
                let ident = item.definition.ident();
                let subject = self.type_subject(item.definition, Some(ident), None);
                self.push(Kind::TypeRemoved, &subject, Some(ident.to_owned()), None);
            }
            Pair::Kept(old, new) => self.kept_definition(old, new),
        }
    }

    fn type_subject(&self, item: Definition<'a>, old: Option<&str>, new: Option<&str>) -> Subject<'a> {
        Subject::new(self.type_group(old, new), item.shape_id(), item.ident().to_owned())
    }

    fn kept_definition(&mut self, old_item: &TypeItem<'a>, new_item: &TypeItem<'a>) {
        let (old, new) = (old_item.definition, new_item.definition);
        let subject = self.type_subject(new, Some(old.ident()), Some(new.ident()));
        let renamed = old.ident() != new.ident();
        self.differ(Kind::TypeRenamed, &subject, (old.ident(), new.ident()), str::to_owned);
        if !renamed {
            self.shape_id(&subject, old.shape_id(), new.shape_id());
            let modules = (old_item.module, new_item.module);
            self.differ(Kind::FileMoved, &subject, modules, words::file);
        }
        if old.kind() != new.kind() {
            self.differ(Kind::TypeKindChanged, &subject, (old.kind(), new.kind()), str::to_owned);
            return;
        }
        let (before, after) = (old.facts(), new.facts());
        self.deprecated(&subject, before.deprecated.as_ref(), after.deprecated.as_ref());
        let accessor = match new {
            Definition::Enum(item) => Some(enumeration::accessor(item.repr)),
            _ => None,
        };
        self.type_sensitive(&subject, (before.sensitive, after.sensitive), accessor);
        let documented = match (old, new) {
            (Definition::Structure(old), Definition::Structure(new)) => self.structure(&subject, old, new),
            (Definition::Union(old), Definition::Union(new)) => {
                let sides = [old, new].map(|item| Fields { fields: &item.variants, message: None });
                self.fields(&subject, Place::Union, sides)
            }
            (Definition::Enum(old), Definition::Enum(new)) => self.enumeration(&subject, old, new),
            _ => Vec::new(),
        };
        if links_of_type(&self.old, old) != links_of_type(&self.new, new) {
            self.links += 1;
        }
        if let (Some(before), Some(after)) = (xml(old), xml(new)) {
            let text = |known| words::xml_names(known).unwrap_or_else(|| "its own name".to_owned());
            let kind = self.xml_kind();
            self.differ(kind, &subject, (before, after), text);
        }
        // Most facts in the documentation are also in the item, and have changes of their own.
        let told = told(old) != told(new) && !self.is_changed(&subject);
        self.documentation(&subject, told || !same_docs(&before.docs, &after.docs), &documented);
    }
}
