//! Every rule about what is written, on folders that exist for one test only.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::*;

fn generated(path: &str, text: &str) -> GeneratedFile {
    let text = format!("{MARK} from x.json. Do not edit.\n{text}");
    GeneratedFile { path: path.to_owned(), text, kind: FileKind::Generated }
}

fn initial(path: &str, text: &str) -> GeneratedFile {
    GeneratedFile { path: path.to_owned(), text: text.to_owned(), kind: FileKind::Initial }
}

fn files() -> Vec<GeneratedFile> {
    vec![
        generated("src/lib.rs", "mod a;"),
        generated("src/a/one.rs", "struct One;"),
        initial("README.md", "read me"),
        initial("Cargo.toml", "[package]"),
    ]
}

fn write(dir: &TempDir, path: &str, text: &str) {
    let path = dir.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Everything below the folder: `path` and text, folders with a final `/`.
fn tree(dir: &Path) -> Vec<(String, String)> {
    fn visit(top: &Path, dir: &Path, out: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(top).unwrap().to_str().unwrap().replace('\\', "/");
            if path.is_dir() {
                out.push((format!("{name}/"), String::new()));
                visit(top, &path, out);
            } else {
                out.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut out = Vec::new();
    visit(dir, dir, &mut out);
    out.sort();
    out
}

fn names_of(dir: &Path) -> Vec<String> {
    tree(dir).into_iter().map(|(name, _)| name).collect()
}

/// A crate as a first run leaves it.
fn written() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    plan(&files(), dir.path()).unwrap().apply().unwrap();
    dir
}

fn drift(files: &[GeneratedFile], dir: &Path) -> Vec<(String, &'static str)> {
    let drift = plan(files, dir).unwrap().drift().into_iter();
    let shown = |path: &Path| path.strip_prefix(dir).unwrap().to_str().unwrap().to_owned();
    drift.map(|drift| (shown(&drift.path), drift.difference)).collect()
}

/// What the error says, with the folder's name taken out. Planning must not have changed the folder.
fn refusal(files: &[GeneratedFile], dir: &Path) -> String {
    let before = dir.is_dir().then(|| tree(dir));
    let error = plan(files, dir).err().map(|error| error.to_string()).unwrap_or_default();
    assert_eq!(before, dir.is_dir().then(|| tree(dir)));
    error.replace(&dir.display().to_string(), "DIR")
}

#[test]
fn a_new_crate() {
    let parent = tempfile::tempdir().unwrap();
    let dir = parent.path().join("made/with its/parents");
    let files = files();
    let planned = plan(&files, &dir).unwrap();
    assert!(!dir.exists(), "a plan writes nothing");
    assert_eq!(planned.changes[0].path, "Cargo.toml", "it says that the folder is a crate's");
    assert_eq!(
        drift(&files, &dir).into_iter().map(|(path, _)| path).collect::<Vec<_>>(),
        ["Cargo.toml", "README.md", "src/a/one.rs", "src/lib.rs"]
    );
    planned.apply().unwrap();
    assert_eq!(names_of(&dir), ["Cargo.toml", "README.md", "src/", "src/a/", "src/a/one.rs", "src/lib.rs"]);
    assert!(plan(&files, &dir).unwrap().changes.is_empty());
}

#[test]
fn an_empty_folder_may_have_dot_files() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir, ".git/HEAD", "ref");
    write(&dir, ".gitignore", "/target");
    let mut files = files();
    files.push(initial(".gitignore", "other"));
    plan(&files, dir.path()).unwrap().apply().unwrap();
    assert_eq!(fs::read_to_string(dir.path().join(".gitignore")).unwrap(), "/target");
    assert!(dir.path().join("Cargo.toml").exists());
}

#[test]
fn initial_files_are_never_touched_again() {
    let dir = written();
    write(&dir, "Cargo.toml", "mine");
    fs::rename(dir.path().join("README.md"), dir.path().join("readme.MD")).unwrap();
    assert_eq!(drift(&files(), dir.path()), []);
    fs::remove_file(dir.path().join("Cargo.toml")).unwrap();
    assert_eq!(drift(&files(), dir.path()), [], "our files say that the folder is ours");
}

