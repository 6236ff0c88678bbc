//! The shapes and members of a model with their
//! [relationships](https://smithy.io/2.0/spec/selectors.html#relationships).

use crate::load::ShapeType;
use crate::ordered::OrderedMap;
use crate::resolve::draft::{DraftTraits, Drafts};
use crate::resolve::target::type_of;
use crate::shape_id::ShapeId;

/// All shapes, those of the prelude that are targeted included, and their members.
pub(in crate::resolve) struct Graph<'g> {
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

impl Edge {
    /// Whether it leads to what a shape consists of.
    pub(super) fn is_directed(self) -> bool {
        self.relationship != BOUND
    }

    /// Whether it leads from a service or resource to what is bound to it.
    pub(super) fn binds(self) -> bool {
        ["operation", "collectionOperation", "resource"].contains(&self.relationship)
    }
}

impl<'g> Graph<'g> {
    pub(in crate::resolve) fn of(drafts: &'g Drafts<'g>) -> Self {
        let mut graph = Self { vertices: Vec::new(), forward: Vec::new(), reverse: Vec::new() };
        let mut shapes = OrderedMap::default();
        for (id, draft) in drafts {
            let (version, shape_type) = (draft.properties.version.as_deref(), draft.shape_type.name());
            let traits = Some(&draft.traits);
            shapes.insert(id, graph.push(Vertex { id, member: None, shape_type, traits, version }));
        }
        for (id, draft) in drafts {
            let from = shapes[id];
            for (name, member) in &draft.members {
                let (member_name, traits) = (Some(&**name), Some(&member.traits));
                let vertex = Vertex { id, member: member_name, shape_type: "member", traits, version: None };
                let vertex = graph.push(vertex);
                graph.connect(from, "member", vertex);
                if let Some(target) = graph.target(&mut shapes, drafts, &member.target) {
                    graph.connect(vertex, "", target);
                }
            }
            let mixins = draft.mixins.iter().map(|mixin| (["mixin"].as_slice(), mixin));
            let references =
                draft.properties.references.iter().map(|reference| {
                    (relationships(draft.shape_type, reference.property), &reference.target)
                });
            for (relationships, target) in mixins.chain(references) {
                let Some(target) = graph.target(&mut shapes, drafts, target) else { continue };
                for relationship in relationships {
                    if graph.connect(from, relationship, target).binds() {
                        graph.connect(target, BOUND, from);
                    }
                }
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

    fn connect(&mut self, from: usize, relationship: &'static str, to: usize) -> Edge {
        let edge = Edge { to, relationship };
        self.forward[from].push(edge);
        self.reverse[to].push(Edge { to: from, relationship });
        edge
    }

    /// The shape with this id; `None` if it does not exist, which is reported elsewhere if it matters.
    fn target(
        &mut self,
        shapes: &mut OrderedMap<&'g ShapeId, usize>,
        drafts: &'g Drafts<'g>,
        id: &'g ShapeId,
    ) -> Option<usize> {
        if let Some(index) = shapes.get(id) {
            return Some(*index);
        }
        let shape_type = type_of(drafts, id)?.name();
        let index = self.push(Vertex { id, member: None, shape_type, traits: None, version: None });
        shapes.insert(id, index);
        Some(index)
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
