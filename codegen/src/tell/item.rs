//! The pages of items, with those of their fields and variants.

use super::author::words;
use super::page::{FIELD_WIDTH, ITEM_WIDTH, ItemPages, Page};
use super::shapes::{Scope, Shapes, near_link};
use super::{examples, facts, waiters};
use crate::code_span::code;
use crate::fill::fill_text;
use crate::lower::{
    Docs, Field, Item, Location, Operation, OperationError, Relation, Role, Structure, TypeFacts, Union,
    Users, Variant, WireValue,
};
use crate::name::{Ident, Module};
use crate::shape_id::name_of;

/// How many operations are named if a type belongs to many. Naming one more is as short as counting it.
const MOST_OPERATIONS: usize = Users::MOST - 1;

/// The pages of an item in this file, for a crate that others call `krate`.
pub(super) fn pages(shapes: &Shapes<'_>, file: &Module, item: &Item, krate: Option<&str>) -> ItemPages {
    let scope = shapes.scope(file, item);
    match item {
        Item::Operation(item) => {
            let mut page = operation(&scope, file, item);
            page.add(waiters::section(item, &scope));
            if let Some(krate) = krate {
                page.add(examples::section(shapes, &scope, item, krate));
            }
            ItemPages { item: page, members: Vec::new() }
        }
        Item::Structure(item) => {
            let mut page = structure(&scope, item);
            if let Some(krate) = krate {
                page.add(examples::of_output(shapes, item, krate));
            }
            let page_of = |field| field_page(&scope, field).found_by_words(&field.ident);
            ItemPages { item: page, members: item.fields.iter().map(page_of).collect() }
        }
        Item::Union(item) => ItemPages {
            item: union(&scope, item),
            members: item.variants.iter().map(|variant| field_page(&scope, variant)).collect(),
        },
        Item::Enum(item) => ItemPages {
            item: of_type(&scope, "enum", &item.facts, None, None),
            members: item.variants.iter().map(|value| variant(&scope, value)).collect(),
        },
        Item::OperationError(item) => operation_error(shapes, item),
    }
}

/// What the author says about an item, otherwise what kind of item it is.
fn item_words(docs: &Docs, scope: &Scope<'_>, kind: &str, shape_id: &str) -> Vec<String> {
    words(docs, scope, scope, ITEM_WIDTH, || format!("The {kind} `{}`.", name_of(shape_id)))
}

fn operation(scope: &Scope<'_>, file: &Module, item: &Operation) -> Page {
    let shapes = scope.shapes;
    let mut data = Vec::new();
    for (label, ident) in [("Input", &item.input), ("Output", &item.output)] {
        let link = ident.as_ref().map(|ident| {
            let module = shapes.structure(ident).map(|(module, _)| module);
            scope.link(ident, module, || shapes.type_path(ident))
        });
        data.push(format!("- {label}: {}", link.as_deref().unwrap_or("none")));
    }
    data.push(format!("- Errors: {}", near_link(&item.error)));
    let errors = shapes.krate.errors_of(file, item).iter();
    data.extend(errors.map(|error| format!("  - {}", shapes.type_link(&error.ident))));
    let lines = item_words(&item.docs, scope, "operation", &item.shape_id);
    let mut page = Page::new(lines, &facts::of_operation(item), &[], item.deprecated.as_ref());
    page.add(data);
    page.add(api_reference(shapes, &item.shape_id).into_iter().collect());
    page
}

fn structure(scope: &Scope<'_>, item: &Structure) -> Page {
    let error = match &item.role {
        Role::Error(error) => facts::of_error(error, name_of(&item.facts.shape_id)),
        _ => Vec::new(),
    };
    let facts = facts::xml("As the root in XML", &item.xml).into_iter().chain(error);
    of_type(scope, "structure", &item.facts, None, facts)
}

fn union(scope: &Scope<'_>, item: &Union) -> Page {
    let stream = item.event_stream.then_some(facts::EVENT_STREAM);
    of_type(scope, "union", &item.facts, stream, facts::xml("As the root in XML", &item.xml))
}

/// The page of a type; `first` and `more` are facts of its own.
fn of_type(
    scope: &Scope<'_>,
    kind: &str,
    known: &TypeFacts,
    first: Option<&str>,
    more: impl IntoIterator<Item = String>,
) -> Page {
    let TypeFacts { shape_id, ident, docs, deprecated, users, .. } = known;
    let sensitive = known.sensitive.then_some(facts::SENSITIVE_TYPE);
    let fixed = [sensitive, first, known.internal.then_some(facts::INTERNAL)];
    let mut facts: Vec<String> = fixed.into_iter().flatten().map(str::to_owned).collect();
    facts.extend(facts::renamed(ident, name_of(shape_id)));
    facts.extend(more);
    let links = type_links(scope, users, shape_id);
    Page::new(item_words(docs, scope, kind, shape_id), &facts, &links, deprecated.as_ref())
}

