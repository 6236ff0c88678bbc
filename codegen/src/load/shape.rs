//! Reads shapes: JSON objects to [`Shape`] and [`Apply`].

use crate::ordered::OrderedMap;

use super::ast::{Apply, Member, Properties, Shape, ShapeType, TYPE_NAMES, with_article};
use super::key_path::KeyPath;
use super::nearest::did_you_mean;
use super::node::Node;
use super::reader::{Fields, Form, Reader};
use crate::diagnostic::Diagnostic;
use crate::shape_id::{ShapeId, is_identifier};

/// What an entry of `shapes` can be.
pub(super) enum Entry {
    Shape(ShapeId, Box<Shape>),
    Apply(Apply),
}

/// Reads one entry of `shapes`.
pub(super) fn entry(reader: &mut Reader, key: &str, node: Node<'_>, at: KeyPath<'_>) -> Option<Entry> {
    let mut fields = reader.fields(node, at)?;
    let Some(shape_type) = fields.take("type") else {
        return reader.missing(at, "the shape", "type");
    };
    let type_at = at.key("type");
    let shape_type = reader.text(shape_type, type_at)?;
    if shape_type == "apply" {
        return apply(reader, key, fields).map(Entry::Apply);
    }
    let Some(known) = ShapeType::from_name(&shape_type) else {
        let message = format!("`{}` is not a type of shape", shape_type.escape_debug());
        let hint = did_you_mean(&shape_type, TYPE_NAMES.iter().copied())
            .unwrap_or_else(|| format!("the types are {}", TYPE_NAMES.join(", ")));
        reader
            .diagnostics
            .push(Diagnostic::error("unknown-shape-type", reader.place(type_at), message).hint(hint));
        return None;
    };
    let id = reader.shape_id(key, |reader| reader.key_place(at));
    let shape = shape(reader, known, fields);
    Some(Entry::Shape(id?, Box::new(shape?)))
}

fn apply(reader: &mut Reader, key: &str, mut fields: Fields<'_, '_>) -> Option<Apply> {
    let at = fields.at;
    let traits = reader.traits(&mut fields);
    reader.rest(fields, "an `apply`");
    let (container, member) = match key.split_once('$') {
        Some((container, member)) => (container, Some(member)),
        None => (key, None),
    };
    let target = reader.shape_id(container, |reader| reader.key_place(at))?;
    if let Some(member) = member.filter(|member| !is_identifier(member)) {
        invalid_member(reader, member, at);
        return None;
    }
    Some(Apply { target, member: member.map(str::to_owned), traits })
}

fn shape(reader: &mut Reader, shape_type: ShapeType, mut fields: Fields<'_, '_>) -> Option<Shape> {
    let traits = reader.traits(&mut fields);
    let has_mixins = fields.has("mixins");
    let mixins = reader.references(&mut fields, "mixins", Form::List);
    let owner = owner(shape_type);
    let members = match shape_type {
        ShapeType::List | ShapeType::Set => {
            named_members(reader, &["member"], &mut fields, has_mixins, &owner)
        }
        ShapeType::Map => named_members(reader, &["key", "value"], &mut fields, has_mixins, &owner),
        ShapeType::Structure | ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum => {
            Some(free_members(reader, &mut fields))
        }
        _ => Some(OrderedMap::default()),
    };
    let properties = properties(reader, shape_type, &mut fields);
    reader.rest(fields, &owner);
    let mixins = mixins.into_iter().map(|mixin| mixin.target).collect();
    Some(Shape { shape_type, members: members?, properties, traits, mixins })
}

/// A shape of this type, for messages.
fn owner(shape_type: ShapeType) -> String {
    if shape_type.is_plain() { "a simple shape".to_owned() } else { with_article(shape_type.name()) }
}

/// The members whose names the type fixes; they may be missing only where a mixin can give them.
fn named_members(
    reader: &mut Reader,
    names: &[&str],
    fields: &mut Fields<'_, '_>,
    has_mixins: bool,
    owner: &str,
) -> Option<OrderedMap<String, Member>> {
    let mut members = OrderedMap::default();
    let mut is_complete = true;
    for name in names {
        let member = match fields.take(name) {
            Some(node) => member(reader, node, fields.at.key(name)),
            None if has_mixins => continue,
            None => reader.missing(fields.at, owner, name),
        };
        is_complete &= member.is_some();
        members.extend(member.map(|member| ((*name).to_owned(), member)));
    }
    is_complete.then_some(members)
}

fn free_members(reader: &mut Reader, fields: &mut Fields<'_, '_>) -> OrderedMap<String, Member> {
    let pairs = reader.entries(fields, "members", "member");
    let at = fields.at.key("members");
    let mut members = OrderedMap::default();
    for (name, node) in pairs {
        let at = at.key(&name);
        let member = member(reader, node, at);
        if is_identifier(&name) {
            members.extend(member.map(|member| (name.into_owned(), member)));
        } else {
            invalid_member(reader, &name, at);
        }
    }
    members
}

fn invalid_member(reader: &mut Reader, name: &str, at: KeyPath<'_>) {
    let message = format!("`{}` is not a member name", name.escape_debug());
    let hint = "a member name has letters, digits and `_`, and does not start with a digit";
    reader
        .diagnostics
        .push(Diagnostic::error("invalid-member-name", reader.key_place(at), message).hint(hint));
}

fn member(reader: &mut Reader, node: Node<'_>, at: KeyPath<'_>) -> Option<Member> {
    let mut fields = reader.fields(node, at)?;
    let target = reader.target(&mut fields, "the member");
    let traits = reader.traits(&mut fields);
    reader.rest(fields, "a member");
    target.map(|target| Member { target, traits })
}

/// The properties of a type that refer to other shapes, by their form.
fn references(shape_type: ShapeType) -> &'static [(Form, &'static [&'static str])] {
    match shape_type {
        ShapeType::Service => &[(Form::List, &["operations", "resources", "errors"])],
        ShapeType::Resource => &[
            (Form::One, &["put", "create", "read", "update", "delete", "list"]),
            (Form::Map, &["identifiers", "properties"]),
            (Form::List, &["operations", "collectionOperations", "resources"]),
        ],
        ShapeType::Operation => &[(Form::One, &["input", "output"]), (Form::List, &["errors"])],
        _ => &[],
    }
}

fn properties(reader: &mut Reader, shape_type: ShapeType, fields: &mut Fields<'_, '_>) -> Properties {
    let mut properties = Properties::default();
    if shape_type == ShapeType::Service {
        properties.rename = rename(reader, fields);
        let version = fields.take("version").and_then(|node| reader.text(node, fields.at.key("version")));
        properties.version = version.map(Into::into);
    }
    for (form, names) in references(shape_type) {
        for name in *names {
            properties.references.extend(reader.references(fields, name, *form));
        }
    }
    properties
}

fn rename(reader: &mut Reader, fields: &mut Fields<'_, '_>) -> OrderedMap<ShapeId, String> {
    let mut rename = OrderedMap::default();
    let pairs = reader.entries(fields, "rename", "rename");
    let rename_at = fields.at.key("rename");
    for (key, node) in pairs {
        let at = rename_at.key(&key);
        let id = reader.shape_id(&key, |reader| reader.key_place(at));
        let name = reader.text(node, at);
        rename.extend(id.zip(name.map(|name| name.into_owned())));
    }
    rename
}
