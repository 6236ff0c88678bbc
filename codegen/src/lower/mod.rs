//! LOWER: the resolved model and its names to Rust items. Every decision is made here; what is said of them is not.

mod aws;
mod binding;
mod call;
mod default;
mod docs;
#[cfg(feature = "check")]
mod ecma262;
mod endpoint;
mod endpoint_binding;
mod endpoint_use;
mod enumeration;
#[cfg(feature = "cli")]
mod example;
#[cfg(not(feature = "cli"))]
#[path = "no_example.rs"]
mod example;
mod ir;
mod lowering;
mod member;
mod operation;
mod optionality;
#[cfg(feature = "check")]
mod pattern;
#[cfg(not(feature = "check"))]
#[path = "no_pattern.rs"]
mod pattern;
mod query;
mod sensitivity;
mod service;
mod structure;
mod types;
mod union;
mod usage;
mod waiter;
mod wire;
mod xml;

use std::collections::BTreeMap;

pub(crate) use self::ir::*;
use self::lowering::Lowering;
pub(crate) use self::wire::protocols;
use crate::name::{Module, Symbols};
use crate::resolve::{Kind, Model, Shape};

/// Lowers the model. Every shape that `resolve` lets through has a Rust form, so this cannot fail.
pub(crate) fn lower(model: &Model, symbols: &Symbols, protocol: Protocol) -> Crate {
    let lowering = Lowering::new(model, symbols, protocol);
    let mut files: BTreeMap<Module, Vec<Item>> = BTreeMap::new();
    for shape in model.shapes() {
        for (module, item) in items(&lowering, shape) {
            let file = files.entry(module).or_default();
            let before = file.partition_point(|other| place_in_file(other) <= place_in_file(&item));
            file.insert(before, item);
        }
    }
    let has = |is: fn(&Kind) -> bool| model.shapes().any(|shape| is(&shape.kind));
    let needs = Needs {
        document: has(|kind| matches!(kind, Kind::Document)),
        md5: model.operations().any(|(shape, _)| shape.traits.http_checksum_required())
            && lowering.protocol == Protocol::RestJson1,
        big_numbers: has(|kind| matches!(kind, Kind::BigInteger | Kind::BigDecimal)),
    };
    let docs = model.service().map(|(service, _)| docs::docs(&service.traits, None)).unwrap_or_default();
    Crate { service: lowering.service(), docs, files, needs, endpoint: lowering.endpoint_rules() }
}

/// The items that a shape becomes, each with the file that it goes to.
fn items<'a>(lowering: &Lowering<'a>, shape: &'a Shape) -> Vec<(Module, Item)> {
    let item = match &shape.kind {
        Kind::Operation(operation) => return lowering.operation(shape, operation),
        Kind::Structure(members) => Item::Structure(lowering.structure(shape, members)),
        Kind::Union(members) => Item::Union(lowering.union(shape, members)),
        Kind::Enum(values) => Item::Enum(lowering.string_enum(shape, values)),
        Kind::IntEnum(values) => Item::Enum(lowering.int_enum(shape, values)),
        _ => return Vec::new(),
    };
    let module = lowering.symbols.get(&shape.id).map(|symbol| symbol.module.clone());
    module.map(|module| (module, item)).into_iter().collect()
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

/// A name for a crate of types: the last part of their namespace, in kebab case. Cargo wants a letter first.
pub(crate) fn package_name(namespace: &str) -> String {
    let last = namespace.rsplit('.').next().unwrap_or(namespace).to_ascii_lowercase();
    let mut words: Vec<&str> = last.split('_').filter(|word| !word.is_empty()).collect();
    if !words.first().is_some_and(|word| word.starts_with(|first: char| first.is_ascii_alphabetic())) {
        words.insert(0, "service");
    }
    words.push("types");
    words.join("-")
}
