//! Whether the author's documentation is the same, and where the documentation links to.
//!
//! The documentation is compared as it is in the model, except for white space: a difference of markup counts.

use super::view::View;
use crate::lower::{Docs, Item, Json, Operation, Role, Structure, TypeFacts, Users, Xml};
use crate::shape_id::name_of;

/// Whether the author's documentation is the same.
pub(super) fn same_docs(old: &Docs, new: &Docs) -> bool {
    let Docs { text, pages, since, recommended, unstable } = old;
    let [old_text, new_text] = [text, &new.text].map(|text| text.as_deref().unwrap_or_default());
    words(old_text).eq(words(new_text))
        && (pages, since, recommended, unstable) == (&new.pages, &new.since, &new.recommended, &new.unstable)
}

/// Words and tags: white space around a tag has no meaning.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split_whitespace().flat_map(|word| word.split_inclusive('>'));
    let parts = parts.flat_map(|part| <[&str; 2]>::from(part.split_at(part.find('<').unwrap_or_default())));
    parts.filter(|part| !part.is_empty())
}

/// What is only in the documentation of a type: whether it is a stream, and its code in AWS Query.
pub(super) fn told(of: &Item) -> (bool, Option<&str>) {
    match of {
        Item::Structure(Structure { role: Role::Error(error), .. }) => (false, error.query_code.as_deref()),
        Item::Union(item) => (item.event_stream, None),
        _ => (false, None),
    }
}

/// How a type is written in XML as the root; `None` if it never is the root.
pub(super) fn xml(of: &Item) -> Option<&Xml> {
    match of {
        Item::Structure(item) => Some(&item.xml),
        Item::Union(item) => Some(&item.xml),
        _ => None,
    }
}

/// Whether the model has the same examples of an operation.
pub(super) fn same_examples(old: &Operation, new: &Operation) -> bool {
    type Parts<'a> = (&'a str, Option<&'a str>, Option<&'a Json>, Option<&'a Json>);
    fn parts(operation: &Operation) -> impl Iterator<Item = Parts<'_>> {
        operation.examples.iter().map(|example| {
            let request = example.request.as_ref().map(|request| &request.json);
            let answer = example.answer.as_ref().map(|answer| &answer.json);
            (example.title.as_str(), example.documentation.as_deref(), request, answer)
        })
    }
    parts(old).eq(parts(new))
}

/// The links of a type's documentation: its page in AWS's API reference, and the operations that use it.
pub(super) fn links_of_type<'a>(view: &View<'a>, of: &'a TypeFacts) -> impl PartialEq + use<'a> {
    let users = of.users.iter().map(|Users { relation, first, count }| {
        (*relation, first.iter().map(|ident| ident.text.as_str()).collect::<Vec<_>>(), *count)
    });
    (page(view, &of.shape_id), users.collect::<Vec<_>>())
}

/// The links of an operation's documentation: its page in AWS's API reference, and its types.
pub(super) fn links_of_operation<'a>(view: &View<'a>, operation: &'a Operation) -> impl PartialEq + use<'a> {
    let types = [operation.input.as_ref(), operation.output.as_ref(), Some(&operation.error.ident)];
    (page(view, &operation.shape_id), types.map(|ident| ident.map(|ident| ident.text.as_str())))
}

/// A page of AWS's API reference: the name there, and the shape.
fn page<'a>(view: &View<'a>, shape_id: &'a str) -> Option<(&'a str, &'a str)> {
    Some((view.krate.service.api_reference.as_deref()?, name_of(shape_id)))
}
