//! Generates the modules of `src/lib.rs`.

use smithy_typegen::{BuildError, Builder};

fn main() -> Result<(), BuildError> {
    Builder::new()
        .model("../../models/ssm.json")
        .operation("StartSession")
        .feature("sigv4")
        .module("crate::ssm")
        .generate()?;
    Builder::new().model("library.json").module("crate::aws::library").generate()?;
    Ok(())
}
