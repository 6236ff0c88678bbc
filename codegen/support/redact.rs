//! `Debug` that shows no sensitive value.

use std::fmt::{self, Debug};

use super::member::Member;
use super::shape::{Structure, Visitor, Wire};
use super::timestamp_format::TimestampFormat;

/// What is shown in place of a sensitive value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// Writes a structure as a derived `Debug` would, but with [`REDACTED`] for each sensitive member.
pub(crate) fn structure<T: Structure>(name: &str, value: &T, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if T::REDACTED {
        return f.debug_struct(name).finish_non_exhaustive();
    }
    members(name, value, f).finish()
}

/// Writes the name and the members, and leaves the output open for more fields.
pub(super) fn members<'a, 'b, T: Structure>(
    name: &str,
    value: &T,
    f: &'a mut fmt::Formatter<'b>,
) -> fmt::DebugStruct<'a, 'b> {
    let mut fields = Fields { output: f.debug_struct(name), members: T::MEMBERS.iter() };
    value.visit(&mut fields);
    fields.output
}

/// The `Debug` form of a hidden value.
pub(crate) struct Hidden;

impl Debug for Hidden {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

struct Fields<'a, 'b> {
    output: fmt::DebugStruct<'a, 'b>,
    members: std::slice::Iter<'static, Member>,
}

impl Fields<'_, '_> {
    #[inline]
    fn field(&mut self, value: &dyn Debug) {
        if let Some(member) = self.members.next() {
            let shown: &dyn Debug = if member.sensitive { &Hidden } else { value };
            self.output.field(member.name, shown);
        }
    }
}

impl Visitor for Fields<'_, '_> {
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
        self.field(value);
    }

    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>) {
        self.field(value);
    }
}
