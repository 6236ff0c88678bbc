//! The normal form of a model: it loses nothing that the generator reads, and it is its own normal form.

use std::fs;
use std::path::{Path, PathBuf};
use std::slice::from_ref;

use super::*;
use crate::config::Config;
use crate::front::{Front, front};

/// Model files below a folder.
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

/// A model in its normal form, with its own documentation.
fn normal_form(read: &Front) -> String {
    let source = Files::of(&[Source { name: String::new(), text: "{\"smithy\": \"2.0\"}".to_owned() }]);
    normal_text(Documentation::Model, read, read, &source.unwrap()).unwrap().remove(0)
}

/// How many of the files are models of a crate; each of them is checked.
fn checked(files: Vec<PathBuf>) -> usize {
    let config = Config::default();
    let mut count = 0;
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let source = Source { name: file.display().to_string(), text };
        let Ok(read) = front(from_ref(&source), &config) else { continue };
        let normal = [Source { text: normal_form(&read), ..source }];
        let again = front(&normal, &config).unwrap();
        assert!(read.krate == again.krate, "{}: another crate", file.display());
        assert!(normal_form(&again) == normal[0].text, "{}", file.display());
        assert_eq!(
            normal::dropped(&again.model, &Files::default()),
            Dropped::default(),
            "{}",
            file.display()
        );
        count += 1;
    }
    count
}

#[test]
fn models_of_ours() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    assert!(checked(models(&repository.join("tests/fixtures"))) > 0);
    assert_eq!(checked(models(&repository.join("models"))), 1);
}

#[test]
#[ignore = "needs SMITHY_MODELS"]
fn models_that_are_published() {
    let folder = std::env::var_os("SMITHY_MODELS").expect("SMITHY_MODELS names a folder of models");
    assert!(checked(models(Path::new(&folder))) > 20);
}
