//! The command `smithy-typegen`, which in this repository is `cargo codegen`.

use std::process::ExitCode;

fn main() -> ExitCode {
    smithy_typegen::cli::run(std::env::args_os())
}
