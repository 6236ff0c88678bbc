//! Strongly connected components, and cycles in them.

use std::mem;

use crate::ordered::OrderedSet;

/// For each node the number of its component; nodes are in one component if each reaches the other. What a component
/// leads to has smaller numbers.
///
/// Kosaraju's algorithm, without recursion: a model chooses how deep the graph is.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        targets.iter().for_each(|to| reversed[*to].push(from));
    }
    let mut component = vec![usize::MAX; edges.len()];
    // The search goes against the edges: what a component leads to is left after it, and so comes before it here.
    for (number, start) in order_of_leaving(&reversed).into_iter().rev().enumerate() {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if component[node] == usize::MAX {
                component[node] = number;
                open.extend(&edges[node]);
            }
        }
    }
    component
}

/// The nodes in the order in which a depth-first search leaves them for the last time.
fn order_of_leaving(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(edges.len());
    let mut seen = vec![false; edges.len()];
    for start in 0..edges.len() {
        let mut open = Vec::new();
        if !mem::replace(&mut seen[start], true) {
            open.push((start, edges[start].iter()));
        }
        while let Some((node, targets)) = open.last_mut() {
            match targets.next() {
                Some(&next) if !mem::replace(&mut seen[next], true) => open.push((next, edges[next].iter())),
                Some(_) => {}
                None => {
                    order.push(*node);
                    open.pop();
                }
            }
        }
    }
    order
}

/// The nodes by the numbers of their components: each behind all that it leads to, except in its own component.
pub(super) fn in_order(component: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..component.len()).collect();
    order.sort_by_key(|node| component[*node]);
    order
}

/// The cycle that the way from a node leads into, where `next` says what comes after each; empty if the way ends.
pub(super) fn cycle(start: usize, next: &[Option<usize>]) -> Vec<usize> {
    let mut way = OrderedSet::default();
    let mut node = start;
    while way.insert(node) {
        match next[node] {
            Some(behind) => node = behind,
            None => return Vec::new(),
        }
    }
    way.into_iter().skip_while(|other| *other != node).collect()
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn nodes_that_reach_each_other_share_a_component() {
        // 0 -> 1 -> 2 -> 0, 2 -> 3, 3 -> 4 -> 3, 5 alone with a loop.
        let found = components(&[vec![1], vec![2], vec![0, 3], vec![4], vec![3], vec![5]]);
        assert_eq!(found[0], found[1]);
        assert_eq!(found[1], found[2]);
        assert_eq!(found[3], found[4]);
        assert_ne!(found[0], found[3]);
        assert_ne!(found[3], found[5]);
        assert!(found[2] > found[3]);
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let edges: Vec<Vec<usize>> = (0..200_000).map(|node| vec![(node + 1) % 200_000]).collect();
        let found = components(&edges);
        assert!(found.iter().all(|component| *component == found[0]));
    }
}
