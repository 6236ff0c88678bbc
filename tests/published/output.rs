//! What stands in generated source, found with a parser of Rust.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use smithy_typegen::GeneratedFile;
use syn::{Expr, ExprLit, ImplItem, Item, ItemImpl, Lit, Macro, Stmt};

/// What the files have.
#[derive(Debug, Default)]
pub(crate) struct Output {
    /// The wire names in tables, by shape id.
    pub(crate) members: BTreeMap<String, Vec<String>>,
    /// The structures, errors and unions, by shape id.
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
            Item::Macro(item) => self.call(item.mac),
            // A table that uses what is deprecated stands in a block.
            Item::Const(item) => {
                if let Expr::Block(block) = *item.expr {
                    for statement in block.block.stmts {
                        match statement {
                            Stmt::Macro(statement) => self.call(statement.mac),
                            other => panic!("this is no table: {}", other.to_token_stream()),
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// A table, which is a call of a macro.
    fn call(&mut self, call: Macro) {
        match call.path.segments.last().unwrap().ident.to_string().as_str() {
            "string_enum" | "int_enum" => self.enumeration(call.tokens),
            "structure" | "error" | "union" => self.table(call.tokens),
            _ => {}
        }
    }

    fn size(&mut self, name: String, size: usize) {
        assert_eq!(self.sizes.insert(name.clone(), size), None, "two types are called `{name}`");
    }

    /// The impl of `Operation`.
    fn implementation(&mut self, item: &ItemImpl) {
        let Some((path, _)) = &item.trait_ else { return };
        if path.segments.last().unwrap().ident != "Operation" {
            return;
        }
        let ty = item.self_ty.to_token_stream().to_string();
        let constant = |name: &str| {
            item.items.iter().find_map(|item| match item {
                ImplItem::Const(item) if item.ident == name => Some(&item.expr),
                _ => None,
            })
        };
        let error = item.items.iter().find_map(|item| match item {
            ImplItem::Type(item) if item.ident == "Error" => Some(item.ty.to_token_stream().to_string()),
            _ => None,
        });
        let error = error.unwrap().rsplit(' ').next().unwrap().to_owned();
        self.errors.insert(ty.clone(), error);
        self.operations.insert(constant("SHAPE_ID").map(text).unwrap(), ty);
    }

    /// `Name = "shape#Id" [flags] { index field: "WireName" => "shape#Target" [facts], … }`
    fn table(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter();
        let name = tokens.next().unwrap().to_string();
        assert_eq!(tokens.next().unwrap().to_string(), "=");
        let id = unquoted(tokens.next().unwrap());
        let rows = tokens.find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
            _ => None,
        });
        let (mut names, mut row) = (Vec::new(), Vec::new());
        for token in rows.unwrap() {
            if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
                let row: Vec<TokenTree> = std::mem::take(&mut row);
                assert_eq!(
                    (row[0].to_string(), row[2].to_string()),
                    (names.len().to_string(), ":".to_owned())
                );
                names.push(unquoted(row[3].clone()));
            } else {
                row.push(token);
            }
        }
        assert!(row.is_empty(), "{name} has a row without an end");
        self.members.insert(id.clone(), names);
        self.types.insert(id, name);
    }

    /// `Name [sensitive] { Variant = "value", … }`
    fn enumeration(&mut self, tokens: TokenStream) {
        let mut name = String::new();
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => name = ident.to_string(),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    let values = values(group.stream());
                    self.values.insert(name.clone(), values);
                }
                _ => {}
            }
        }
    }
}

/// The values behind each `=`, as JSON.
fn values(tokens: TokenStream) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    let mut value = String::new();
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '=' => value.clear(),
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
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

/// The text of a literal.
fn unquoted(token: TokenTree) -> String {
    syn::parse2::<syn::LitStr>(token.into()).unwrap().value()
}

fn text(expression: &Expr) -> String {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => text.value(),
        other => panic!("this is no text: {}", other.to_token_stream()),
    }
}
