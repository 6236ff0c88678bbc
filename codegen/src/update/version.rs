//! The crate's version: in its manifest, in the lock file, and the next one.

use semver::Version;
use toml_edit::{DocumentMut, Item, Value};

use crate::diff::Class;
use crate::line_ends;

/// The facts about the crate in its manifest.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Package {
    pub(super) name: String,
    pub(super) version: Version,
}

/// Reads a manifest.
///
/// # Errors
///
/// What is wrong with it, as a sentence without its full stop.
pub(super) fn read(manifest: &str) -> Result<Package, String> {
    let manifest: DocumentMut = manifest.parse().map_err(|error| format!("{error}"))?;
    let package = manifest.get("package").ok_or("has no [package]: this is not the folder of a crate")?;
    let name = package.get("name").and_then(Item::as_str).ok_or("the package has no name")?;
    let version = package.get("version").ok_or("the package has no version")?;
    if version.get("workspace").is_some() {
        return Err(
            "the version is the workspace's; an update needs a version that is the crate's own".to_owned()
        );
    }
    let version = version.as_str().ok_or("the package's version is no string")?;
    let version: Version = version
        .parse()
        .map_err(|error| format!("the version `{}` cannot be read: {error}", version.escape_debug()))?;
    if !version.pre.is_empty() {
        return Err(format!(
            "after the pre-release {version} no version follows by rule; set the release that it leads to"
        ));
    }
    Ok(Package { name: name.to_owned(), version })
}

/// The version after an update of this class: the part after the first that is not zero counts as the next lower one
/// ([semver compatibility](https://doc.rust-lang.org/cargo/reference/semver.html#change-categories)).
pub(crate) fn next_version(current: &Version, class: Class) -> Version {
    let &Version { major, minor, patch, .. } = current;
    match (major, minor, class) {
        (0, 0, _) => Version::new(0, 0, patch + 1),
        (0, _, Class::Major) => Version::new(0, minor + 1, 0),
        (0, _, Class::Minor | Class::Patch) => Version::new(0, minor, patch + 1),
        (_, _, Class::Major) => Version::new(major + 1, 0, 0),
        (_, _, Class::Minor) => Version::new(major, minor + 1, 0),
        (_, _, Class::Patch) => Version::new(major, minor, patch + 1),
    }
}

/// The manifest with this version, and otherwise unchanged.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn in_manifest(manifest: &str, version: &Version) -> Result<String, String> {
    let before = manifest;
    let mut manifest: DocumentMut = before.parse().map_err(|error| format!("{error}"))?;
    let place = manifest.get_mut("package").and_then(|package| package.get_mut("version"));
    set(place.ok_or("the package has no version")?, version);
    Ok(line_ends::as_in(before, manifest.to_string()))
}

/// The lock file with the crate's version; `None` if it does not list the crate.
pub(super) fn in_lock(lock: &str, package: &Package, version: &Version) -> Result<Option<String>, String> {
    let before = lock;
    let mut lock: DocumentMut = before.parse().map_err(|error| format!("{error}"))?;
    let packages = lock.get_mut("package").and_then(Item::as_array_of_tables_mut);
    // A crate of the workspace has no source. Other crates name it without its version, unless there are two with the
    // name.
    let entry = packages.into_iter().flat_map(|packages| packages.iter_mut()).find(|entry| {
        entry.get("name").and_then(Item::as_str) == Some(&package.name) && entry.get("source").is_none()
    });
    let Some(place) = entry.and_then(|entry| entry.get_mut("version")) else { return Ok(None) };
    set(place, version);
    Ok(Some(line_ends::as_in(before, lock.to_string())))
}

/// Sets a string and keeps the comment after it.
fn set(place: &mut Item, version: &Version) {
    let decor = place.as_value().map(|value| value.decor().clone());
    let mut value = Value::from(version.to_string());
    if let Some(decor) = decor {
        *value.decor_mut() = decor;
    }
    *place = Item::Value(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(version: &str) -> [String; 3] {
        let version = version.parse().unwrap();
        [Class::Patch, Class::Minor, Class::Major].map(|class| next_version(&version, class).to_string())
    }

    #[test]
    fn the_next_version() {
        assert_eq!(after("0.1.0"), ["0.1.1", "0.1.1", "0.2.0"]);
        assert_eq!(after("0.9.9"), ["0.9.10", "0.9.10", "0.10.0"]);
        assert_eq!(after("0.0.3"), ["0.0.4", "0.0.4", "0.0.4"]);
        assert_eq!(after("1.2.3"), ["1.2.4", "1.3.0", "2.0.0"]);
        assert_eq!(after("1.2.3+2014-11-06"), ["1.2.4", "1.3.0", "2.0.0"]);
    }

    #[test]
    fn a_manifest_keeps_all_but_the_version() {
        let manifest =
            "# mine\n[package]\nname = 'x'\nversion   =  '0.1.0'   # bumped by a command\nedition='2024'\n";
        let changed = in_manifest(manifest, &Version::new(0, 2, 0)).unwrap();
        assert_eq!(changed, manifest.replace("'0.1.0'", "\"0.2.0\""));
        let inline = "package = { name = \"x\", version = \"1.0.0\" }\n";
        assert_eq!(in_manifest(inline, &Version::new(2, 0, 0)).unwrap(), inline.replace("1.0.0", "2.0.0"));
        let dos = "[package]\r\nversion = \"1.0.0\"\r\n\r\n# mine\r\n";
        assert_eq!(in_manifest(dos, &Version::new(2, 0, 0)).unwrap(), dos.replace("1.0.0", "2.0.0"));
    }

    #[test]
    fn versions_that_cannot_be_read() {
        let problem = |line: &str| read(&format!("[package]\nname = \"x\"\n{line}\n")).unwrap_err();
        assert_eq!(problem(""), "the package has no version");
        assert_eq!(problem("version = 1"), "the package's version is no string");
        assert!(problem("version = \"1.0\"").starts_with("the version `1.0` cannot be read: "));
        assert!(problem("version.workspace = true").starts_with("the version is the workspace's"));
        assert!(problem("version = { workspace = true }").starts_with("the version is the workspace's"));
        assert!(problem("version = \"0.2.0-rc.1\"").starts_with("after the pre-release 0.2.0-rc.1 "));
        assert!(read("[workspace]\n").unwrap_err().starts_with("has no [package]"));
        assert!(read("[package\n").unwrap_err().starts_with("TOML parse error"));
    }

    #[test]
    fn the_lock_file() {
        let lock = "# made by Cargo\nversion = 4\n\n[[package]]\nname = \"x\"\nversion = \"0.1.0\"\n\
            source = \"registry+https://example.com\"\n\n[[package]]\nname = \"x\"\nversion = \"0.1.0\"\n\
            dependencies = [\n \"base64\",\n]\n";
        let package = |name: &str| Package { name: name.to_owned(), version: Version::new(0, 1, 0) };
        let (start, end) = lock.rsplit_once("0.1.0").unwrap();
        let changed = in_lock(lock, &package("x"), &Version::new(0, 2, 0)).unwrap();
        assert_eq!(changed, Some(format!("{start}0.2.0{end}")));
        assert_eq!(in_lock(lock, &package("y"), &Version::new(0, 2, 0)), Ok(None));
        let dos = |text: &str| text.replace('\n', "\r\n");
        let changed = in_lock(&dos(lock), &package("x"), &Version::new(0, 2, 0)).unwrap();
        assert_eq!(changed, Some(dos(&format!("{start}0.2.0{end}"))));
    }
}
