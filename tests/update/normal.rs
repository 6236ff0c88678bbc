//! The normal form of a model: nothing that the generator reads is lost in it, and it is its own.

use std::fs;
use std::path::{Path, PathBuf};

use smithy_typegen::load::Source;
use smithy_typegen::update::normal_form;
use smithy_typegen::{Config, lower};
use ssm_types_tests::{external, fixtures, repository};

/// Model files below a folder that can be read.
fn models(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(models(&path));
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found
}

/// How many of the files are models of a crate; each of them is checked.
fn checked(files: Vec<PathBuf>) -> usize {
    let mut count = 0;
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let source = Source { name: file.display().to_string(), text };
        let Ok((before, _)) = lower(std::slice::from_ref(&source), &Config::default()) else { continue };
        let (text, _) = normal_form(&source).unwrap_or_else(|found| panic!("{}: {found:?}", file.display()));
        let normal = Source { text, ..source };
        let (after, _) = lower(std::slice::from_ref(&normal), &Config::default()).unwrap();
        assert!(before == after, "{}: another crate", file.display());
        let (again, dropped) = normal_form(&normal).unwrap();
        assert_eq!(again, normal.text, "{}", file.display());
        assert_eq!(dropped, Default::default(), "{}", file.display());
        count += 1;
    }
    count
}

#[test]
fn models_of_ours() {
    assert!(checked(models(&fixtures())) > 0);
    assert_eq!(checked(models(&repository().join("models"))), 1);
}

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn models_that_are_published() {
    let folder = external("SMITHY_MODELS").expect("SMITHY_MODELS names a folder of models");
    assert!(checked(models(&folder)) > 20);
}
