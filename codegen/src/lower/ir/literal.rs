//! Values, lowered.

/// A value that stands in the source.
///
/// Two values are equal if they are the same in the source: NaN equals NaN, and 0 does not equal -0.
#[derive(Clone, Debug)]
pub(crate) enum Literal {
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A number of 32 bits.
    Float(f32),
    /// A number of 64 bits.
    Double(f64),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Seconds since 1970.
    Timestamp(f64),
    /// An instant as RFC 3339.
    DateTime(String),
    /// JSON text.
    Document(String),
    /// A number without bounds, as decimal text.
    BigNumber(String),
    /// A value of an enum.
    Variant {
        /// The enum.
        ty: String,
        /// The variant.
        variant: String,
        /// Whether the variant is deprecated, so that its use must be allowed.
        deprecated: bool,
    },
}

impl PartialEq for Literal {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Integer(a), Self::Integer(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            (Self::Double(a), Self::Double(b)) | (Self::Timestamp(a), Self::Timestamp(b)) => {
                a.to_bits() == b.to_bits()
            }
            (Self::Text(a), Self::Text(b))
            | (Self::DateTime(a), Self::DateTime(b))
            | (Self::Document(a), Self::Document(b))
            | (Self::BigNumber(a), Self::BigNumber(b)) => a == b,
            (Self::Blob(a), Self::Blob(b)) => a == b,
            (
                Self::Variant { ty, variant, deprecated },
                Self::Variant { ty: other_ty, variant: other_variant, deprecated: other_deprecated },
            ) => (ty, variant, deprecated) == (other_ty, other_variant, other_deprecated),
            _ => false,
        }
    }
}

impl Eq for Literal {}
