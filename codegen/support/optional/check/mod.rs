//! Checks of the model's constraints, before the service makes them: `input.check()?;`.
//!
//! [`Check::check`] checks a structure or union and everything in it. It returns all [`Violation`]s at once, in the
//! order of the members: where each is, what is demanded, and what was found. A sensitive value is never quoted, and a
//! long one only in part. Nothing is checked unless you ask for it, and that includes requests.
//!
//! An enum value that the model does not have may be newer than the model. It is a violation of a kind of its own,
//! [`Demand::Known`], which a caller can let pass:
//!
//! ```ignore
//! if let Err(violations) = input.check() {
//!     let wrong = violations.iter().find(|violation| violation.demand != Demand::Known);
//!     wrong.map_or(Ok(()), |violation| Err(violation.to_string()))?;
//! }
//! ```
//!
//! A required member can only be missing if its field is an `Option`. Any other field is checked by its value alone.
//! A number with a fraction is compared with its bounds as an `f64`, and so is one of more digits than an `i128` has.

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

/// A value that can be checked: a structure, a union, or a list or map of them.
pub trait Check {
    /// Looks for violations of the model's constraints, in the value and in everything inside it.
    ///
    /// # Errors
    ///
    /// All violations; there is at least one.
    fn check(&self) -> Result<(), Violations>;
}

impl<T: Wire> Check for T {
    fn check(&self) -> Result<(), Violations> {
        Violations::none_or(Checker::violations(self))
    }
}
