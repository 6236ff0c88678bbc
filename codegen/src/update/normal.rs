//! A model in its normal form: the same model gives the same text, and a small change gives a small difference.
//!
//! The text is Smithy 2.0 JSON AST: shapes and traits sorted by id, members in the model's order, the keys of a shape
//! in a fixed order, two spaces of indentation, characters as they are, and one line break at the end. It is made from
//! the resolved model, so mixins and `apply` statements have been applied, Smithy 1.0 has become 2.0, and every
//! operation is bound to the service itself. Anything without effect on the generated code is left out: traits, shapes
//! outside of the service's closure, and metadata except the shape closures of types without a service. A model of
//! several files stays in several: a shape is in the file in which the new model has it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::json::Node;
use crate::diagnostic::Diagnostics;
use crate::load::load;
use crate::ordered::OrderedMap;
use crate::resolve::{EnumValue, Kind, Member, Model, Operation, Service, Shape, Written, has_effect};
use crate::shape_id::ShapeId;
use crate::source::Source;

const DOCUMENTATION: &str = "smithy.api#documentation";
pub(super) const EXAMPLES: &str = "smithy.api#examples";
const SHAPE_CLOSURES: &str = "shapeClosures";
const ENUM_VALUE: &str = "smithy.api#enumValue";

/// What the normal form leaves out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dropped {
    /// Traits without effect on the generated code, by id, and how often they occurred in the closure.
    pub(crate) traits: BTreeMap<String, usize>,
    /// Shapes outside of the closure: those that no operation reaches, resources, mixins, definitions of traits.
    pub(crate) shapes: usize,
    /// Keys of the metadata.
    pub(crate) metadata: usize,
}

/// The documentation to write for a shape, or for its member or enum value with this name, in place of the model's own.
pub(super) type Words<'w> = dyn Fn(&Shape, Option<&str>) -> Option<String> + 'w;

/// The traits to write for a shape in addition to its own: the examples of an operation, which are documentation as
/// well, and traits that stay from the previous model.
pub(super) type Kept<'w, 'm> = dyn Fn(&'m Shape) -> Vec<(&'m str, &'m Value)> + 'w;

/// What the normal form of a model in these files leaves out.
pub(super) fn dropped(model: &Model, files: &Files) -> Dropped {
    let kept = model.shapes().filter(|shape| !shape.id.is_prelude()).count();
    Dropped {
        traits: model.traits_without_effect(),
        shapes: model.shapes_read.saturating_sub(kept),
        metadata: model.metadata_read.saturating_sub(kept_metadata(model, files)),
    }
}

/// How many files have a metadata key that stays.
fn kept_metadata(model: &Model, files: &Files) -> usize {
    (0..files.count).filter(|file| model.shape_closures(*file).is_some()).count()
}

/// Which file of a model each shape is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Files {
    count: usize,
    /// The file of each shape that is not in the first one.
    shapes: OrderedMap<ShapeId, usize>,
}

impl Files {
    /// The files of a model.
    ///
    /// # Errors
    ///
    /// All problems of the files, as far as they can be read.
    pub(super) fn of(sources: &[Source]) -> Result<Self, Diagnostics> {
        let (asts, _) = load(sources)?;
        let mut files = Self { count: asts.len(), ..Self::default() };
        // A shape may be in several files; the first one counts.
        for (file, ast) in asts.iter().enumerate().rev() {
            files.shapes.extend(ast.shapes.keys().map(|id| (id.clone(), file)));
        }
        files.shapes.retain(|_, file| *file > 0);
        Ok(files)
    }
}

/// The text of the model, file by file.
pub(super) fn texts<'m>(
    model: &'m Model,
    written: &'m Written,
    words: &Words<'_>,
    kept: &Kept<'_, 'm>,
    files: &Files,
) -> Result<Vec<String>, serde_json::Error> {
    let text = |file: usize| {
        let is_in = |shape: &&Shape| files.shapes.get(&shape.id).copied().unwrap_or_default() == file;
        let own = model.shapes().filter(|shape| !shape.id.is_prelude()).filter(is_in);
        let shapes = own.map(|shape| {
            let writer = Writer { shape, renamed: &model.renamed, written, words, kept };
            (shape.id.as_str(), writer.shape())
        });
        let mut text = vec![("smithy", Node::text("2.0"))];
        if let Some(closures) = model.shape_closures(file) {
            let closures = Node::Array(closures.iter().map(Node::sorted).collect());
            text.push(("metadata", Node::Object(vec![(SHAPE_CLOSURES, closures)])));
        }
        text.push(("shapes", Node::Object(shapes.collect())));
        let text = Node::Object(text);
        serde_json::to_string_pretty(&text).map(|text| text + "\n")
    };
    (0..files.count).map(text).collect()
}

