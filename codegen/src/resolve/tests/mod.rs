//! One file per part of the specification. Models are written as JSON and go through `load`.

mod apply;
mod closure;
mod constraints;
mod defaults;
mod merge;
mod mixins;
mod names;
mod recursion;
mod services;
mod version1;

use serde_json::{Value, json};

use super::{Model, Options, resolve};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Spot};
use crate::load::load;
use crate::shape_id::ShapeId;
use crate::source::Source;

/// A file of Smithy 2.0 with these shapes.
fn file(shapes: Value) -> Value {
    json!({"smithy": "2.0", "shapes": shapes})
}

/// A file with a service `t#Service` of one operation `t#Op`, whose input `t#In` is among the shapes.
fn with_input(shapes: Value) -> Value {
    let mut all = json!({
        "t#Service": {"type": "service", "version": "1", "operations": [{"target": "t#Op"}]},
        "t#Op": {"type": "operation", "input": {"target": "t#In"}},
    });
    if let (Value::Object(all), Value::Object(shapes)) = (&mut all, shapes) {
        all.extend(shapes);
    }
    file(all)
}

/// The same with an input of these members.
fn with_members(members: Value, mut shapes: Value) -> Value {
    shapes["t#In"] = json!({"type": "structure", "members": members});
    with_input(shapes)
}

fn sources(files: &[Value]) -> Vec<Source> {
    let files = files.iter().enumerate();
    files.map(|(index, file)| Source { name: format!("{index}.json"), text: file.to_string() }).collect()
}

fn run(files: &[Value], options: &Options) -> Result<(Model, Diagnostics), Diagnostics> {
    let (asts, _) = load(&sources(files)).expect("the files can be read");
    resolve(&asts, options).map(|(model, _, warnings)| (model, warnings))
}

/// The model, without warnings.
fn model(files: &[Value]) -> Model {
    let (model, found) =
        run(files, &Options::default()).unwrap_or_else(|found| panic!("{:#?}", show(&found)));
    assert_eq!(show(&found), [""; 0]);
    model
}

/// The value of a trait of a shape or of its member, as it is when all is merged.
fn written(files: &[Value], shape: &str, member: Option<&str>, trait_id: &str) -> Option<Value> {
    let (asts, _) = load(&sources(files)).expect("the files can be read");
    let (_, written, _) =
        resolve(&asts, &Options::default()).unwrap_or_else(|found| panic!("{:#?}", show(&found)));
    let shape = id(shape);
    let mut traits = written.traits(&shape, member);
    traits.find(|(id, _)| id.as_str() == trait_id).map(|(_, value)| value.clone())
}

/// The errors and warnings of files that are not valid.
fn errors(files: &[Value]) -> Vec<String> {
    match run(files, &Options::default()) {
        Ok(_) => panic!("no error in {files:?}"),
        Err(found) => show(&found),
    }
}

/// The warnings of valid files.
fn warnings(files: &[Value]) -> Vec<String> {
    let (_, found) = run(files, &Options::default()).unwrap_or_else(|found| panic!("{:#?}", show(&found)));
    show(&found)
}

/// Findings as `code place: message`, with `?` for warnings.
fn show(found: &Diagnostics) -> Vec<String> {
    found.iter().map(one).collect()
}

fn one(found: &Diagnostic) -> String {
    let path = |path: &[String]| path.join("/").trim_start_matches("shapes/").to_owned();
    let spot = match &found.place.spot {
        Spot::File => "file".to_owned(),
        Spot::Offset(offset) => offset.to_string(),
        Spot::Value(keys) => path(keys),
        Spot::Key { path: keys, .. } => format!("key {}", path(keys)),
    };
    let mark = if found.severity == Severity::Warning { "?" } else { "" };
    format!("{}{mark} {}:{spot}: {}", found.code, found.place.file, found.message)
}

/// The hints of files that are not valid.
fn hints(files: &[Value], options: &Options) -> Vec<String> {
    let found = run(files, options).expect_err("an error");
    found.iter().filter_map(|found| found.hint.clone()).collect()
}

fn id(text: &str) -> ShapeId {
    text.parse().expect("a valid id")
}

/// The names of the members of a structure or union.
fn member_names<'m>(model: &'m Model, shape: &str) -> Vec<&'m str> {
    model.shape(&id(shape)).kind.members().map(|member| member.name.as_str()).collect()
}

#[test]
fn the_smallest_service_has_only_itself() {
    let model = model(&[file(json!({"t#Service": {"type": "service"}}))]);
    assert_eq!(model.shapes().count(), 1);
    assert_eq!(model.service().unwrap().1.version, "");
    assert_eq!(model.shapes_read, 1);
}

#[test]
fn traits_are_counted_in_the_closure() {
    let model = model(&[with_members(
        json!({"a": {"target": "t#E", "traits": {"smithy.api#required": {}, "x#y": 1}}, "b": {"target": "t#E"}}),
        json!({
            "t#E": {"type": "enum", "members": {"V": {"target": "smithy.api#Unit", "traits": {"x#y": 2}}}},
            "t#Outside": {"type": "string", "traits": {"x#y": 3}},
        }),
    )]);
    let mut counts: Vec<_> = model.trait_counts().into_iter().collect();
    counts.sort_unstable();
    assert_eq!(counts, [("smithy.api#required", 1), ("x#y", 2)]);
}
