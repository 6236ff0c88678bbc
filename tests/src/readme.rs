//! The examples in the READMEs, as documentation tests: what a README shows must compile and hold.

#[doc = include_str!("../../README.md")]
pub struct Top;

#[doc = include_str!("../../generated/README.md")]
pub struct Generated;

#[doc = include_str!("../../codegen/README.md")]
pub struct Codegen;
