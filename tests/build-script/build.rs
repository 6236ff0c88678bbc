//! Generates the modules of `src/lib.rs`.

use smithy_typegen::{BuildError, Builder};

fn main() -> Result<(), BuildError> {
    Builder::new()
        .model("../../models/ssm.json")
        .operation("StartSession")
        .feature("check")
        .feature("jiff")
        .feature("sigv4")
        .module("crate::ssm")
        .generate()?;
    Builder::new().model("library.json").feature("http").module("crate::aws::library").generate()?;
    // Two services that share `smithy`, and a file that adds to the model of one.
    Builder::new()
        .module("crate::services")
        .feature("http")
        .submodule(
            "ssm",
            Builder::new()
                .models(["../../models/ssm.json", "../fixtures/overlays/token.json"])
                .operation("StartSession"),
        )
        .submodule("Shop", Builder::new().model("../fixtures/services/shop.json"))
        .generate()?;
    Ok(())
}
