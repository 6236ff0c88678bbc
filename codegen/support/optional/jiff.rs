//! Instants from and to those of the crate `jiff`.

use std::convert::TryFrom;

use super::super::timestamp::{Timestamp, TimestampError};

impl From<jiff::Timestamp> for Timestamp {
    #[inline]
    fn from(timestamp: jiff::Timestamp) -> Self {
        Self::unchecked(timestamp.as_second(), timestamp.subsec_nanosecond())
    }
}

impl TryFrom<Timestamp> for jiff::Timestamp {
    type Error = TimestampError;

    #[inline]
    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampError> {
        Self::new(timestamp.seconds, timestamp.nanos)
            .map_err(|_| TimestampError("not an instant that jiff can represent"))
    }
}
