//! Code that uses all that the files of a crate offer: fields and what they hold, setters, variants, constants, traits.

use std::collections::BTreeSet;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use smithy_typegen::GeneratedFile;
use syn::{Attribute, FnArg, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Pat, Type, Visibility};

/// A module for the crate's root.
pub(super) fn of(files: &[GeneratedFile]) -> String {
    let mut modules = String::new();
    for (index, file) in files.iter().enumerate() {
        let is_own =
            file.path.starts_with("src/") && file.path.ends_with(".rs") && !file.path.contains("smithy/");
        let is_index = ["lib.rs", "mod.rs", "structures.rs"].iter().any(|name| file.path.ends_with(name));
        if is_own && !is_index {
            let uses = uses(&file.path, &syn::parse_file(&file.text).unwrap());
            modules.push_str(&format!("mod m{index} {{ {uses} }}\n"));
        }
    }
    modules
}

fn uses(path: &str, file: &syn::File) -> TokenStream {
    let mut imports = TokenStream::new();
    let mut functions = Vec::new();
    for item in &file.items {
        match item {
            Item::Use(item) if !is_import_of_root(item) => item.to_tokens(&mut imports),
            Item::Struct(item) => {
                import(&mut imports, path, &item.ident, matches!(item.fields, syn::Fields::Unit));
                functions.extend(structure(item));
            }
            Item::Enum(item) => {
                import(&mut imports, path, &item.ident, false);
                functions.extend(enumeration(item));
            }
            Item::Trait(item) => import(&mut imports, path, &item.ident, false),
            Item::Impl(item) => functions.extend(implementation(item)),
            Item::Macro(item) => functions.extend(table(&item.mac)),
            _ => {}
        }
    }
    let functions = functions.into_iter().enumerate().map(|(index, function)| {
        let name = format_ident!("u{index}");
        quote!(mod #name { use super::*; #function })
    });
    quote! {
        use crate::smithy;
        #imports
        #(#functions)*
    }
}

fn is_import_of_root(item: &syn::ItemUse) -> bool {
    item.to_token_stream().to_string().replace(' ', "") == "usecrate::smithy;"
}

fn import(imports: &mut TokenStream, path: &str, ident: &Ident, is_unit: bool) {
    let module = match path {
        "src/endpoint.rs" => quote!(endpoint::),
        _ if is_unit => quote!(operation::),
        _ => quote!(),
    };
    imports.extend(quote!(use crate::#module #ident;));
}

fn structure(item: &ItemStruct) -> Vec<TokenStream> {
    let ident = &item.ident;
    let fields = item.fields.iter().filter(|field| matches!(field.vis, Visibility::Public(_)));
    let reads = fields.map(|field| {
        let (name, ty) = (&field.ident, &field.ty);
        quote!(fn of(x: &mut #ident) -> &mut #ty { &mut x.#name })
    });
    let mut uses: Vec<TokenStream> = reads.collect();
    uses.push(quote!(fn of(x: #ident) {}));
    uses.extend(derives(&item.attrs, ident));
    uses
}

fn derives(attributes: &[Attribute], ident: &Ident) -> Vec<TokenStream> {
    let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let names = derives.flat_map(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.tokens.clone().into_iter().collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    let mut names: BTreeSet<String> = names
        .filter_map(|token| match token {
            TokenTree::Ident(name) => Some(name.to_string()),
            _ => None,
        })
        .collect();
    // Whether it is derived or written out makes no difference.
    if names.contains("PartialEq") {
        names.insert("Debug".to_owned());
    }
    names
        .into_iter()
        .map(|name| has(&format_ident!("{name}").to_token_stream(), &ident.to_token_stream()))
        .collect()
}

/// That a type has a trait.
fn has(bound: &TokenStream, ty: &TokenStream) -> TokenStream {
    let bound = match bound.to_string().as_str() {
        "Debug" => quote!(::std::fmt::Debug),
        "Hash" => quote!(::std::hash::Hash),
        "Clone" => quote!(::core::clone::Clone),
        "Copy" => quote!(::core::marker::Copy),
        "Default" => quote!(::core::default::Default),
        "Eq" => quote!(::core::cmp::Eq),
        "PartialEq" => quote!(::core::cmp::PartialEq),
        _ => bound.clone(),
    };
    quote!(fn of() { fn has<T: #bound>() {} has::<#ty>() })
}

fn enumeration(item: &ItemEnum) -> Vec<TokenStream> {
    let ident = &item.ident;
    let mut uses: Vec<TokenStream> = Vec::new();
    for variant in &item.variants {
        let name = &variant.ident;
        match &variant.fields {
            syn::Fields::Unit => {
                uses.push(quote!(fn of() -> #ident { #ident::#name }));
                uses.push(quote!(fn of(x: &#ident) -> bool { matches!(x, #ident::#name) }));
            }
            syn::Fields::Unnamed(fields) => {
                let ty = fields.unnamed.first().map(|field| &field.ty);
                uses.push(quote!(fn of(x: #ty) -> #ident { #ident::#name(x) }));
                uses.push(quote!(fn of(x: &#ident) -> Option<&#ty> { match x { #ident::#name(x) => Some(x), _ => None } }));
            }
            syn::Fields::Named(_) => {
                uses.push(quote!(fn of(x: &#ident) -> bool { matches!(x, #ident::#name { .. }) }))
            }
        }
    }
    uses.extend(derives(&item.attrs, ident));
    uses
}

fn implementation(item: &ItemImpl) -> Vec<TokenStream> {
    let ty = &item.self_ty;
    if !item.generics.params.is_empty() {
        return Vec::new();
    }
    let Some(bound) = &item.trait_ else {
        return item.items.iter().filter_map(|it| inherent(ty, it)).collect();
    };
    let bound = &bound.0;
    let mut uses = vec![has(&bound.to_token_stream(), &ty.to_token_stream())];
    for it in &item.items {
        if let ImplItem::Type(it) = it {
            let (name, is) = (&it.ident, &it.ty);
            uses.push(quote!(fn of(x: <#ty as #bound>::#name) -> #is { x }));
        }
    }
    uses
}

/// A constant or function of a type itself.
fn inherent(ty: &Type, item: &ImplItem) -> Option<TokenStream> {
    match item {
        ImplItem::Const(item) if matches!(item.vis, Visibility::Public(_)) => {
            let (name, is) = (&item.ident, &item.ty);
            Some(quote!(const OF: #is = #ty::#name;))
        }
        ImplItem::Fn(item) if matches!(item.vis, Visibility::Public(_)) => {
            let (name, generics) = (&item.sig.ident, &item.sig.generics);
            let (mut given, mut passed) = (Vec::new(), Vec::new());
            for (index, argument) in item.sig.inputs.iter().enumerate() {
                let value = format_ident!("a{index}");
                let is = match argument {
                    FnArg::Receiver(receiver) => {
                        let text = receiver.to_token_stream().to_string();
                        match (text.starts_with('&'), text.contains("mut")) {
                            (true, true) => quote!(&mut #ty),
                            (true, false) => quote!(&#ty),
                            (false, _) => quote!(#ty),
                        }
                    }
                    FnArg::Typed(argument) => {
                        debug_assert!(matches!(*argument.pat, Pat::Ident(_)));
                        let argument = &argument.ty;
                        quote!(#argument)
                    }
                };
                given.push(quote!(#value: #is));
                passed.push(value);
            }
            // A parameter that no argument tells is named; where `impl` stands for others, none can be.
            let is_told = item.sig.inputs.iter().any(|it| it.to_token_stream().to_string().contains("impl "));
            let named = generics.type_params().map(|parameter| &parameter.ident);
            let turbofish =
                if is_told || generics.params.is_empty() { quote!() } else { quote!(::<#(#named),*>) };
            Some(quote!(fn of #generics(#(#given),*) { let _ = <#ty>::#name #turbofish(#(#passed),*); }))
        }
        _ => None,
    }
}

/// What the macros make of a table: the traits of structures, errors, unions and enums.
fn table(macro_: &syn::Macro) -> Vec<TokenStream> {
    let Some(name) = macro_.path.segments.last() else { return Vec::new() };
    let Some(TokenTree::Ident(ident)) = macro_.tokens.clone().into_iter().next() else { return Vec::new() };
    let ty = ident.to_token_stream();
    let traits = match name.ident.to_string().as_str() {
        "structure" => vec![quote!(smithy::Structure), quote!(Default)],
        "error" => {
            vec![
                quote!(smithy::Structure),
                quote!(Default),
                quote!(::std::error::Error),
                quote!(smithy::ServiceError),
            ]
        }
        "string_enum" => {
            vec![quote!(::std::str::FromStr), quote!(::std::fmt::Display), quote!(::core::cmp::Ord)]
        }
        "int_enum" => {
            vec![quote!(::std::fmt::Display), quote!(::core::cmp::Ord), quote!(::core::convert::From<i32>)]
        }
        "operation_error" => vec![quote!(::std::error::Error), quote!(::std::fmt::Debug)],
        _ => vec![],
    };
    let mut uses: Vec<TokenStream> = traits.iter().map(|bound| has(bound, &ty)).collect();
    match name.ident.to_string().as_str() {
        "string_enum" => uses.push(quote!(fn of(x: &#ty) -> &str { x.as_str() })),
        "int_enum" => uses.push(quote!(fn of(x: &#ty) -> i32 { x.as_i32() })),
        _ => {}
    }
    uses
}
