//! Finds recursive shapes: those that no value can have, and the members that must be boxed
//! (Smithy 2.0, [recursive shape definitions](https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions)).

use super::closure::Closure;
use super::draft::{Draft, DraftMember, Drafts};
use super::graph::{components, cycle, in_order};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::ShapeType;
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// Above this number of members in one component all of them are boxed, because the time to choose grows with the square
/// of the number. The components of real services have less than a hundred.
const MAX_SEARCH: usize = 5_000;

/// How deep lists and maps may be nested. Every later stage may follow them by recursion, and the Rust compiler does.
const MAX_NESTED: usize = 64;

/// The members to box, by their containers.
pub(super) type Boxed = OrderedMap<ShapeId, OrderedSet<String>>;

/// The shapes of some types, and the members by which they reach each other.
struct Graph<'d, 'a> {
    ids: OrderedSet<&'d ShapeId>,
    drafts: Vec<&'d Draft<'a>>,
    /// The members that target a shape of the graph, by id and name.
    edges: Vec<Edge<'d, 'a>>,
    component: Vec<usize>,
}

struct Edge<'d, 'a> {
    from: usize,
    to: usize,
    name: &'d str,
    member: &'d DraftMember<'a>,
}

impl<'d, 'a> Graph<'d, 'a> {
    fn new(drafts: &'d Drafts<'a>, closure: &Closure, types: fn(ShapeType) -> bool) -> Self {
        let (ids, shapes): (OrderedSet<_>, Vec<_>) = closure
            .data
            .iter()
            .filter_map(|id| drafts.get_key_value(id))
            .filter(|(_, draft)| types(draft.shape_type))
            .unzip();
        let mut graph = Self { component: vec![0; ids.len()], ids, drafts: shapes, edges: Vec::new() };
        for (from, draft) in graph.drafts.iter().enumerate() {
            let first = graph.edges.len();
            graph.edges.extend(draft.members.iter().filter_map(|(name, member)| {
                let to = graph.ids.get_index_of(&member.target)?;
                Some(Edge { from, to, name, member })
            }));
            graph.edges[first..].sort_by_key(|edge| edge.name);
        }
        graph.component = components(&graph.targets(|_| true));
        graph
    }

    /// Where these edges lead from each shape.
    fn targets(&self, keep: impl Fn(&Edge<'_, '_>) -> bool) -> Vec<Vec<usize>> {
        let mut targets = vec![Vec::new(); self.ids.len()];
        for edge in self.edges.iter().filter(|edge| keep(edge)) {
            targets[edge.from].push(edge.to);
        }
        targets
    }

    fn is_union(&self, node: usize) -> bool {
        self.drafts[node].shape_type == ShapeType::Union
    }

    /// The edges inside components, by component: those which are on a cycle.
    fn cyclic(&self, component: &[usize]) -> Vec<Vec<&Edge<'d, 'a>>> {
        let mut cyclic = vec![Vec::new(); component.len()];
        for edge in self.edges.iter().filter(|edge| component[edge.from] == component[edge.to]) {
            cyclic[component[edge.from]].push(edge);
        }
        cyclic.retain(|edges| !edges.is_empty());
        cyclic
    }
}

/// The members to box, so that every structure and union has a size. Lists and maps need none:
/// what they hold is behind a pointer.
pub(super) fn boxed(drafts: &Drafts<'_>, closure: &Closure, diagnostics: &mut Diagnostics) -> Boxed {
    let collections = Graph::new(drafts, closure, |shape_type| {
        matches!(shape_type, ShapeType::List | ShapeType::Set | ShapeType::Map)
    });
    for edges in collections.cyclic(&collections.component) {
        let hint = "let a structure or union be between them";
        endless(&collections, &edges, ["only lists and maps", hint], diagnostics);
    }
    too_deep(&collections, diagnostics);
    let graph = Graph::new(drafts, closure, |shape_type| {
        matches!(shape_type, ShapeType::Structure | ShapeType::Union)
    });
    without_value(&graph, diagnostics);
    let mut boxed = Boxed::default();
    for edges in graph.cyclic(&graph.component) {
        let chosen = if edges.len() > MAX_SEARCH { edges } else { break_cycles(&edges) };
        for edge in chosen {
            boxed.entry(graph.ids[edge.from].clone()).or_default().insert(edge.name.to_owned());
        }
    }
    boxed
}

