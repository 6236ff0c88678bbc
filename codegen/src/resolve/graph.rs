//! Strongly connected components, and cycles in them.

use crate::ordered::OrderedSet;

/// For each node the number of its component; nodes are in one component if each reaches the other. What a component
/// leads to has smaller numbers.
///
/// Tarjan's algorithm with its own stack: a model chooses how deep the graph is.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let count = edges.len();
    let mut search = Search {
        index: vec![None; count],
        low: vec![0; count],
        component: vec![usize::MAX; count],
        stack: Vec::new(),
        next_index: 0,
        next_component: 0,
    };
    for start in 0..count {
        if search.index.get(start) == Some(&None) {
            search.from(start, edges);
        }
    }
    search.component
}

/// The cycle that the way from a node leads into; empty if the way ends.
pub(super) fn cycle(start: usize, next: impl Fn(usize) -> Option<usize>) -> Vec<usize> {
    let mut way = OrderedSet::default();
    let mut node = start;
    while way.insert(node) {
        match next(node) {
            Some(behind) => node = behind,
            None => return Vec::new(),
        }
    }
    way.into_iter().skip_while(|other| *other != node).collect()
}

struct Search {
    index: Vec<Option<usize>>,
    low: Vec<usize>,
    component: Vec<usize>,
    stack: Vec<usize>,
    next_index: usize,
    next_component: usize,
}

impl Search {
    fn enter(&mut self, node: usize) {
        self.index[node] = Some(self.next_index);
        self.low[node] = self.next_index;
        self.next_index += 1;
        self.stack.push(node);
    }

    fn from(&mut self, start: usize, edges: &[Vec<usize>]) {
        let mut open = vec![(start, 0)];
        self.enter(start);
        while let Some((node, position)) = open.pop() {
            if let Some(&next) = edges[node].get(position) {
                open.push((node, position + 1));
                match self.index[next] {
                    None => {
                        self.enter(next);
                        open.push((next, 0));
                    }
                    // Still on the stack: no component yet.
                    Some(index) if self.component[next] == usize::MAX => {
                        self.low[node] = self.low[node].min(index);
                    }
                    Some(_) => {}
                }
                continue;
            }
            if Some(self.low[node]) == self.index[node] {
                while let Some(member) = self.stack.pop() {
                    self.component[member] = self.next_component;
                    if member == node {
                        break;
                    }
                }
                self.next_component += 1;
            }
            if let Some((parent, _)) = open.last() {
                self.low[*parent] = self.low[*parent].min(self.low[node]);
            }
        }
    }
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
