//! Values, lowered.

/// A value that stands in the source.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Literal {
    /// A boolean.
    Bool(bool),
    /// An integer.
    Integer(i64),
    /// A number of 32 bits.
    Float(Number),
    /// A number of 64 bits.
    Double(Number),
    /// Text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Seconds since 1970.
    Timestamp(Number),
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

/// A number as it stands in the source: NaN is the same as NaN, and 0 is not the same as -0.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Number(pub f64);

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}
