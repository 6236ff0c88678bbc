//! Shape closures of the metadata: `shapeClosures` is a list of them, each with an `id`, what it includes (all of
//! `includeNamespaces`, and what `includeBySelector` selects, with all that these consist of) and names by `rename`.

use std::collections::BTreeSet;
use std::fmt::Display;

use serde_json::{Map, Value, json};

use super::context::Context;
use super::draft::Drafts;
use super::names::Rename;
use super::selector::{self, Graph, Problem};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
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

/// An entry of the list, with where it stands and what is wrong with it.
struct Entry<'a> {
    name: &'a str,
    file: usize,
    index: usize,
    properties: &'a Map<String, Value>,
    found: Diagnostics,
}

/// The closure with this id, if there is one, and what it includes, if nothing is wrong with it.
pub(super) fn find(context: &Context<'_>, name: &str) -> Option<Option<ShapeClosure>> {
    let mut of_name = context.asts.iter().enumerate().flat_map(|(file, ast)| {
        let list = ast.metadata.get(METADATA).and_then(Value::as_array).into_iter().flatten();
        list.enumerate().filter_map(move |(index, value)| {
            let properties = value.as_object()?;
            let is_it = properties.get("id").and_then(Value::as_str) == Some(name);
            is_it.then(|| Entry { name, file, index, properties, found: Diagnostics::default() })
        })
    });
    let mut entry = of_name.next()?;
    if let Some(second) = of_name.next() {
        let message = format!("there is another shape closure {name}");
        entry.found.push(Diagnostic::error("invalid-closure", second.place(&["id"]), message));
    }
    let closure = entry.resolve(&context.drafts);
    let is_valid = !entry.found.has_errors();
    context.found.append(entry.found);
    Some(is_valid.then_some(closure))
}

impl<'a> Entry<'a> {
    fn place(&self, keys: &[&str]) -> Place {
        let index = self.index.to_string();
        let path = [&["metadata", METADATA, &index], keys].concat();
        Place { file: self.file, spot: Spot::Value(path.into_iter().map(str::to_owned).collect()) }
    }

    /// An error in what these keys lead to; `predicate` goes on after the closure's name.
    fn error(&self, code: &'static str, keys: &[&str], predicate: impl Display) -> Diagnostic {
        Diagnostic::error(code, self.place(keys), format!("the shape closure {} {predicate}", self.name))
    }

    fn invalid(&mut self, keys: &[&str], predicate: impl Display) {
        self.found.push(self.error("invalid-closure", keys, predicate));
    }

    /// A property of the type that `read` takes; none where it is missing or of another type, which is reported.
    fn property<T>(&mut self, name: &str, read: fn(&'a Value) -> Option<T>, misfit: &str) -> Option<T> {
        let value = self.properties.get(name)?;
        let property = read(value);
        if property.is_none() {
            self.invalid(&[name], misfit);
        }
        property
    }

    fn resolve(&mut self, drafts: &Drafts<'_>) -> ShapeClosure {
        for key in self.properties.keys().filter(|key| !PROPERTIES.contains(&key.as_str())) {
            let predicate = format!("has `{}`, which is not supported", key.escape_debug());
            self.found.push(self.error("unsupported-closure", &[key], predicate).hint(UNSUPPORTED));
        }
        let graph = Graph::of(drafts);
        let namespaces = self.namespaces(drafts);
        let mut chosen: BTreeSet<usize> = graph.of_namespaces(&namespaces).collect();
        if let Some(text) = self.property(SELECTOR, Value::as_str, "has a selector that is no text") {
            match self.select(text, &graph) {
                Ok(shapes) => chosen.extend(shapes),
                Err(problems) => self.found.append(problems),
            }
        }
        if ![NAMESPACES, SELECTOR].iter().any(|name| self.properties.contains_key(*name)) {
            self.invalid(&[], format_args!("has neither `{NAMESPACES}` nor `{SELECTOR}`"));
        }
        let ids = data(drafts, &graph, chosen);
        let others: Vec<&str> =
            ids.iter().filter(|id| !namespaces.contains(&id.namespace())).map(ShapeId::as_str).collect();
        let mut of_data = self.properties.clone();
        of_data.remove(SELECTOR);
        if !others.is_empty() {
            of_data.insert(SELECTOR.to_owned(), json!(format!("[id = {}]", others.join(", "))));
        }
        ShapeClosure { file: self.file, renames: self.renames(), ids, of_data: Value::Object(of_data) }
    }

    fn namespaces(&mut self, drafts: &Drafts<'_>) -> Vec<&'a str> {
        let list = self.property(NAMESPACES, Value::as_array, "has namespaces that are no list");
        let mut namespaces = Vec::new();
        for (index, value) in list.into_iter().flatten().enumerate() {
            let keys = [NAMESPACES, &index.to_string()];
            let Some(namespace) = value.as_str() else {
                self.invalid(&keys, "has a namespace that is no text");
                continue;
            };
            if !drafts.keys().any(|id| id.namespace() == namespace) {
                let shown = namespace.escape_debug();
                let predicate = format!("includes the namespace {shown}, which has no shapes");
                self.found.push(self.error("empty-closure", &keys, predicate).into_warning());
            }
            namespaces.push(namespace);
        }
        namespaces
    }

    fn select(&mut self, text: &str, graph: &Graph<'_>) -> Result<BTreeSet<usize>, Diagnostics> {
        let name = self.name;
        let place = self.place(&[SELECTOR]);
        let error = |code, predicate: &str| {
            let message = format!("the selector of the shape closure {name} {predicate}");
            Diagnostic::error(code, place.clone(), message)
        };
        let (selector, unknown) = selector::parse(text).map_err(|problem| match problem {
            Problem::Invalid(problem) => error("invalid-selector", &format!("is not valid: {problem}")),
            Problem::Unsupported(what) => {
                let predicate = format!("has {what}, which is not supported");
                error("unsupported-closure", &predicate).hint(UNSUPPORTED)
            }
        })?;
        for what in unknown {
            let predicate = format!("has {what}, which yields nothing");
            self.found.push(error("unknown-selector", &predicate).into_warning());
        }
        let shapes = selector::select(&selector, graph).map_err(|_| error("too-large", "takes too long"))?;
        if shapes.is_empty() {
            self.found.push(error("empty-closure", "selects nothing").into_warning());
        }
        Ok(shapes)
    }

    fn renames(&mut self) -> Vec<Rename> {
        let object = self.property(RENAME, Value::as_object, "has a `rename` that is no object");
        let mut renames = Vec::new();
        for (key, name) in object.into_iter().flatten() {
            let place = self.place(&[RENAME, key]);
            match (key.parse(), name.as_str()) {
                (Ok(id), Some(name)) => renames.push(Rename { id, name: name.to_owned(), place }),
                (Err(problem), _) => {
                    self.found.push(Diagnostic::error("invalid-shape-id", place, problem.to_string()));
                }
                (_, None) => self.invalid(&[RENAME, key], "has a name that is no text"),
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
