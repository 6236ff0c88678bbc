//! The line ends of files that people keep.

/// A changed text with the line ends of the text before the change: all are those of Windows if that has any of them.
pub(crate) fn as_in(before: &str, changed: String) -> String {
    if before.contains("\r\n") {
        return changed.replace("\r\n", "\n").replace('\n', "\r\n");
    }
    changed
}
