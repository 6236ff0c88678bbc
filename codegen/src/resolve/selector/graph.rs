//! The shapes and members of a model with their
//! [relationships](https://smithy.io/2.0/spec/selectors.html#relationships).

use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::resolve::draft::{DraftTraits, Drafts};
use crate::resolve::target::type_of;
use crate::shape_id::ShapeId;

/// All shapes, those of the prelude that are targeted included, and their members.
pub(in crate::resolve) struct Graph<'g> {
    drafts: &'g Drafts<'g>,
    shapes: OrderedMap<&'g ShapeId, usize>,
    pub(super) vertices: Vec<Vertex<'g>>,
    pub(super) forward: Vec<Vec<Edge>>,
    pub(super) reverse: Vec<Vec<Edge>>,
}

pub(super) struct Vertex<'g> {
    pub(super) id: &'g ShapeId,
    pub(super) member: Option<&'g str>,
    /// `member`, or the type of the shape.
    pub(super) shape_type: &'static str,
    /// None of shapes of the prelude.
    pub(super) traits: Option<&'g DraftTraits<'g>>,
    pub(super) version: Option<&'g str>,
}

#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) to: usize,
    /// Its name; empty from a member to its target.
    pub(super) relationship: &'static str,
}

/// From a shape to what it is bound to: the only relationship that leads upwards.
const BOUND: &str = "bound";

/// From a service or resource to what is bound to it.
const BINDING: [&str; 3] = ["operation", "collectionOperation", "resource"];

impl Edge {
    /// Whether it leads to what a shape consists of.
    pub(super) fn is_directed(self) -> bool {
        self.relationship != BOUND
    }

    /// Whether it leads from a service or resource to what is bound to it.
    pub(super) fn binds(self) -> bool {
        BINDING.contains(&self.relationship)
    }
}

impl<'g> Graph<'g> {
    pub(in crate::resolve) fn of(drafts: &'g Drafts<'g>) -> Self {
        let (shapes, vertices, forward, reverse) = Default::default();
        let mut graph = Self { drafts, shapes, vertices, forward, reverse };
        for (id, draft) in drafts {
            let Some(from) = graph.add(id) else { continue };
            for (name, part) in &draft.members {
                let (member, traits) = (Some(&**name), Some(&part.traits));
                let vertex = graph.push(Vertex { id, member, shape_type: "member", traits, version: None });
                graph.connect(from, &["member"], vertex);
                graph.refer(vertex, &[""], &part.target);
            }
            for mixin in draft.mixins {
                graph.refer(from, &["mixin"], mixin);
            }
            for reference in &draft.properties.references {
                let relationships = relationships(draft.shape_type, reference.property);
                graph.refer(from, relationships, &reference.target);
            }
        }
        graph
    }

    /// The id of each shape that is no member.
    pub(in crate::resolve) fn shape(&self, vertex: usize) -> Option<&'g ShapeId> {
        let vertex = &self.vertices[vertex];
        vertex.member.is_none().then_some(vertex.id)
    }

    /// What a shape or member consists of.
    pub(in crate::resolve) fn parts(&self, vertex: usize) -> impl Iterator<Item = usize> {
        self.forward[vertex].iter().filter(|edge| edge.is_directed()).map(|edge| edge.to)
    }

    /// All shapes that are in one of the namespaces.
    pub(in crate::resolve) fn of_namespaces(&self, namespaces: &[&str]) -> impl Iterator<Item = usize> {
        let vertices = self.vertices.iter().enumerate();
        vertices.filter(|(_, vertex)| namespaces.contains(&vertex.id.namespace())).map(|(index, _)| index)
    }

    fn push(&mut self, vertex: Vertex<'g>) -> usize {
        self.vertices.push(vertex);
        self.forward.push(Vec::new());
        self.reverse.push(Vec::new());
        self.vertices.len() - 1
    }

    fn connect(&mut self, from: usize, relationships: &'static [&'static str], to: usize) {
        for relationship in relationships {
            self.forward[from].push(Edge { to, relationship });
            self.reverse[to].push(Edge { to: from, relationship });
        }
    }

    /// Connects with the shape that has this id. If there is none, that is reported elsewhere if it matters.
    fn refer(&mut self, from: usize, relationships: &'static [&'static str], id: &'g ShapeId) {
        let Some(to) = self.add(id) else { return };
        self.connect(from, relationships, to);
        for _ in relationships.iter().filter(|relationship| BINDING.contains(relationship)) {
            self.connect(to, &[BOUND], from);
        }
    }

    /// The shape with this id, if it exists.
    fn add(&mut self, id: &'g ShapeId) -> Option<usize> {
        if let Some(known) = self.shapes.get(id) {
            return Some(*known);
        }
        let shape_type = type_of(self.drafts, id)?.name();
        let draft = self.drafts.get(id);
        let (traits, version) =
            (draft.map(|draft| &draft.traits), draft.and_then(|draft| draft.properties.version.as_deref()));
        let vertex = self.push(Vertex { id, member: None, shape_type, traits, version });
        self.shapes.insert(id, vertex);
        Some(vertex)
    }
}

/// The relationships of a shape with what one of its properties refers to.
fn relationships(shape_type: ShapeType, property: &str) -> &'static [&'static str] {
    match property {
        "operations" if shape_type == ShapeType::Resource => &["operation", "instanceOperation"],
        "operations" => &["operation"],
        "collectionOperations" => &["collectionOperation"],
        "resources" => &["resource"],
        "errors" => &["error"],
        "identifiers" => &["identifier"],
        "properties" => &["property"],
        "input" => &["input"],
        "output" => &["output"],
        "create" => &["operation", "create", "collectionOperation"],
        "list" => &["operation", "list", "collectionOperation"],
        "put" => &["operation", "put", "instanceOperation"],
        "read" => &["operation", "read", "instanceOperation"],
        "update" => &["operation", "update", "instanceOperation"],
        _ => &["operation", "delete", "instanceOperation"],
    }
}
