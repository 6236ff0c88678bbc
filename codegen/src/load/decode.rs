//! The bytes of a model file as text.

use crate::diagnostic::{Diagnostic, Place};
use crate::source::Source;

impl Source {
    /// Takes the bytes of a file. A byte order mark is dropped.
    ///
    /// # Errors
    ///
    /// `not-utf8` where the bytes are not UTF-8, with the likely reason. The place says file 0; a caller with several
    /// files sets the index.
    #[expect(
        clippy::result_large_err,
        reason = "called once for each file, and the caller completes the finding"
    )]
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Diagnostic> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let message = format!("the file is not UTF-8: byte {at} cannot be read");
            let place = Place::file(0);
            Diagnostic::error("not-utf8", place, message).hint(match error.as_bytes() {
                [0x1f, 0x8b, ..] => "this is gzip; unpack it first",
                [b'P', b'K', ..] => "this is a zip or jar archive; unpack it first",
                [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "this is UTF-16; save it as UTF-8",
                _ => "a model is JSON in UTF-8",
            })
        })?;
        let text = match text.strip_prefix('\u{feff}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        Ok(Self { name: name.into(), text })
    }
}
