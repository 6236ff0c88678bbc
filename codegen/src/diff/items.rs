//! Items: what operations and types have in common, and what all types have in common.

use super::comparison::{Comparison, Subject};
use super::documentation::{links_of_type, same_docs, told, xml};
use super::matched::Matched;
use super::report::Group;
use super::rules::Kind;
use super::view::Placed;
use super::words;
use crate::lower::{Item, TypeFacts};

impl<'a> Comparison<'a> {
    /// Compares the operations or the types, by the kinds of change for what is new, gone and renamed.
    pub(super) fn items(&mut self, [added, removed, renamed]: [Kind; 3], items: &Matched<Placed<'a>>) {
        for (old, new) in &items.kept {
            let subject = self.item_subject(new, Some(old.ident()), Some(new.ident()));
            self.differ(renamed, &subject, [&old.item.path(), &new.item.path()]);
            self.kept_item(&subject, old, new);
        }
        for item in &items.removed {
            let subject = self.item_subject(item, Some(item.ident()), None);
            self.push(removed, &subject, [Some(called(item)), None]);
        }
        for item in &items.added {
            let subject = self.item_subject(item, None, Some(item.ident()));
            self.push(added, &subject, [None, Some(called(item))]);
        }
    }

    /// The subject of changes of an item that has these Rust names in the old and the new crate.
    fn item_subject(&self, of: &Placed<'a>, old: Option<&str>, new: Option<&str>) -> Subject<'a> {
        match of.item {
            Item::Operation(operation) => {
                let group = Group::Operation(operation.name.clone());
                // What all operations need alike is reported once.
                let shapes = vec![self.new.krate.service.subject()];
                Subject { shapes, ..Subject::new(group, &operation.shape_id, of.item.path()) }
            }
            item => Subject::new(self.groups.of_type(old, new), item.shape_id(), of.item.path()),
        }
    }

    /// Compares an operation or a type with its old one; what tells its name is compared already.
    fn kept_item(&mut self, subject: &Subject<'a>, old: &Placed<'a>, new: &Placed<'a>) {
        if old.ident() == new.ident() {
            let ids = [old.item.shape_id(), new.item.shape_id()];
            // That the namespace changed along with the service's is a change of its own.
            if self.old.key(ids[0]) != self.new.key(ids[1]) {
                self.differ(Kind::ShapeIdChanged, subject, ids);
            }
            self.differ(Kind::FileMoved, subject, [&words::file(old.module), &words::file(new.module)]);
        }
        if old.kind() != new.kind() {
            self.differ(Kind::TypeKindChanged, subject, [old.kind(), new.kind()]);
            return;
        }
        self.deprecated(subject, [old.item.deprecated(), new.item.deprecated()]);
        if let (Item::Operation(old), Item::Operation(new)) = (old.item, new.item) {
            self.operation(subject, [old, new]);
        } else if let (Some(before), Some(after)) = (old.item.type_facts(), new.item.type_facts()) {
            self.kept_type(subject, [old.item, new.item], [before, after]);
        }
    }

    /// Compares two types of one kind.
    fn kept_type(
        &mut self,
        subject: &Subject<'a>,
        [old, new]: [&'a Item; 2],
        [before, after]: [&'a TypeFacts; 2],
    ) {
        let documented = match (old, new) {
            (Item::Enum(old), Item::Enum(new)) => self.enumeration(subject, [old, new]),
            _ => {
                let kinds = [Kind::TypeSensitiveAdded, Kind::TypeSensitiveRemoved];
                self.came_or_went(kinds, subject, [before.sensitive, after.sensitive]);
                if let (Item::Structure(old), Item::Structure(new)) = (old, new) {
                    self.role(subject, [&old.role, &new.role]);
                }
                self.fields(subject, [old, new])
            }
        };
        self.links += usize::from(links_of_type(&self.old, before) != links_of_type(&self.new, after));
        if let (Some(old), Some(new)) = (xml(old), xml(new)) {
            let text = |known| words::xml_names(known).unwrap_or_else(|| "its own name".to_owned());
            self.differ(self.xml_kind(), subject, [&text(old), &text(new)]);
        }
        // Most facts in the documentation are also in the item, and have changes of their own.
        let told = (before.internal, told(old)) != (after.internal, told(new))
            && !self.changes.iter().any(|change| change.path == subject.path);
        self.documentation(subject, told || !same_docs(&before.docs, &after.docs), &documented);
    }
}

/// What a change that is about the item itself calls it.
fn called(of: &Placed<'_>) -> String {
    match of.item {
        Item::Operation(operation) => operation.name.clone(),
        _ => of.ident().to_owned(),
    }
}
