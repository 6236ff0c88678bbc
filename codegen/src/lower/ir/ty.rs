//! Types, lowered.

/// A Rust type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Type {
    /// `bool`.
    Bool,
    /// `i8`.
    I8,
    /// `i16`.
    I16,
    /// `i32`.
    I32,
    /// `i64`.
    I64,
    /// `f32`.
    F32,
    /// `f64`.
    F64,
    /// `String`.
    String,
    /// `smithy::Blob`.
    Blob,
    /// `smithy::Timestamp`.
    Timestamp,
    /// `smithy::Document`.
    Document,
    /// `smithy::BigInteger`.
    BigInteger,
    /// `smithy::BigDecimal`.
    BigDecimal,
    /// `smithy::Unit`.
    Unit,
    /// A type of the crate, by its name at the root.
    Named {
        /// The name.
        ident: String,
        /// Whether it is deprecated, so that its use must be allowed.
        deprecated: bool,
        /// Whether it is an enum, into which text or a number converts.
        is_enum: bool,
    },
    /// `Vec`.
    Vec(Box<Type>),
    /// `BTreeMap`.
    Map(Box<Type>, Box<Type>),
    /// `Option`, in sparse lists and maps.
    Option(Box<Type>),
}

impl Type {
    /// Calls `seen` with the names of types of the crate in it, and whether each is deprecated.
    pub(crate) fn each_name(&self, seen: &mut impl FnMut(&str, bool)) {
        match self {
            Self::Named { ident, deprecated, .. } => seen(ident, *deprecated),
            Self::Vec(item) | Self::Option(item) => item.each_name(seen),
            Self::Map(key, value) => {
                key.each_name(seen);
                value.each_name(seen);
            }
            _ => {}
        }
    }

    /// Whether a value of the type can hold a type that is deprecated.
    pub(crate) fn is_deprecated(&self) -> bool {
        match self {
            Self::Named { deprecated, .. } => *deprecated,
            Self::Vec(item) | Self::Option(item) => item.is_deprecated(),
            Self::Map(key, value) => key.is_deprecated() || value.is_deprecated(),
            _ => false,
        }
    }
}
