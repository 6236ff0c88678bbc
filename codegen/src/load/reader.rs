//! What every part of reading needs: places, findings, and access to JSON that may have the wrong form.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::ast::Traits;
use super::node::{Node, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// Reads one file and collects what is wrong with it.
pub(super) struct Reader {
    pub(super) file: usize,
    pub(super) diagnostics: Diagnostics,
    /// All ids so far: most come again and again.
    ids: OrderedSet<ShapeId>,
    /// `{}`, which is the value of most traits.
    annotation: Arc<Value>,
}

/// A place in the file, as a list of keys that grows on the stack.
#[derive(Clone, Copy)]
pub(super) struct KeyPath<'p> {
    parent: Option<&'p KeyPath<'p>>,
    key: &'p str,
}

/// The properties of an object that are not read yet, without repeated keys.
pub(super) struct Fields<'a>(Object<'a>);

impl<'p> KeyPath<'p> {
    /// The root of the file.
    pub(super) const ROOT: KeyPath<'static> = KeyPath { parent: None, key: "" };

    /// The place below this one.
    pub(super) fn key(&'p self, key: &'p str) -> KeyPath<'p> {
        KeyPath { parent: Some(self), key }
    }

    fn path(&self) -> Vec<String> {
        let Some(parent) = self.parent else { return Vec::new() };
        let mut path = parent.path();
        path.push(self.key.to_owned());
        path
    }
}

impl<'a> Fields<'a> {
    /// Takes a property out.
    pub(super) fn take(&mut self, name: &str) -> Option<Node<'a>> {
        let index = self.0.iter().position(|(key, _)| key == name)?;
        Some(self.0.remove(index).1)
    }

    /// Whether there is such a property.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }
}

impl Reader {
    /// A reader of the file with this index.
    pub(super) fn new(file: usize) -> Self {
        let annotation = Arc::new(Value::Object(Map::new()));
        Self { file, diagnostics: Diagnostics::default(), ids: OrderedSet::default(), annotation }
    }

    pub(super) fn place(&self, at: KeyPath<'_>) -> Place {
        Place { file: self.file, spot: Spot::Value(at.path()) }
    }

    pub(super) fn key_place(&self, at: KeyPath<'_>) -> Place {
        self.occurrence(at, 0)
    }

    fn occurrence(&self, at: KeyPath<'_>, occurrence: usize) -> Place {
        Place { file: self.file, spot: Spot::Key { path: at.path(), occurrence } }
    }

    pub(super) fn wrong_type(&mut self, at: KeyPath<'_>, wanted: &str, actual: &Node<'_>) {
        let name =
            if at.key.is_empty() { "the value".to_owned() } else { format!("`{}`", at.key.escape_debug()) };
        let message = format!("{name} must be {wanted}, but is {}", actual.description());
        self.diagnostics.push(Diagnostic::error("wrong-type", self.place(at), message));
    }

    pub(super) fn missing(&mut self, at: KeyPath<'_>, owner: &str, property: &str) {
        let message = format!("{owner} has no `{property}`");
        self.diagnostics.push(Diagnostic::error("missing-property", self.key_place(at), message));
    }

    /// Warns of the properties that nobody has taken.
    pub(super) fn rest(&mut self, fields: Fields<'_>, at: KeyPath<'_>, owner: &str) {
        for (key, _) in fields.0 {
            let message = format!("{owner} has no property `{}`; it is ignored", key.escape_debug());
            self.diagnostics.push(Diagnostic::warning(
                "unknown-property",
                self.key_place(at.key(&key)),
                message,
            ));
        }
    }

    /// An object without its repeated keys, which are reported.
    pub(super) fn fields<'a>(&mut self, node: Node<'a>, at: KeyPath<'_>) -> Option<Fields<'a>> {
        self.entries(node, at, "duplicate-key", "property").map(Fields)
    }

