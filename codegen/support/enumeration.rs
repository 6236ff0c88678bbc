//! Open enums: a value that the model does not know yet is kept and written back.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserializer, Error, Visitor};

use super::redact::REDACTED;

/// A value that the enum has no variant for.
///
/// Only reading and `From<&str>` make one, and both give the known variant where there is one. So the same value is
/// never both known and unknown, and `==` can be trusted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct UnknownValue<T = String>(T);

impl UnknownValue {
    /// The value, as on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[allow(dead_code, reason = "a model need not have an enum")]
    #[inline]
    pub(crate) fn new(value: &str) -> Self {
        Self(value.to_owned())
    }
}

/// A value that a sensitive enum has no variant for. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Secret<T>(T);

impl<T> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl UnknownValue<Secret<String>> {
    /// The value, as on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0.0
    }

    #[allow(dead_code, reason = "a model need not have a sensitive enum")]
    #[inline]
    pub(crate) fn new(value: &str) -> Self {
        Self(Secret(value.to_owned()))
    }
}

impl UnknownValue<Secret<i32>> {
    /// The value, as on the wire.
    #[inline]
    pub fn as_i32(&self) -> i32 {
        self.0.0
    }

    #[allow(dead_code, reason = "a model need not have a sensitive enum of integers")]
    #[inline]
    pub(crate) fn new(value: i32) -> Self {
        Self(Secret(value))
    }
}

impl UnknownValue<i32> {
    /// The value, as on the wire.
    #[inline]
    pub fn as_i32(&self) -> i32 {
        self.0
    }

    #[allow(dead_code, reason = "a model need not have an enum of integers")]
    #[inline]
    pub(crate) fn new(value: i32) -> Self {
        Self(value)
    }
}

impl<T: fmt::Debug> fmt::Debug for UnknownValue<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reads an enum from its text, which is copied only if the value is unknown.
#[allow(dead_code, reason = "a model need not have an enum")]
pub(crate) fn read<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'a> From<&'a str>,
    D: Deserializer<'de>,
{
    struct Text<T>(PhantomData<T>);

    impl<T: for<'a> From<&'a str>> Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        #[inline]
        fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
            Ok(T::from(value))
        }
    }

    deserializer.deserialize_string(Text(PhantomData))
}

/// Implements what every enum has, from its variants and their wire values.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! string_enum {
    ($name:ident { $($variant:ident = $value:literal,)* }) => {
        smithy::string_enum!(@any $name { $($variant = $value,)* } ::std::string::String, false, (value => value) ());
    };
    // A sensitive enum shows nothing in `Debug` and `Display`.
    ($name:ident [sensitive] { $($variant:ident = $value:literal,)* }) => {
        smithy::string_enum!(@any $name { $($variant = $value,)* } smithy::Secret<::std::string::String>, true,
            (_value => smithy::REDACTED) (.map_err(|_| smithy::path::hidden(stringify!($name)))));

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(smithy::REDACTED)
            }
        }
    };
    (@any $name:ident { $($variant:ident = $value:literal,)* } $held:ty, $sensitive:literal,
        ($as_str:ident => $shown:expr) ($($hidden:tt)*)) => {
        impl $name {
            /// The known wire values, in the order of the variants.
            pub const VALUES: &'static [&'static str] = &[$($value),*];

            /// The value, as on the wire.
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(value: &str) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(smithy::UnknownValue::<$held>::new(value)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self::from(value))
            }
        }

        /// The empty value, which the specification's error correction uses in place of a missing one.
        impl ::core::default::Default for $name {
            #[inline]
            fn default() -> Self {
                Self::from("")
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let $as_str = self.as_str();
                f.pad($shown)
            }
        }

        impl ::core::cmp::Eq for $name {}

        /// Hashes the wire value.
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(self.as_str(), state);
            }
        }

        /// Orders by the wire value.
        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl ::core::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.cmp(other))
            }
        }

        smithy::enumeration::serde!($name, $sensitive, |value| value.as_str(), |deserializer| {
            smithy::enumeration::read(deserializer)$($hidden)*
        }, Enum { value: as_str });
    };
}

/// Implements what every integer enum has.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! int_enum {
    ($name:ident { $($variant:ident = $value:literal,)* }) => {
        smithy::int_enum!(@any $name { $($variant = $value,)* } i32, false, (value => value) ());
    };
    ($name:ident [sensitive] { $($variant:ident = $value:literal,)* }) => {
        smithy::int_enum!(@any $name { $($variant = $value,)* } smithy::Secret<i32>, true,
            (_value => smithy::REDACTED) (.map_err(|_| smithy::path::hidden(stringify!($name)))));

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(smithy::REDACTED)
            }
        }
    };
    (@any $name:ident { $($variant:ident = $value:literal,)* } $held:ty, $sensitive:literal,
        ($as_i32:ident => $shown:expr) ($($hidden:tt)*)) => {
        impl $name {
            /// The known wire values, in the order of the variants.
            pub const VALUES: &'static [i32] = &[$($value),*];

            /// The value, as on the wire.
            #[inline]
            pub fn as_i32(&self) -> i32 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value.as_i32(),
                }
            }
        }

        impl ::core::convert::From<i32> for $name {
            #[inline]
            fn from(value: i32) -> Self {
                match value {
                    $($value => Self::$variant,)*
                    _ => Self::Unknown(smithy::UnknownValue::<$held>::new(value)),
                }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::num::ParseIntError;

            #[inline]
            fn from_str(value: &str) -> ::core::result::Result<Self, ::core::num::ParseIntError> {
                value.parse::<i32>().map(Self::from)
            }
        }

        /// The value 0, which the specification's error correction uses in place of a missing one.
        impl ::core::default::Default for $name {
            #[inline]
            fn default() -> Self {
                Self::from(0)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let $as_i32 = self.as_i32();
                ::core::fmt::Display::fmt(&$shown, f)
            }
        }

        impl ::core::cmp::Eq for $name {}

        /// Hashes the wire value.
        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.as_i32(), state);
            }
        }

        /// Orders by the wire value.
        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                self.as_i32().cmp(&other.as_i32())
            }
        }

        impl ::core::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(self.cmp(other))
            }
        }

        smithy::enumeration::serde!($name, $sensitive, |value| &value.as_i32(), |deserializer| {
            <i32 as smithy::Wire>::read(deserializer).map(Self::from)$($hidden)*
        }, IntEnum { value: as_i32 });
    };
}

/// Implements serde's traits and `Wire` for an enum through the type of its wire value.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! serde {
    (
        $name:ident, $sensitive:literal, |$value:ident| $written:expr, |$deserializer:ident| $read:expr,
        $kind:ident { value: $inside:ident }
    ) => {
        impl ::serde_core::Serialize for $name {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                let $value = self;
                ::serde_core::Serialize::serialize($written, serializer)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                $deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $read
            }
        }

        impl smithy::FixedWire for $name {
            #[inline]
            fn show<V: smithy::ShapeVisitor>(&self, visitor: V) -> V::Output {
                let content = smithy::Simple::$kind {
                    value: self.$inside(),
                    known: !matches!(self, Self::Unknown(_)),
                    sensitive: $sensitive,
                };
                visitor.simple::<smithy::EpochSeconds, _>(self, content)
            }
        }
    };
}

#[allow(unused_imports, reason = "a model need not have any")]
pub(crate) use {int_enum, serde, string_enum};
