//! Checks of what the model forbids, before a service does: `input.check()?;`.
//!
//! [`Check::check`] looks at a structure or union and at all that is in it, and gives every [`Violation`] at once, in the
//! order of the members: where, what is demanded, and what was found. A sensitive value is never repeated, any other only
//! in part. Nothing is checked unless it is asked for, requests included.
//!
//! A value of an enum that the model does not have may be newer than the model. It is a violation of a kind of its own,
//! [`Demand::Known`], which a caller can let pass:
//!
//! ```ignore
//! if let Err(violations) = input.check() {
//!     let wrong = violations.iter().find(|violation| violation.demand != Demand::Known);
//!     wrong.map_or(Ok(()), |violation| Err(violation.to_string()))?;
//! }
//! ```
//!
//! A required member is missed where its field is an `Option`. Where it is none, its value is checked as any other.

mod checker;
pub(crate) mod constraint;
mod pattern;
mod unique;
mod violation;

use self::checker::Checker;

#[allow(unused_imports, reason = "a model need not have any")]
pub(crate) use self::constraint::constraints;
pub use self::constraint::{Bound, Constraint, Inside, Length, Pattern, Range};
pub use self::violation::{Demand, Found, Path, Segment, Violation, Violations};
use super::super::shape::Wire;

/// A value that can be checked: each structure and union, and lists and maps of them.
pub trait Check {
    /// Looks for what the model forbids, in the value and in all that it holds.
    ///
    /// # Errors
    ///
    /// All violations, of which there is one at least.
    fn check(&self) -> Result<(), Violations>;
}

impl<T: Wire> Check for T {
    fn check(&self) -> Result<(), Violations> {
        Violations::none_or(Checker::violations(self))
    }
}
