//! The program as its users call it: exit codes, what goes to which output, and what happens on the disk.

#![allow(clippy::unwrap_used, reason = "what goes wrong here fails the test")]

#[path = "command_line/cache.rs"]
mod cache;
#[path = "command_line/crates.rs"]
mod crates;
#[path = "command_line/place.rs"]
mod place;
#[path = "command_line/runs.rs"]
mod runs;
#[path = "command_line/said.rs"]
mod said;
#[path = "command_line/settings.rs"]
mod settings;
