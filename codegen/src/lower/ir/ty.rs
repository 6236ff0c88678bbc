//! Types, lowered.

use super::enumeration::Repr;

/// A Rust type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
        /// What converts into it, text or a number, if it is an enum.
        repr: Option<Repr>,
    },
    /// `Vec`.
    Vec(Box<Type>),
    /// `BTreeMap`.
    Map(Box<Type>, Box<Type>),
    /// `Option`, in sparse lists and maps.
    Option(Box<Type>),
}

impl Type {
    /// The type with all types in it.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        let mut parts = vec![self];
        match self {
            Self::Vec(item) | Self::Option(item) => parts.extend(item.parts()),
            Self::Map(key, value) => parts.extend(key.parts().into_iter().chain(value.parts())),
            _ => {}
        }
        parts
    }

    /// The type as it stands in source; `support` gives the paths of types of the support code, and `named` those of types of
    /// the crate.
    pub(crate) fn written(
        &self,
        support: &mut impl FnMut(&'static str) -> String,
        named: &impl Fn(&str) -> String,
    ) -> String {
        let simple = match self {
            Self::Bool => "bool",
            Self::I8 => "i8",
            Self::I16 => "i16",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::F32 => "f32",
            Self::F64 => "f64",
            Self::String => "String",
            Self::Blob => return support("Blob"),
            Self::Timestamp => return support("Timestamp"),
            Self::Document => return support("Document"),
            Self::BigInteger => return support("BigInteger"),
            Self::BigDecimal => return support("BigDecimal"),
            Self::Unit => return support("Unit"),
            Self::Named { ident, .. } => return named(ident),
            Self::Vec(item) => return format!("Vec<{}>", item.written(support, named)),
            Self::Map(key, value) => {
                let (key, value) = (key.written(support, named), value.written(support, named));
                return format!("BTreeMap<{key}, {value}>");
            }
            Self::Option(value) => return format!("Option<{}>", value.written(support, named)),
        };
        simple.to_owned()
    }

    /// Whether it is so deep that Clippy would rather have it in parts with names
    /// ([type_complexity](https://rust-lang.github.io/rust-clippy/stable/index.html#type_complexity)).
    pub(crate) fn is_complex(&self) -> bool {
        fn score(ty: &Type, depth: usize) -> usize {
            let within = match ty {
                Type::Vec(item) | Type::Option(item) => score(item, depth + 1),
                Type::Map(key, value) => score(key, depth + 1) + score(value, depth + 1),
                _ => 0,
            };
            10 * depth + within
        }
        // One more for the `Option` of a field.
        score(self, 2) > 240
    }

    /// The type of the values that are present, if some may be missing, as in a sparse list or map.
    pub(crate) fn present(&self) -> &Self {
        match self {
            Self::Option(value) => value,
            ty => ty,
        }
    }

    /// The names of types of the crate in it, and whether each is deprecated.
    pub(crate) fn names(&self) -> impl Iterator<Item = (&str, bool)> {
        self.parts().into_iter().filter_map(|part| match part {
            Self::Named { ident, deprecated, .. } => Some((ident.as_str(), *deprecated)),
            _ => None,
        })
    }

    /// Whether a value of the type can hold a type that is deprecated.
    pub(crate) fn is_deprecated(&self) -> bool {
        self.names().any(|(_, deprecated)| deprecated)
    }
}
