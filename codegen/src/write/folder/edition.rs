//! The edition of a crate that is there already.

use toml_edit::Document;

use crate::write::error::WriteError;

/// Checks that the crate with the manifest at this path is of an edition that generated code has.
///
/// # Errors
///
/// The line to put in its place, if it is of the edition 2015.
pub(super) fn check_edition(manifest: &Document<String>, path: &str) -> Result<(), WriteError> {
    if !is_of_first_edition(manifest) {
        return Ok(());
    }
    let problem =
        format!("the generated code needs a newer edition than 2015; in {path}, [package] must have:");
    Err(WriteError::new(format!("{problem}\n  edition = \"2024\"")).hinted("2018 and 2021 will do, too"))
}

/// Whether the manifest says that the crate is of the edition 2015, or nothing, which means the same
/// (<https://doc.rust-lang.org/cargo/reference/manifest.html#the-edition-field>).
fn is_of_first_edition(manifest: &Document<String>) -> bool {
    let edition = manifest.get("package").and_then(|package| package.get("edition"));
    // What a workspace says is not seen here.
    edition.is_none_or(|edition| edition.as_str() == Some("2015"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_edition_is_that_of_a_manifest_without_one() {
        for (edition, is_first) in [
            ("", true),
            ("edition = \"2015\"", true),
            ("edition = \"2018\"", false),
            ("edition.workspace = true", false),
        ] {
            let manifest = Document::parse(format!("[package]\nname = \"x\"\n{edition}\n")).unwrap();
            assert_eq!(is_of_first_edition(&manifest), is_first, "{edition}");
        }
    }
}
