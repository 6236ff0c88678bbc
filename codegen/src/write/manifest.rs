//! Whether an existing crate has the dependencies that the generated code needs.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use toml_edit::{Document, TableLike};

use super::{FileKind, GeneratedFile, WriteError};
use crate::name::crate_name;

/// What the examples in the documentation use beyond the crate itself.
const TEST_DEPENDENCY: &str = "serde_json";

/// Checks that the manifest in `dir`, where there is one, is of a crate and has all of `dependencies` under
/// `[dependencies]`, and the features that the `Cargo.toml` has that is among `files` for a new crate, with what they
/// switch on. The manifest itself is never changed.
///
/// # Errors
///
/// [`WriteError::Manifest`], [`WriteError::MissingDependencies`], [`WriteError::Io`].
pub fn check_manifest(
    dir: &Path,
    dependencies: &[String],
    files: &[GeneratedFile],
) -> Result<(), WriteError> {
    let path = dir.join("Cargo.toml");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        // That the folder is none is said when the files are compared with it.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(()),
        Err(error) => return Err(WriteError::io("read", &path)(error)),
    };
    let problem = |problem: String| WriteError::Manifest { path: path.clone(), problem };
    let manifest = Document::parse(text.as_str()).map_err(|error| problem(error.to_string()))?;
    if manifest.get("package").is_none() {
        return Err(problem("has no [package]: this is not the folder of a crate".to_owned()));
    }
    let template = files
        .iter()
        .find(|file| file.kind == FileKind::Initial && file.path == "Cargo.toml")
        .and_then(|file| Document::parse(file.text.as_str()).ok());
    let table = |name: &str| manifest.get(name).and_then(|item| item.as_table_like());
    let new = |name: &str| template.as_ref().and_then(|manifest| manifest.get(name)?.as_table_like());
    let is_absent =
        |table: Option<&dyn TableLike>, key: &str| !table.is_some_and(|table| table.contains_key(key));
    let optional = new("dependencies").into_iter().flat_map(|table| table.iter());
    let optional = optional.filter(|(_, item)| item.get("optional").is_some()).map(|(name, _)| name);
    let mut needed: Vec<&str> = dependencies.iter().map(String::as_str).chain(optional).collect();
    needed.sort_unstable();
    needed.retain(|name| is_absent(table("dependencies"), name));
    let features = new("features").into_iter().flat_map(|table| table.iter()).map(|(name, _)| name);
    let features: Vec<&str> = features.filter(|name| is_absent(table("features"), name)).collect();
    if needed.is_empty() && features.is_empty() {
        return Ok(());
    }
    Err(WriteError::MissingDependencies {
        path,
        lines: needed.into_iter().map(|name| line(name, new("dependencies"))).collect(),
        features: features.into_iter().map(|name| line(name, new("features"))).collect(),
    })
}

/// The name of the package in `dir`, or of its library where the manifest gives that another name; none where there is
/// no manifest that says it, which [`check_manifest`] looks at.
///
/// # Errors
///
/// [`WriteError::Manifest`] for a name that Rust code cannot use, [`WriteError::Io`].
pub fn package_name(dir: &Path) -> Result<Option<String>, WriteError> {
    let path = dir.join("Cargo.toml");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(WriteError::io("read", &path)(error)),
    };
    let Ok(manifest) = Document::parse(text.as_str()) else { return Ok(None) };
    let name = |table: &str| manifest.get(table)?.as_table_like()?.get("name")?.as_str();
    let Some(name) = name("lib").or_else(|| name("package")) else { return Ok(None) };
    match crate_name(name) {
        Ok(_) => Ok(Some(name.to_owned())),
        Err(problem) => Err(WriteError::Manifest { path, problem }),
    }
}

/// Whether the crate in `dir` lacks what the examples in the documentation need to be tested: `serde_json`, as a
/// dependency or for tests. Where there is no manifest that can be read, it does not.
pub fn lacks_test_dependency(dir: &Path) -> bool {
    let text = fs::read_to_string(dir.join("Cargo.toml")).unwrap_or_default();
    let Ok(manifest) = Document::parse(text.as_str()) else { return false };
    let has = |table: &str| {
        let table = manifest.get(table).and_then(|item| item.as_table_like());
        table.is_some_and(|table| table.contains_key(TEST_DEPENDENCY))
    };
    manifest.get("package").is_some() && !has("dependencies") && !has("dev-dependencies")
}

