//! The order of the generator's parts, and of the files in each: who uses whom.

mod imports;

use std::sync::LazyLock;

use imports::{Import, circles, imports};
use ssm_types_tests::sources::{is_test, sources};

/// The parts of the generator: each uses only those before it, and itself. Items of the crate's root are of `lib`.
const LAYERS: &[&str] = &[
    "ordered",
    "relative_path",
    "shape_id",
    "unique_name",
    "unprintable",
    "source",
    "diagnostic",
    "code_span",
    "line_ends",
    "fill",
    "load",
    "resolve",
    "name",
    "lower",
    "limits",
    "tell",
    "render",
    "write",
    "package",
    "support_crate",
    "single",
    "report",
    "config",
    "front",
    "generate",
    "diff",
    "compare",
    "policy",
    "update",
    "model_files",
    "builder",
    "cli",
    "lib",
    "main",
];

/// What a part does not use although it comes before: what is told is never compared.
const NEVER: &[(&str, &str)] = &[("diff", "tell")];

/// The place of a file in [`LAYERS`].
fn layer(path: &str) -> Option<usize> {
    let is_in = |layer: &str| {
        path.strip_prefix(layer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '.']))
    };
    (0..LAYERS.len()).filter(|&at| is_in(LAYERS[at])).max_by_key(|&at| LAYERS[at].len())
}

/// The files of a package that are no tests.
fn program(folder: &str) -> Vec<(String, String)> {
    sources(folder).into_iter().filter(|(path, _)| !is_test(path)).collect()
}

/// The imports among the files of the generator.
static GENERATOR: LazyLock<Vec<Import>> = LazyLock::new(|| imports(&program("codegen/src")));

/// The imports that use a later part, or one that they never may.
fn wrong(imports: &[Import]) -> Vec<String> {
    let is_wrong = |import: &&Import| {
        let (Some(from), Some(to)) = (layer(&import.from), layer(&import.to)) else { return true };
        to > from || NEVER.contains(&(LAYERS[from], LAYERS[to]))
    };
    imports.iter().filter(is_wrong).map(|import| format!("{}: {}", import.from, import.path)).collect()
}

#[test]
fn data_goes_one_way() {
    for (path, _) in program("codegen/src") {
        assert!(layer(&path).is_some(), "{path} has no place in the order of the layers");
    }
    let wrong = wrong(&GENERATOR);
    assert!(wrong.is_empty(), "these use a later stage:\n{}", wrong.join("\n"));
}

#[test]
fn files_make_no_circle() {
    let support = imports(&program("codegen/support"));
    for (folder, imports) in [("codegen/src", &*GENERATOR), ("codegen/support", &support)] {
        let mut found = Vec::new();
        for circle in circles(imports) {
            found.push(circle.join(", "));
            let is_in = |import: &&Import| circle.contains(&import.from) && circle.contains(&import.to);
            found.extend(imports.iter().filter(is_in).map(|it| format!("    {}: {}", it.from, it.path)));
        }
        assert!(found.is_empty(), "these files of {folder} use each other:\n{}", found.join("\n"));
    }
}

/// Files as if they were those of a crate.
fn crate_of(files: &[(&str, &str)]) -> Vec<Import> {
    let files: Vec<_> = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    imports(&files)
}

fn pairs(imports: &[Import]) -> Vec<(&str, &str)> {
    imports.iter().map(|import| (import.from.as_str(), import.to.as_str())).collect()
}

#[test]
fn an_arrow_back_is_found() {
    let lower = "use crate::render::Token;\npub struct Crate;";
    let files = [("lower/mod.rs", lower), ("render/mod.rs", "pub struct Token;")];
    assert_eq!(wrong(&crate_of(&files)), ["lower/mod.rs: crate::render::Token"]);
    // However it is written, and wherever it stands.
    for text in [
        "fn f() { crate::render::g(); }",
        "fn f() { use crate::{lower, render::Token}; }",
        "#[cfg(test)]\nuse crate::render::Token;",
        "#[cfg(test)]\nfn for_tests() {}\nfn f() -> Option<super::render::Token> { None }",
    ] {
        let files = [("lower/mod.rs", text), ("render/mod.rs", "pub struct Token;"), ("lib.rs", "")];
        assert_eq!(wrong(&crate_of(&files)).len(), 1, "{text}");
    }
    let tests = "#[cfg(test)]\nmod tests { use crate::render::Token; }\nfn f() {}";
    assert_eq!(crate_of(&[("lower/item.rs", tests), ("render/mod.rs", "pub struct Token;")]), []);
    let diff = [("diff/mod.rs", "use crate::tell::words;"), ("tell/mod.rs", "pub fn words() {}")];
    assert_eq!(wrong(&crate_of(&diff)), ["diff/mod.rs: crate::tell::words"]);
}

#[test]
fn a_circle_is_found() {
    let files = [
        ("diff/a.rs", "use super::b::B;\npub struct A;"),
        ("diff/b.rs", "use super::c;\npub struct B;\nfn f() { c::g(); }"),
        ("diff/c.rs", "use super::a::A;\npub fn g() {}"),
        ("diff/d.rs", "use super::a::A;"),
    ];
    assert_eq!(circles(&crate_of(&files)), [["diff/a.rs", "diff/b.rs", "diff/c.rs"]]);
}

#[test]
fn a_child_that_uses_what_dispatches_to_it_is_found() {
    let files = [
        ("lower/mod.rs", "mod union;\npub struct Lowering;\nfn f() { union::union(); }"),
        ("lower/union.rs", "use super::Lowering;\npub fn union() {}"),
    ];
    assert_eq!(circles(&crate_of(&files)), [["lower/mod.rs", "lower/union.rs"]]);
    // What it only passes on is another file's.
    let files = [
        ("lower/context.rs", "pub struct Lowering;"),
        ("lower/ir/mod.rs", "pub use self::ty::*;"),
        ("lower/ir/ty.rs", "pub struct Type;"),
        (
            "lower/mod.rs",
            "pub use self::context::Lowering;\npub use self::ir::*;\nfn f() { union::union(); }",
        ),
        ("lower/union.rs", "use super::{Lowering, Type};\npub fn union() {}"),
    ];
    let imports = crate_of(&files);
    assert_eq!(circles(&imports), Vec::<Vec<String>>::new());
    assert_eq!(
        pairs(&imports),
        [
            ("lower/mod.rs", "lower/union.rs"),
            ("lower/union.rs", "lower/context.rs"),
            ("lower/union.rs", "lower/ir/ty.rs")
        ]
    );
}
