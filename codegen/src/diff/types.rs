//! Types: what all kinds have in common.

use super::comparison::{Comparison, Subject};
use super::documentation::{links_of_type, same_docs, told, xml};
use super::fields::{self, Fields, Place};
use super::matched::Pair;
use super::rules::Kind;
use super::view::{Definition, TypeItem};
use super::{enumeration, structure, words};

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, pair: &Pair<TypeItem<'a>>) {
    match pair {
        Pair::Added(item) => {
            let ident = item.definition.ident();
            let subject = subject(comparison, item.definition, None, Some(ident));
            comparison.push(Kind::TypeAdded, &subject, None, Some(ident.to_owned()));
        }
        Pair::Removed(item) => {
            let ident = item.definition.ident();
            let subject = subject(comparison, item.definition, Some(ident), None);
            comparison.push(Kind::TypeRemoved, &subject, Some(ident.to_owned()), None);
        }
        Pair::Kept(old, new) => kept(comparison, old, new),
    }
}

fn subject<'a>(
    comparison: &Comparison<'a>,
    item: Definition<'a>,
    old: Option<&str>,
    new: Option<&str>,
) -> Subject<'a> {
    Subject::new(comparison.type_group(old, new), item.shape_id(), item.ident().to_owned())
}

fn kept<'a>(comparison: &mut Comparison<'a>, old_item: &TypeItem<'a>, new_item: &TypeItem<'a>) {
    let (old, new) = (old_item.definition, new_item.definition);
    let subject = subject(comparison, new, Some(old.ident()), Some(new.ident()));
    let renamed = old.ident() != new.ident();
    comparison.differ(Kind::TypeRenamed, &subject, (old.ident(), new.ident()), str::to_owned);
    if !renamed {
        comparison.shape_id(&subject, old.shape_id(), new.shape_id());
        let modules = (old_item.module, new_item.module);
        comparison.differ(Kind::FileMoved, &subject, modules, words::file);
    }
    if old.kind() != new.kind() {
        comparison.differ(Kind::TypeKindChanged, &subject, (old.kind(), new.kind()), str::to_owned);
        return;
    }
    let (before, after) = (old.facts(), new.facts());
    comparison.deprecated(&subject, before.deprecated.as_ref(), after.deprecated.as_ref());
    let accessor = match new {
        Definition::Enum(item) => Some(enumeration::accessor(item.repr)),
        _ => None,
    };
    comparison.type_sensitive(&subject, (before.sensitive, after.sensitive), accessor);
    let documented = match (old, new) {
        (Definition::Structure(old), Definition::Structure(new)) => {
            structure::compare(comparison, &subject, old, new)
        }
        (Definition::Union(old), Definition::Union(new)) => {
            let sides = [old, new].map(|item| Fields { fields: &item.variants, message: None });
            fields::compare(comparison, &subject, Place::Union, sides)
        }
        (Definition::Enum(old), Definition::Enum(new)) => {
            enumeration::compare(comparison, &subject, old, new)
        }
        _ => Vec::new(),
    };
    if links_of_type(&comparison.old, old) != links_of_type(&comparison.new, new) {
        comparison.links += 1;
    }
    if let (Some(before), Some(after)) = (xml(old), xml(new)) {
        let text = |known| words::xml_names(known).unwrap_or_else(|| "its own name".to_owned());
        let kind = comparison.xml_kind();
        comparison.differ(kind, &subject, (before, after), text);
    }
    // Most facts in the documentation are also in the item, and have changes of their own.
    let told = told(old) != told(new) && !comparison.is_changed(&subject);
    comparison.documentation(&subject, told || !same_docs(&before.docs, &after.docs), &documented);
}