#[test]
fn only_what_differs_is_written() {
    let dir = written();
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in ["src/lib.rs", "src/a/one.rs"] {
        fs::File::options().write(true).open(dir.path().join(path)).unwrap().set_modified(old).unwrap();
    }
    let files = vec![generated("src/lib.rs", "mod a;"), generated("src/a/one.rs", "struct Two;")];
    assert_eq!(drift(&files, dir.path()), [("src/a/one.rs".to_owned(), "changed")]);
    let planned = plan(&files, dir.path()).unwrap();
    planned.apply().unwrap();
    let modified = |path| fs::metadata(dir.path().join(path)).unwrap().modified().unwrap();
    assert_eq!(modified("src/lib.rs"), old);
    assert!(modified("src/a/one.rs") > old);
    assert_eq!(fs::read_to_string(dir.path().join("src/a/one.rs")).unwrap(), files[1].text);
}

#[test]
fn stale_files_go_with_their_empty_folders() {
    let dir = written();
    write(&dir, "src/old/deep/a.rs", &format!("{MARK}\n"));
    write(&dir, "src/old/deep/b.rs", &format!("{MARK}\r\n"));
    write(&dir, "src/old/kept/mine.rs", "// mine\n");
    write(&dir, "src/mixed/c.rs", &format!("{MARK} from y.json. Do not edit.\n"));
    write(&dir, "src/mixed/c.rs.orig", MARK);
    write(&dir, "src/second_line.rs", &format!("\n{MARK}\n"));
    write(&dir, "tests/elsewhere.rs", MARK);
    let stale = ["src/mixed/c.rs", "src/old/deep/a.rs", "src/old/deep/b.rs"];
    assert_eq!(drift(&files(), dir.path()), stale.map(|path| (path.to_owned(), "stale")));
    plan(&files(), dir.path()).unwrap().apply().unwrap();
    let left = names_of(dir.path());
    let expected =
        ["src/mixed/c.rs.orig", "src/old/kept/mine.rs", "src/second_line.rs", "tests/elsewhere.rs"];
    assert!(expected.iter().all(|path| left.iter().any(|name| name == path)), "{left:?}");
    assert!(!left.iter().any(|name| stale.contains(&&**name) || name == "src/old/deep/"), "{left:?}");
}

#[test]
fn files_of_other_people_stay() {
    let dir = written();
    write(&dir, "src/lib.rs", "// mine\n");
    write(&dir, "src/a/one.rs", "");
    write(&dir, "src/stale.rs", MARK);
    assert_eq!(
        refusal(&files(), dir.path()),
        "these files would be overwritten, but are not marked as generated:\n  DIR/src/a/one.rs\n  DIR/src/lib.rs"
    );
}

/// One that was made from another model, or by another version, is no less ours.
#[test]
fn a_folder_with_nothing_but_stale_files_is_ours() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir, "src/old.rs", &generated("", "x").text);
    let planned = plan(&files(), dir.path()).unwrap();
    let changes = planned.changes.iter().map(|change| (change.path.as_str(), change.difference()));
    let expected = [("src/old.rs", "stale"), ("src/lib.rs", "missing"), ("src/a/one.rs", "missing")];
    assert_eq!(changes.collect::<Vec<_>>(), expected);
}

#[test]
fn folders_of_other_people_stay() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir, "src/lib.rs", "// mine");
    let refused = "DIR is not empty, has no Cargo.toml, and holds nothing that this generator made";
    assert_eq!(refusal(&files(), dir.path()), refused);
    assert_eq!(refusal(&files(), &dir.path().join("src/lib.rs")), "DIR is not a folder");
    assert!(refusal(&files(), &dir.path().join("src/lib.rs/x")).starts_with("cannot read the folder DIR: "));
    write(&dir, "Cargo.toml", "[package]");
    write(&dir, "src/lib.rs", MARK);
    assert_eq!(drift(&files(), dir.path()).len(), 2);
}

#[test]
fn what_is_in_the_way() {
    let dir = written();
    fs::remove_file(dir.path().join("src/lib.rs")).unwrap();
    fs::remove_dir_all(dir.path().join("src/a")).unwrap();
    write(&dir, "src/lib.rs/inside", "");
    write(&dir, "src/a", MARK);
    assert_eq!(
        refusal(&files(), dir.path()),
        "these are in the way of generated files:\n  DIR/src/a\n  DIR/src/lib.rs"
    );
}

