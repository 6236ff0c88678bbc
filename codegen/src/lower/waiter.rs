//! Waiters as tests over Rust types.

use super::ir::{OutputTest, Wait};
use super::lowering::Lowering;
use crate::name::OperationSymbol;
use crate::resolve::{Matcher, PathMatcher, Shape};

impl Lowering<'_> {
    pub(super) fn waits(&self, shape: &Shape, symbol: &OperationSymbol) -> Vec<Wait> {
        let waits = shape.traits.waiters().unwrap_or_default().iter().map(|(name, waiter)| {
            let (mut successes, mut errors) = (Vec::new(), Vec::new());
            for acceptor in &waiter.acceptors {
                let state = acceptor.state;
                match &acceptor.matcher {
                    Matcher::Output(PathMatcher { query, comparator, expected, .. })
                    | Matcher::InputOutput(PathMatcher { query, comparator, expected, .. }) => {
                        let (path, expected) = (self.query(query), expected.clone());
                        successes.push((Some(OutputTest { path, comparator: *comparator, expected }), state));
                    }
                    Matcher::Success(true) => successes.push((None, state)),
                    Matcher::Success(false) => errors.push((None, state)),
                    // A name may have the namespace of the shape, or of another version of the service.
                    Matcher::ErrorType(name) => {
                        let code = name.rsplit_once('#').map_or(name.as_str(), |(_, code)| code);
                        errors.push((Some(code.to_owned()), state));
                    }
                }
            }
            let ident = symbol.wait(name).clone();
            Wait { name: name.clone(), ident, waiter: waiter.clone(), successes, errors }
        });
        waits.collect()
    }
}
