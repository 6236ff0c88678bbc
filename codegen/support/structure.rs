//! Structures: what is known of their members, and the one way to visit them.

use std::fmt::Debug;

use serde_core::Serialize;
use serde_core::de::DeserializeOwned;

use super::Location; // only with bindings
use super::{EpochSeconds, Reader, TimestampFormat, Wire};

/// A structure of the model: an input, an output, an error, or what these are made of.
///
/// Generic code needs nothing else: [`MEMBERS`](Self::MEMBERS) says what there is, [`visit`](Self::visit) reads it and
/// [`set`](Self::set) writes it. So `S::MEMBERS.iter().map(|member| member.wire_name)` gives the names on the wire of any
/// structure `S`.
pub trait Structure: Clone + Debug + Default + PartialEq + Serialize + DeserializeOwned {
    /// The absolute shape id, such as `com.example#Parameter`.
    const SHAPE_ID: &'static str;

    /// The fields that carry sensitive data, in the order of the members.
    const SENSITIVE: &'static [&'static str];

    /// Whether the structure as a whole is sensitive, so that `Debug` shows nothing but its name.
    const REDACTED: bool = false;

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
    // only with bindings {
    /// Where it travels.
    pub location: Location,
    /// Whether its value is part of the host's name too.
    pub host_label: bool,
    // }
}

impl Member {
    /// A member that is neither required nor sensitive.
    pub const fn new(name: &'static str, wire_name: &'static str, target: &'static str) -> Self {
        Self {
            name,
            wire_name,
            target,
            required: false,
            sensitive: false,
            // only with bindings {
            location: Location::Body,
            host_label: false,
            // }
        }
    }

    /// The same, required.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, sensitive.
    pub const fn sensitive(self) -> Self {
        Self { sensitive: true, ..self }
    }

    // only with bindings {
    /// The same, elsewhere than in the body.
    pub const fn at(self, location: Location) -> Self {
        Self { location, ..self }
    }

    /// The same, part of the host's name too.
    pub const fn host_label(self) -> Self {
        Self { host_label: true, ..self }
    }

    // }
    /// Whether the member has this name in a body.
    #[inline]
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.wire_name == name && self.is_written()
    }

    /// Whether serde writes the member under its name.
    #[inline]
    pub(super) fn is_written(&self) -> bool {
        // only with a body {
        if !self.location.is_in_body() {
            return false;
        }
        // }
        true
    }
}

/// Sees the members of a structure one after the other, or the one member that a union has.
pub trait Visitor {
    /// Sees the next member, whose timestamps are written in the format `F`.
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T);

    /// Sees the next member.
    #[inline]
    fn member<T: Wire>(&mut self, value: &T) {
        self.member_as::<EpochSeconds, T>(value);
    }

    /// Sees the next member, which is boxed because its type holds itself.
    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>);
}

/// No data: what an operation without input or output takes or gives, written as `{}`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Unit;

impl Structure for Unit {
    const SHAPE_ID: &'static str = "smithy.api#Unit";
    const SENSITIVE: &'static [&'static str] = &[];
    const MEMBERS: &'static [Member] = &[];

    fn visit<V: Visitor>(&self, _: &mut V) {}

    fn set<R: Reader>(&mut self, _: usize, _: &mut R) {}
}

/// Implements `Debug` and serde's traits for all structures, and makes the look-up by name over them.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! structures {
    ($($name:ident,)*) => {
        $crate::smithy::structure::structures!(@with ($) $($name,)*);
    };
    // The macro that is made here needs a `$` of its own.
    (@with ($dollar:tt) $($name:ident,)*) => {
        $($crate::smithy::structure::implement!($crate::$name, stringify!($name));)*

        /// The names of all structures, sorted.
        pub const STRUCTURES: &[&str] = &[$(::core::stringify!($name)),*];

        // only with a crate {
        /// Evaluates an expression with the structure of this name as a type: the way from a name that is only known
        /// at run time to a type.
        ///
        /// `with_structure!(name, S => expression, else => other)`: the first expression, in which `S` is the structure,
        /// or the second where there is no structure of this name.
        #[macro_export]
        macro_rules! with_structure {
            ($dollar name:expr, $dollar structure:ident => $dollar then:expr, else => $dollar other:expr $dollar(,)?) => {
                match $dollar name {
                    $(
                        ::core::stringify!($name) => {
                            #[allow(deprecated)]
                            type $dollar structure = $dollar crate::$name;
                            $dollar then
                        }
                    )*
                    _ => $dollar other,
                }
            };
        }
        // }
    };
}

/// Implements `Debug` and serde's traits for one structure, through its members.
macro_rules! implement {
    ($structure:path, $name:expr) => {
        #[allow(deprecated)]
        impl ::core::fmt::Debug for $structure {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::smithy::redact::structure($name, self, f)
            }
        }

        #[allow(deprecated)]
        impl ::serde_core::Serialize for $structure {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::smithy::write::structure(self, serializer)
            }
        }

        #[allow(deprecated)]
        impl<'de> ::serde_core::Deserialize<'de> for $structure {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::smithy::read::structure(deserializer)
            }
        }
    };
}

#[allow(unused_imports, reason = "a model need not have any")]
pub(crate) use {implement, structures};

implement!(Unit, "Unit");