fn field_page(scope: &Scope<'_>, field: &Field) -> Page {
    let Field { member, ident, docs, deprecated, location, wire_name, .. } = field;
    let lines =
        words(docs, &scope.of_member(member), scope, FIELD_WIDTH, || format!("The member `{member}`."));
    let mut facts = facts::unsaid(facts::of_field(field), &lines);
    facts.extend(match location {
        Location::Body => facts::in_json(ident, wire_name, scope.shapes.members_are_upper),
        _ => facts::renamed(ident, member),
    });
    Page::new(lines, &facts, &[], deprecated.as_ref()).found_by(wire_name, ident)
}

fn variant(scope: &Scope<'_>, variant: &Variant) -> Page {
    let value = match &variant.value {
        WireValue::Text(text) if text.is_empty() => None,
        WireValue::Text(text) => Some(code(text)),
        WireValue::Integer(number) => Some(format!("`{number}`")),
    };
    let mut facts = Vec::new();
    let mut is_told = false;
    let lines = words(&variant.docs, scope, scope, FIELD_WIDTH, || {
        is_told = true;
        value.as_ref().map_or("The empty string.".to_owned(), |value| format!("The value {value}."))
    });
    if !is_told {
        facts.push(format!("Wire value: {}.", value.as_deref().unwrap_or(facts::EMPTY)));
    }
    facts.extend(facts::renamed(&variant.ident, &variant.member));
    let page = Page::new(lines, &facts, &[], variant.deprecated.as_ref());
    match &variant.value {
        WireValue::Text(text) => page.found_by(text, &variant.ident),
        WireValue::Integer(_) => page,
    }
}

/// The enum of an operation's errors: each variant has the first paragraph of its error.
fn operation_error(shapes: &Shapes<'_>, item: &OperationError) -> ItemPages {
    let summary = |ident: &Ident| {
        let (file, error) = shapes.structure(ident)?;
        let scope = shapes.scope_of(file, error);
        let otherwise = || format!("The structure `{}`.", name_of(&error.facts.shape_id));
        let mut lines = words(&error.facts.docs, &scope, &scope, FIELD_WIDTH, otherwise);
        lines.truncate(lines.iter().position(String::is_empty).unwrap_or(lines.len()));
        Some(Page::of(lines))
    };
    let lines = fill_text(&format!("The errors that {} can return.", near_link(&item.operation)), ITEM_WIDTH);
    ItemPages {
        item: Page::of(lines),
        members: item.errors.iter().map(|error| summary(&error.ident).unwrap_or_default()).collect(),
    }
}

/// Where a type belongs, and where AWS documents it.
fn type_links(scope: &Scope<'_>, users: &[Users], shape_id: &str) -> Vec<String> {
    let relations = users.iter().map(|users| {
        let relation = match users.relation {
            Relation::Input => "Input of",
            Relation::Output => "Output of",
            Relation::Error => "Error of",
            Relation::Part => "Used by",
        };
        format!("{relation} {}.", operation_list(scope, users))
    });
    relations.chain(api_reference(scope.shapes, shape_id)).collect()
}

/// `[A], [B] and 12 more operations`.
fn operation_list(scope: &Scope<'_>, users: &Users) -> String {
    let named = if users.count <= Users::MOST { users.count } else { MOST_OPERATIONS };
    let shapes = scope.shapes;
    let link = |ident| scope.link(ident, shapes.file_of_operation(ident), || shapes.operation_path(ident));
    let links: Vec<String> = users.first.iter().take(named).map(link).collect();
    match (users.count - named, links.as_slice()) {
        (0, [links @ .., last]) if !links.is_empty() => format!("{} and {last}", links.join(", ")),
        (0, links) => links.join(", "),
        (more, links) => format!("{} and {more} more operations", links.join(", ")),
    }
}

/// A link to AWS's page about a shape; `None` for a service that is not AWS's.
fn api_reference(shapes: &Shapes<'_>, shape_id: &str) -> Option<String> {
    let service = shapes.krate.service.api_reference.as_ref()?;
    Some(format!(
        "[AWS API reference](https://docs.aws.amazon.com/goto/WebAPI/{service}/{})",
        name_of(shape_id)
    ))
}
