//! LOWER: the resolved model and its names to Rust items. Every decision is made here; what is said of them is not.

mod aws;
mod binding;
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
        let Some((module, item)) = item(&lowering, shape) else { continue };
        let file = files.entry(module.clone()).or_default();
        file.push(item);
        file.sort_by_key(place_in_file);
    }
    let has = |is: fn(&Kind) -> bool| model.shapes().any(|shape| is(&shape.kind));
    let needs = Needs {
        document: has(|kind| matches!(kind, Kind::Document)),
        md5: model.operations().any(|(shape, _)| shape.traits.http_checksum_required())
            && protocol == Protocol::RestJson1,
        big_numbers: has(|kind| matches!(kind, Kind::BigInteger | Kind::BigDecimal)),
    };
    let docs = model.service().map(|(service, _)| docs::docs(&service.traits, None)).unwrap_or_default();
    Crate { service: lowering.service(), docs, files, needs, endpoint: lowering.endpoint_rules() }
}

/// The item that a shape becomes, and the file that it goes to.
fn item<'a>(lowering: &Lowering<'a>, shape: &'a Shape) -> Option<(&'a Module, Item)> {
    let item = match &shape.kind {
        Kind::Operation(operation) => {
            let module = &lowering.symbols.operation(&shape.id).module;
            return Some((module, Item::Operation(lowering.operation(shape, operation))));
        }
        Kind::Structure(_) => Item::Structure(lowering.structure(shape)),
        Kind::Union(_) => Item::Union(lowering.union(shape)),
        Kind::Enum(values) => Item::Enum(
            lowering.enumeration(shape, Repr::String, values, |text| WireValue::Text(text.clone())),
        ),
        Kind::IntEnum(values) => {
            Item::Enum(lowering.enumeration(shape, Repr::Integer, values, |value| WireValue::Integer(*value)))
        }
        _ => return None,
    };
    Some((&lowering.symbols.ty(&shape.id).module, item))
}

/// Operation, input, output: the order in which a reader meets them.
fn place_in_file(item: &Item) -> usize {
    match item {
        Item::Operation(_) => 0,
        Item::Structure(Structure { role: Role::Input, .. }) => 1,
        Item::Structure(Structure { role: Role::Output, .. }) => 2,
        Item::Structure(_) | Item::Union(_) | Item::Enum(_) => 3,
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
