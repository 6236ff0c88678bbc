//! The pages of items, with those of their fields and variants.

use super::author::{text, words};
use super::facts::{EMPTY, shown};
use super::page::{FIELD_WIDTH, ITEM_WIDTH, ItemPages, Page, listed};
use super::shapes::{Scope, Shapes, near_link};
use super::{examples, facts, waiters};
use crate::fill::fill_text;
use crate::lower::{
    Docs, Field, Item, Location, Operation, Relation, Role, Structure, TypeFacts, Union, Users, Variant,
    WireValue,
};
use crate::name::{Ident, Module};
use crate::shape_id::name_of;

/// How many operations are named where there are more than [`Users::MOST`]. If only one more would be counted, it is
/// named.
const MOST_OPERATIONS: usize = Users::MOST - 1;

/// The pages of an item in this file, for a crate that others call `krate`.
pub(super) fn pages(shapes: &Shapes<'_>, file: &Module, item: &Item, krate: Option<&str>) -> ItemPages {
    let scope = shapes.scope(file, item);
    let mut pages = match item {
        Item::Operation(item) => ItemPages { item: operation(&scope, item), members: Vec::new() },
        Item::Structure(item) => {
            let page_of = |field| field_page(&scope, field).found_by_words(&field.ident);
            ItemPages { item: structure(&scope, item), members: item.fields.iter().map(page_of).collect() }
        }
        Item::Union(item) => ItemPages {
            item: union(&scope, item),
            members: item.variants.iter().map(|variant| field_page(&scope, variant)).collect(),
        },
        Item::Enum(item) => ItemPages {
            item: of_type(&scope, "enum", &item.facts, &facts::of_type(&item.facts, false)),
            members: item.variants.iter().map(|value| variant(&scope, value)).collect(),
        },
    };
    if let Some(krate) = krate {
        pages.item.add(examples::of_item(&scope, item, krate));
    }
    pages
}

/// What the author says about an item, otherwise what kind of item it is.
fn item_words(docs: &Docs, scope: &Scope<'_>, kind: &str, shape_id: &str) -> Vec<String> {
    words(docs, &|name| scope.target(name), ITEM_WIDTH, || format!("The {kind} `{}`.", name_of(shape_id)))
}

fn operation(scope: &Scope<'_>, item: &Operation) -> Page {
    let shapes = scope.shapes;
    let mut data = Vec::new();
    for (label, ident) in [("Input", &item.input), ("Output", &item.output)] {
        let link = ident.as_ref().map(|ident| scope.structure_link(ident));
        data.push(format!("- {label}: {}", link.as_deref().unwrap_or("none")));
    }
    data.push(format!("- Errors: {}", near_link(&item.error.ident)));
    data.extend(item.error.errors.iter().map(|error| format!("  - {}", scope.structure_link(&error.ident))));
    let lines = item_words(&item.docs, scope, "operation", &item.shape_id);
    let mut page = Page::new(lines, &facts::of_operation(item), item.deprecated.as_ref());
    page.add(data);
    page.add(api_reference(shapes, &item.shape_id).into_iter().collect());
    page.add(waiters::section(item, &|name| scope.target(name)));
    page
}

fn structure(scope: &Scope<'_>, item: &Structure) -> Page {
    let mut facts = facts::of_type(&item.facts, false);
    facts.extend(facts::xml("As the root in XML", &item.xml));
    if let Role::Error(error) = &item.role {
        facts.extend(facts::of_error(error, name_of(&item.facts.shape_id)));
    }
    of_type(scope, "structure", &item.facts, &facts)
}

fn union(scope: &Scope<'_>, item: &Union) -> Page {
    let mut facts = facts::of_type(&item.facts, item.event_stream);
    facts.extend(facts::xml("As the root in XML", &item.xml));
    of_type(scope, "union", &item.facts, &facts)
}

/// The page of a type of which these facts are known.
fn of_type(scope: &Scope<'_>, kind: &str, item: &TypeFacts, facts: &[String]) -> Page {
    let TypeFacts { shape_id, docs, deprecated, users, .. } = item;
    let mut page = Page::new(item_words(docs, scope, kind, shape_id), facts, deprecated.as_ref());
    page.add_paragraph(&type_links(scope, users, shape_id));
    page
}

fn field_page(scope: &Scope<'_>, field: &Field) -> Page {
    let Field { member, ident, docs, deprecated, location, wire_name, .. } = field;
    let scope = scope.of_member(member);
    let links = |name: &str| scope.target(name);
    let lines = words(docs, &links, FIELD_WIDTH, || format!("The member `{member}`."));
    let mut facts = facts::unsaid(facts::of_field(field), &lines);
    facts.extend(match location {
        Location::Body => facts::in_json(ident, wire_name, scope.shapes.members_are_upper),
        _ => facts::renamed(ident, member),
    });
    Page::new(lines, &facts, deprecated.as_ref()).found_by(wire_name, ident)
}

fn variant(scope: &Scope<'_>, variant: &Variant) -> Page {
    let value = match &variant.value {
        WireValue::Text(text) => shown(text),
        WireValue::Integer(number) => format!("`{number}`"),
    };
    let mut facts = Vec::new();
    let mut is_told = false;
    let lines = words(&variant.docs, &|name| scope.target(name), FIELD_WIDTH, || {
        is_told = true;
        if value == EMPTY { "The empty string.".to_owned() } else { format!("The value {value}.") }
    });
    if !is_told {
        facts.push(format!("Wire value: {value}."));
    }
    facts.extend(facts::renamed(&variant.ident, &variant.member));
    let page = Page::new(lines, &facts, variant.deprecated.as_ref());
    match &variant.value {
        WireValue::Text(text) => page.found_by(text, &variant.ident),
        WireValue::Integer(_) => page,
    }
}

/// The pages of the enum of an operation's errors: each variant has the first paragraph of its error.
pub(super) fn errors(shapes: &Shapes<'_>, operation: &Operation) -> ItemPages {
    let summary = |ident: &Ident| {
        let (file, error) = shapes.structure(ident)?;
        let (scope, facts) = (shapes.scope(file, error), error.type_facts()?);
        let otherwise = || format!("The structure `{}`.", name_of(&facts.shape_id));
        let lines = text(facts.docs.text.as_deref(), &|name| scope.target(name), FIELD_WIDTH, otherwise);
        Some(Page::of(lines.into_iter().take_while(|line| !line.is_empty()).collect()))
    };
    let lines =
        fill_text(&format!("The errors that {} can return.", near_link(&operation.ident)), ITEM_WIDTH);
    ItemPages {
        item: Page::of(lines),
        members: operation
            .error
            .errors
            .iter()
            .map(|error| summary(&error.ident).unwrap_or_default())
            .collect(),
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
    let mut links: Vec<String> =
        users.first.iter().take(named).map(|ident| scope.operation_link(ident)).collect();
    if users.count > named {
        links.push(format!("{} more operations", users.count - named));
    }
    listed(&links, "and")
}

/// A link to AWS's page about a shape; `None` for a service that is not AWS's.
fn api_reference(shapes: &Shapes<'_>, shape_id: &str) -> Option<String> {
    let service = shapes.krate.service.api_reference.as_ref()?;
    Some(format!(
        "[AWS API reference](https://docs.aws.amazon.com/goto/WebAPI/{service}/{})",
        name_of(shape_id)
    ))
}
