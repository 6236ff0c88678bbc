//! The `Cargo.toml` of a crate that is there already: its name, and whether it has what the generated code needs.

use std::fs;
use std::path::Path;

use toml_edit::{Array, Document, DocumentMut, Item};

use super::disk::read_text;
use super::edition::check_edition;
use super::shared_support::{lists, missing_of_support};
use crate::diagnostic::print::shown;
use crate::line_ends;
use crate::name::crate_name;
use crate::write::error::WriteError;
use crate::write::manifest::{Dependency, Feature, SERDE_JSON, SupportCrate};

/// What the manifest of a crate lacks of what generated code needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Missing {
    dependencies: Vec<Dependency>,
    features: Vec<Feature>,
}

/// Checks that the manifest in `dir`, if there is one, is that of a crate, of an edition that the code has, and has all of
/// `dependencies` and the crate with the support code under `[dependencies]`, and all of `features`, with what they need.
/// The manifest itself is never changed.
///
/// # Errors
///
/// What is wrong with the manifest, or the lines to add.
pub(crate) fn check_manifest(
    dir: &Path,
    dependencies: &[Dependency],
    features: &[Feature],
    support: Option<&SupportCrate>,
) -> Result<(), WriteError> {
    let Some(manifest) = manifest_in(dir)? else { return Ok(()) };
    let path = shown(&dir.join("Cargo.toml"));
    check_edition(&manifest, &path)?;
    let mut tables = missing(&manifest, dependencies, features).tables();
    if let Some(support) = support {
        for ((_, lines), more) in tables.iter_mut().zip(missing_of_support(&manifest, support, features)) {
            lines.extend(more);
            lines.sort();
            lines.dedup();
        }
    }
    let mut problem = String::new();
    for (table, lines) in tables.into_iter().filter(|(_, lines)| !lines.is_empty()) {
        problem.push_str(&match problem.is_empty() {
            true => format!("the generated code needs more {table}; in {path}, [{table}] must have:"),
            false => format!("\nand [{table}]:"),
        });
        problem.extend(lines.iter().map(|line| format!("\n  {line}")));
    }
    if problem.is_empty() { Ok(()) } else { Err(WriteError::new(problem)) }
}

/// What the manifest in `dir` lacks, if there is one.
///
/// # Errors
///
/// What is wrong with the manifest.
pub(crate) fn missing_in_manifest(
    dir: &Path,
    dependencies: &[Dependency],
    features: &[Feature],
) -> Result<Missing, WriteError> {
    let manifest = manifest_in(dir)?;
    Ok(manifest.map(|manifest| missing(&manifest, dependencies, features)).unwrap_or_default())
}

/// The manifest in `dir`, if there is one; an error if it is not that of a crate.
fn manifest_in(dir: &Path) -> Result<Option<Document<String>>, WriteError> {
    let path = dir.join("Cargo.toml");
    // That `dir` is not a folder is reported when the files are compared with it.
    let Some(text) = read_text(&path)? else { return Ok(None) };
    let manifest = Document::parse(text).map_err(|error| WriteError::in_file(&path, &error.to_string()))?;
    if manifest.get("package").is_none() {
        return Err(WriteError::in_file(&path, "has no [package]: this is not the folder of a crate"));
    }
    Ok(Some(manifest))
}

fn missing(manifest: &Document<String>, dependencies: &[Dependency], features: &[Feature]) -> Missing {
    let entry = |table: &str, name: &str| manifest.get(table)?.get(name);
    let is_missing_or_lacks = |it: &&Dependency| {
        let Some(present) = entry("dependencies", it.name) else { return true };
        // What a workspace says of features is not seen here.
        present.get("workspace").is_none()
            && it.lacks_feature(flag(present, "default-features") != Some(false), |name| {
                lists(present.get("features"), name)
            })
    };
    // What is always needed must not be there with a feature only.
    let is_optional = |it: &&Dependency| {
        entry("dependencies", it.name).is_some_and(|present| flag(present, "optional") == Some(true))
    };
    let always = dependencies.iter().filter(|it| is_missing_or_lacks(it) || is_optional(it));
    let optional = features.iter().flat_map(|feature| &feature.dependencies);
    let mut dependencies: Vec<_> = always.chain(optional.filter(is_missing_or_lacks)).copied().collect();
    dependencies.sort_by_key(Dependency::line);
    dependencies.dedup();
    let missing = features.iter().filter(|feature| entry("features", feature.name).is_none());
    // Cargo takes only optional ones in a feature; others are there anyway.
    let is_behind = |it: &&Dependency| entry("dependencies", it.name).is_none() || is_optional(it);
    let with_what_is_behind = |feature: &Feature| Feature {
        dependencies: feature.dependencies.iter().filter(is_behind).copied().collect(),
        ..feature.clone()
    };
    Missing { dependencies, features: missing.map(with_what_is_behind).collect() }
}

