//! The rules of the specification on how files, `apply`, mixins, defaults and closures make a model: a folder a rule, with
//! the section that it comes from in `section.txt`.
//!
//! `UPDATE=1 cargo test -p smithy-typegen resolve` rewrites what is expected.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::front::front;
use crate::load;
use crate::lower::{Crate, Field, Item, Type};
use crate::resolve::{Kind, Member, Model, Options, Shape, Written, resolve};
use crate::source::Source;
use crate::tests::fixtures;

fn sources(case: &Path) -> Vec<Source> {
    let mut models: Vec<PathBuf> = fs::read_dir(case)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    models.sort();
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    models.iter().map(|path| Source { name: name(path), text: fs::read_to_string(path).unwrap() }).collect()
}

/// The model of the case, a line a shape and member, with the Rust type of each field.
fn printed(sources: &[Source]) -> String {
    let (asts, _) = load::load(sources).unwrap();
    let (model, written, _) = resolve(&asts, &Options::default()).unwrap();
    let krate = front(sources, &Config::default()).unwrap().krate;
    let mut text = String::new();
    for shape in model.shapes().filter(|shape| !shape.id.as_str().starts_with("smithy.api#")) {
        let (kind, more) = kind(&model, &written, shape);
        writeln!(text, "{} {kind}{}{more}", shape.id, traits(&written, shape, None)).unwrap();
        for member in members(&shape.kind) {
            let field = field(&krate, shape.id.as_str(), &member.name).map(|ty| format!(" as {ty}"));
            let traits = traits(&written, shape, Some(&member.name));
            writeln!(text, "    {}: {}{traits}{}", member.name, member.target, field.unwrap_or_default())
                .unwrap();
        }
    }
    text
}

fn members(kind: &Kind) -> Vec<&Member> {
    match kind {
        Kind::List(member) => vec![member],
        Kind::Map { key, value } => vec![key, value],
        kind => kind.members().collect(),
    }
}

/// The kind of a shape, and what it has beside members.
fn kind(model: &Model, written: &Written, shape: &Shape) -> (&'static str, String) {
    let list = |ids: &[crate::shape_id::ShapeId]| {
        ids.iter().map(|id| model.name(id).to_owned()).collect::<Vec<_>>().join(", ")
    };
    match &shape.kind {
        Kind::Structure(_) => ("structure", String::new()),
        Kind::Union(_) => ("union", String::new()),
        Kind::List(_) => ("list", String::new()),
        Kind::Map { .. } => ("map", String::new()),
        Kind::Enum(values) => {
            let values: Vec<_> = values
                .iter()
                .map(|value| {
                    let traits = traits(written, shape, Some(&value.name));
                    format!("{} = {:?}{traits}", value.name, value.value)
                })
                .collect();
            ("enum", format!(": {}", values.join(", ")))
        }
        Kind::Operation(operation) => ("operation", format!(", errors: {}", list(&operation.errors))),
        Kind::Service(service) => {
            let renames: Vec<_> =
                model.renamed.iter().map(|(id, name)| format!(", {id} is {name}")).collect();
            ("service", format!(", operations: {}{}", list(&service.operations), renames.concat()))
        }
        Kind::String => ("string", String::new()),
        Kind::Integer => ("integer", String::new()),
        other => panic!("no case has a {other:?}"),
    }
}

fn traits(written: &Written, shape: &Shape, member: Option<&str>) -> String {
    let short = |id: &str| id.strip_prefix("smithy.api#").unwrap_or(id).to_owned();
    let traits: Vec<_> = written
        .traits(&shape.id, member)
        .map(|(id, value)| match value.as_object() {
            Some(object) if object.is_empty() => short(id.as_str()),
            _ => format!("{}({value})", short(id.as_str())),
        })
        .collect();
    if traits.is_empty() { String::new() } else { format!(" @{}", traits.join(" @")) }
}

fn field(krate: &Crate, shape: &str, member: &str) -> Option<String> {
    let structure = krate.items().find_map(|item| match item {
        Item::Structure(item) if item.facts.shape_id == shape => Some(item),
        _ => None,
    })?;
    structure.fields.iter().find(|field| field.member == member).map(field_type)
}

fn field_type(field: &Field) -> String {
    let ty = rust(&field.ty);
    if field.optional { format!("Option<{ty}>") } else { ty }
}

fn rust(ty: &Type) -> String {
    match ty {
        Type::Named { ident, .. } => ident.clone(),
        Type::Vec(item) => format!("Vec<{}>", rust(item)),
        Type::Map(key, value) => format!("BTreeMap<{}, {}>", rust(key), rust(value)),
        Type::Option(value) => format!("Option<{}>", rust(value)),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_rule_holds() {
    let mut wrong = Vec::new();
    let mut cases: Vec<PathBuf> =
        fs::read_dir(fixtures().join("resolve")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let section = fs::read_to_string(case.join("section.txt")).unwrap();
        assert!(section.contains("https://smithy.io/2.0/"), "{name}: a rule has a source");
        let sources = sources(&case);
        let found = printed(&sources);
        let reversed: Vec<_> = sources.into_iter().rev().collect();
        assert_eq!(printed(&reversed), found, "{name}: the order of files has no effect on shapes");
        let golden = case.join("expected.txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        if fs::read_to_string(&golden).unwrap_or_default() != found {
            wrong.push(format!("{name}; what is made now:\n{found}"));
        }
    }
    assert!(wrong.is_empty(), "these differ:\n{}", wrong.join("\n"));
}
