//! The rules of a service's endpoint as a binary decision diagram
//! ([endpointBdd](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#smithy-rules-endpointbdd-trait)).
//!
//! A diagram is unfolded to rules, so that later stages know only one form. What several nodes lead to is then repeated.

use std::cell::Cell;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::endpoint_expression::Scope;
use super::endpoint_rules::ENDPOINT_RULE_SET;
use super::endpoint_rules::{
    EndpointOutcome, EndpointRule, EndpointRuleSet, condition, parameters, result, version,
};
use super::list::Traits;
use super::node::{Invalid, Node, Read, size, text};
use super::rule::{SERVICE, traits};

/// From this number on a reference is to a result; the number itself stands for none.
const RESULTS: i32 = 100_000_000;
/// The ends of a diagram that are no results: true and false.
const ENDS: [i32; 2] = [1, -1];
/// The most rules that are unfolded, and the deepest that they are nested.
const MOST: usize = 10_000;
const DEEPEST: usize = 60;

/// The diagram as rules; `None` if they would be too many.
fn unfolded(node: &Node<'_>) -> Read<Option<EndpointRuleSet>> {
    let known = ["version", "parameters", "conditions", "results", "root", "nodeCount", "nodes"];
    let object = node.object(&known)?;
    object.required("version", version)?;
    let scope = Scope::default();
    let parameters = object.required("parameters", |node| parameters(node, &scope))?;
    let nodes = object.required("nodes", nodes)?;
    let count = object.required("nodeCount", size)?;
    if usize::try_from(count) != Ok(nodes.len()) {
        return Err(node.error(format_args!("has {} nodes and says {count}", nodes.len())));
    }
    let root = object.required("root", |node| {
        let root = node.json().as_i64().and_then(|root| i32::try_from(root).ok());
        root.ok_or_else(|| node.error("must be a reference to a node or a result"))
    })?;
    let left = Cell::new(Some(MOST));
    let rules = object.required("conditions", |conditions| {
        object.required("results", |results| {
            let diagram = Diagram { node, nodes: &nodes, conditions, results, scope: &scope, left: &left };
            diagram.rules(root, -1, DEEPEST)
        })
    });
    match rules {
        Ok(rules) => Ok(Some(EndpointRuleSet { parameters, rules })),
        Err(Invalid) if left.get().is_none() => Ok(None),
        Err(Invalid) => Err(Invalid),
    }
}

/// The nodes: each has a condition, what follows if it holds, and what follows if not.
fn nodes(node: &Node<'_>) -> Read<Vec<[i32; 3]>> {
    let wrong = || node.error("is no list of nodes in base64, of twelve bytes each");
    let bytes = STANDARD.decode(text(node)?).map_err(|_| wrong())?;
    let (numbers, rest) = bytes.as_chunks::<4>();
    let numbers: Vec<i32> = numbers.iter().map(|bytes| i32::from_be_bytes(*bytes)).collect();
    let (nodes, more) = numbers.as_chunks::<3>();
    if rest.is_empty() && more.is_empty() { Ok(nodes.to_vec()) } else { Err(wrong()) }
}

struct Diagram<'d> {
    node: &'d Node<'d>,
    nodes: &'d [[i32; 3]],
    conditions: &'d Node<'d>,
    results: &'d Node<'d>,
    scope: &'d Scope,
    /// How many more rules may be unfolded; none once there are too many.
    left: &'d Cell<Option<usize>>,
}

impl Diagram<'_> {
    /// The rules of all that a reference leads to. On every path the conditions are in their order, so that it ends.
    fn rules(&self, mut reference: i32, mut above: i32, depth: usize) -> Read<Vec<EndpointRule>> {
        let scope = self.scope;
        let mut rules = Vec::new();
        while !ENDS.contains(&reference) && reference != RESULTS {
            if reference > RESULTS {
                let index = usize::try_from(reference - RESULTS - 1).map_err(|_| Invalid)?;
                let outcome = self.results.item(index, "result", |node| result(node, scope))?;
                rules.push(EndpointRule { conditions: Vec::new(), outcome });
                break;
            }
            let index = usize::try_from(reference.unsigned_abs()).map_err(|_| Invalid)?;
            let Some([at, high, low]) = index.checked_sub(1).and_then(|index| self.nodes.get(index)).copied()
            else {
                return Err(self.node.error(format_args!("has no node {reference}")));
            };
            // A negative reference is to what the node is not.
            let (holds, fails) = if reference < 0 { (low, high) } else { (high, low) };
            if at <= above {
                let problem = format!("has a node {index} whose condition is not behind those before it");
                return Err(self.node.error(problem));
            }
            let left = self.left.get().and_then(|left| left.checked_sub(1)).filter(|_| depth > 0);
            self.left.set(left);
            if left.is_none() {
                return Err(Invalid);
            }
            let rule = scope.within(|| {
                let index = usize::try_from(at).map_err(|_| Invalid)?;
                let conditions = self.conditions.item(index, "condition", |node| condition(node, scope))?;
                let mut rules = self.rules(holds, at, depth - 1)?;
                let outcome = match rules.as_slice() {
                    [rule] if rule.conditions.is_empty() => rules.remove(0).outcome,
                    _ => EndpointOutcome::Rules(rules),
                };
                Ok(EndpointRule { conditions, outcome })
            })?;
            rules.push(rule);
            (reference, above) = (fails, at);
        }
        Ok(rules)
    }
}

traits! {
    ENDPOINT_BDD: Option<EndpointRuleSet> = "smithy.rules#endpointBdd", [SERVICE], unfolded;
}

impl Traits {
    /// The rules by which the endpoint of the service is found: those of a rule set, otherwise those of a diagram.
    pub(crate) fn endpoint_rule_set(&self) -> Option<&EndpointRuleSet> {
        self.value(ENDPOINT_RULE_SET).or_else(|| self.value::<Option<_>>(ENDPOINT_BDD)?.as_ref())
    }

    /// Whether there are rules that could not be unfolded.
    pub(in crate::resolve) fn has_large_endpoint_bdd(&self) -> bool {
        self.value::<Option<EndpointRuleSet>>(ENDPOINT_BDD).is_some_and(Option::is_none)
    }
}
