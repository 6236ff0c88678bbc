//! Waiters as tests over Rust types.

use super::ir::{OutputTest, Protocol, Wait};
use super::lowering::Lowering;
use crate::name::OperationSymbol;
use crate::resolve::{Matcher, Operation, PathMatcher, Shape};

impl Lowering<'_> {
    pub(super) fn waits(&self, shape: &Shape, operation: &Operation, symbol: &OperationSymbol) -> Vec<Wait> {
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
                    Matcher::ErrorType(name) => {
                        errors
                            .extend(self.codes(operation, name).into_iter().map(|code| (Some(code), state)));
                    }
                }
            }
            let ident = symbol.wait(name).clone();
            Wait { name: name.clone(), ident, waiter: waiter.clone(), successes, errors }
        });
        waits.collect()
    }

    /// The codes of the error that a waiter names: where there was AWS Query, responses have the name of the shape or the
    /// code of AWS Query, and waiters name either.
    fn codes(&self, operation: &Operation, name: &str) -> Vec<String> {
        // A name may have the namespace of the shape, or of another version of the service.
        let named = name.rsplit_once('#').map_or(name, |(_, name)| name);
        let is_query = self.protocol == Protocol::AwsQuery
            || self.model.service().is_some_and(|(service, _)| service.traits.query_compatible());
        let mut codes = vec![named.to_owned()];
        for id in operation.errors.iter().filter(|_| is_query) {
            let query = self.model.shape(id).traits.query_error();
            let pair =
                query.map(|query| [id.name(), query.code.as_str()]).filter(|pair| pair.contains(&named));
            codes.extend(pair.into_iter().flatten().filter(|code| *code != named).map(str::to_owned));
        }
        codes
    }
}