impl Missing {
    /// Whether nothing is missing.
    pub(crate) fn is_empty(&self) -> bool {
        self.dependencies.is_empty() && self.features.is_empty()
    }

    /// The lines to add to each table.
    fn tables(&self) -> [(&'static str, Vec<String>); 2] {
        let dependencies = self.dependencies.iter().map(Dependency::line).collect();
        let features = self.features.iter().map(Feature::line).collect();
        [("dependencies", dependencies), ("features", features)]
    }

    /// The lines to add, dependencies first.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.tables().into_iter().flat_map(|(_, lines)| lines).collect()
    }

    /// The manifest with what is missing, and all else as it was.
    ///
    /// # Errors
    ///
    /// What is wrong with the manifest.
    pub(crate) fn added_to(&self, manifest: &str) -> Result<String, String> {
        let before = manifest;
        let mut manifest: DocumentMut = before.parse().map_err(|error| format!("{error}"))?;
        for dependency in &self.dependencies {
            let name = dependency.name;
            let present = manifest.get_mut("dependencies").and_then(|table| table.get_mut(name));
            if let Some(present) = present.and_then(Item::as_table_like_mut) {
                let is_lacking = |name: &&str| !lists(present.get("features"), name);
                let lacking: Vec<_> = dependency.features.iter().copied().filter(is_lacking).collect();
                if !lacking.is_empty() {
                    let features = present.entry("features").or_insert(toml_edit::value(Array::new()));
                    features.as_array_mut().ok_or("`features` is no list")?.extend(lacking);
                }
                if dependency.optional {
                    continue;
                }
                // It is needed always, and Cargo takes no optional one in a feature that is not.
                if present.remove("optional").is_some() {
                    present.fmt();
                }
                let features = manifest.get_mut("features").and_then(Item::as_table_like_mut);
                let lists = features.into_iter().flat_map(|table| table.iter_mut());
                for list in lists.filter_map(|(_, item)| item.as_array_mut()) {
                    list.retain(|it| it.as_str().and_then(|it| it.strip_prefix("dep:")) != Some(name));
                }
            } else {
                add(&mut manifest, "dependencies", &dependency.line())?;
            }
        }
        self.features.iter().try_for_each(|feature| add(&mut manifest, "features", &feature.line()))?;
        Ok(line_ends::as_in(before, manifest.to_string()))
    }
}

/// Adds a line to a table of a manifest.
fn add(manifest: &mut DocumentMut, table: &str, line: &str) -> Result<(), String> {
    let line: DocumentMut = line.parse().map_err(|error| format!("{error}"))?;
    let table = manifest.entry(table).or_insert(toml_edit::table()).as_table_like_mut();
    let table = table.ok_or("what should be a table is none")?;
    for (key, value) in line.iter() {
        table.insert(key, value.clone());
    }
    Ok(())
}

/// A flag of a dependency.
fn flag(dependency: &Item, name: &str) -> Option<bool> {
    dependency.get(name)?.as_bool()
}

/// The manifest in `dir`, if it can be read.
fn readable(dir: &Path) -> Option<Document<String>> {
    Document::parse(fs::read_to_string(dir.join("Cargo.toml")).ok()?).ok()
}

