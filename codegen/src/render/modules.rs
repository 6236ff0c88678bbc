//! The files that hold the others together: `lib.rs`, a `mod.rs` a folder, and the look-up by name.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{allow_deprecated, spaced};
use super::ty::{self, plain};
use crate::lower::{Crate, Item, Role};
use crate::name::Folder;
use crate::tell::OPERATIONS as OPERATIONS_DOCS;

const ROOT: &str = "lib.rs";
const ERRORS: &str = "error/mod.rs";
const OPERATIONS: &str = "operation/mod.rs";
const TYPES: &str = "types/mod.rs";
const STRUCTURES: &str = "structures.rs";

/// The paths of these files; a folder without files has none.
pub(super) fn paths(krate: &Crate) -> impl Iterator<Item = &'static str> {
    let folder = |folder, path| krate.folder(folder).next().map(|_| path);
    [
        Some(ROOT),
        Some(STRUCTURES),
        folder(Folder::Error, ERRORS),
        folder(Folder::Operation, OPERATIONS),
        folder(Folder::Types, TYPES),
    ]
    .into_iter()
    .flatten()
}

/// The content of one of them.
pub(super) fn file(krate: &Crate, front: &[String], path: &str) -> TokenStream {
    match path {
        ERRORS => folder(krate, Folder::Error),
        TYPES => folder(krate, Folder::Types),
        OPERATIONS => operations(krate),
        STRUCTURES => structures(krate),
        _ => root(krate, front),
    }
}

/// The imports of a file with these items.
pub(super) fn uses(items: &[Item]) -> TokenStream {
    let maps = items.iter().any(|item| match item {
        Item::Structure(item) => item.fields.iter().any(|field| ty::has_map(&field.ty)),
        Item::Union(item) => item.variants.iter().filter_map(|v| v.ty.as_ref()).any(ty::has_map),
        _ => false,
    });
    let maps = maps.then(|| {
        quote!(
            use std::collections::BTreeMap;
        )
    });
    quote! {
        #maps
        use crate::smithy;
    }
}

fn root(krate: &Crate, front: &[String]) -> TokenStream {
    let docs = front.iter().map(|line| spaced(line));
    let has = |folder| krate.folder(folder).next().is_some();
    let error = has(Folder::Error).then(|| {
        quote!(
            mod error;
        )
    });
    let operation = has(Folder::Operation).then(|| {
        quote!(
            pub mod operation;
        )
    });
    let types = has(Folder::Types).then(|| {
        quote!(
            mod types;
        )
    });
    let use_error = has(Folder::Error).then(|| {
        quote!(
            pub use self::error::*;
        )
    });
    let use_types = has(Folder::Types).then(|| {
        quote!(
            pub use self::types::*;
        )
    });
    let use_operations = krate.folder(Folder::Operation).map(|(module, items)| {
        let module = plain(&module.name);
        let mut idents: Vec<_> =
            items.iter().filter(|item| item.is_public_at_root()).map(|item| item.ident()).collect();
        idents.sort();
        let allow = allow_deprecated(items.iter().any(|item| item.deprecated().is_some()));
        quote! {
            #allow
            pub use self::operation::#module::{#(#idents),*};
        }
    });
    quote! {
        #(#![doc = #docs])*
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]

        #error
        #operation
        pub mod smithy;
        mod structures;
        #types

        #use_error
        #(#use_operations)*
        pub use self::structures::*;
        #use_types
    }
}

fn folder(krate: &Crate, folder: Folder) -> TokenStream {
    let modules = krate.folder(folder).map(|(module, _)| {
        let name = plain(&module.name);
        quote!(mod #name;)
    });
    let uses = krate.folder(folder).flat_map(|(module, items)| {
        let name = plain(&module.name);
        items.iter().map(move |item| {
            let ident = item.ident();
            let allow = allow_deprecated(item.deprecated().is_some());
            quote! {
                #allow
                pub use self::#name::#ident;
            }
        })
    });
    quote! {
        #(#modules)*
        #(#uses)*
    }
}

fn operations(krate: &Crate) -> TokenStream {
    let files = || krate.folder(Folder::Operation);
    let modules = files().map(|(module, _)| {
        let name = plain(&module.name);
        quote!(pub(crate) mod #name;)
    });
    let operations: Vec<_> = files()
        .flat_map(|(module, items)| items.iter().map(move |item| (module, item)))
        .filter_map(|(module, item)| match item {
            Item::Operation(operation) => Some((module, operation)),
            _ => None,
        })
        .collect();
    let uses = operations.iter().map(|(module, operation)| {
        let (name, ident) = (plain(&module.name), &operation.ident);
        let allow = allow_deprecated(operation.deprecated.is_some());
        quote! {
            #allow
            pub use self::#name::#ident;
        }
    });
    let mut names: Vec<_> = operations.iter().map(|(_, operation)| &operation.ident).collect();
    names.sort();
    let docs = spaced(OPERATIONS_DOCS);
    quote! {
        #![doc = #docs]
        #(#modules)*
        #(#uses)*

        use crate::smithy;

        smithy::operation::operations! {
            #(#names,)*
        }
    }
}

fn structures(krate: &Crate) -> TokenStream {
    let mut structures = Vec::new();
    let mut unions = Vec::new();
    let mut errors = Vec::new();
    for item in krate.items() {
        match item {
            Item::Structure(item) => {
                structures.push(&item.ident);
                if matches!(item.role, Role::Error(_)) {
                    errors.push(&item.ident);
                }
            }
            Item::Union(item) => unions.push(&item.ident),
            _ => {}
        }
    }
    structures.sort();
    errors.sort();
    unions.sort();
    // Also where there are none: the look-up by name is part of every crate.
    let structures = quote! {
        smithy::structure::structures! {
            #(#structures,)*
        }
    };
    let errors = (!errors.is_empty()).then(|| {
        quote! {
            smithy::error::errors! {
                #(#errors,)*
            }
        }
    });
    let unions = (!unions.is_empty()).then(|| {
        quote! {
            smithy::union::unions! {
                #(#unions,)*
            }
        }
    });
    quote! {
        //! `Debug` and serde's traits for all structures and unions, and the look-up of a structure by its name.
        use crate::smithy;

        #structures
        #errors
        #unions
    }
}