/// Reports lists and maps that are nested too deep.
fn too_deep(collections: &Graph<'_, '_>, diagnostics: &mut Diagnostics) {
    let targets = collections.targets(|_| true);
    let mut depth = vec![0; targets.len()];
    for node in in_order(&collections.component) {
        depth[node] = 1 + targets[node].iter().map(|target| depth[*target]).max().unwrap_or(0);
        if depth[node] == MAX_NESTED + 1 {
            let message = format!("more than {MAX_NESTED} lists and maps are nested in each other");
            let place = collections.drafts[node].site.key();
            diagnostics.push(Diagnostic::error("too-deep", place, message).shape(collections.ids[node]));
        }
    }
}

/// The edges to box in one component. The smallest member of each cycle is boxed: a member is boxed exactly if larger
/// members lead from its target back to it. A new member changes nothing for the others, unless it closes a cycle.
fn break_cycles<'g, 'd, 'a>(edges: &[&'g Edge<'d, 'a>]) -> Vec<&'g Edge<'d, 'a>> {
    let mut leaving: OrderedMap<usize, Vec<(usize, usize)>> = OrderedMap::default();
    for (rank, edge) in edges.iter().enumerate() {
        leaving.entry(edge.from).or_default().push((rank, edge.to));
    }
    // The member that each shape was last seen for.
    let mut seen: OrderedMap<usize, usize> = OrderedMap::default();
    let mut closes_cycle = |rank: usize, edge: &Edge<'_, '_>| {
        let mut open = vec![edge.to];
        while let Some(node) = open.pop() {
            if node == edge.from {
                return true;
            }
            let larger = leaving[&node].iter().filter(|(other, _)| *other > rank).map(|(_, to)| *to);
            open.extend(larger.filter(|to| seen.insert(*to, rank) != Some(rank)));
        }
        false
    };
    let ranked = edges.iter().enumerate();
    ranked.filter(|(rank, edge)| closes_cycle(*rank, edge)).map(|(_, edge)| *edge).collect()
}

/// Reports structures and unions that no finite value can have: a structure needs one for each required member, a union
/// for one of its members.
fn without_value(graph: &Graph<'_, '_>, diagnostics: &mut Diagnostics) {
    let counts =
        |edge: &Edge<'_, '_>| graph.is_union(edge.from) || edge.member.traits.has("smithy.api#required");
    let mut needs: Vec<usize> = vec![0; graph.ids.len()];
    let mut arriving = vec![Vec::new(); graph.ids.len()];
    for edge in graph.edges.iter().filter(|edge| counts(edge)) {
        needs[edge.from] += 1;
        arriving[edge.to].push(edge.from);
    }
    for (node, draft) in graph.drafts.iter().enumerate() {
        // A union has a value as soon as one member has: any member outside the graph will do.
        if graph.is_union(node) && needs[node] < draft.members.len().max(1) {
            needs[node] = 0;
        }
    }
    let mut open: Vec<usize> = (0..needs.len()).filter(|node| needs[*node] == 0).collect();
    while let Some(node) = open.pop() {
        for &from in &arriving[node] {
            if needs[from] > 0 {
                needs[from] = if graph.is_union(from) { 0 } else { needs[from] - 1 };
                if needs[from] == 0 {
                    open.push(from);
                }
            }
        }
    }
    let endless_edge = |edge: &Edge<'_, '_>| counts(edge) && needs[edge.from] > 0 && needs[edge.to] > 0;
    let component = components(&graph.targets(endless_edge));
    for mut edges in graph.cyclic(&component) {
        edges.retain(|edge| endless_edge(edge));
        let hint = "make one of these members optional";
        endless(graph, &edges, ["only required members", hint], diagnostics);
    }
}

/// Reports the cycle that the first edge is on.
fn endless(
    graph: &Graph<'_, '_>,
    edges: &[&Edge<'_, '_>],
    [through, hint]: [&str; 2],
    diagnostics: &mut Diagnostics,
) {
    let mut first_of: Vec<Option<&Edge<'_, '_>>> = vec![None; graph.ids.len()];
    for edge in edges.iter().rev() {
        first_of[edge.from] = Some(edge);
    }
    let next: Vec<_> = first_of.iter().map(|edge| edge.map(|edge| edge.to)).collect();
    let Some(start) = edges.first() else { return };
    let cycle: Vec<_> = cycle(start.from, &next).into_iter().filter_map(|node| first_of[node]).collect();
    let Some(first) = cycle.first() else { return };
    let shown = cycle.iter().take(8).map(|edge| graph.ids[edge.from].with_member(edge.name));
    let mut names: Vec<String> = shown.collect();
    if cycle.len() > names.len() {
        names.push(format!("{} more", cycle.len() - names.len()));
    }
    let id = graph.ids[first.from];
    let message =
        format!("{id} contains itself through {through} and can have no value: {}", names.join(", "));
    diagnostics.push(
        Diagnostic::error("recursive-shape", first.member.site.key(), message)
            .member(id, first.name)
            .hint(hint),
    );
}
