//! Which functions are compiled with their crate, although perhaps nobody calls them.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Block, GenericParam, Generics, ImplItem, Item, Meta, Signature, Stmt};

/// The names of the functions that have no type parameters and are not marked as `#[inline]`, those inside of others
/// included. What a trait provides has a type parameter: `Self`.
pub(crate) fn functions(items: &[Item]) -> Vec<String> {
    let mut names = Vec::new();
    items.iter().for_each(|item| of_item(item, &mut names));
    names
}

fn of_item(item: &Item, names: &mut Vec<String>) {
    match item {
        Item::Fn(item) => of_function(&item.attrs, &item.sig, &item.block, false, names),
        Item::Impl(block) => {
            for item in &block.items {
                if let ImplItem::Fn(item) = item {
                    of_function(&item.attrs, &item.sig, &item.block, is_generic(&block.generics), names);
                }
            }
        }
        Item::Mod(module) if !module.attrs.iter().any(is_for_tests) => {
            let items = module.content.iter().flat_map(|(_, items)| items);
            items.for_each(|item| of_item(item, names));
        }
        _ => {}
    }
}

fn of_function(
    attributes: &[Attribute],
    signature: &Signature,
    body: &Block,
    of_generic: bool,
    names: &mut Vec<String>,
) {
    let is_marked = attributes.iter().any(|attribute| attribute.path().is_ident("inline"));
    let is_generic =
        of_generic || is_generic(&signature.generics) || has_impl(signature.inputs.to_token_stream());
    if !is_marked && !is_generic {
        names.push(signature.ident.to_string());
    }
    for statement in &body.stmts {
        if let Stmt::Item(item) = statement {
            of_item(item, names);
        }
    }
}

fn is_generic(generics: &Generics) -> bool {
    generics.params.iter().any(|parameter| !matches!(parameter, GenericParam::Lifetime(_)))
}

/// Whether there is an argument of a type like `impl Into<String>`.
fn has_impl(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "impl",
        TokenTree::Group(group) => has_impl(group.stream()),
        _ => false,
    })
}

fn is_for_tests(attribute: &Attribute) -> bool {
    matches!(&attribute.meta, Meta::List(list) if list.path.is_ident("cfg") && list.tokens.to_string() == "test")
}
