//! Finds recursive shapes: those that no value can have, and the members that must be boxed
//! (Smithy 2.0, [recursive shape definitions](https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions)).

use super::context::{Context, WrongPart};
use super::draft::{Draft, DraftMember};
use super::graph::{components, cycle, in_order};
use crate::diagnostic::Diagnostic;
use crate::load::ShapeType;
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// Above this number of members in one component all of them are boxed, because the time to choose grows with the square
/// of the number. The components of real services have less than a hundred.
const MAX_SEARCH: usize = 5_000;

/// How deep lists and maps may be nested. Every later stage may follow them by recursion, and the Rust compiler does.
pub(super) const MAX_NESTED: usize = 64;

/// The members to box, by their containers.
pub(super) type Boxed = OrderedMap<ShapeId, OrderedSet<String>>;

/// The shapes of some types, and the members by which they reach each other.
struct Graph<'d> {
    context: &'d Context<'d>,
    ids: OrderedSet<&'d ShapeId>,
    drafts: Vec<&'d Draft<'d>>,
    /// The members that target a shape of the graph, by id and name.
    edges: Vec<Edge<'d>>,
}

struct Edge<'d> {
    from: usize,
    to: usize,
    name: &'d str,
    member: &'d DraftMember<'d>,
}

impl<'d> Graph<'d> {
    fn new(context: &'d Context<'d>, types: &[ShapeType]) -> Self {
        let mut graph = Self { context, ids: OrderedSet::default(), drafts: Vec::new(), edges: Vec::new() };
        for (id, draft) in context.reached().filter(|(_, draft)| types.contains(&draft.shape_type)) {
            graph.ids.insert(id);
            graph.drafts.push(draft);
        }
        for (from, draft) in graph.drafts.iter().enumerate() {
            let first = graph.edges.len();
            graph.edges.extend(draft.members.iter().filter_map(|(name, member)| {
                let to = graph.ids.get_index_of(&member.target)?;
                Some(Edge { from, to, name, member })
            }));
            graph.edges[first..].sort_by_key(|edge| edge.name);
        }
        graph
    }

