//! Shape closures of the metadata: `shapeClosures` is a list of them, each with an `id`, what it includes (all of
//! `includeNamespaces`, and what `includeBySelector` selects, with all that these consist of) and names by `rename`.

use std::collections::BTreeSet;
use std::fmt::Display;

use serde_json::{Map, Value, json};

use super::draft::Drafts;
use super::names::Rename;
use super::selector::{self, Graph, Problem};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::load::Ast;
use crate::ordered::OrderedSet;
use crate::shape_id::ShapeId;

/// The key of the metadata.
const METADATA: &str = "shapeClosures";

const NAMESPACES: &str = "includeNamespaces";
const SELECTOR: &str = "includeBySelector";
const RENAME: &str = "rename";
const PROPERTIES: [&str; 4] = ["id", NAMESPACES, SELECTOR, RENAME];

/// What to do about a closure that has what is not supported.
const UNSUPPORTED: &str = "name the shapes themselves";

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

/// The closure with this id, if there is one, and what it includes, if nothing is wrong with it.
pub(super) fn find(
    asts: &[Ast],
    drafts: &Drafts<'_>,
    name: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Option<ShapeClosure>> {
    let mut of_name = asts.iter().enumerate().flat_map(|(file, ast)| {
        let list = ast.metadata.get(METADATA).and_then(Value::as_array).into_iter().flatten();
        list.enumerate().filter_map(move |(index, value)| {
            let properties = value.as_object()?;
            let is_it = properties.get("id").and_then(Value::as_str) == Some(name);
            is_it.then_some(Entry { name, file, index, properties })
        })
    });
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

    /// An error in what these keys lead to; `predicate` goes on after the closure's name.
    fn error(&self, code: &'static str, keys: &[&str], predicate: impl Display) -> Diagnostic {
        Diagnostic::error(code, self.place(keys), format!("the shape closure {} {predicate}", self.name))
    }

    fn invalid(&self, keys: &[&str], predicate: impl Display) -> Diagnostic {
        self.error("invalid-closure", keys, predicate)
    }

    fn resolve(&self, drafts: &Drafts<'_>, diagnostics: &mut Diagnostics) -> ShapeClosure {
        for key in self.properties.keys().filter(|key| !PROPERTIES.contains(&key.as_str())) {
            let predicate = format!("has `{}`, which is not supported", key.escape_debug());
            diagnostics.push(self.error("unsupported-closure", &[key], predicate).hint(UNSUPPORTED));
        }
        let graph = Graph::of(drafts);
        let namespaces = self.namespaces(drafts, diagnostics);
        let mut chosen: BTreeSet<usize> = graph.of_namespaces(&namespaces).collect();
        match self.properties.get(SELECTOR) {
            Some(Value::String(text)) => chosen.extend(self.select(text, &graph, diagnostics)),
            Some(_) => diagnostics.push(self.invalid(&[SELECTOR], "has a selector that is no text")),
            None if self.properties.contains_key(NAMESPACES) => {}
            None => {
                let predicate = format!("has neither `{NAMESPACES}` nor `{SELECTOR}`");
                diagnostics.push(self.invalid(&[], predicate));
            }
        }
        let ids = data(drafts, &graph, chosen);
        let others: Vec<&str> =
            ids.iter().filter(|id| !namespaces.contains(&id.namespace())).map(ShapeId::as_str).collect();
        let mut of_data = self.properties.clone();
        of_data.remove(SELECTOR);
        if !others.is_empty() {
            of_data.insert(SELECTOR.to_owned(), json!(format!("[id = {}]", others.join(", "))));
        }
        let renames = self.renames(diagnostics);
        ShapeClosure { file: self.file, renames, ids, of_data: Value::Object(of_data) }
    }

    fn namespaces(&self, drafts: &Drafts<'_>, diagnostics: &mut Diagnostics) -> Vec<&str> {
        let list = match self.properties.get(NAMESPACES) {
            None => return Vec::new(),
            Some(Value::Array(list)) => list,
            Some(_) => {
                diagnostics.push(self.invalid(&[NAMESPACES], "has namespaces that are no list"));
                return Vec::new();
            }
        };
        let mut namespaces = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let keys = [NAMESPACES, &index.to_string()];
            let Some(namespace) = value.as_str() else {
                diagnostics.push(self.invalid(&keys, "has a namespace that is no text"));
                continue;
            };
            if !drafts.keys().any(|id| id.namespace() == namespace) {
                let shown = namespace.escape_debug();
                let predicate = format!("includes the namespace {shown}, which has no shapes");
                diagnostics.push(self.error("empty-closure", &keys, predicate).into_warning());
            }
            namespaces.push(namespace);
        }
        namespaces
    }

    fn select(&self, text: &str, graph: &Graph<'_>, diagnostics: &mut Diagnostics) -> BTreeSet<usize> {
        let error = |code, predicate: &str| {
            let message = format!("the selector of the shape closure {} {predicate}", self.name);
            Diagnostic::error(code, self.place(&[SELECTOR]), message)
        };
        let (selector, unknown) = match selector::parse(text) {
            Ok(parsed) => parsed,
            Err(problem) => {
                diagnostics.push(match problem {
                    Problem::Invalid(problem) => {
                        error("invalid-selector", &format!("is not valid: {problem}"))
                    }
                    Problem::Unsupported(what) => {
                        let predicate = format!("has {what}, which is not supported");
                        error("unsupported-closure", &predicate).hint(UNSUPPORTED)
                    }
                });
                return BTreeSet::new();
            }
        };
        for what in unknown {
            let predicate = format!("has {what}, which yields nothing");
            diagnostics.push(error("unknown-selector", &predicate).into_warning());
        }
        let Ok(shapes) = selector::select(&selector, graph) else {
            diagnostics.push(error("too-large", "takes too long"));
            return BTreeSet::new();
        };
        if shapes.is_empty() {
            diagnostics.push(error("empty-closure", "selects nothing").into_warning());
        }
        shapes
    }

    fn renames(&self, diagnostics: &mut Diagnostics) -> Vec<Rename> {
        let object = match self.properties.get(RENAME) {
            None => return Vec::new(),
            Some(Value::Object(object)) => object,
            Some(_) => {
                diagnostics.push(self.invalid(&[RENAME], "has a `rename` that is no object"));
                return Vec::new();
            }
        };
        let mut renames = Vec::with_capacity(object.len());
        for (key, name) in object {
            let place = self.place(&[RENAME, key]);
            match (key.parse(), name.as_str()) {
                (Ok(id), Some(name)) => renames.push(Rename { id, name: name.to_owned(), place }),
                (Err(problem), _) => {
                    diagnostics.push(Diagnostic::error("invalid-shape-id", place, problem.to_string()));
                }
                (_, None) => diagnostics.push(self.invalid(&[RENAME, key], "has a name that is no text")),
            }
        }
        renames
    }
}

/// The data that the chosen shapes and members consist of. What other data consists of follows from the closure.
fn data(drafts: &Drafts<'_>, graph: &Graph<'_>, chosen: BTreeSet<usize>) -> Vec<ShapeId> {
    let mut ids = OrderedSet::default();
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
    ids.sort_unstable();
    ids.into_iter().collect()
}