/// The line for a dependency, as in the manifest of a new crate.
fn line(name: &str, template: Option<&dyn TableLike>) -> String {
    let value = template
        .and_then(|table| table.get(name))
        .and_then(|item| item.clone().into_value().ok())
        .map_or_else(|| "\"*\"".to_owned(), |value| value.to_string());
    format!("{name} = {}", value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "[package]\nname = \"new\"\n\n[dependencies]\nserde_core = \"1\" # why\n\
        jiff = { version = \"0.2\", default-features = false }\nhttp = { version = \"1\", optional = true }\n\n\
        [dependencies.base64]\nversion = \"0.23\"\n\n[features]\nsigv4 = [\"dep:http\"]\n";

    fn checked(manifest: &str) -> Result<(), String> {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("Cargo.toml"), manifest).unwrap();
        let kind = FileKind::Initial;
        let files = [GeneratedFile { path: "Cargo.toml".to_owned(), text: TEMPLATE.to_owned(), kind }];
        let names = ["base64", "jiff", "other", "serde_core"].map(str::to_owned);
        check_manifest(dir.path(), &names, &files)
            .map_err(|error| error.to_string().replace(&dir.path().display().to_string(), "DIR"))
    }

    #[test]
    fn all_ways_to_name_a_dependency() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nbase64.workspace = true\njiff = \"0.2\"\n\
            other = { package = \"renamed\", version = \"1\" }\n[dependencies.serde_core]\nversion = \"1\"\n\
            [dependencies.http]\nversion = \"1\"\n[features]\nsigv4 = []\n";
        assert_eq!(checked(manifest), Ok(()));
        assert_eq!(checked(&TEMPLATE.replace("[dependencies]", "[dependencies]\nother = \"1\"")), Ok(()));
    }

    #[test]
    fn the_lines_to_add() {
        let manifest = "[package]\nname = \"x\"\n[dev-dependencies]\njiff = \"1\"\n";
        let expected = "the generated code needs more dependencies; add to [dependencies] in DIR/Cargo.toml:\
            \n  base64 = { version = \"0.23\" }\
            \n  http = { version = \"1\", optional = true }\
            \n  jiff = { version = \"0.2\", default-features = false }\
            \n  other = \"*\"\
            \n  serde_core = \"1\"\
            \nand to [features]:\
            \n  sigv4 = [\"dep:http\"]";
        assert_eq!(checked(manifest), Err(expected.to_owned()));
        let manifest =
            TEMPLATE.replace("sigv4", "another").replace("[dependencies]", "[dependencies]\nother = \"1\"");
        let expected = "the generated code needs more features; add to [features] in DIR/Cargo.toml:\
            \n  sigv4 = [\"dep:http\"]";
        assert_eq!(checked(&manifest), Err(expected.to_owned()));
    }

    #[test]
    fn the_name_of_the_package() {
        let name = |manifest: &str| {
            let dir = tempfile::tempdir().unwrap();
            fs::write(dir.path().join("Cargo.toml"), manifest).unwrap();
            package_name(dir.path())
                .map_err(|error| error.to_string().replace(&dir.path().display().to_string(), "DIR"))
        };
        assert_eq!(name("[package]\nname = \"a-b\""), Ok(Some("a-b".to_owned())));
        assert_eq!(name("[package]\nname = \"a-b\"\n[lib]\nname = \"c\""), Ok(Some("c".to_owned())));
        assert_eq!(name("[package]\nversion = \"1\"\n[lib]\npath = \"x\""), Ok(None));
        assert_eq!(name("[package\n"), Ok(None), "it is said by `check_manifest`");
        assert_eq!(package_name(Path::new("/does/not/exist")).ok(), Some(None));
        let expected =
            "DIR/Cargo.toml: `fn` is no name for a package: it cannot be the name of a crate in Rust";
        assert_eq!(name("[package]\nname = \"fn\""), Err(expected.to_owned()));
    }

    #[test]
    fn what_tests_need() {
        let lacks = |manifest: &str| {
            let dir = tempfile::tempdir().unwrap();
            fs::write(dir.path().join("Cargo.toml"), manifest).unwrap();
            lacks_test_dependency(dir.path())
        };
        assert!(lacks("[package]\nname = \"a\"\n[dependencies]\njiff = \"1\"\n"));
        assert!(!lacks("[package]\nname = \"a\"\n[dependencies]\nserde_json = \"1\"\n"));
        assert!(!lacks("[package]\nname = \"a\"\n[dev-dependencies.serde_json]\nversion = \"1\"\n"));
        assert!(!lacks_test_dependency(Path::new("/does/not/exist")));
    }

    #[test]
    fn not_a_crate() {
        assert_eq!(
            checked("[workspace]\nmembers = []\n"),
            Err("DIR/Cargo.toml: has no [package]: this is not the folder of a crate".to_owned())
        );
        assert!(
            checked("[package\n")
                .is_err_and(|error| error.starts_with("DIR/Cargo.toml: TOML parse error at line 1"))
        );
        assert!(check_manifest(Path::new("/does/not/exist"), &["a".to_owned()], &[]).is_ok());
    }
}
