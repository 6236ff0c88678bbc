//! NAME: the resolved model to Rust's names. The only place that makes identifiers.
//!
//! A name is the model's, in the case that Rust wants; where that cannot be, a rule gives another one, and the
//! docs of the item say what the model calls it.

mod case;
mod ident;
mod keyword;
mod unique;

pub(crate) use self::case::{capitalized, snake};
pub(crate) use self::ident::Ident;
use self::ident::Members;
use crate::ordered::{OrderedMap, OrderedSet};
use crate::resolve::{Kind, Model};
use crate::shape_id::ShapeId;
use crate::unique_name::Names;

/// All names of the generated crate.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Symbols {
    types: OrderedMap<ShapeId, Symbol>,
    operations: OrderedMap<ShapeId, OperationSymbol>,
    members: OrderedMap<ShapeId, Members>,
    /// The parameters and variables of the endpoint rules.
    rules: Members,
}

/// The name by which Rust code refers to the crate of a package.
///
/// # Errors
///
/// What is wrong with the package's name, where Cargo does not take it, or no other crate could use that name.
pub(crate) fn crate_name(package: &str) -> Result<String, String> {
    let name = package.replace('-', "_");
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == '_';
    // Cargo takes no hyphen at the beginning, and rustc no other crate whose name is not ASCII.
    let is_identifier = package.starts_with(is_letter)
        && name.chars().all(|c| is_letter(c) || c.is_ascii_digit())
        && name != "_"
        && !keyword::is_keyword(&name);
    is_identifier.then_some(name).ok_or_else(|| {
        let package = package.escape_debug();
        format!("`{package}` is no name for a package: it cannot be the name of a crate in Rust")
    })
}

/// The crates that come with Rust and that code uses by their names alone.
const RUSTS_OWN: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// The crates that generated code or its examples may depend on: two of one name are more than rustc can tell apart.
const GENERATED_CODE_USES: [&str; 9] =
    ["base64", "hmac_sha256", "http", "jiff", "jiff_core", "md5", "regex", "serde_core", "serde_json"];

/// Checks the name of a new package: a crate can have it, it hides no crate of Rust's own and none that it needs, and
/// rustc has no warning for it (the lint
/// [`non_snake_case`](https://doc.rust-lang.org/rustc/lints/listing/warn-by-default.html#non-snake-case)).
///
/// # Errors
///
/// What is wrong with the name.
pub(crate) fn check_new_package(package: &str) -> Result<(), String> {
    let name = crate_name(package)?;
    if RUSTS_OWN.contains(&name.as_str()) {
        return Err(format!("`{package}` is no name for a package: Rust has a crate of that name"));
    }
    if GENERATED_CODE_USES.contains(&name.as_str()) {
        return Err(format!(
            "`{package}` is no name for a package: the generated code uses another crate of that name"
        ));
    }
    if name.trim_matches('_').contains("__") || name.contains(|c: char| c.is_ascii_uppercase()) {
        let better = snake(&name).replace('_', "-");
        return Err(format!(
            "rustc would warn of the package `{package}`: the name of its crate, `{name}`, is not in snake case; \
             `{better}` would do"
        ));
    }
    Ok(())
}

/// The name of a type, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Symbol {
    /// The type's name, unique at the root of the crate.
    pub ident: Ident,
    /// The file that holds it.
    pub module: Module,
}

/// The names that belong to an operation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct OperationSymbol {
    /// The unit struct that stands for the operation.
    pub ident: Ident,
    /// The enum of its errors, unique at the root of the crate.
    pub error: Ident,
    /// The variants of that enum, by the errors.
    error_variants: OrderedMap<ShapeId, String>,
    /// The functions that begin waits, by the names of the waiters.
    waits: Members,
    /// The file that holds it.
    pub module: Module,
}

/// A file of the crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Module {
    /// The folder that the file is in.
    pub folder: Folder,
    /// The file's name, without `.rs`.
    pub name: String,
}

/// The folders of generated files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Folder {
    /// One file for each error.
    Error,
    /// One file for each operation, with its input, output and error enum.
    Operation,
    /// One file for each type that several operations or structures share.
    Types,
}

impl Folder {
    /// The folder's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Operation => "operation",
            Self::Types => "types",
        }
    }

    /// The names that no file in it can have. A module named like the one that it is in would be hard to tell from it, and
    /// the one of the operations imports `smithy`.
    fn taken(self) -> &'static [&'static str] {
        match self {
            Self::Error => &["mod", "error"],
            Self::Operation => &["mod", "operation", "smithy"],
            Self::Types => &["mod", "types"],
        }
    }
}

impl OperationSymbol {
    /// The name of the variant of an error of the operation.
    pub(crate) fn error_variant(&self, error: &ShapeId) -> &str {
        &self.error_variants[error]
    }

    /// The name of the function that begins a wait of the operation.
    pub(crate) fn wait(&self, waiter: &str) -> &Ident {
        &self.waits[waiter]
    }
}

impl Symbols {
    /// The symbol of a structure, union or enum of the model, all of which have one.
    pub(crate) fn ty(&self, id: &ShapeId) -> &Symbol {
        &self.types[id]
    }

