//! Shape closures of the metadata: `shapeClosures` is a list of them, each with an `id`, what it includes (all of
//! `includeNamespaces`, and what `includeBySelector` selects, with all that these consist of) and names by `rename`.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::draft::Drafts;
use super::names::Rename;
use super::selector::{self, Graph, Problem};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::load::Ast;
use crate::shape_id::ShapeId;

/// The key of the metadata.
pub(super) const METADATA: &str = "shapeClosures";

/// What a shape closure includes.
pub(super) struct ShapeClosure {
    pub(super) file: usize,
    /// The data that it begins with.
    pub(super) ids: Vec<ShapeId>,
    pub(super) renames: Vec<Rename>,
    /// The same closure for a model that has nothing but the data.
    pub(super) of_data: Value,
}

/// An entry of the list, and where it stands.
struct Entry<'a> {
    name: &'a str,
    file: usize,
    index: usize,
    properties: &'a Map<String, Value>,
}

/// The closure with this id; none where there is none, and none of it where something is wrong with it, which was reported.
pub(super) fn find(
    asts: &[Ast],
    drafts: &Drafts<'_>,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Option<ShapeClosure>> {
    let mut entries = asts.iter().enumerate().flat_map(|(file, ast)| {
        let list = ast.metadata.get(METADATA).and_then(Value::as_array);
        let objects = list.into_iter().flatten().enumerate();
        objects.filter_map(move |(index, value)| Some((file, index, value.as_object()?)))
    });
    let mut of_name = entries
        .by_ref()
        .filter(|(.., properties)| properties.get("id").and_then(Value::as_str) == Some(name))
        .map(|(file, index, properties)| Entry { name, file, index, properties });
    let entry = of_name.next()?;
    let mut found = Diagnostics::default();
    if let Some(second) = of_name.next() {
        let message = format!("there is another shape closure {name}");
        found.push(Diagnostic::error("invalid-closure", second.place(&["id"]), message));
    }
    let closure = entry.resolve(drafts, &mut found);
    let is_valid = !found.has_errors();
    diagnostics.append(found);
    Some(is_valid.then_some(closure))
}

