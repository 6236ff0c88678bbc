//! What may be targeted from where.

use super::draft::{Draft, Drafts};
use crate::diagnostic::Diagnostic;
use crate::load::{SIMPLE_TYPES, ShapeType, nearest};
use crate::shape_id::ShapeId;

/// The role in which one shape refers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An operation of a service or resource.
    Operation,
    /// A resource of a service or of another resource.
    Resource,
    /// The input or output of an operation.
    Message,
    /// An error of an operation or service.
    Error,
    /// A member of a structure or list, or the value of a map.
    Member,
    /// A member of a union.
    UnionMember,
    /// The key of a map.
    MapKey,
    /// An identifier of a resource.
    Identifier,
    /// A property of a resource.
    Property,
}

impl Role {
    /// The role of what a property of a service, resource or operation refers to.
    pub(super) fn of(property: &str) -> Self {
        match property {
            "identifiers" => Self::Identifier,
            "properties" => Self::Property,
            "input" | "output" => Self::Message,
            "errors" => Self::Error,
            "resources" => Self::Resource,
            // Of a resource's life cycle.
            _ => Self::Operation,
        }
    }

    fn wanted(self) -> &'static str {
        match self {
            Self::Operation => "an operation",
            Self::Resource => "a resource",
            Self::Message => "a structure or smithy.api#Unit",
            Self::Error => "a structure with the trait smithy.api#error",
            Self::Member | Self::Property => "a shape of data",
            Self::UnionMember => "a shape of data or smithy.api#Unit",
            Self::MapKey | Self::Identifier => "a string or an enum",
        }
    }
}

/// The names of the shapes of the [prelude](https://smithy.io/2.0/spec/model.html#prelude), which every model can target and
/// no file defines.
const PRELUDE: &str = "BigDecimal BigInteger Blob Boolean Byte Document Double Float Integer Long PrimitiveBoolean \
                       PrimitiveByte PrimitiveDouble PrimitiveFloat PrimitiveInteger PrimitiveLong PrimitiveShort \
                       Short String Timestamp Unit";

/// The same, one by one.
fn prelude_names() -> impl Iterator<Item = &'static str> {
    PRELUDE.split(' ')
}

/// The type of a simple shape of the prelude: it is called like its type.
pub(super) fn prelude_type(id: &ShapeId) -> Option<ShapeType> {
    if !id.is_prelude() {
        return None;
    }
    let name = prelude_names().find(|name| *name == id.name())?;
    let name = name.strip_prefix("Primitive").unwrap_or(name);
    let simple = SIMPLE_TYPES.iter().find(|simple| simple.eq_ignore_ascii_case(name))?;
    ShapeType::from_name(simple)
}

/// Whether this is one of the number or boolean shapes that have a zero value.
pub(super) fn is_primitive(id: &ShapeId) -> bool {
    id.is_prelude() && id.name().starts_with("Primitive")
}

/// `smithy.api#Unit`.
pub(super) fn unit() -> ShapeId {
    ShapeId::known("smithy.api#Unit")
}

/// Whether the prelude defines the shape.
pub(super) fn is_prelude(id: &ShapeId) -> bool {
    id.is_unit() || prelude_type(id).is_some()
}

/// The type of a shape that is in the model or in the prelude; none for `smithy.api#Unit`.
pub(super) fn type_of(drafts: &Drafts<'_>, id: &ShapeId) -> Option<ShapeType> {
    drafts.get(id).map(|draft| draft.shape_type).or_else(|| prelude_type(id))
}

/// What is wrong with a target in a role: that it does not exist, or what it is, with the code of that error.
///
/// The rules are those of each type's section in
/// [service types](https://smithy.io/2.0/spec/service-types.html) and of
/// [member shapes](https://smithy.io/2.0/spec/model.html#member-shapes), of
/// [the unit type](https://smithy.io/2.0/spec/model.html#unit-type) and of
/// [mixins](https://smithy.io/2.0/spec/mixins.html#mixins-cannot-be-referenced-other-than-as-mixins-to-other-shapes).
pub(super) fn problem(drafts: &Drafts<'_>, role: Role, id: &ShapeId) -> Option<(&'static str, String)> {
    let problem = match (drafts.get(id), prelude_type(id)) {
        (Some(draft), _) => draft_problem(role, draft)?,
        (None, Some(shape_type)) => type_problem(role, shape_type)?,
        (None, None) if !id.is_unit() => {
            return Some(("unknown-target", format!("the target {id} is not in the model")));
        }
        (None, None) if matches!(role, Role::Message | Role::UnionMember) => return None,
        (None, None) => "stands for no data".to_owned(),
    };
    Some(("invalid-target", format!("the target must be {}, but {id} {problem}", role.wanted())))
}

fn draft_problem(role: Role, draft: &Draft<'_>) -> Option<String> {
    let is_error = draft.traits.has("smithy.api#error");
    let problem = match role {
        _ if draft.is_mixin() => "is a mixin",
        _ if draft.traits.has("smithy.api#trait") => "defines a trait",
        Role::Error if draft.shape_type == ShapeType::Structure && !is_error => "has no such trait",
        Role::Message if draft.shape_type == ShapeType::Structure && is_error => "is an error",
        _ => return type_problem(role, draft.shape_type),
    };
    Some(problem.to_owned())
}

fn type_problem(role: Role, shape_type: ShapeType) -> Option<String> {
    let fits = match role {
        Role::Operation => shape_type == ShapeType::Operation,
        Role::Resource => shape_type == ShapeType::Resource,
        Role::Message | Role::Error => shape_type == ShapeType::Structure,
        Role::Member | Role::UnionMember | Role::Property => shape_type.holds_data(),
        Role::MapKey | Role::Identifier => matches!(shape_type, ShapeType::String | ShapeType::Enum),
    };
    (!fits).then(|| format!("is of type {}", shape_type.name()))
}

/// Adds the id that was most likely meant.
pub(super) fn suggest(diagnostic: Diagnostic, id: &ShapeId, drafts: &Drafts<'_>) -> Diagnostic {
    if id.is_prelude() {
        return match nearest(id.name(), prelude_names()) {
            Some(name) => diagnostic.hint(format!("did you mean `smithy.api#{name}`?")),
            None => diagnostic,
        };
    }
    if let Some(other) = drafts.keys().find(|other| other.name() == id.name()) {
        return diagnostic.hint(format!("did you mean `{other}`?"));
    }
    let neighbours = drafts.keys().filter(|other| other.namespace() == id.namespace()).map(ShapeId::name);
    match nearest(id.name(), neighbours) {
        Some(name) => diagnostic.hint(format!("did you mean `{}#{name}`?", id.namespace())),
        None => diagnostic.hint("if another file defines it, add that file"),
    }
}