/// The name of the package in `dir`, or of its library if the manifest gives that another name; `None` if no
/// manifest says it, which [`check_manifest`] reports.
///
/// # Errors
///
/// If Rust code cannot use the name.
pub(crate) fn package_name(dir: &Path) -> Result<Option<String>, WriteError> {
    let Some(manifest) = readable(dir) else { return Ok(None) };
    let name = |table: &str| manifest.get(table)?.get("name")?.as_str();
    let Some(name) = name("lib").or_else(|| name("package")) else { return Ok(None) };
    match crate_name(name) {
        Ok(_) => Ok(Some(name.to_owned())),
        Err(problem) => Err(WriteError::in_file(&dir.join("Cargo.toml"), &problem)),
    }
}

/// Whether the crate in `dir` lacks what the examples in the documentation need to be tested: `serde_json`, as a
/// dependency or for tests. Without a manifest that can be read, it does not.
pub(crate) fn lacks_test_dependency(dir: &Path) -> bool {
    let Some(manifest) = readable(dir) else { return false };
    let has = |table: &str| {
        let entry = manifest.get(table).and_then(|table| table.get(SERDE_JSON.name));
        // One that only comes with a feature is missing without it.
        entry.is_some_and(|entry| flag(entry, "optional") != Some(true))
    };
    manifest.get("package").is_some() && !has("dependencies") && !has("dev-dependencies")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEEDED: &[Dependency] = &[
        Dependency::new("base64", "0.23"),
        Dependency::new("jiff", "1"),
        Dependency::new("serde_core", "1"),
    ];

    const HTTP: Dependency = Dependency::new("http", "1").optional();

    /// A folder with this manifest.
    fn crate_with(manifest: &str) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("Cargo.toml"), manifest).unwrap();
        dir
    }

    fn checked(manifest: &str) -> Result<(), String> {
        let dir = crate_with(&manifest.replacen("name = ", "edition = \"2018\"\nname = ", 1));
        check_manifest(
            dir.path(),
            NEEDED,
            &[Feature { name: "sigv4", dependencies: vec![HTTP], support: None }],
            None,
        )
        .map_err(|error| error.to_string().replace(&dir.path().display().to_string(), "DIR"))
    }

    #[test]
    fn the_first_edition_is_refused() {
        let dir = crate_with("[package]\nname = \"x\"\n");
        let problem = check_manifest(dir.path(), &[], &[], None).unwrap_err().to_string();
        assert!(
            problem.contains("a newer edition than 2015; in ") && problem.ends_with("edition = \"2024\"")
        );
    }

    #[test]
    fn all_ways_to_name_a_dependency() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nbase64.workspace = true\n\
            jiff = { package = \"renamed\", version = \"1\" }\n[dependencies.serde_core]\nversion = \"1\"\n\
            [dependencies.http]\nversion = \"1\"\n[features]\nsigv4 = []\n";
        assert_eq!(checked(manifest), Ok(()));
    }

    #[test]
    fn what_is_missing_has_the_line_ends_of_the_rest() {
        let missing = Missing {
            dependencies: vec![HTTP],
            features: vec![Feature { name: "sigv4", dependencies: vec![HTTP], support: None }],
        };
        let manifest = "[package]\nname = \"x\" # mine\n\n[dependencies]\njiff = \"1\"\n";
        let dos = |text: &str| text.replace('\n', "\r\n");
        let changed = missing.added_to(manifest).unwrap();
        assert!(changed.starts_with(manifest) && changed.contains("\n[features]\n"), "{changed}");
        assert_eq!(missing.added_to(&dos(manifest)), Ok(dos(&changed)));
    }

    #[test]
    fn the_lines_to_add() {
        let manifest = "[package]\nname = \"x\"\n[dev-dependencies]\njiff = \"1\"\n";
        let expected = "the generated code needs more dependencies; in DIR/Cargo.toml, [dependencies] must have:\
            \n  base64 = \"0.23\"\n  http = { version = \"1\", optional = true }\
            \n  jiff = \"1\"\n  serde_core = \"1\"\
            \nand [features]:\n  sigv4 = [\"dep:http\"]";
        assert_eq!(checked(manifest), Err(expected.to_owned()));
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nbase64 = \"1\"\nhttp = \"1\"\njiff = \"1\"\n\
            serde_core = \"1\"\n[features]\nother = []\n";
        let expected = "the generated code needs more features; in DIR/Cargo.toml, [features] must have:\
            \n  sigv4 = []";
        assert_eq!(
            checked(manifest),
            Err(expected.to_owned()),
            "Cargo takes only what is optional in a feature"
        );
    }

    #[test]
    fn a_feature_of_a_dependency_is_as_good_as_a_dependency() {
        const JSON: Dependency =
            Dependency { features: &["raw_value"], ..Dependency::new("serde_json", "1") };
        const JIFF: Dependency = Dependency::new("jiff", "1").only(&["std"]);
        let lines = |manifest: &str| {
            let text = format!("[package]\nname = \"x\"\n[dependencies]\n{manifest}");
            let missing =
                |text: &str| missing_in_manifest(crate_with(text).path(), &[JIFF, JSON], &[]).unwrap();
            let added = missing(&text).added_to(&text).unwrap();
            assert_eq!(missing(&added).lines(), [""; 0], "{added}");
            missing(&text).lines()
        };
        let raw = "serde_json = { version = \"1\", features = [\"preserve_order\", \"raw_value\"] }\n";
        assert!(lines(&format!("jiff = \"1\"\n{raw}")).is_empty());
        assert!(lines("jiff.workspace = true\nserde_json.workspace = true\n").is_empty());
        assert_eq!(lines("jiff = \"1\"\nserde_json = \"1\"\n"), [JSON.line()]);
        let bare = format!("jiff = {{ version = \"1\", default-features = false }}\n{raw}");
        assert_eq!(lines(&bare), [JIFF.line()]);
    }

    #[test]
    fn what_is_missing_is_added() {
        let added = |manifest: &str| {
            let dir = crate_with(manifest);
            let sigv4 = Feature { name: "sigv4", dependencies: vec![HTTP], support: None };
            let missing = missing_in_manifest(dir.path(), NEEDED, &[sigv4]).unwrap();
            let added = missing.added_to(manifest).unwrap();
            assert_eq!(checked(&added), Ok(()), "{added}");
            added
        };
        let manifest = "# Mine.\n[package]\nname = \"x\"\n\n[dependencies]\nbase64 = \"1\" # kept\n";
        let expected = format!(
            "{manifest}http = {{ version = \"1\", optional = true }}\njiff = \"1\"\nserde_core = \"1\"\n\
             \n[features]\nsigv4 = [\"dep:http\"]\n"
        );
        assert_eq!(added(manifest), expected);
        assert_eq!(added(&expected), expected);
        let optional = expected
            .replace("jiff = \"1\"", "jiff = { version = \"1\", optional = true }")
            .replace("[\"dep:http\"]", "[\"dep:http\", \"dep:jiff\"]");
        let now = added(&optional);
        assert!(now.contains("jiff = { version = \"1\" }\n") && !now.contains("dep:jiff"), "{now}");
    }

    #[test]
    fn what_is_always_needed_is_not_optional() {
        let manifest = "[package]\nname = \"x\"\n[dependencies]\nbase64 = \"1\"\nhttp = \"1\"\njiff = \"1\"\n\
            serde_core = { version = \"1\", optional = true }\n[features]\nsigv4 = []\n";
        let expected = "the generated code needs more dependencies; in DIR/Cargo.toml, [dependencies] must have:\
            \n  serde_core = \"1\"";
        assert_eq!(checked(manifest), Err(expected.to_owned()));
    }

    #[test]
    fn the_name_of_the_package() {
        let name = |manifest: &str| {
            let dir = crate_with(manifest);
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
            let dir = crate_with(manifest);
            lacks_test_dependency(dir.path())
        };
        assert!(lacks("[package]\nname = \"a\"\n[dependencies]\njiff = \"1\"\n"));
        assert!(!lacks("[package]\nname = \"a\"\n[dependencies]\nserde_json = \"1\"\n"));
        assert!(lacks(
            "[package]\nname = \"a\"\n[dependencies]\nserde_json = { version = \"1\", optional = true }\n"
        ));
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
        assert!(check_manifest(Path::new("/does/not/exist"), NEEDED, &[], None).is_ok());
    }
}
