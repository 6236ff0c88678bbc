//! Waiters as tests over Rust types.

use super::ir::{OutputTest, Wait};
use super::lowering::Lowering;
use crate::name::OperationSymbol;
use crate::resolve::{Comparator, Matcher, PathMatcher, Shape};

impl Lowering<'_> {
    pub(super) fn waits(&self, shape: &Shape, symbol: &OperationSymbol) -> Vec<Wait> {
        let waits = shape.traits.waiters().unwrap_or_default().iter().filter_map(|(name, waiter)| {
            let (mut successes, mut errors) = (Vec::new(), Vec::new());
            for acceptor in &waiter.acceptors {
                let state = acceptor.state;
                match &acceptor.matcher {
                    Matcher::Output(path) | Matcher::InputOutput(path) => {
                        successes.push((self.output_test(path), state));
                    }
                    Matcher::Success(true) => successes.push((OutputTest::Any, state)),
                    Matcher::Success(false) => errors.push((None, state)),
                    // A name may have the namespace of the shape, or of another version of the service.
                    Matcher::ErrorType(name) => {
                        let code = name.rsplit_once('#').map_or(name.as_str(), |(_, code)| code);
                        errors.push((Some(code.to_owned()), state));
                    }
                }
            }
            Some(Wait {
                name: name.clone(),
                ident: symbol.wait(name)?.clone(),
                waiter: waiter.clone(),
                successes,
                errors,
            })
        });
        waits.collect()
    }

    fn output_test(&self, matcher: &PathMatcher) -> OutputTest {
        let (path, expected) = (self.query(&matcher.query), matcher.expected.clone());
        match matcher.comparator {
            Comparator::StringEquals => OutputTest::Text(path, expected),
            Comparator::BooleanEquals => OutputTest::Boolean(path, expected == "true"),
            Comparator::AnyStringEquals => OutputTest::AnyText(path, expected),
            Comparator::AllStringEquals => OutputTest::AllText(path, expected),
        }
    }
}
