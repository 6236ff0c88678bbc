//! Commands as text, for users to run.

/// How this program is called.
pub(super) fn program() -> &'static str {
    // Cargo sets this for the program that it runs, and `cargo codegen` is the only such use that is documented.
    match std::env::var("CARGO_PKG_NAME") {
        Ok(name) if name == env!("CARGO_PKG_NAME") => "cargo codegen",
        _ => "smithy-typegen",
    }
}

/// This program as it is now: its file, how long that is and when it was made; none where that cannot be known.
pub(super) fn executable() -> Option<String> {
    let path = std::env::current_exe().ok()?;
    let file = std::fs::metadata(&path).ok()?;
    Some(format!("{path:?} {} {:?}", file.len(), file.modified().ok()?))
}

/// An argument as a shell takes it.
pub(super) fn quoted(argument: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./:#=@%+,\\".contains(c);
    if !argument.is_empty() && argument.chars().all(plain) {
        argument.to_owned()
    } else {
        format!("'{}'", argument.replace('\'', r"'\''"))
    }
}
