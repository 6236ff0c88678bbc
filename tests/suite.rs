//! All tests of this package in one binary, so that the generator and the crate are linked once.
//!
//! `cargo test -p ssm-types-tests NAME::` runs those of one file.

mod checks;
mod chosen;
mod consumers;
mod diagnostics;
mod documents;
mod drift;
mod endpoints;
mod examples;
mod formats;
mod golden;
mod history;
mod hostile;
mod layers;
mod malformed;
mod model;
mod mutations;
mod obstacles;
mod overlays;
mod programs;
mod property;
mod protocol;
mod published;
mod published_build;
mod rust_version;
mod sensitive;
mod services;
mod setters;
mod slices;
mod tidy;
mod update;
mod wire;
mod words;
