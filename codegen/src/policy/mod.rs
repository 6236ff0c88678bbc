//! What the maintainers of a crate decide about changes: which they deny, which they have accepted, and how severe a
//! kind is to them.

mod accepted;
mod deny;
mod judge;

pub(crate) use self::accepted::{Accepted, shape_of, without};
pub(crate) use self::deny::{Deny, class_named, kind_named};
pub(crate) use self::judge::{Judgement, Policy, Verdict};