    /// The symbol of an operation of the model, all of which have one.
    pub(crate) fn operation(&self, id: &ShapeId) -> &OperationSymbol {
        &self.operations[id]
    }

    /// The name of a field or variant. The member must be one of a structure, union or enum of the model, all of which have
    /// names.
    pub(crate) fn member(&self, container: &ShapeId, member: &str) -> &Ident {
        &self.members[container][member]
    }

    /// The name of a parameter or variable of the endpoint rules, all of which have one.
    pub(crate) fn rule(&self, name: &str) -> &Ident {
        &self.rules[name]
    }

    /// The name of the variable with this number, for variables that the endpoint rules do not have themselves.
    pub(crate) fn spare_rule(&self, number: usize) -> Ident {
        let names = (1_usize..).map(|number| match number {
            1 => "text".to_owned(),
            number => format!("text_{number}"),
        });
        let mut free = names.filter(|name| !self.rules.values().any(|taken| taken.text == *name));
        Ident { text: free.nth(number).unwrap_or_default(), ..Ident::default() }
    }
}

/// Gives names to all that becomes an item, a field or a variant.
pub(crate) fn name(model: &Model) -> Symbols {
    let mut symbols = Symbols::default();
    let mut modules: OrderedMap<Folder, Names> = OrderedMap::default();
    let mut module = |folder: Folder, ident: &str| {
        let taken = modules.entry(folder).or_insert_with(|| Names::reserved(folder.taken()));
        Module { folder, name: taken.module(&case::snake(ident)) }
    };

    let (types, mut taken) = type_idents(model);
    let owners = owners(model);
    let operations = operation_idents(model, &types, &owners);
    for (shape, operation) in model.operations() {
        let ident = operations[&shape.id].clone();
        let error = taken.error_enum(&ident.text);
        let module = module(Folder::Operation, &ident.text);
        let errors = operation.errors.iter().map(|error| (error, types[error].text.as_str()));
        let error_variants = unique::error_variants(errors);
        let waits =
            unique::waits(shape.traits.waiters().unwrap_or_default().iter().map(|(name, _)| name.as_str()));
        let symbol = OperationSymbol { ident, error, error_variants, waits, module };
        symbols.operations.insert(shape.id.clone(), symbol);
    }

    let rules: OrderedSet<String> = model.endpoint_rules.names().into_iter().map(str::to_owned).collect();
    symbols.rules = unique::fields(rules.iter().map(String::as_str));

    for shape in model.shapes().filter(|shape| is_type(&shape.kind)) {
        let ident = types[&shape.id].clone();
        let module = match owners.get(&shape.id) {
            Some(operation) => symbols.operations[*operation].module.clone(),
            None if shape.traits.error().is_some() => module(Folder::Error, &ident.text),
            None => module(Folder::Types, &ident.text),
        };
        symbols.members.insert(shape.id.clone(), members(&shape.kind));
        symbols.types.insert(shape.id.clone(), Symbol { ident, module });
    }
    symbols
}

/// The names of types, and all names that are taken at the root of the crate.
fn type_idents(model: &Model) -> (OrderedMap<&ShapeId, Ident>, Names) {
    let mut taken = Names::default();
    let mut idents = OrderedMap::default();
    // Those that keep their name come first, so that none of them loses it to one that has to change.
    for is_kept in [true, false] {
        for shape in model.shapes().filter(|shape| is_type(&shape.kind)) {
            let name = model.name(&shape.id);
            let wanted = unique::type_name(name);
            if (wanted == name) == is_kept {
                idents.insert(&shape.id, Ident::new(taken.camel(&wanted), name));
            }
        }
    }
    (idents, taken)
}

/// The names of operations, which differ from each other, and from those of the types in their files.
fn operation_idents<'m>(
    model: &'m Model,
    types: &OrderedMap<&ShapeId, Ident>,
    owners: &OrderedMap<&ShapeId, &ShapeId>,
) -> OrderedMap<&'m ShapeId, Ident> {
    // A constant beside them, and a unit struct is a value as well.
    let mut taken = Names::reserved(&["ROUTES"]);
    let mut idents = OrderedMap::default();
    for is_kept in [true, false] {
        for (shape, operation) in model.operations() {
            let name = model.name(&shape.id);
            let wanted = unique::type_name(name);
            if (wanted == name) != is_kept {
                continue;
            }
            let own = [&operation.input, &operation.output]
                .into_iter()
                .filter(|id| owners.get(id).is_some_and(|owner| **owner == shape.id));
            let own: Vec<&str> =
                own.filter_map(|id| types.get(id)).map(|ident| ident.text.as_str()).collect();
            let mut text = taken.camel(&wanted);
            while own.contains(&text.as_str()) {
                text = taken.camel(&wanted);
            }
            idents.insert(&shape.id, Ident::new(text, name));
        }
    }
    idents
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
        shared.extend(shape.kind.targeting().into_iter().map(|member| &member.target));
    }
    owners.retain(|id, _| !shared.contains(*id));
    owners
}

/// The names of the fields or variants of a type.
fn members(kind: &Kind) -> Members {
    let names = kind.parts().into_iter().map(|(name, _)| name);
    match kind {
        Kind::Structure(_) => unique::fields(names),
        _ => unique::variants(names),
    }
}

#[cfg(test)]
mod tests;
