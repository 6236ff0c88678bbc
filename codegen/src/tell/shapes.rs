//! What the names of shapes in documentation lead to.

use crate::lower::{Crate, Item, Operation, operation_path};
use crate::name::{Ident, Module};
use crate::ordered::OrderedMap;

/// An item, and the file that it stands in.
type Found<'c> = (&'c Module, &'c Item);

/// The shapes of a crate, by name.
pub(super) struct Shapes<'c> {
    pub(super) krate: &'c Crate,
    /// The path of the module that stands for the crate's root.
    root: &'c str,
    /// Types and operations by what the service calls their shapes.
    by_name: OrderedMap<&'c str, Found<'c>>,
    /// All items by their paths from the root.
    by_path: OrderedMap<String, Found<'c>>,
    /// Whether names of members begin with a capital letter.
    pub(super) members_are_upper: bool,
}

impl<'c> Shapes<'c> {
    pub(super) fn of(krate: &'c Crate, root: &'c str) -> Self {
        let mut shapes = Self {
            krate,
            root,
            by_name: OrderedMap::default(),
            by_path: OrderedMap::default(),
            members_are_upper: members_are_upper(krate),
        };
        for (module, items) in &krate.files {
            for item in items {
                shapes.by_name.insert(item.name(), (module, item));
                shapes.by_path.insert(item.path(), (module, item));
            }
        }
        shapes
    }

    /// A structure and its file, by the structure's name in Rust.
    pub(super) fn structure(&self, ident: &Ident) -> Option<Found<'c>> {
        self.by_path.get(&ident.text).copied()
    }

    /// An operation by the name of its unit struct.
    pub(super) fn operation(&self, ident: &Ident) -> Option<&'c Operation> {
        self.by_path.get(&operation_path(ident))?.1.operation()
    }

    /// The path of an item in Rust.
    fn path(&self, item: &Item) -> String {
        format!("{}::{}", self.root, item.path())
    }

    /// The scope of a text about an item of this file.
    pub(super) fn scope<'s>(&'s self, file: &'s Module, item: &'s Item) -> Scope<'s> {
        let containers = match item {
            Item::Structure(_) => vec![item],
            Item::Operation(item) => {
                let data = item.input.iter().chain(&item.output);
                data.filter_map(|ident| Some(self.structure(ident)?.1)).collect()
            }
            Item::Union(_) | Item::Enum(_) => Vec::new(),
        };
        Scope { shapes: self, place: Place::File(file), name: item.name(), containers, member: None }
    }

    /// The scope of a text about the service in a file that has no items of shapes.
    pub(super) fn scope_elsewhere(&self) -> Scope<'_> {
        Scope { place: Place::Elsewhere, ..self.scope_of_service() }
    }

    /// The scope of a text about the service.
    pub(super) fn scope_of_service(&self) -> Scope<'_> {
        let name = self.krate.service.name();
        Scope { shapes: self, place: Place::Root, name, containers: Vec::new(), member: None }
    }
}

/// Whether most names of members begin with a capital letter: a service has one style.
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
    /// In a file that has no items of shapes.
    Elsewhere,
}

/// Where a text stands and what it is about, which decides how links are written.
#[derive(Clone)]
pub(super) struct Scope<'s> {
    pub(super) shapes: &'s Shapes<'s>,
    place: Place<'s>,
    /// What the service calls the shape that the text is about.
    pub(super) name: &'s str,
    /// The structures whose members a text may name without their structure.
    containers: Vec<&'s Item>,
    /// The name of the member that the text is about.
    member: Option<&'s str>,
}

impl<'s> Scope<'s> {
    /// Whether the text stands in this file.
    fn is_in(&self, module: &Module) -> bool {
        matches!(self.place, Place::File(file) if file == module)
    }

    /// A link to a structure.
    pub(super) fn structure_link(&self, ident: &Ident) -> String {
        self.link(ident, &ident.text)
    }

    /// A link to an operation.
    pub(super) fn operation_link(&self, ident: &Ident) -> String {
        self.link(ident, &operation_path(ident))
    }

    /// A link to an item with this path from the root, which is not needed in the item's own file.
    fn link(&self, ident: &Ident, path: &str) -> String {
        match self.shapes.by_path.get(path) {
            Some((file, _)) if self.is_in(file) => near_link(ident),
            _ => format!("[`{}`]({}::{path})", ident.text, self.shapes.root),
        }
    }

    /// The scope of a text about a member.
    pub(super) fn of_member(&self, member: &'s str) -> Self {
        Self { member: Some(member), ..self.clone() }
    }

    /// A member of the structure that the text belongs to, or of what the operation takes or gives.
    fn field(&self, name: &str) -> Option<String> {
        let mut containers = self.containers.iter();
        let (container, field) = containers.find_map(|container| {
            let field = container.fields().iter().find(|field| field.member == name)?;
            Some((self.shapes.path(container), field))
        })?;
        (self.member != Some(name)).then(|| field_path(&container, &field.ident))
    }

    /// What a name in the text leads to.
    pub(super) fn target(&self, name: &str) -> Option<String> {
        if name == self.name {
            return None;
        }
        let Some((module, item)) = self.shapes.by_name.get(name) else {
            return self.field(name);
        };
        let ident = item.ident();
        // Rustdoc warns of the path of an item that is in scope.
        let in_scope = match self.place {
            // Operations stand in a module.
            Place::Root => item.operation().is_none(),
            _ => self.is_in(module),
        };
        Some(if in_scope && name == ident.text { near_path(ident) } else { self.shapes.path(item) })
    }
}

/// The target of a link to a field. Where a field and its setter have one name, rustdoc would take the setter.
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
