//! Names of shapes.

/// The shape name in an absolute shape id: what stands behind the `#`.
#[inline]
pub(super) const fn shape_name(shape_id: &'static str) -> &'static str {
    let mut rest = shape_id.as_bytes();
    while let [first, others @ ..] = rest {
        rest = others;
        if *first == b'#' {
            break;
        }
    }
    match core::str::from_utf8(rest) {
        Ok(name) => name,
        Err(_) => shape_id,
    }
}
