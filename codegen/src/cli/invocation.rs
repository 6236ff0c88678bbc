//! Commands as text, for users to run.

use std::path::Path;

use super::settings::Settings;

/// How this program is called.
fn program() -> &'static str {
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

/// What to do: to run `generate` for the crate in `out` with what the arguments gave.
pub(super) fn generate_command(given: &Settings, out: Option<&Path>) -> String {
    let mut command = format!("run `{} generate", program());
    for model in &given.models {
        command.push_str(&format!(" {}", quoted(&model.to_string_lossy())));
    }
    let mut option = |name: &str, value: &str| {
        command.push_str(&format!(" --{name} {}", quoted(value)));
    };
    given.overlays.iter().for_each(|file| option("overlay", &file.to_string_lossy()));
    out.iter().for_each(|out| option("out", &out.to_string_lossy()));
    given.operations.iter().for_each(|operation| option("operation", operation));
    given.shapes.iter().for_each(|shapes| option("shapes", shapes));
    given.service.iter().for_each(|service| option("service", service));
    given.protocol.iter().for_each(|protocol| option("protocol", protocol));
    command.push('`');
    command
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