impl Entry<'_> {
    fn place(&self, keys: &[&str]) -> Place {
        let index = self.index.to_string();
        let path = ["metadata", METADATA, &index].into_iter().chain(keys.iter().copied());
        Place { file: self.file, spot: Spot::Value(path.map(str::to_owned).collect()) }
    }

    fn invalid(&self, keys: &[&str], problem: &str) -> Diagnostic {
        let message = format!("the shape closure {} {problem}", self.name);
        Diagnostic::error("invalid-closure", self.place(keys), message)
    }

    fn resolve(&self, drafts: &Drafts<'_>, diagnostics: &mut Diagnostics) -> ShapeClosure {
        for key in self.properties.keys() {
            if !["id", "includeNamespaces", "includeBySelector", "rename"].contains(&key.as_str()) {
                let message = format!(
                    "the shape closure {} has `{}`, which is not supported",
                    self.name,
                    key.escape_debug()
                );
                diagnostics.push(
                    Diagnostic::error("unsupported-closure", self.place(&[key]), message)
                        .hint("name the shapes themselves"),
                );
            }
        }
        let graph = Graph::of(drafts);
        let namespaces = self.namespaces(drafts, diagnostics);
        let mut chosen: BTreeSet<usize> = graph.of_namespaces(&namespaces).collect();
        match self.properties.get("includeBySelector") {
            Some(Value::String(text)) => chosen.extend(self.select(text, &graph, diagnostics)),
            Some(_) => {
                diagnostics.push(self.invalid(&["includeBySelector"], "has a selector that is no text"))
            }
            None if self.properties.contains_key("includeNamespaces") => {}
            None => {
                diagnostics
                    .push(self.invalid(&[], "has neither `includeNamespaces` nor `includeBySelector`"));
            }
        }
        let ids = data(drafts, &graph, chosen);
        let others: Vec<&str> =
            ids.iter().filter(|id| !namespaces.contains(&id.namespace())).map(ShapeId::as_str).collect();
        let mut of_data = self.properties.clone();
        of_data.remove("includeBySelector");
        if !others.is_empty() {
            of_data.insert("includeBySelector".to_owned(), json!(format!("[id = {}]", others.join(", "))));
        }
        ShapeClosure {
            file: self.file,
            renames: self.renames(diagnostics),
            ids,
            of_data: Value::Object(of_data),
        }
    }

    fn namespaces(&self, drafts: &Drafts<'_>, diagnostics: &mut Diagnostics) -> Vec<&str> {
        const KEY: &str = "includeNamespaces";
        let list = match self.properties.get(KEY) {
            None => return Vec::new(),
            Some(Value::Array(list)) => list,
            Some(_) => {
                diagnostics.push(self.invalid(&[KEY], "has namespaces that are no list"));
                return Vec::new();
            }
        };
        let mut namespaces = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let place = || self.place(&[KEY, &index.to_string()]);
            let Some(namespace) = value.as_str() else {
                diagnostics.push(self.invalid(&[KEY, &index.to_string()], "has a namespace that is no text"));
                continue;
            };
            if !drafts.keys().any(|id| id.namespace() == namespace) {
                let message = format!(
                    "the shape closure {} includes the namespace {}, which has no shapes",
                    self.name,
                    namespace.escape_debug()
                );
                diagnostics.push(Diagnostic::warning("empty-closure", place(), message));
            }
            namespaces.push(namespace);
        }
        namespaces
    }

    fn select(&self, text: &str, graph: &Graph<'_>, diagnostics: &mut Diagnostics) -> BTreeSet<usize> {
        let place = self.place(&["includeBySelector"]);
        let (selector, unknown) = match selector::parse(text) {
            Ok(parsed) => parsed,
            Err(Problem::Invalid(problem)) => {
                let message =
                    format!("the selector of the shape closure {} is not valid: {problem}", self.name);
                diagnostics.push(Diagnostic::error("invalid-selector", place, message));
                return BTreeSet::new();
            }
            Err(Problem::Unsupported(what)) => {
                let message = format!(
                    "the selector of the shape closure {} has {what}, which is not supported",
                    self.name
                );
                diagnostics.push(
                    Diagnostic::error("unsupported-closure", place, message)
                        .hint("name the shapes themselves"),
                );
                return BTreeSet::new();
            }
        };
        for what in unknown {
            let message =
                format!("the selector of the shape closure {} has {what}, which yields nothing", self.name);
            diagnostics.push(Diagnostic::warning("unknown-selector", place.clone(), message));
        }
        let Ok(found) = selector::select(&selector, graph) else {
            let message = format!("the selector of the shape closure {} takes too long", self.name);
            diagnostics.push(Diagnostic::error("too-large", place, message));
            return BTreeSet::new();
        };
        if found.is_empty() {
            let message = format!("the selector of the shape closure {} selects nothing", self.name);
            diagnostics.push(Diagnostic::warning("empty-closure", place, message));
        }
        found
    }

    fn renames(&self, diagnostics: &mut Diagnostics) -> Vec<Rename> {
        const KEY: &str = "rename";
        let object = match self.properties.get(KEY) {
            None => return Vec::new(),
            Some(Value::Object(object)) => object,
            Some(_) => {
                diagnostics.push(self.invalid(&[KEY], "has a `rename` that is no object"));
                return Vec::new();
            }
        };
        let mut renames = Vec::with_capacity(object.len());
        for (id, name) in object {
            match (id.parse(), name.as_str()) {
                (Ok(id), Some(name)) => {
                    let place = self.place(&[KEY, ShapeId::as_str(&id)]);
                    renames.push(Rename { id, name: name.to_owned(), place });
                }
                (Err(problem), _) => {
                    diagnostics.push(Diagnostic::error(
                        "invalid-shape-id",
                        self.place(&[KEY, id]),
                        problem.to_string(),
                    ));
                }
                (_, None) => diagnostics.push(self.invalid(&[KEY, id], "has a name that is no text")),
            }
        }
        renames
    }
}

/// The data that shapes and members consist of, as far as it is not part of other data.
fn data(drafts: &Drafts<'_>, graph: &Graph<'_>, chosen: BTreeSet<usize>) -> Vec<ShapeId> {
    let mut ids = BTreeSet::new();
    let mut seen = chosen.clone();
    let mut open: Vec<usize> = chosen.into_iter().collect();
    while let Some(vertex) = open.pop() {
        match graph.shape(vertex).map(|id| (id, drafts.get(id))) {
            // A shape of the prelude.
            Some((_, None)) => {}
            Some((id, Some(draft))) if draft.shape_type.holds_data() => {
                if draft.is_type() {
                    ids.insert(id.clone());
                }
            }
            _ => open.extend(graph.parts(vertex).filter(|part| seen.insert(*part))),
        }
    }
    ids.into_iter().collect()
}
