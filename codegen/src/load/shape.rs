//! Reads shapes: JSON objects to [`Shape`] and [`Apply`].

use indexmap::IndexMap;

use super::ast::{Apply, LIFECYCLE, Member, Operation, Resource, Service, Shape, ShapeType, TYPE_NAMES};
use super::nearest::did_you_mean;
use super::node::Node;
use super::reader::{Fields, KeyPath, Reader};
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
        reader.missing(at, "the shape", "type");
        return None;
    };
    let type_at = at.key("type");
    let shape_type = reader.text(shape_type, type_at)?;
    if shape_type == "apply" {
        return apply(reader, key, fields, at).map(Entry::Apply);
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
    let shape = shape(reader, known, fields, at);
    Some(Entry::Shape(id?, Box::new(shape?)))
}

fn apply(reader: &mut Reader, key: &str, mut fields: Fields<'_>, at: KeyPath<'_>) -> Option<Apply> {
    let traits = reader.traits(fields.take("traits"), at.key("traits"));
    reader.rest(fields, at, "an `apply`");
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

fn shape(
    reader: &mut Reader,
    mut shape_type: ShapeType,
    mut fields: Fields<'_>,
    at: KeyPath<'_>,
) -> Option<Shape> {
    let traits = reader.traits(fields.take("traits"), at.key("traits"));
    let has_mixins = fields.has("mixins");
    let mixins = reader.references(fields.take("mixins"), at.key("mixins"));
    let mut members = IndexMap::new();
    let owner = owner(&shape_type);
    let mut complete = true;
    match &mut shape_type {
        ShapeType::List | ShapeType::Set => {
            complete = named_members(reader, &["member"], &mut fields, at, has_mixins, owner, &mut members);
        }
        ShapeType::Map => {
            complete =
                named_members(reader, &["key", "value"], &mut fields, at, has_mixins, owner, &mut members);
        }
        ShapeType::Structure | ShapeType::Union | ShapeType::Enum | ShapeType::IntEnum => {
            members = free_members(reader, fields.take("members"), at.key("members"));
        }
        ShapeType::Service(properties) => *properties = service(reader, &mut fields, at),
        ShapeType::Resource(properties) => *properties = resource(reader, &mut fields, at),
        ShapeType::Operation(properties) => *properties = operation(reader, &mut fields, at),
        _ => {}
    }
    reader.rest(fields, at, owner);
    complete.then_some(Shape { shape_type, members, traits, mixins })
}

/// A shape of this type, for messages.
fn owner(shape_type: &ShapeType) -> &'static str {
    match shape_type {
        ShapeType::Enum => "an enum",
        ShapeType::IntEnum => "an intEnum",
        ShapeType::List => "a list",
        ShapeType::Set => "a set",
        ShapeType::Map => "a map",
        ShapeType::Structure => "a structure",
        ShapeType::Union => "a union",
        ShapeType::Service(_) => "a service",
        ShapeType::Resource(_) => "a resource",
        ShapeType::Operation(_) => "an operation",
        _ => "a simple shape",
    }
}

/// The members whose names the type fixes; they may be missing only where a mixin can give them.
fn named_members(
    reader: &mut Reader,
    names: &[&'static str],
    fields: &mut Fields<'_>,
    at: KeyPath<'_>,
    has_mixins: bool,
    owner: &str,
    members: &mut IndexMap<String, Member>,
) -> bool {
    let mut complete = true;
    for name in names {
        match fields.take(name) {
            Some(node) => match member(reader, node, at.key(name)) {
                Some(member) => {
                    members.insert((*name).to_owned(), member);
                }
                None => complete = false,
            },
            None if has_mixins => {}
            None => {
                reader.missing(at, owner, name);
                complete = false;
            }
        }
    }
    complete
}

fn free_members(reader: &mut Reader, node: Option<Node<'_>>, at: KeyPath<'_>) -> IndexMap<String, Member> {
    let Some(pairs) = node.and_then(|node| reader.entries(node, at, "duplicate-member", "member")) else {
        return IndexMap::new();
    };
    let mut members = IndexMap::with_capacity(pairs.len());
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
    let target = reader.target(&mut fields, at, "the member");
    let traits = reader.traits(fields.take("traits"), at.key("traits"));
    reader.rest(fields, at, "a member");
    target.map(|target| Member { target, traits })
}

fn service(reader: &mut Reader, fields: &mut Fields<'_>, at: KeyPath<'_>) -> Service {
    let mut rename = IndexMap::new();
    let rename_at = at.key("rename");
    let pairs =
        fields.take("rename").and_then(|node| reader.entries(node, rename_at, "duplicate-key", "rename"));
    for (key, node) in pairs.unwrap_or_default() {
        let at = rename_at.key(&key);
        let id = reader.shape_id(&key, |reader| reader.key_place(at));
        let name = reader.text(node, at);
        rename.extend(id.zip(name.map(|name| name.into_owned())));
    }
    let version_at = at.key("version");
    Service {
        version: fields.take("version").and_then(|node| reader.text(node, version_at)).map(Into::into),
        operations: reader.references(fields.take("operations"), at.key("operations")),
        resources: reader.references(fields.take("resources"), at.key("resources")),
        errors: reader.references(fields.take("errors"), at.key("errors")),
        rename,
    }
}

fn resource(reader: &mut Reader, fields: &mut Fields<'_>, at: KeyPath<'_>) -> Resource {
    let mut lifecycle = IndexMap::new();
    for slot in LIFECYCLE {
        let id = fields.take(slot).and_then(|node| reader.reference(node, at.key(slot)));
        lifecycle.extend(id.map(|id| (slot, id)));
    }
    Resource {
        identifiers: named_references(reader, fields.take("identifiers"), at.key("identifiers")),
        properties: named_references(reader, fields.take("properties"), at.key("properties")),
        lifecycle,
        operations: reader.references(fields.take("operations"), at.key("operations")),
        collection_operations: reader
            .references(fields.take("collectionOperations"), at.key("collectionOperations")),
        resources: reader.references(fields.take("resources"), at.key("resources")),
    }
}

fn operation(reader: &mut Reader, fields: &mut Fields<'_>, at: KeyPath<'_>) -> Operation {
    Operation {
        input: fields.take("input").and_then(|node| reader.reference(node, at.key("input"))),
        output: fields.take("output").and_then(|node| reader.reference(node, at.key("output"))),
        errors: reader.references(fields.take("errors"), at.key("errors")),
    }
}

fn named_references(
    reader: &mut Reader,
    node: Option<Node<'_>>,
    at: KeyPath<'_>,
) -> IndexMap<String, ShapeId> {
    let pairs = node.and_then(|node| reader.entries(node, at, "duplicate-key", "name"));
    let mut references = IndexMap::new();
    for (name, node) in pairs.unwrap_or_default() {
        let id = reader.reference(node, at.key(&name));
        references.extend(id.map(|id| (name.into_owned(), id)));
    }
    references
}
