//! What the names of shapes in documentation lead to.

use super::docs::Links;
use crate::lower::{Crate, Item, Operation, Structure};
use crate::name::{Ident, Module};
use crate::ordered::OrderedMap;

/// The shapes of a crate, by name.
pub(super) struct Shapes<'c> {
    pub(super) krate: &'c Crate,
    /// The path of the module that stands for the crate's root.
    root: &'c str,
    /// Types and operations by what the service calls their shapes.
    by_name: OrderedMap<&'c str, Target<'c>>,
    /// Structures by what they are called in Rust.
    structures: OrderedMap<&'c str, (&'c Module, &'c Structure)>,
    /// The operation that returns a structure, by the structure's name in Rust; the first, if there are several.
    outputs: OrderedMap<&'c str, &'c Operation>,
    /// Whether names of members begin with a capital letter.
    pub(super) members_are_upper: bool,
    /// The files of operations, by what they are called in Rust.
    operations: OrderedMap<&'c str, &'c Module>,
}

/// The item of a shape.
struct Target<'c> {
    ident: &'c Ident,
    module: &'c Module,
    operation: Option<&'c Operation>,
}

impl<'c> Shapes<'c> {
    pub(super) fn of(krate: &'c Crate, root: &'c str) -> Self {
        let mut shapes = Self {
            krate,
            root,
            by_name: OrderedMap::default(),
            structures: OrderedMap::default(),
            outputs: OrderedMap::default(),
            members_are_upper: members_are_upper(krate),
            operations: OrderedMap::default(),
        };
        for (module, items) in &krate.files {
            for item in items {
                let mut operation = None;
                if let Item::Structure(item) = item {
                    shapes.structures.insert(&item.facts.ident.text, (module, item));
                }
                if let Item::Operation(item) = item {
                    operation = Some(item);
                    shapes.operations.insert(&item.ident.text, module);
                    if let Some(output) = &item.output {
                        shapes.outputs.entry(&output.text).or_insert(item);
                    }
                }
                if let Some(name) = item.name() {
                    shapes.by_name.insert(name, Target { ident: item.ident(), module, operation });
                }
            }
        }
        shapes
    }

    /// A structure and its file, by the structure's name in Rust.
    pub(super) fn structure(&self, ident: &Ident) -> Option<(&'c Module, &'c Structure)> {
        self.structures.get(ident.text.as_str()).copied()
    }

    /// The operation that gives this structure.
    pub(super) fn operation_of_output(&self, output: &Ident) -> Option<&'c Operation> {
        self.outputs.get(output.text.as_str()).copied()
    }

    /// The file of an operation, by the operation's name in Rust.
    pub(super) fn file_of_operation(&self, ident: &Ident) -> Option<&'c Module> {
        self.operations.get(ident.text.as_str()).copied()
    }

    /// The operation whose shape has this name.
    pub(super) fn operation(&self, name: &str) -> Option<&'c Operation> {
        self.by_name.get(name)?.operation
    }

    /// The path of a type, which stands at the root.
    pub(super) fn type_path(&self, ident: &Ident) -> String {
        format!("{}::{}", self.root, ident.text)
    }

    /// The path of an operation.
    pub(super) fn operation_path(&self, ident: &Ident) -> String {
        format!("{}::operation::{}", self.root, ident.text)
    }

    /// A link to a type, from another file.
    pub(super) fn type_link(&self, ident: &Ident) -> String {
        format!("[`{}`]({})", ident.text, self.type_path(ident))
    }

    /// The scope of a text about an item of this file.
    pub(super) fn scope<'s>(&'s self, file: &'s Module, item: &'s Item) -> Scope<'s> {
        let containers = match item {
            Item::Structure(item) => vec![item],
            Item::Operation(item) => {
                let data = item.input.iter().chain(&item.output);
                data.filter_map(|ident| Some(self.structure(ident)?.1)).collect()
            }
            Item::Union(_) | Item::Enum(_) | Item::OperationError(_) => Vec::new(),
        };
        let name = item.name().unwrap_or_default();
        Scope { shapes: self, place: Place::File(file), name, containers, member: None }
    }

    /// The scope of a text about a structure of this file.
    pub(super) fn scope_of<'s>(&'s self, file: &'s Module, item: &'s Structure) -> Scope<'s> {
        let name = &item.facts.name;
        Scope { shapes: self, place: Place::File(file), name, containers: vec![item], member: None }
    }

    /// The scope of a text about the service that does not stand beside its shapes.
    pub(super) fn scope_elsewhere(&self) -> Scope<'_> {
        Scope { place: Place::Elsewhere, ..self.scope_of_service() }
    }

    /// The scope of a text about the service.
    pub(super) fn scope_of_service(&self) -> Scope<'_> {
        let name = self.krate.service.name();
        Scope { shapes: self, place: Place::Root, name, containers: Vec::new(), member: None }
    }
}

