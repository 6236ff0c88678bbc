//! Writing: one visitor for all structures.

use std::slice;

use serde_core::ser::{SerializeMap, Serializer};

use super::member::Member;
use super::shape::{Structure, Visitor, Wire};
use super::timestamp_format::TimestampFormat;

/// Writes a structure: members that are `None` are left out, and all others are written.
pub(crate) fn structure<T: Structure, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    // Formats that are not text, such as CBOR, need to know the number of entries first.
    let len = if serializer.is_human_readable() { None } else { Some(present(value)) };
    let mut map = serializer.serialize_map(len)?;
    members(value, &mut map)?;
    map.end()
}

/// Writes the members of a structure as entries of an open map.
pub(super) fn members<T: Structure, M: SerializeMap>(value: &T, map: &mut M) -> Result<(), M::Error> {
    let mut entries = Entries { map, members: T::MEMBERS.iter(), result: Ok(()) };
    value.visit(&mut entries);
    entries.result
}

/// The number of members that are written.
pub(super) fn present<T: Structure>(value: &T) -> usize {
    struct Count {
        members: slice::Iter<'static, Member>,
        present: usize,
    }

    impl Count {
        #[inline]
        fn add(&mut self, is_present: bool) {
            let in_body = self.members.next().is_some_and(Member::is_written);
            self.present += usize::from(is_present && in_body);
        }
    }

    impl Visitor for Count {
        fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
            self.add(!value.is_absent());
        }

        fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>) {
            self.add(value.is_some());
        }
    }

    let mut count = Count { members: T::MEMBERS.iter(), present: 0 };
    value.visit(&mut count);
    count.present
}

/// Writes the members that it sees and keeps the first error.
struct Entries<'a, M: SerializeMap> {
    map: &'a mut M,
    members: slice::Iter<'static, Member>,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Entries<'_, M> {
    #[inline]
    fn next(&mut self) -> Option<&'static Member> {
        self.members.next().filter(|member| member.is_written())
    }

    /// Keeps the error and writes no more members.
    #[cold]
    fn fail(&mut self, error: M::Error) {
        self.members = [].iter();
        self.result = Err(error);
    }
}

impl<M: SerializeMap> Visitor for Entries<'_, M> {
    #[inline]
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
        let Some(member) = self.next() else { return };
        if let Err(error) = value.write_entry(member.wire_name, self.map) {
            self.fail(error);
        }
    }

    #[inline]
    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>) {
        let (Some(member), Some(value)) = (self.next(), value) else { return };
        if let Err(error) = value.write_entry(member.wire_name, self.map) {
            self.fail(error);
        }
    }
}
