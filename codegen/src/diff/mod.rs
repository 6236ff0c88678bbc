//! DIFF: from two lowered crates to what the change from one to the other means for their users.
//!
//! The lowered form is compared, not the models. So a change that makes no difference to the crate is none, except one
//! of the markup of documentation, and a change that makes a difference is never missed. The meaning of each kind of
//! change is in one table, that of [`Kind::rule`].

mod cause;
mod class;
mod comparison;
mod documentation;
mod endpoint;
mod enumeration;
mod field;
mod fields;
mod form;
mod groups;
mod items;
mod matched;
mod members;
mod names;
mod operation;
mod pairs;
mod profile;
pub mod render;
mod report;
mod role;
mod rules;
mod scope;
mod service;
mod severities;
mod view;
mod words;

pub use self::class::Class;
use self::comparison::Comparison;
use self::matched::Matched;
use self::pairs::Pairs;
pub use self::report::{Change, Entry, Group, Report, Side};
pub use self::rules::{Kind, Rule};
pub(crate) use self::scope::{of_operations, unknown_operations};
pub use self::severities::Severities;
use self::view::View;
use crate::lower::{Crate, Item};
use crate::ordered::OrderedMap;

/// The shapes of the new crate's items that had another id in the old one: new id, old id.
pub(crate) fn renamed<'c>(old: &'c Crate, new: &'c Crate) -> OrderedMap<&'c str, &'c str> {
    let pairs = Pairs::of(&View::of(old), &View::of(new));
    let kept = pairs.types.kept.iter().chain(&pairs.operations.kept);
    let ids = kept.map(|(old, new)| (new.item.shape_id(), old.item.shape_id()));
    ids.filter(|(new, old)| new != old).collect()
}

/// The members, in the model, of the new crate's types that had another name in the old one: the new shape id and name,
/// and the old name.
pub(crate) fn renamed_members<'c>(old: &'c Crate, new: &'c Crate) -> OrderedMap<(&'c str, &'c str), &'c str> {
    fn names<T>((matched, _): (Matched<&T>, bool), name: fn(&T) -> &str) -> Vec<(&str, &str)> {
        matched.kept.into_iter().map(|(before, after)| (name(before), name(after))).collect()
    }
    let mut renamed = OrderedMap::default();
    for (old, new) in Pairs::of(&View::of(old), &View::of(new)).types.kept {
        let names = match (old.item, new.item) {
            (Item::Enum(old), Item::Enum(new)) => {
                names(enumeration::matched(old, new), |variant| &variant.member)
            }
            _ if old.kind() == new.kind() => {
                names(fields::matched(old.item.fields(), new.item.fields()), |field| &field.member)
            }
            _ => continue,
        };
        let names = names.into_iter().filter(|(before, after)| before != after);
        renamed.extend(names.map(|(before, after)| ((new.item.shape_id(), after), before)));
    }
    renamed
}

/// Compares two crates: operations, types, and then the service, which sums up.
pub(crate) fn diff(old: &Crate, new: &Crate) -> Report {
    let sides = [View::of(old), View::of(new)];
    let Pairs { operations, types, names } = Pairs::of(&sides[0], &sides[1]);
    let mut comparison = Comparison::new(sides, names, &operations);
    comparison.items([Kind::OperationAdded, Kind::OperationRemoved, Kind::OperationRenamed], &operations);
    comparison.items([Kind::TypeAdded, Kind::TypeRemoved, Kind::TypeRenamed], &types);
    comparison.service();
    let mut report = Report { old: side(old), new: side(new), changes: comparison.finish() };
    report.sort();
    report
}

fn side(krate: &Crate) -> Side {
    let operations = krate.operations().count();
    Side {
        model: None,
        release: None,
        service: krate.service.subject().to_owned(),
        version: krate.service.version.clone(),
        operations,
        types: krate.items().count() - operations,
    }
}
