//! What stands in generated source, found with a parser of Rust.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;
use smithy_typegen::GeneratedFile;
use syn::{Expr, ExprLit, ImplItem, Item, ItemImpl, Lit};

/// What the files have.
#[derive(Debug, Default)]
pub(crate) struct Output {
    /// The wire names in `MEMBERS`, by shape id.
    pub(crate) members: BTreeMap<String, Vec<String>>,
    /// The types that implement `Structure` and `Union`, by shape id.
    pub(crate) types: BTreeMap<String, String>,
    /// The types that implement `Operation`, by shape id.
    pub(crate) operations: BTreeMap<String, String>,
    /// The number of fields of structs and of variants of enums, by the type's name.
    pub(crate) sizes: BTreeMap<String, usize>,
    /// The values in the source of enums, by the type's name.
    pub(crate) values: BTreeMap<String, BTreeSet<String>>,
    /// The type of the errors of operations, by the operation's type.
    pub(crate) errors: BTreeMap<String, String>,
}

impl Output {
    pub(crate) fn of(files: &[GeneratedFile]) -> Self {
        let mut output = Self::default();
        let sources =
            files.iter().filter(|file| file.path.ends_with(".rs") && !file.path.contains("/smithy/"));
        for file in sources {
            for item in
                syn::parse_file(&file.text).unwrap_or_else(|error| panic!("{}: {error}", file.path)).items
            {
                output.item(item);
            }
        }
        output
    }

    fn item(&mut self, item: Item) {
        match item {
            Item::Struct(item) => self.size(item.ident.to_string(), item.fields.len()),
            Item::Enum(item) => self.size(item.ident.to_string(), item.variants.len()),
            Item::Impl(item) => self.implementation(&item),
            Item::Macro(item) => {
                let name = item.mac.path.segments.last().unwrap().ident.to_string();
                if name == "string_enum" || name == "int_enum" {
                    self.enumeration(&item.mac.tokens.to_string());
                }
            }
            _ => {}
        }
    }

    fn size(&mut self, name: String, size: usize) {
        assert_eq!(self.sizes.insert(name.clone(), size), None, "two types are called `{name}`");
    }

    fn implementation(&mut self, item: &ItemImpl) {
        let Some((path, _)) = &item.trait_ else { return };
        let ty = item.self_ty.to_token_stream().to_string();
        let constant = |name: &str| {
            item.items.iter().find_map(|item| match item {
                ImplItem::Const(item) if item.ident == name => Some(&item.expr),
                _ => None,
            })
        };
        let id = constant("SHAPE_ID").map(text);
        match path.segments.last().unwrap().ident.to_string().as_str() {
            "Structure" | "Union" => {
                let id = id.unwrap();
                let mut names = Vec::new();
                wire_names(constant("MEMBERS").unwrap(), &mut names);
                self.members.insert(id.clone(), names);
                self.types.insert(id, ty);
            }
            "Operation" => {
                let error = item.items.iter().find_map(|item| match item {
                    ImplItem::Type(item) if item.ident == "Error" => {
                        Some(item.ty.to_token_stream().to_string())
                    }
                    _ => None,
                });
                let error = error.unwrap().rsplit(' ').next().unwrap().to_owned();
                self.errors.insert(ty.clone(), error);
                self.operations.insert(id.unwrap(), ty);
            }
            _ => {}
        }
    }

    /// `Name { Variant = "value", … }`, or the same behind `sensitive`.
    fn enumeration(&mut self, tokens: &str) {
        let tokens: proc_macro2::TokenStream = tokens.parse().unwrap();
        let mut name = String::new();
        for token in tokens {
            match token {
                proc_macro2::TokenTree::Ident(ident) => name = ident.to_string(),
                proc_macro2::TokenTree::Group(group) => {
                    let values = values(group.stream());
                    self.values.insert(name.clone(), values);
                }
                _ => {}
            }
        }
    }
}

/// The values behind each `=`, as JSON.
fn values(tokens: proc_macro2::TokenStream) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    let mut value = String::new();
    for token in tokens {
        match token {
            proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '=' => value.clear(),
            proc_macro2::TokenTree::Punct(punct) if punct.as_char() == ',' => {
                let json = match syn::parse_str::<syn::LitStr>(&value) {
                    Ok(text) => serde_json::Value::String(text.value()).to_string(),
                    Err(_) => value.clone(),
                };
                assert!(values.insert(json), "{value} is twice in an enum");
            }
            token => value.push_str(&token.to_string()),
        }
    }
    values
}

/// The second arguments of all calls of `Member::new`, in order.
fn wire_names(expression: &Expr, names: &mut Vec<String>) {
    match expression {
        Expr::Reference(item) => wire_names(&item.expr, names),
        Expr::Array(item) => item.elems.iter().for_each(|item| wire_names(item, names)),
        Expr::MethodCall(item) => wire_names(&item.receiver, names),
        Expr::Call(item) => names.push(text(&item.args[1])),
        other => panic!("this is no list of members: {}", other.to_token_stream()),
    }
}

fn text(expression: &Expr) -> String {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.value(),
        other => panic!("this is no text: {}", other.to_token_stream()),
    }
}
