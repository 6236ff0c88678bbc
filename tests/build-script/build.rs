//! Generates the modules of `src/lib.rs`.

use smithy_typegen::{BuildError, Builder};

fn main() -> Result<(), BuildError> {
    Builder::new()
        .model("../../models/ssm.json")
        .operation("StartSession")
        .feature("check")
        .feature("sigv4")
        .module("crate::ssm")
        .generate()?;
    Builder::new().model("library.json").feature("http").module("crate::aws::library").generate()?;
    Ok(())
}