    /// The same, where the keys are names that the file chooses.
    pub(super) fn entries<'a>(
        &mut self,
        node: Node<'a>,
        at: KeyPath<'_>,
        code: &'static str,
        noun: &str,
    ) -> Option<Object<'a>> {
        match node {
            Node::Object(pairs) => Some(self.unique(pairs, at, code, noun)),
            other => {
                self.wrong_type(at, "an object", &other);
                None
            }
        }
    }

    fn unique<'a>(
        &mut self,
        mut pairs: Object<'a>,
        at: KeyPath<'_>,
        code: &'static str,
        noun: &str,
    ) -> Object<'a> {
        if !may_repeat(&pairs) {
            return pairs;
        }
        let mut seen: OrderedMap<Cow<'a, str>, usize> = OrderedMap::default();
        pairs.retain(|(key, _)| {
            let count = seen.entry(key.clone()).and_modify(|count| *count += 1).or_insert(0);
            if *count > 0 {
                let place = self.occurrence(at.key(key), *count);
                let message = format!("the {noun} `{}` is written more than once", key.escape_debug());
                let hint = format!("keep one of them; JSON readers would silently use the last {noun}");
                self.diagnostics.push(Diagnostic::error(code, place, message).hint(hint));
            }
            *count == 0
        });
        pairs
    }

    pub(super) fn array<'a>(&mut self, node: Node<'a>, at: KeyPath<'_>) -> Option<Vec<Node<'a>>> {
        match node {
            Node::Array(items) => Some(items),
            other => {
                self.wrong_type(at, "an array", &other);
                None
            }
        }
    }

    pub(super) fn text<'a>(&mut self, node: Node<'a>, at: KeyPath<'_>) -> Option<Cow<'a, str>> {
        match node {
            Node::String(text) => Some(text),
            other => {
                self.wrong_type(at, "a string", &other);
                None
            }
        }
    }

    /// The id in `text`, which is a key where `place` says so.
    pub(super) fn shape_id(&mut self, text: &str, place: impl FnOnce(&Self) -> Place) -> Option<ShapeId> {
        if let Some(id) = self.ids.get(text) {
            return Some(id.clone());
        }
        match text.parse() {
            Ok(id) => {
                self.ids.insert(ShapeId::clone(&id));
                Some(id)
            }
            Err(error) => {
                let error: crate::shape_id::InvalidShapeId = error;
                let diagnostic = Diagnostic::error("invalid-shape-id", place(self), error.to_string());
                self.diagnostics.push(match text.contains('#') {
                    true => diagnostic,
                    false => diagnostic
                        .hint("in the JSON AST every shape id is absolute: the namespace, `#`, the name"),
                });
                None
            }
        }
    }

    /// An id in an object such as `{"target": "ns#Name"}`
    /// ([AST shape reference](https://smithy.io/2.0/spec/json-ast.html#ast-shape-reference)).
    pub(super) fn reference(&mut self, node: Node<'_>, at: KeyPath<'_>) -> Option<ShapeId> {
        if let Node::String(text) = &node {
            let message = format!("a reference is an object: {{\"target\": \"{}\"}}", text.escape_debug());
            self.diagnostics.push(Diagnostic::error("wrong-type", self.place(at), message));
            return None;
        }
        let mut fields = self.fields(node, at)?;
        let target = self.target(&mut fields, at, "the reference");
        self.rest(fields, at, "a reference");
        target
    }

    /// The `target` of a reference or member.
    pub(super) fn target(
        &mut self,
        fields: &mut Fields<'_>,
        at: KeyPath<'_>,
        owner: &str,
    ) -> Option<ShapeId> {
        let Some(target) = fields.take("target") else {
            self.missing(at, owner, "target");
            return None;
        };
        let at = at.key("target");
        let text = self.text(target, at)?;
        self.shape_id(&text, |reader| reader.place(at))
    }

    /// An array of references.
    pub(super) fn references(&mut self, node: Option<Node<'_>>, at: KeyPath<'_>) -> Vec<ShapeId> {
        let Some(items) = node.and_then(|node| self.array(node, at)) else { return Vec::new() };
        let mut ids = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            ids.extend(self.reference(item, at.key(&index.to_string())));
        }
        ids
    }

    /// Traits by their ids.
    pub(super) fn traits(&mut self, node: Option<Node<'_>>, at: KeyPath<'_>) -> Traits {
        let pairs = node.and_then(|node| self.entries(node, at, "duplicate-trait", "trait"));
        let traits = pairs.unwrap_or_default().into_iter().filter_map(|(key, node)| {
            let at = at.key(&key);
            let id = self.shape_id(&key, |reader| reader.key_place(at))?;
            let value = match node {
                Node::Object(pairs) if pairs.is_empty() => Arc::clone(&self.annotation),
                node => Arc::new(self.value(node, at)),
            };
            Some((id, value))
        });
        traits.collect()
    }

    /// Free JSON: the value of a trait or of metadata.
    pub(super) fn value(&mut self, node: Node<'_>, at: KeyPath<'_>) -> Value {
        self.repeated_keys(&node, at);
        node.into_value()
    }

    fn repeated_keys(&mut self, node: &Node<'_>, at: KeyPath<'_>) {
        match node {
            Node::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    if matches!(item, Node::Array(_) | Node::Object(_)) {
                        self.repeated_keys(item, at.key(&index.to_string()));
                    }
                }
            }
            Node::Object(pairs) => {
                let may_repeat = may_repeat(pairs);
                let mut seen: OrderedMap<&str, usize> = OrderedMap::default();
                for (key, value) in pairs {
                    if may_repeat {
                        let count = seen.entry(key).and_modify(|count| *count += 1).or_insert(0);
                        if *count > 0 {
                            let place = self.occurrence(at.key(key), *count);
                            let message =
                                format!("the key `{}` is written more than once", key.escape_debug());
                            self.diagnostics.push(Diagnostic::error("duplicate-key", place, message));
                        }
                    }
                    self.repeated_keys(value, at.key(key));
                }
            }
            _ => {}
        }
    }
}

/// Whether two keys may be equal. The answer is exact for as few keys as most objects have.
fn may_repeat(pairs: &Object<'_>) -> bool {
    const FEW: usize = 8;
    let again = |(index, (key, _)): (usize, &(Cow<'_, str>, Node<'_>))| {
        pairs.iter().skip(index + 1).any(|(other, _)| other == key)
    };
    pairs.len() > FEW || pairs.iter().enumerate().any(again)
}