    /// Where these edges lead from each shape.
    fn targets(&self, keep: &dyn Fn(&Edge<'_>) -> bool) -> Vec<Vec<usize>> {
        let mut targets = vec![Vec::new(); self.ids.len()];
        for edge in self.edges.iter().filter(|edge| keep(edge)) {
            targets[edge.from].push(edge.to);
        }
        targets
    }

    fn is_union(&self, node: usize) -> bool {
        self.drafts[node].shape_type == ShapeType::Union
    }

    /// These edges, as far as they are on a cycle of such: those inside of each component.
    fn cyclic(&self, keep: &dyn Fn(&Edge<'_>) -> bool) -> Vec<Vec<&Edge<'d>>> {
        let component = components(&self.targets(keep));
        let is_inside = |edge: &&Edge<'_>| keep(edge) && component[edge.from] == component[edge.to];
        let mut cyclic = vec![Vec::new(); component.len()];
        for edge in self.edges.iter().filter(is_inside) {
            cyclic[component[edge.from]].push(edge);
        }
        cyclic.retain(|edges| !edges.is_empty());
        cyclic
    }

    /// Reports lists and maps that are nested too deep.
    fn too_deep(&self) {
        let targets = self.targets(&|_| true);
        let mut depth = vec![0; targets.len()];
        for node in in_order(&components(&targets)) {
            depth[node] = 1 + targets[node].iter().map(|target| depth[*target]).max().unwrap_or(0);
            if depth[node] == MAX_NESTED + 1 {
                let message = format!("more than {MAX_NESTED} lists and maps are nested in each other");
                self.context.error("too-deep", (self.ids[node], None), WrongPart::Name, message);
            }
        }
    }

    /// Reports structures and unions that no finite value can have: a structure needs one for each required member, a union
    /// for one of its members.
    fn without_value(&self) {
        let counts =
            |edge: &Edge<'_>| self.is_union(edge.from) || edge.member.traits.has("smithy.api#required");
        let mut needs: Vec<usize> = vec![0; self.ids.len()];
        let mut arriving = vec![Vec::new(); self.ids.len()];
        for edge in self.edges.iter().filter(|edge| counts(edge)) {
            needs[edge.from] += 1;
            arriving[edge.to].push(edge.from);
        }
        for (node, draft) in self.drafts.iter().enumerate() {
            // A union has a value as soon as one member has: any member outside the graph will do.
            if self.is_union(node) && needs[node] < draft.members.len().max(1) {
                needs[node] = 0;
            }
        }
        let mut open: Vec<usize> = (0..needs.len()).filter(|node| needs[*node] == 0).collect();
        while let Some(node) = open.pop() {
            for &from in &arriving[node] {
                if needs[from] > 0 {
                    needs[from] = if self.is_union(from) { 0 } else { needs[from] - 1 };
                    if needs[from] == 0 {
                        open.push(from);
                    }
                }
            }
        }
        let endless_edge = |edge: &Edge<'_>| counts(edge) && needs[edge.from] > 0 && needs[edge.to] > 0;
        for edges in self.cyclic(&endless_edge) {
            let hint = "make one of these members optional";
            self.endless(&edges, "only required members", hint);
        }
    }

    /// Reports the cycle that the first edge is on.
    fn endless(&self, edges: &[&Edge<'_>], through: &str, hint: &str) {
        let mut first_of: Vec<Option<&Edge<'_>>> = vec![None; self.ids.len()];
        for edge in edges.iter().rev() {
            first_of[edge.from] = Some(edge);
        }
        let next: Vec<_> = first_of.iter().map(|edge| edge.map(|edge| edge.to)).collect();
        let Some(start) = edges.first() else { return };
        let cycle: Vec<_> = cycle(start.from, &next).into_iter().filter_map(|node| first_of[node]).collect();
        let Some(first) = cycle.first() else { return };
        let shown = cycle.iter().take(8).map(|edge| self.ids[edge.from].with_member(edge.name));
        let mut names: Vec<String> = shown.collect();
        if cycle.len() > names.len() {
            names.push(format!("{} more", cycle.len() - names.len()));
        }
        let id = self.ids[first.from];
        let message =
            format!("{id} contains itself through {through} and can have no value: {}", names.join(", "));
        let diagnostic = Diagnostic::error("recursive-shape", first.member.site.key(), message);
        self.context.found.push(diagnostic.member(id, first.name).hint(hint));
    }
}

/// The members to box, so that every structure and union has a size. Lists and maps need none:
/// what they hold is behind a pointer.
pub(super) fn boxed(context: &Context<'_>) -> Boxed {
    let collections = Graph::new(context, &[ShapeType::List, ShapeType::Set, ShapeType::Map]);
    for edges in collections.cyclic(&|_| true) {
        let hint = "let a structure or union be between them";
        collections.endless(&edges, "only lists and maps", hint);
    }
    collections.too_deep();
    let graph = Graph::new(context, &[ShapeType::Structure, ShapeType::Union]);
    graph.without_value();
    let mut boxed = Boxed::default();
    for edges in graph.cyclic(&|_| true) {
        let chosen = if edges.len() > MAX_SEARCH { edges } else { break_cycles(&edges) };
        for edge in chosen {
            boxed.entry(graph.ids[edge.from].clone()).or_default().insert(edge.name.to_owned());
        }
    }
    boxed
}

/// The edges to box in one component. The smallest member of each cycle is boxed: a member is boxed exactly if larger
/// members lead from its target back to it. A new member changes nothing for the others, unless it closes a cycle.
fn break_cycles<'g, 'd>(edges: &[&'g Edge<'d>]) -> Vec<&'g Edge<'d>> {
    let mut leaving: OrderedMap<usize, Vec<(usize, usize)>> = OrderedMap::default();
    for (rank, edge) in edges.iter().enumerate() {
        leaving.entry(edge.from).or_default().push((rank, edge.to));
    }
    // The member that each shape was last seen for.
    let mut seen: OrderedMap<usize, usize> = OrderedMap::default();
    let mut closes_cycle = |rank: usize, edge: &Edge<'_>| {
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
