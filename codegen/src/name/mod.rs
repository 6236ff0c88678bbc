//! NAME: the resolved model to Rust's names. The only place that makes identifiers.
//!
//! A name is the model's, in the case that Rust wants; where that cannot be, a rule gives another one, and the
//! docs of the item say what the model calls it.

mod case;
mod keyword;
mod symbols;
mod unique;

use std::collections::BTreeMap;

use self::symbols::Members;
pub use self::symbols::{Folder, Ident, Module, OperationSymbol, Symbol, Symbols};
use self::unique::Names;
use crate::ordered::{OrderedMap, OrderedSet};
use crate::resolve::{Kind, Model};
use crate::shape_id::ShapeId;

/// The name by which Rust code refers to the crate of a package.
///
/// # Errors
///
/// What is wrong with the package's name, where that would be no identifier.
pub fn crate_name(package: &str) -> Result<String, String> {
    let name = package.replace('-', "_");
    match syn::parse_str::<syn::Ident>(&name) {
        Ok(_) => Ok(name),
        Err(_) => Err(format!(
            "`{}` is no name for a package: it cannot be the name of a crate in Rust",
            package.escape_debug()
        )),
    }
}

/// Gives names to all that becomes an item, a field or a variant.
pub fn name(model: &Model) -> Symbols {
    let mut symbols = Symbols::default();
    let mut modules: BTreeMap<Folder, Names> = BTreeMap::new();
    let mut module = |folder: Folder, ident: &str| {
        // A module with the name of the one that it is in is hard to tell from it.
        let taken = modules.entry(folder).or_insert_with(|| Names::reserved(&["mod", folder.name()]));
        Module { folder, name: taken.module(&case::snake(ident)) }
    };

    let mut types = type_idents(model);
    for (shape, _) in model.operations() {
        let name = model.name(&shape.id);
        let ident = Ident::new(unique::type_name(name), name);
        let error = types.taken.error_enum(&ident.text);
        let module = module(Folder::Operation, &ident.text);
        let waits = unique::waits(shape.traits.waiters().iter().map(|(name, _)| name));
        symbols.operations.insert(shape.id.clone(), OperationSymbol { ident, error, waits, module });
    }

    let rules: OrderedSet<String> = model.endpoint_rules().names().into_iter().map(str::to_owned).collect();
    symbols.rules = unique::fields(rules.iter());

    let owners = owners(model);
    for (id, ident) in types.idents {
        let module = match owners.get(&id).and_then(|operation| symbols.operations.get(*operation)) {
            Some(operation) => operation.module.clone(),
            None if model.shape(&id).traits.error().is_some() => module(Folder::Error, &ident.text),
            None => module(Folder::Types, &ident.text),
        };
        symbols.members.insert(id.clone(), members(&model.shape(&id).kind));
        symbols.types.insert(id, Symbol { ident, module });
    }
    symbols
}

impl Ident {
    fn new(text: String, wanted: &str) -> Self {
        Self { renamed: text != wanted, text, raw: false }
    }
}

/// The names of types, and all names that are taken at the root of the crate.
struct TypeIdents {
    /// Sorted.
    idents: OrderedMap<ShapeId, Ident>,
    taken: Names,
}

fn type_idents(model: &Model) -> TypeIdents {
    let wanted = model.shapes().filter(|shape| is_type(&shape.kind)).map(|shape| {
        let name = model.name(&shape.id);
        (&shape.id, name, unique::type_name(name))
    });
    // Those that keep their name come first, so that none of them loses it to one that has to change.
    let (kept, changed): (Vec<_>, Vec<_>) = wanted.partition(|(_, name, ident)| name == ident);
    let mut taken = Names::default();
    let mut idents: OrderedMap<_, _> = kept
        .into_iter()
        .chain(changed)
        .map(|(id, name, ident)| (id.clone(), Ident::new(taken.camel(&ident), name)))
        .collect();
    idents.sort_unstable_keys();
    TypeIdents { idents, taken }
}

/// Whether shapes of this kind become a type with a name of its own.
fn is_type(kind: &Kind) -> bool {
    matches!(kind, Kind::Structure(_) | Kind::Union(_) | Kind::Enum(_) | Kind::IntEnum(_))
}

/// The structures that are the input or output of one operation and of nothing else, with that operation.
fn owners(model: &Model) -> OrderedMap<&ShapeId, &ShapeId> {
    let mut owners = OrderedMap::default();
    let mut shared: OrderedSet<&ShapeId> = OrderedSet::default();
    for (shape, operation) in model.operations() {
        for id in [&operation.input, &operation.output] {
            if owners.insert(id, &shape.id).is_some() {
                shared.insert(id);
            }
        }
        shared.extend(&operation.errors);
    }
    for shape in model.shapes() {
        match &shape.kind {
            Kind::List(member) => {
                shared.insert(&member.target);
            }
            Kind::Map { value, .. } => {
                shared.insert(&value.target);
            }
            kind => shared.extend(kind.members().map(|member| &member.target)),
        }
    }
    owners.retain(|id, _| !shared.contains(*id));
    owners
}

fn members(kind: &Kind) -> Members {
    match kind {
        Kind::Structure(members) => unique::fields(members.keys()),
        Kind::Union(members) => unique::variants(members.keys()),
        Kind::Enum(values) => unique::variants(values.iter().map(|value| &value.name)),
        Kind::IntEnum(values) => unique::variants(values.iter().map(|value| &value.name)),
        _ => Members::default(),
    }
}

#[cfg(test)]
mod tests;
