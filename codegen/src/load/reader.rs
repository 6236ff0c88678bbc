//! What every part of reading needs: places, findings, and access to JSON that may have the wrong form.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::ast::{Reference, Traits};
use super::key_path::KeyPath;
use super::node::{Node, Object};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::ordered::{OrderedMap, OrderedSet};
use crate::shape_id::ShapeId;

/// Reads one file and collects what is wrong with it.
pub(super) struct Reader {
    pub(super) file: usize,
    pub(super) diagnostics: Diagnostics,
    /// All ids so far; most occur many times.
    ids: OrderedSet<ShapeId>,
    /// `{}`, which is the value of most traits.
    annotation: Arc<Value>,
}

/// How a property refers to other shapes.
#[derive(Clone, Copy)]
pub(super) enum Form {
    One,
    List,
    Map,
}

/// The properties of an object that are not read yet, without repeated keys.
pub(super) struct Fields<'a, 'p> {
    properties: Object<'a>,
    /// Where the object is.
    pub(super) at: KeyPath<'p>,
}

impl<'a> Fields<'a, '_> {
    /// Takes a property out.
    pub(super) fn take(&mut self, name: &str) -> Option<Node<'a>> {
        let index = self.properties.iter().position(|(key, _)| key == name)?;
        Some(self.properties.remove(index).1)
    }

    /// Whether the property is there and not read yet.
    pub(super) fn has(&self, name: &str) -> bool {
        self.properties.iter().any(|(key, _)| key == name)
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

    /// Reports a value of another type than the wanted one.
    fn wrong_type<T>(&mut self, at: KeyPath<'_>, wanted: &str, actual: &Node<'_>) -> Option<T> {
        let name = if at.last().is_empty() {
            "the value".to_owned()
        } else {
            format!("`{}`", at.last().escape_debug())
        };
        let message = format!("{name} must be {wanted}, but is {}", actual.description());
        self.diagnostics.push(Diagnostic::error("wrong-type", self.place(at), message));
        None
    }

    /// Reports that the owner of the fields lacks a property.
    pub(super) fn missing<T>(&mut self, at: KeyPath<'_>, owner: &str, property: &str) -> Option<T> {
        let message = format!("{owner} has no `{property}`");
        self.diagnostics.push(Diagnostic::error("missing-property", self.key_place(at), message));
        None
    }

    /// Warns of the properties that nobody has taken.
    pub(super) fn rest(&mut self, fields: Fields<'_, '_>, owner: &str) {
        for (key, _) in fields.properties {
            let message = format!("{owner} has no property `{}`; it is ignored", key.escape_debug());
            let place = self.key_place(fields.at.key(&key));
            self.diagnostics.push(Diagnostic::warning("unknown-property", place, message));
        }
    }

    /// The properties of an object.
    pub(super) fn fields<'a, 'p>(&mut self, node: Node<'a>, at: KeyPath<'p>) -> Option<Fields<'a, 'p>> {
        let properties = self.object(node, at, "property")?;
        Some(Fields { properties, at })
    }

    /// A property whose keys are names that the file chooses; without entries where it is missing.
    pub(super) fn entries<'a>(&mut self, fields: &mut Fields<'a, '_>, name: &str, noun: &str) -> Object<'a> {
        let object = fields.take(name).and_then(|node| self.object(node, fields.at.key(name), noun));
        object.unwrap_or_default()
    }

    /// An object without its repeated keys, which are reported.
    fn object<'a>(&mut self, node: Node<'a>, at: KeyPath<'_>, noun: &str) -> Option<Object<'a>> {
        let Node::Object(mut pairs) = node else { return self.wrong_type(at, "an object", &node) };
        let mut occurrences = occurrences(&pairs).into_iter();
        pairs.retain(|(key, _)| {
            let occurrence = occurrences.next().unwrap_or(0);
            if occurrence > 0 {
                let hint = format!("keep one of them; JSON readers would silently use the last {noun}");
                let diagnostic = self.repeated(at.key(key), occurrence, noun).hint(hint);
                self.diagnostics.push(diagnostic);
            }
            occurrence == 0
        });
        Some(pairs)
    }

    fn repeated(&self, at: KeyPath<'_>, occurrence: usize, noun: &str) -> Diagnostic {
        let code = match noun {
            "shape" => "duplicate-shape",
            "member" => "duplicate-member",
            "trait" => "duplicate-trait",
            _ => "duplicate-key",
        };
        let message = format!("the {noun} `{}` is written more than once", at.last().escape_debug());
        Diagnostic::error(code, self.occurrence(at, occurrence), message)
    }

    fn array<'a>(&mut self, node: Node<'a>, at: KeyPath<'_>) -> Option<Vec<Node<'a>>> {
        match node {
            Node::Array(items) => Some(items),
            other => self.wrong_type(at, "an array", &other),
        }
    }

    /// A string.
    pub(super) fn text<'a>(&mut self, node: Node<'a>, at: KeyPath<'_>) -> Option<Cow<'a, str>> {
        match node {
            Node::String(text) => Some(text),
            other => self.wrong_type(at, "a string", &other),
        }
    }

    /// The id in `text`, which is a key where `place` says so.
    pub(super) fn shape_id(&mut self, text: &str, place: impl FnOnce(&Self) -> Place) -> Option<ShapeId> {
        if let Some(id) = self.ids.get(text) {
            return Some(id.clone());
        }
        match text.parse::<ShapeId>() {
            Ok(id) => {
                self.ids.insert(id.clone());
                Some(id)
            }
            Err(error) => {
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
    fn reference(&mut self, node: Node<'_>, at: KeyPath<'_>) -> Option<ShapeId> {
        if let Node::String(text) = &node {
            let message = format!("a reference is an object: {{\"target\": \"{}\"}}", text.escape_debug());
            self.diagnostics.push(Diagnostic::error("wrong-type", self.place(at), message));
            return None;
        }
        let mut fields = self.fields(node, at)?;
        let target = self.target(&mut fields, "the reference");
        self.rest(fields, "a reference");
        target
    }

    /// The `target` of a reference or member.
    pub(super) fn target(&mut self, fields: &mut Fields<'_, '_>, owner: &str) -> Option<ShapeId> {
        let Some(target) = fields.take("target") else {
            return self.missing(fields.at, owner, "target");
        };
        let at = fields.at.key("target");
        let text = self.text(target, at)?;
        self.shape_id(&text, |reader| reader.place(at))
    }

    /// A property that refers to other shapes.
    pub(super) fn references(
        &mut self,
        fields: &mut Fields<'_, '_>,
        property: &'static str,
        form: Form,
    ) -> Vec<Reference> {
        let Some(node) = fields.take(property) else { return Vec::new() };
        let owner = fields.at;
        let at = owner.key(property);
        let nodes: Vec<(Option<String>, Node<'_>)> = match form {
            Form::One => vec![(None, node)],
            Form::List => {
                let items = self.array(node, at).unwrap_or_default().into_iter().enumerate();
                items.map(|(index, item)| (Some(index.to_string()), item)).collect()
            }
            Form::Map => {
                let entries = self.object(node, at, "name").unwrap_or_default().into_iter();
                entries.map(|(key, value)| (Some(key.into_owned()), value)).collect()
            }
        };
        let mut references = Vec::with_capacity(nodes.len());
        for (key, node) in nodes {
            let at = key.as_deref().map_or(at, |key| at.key(key));
            let target = self.reference(node, at);
            references.extend(target.map(|target| Reference { property, key, target }));
        }
        references
    }

    /// The property `traits`.
    pub(super) fn traits(&mut self, fields: &mut Fields<'_, '_>) -> Traits {
        let pairs = self.entries(fields, "traits", "trait");
        let at = fields.at.key("traits");
        let traits = pairs.into_iter().filter_map(|(key, node)| {
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
                let mut occurrences = occurrences(pairs).into_iter();
                for (key, value) in pairs {
                    let at = at.key(key);
                    if let Some(occurrence @ 1..) = occurrences.next() {
                        let diagnostic = self.repeated(at, occurrence, "key");
                        self.diagnostics.push(diagnostic);
                    }
                    self.repeated_keys(value, at);
                }
            }
            _ => {}
        }
    }
}

/// For each pair, how many before it have the same key; empty if no key is repeated.
fn occurrences(pairs: &Object<'_>) -> Vec<usize> {
    // Most objects have few keys, which are faster to compare with each other.
    const FEW: usize = 8;
    let comes_again = |(index, (key, _)): (usize, &(Cow<'_, str>, Node<'_>))| {
        pairs.iter().skip(index + 1).any(|(other, _)| other == key)
    };
    if pairs.len() <= FEW && !pairs.iter().enumerate().any(comes_again) {
        return Vec::new();
    }
    let mut counts: OrderedMap<&str, usize> = OrderedMap::default();
    let mut occurrences = Vec::with_capacity(pairs.len());
    for (key, _) in pairs {
        let count = counts.entry(key).or_default();
        occurrences.push(*count);
        *count += 1;
    }
    occurrences
}
