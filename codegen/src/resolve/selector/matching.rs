//! The shapes that a selector selects.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::attribute::{Scope, Value, Variables};
use super::expression::{Selector, Step, Wanted};
use super::graph::{Edge, Graph};
use crate::ordered::{OrderedMap, OrderedSet};

type Shapes = BTreeSet<usize>;

/// What is found, unless it takes too long to find.
pub(in crate::resolve) type Found<T = Shapes> = Result<T, TooLong>;

/// The shapes so far, by the variables that are set for them: those with the same variables go together.
type Groups = OrderedMap<Rc<Variables>, Shapes>;

fn group(variables: Rc<Variables>, shapes: Shapes) -> Groups {
    let mut groups = Groups::default();
    groups.insert(variables, shapes);
    groups
}

/// A selector takes more steps than any model needs.
#[derive(Debug)]
pub(in crate::resolve) struct TooLong;

/// Amazon EC2's model, the largest there is, has some 60,000 shapes and members.
const STEPS: usize = 30_000_000;

/// What the selector yields of all shapes of the model.
pub(in crate::resolve) fn select(selector: &Selector, graph: &Graph<'_>) -> Found {
    select_within(STEPS, selector, graph)
}

pub(super) fn select_within(steps: usize, selector: &Selector, graph: &Graph<'_>) -> Found {
    Matching { graph, steps, roots: OrderedMap::default() }.of_all(selector)
}

struct Matching<'m> {
    graph: &'m Graph<'m>,
    /// How many are left.
    steps: usize,
    /// What `:root` functions have yielded.
    roots: OrderedMap<&'m Selector, Shapes>,
}

impl<'m> Matching<'m> {
    fn of_all(&mut self, selector: &'m Selector) -> Found {
        let all = (0..self.graph.vertices.len()).collect();
        self.results(selector, &Rc::default(), all)
    }

    fn results(&mut self, selector: &'m Selector, variables: &Rc<Variables>, shapes: Shapes) -> Found {
        let groups = self.run(selector, group(Rc::clone(variables), shapes))?;
        Ok(groups.into_values().flatten().collect())
    }

    fn run(&mut self, selector: &'m Selector, mut groups: Groups) -> Found<Groups> {
        for step in selector {
            let mut next = Groups::default();
            for (variables, shapes) in groups {
                if !shapes.is_empty() {
                    self.step(step, variables, shapes, &mut next)?;
                }
            }
            groups = next;
        }
        Ok(groups)
    }

    fn spend(&mut self, steps: usize) -> Found<()> {
        self.steps = self.steps.checked_sub(steps).ok_or(TooLong)?;
        Ok(())
    }

    fn step(
        &mut self,
        step: &'m Step,
        variables: Rc<Variables>,
        mut shapes: Shapes,
        next: &mut Groups,
    ) -> Found<()> {
        self.spend(shapes.len() + 1)?;
        let graph = self.graph;
        let found = match step {
            Step::Is(selectors) => {
                for selector in selectors {
                    let groups = group(Rc::clone(&variables), shapes.clone());
                    for (variables, shapes) in self.run(selector, groups)? {
                        next.entry(variables).or_default().extend(shapes);
                    }
                }
                return Ok(());
            }
            Step::SetVariable(name, selector) => {
                for shape in shapes {
                    let found = self.of_one(selector, &variables, shape)?;
                    self.spend(found.len() + variables.len())?;
                    let mut variables = Variables::clone(&variables);
                    variables.insert(name.clone(), found);
                    next.entry(Rc::new(variables)).or_default().insert(shape);
                }
                return Ok(());
            }
            Step::Types(types) => {
                shapes.retain(|shape| types.contains(&graph.vertices[*shape].shape_type));
                shapes
            }
            Step::Matches(path, assertions) => {
                let scope = Scope { graph, variables: &variables };
                shapes.retain(|shape| {
                    let about = scope.path(Value::Shape(&graph.vertices[*shape]), path).flat();
                    about.iter().any(|about| assertions.iter().all(|one| scope.holds(one, about)))
                });
                shapes
            }
            Step::Forward(relationships) => self.neighbors(&graph.forward, relationships, &shapes)?,
            Step::Reverse(relationships) => self.neighbors(&graph.reverse, relationships, &shapes)?,
            Step::Reachable => self.reachable(shapes)?,
            Step::Filter(wanted, selectors) => self.filter(*wanted, selectors, &variables, shapes)?,
            Step::Root(selector) => {
                if !self.roots.contains_key(selector) {
                    let found = self.of_all(selector)?;
                    self.roots.insert(selector, found);
                }
                self.roots[selector].clone()
            }
            Step::TopDown(selectors) => self.top_down(selectors, &variables, &shapes)?,
            Step::Recursive(selector) => self.recursive(selector, &variables, shapes)?,
            Step::GetVariable(name) => variables.get(name).cloned().unwrap_or_default(),
            Step::Nothing => Shapes::new(),
        };
        next.entry(variables).or_default().extend(found);
        Ok(())
    }