#[test]
fn paths_that_leave_the_folder() {
    let dir = tempfile::tempdir().unwrap();
    let files = [generated("../x.rs", ""), generated("/y.rs", ""), generated("src/ok.rs", "")];
    let told = "these generated files have a path outside of the crate or below another file, or not the mark of \
        generated files:\n";
    assert_eq!(refusal(&files, dir.path()), format!("{told}  `../x.rs`\n  `/y.rs`"));
    let unmarked = GeneratedFile { text: "fn x() {}".to_owned(), ..generated("src/x.rs", "") };
    assert_eq!(refusal(&[unmarked], dir.path()), format!("{told}  `src/x.rs`"));
    let nested = [generated("src/x", ""), generated("src/X/y.rs", ""), generated("src/xy.rs", "")];
    assert_eq!(refusal(&nested, dir.path()), format!("{told}  `src/X/y.rs`"));
    let nested = [generated("src/x/y.rs", ""), generated("src/x", "")];
    assert_eq!(refusal(&nested, dir.path()), format!("{told}  `src/x/y.rs`"));
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let dir = written();
    let outside = tempfile::tempdir().unwrap();
    write(&outside, "one.rs", MARK);
    write(&outside, "stale.rs", MARK);
    fs::remove_dir_all(dir.path().join("src/a")).unwrap();
    fs::remove_file(dir.path().join("src/lib.rs")).unwrap();
    symlink(outside.path(), dir.path().join("src/a")).unwrap();
    symlink("nowhere", dir.path().join("src/lib.rs")).unwrap();
    symlink(outside.path(), dir.path().join("src/linked")).unwrap();
    let error =
        plan(&files(), dir.path()).unwrap_err().to_string().replace(dir.path().to_str().unwrap(), "DIR");
    assert_eq!(
        error,
        "generated files are not written through symbolic links:\n  DIR/src/a\n  DIR/src/lib.rs"
    );

    let (target, folder) = (written(), tempfile::tempdir().unwrap());
    let link = folder.path().join("link");
    symlink(target.path(), &link).unwrap();
    assert_eq!(drift(&files(), &link), [], "the crate's folder itself may be a link");
    drop(target);
    assert!(plan(&files(), &link).unwrap_err().to_string().starts_with("cannot read the folder "));

    fs::remove_file(dir.path().join("src/a")).unwrap();
    fs::remove_file(dir.path().join("src/lib.rs")).unwrap();
    plan(&files(), dir.path()).unwrap().apply().unwrap();
    assert_eq!(names_of(outside.path()).iter().filter(|name| name.ends_with(".rs")).count(), 2);
}

#[test]
fn names_that_differ_in_case_only() {
    let dir = tempfile::tempdir().unwrap();
    let clash = "these files would be the same one where case does not count:\n";
    let files = [generated("src/A/x.rs", ""), generated("src/a/y.rs", ""), generated("src/a/z.rs", "")];
    assert_eq!(refusal(&files, dir.path()), format!("{clash}  src/A and src/a"));
    let files = [generated("src/x.rs", ""), generated("src/x.rs", ""), generated("src/y.rs", "")];
    assert_eq!(refusal(&files, dir.path()), format!("{clash}  src/x.rs and src/x.rs"));

    let dir = written();
    write(&dir, "src/A/mine.rs", "// mine");
    assert_eq!(refusal(&super::tests::files(), dir.path()), format!("{clash}  src/a and src/A"));
}

#[test]
fn a_name_that_changes_its_case() {
    let dir = tempfile::tempdir().unwrap();
    write(&dir, "Cargo.toml", "");
    write(&dir, "src/Types/One.rs", &generated("", "x").text);
    let files = [generated("src/types/one.rs", "x")];
    let planned = plan(&files, dir.path()).unwrap();
    let changes = planned.changes.iter().map(|change| (change.path.as_str(), change.difference()));
    assert_eq!(changes.collect::<Vec<_>>(), [("src/Types/One.rs", "stale"), ("src/types/one.rs", "missing")]);
    planned.apply().unwrap();
    assert_eq!(names_of(dir.path()), ["Cargo.toml", "src/", "src/types/", "src/types/one.rs"]);
    assert!(plan(&files, dir.path()).unwrap().changes.is_empty());
}

#[cfg(unix)]
#[test]
fn permissions_of_written_files() {
    use std::os::unix::fs::PermissionsExt;
    let dir = written();
    let lib = dir.path().join("src/lib.rs");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    write(&dir, "plain", "");
    assert_eq!(mode(&lib), mode(&dir.path().join("plain")), "as any new file");
    fs::set_permissions(&lib, PermissionsExt::from_mode(0o640)).unwrap();
    plan(&[generated("src/lib.rs", "new")], dir.path()).unwrap().apply().unwrap();
    assert_eq!(mode(&lib), 0o640);
}

#[test]
fn what_the_system_refuses_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let files = files();
    let planned = plan(&files, dir.path()).unwrap();
    write(&dir, "src", "came later");
    let error = planned.apply().unwrap_err().to_string();
    assert!(
        error.starts_with(&format!("cannot create the folder {}", dir.path().join("src").display())),
        "{error}"
    );
}
