//! The names of a crate.

use crate::ordered::OrderedMap;
use crate::shape_id::ShapeId;

/// Every name of the crate to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Symbols {
    pub(super) types: OrderedMap<ShapeId, Symbol>,
    pub(super) operations: OrderedMap<ShapeId, OperationSymbol>,
    pub(super) members: OrderedMap<ShapeId, Members>,
    /// The parameters and variables of the endpoint rules.
    pub(super) rules: Members,
}

/// The names of the fields or variants of one type, by those of their members.
pub(super) type Members = OrderedMap<String, Ident>;

/// The name of a type, and where it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// The type's name, unique at the root of the crate.
    pub ident: Ident,
    /// The file that holds it.
    pub module: Module,
}

/// The names that belong to an operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationSymbol {
    /// The unit struct that stands for the operation.
    pub ident: Ident,
    /// The enum of its errors, unique at the root of the crate.
    pub error: Ident,
    /// The functions that begin waits, by the names of the waiters.
    pub(super) waits: Members,
    /// The file that holds it.
    pub module: Module,
}

/// An identifier of Rust.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ident {
    /// The name, without `r#`.
    pub text: String,
    /// Whether it must be written with `r#`.
    pub raw: bool,
    /// Whether it is another name than the one that its place in the model leads to, so that the docs must tell.
    pub renamed: bool,
}

impl Ident {
    /// The name of the setter of a field that is called so: `with_1` of `_1`.
    pub fn setter(&self) -> String {
        format!("with_{}", self.text.trim_start_matches('_'))
    }
}

/// A file of the crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Module {
    /// The folder that the file is in.
    pub folder: Folder,
    /// The file's name, without `.rs`.
    pub name: String,
}

/// The folders of generated files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Folder {
    /// One file an error.
    Error,
    /// One file an operation, with its input, output and error enum.
    Operation,
    /// One file a type that several operations or structures share.
    Types,
}

impl Folder {
    /// The folder's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Operation => "operation",
            Self::Types => "types",
        }
    }
}

impl OperationSymbol {
    /// The name of the function that begins a wait.
    pub fn wait(&self, waiter: &str) -> Option<&Ident> {
        self.waits.get(waiter)
    }
}

impl Symbols {
    /// The symbol of a structure, union or enum of the closure.
    pub fn get(&self, id: &ShapeId) -> Option<&Symbol> {
        self.types.get(id)
    }

    /// The symbols of an operation of the closure.
    pub fn operation(&self, id: &ShapeId) -> Option<&OperationSymbol> {
        self.operations.get(id)
    }

    /// The name of a parameter or variable of the endpoint rules.
    pub fn rule(&self, name: &str) -> &Ident {
        &self.rules[name]
    }

    /// The name of a variable that is not in the endpoint rules, the one with this number.
    pub fn spare_rule(&self, number: usize) -> Ident {
        let names = (1_usize..).map(|number| match number {
            1 => "text".to_owned(),
            number => format!("text_{number}"),
        });
        let mut free = names.filter(|name| !self.rules.values().any(|taken| taken.text == *name));
        Ident { text: free.nth(number).unwrap_or_default(), raw: false, renamed: false }
    }

    /// The name of a field or variant.
    pub fn member(&self, container: &ShapeId, member: &str) -> Option<&Ident> {
        self.members.get(container)?.get(member)
    }
}