    fn of_one(&mut self, selector: &'m Selector, variables: &Rc<Variables>, shape: usize) -> Found {
        self.results(selector, variables, Shapes::from([shape]))
    }

    fn filter(
        &mut self,
        wanted: Wanted,
        selectors: &'m [Selector],
        variables: &Rc<Variables>,
        shapes: Shapes,
    ) -> Found {
        let mut kept = Shapes::new();
        for shape in shapes {
            for selector in selectors {
                let found = self.of_one(selector, variables, shape)?;
                let is_wanted = match wanted {
                    Wanted::Anything => !found.is_empty(),
                    Wanted::Nothing => found.is_empty(),
                    Wanted::TheShape => found.contains(&shape),
                };
                if is_wanted {
                    kept.insert(shape);
                    break;
                }
            }
        }
        Ok(kept)
    }

    fn neighbors(&mut self, edges: &[Vec<Edge>], relationships: &[String], shapes: &Shapes) -> Found {
        let is_meant = |edge: &&Edge| {
            relationships.is_empty() || relationships.iter().any(|name| name == edge.relationship)
        };
        let edges = shapes.iter().flat_map(|shape| &edges[*shape]);
        self.spend(edges.clone().count())?;
        Ok(edges.filter(is_meant).map(|edge| edge.to).collect())
    }

    /// What each of the shapes leads to, itself left out. It is enough to know two beginnings for each shape that is
    /// reached, since one of them is another shape.
    fn reachable(&mut self, shapes: Shapes) -> Found {
        let mut beginnings: OrderedMap<usize, Vec<usize>> = OrderedMap::default();
        let mut open: Vec<(usize, usize)> = shapes.into_iter().map(|shape| (shape, shape)).collect();
        while let Some((shape, beginning)) = open.pop() {
            for part in self.graph.parts(shape) {
                self.spend(1)?;
                let known = beginnings.entry(part).or_default();
                if known.len() < 2 && !known.contains(&beginning) {
                    known.push(beginning);
                    open.push((part, beginning));
                }
            }
        }
        let reached = beginnings.into_iter().filter(|(shape, known)| known.iter().any(|one| one != shape));
        Ok(reached.map(|(shape, _)| shape).collect())
    }

    /// ([`:recursive`](https://smithy.io/2.0/spec/selectors.html#recursive))
    fn recursive(&mut self, selector: &'m Selector, variables: &Rc<Variables>, shapes: Shapes) -> Found {
        let mut found = Shapes::new();
        let mut open = shapes;
        while !open.is_empty() {
            let yielded = self.results(selector, variables, open)?;
            open = yielded.difference(&found).copied().collect();
            found.extend(&open);
        }
        Ok(found)
    }

    /// ([`:topdown`](https://smithy.io/2.0/spec/selectors.html#topdown))
    fn top_down(&mut self, selectors: &'m [Selector], variables: &Rc<Variables>, shapes: &Shapes) -> Found {
        let [qualifier, disqualifiers @ ..] = selectors else { return Ok(Shapes::new()) };
        let mut found = Shapes::new();
        let mut seen: OrderedSet<(usize, bool)> = OrderedSet::default();
        let mut open: Vec<(usize, bool)> = shapes.iter().map(|shape| (*shape, false)).collect();
        while let Some((shape, inherited)) = open.pop() {
            let kind = self.graph.vertices[shape].shape_type;
            if !["service", "resource", "operation"].contains(&kind) || !seen.insert((shape, inherited)) {
                continue;
            }
            let mut is_match = inherited || !self.of_one(qualifier, variables, shape)?.is_empty();
            for disqualifier in disqualifiers {
                is_match = is_match && self.of_one(disqualifier, variables, shape)?.is_empty();
            }
            if is_match {
                found.insert(shape);
            }
            let below = self.graph.forward[shape].iter().filter(|edge| edge.binds());
            open.extend(below.map(|edge| (edge.to, is_match)));
        }
        Ok(found)
    }
}