struct Writer<'w, 'm> {
    shape: &'m Shape,
    renamed: &'m OrderedMap<ShapeId, String>,
    written: &'m Written,
    words: &'w Words<'w>,
    kept: &'w Kept<'w, 'm>,
}

impl<'m> Writer<'_, 'm> {
    fn shape(&self) -> Node<'m> {
        let mut pairs = vec![("type", Node::text(self.shape.kind.type_name()))];
        match &self.shape.kind {
            Kind::Service(service) => pairs.extend(self.service(service)),
            Kind::Operation(operation) => pairs.extend(self.operation(operation)),
            Kind::List(member) => pairs.push(("member", self.member(member))),
            Kind::Map { key, value } => {
                pairs.extend([("key", self.member(key)), ("value", self.member(value))]);
            }
            Kind::Structure(members) | Kind::Union(members) => {
                let members = members.values().map(|member| (member.name.as_str(), self.member(member)));
                pairs.push(("members", Node::Object(members.collect())));
            }
            Kind::Enum(values) => pairs.push(("members", self.values(values, Node::text))),
            Kind::IntEnum(values) => {
                pairs.push(("members", self.values(values, |value| Node::Value((*value).into()))));
            }
            _ => {}
        }
        pairs.extend(self.traits(None, None));
        Node::Object(pairs)
    }

    fn service(&self, service: &'m Service) -> Vec<(&'m str, Node<'m>)> {
        let mut pairs = vec![
            ("version", Node::text(&service.version)),
            ("operations", Node::Array(service.operations.iter().map(reference).collect())),
        ];
        if !self.renamed.is_empty() {
            let mut renamed: Vec<_> = self.renamed.iter().collect();
            renamed.sort_unstable();
            let rename = renamed.into_iter().map(|(id, name)| (id.as_str(), Node::text(name)));
            pairs.push(("rename", Node::Object(rename.collect())));
        }
        pairs
    }

    fn operation(&self, operation: &'m Operation) -> Vec<(&'m str, Node<'m>)> {
        let mut pairs =
            vec![("input", reference(&operation.input)), ("output", reference(&operation.output))];
        if !operation.errors.is_empty() {
            pairs.push(("errors", Node::Array(operation.errors.iter().map(reference).collect())));
        }
        pairs
    }

    fn member(&self, member: &'m Member) -> Node<'m> {
        self.target(member.target.as_str(), &member.name, None)
    }

    fn values<T>(&self, values: &'m [EnumValue<T>], node: fn(&'m T) -> Node<'m>) -> Node<'m> {
        let value = |value: &'m EnumValue<T>| {
            let name = value.name.as_str();
            (name, self.target("smithy.api#Unit", name, Some(node(&value.value))))
        };
        Node::Object(values.iter().map(value).collect())
    }

    fn target(&self, target: &'m str, member: &'m str, enum_value: Option<Node<'m>>) -> Node<'m> {
        let target = [("target", Node::text(target))];
        Node::Object(target.into_iter().chain(self.traits(Some(member), enum_value)).collect())
    }

    /// The traits of the shape, or of its member with this name.
    fn traits(&self, member: Option<&'m str>, enum_value: Option<Node<'m>>) -> Option<(&'m str, Node<'m>)> {
        let traits = self.written.traits(&self.shape.id, member).map(|(id, value)| (id.as_str(), value));
        let mut nodes: BTreeMap<&str, Node<'_>> = traits
            .filter(|(id, _)| has_effect(id) && ![DOCUMENTATION, EXAMPLES].contains(id))
            .map(|(id, value)| (id, Node::sorted(value)))
            .collect();
        nodes.extend(enum_value.map(|value| (ENUM_VALUE, value)));
        if member.is_none() {
            nodes.extend((self.kept)(self.shape).into_iter().map(|(id, value)| (id, Node::sorted(value))));
        }
        nodes.extend((self.words)(self.shape, member).map(|text| (DOCUMENTATION, Node::text(text))));
        (!nodes.is_empty()).then(|| ("traits", Node::Object(nodes.into_iter().collect())))
    }
}

fn reference(id: &ShapeId) -> Node<'_> {
    Node::Object(vec![("target", Node::text(id.as_str()))])
}
