//! What a change or a finding is about, so that one can be found for the other.

use std::collections::BTreeSet;

use smithy_typegen::diff::{Change, Kind};

use crate::crates::PACKAGE;

/// The names by which an item is known: its own, and its type's where it is a part of one.
pub(crate) type Names = BTreeSet<String>;

/// What stands before a path in what cargo-semver-checks prints.
const WORDS: [&str; 6] = ["struct", "enum", "union", "variant", "field", "method"];

/// Changes of a type as a whole, which say all that there is to say of its parts.
const WHOLE: [Kind; 6] = [
    Kind::TypeAdded,
    Kind::TypeRemoved,
    Kind::TypeRenamed,
    Kind::TypeKindChanged,
    Kind::EnumReprChanged,
    Kind::ErrorEnumRenamed,
];

/// Changes of an operation as a whole, its error enum included.
const OPERATION: [Kind; 3] = [Kind::OperationAdded, Kind::OperationRemoved, Kind::OperationRenamed];

/// The names in a line such as `field name of struct Type, previously in file src/types/type.rs:1`. A setter goes by its
/// field.
pub(crate) fn names(line: &str) -> Names {
    let end = [", previously ", " in "].iter().filter_map(|place| line.find(place)).min();
    let item = line.get(..end.unwrap_or(line.len())).unwrap_or(line);
    match item.split_whitespace().collect::<Vec<_>>().as_slice() {
        ["field", field, "of", _, ty, ..] => identifiers(&format!("{}::{field}", in_package(ty))),
        [word, path, ..] if WORDS.contains(word) => identifiers(in_package(path)),
        [path, ..] => identifiers(in_package(path)),
        [] => Names::new(),
    }
}

/// A path without the package and without the module of operations.
fn in_package(path: &str) -> &str {
    let path = path.strip_prefix(PACKAGE).and_then(|rest| rest.strip_prefix("::")).unwrap_or(path);
    path.strip_prefix("operation::").unwrap_or(path)
}

/// Whether an item is what a change is about, or a part of it.
pub(crate) fn is_about(change: &Change, item: &Names) -> bool {
    let mut names = identifiers(in_package(&change.path));
    let depth = names.len();
    if is_rename(change.kind) {
        names.extend(change.before.iter().chain(&change.after).flat_map(|name| identifiers(name)));
    }
    if OPERATION.contains(&change.kind) {
        let errors = |name: &String| [format!("{name}Error"), format!("{name}OperationError")];
        names.extend(names.iter().flat_map(errors).collect::<Vec<_>>());
    }
    if WHOLE.contains(&change.kind) {
        !names.is_disjoint(item)
    } else {
        // The error that is new is not the variant that is new.
        item.is_subset(&names) && item.len() == depth
    }
}

fn is_rename(kind: Kind) -> bool {
    kind.name().ends_with("-renamed")
}

/// The identifiers in a text, without what makes one raw.
fn identifiers(text: &str) -> Names {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    let bare = |word: &str| word.strip_prefix("with_").unwrap_or(word).to_owned();
    words.filter(|word| !word.is_empty() && *word != "r").map(bare).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_every_form() {
        for (line, expected) in [
            ("struct subject::operation::Put in file /src/operation/put.rs:9", &["Put"][..]),
            ("struct subject::Book, previously in file /src/types/book.rs:4", &["Book"]),
            ("enum subject::GetError became struct in /src/error/get_error.rs:7", &["GetError"]),
            ("variant Sort::Old, previously in file /src/types/sort.rs:12", &["Old", "Sort"]),
            ("field r#type of struct Book, previously in file /src/types/book.rs:4", &["Book", "type"]),
            ("field Book.pages in file /src/types/book.rs:4", &["Book", "pages"]),
            ("method subject::Book::with_pages in /src/types/book.rs:20", &["Book", "pages"]),
            ("Book::SENSITIVE, previously at /src/types/book.rs:9", &["Book", "SENSITIVE"]),
        ] {
            assert_eq!(names(line).iter().map(String::as_str).collect::<Vec<_>>(), expected, "{line}");
        }
    }
}
