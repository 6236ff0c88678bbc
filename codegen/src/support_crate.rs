//! A crate of the support code, which crates of types can share.

use crate::package::{Needed, RUSTFMT, initial, support, support_file};
use crate::render::Destination;
use crate::write::{FileKind, GeneratedFile, MARK, support_manifest};

/// The crate of the support code, for crates of types that share it. It has all of the code, so that it is the same for
/// all of them.
pub(crate) fn files(package: &str) -> Vec<GeneratedFile> {
    let place = Destination::Crate { calls: true, support: None };
    let root = format!(
        "{MARK}, the same for every model. Do not edit.

//! What generated crates of types build on, in one crate that they share: see [`smithy`].

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod smithy;
"
    );
    let files =
        support(Needed::All, place).into_iter().map(|(name, text)| support_file(&name, &opened(&text)));
    files
        .chain([
            GeneratedFile { path: "src/lib.rs".to_owned(), text: root, kind: FileKind::Generated },
            initial("Cargo.toml", support_manifest(package)),
            initial(".rustfmt.toml", RUSTFMT.to_owned()),
        ])
        .collect()
}

/// Support code for use from other crates: items that are only for generated code become public but stay out of the
/// documentation, and structs of facts can be written as literals.
fn opened(text: &str) -> String {
    let mut opened = String::new();
    for line in text.replace("#[non_exhaustive]\npub struct ", "pub struct ").lines() {
        let code = line.trim_start();
        let indent = line.get(..line.len() - code.len()).unwrap_or_default();
        match code.strip_prefix("pub(crate) ") {
            Some(code) => opened.push_str(&format!("{indent}#[doc(hidden)]\n{indent}pub {code}")),
            None if line.starts_with("macro_rules! ") => {
                opened.push_str(&format!("#[doc(hidden)]\n#[macro_export]\n{line}"));
            }
            None => opened.push_str(line),
        }
        opened.push('\n');
    }
    opened
}
