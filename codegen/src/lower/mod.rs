//! LOWER: the resolved model and its names to Rust items. Every decision is made here.

mod binding;
mod default;
mod docs;
mod enumeration;
mod example;
mod facts;
mod front;
mod ir;
mod operation;
mod optionality;
mod sensitivity;
mod structure;
mod types;
mod union;
mod usage;
mod wire;

use std::collections::BTreeMap;

pub(crate) use self::facts::{DEFAULT, REQUIRED, SENSITIVE, STREAMED, code};
pub use self::ir::*;
use self::usage::Usage;
pub(crate) use self::wire::protocols;
use crate::name::{Folder, Module, Symbols, crate_name};
use crate::resolve::{Kind, Model, Shape};
use crate::shape_id::ShapeId;

/// Lowers the model. Every shape that `resolve` lets through has a Rust form, so this cannot fail.
///
/// `package` is the name of the crate, for examples; `protocol` is one of the service's.
pub fn lower(
    model: &Model,
    symbols: &Symbols,
    prose: Prose,
    package: Option<&str>,
    protocol: Protocol,
) -> Crate {
    let lowering = Lowering::new(model, symbols, prose, protocol);
    let mut files: BTreeMap<Module, Vec<Item>> = BTreeMap::new();
    for shape in model.shapes() {
        for (module, item) in lowering.items(shape) {
            files.entry(module).or_default().push(item);
        }
    }
    for items in files.values_mut() {
        items.sort_by_key(place_in_file);
    }
    let (service, properties) = model.service();
    let kinds = |wanted: &[Kind]| model.shapes().any(|shape| wanted.contains(&shape.kind));
    let bindings = files.values().flatten().any(|item| match item {
        Item::Structure(item) => {
            item.fields.iter().any(|field| field.host_label || field.location != Location::Body)
        }
        _ => false,
    });
    let needs = Needs {
        document: kinds(&[Kind::Document]),
        big_numbers: kinds(&[Kind::BigInteger, Kind::BigDecimal]),
        bindings,
        body: bindings && lowering.protocol.is_json(),
        exports: true,
    };
    let docs = lowering.item_docs(service, vec![lowering.protocol.fact().to_owned()], Vec::new());
    Crate {
        example: lowering.front_example(&docs, &files),
        front: lowering.front(&files),
        package: package.map(str::to_owned),
        service: Service {
            shape_id: service.id.to_string(),
            title: service.traits.title().unwrap_or(service.id.name()).to_owned(),
            version: properties.version.clone(),
            protocol: lowering.protocol,
        },
        docs,
        files,
        needs,
    }
}

/// What becomes of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prose {
    /// Lines of Markdown, to be printed.
    Markdown,
    /// The author's words, each text as one line: where crates are only compared, most need not be converted.
    Source,
}

/// What an item can look at while it is lowered.
struct Lowering<'a> {
    model: &'a Model,
    symbols: &'a Symbols,
    protocol: Protocol,
    /// Where AWS documents the service, up to the name of a shape.
    reference: Option<String>,
    usage: Usage<'a>,
    links: docs::ShapeLinks,
    prose: Prose,
    /// What stands in ARNs of the service.
    arn_namespace: String,
    patterns: example::Patterns,
}

impl<'a> Lowering<'a> {
    fn new(model: &'a Model, symbols: &'a Symbols, prose: Prose, protocol: Protocol) -> Self {
        Self {
            model,
            symbols,
            protocol,
            reference: docs::reference(model),
            usage: Usage::of(model),
            links: match prose {
                Prose::Markdown => docs::ShapeLinks::of(model, symbols),
                Prose::Source => docs::ShapeLinks::none(),
            },
            prose,
            arn_namespace: docs::arn_namespace(model),
            patterns: example::Patterns::default(),
        }
    }

    /// The items that a shape becomes, each with the file that it goes to.
    fn items(&self, shape: &'a Shape) -> Vec<(Module, Item)> {
        match &shape.kind {
            Kind::Operation(operation) => self.operation(shape, operation),
            Kind::Structure(members) => {
                self.at(shape, |shape| Item::Structure(self.structure(shape, members)))
            }
            Kind::Union(members) => self.at(shape, |shape| Item::Union(self.union(shape, members))),
            Kind::Enum(values) => self.at(shape, |shape| Item::Enum(self.string_enum(shape, values))),
            Kind::IntEnum(values) => self.at(shape, |shape| Item::Enum(self.int_enum(shape, values))),
            _ => Vec::new(),
        }
    }

    fn at(&self, shape: &'a Shape, item: impl FnOnce(&'a Shape) -> Item) -> Vec<(Module, Item)> {
        let module = self.symbols.get(&shape.id).map(|symbol| symbol.module.clone());
        module.map(|module| (module, item(shape))).into_iter().collect()
    }

    fn ident(&self, id: &ShapeId) -> Option<&'a crate::name::Ident> {
        self.symbols.get(id).map(|symbol| &symbol.ident)
    }
}

/// Operation, input, output, error enum: the order in which a reader meets them.
fn place_in_file(item: &Item) -> usize {
    match item {
        Item::Operation(_) => 0,
        Item::Structure(Structure { role: Role::Input, .. }) => 1,
        Item::Structure(Structure { role: Role::Output, .. }) => 2,
        Item::Structure(_) | Item::Union(_) | Item::Enum(_) => 3,
        Item::OperationError(_) => 4,
    }
}

impl Item {
    /// Whether the item stands at the root of the crate; operations stand in `operation`.
    pub fn is_public_at_root(&self) -> bool {
        !matches!(self, Self::Operation(_))
    }

    /// The name of the item.
    pub fn ident(&self) -> &crate::name::Ident {
        match self {
            Self::Operation(item) => &item.ident,
            Self::Structure(item) => &item.ident,
            Self::Union(item) => &item.ident,
            Self::Enum(item) => &item.ident,
            Self::OperationError(item) => &item.ident,
        }
    }

    /// The `deprecated` attribute of the item.
    pub fn deprecated(&self) -> Option<&Deprecated> {
        match self {
            Self::Operation(item) => item.deprecated.as_ref(),
            Self::Structure(item) => item.deprecated.as_ref(),
            Self::Union(item) => item.deprecated.as_ref(),
            Self::Enum(item) => item.deprecated.as_ref(),
            Self::OperationError(_) => None,
        }
    }
}

impl Crate {
    /// The items of a folder's files.
    pub fn folder(&self, folder: Folder) -> impl Iterator<Item = (&Module, &[Item])> {
        self.files
            .iter()
            .filter(move |(module, _)| module.folder == folder)
            .map(|(m, items)| (m, items.as_slice()))
    }

    /// All items.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.files.values().flatten()
    }
}

impl Crate {
    /// The name by which Rust code outside of the crate refers to it; none where there is no crate of its own.
    pub fn name(&self) -> Option<String> {
        crate_name(self.package.as_ref()?).ok()
    }
}

/// A name for a crate of the service's types: the last part of its namespace, in kebab case. Cargo wants a letter first.
pub fn package_name(service: &ShapeId) -> String {
    let namespace = service.namespace();
    let name = namespace.rsplit('.').next().unwrap_or(namespace).to_ascii_lowercase().replace('_', "-");
    match name.trim_matches('-') {
        name if name.starts_with(|first: char| first.is_ascii_alphabetic()) => format!("{name}-types"),
        name => format!("service-{name}-types"),
    }
}