/// Whether most names of members begin with a capital letter: a service keeps to one way.
fn members_are_upper(krate: &Crate) -> bool {
    let names = krate.items().flat_map(Item::fields).map(|field| field.wire_name.as_str());
    let (upper, lower): (Vec<&str>, Vec<&str>) =
        names.partition(|name| name.starts_with(|first: char| first.is_ascii_uppercase()));
    upper.len() > lower.len()
}

/// Where a text stands.
#[derive(Clone, Copy)]
enum Place<'s> {
    /// At the root of the crate.
    Root,
    /// In this file of items.
    File(&'s Module),
    /// In a file without items of shapes.
    Elsewhere,
}

/// The links as they are written in one file, and about one shape.
#[derive(Clone)]
pub(super) struct Scope<'s> {
    pub(super) shapes: &'s Shapes<'s>,
    place: Place<'s>,
    /// What the service calls the shape that the text is about.
    pub(super) name: &'s str,
    /// The structures whose members a text may name without their structure.
    containers: Vec<&'s Structure>,
    /// The name of the member that the text is about.
    member: Option<&'s str>,
}

impl<'s> Scope<'s> {
    /// Whether the text stands in this file.
    fn is_in(&self, module: &Module) -> bool {
        matches!(self.place, Place::File(file) if file == module)
    }

    /// A link to an item of this file, by its path if the text is in another one.
    pub(super) fn link(&self, ident: &Ident, file: Option<&Module>, path: impl Fn() -> String) -> String {
        match file {
            Some(file) if self.is_in(file) => near_link(ident),
            _ => format!("[`{}`]({})", ident.text, path()),
        }
    }

    /// The scope of a text about a member.
    pub(super) fn of_member(&self, member: &'s str) -> Self {
        Self { member: Some(member), ..self.clone() }
    }

    /// A member of the structure that the text belongs to, or of what the operation takes or gives.
    fn field(&self, name: &str) -> Option<String> {
        let fields = |item: &'s Structure| item.fields.iter().find(|field| field.member == name);
        let (container, field) =
            self.containers.iter().find_map(|container| Some((container, fields(container)?)))?;
        (self.member != Some(name))
            .then(|| field_path(&self.shapes.type_path(&container.facts.ident), &field.ident))
    }
}

impl Links for Scope<'_> {
    fn target(&self, name: &str) -> Option<String> {
        if name == self.name {
            return None;
        }
        let Some(Target { ident, module, operation }) = self.shapes.by_name.get(name) else {
            return self.field(name);
        };
        // Rustdoc finds the path of an item that is in scope superfluous.
        let in_scope = match self.place {
            Place::Root => operation.is_none(),
            _ => self.is_in(module),
        };
        Some(match operation {
            _ if in_scope && name == ident.text => near_path(ident),
            Some(_) => self.shapes.operation_path(ident),
            None => self.shapes.type_path(ident),
        })
    }
}

/// What a link to a field leads to: of a field and a setter with one name, rustdoc takes the setter unless told.
pub(super) fn field_path(container: &str, field: &Ident) -> String {
    let field_first = if field.is_setter { "field@" } else { "" };
    format!("{field_first}{container}::{}", field.text)
}

/// A link to an item of the same file.
pub(super) fn near_link(ident: &Ident) -> String {
    format!("[`{}`]", near_path(ident))
}

/// The path of an item of the same file. Of a type and a derive macro of Rust's prelude with one name, rustdoc takes
/// neither unless told.
fn near_path(ident: &Ident) -> String {
    let type_only = if matches!(ident.text.as_str(), "Debug" | "Hash") { "type@" } else { "" };
    format!("{type_only}{}", ident.text)
}
