//! Structures: what is known of their members, and the one way to visit them.

use std::fmt::Debug;

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use super::{EpochSeconds, Reader, TimestampFormat, Wire};

/// A structure of the model: an input, an output, an error, or what these are made of.
///
/// Generic code needs nothing else: [`MEMBERS`](Self::MEMBERS) says what there is, [`visit`](Self::visit) reads it and
/// [`set`](Self::set) writes it.
///
/// ```ignore
/// fn describe<S: Structure>() -> String {
///     S::MEMBERS.iter().map(|member| member.wire_name).collect::<Vec<_>>().join(", ")
/// }
/// ```
pub trait Structure: Clone + Debug + Default + PartialEq + Serialize + DeserializeOwned {
    /// The absolute shape id, such as `com.example#Parameter`.
    const SHAPE_ID: &'static str;

    /// The fields that carry sensitive data, in the order of the members.
    const SENSITIVE: &'static [&'static str];

    /// All members, in the model's order.
    const MEMBERS: &'static [Member];

    /// Shows every member to the visitor, in the order of [`MEMBERS`](Self::MEMBERS).
    fn visit<V: Visitor>(&self, visitor: &mut V);

    /// Sets the member with this index in [`MEMBERS`](Self::MEMBERS) to what the reader reads; an index beyond them
    /// does nothing.
    fn set<R: Reader>(&mut self, index: usize, reader: &mut R);

    /// Whether nothing is set: every member is what [`Default`] makes it.
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is known of a member of a structure or union.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Member {
    /// The name of the Rust field, or of the variant of a union.
    pub name: &'static str,
    /// The name on the wire.
    pub wire_name: &'static str,
    /// The absolute id of the shape that the member targets.
    pub target: &'static str,
    /// Whether the model requires it.
    pub required: bool,
    /// Whether it carries sensitive data, itself or inside lists and maps.
    pub sensitive: bool,
}

impl Member {
    /// A member that is neither required nor sensitive.
    pub const fn new(name: &'static str, wire_name: &'static str, target: &'static str) -> Self {
        Self { name, wire_name, target, required: false, sensitive: false }
    }

    /// The same, required.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, sensitive.
    pub const fn sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }
}

/// Sees the members of a structure one after the other, or the one member that a union has.
pub trait Visitor {
    /// Sees the next member, whose timestamps are written in the format `F`.
    fn member_as<F: TimestampFormat, T: Wire<F> + Debug>(&mut self, value: &T);

    /// Sees the next member.
    #[inline]
    fn member<T: Wire + Debug>(&mut self, value: &T) {
        self.member_as::<EpochSeconds, T>(value);
    }

    /// Sees the next member, which is boxed because its type holds itself.
    fn boxed<T: Wire + Debug>(&mut self, value: &Option<Box<T>>);
}

/// Something to do with a structure whose type is known by its name alone.
pub trait StructureTask {
    /// What comes of it.
    type Output;

    /// Does it with the structure `S`.
    fn run<S: Structure>(self) -> Self::Output;
}

/// No data: what an operation without input or output takes or gives, written as `{}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Unit;

impl Structure for Unit {
    const SHAPE_ID: &'static str = "smithy.api#Unit";
    const SENSITIVE: &'static [&'static str] = &[];
    const MEMBERS: &'static [Member] = &[];

    fn visit<V: Visitor>(&self, _: &mut V) {}

    fn set<R: Reader>(&mut self, _: usize, _: &mut R) {}
}

/// Implements serde's traits for the structures named, and the look-up by name over them.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! structures {
    ($($name:ident),* $(,)?) => {
        $($crate::smithy::structure::serde!($crate::$name);)*

        /// Does something with the structure of this name, such as `"StartSessionRequest"`: the way from a name that is
        /// only known at run time to a type. `None` where there is no such structure.
        pub fn with_structure<T: $crate::smithy::StructureTask>(
            name: &str,
            task: T,
        ) -> ::core::option::Option<T::Output> {
            match name {
                $(::core::stringify!($name) => ::core::option::Option::Some(task.run::<$crate::$name>()),)*
                _ => ::core::option::Option::None,
            }
        }

        /// The names that [`with_structure`] knows, sorted.
        pub const STRUCTURES: &[&str] = &[$(::core::stringify!($name)),*];
    };
}

/// Implements serde's traits for one structure.
macro_rules! serde {
    ($name:path) => {
        impl ::serde_core::Serialize for $name {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::smithy::write::structure(self, serializer)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::smithy::read::structure(deserializer)
            }
        }
    };
}

pub(crate) use serde;
#[allow(unused_imports, reason = "a model need not have any")]
pub(crate) use structures;

serde!(Unit);
