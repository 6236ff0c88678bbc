//! What is written, and what the errors say.

use std::fs;
use std::path::Path;

use super::Builder;

const MODEL: &str = r##"{"smithy":"2.0","shapes":{
    "a#S":{"type":"service","version":"1","operations":[{"target":"a#Put"},{"target":"a#Get"}],"traits":{"smithy.api#documentation":"See Put."}},
    "a#Put":{"type":"operation","input":{"target":"a#Input"},"traits":{"smithy.api#documentation":"<p>Not <code>Get</code>.</p>"}},
    "a#Get":{"type":"operation"},
    "a#Input":{"type":"structure","members":{"a":{"target":"a#E"}}},
    "a#E":{"type":"enum","members":{"A":{"target":"smithy.api#Unit","traits":{"smithy.api#enumValue":"](crate::x"}}}}}}"##;

fn builder(folder: &Path) -> Builder {
    let model = folder.join("model.json");
    fs::write(&model, MODEL).unwrap();
    Builder::new().model(model).out_dir(folder).cargo_directives(false)
}

#[test]
fn paths_begin_at_the_module_and_values_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = builder(folder.path()).module("crate::aws::a").generate().unwrap();
    assert!(path.ends_with("a.rs"));
    let text = fs::read_to_string(&path).unwrap();
    syn::parse_file(&text).unwrap();
    assert!(text.contains(r#"A = "](crate::x""#), "{text}");
    assert!(text.contains("](crate::aws::a::operation::Put)"), "{text}");
    assert!(!text.contains("macro_export"));
    assert!(!text.contains("sigv4"), "nobody has asked for it");
    for path in text.split("crate::").skip(1).filter(|rest| !rest.starts_with('x')) {
        assert!(path.starts_with("aws::a::"), "crate::{}", path.get(..60).unwrap_or(path));
    }
}

#[test]
fn checks_are_there_where_they_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let made = |builder: Builder| fs::read_to_string(builder.generate().unwrap()).unwrap();
    let with = made(builder(folder.path()).feature("check"));
    assert!(with.contains("pub mod check {") && !with.contains("cfg("), "{with}");
    let without = made(builder(folder.path()));
    assert!(!without.contains("pub mod check {") && !without.contains("feature ="), "{without}");
}

#[test]
fn a_file_that_is_up_to_date_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let builder = builder(folder.path()).operation("Put");
    let path = builder.generate().unwrap();
    assert!(path.ends_with("include_at_crate_root.rs"));
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(20));
    builder.generate().unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
}

#[test]
fn what_is_wrong_is_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let said = |builder: Builder| builder.generate().unwrap_err().to_string();
    assert!(said(Builder::new()).starts_with("no model: call `model`"));
    for module in ["", "ssm", "crate::", "crate::a b", "crate::fn", "crate:: a", "crate::a/*x*/", "::crate"] {
        let text = said(builder(folder.path()).module(module));
        assert!(text.ends_with("is no module: a path such as `crate::ssm` is needed"), "{text}");
    }
    let error = builder(folder.path()).operation("Putt").generate().unwrap_err();
    assert_eq!(format!("{error:?}"), error.to_string(), "`main` prints `Debug`");
    assert!(error.to_string().contains("help: did you mean `Put`?"), "{error}");
    let text = said(builder(folder.path()).feature("sigv4").feature("sigv5"));
    assert!(text.contains("there is no feature `sigv5`; there is "), "{text}");
    let error = |submodule: Builder, name: &str| {
        said(Builder::new().out_dir(folder.path()).cargo_directives(false).submodule(name, submodule))
    };
    let model = || Builder::new().model(folder.path().join("model.json"));
    for name in ["", "a b", "a ", "a//b", "fn", "a::b"] {
        assert!(error(model(), name).contains("cannot be the name of a module"), "{name}");
    }
    assert!(error(model(), "smithy").starts_with("`smithy` cannot be a submodule"));
    let twice = said(Builder::new().submodule("a", model()).submodule("a", model()));
    assert_eq!(twice, "two submodules have the name `a`");
    assert!(error(Builder::new(), "a").starts_with("no model for `a`: call `model`"));
    assert!(error(model().feature("sigv4"), "a").starts_with("the submodule `a`: set features, the file"));
    assert!(error(model().operation("Putt"), "a").contains("help: did you mean `Put`?"));
    let text = said(builder(folder.path()).submodule("a", model()));
    assert!(text.starts_with("a builder with submodules has no model"), "{text}");
    // The model has no protocol, so there are no calls.
    let text = said(builder(folder.path()).feature("http"));
    assert!(text.contains("there is no feature `http`; there is `check`, `jiff`, `sigv4`"), "{text}");
}
