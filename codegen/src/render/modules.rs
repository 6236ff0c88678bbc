//! The files that hold the others together: `lib.rs`, a `mod.rs` for each folder, and the look-up by name.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{allow_deprecated, spaced};
use super::part::{Destination, HTTP, Part, Root};
use super::table::Table;
use super::ty::{option, plain};
use super::{endpoint, waiter};
use crate::lower::{Crate, Item, Protocol, Service, Type};
use crate::name::{Folder, Ident, Module};
use crate::tell::{OPERATION_NAMES, OPERATIONS, Page, Pages, ROUTES, SERVICE, STRUCTURE_NAMES, STRUCTURES};

/// What makes one of these files: its parts, and the pages of what is documented there.
pub(super) type Make = for<'p> fn(&Crate, &'p Pages, &Root) -> (Vec<Part>, Vec<&'p Page>);

/// These files, by path; a folder without files has none.
pub(super) fn files(krate: &Crate, place: Destination<'_>) -> Vec<(&'static str, Make)> {
    let mut files: Vec<(&'static str, Make)> = vec![
        ("lib.rs", |krate, pages, root| (vec![front(krate, &pages.front, root)], Vec::new())),
        ("structures.rs", |krate, _, root| (structures(krate, root), Vec::new())),
    ];
    if place.has(HTTP) {
        files.push(("endpoint.rs", |krate, pages, root| {
            let parts = endpoint::file(&krate.endpoint, &pages.parameters, root);
            (parts, pages.parameters.iter().collect())
        }));
    }
    if has_waits(krate, place.has(HTTP)) {
        files.push(("waiter.rs", |krate, pages, root| {
            (waiter::file(krate, &pages.waits, root), pages.waits.iter().flatten().collect())
        }));
    }
    if has(krate, Folder::Error) {
        files.push(("error/mod.rs", |krate, _, _| (vec![folder(krate, Folder::Error)], Vec::new())));
    }
    if has(krate, Folder::Operation) {
        files.push(("operation/mod.rs", |krate, _, root| (operations(krate, root), Vec::new())));
    }
    if has(krate, Folder::Types) {
        files.push(("types/mod.rs", |krate, _, _| (vec![folder(krate, Folder::Types)], Vec::new())));
    }
    files
}

/// The imports of a file with these items.
pub(super) fn uses(items: &[Item], root: &Root) -> Part {
    let has_map = |ty: &Type| ty.parts().into_iter().any(|ty| matches!(ty, Type::Map(..)));
    let in_fields = items.iter().flat_map(Item::fields).any(|field| has_map(&field.ty));
    let in_pages = root.has_calls && items.iter().filter_map(Item::page_items).any(has_map);
    let feature = (!in_fields).then(|| root.http_only());
    let maps = (in_fields || in_pages).then(|| {
        quote! { #feature use std::collections::BTreeMap; }
    });
    let root = &root.tokens;
    Part::Items(quote! {
        #maps
        use #root::smithy;
    })
}

/// Whether the folder has files.
fn has(krate: &Crate, folder: Folder) -> bool {
    krate.folder(folder).next().is_some()
}

/// Whether there is something to wait for.
fn has_waits(krate: &Crate, has_calls: bool) -> bool {
    has_calls && krate.waiting().next().is_some()
}

fn front(krate: &Crate, docs: &[String], root: &Root) -> Part {
    let docs = docs.iter().map(|line| spaced(line));
    let service = service(&krate.service);
    let smithy = root.support.as_ref().map_or(quote! { pub mod smithy; }, |path| quote!(pub use #path;));
    let feature = root.http_only();
    let endpoint = root.has_calls.then(|| quote!(#feature pub mod endpoint;));
    let waiter = has_waits(krate, root.has_calls).then(|| quote!(#feature mod waiter;));
    let error = has(krate, Folder::Error).then(|| quote! { mod error; });
    let operation = has(krate, Folder::Operation).then(|| quote! { pub mod operation; });
    let types = has(krate, Folder::Types).then(|| quote! { mod types; });
    let use_error = has(krate, Folder::Error).then(|| quote! { pub use self::error::*; });
    let use_types = has(krate, Folder::Types).then(|| quote! { pub use self::types::*; });
    let use_operations = operation_types(krate);
    Part::Items(quote! {
        #(#![doc = #docs])*
        #![forbid(unsafe_code)]
        #![deny(missing_docs)]

        #service

        #endpoint
        #error
        #operation
        #smithy
        mod structures;
        #types
        #waiter

        #use_error
        #use_operations
        pub use self::structures::*;
        #use_types
    })
}

/// The imports of the types in the files of operations to the crate's root.
fn operation_types(krate: &Crate) -> TokenStream {
    let mut uses = TokenStream::new();
    for (module, items) in krate.folder(Folder::Operation) {
        let module = plain(&module.name);
        let at_root = items.iter().map(|item| match item {
            Item::Operation(item) => &item.error.ident,
            item => item.ident(),
        });
        let mut idents: Vec<&Ident> = at_root.collect();
        idents.sort();
        let allow = allow_deprecated(items.iter().any(|item| item.deprecated().is_some()));
        uses.extend(quote!(#allow pub use self::operation::#module::{#(#idents),*};));
    }
    uses
}

/// The constant with the facts of the service; none of types without one.
fn service(service: &Service) -> Option<TokenStream> {
    let Service { shape_id, version, auth, query_compatible, .. } = service;
    let shape_id = shape_id.as_ref()?;
    let protocol = plain(match service.protocol {
        Protocol::AwsJson10 => "AwsJson10",
        Protocol::AwsJson11 => "AwsJson11",
        Protocol::RestJson1 => "RestJson1",
        Protocol::RpcV2Json => "RpcV2Json",
        Protocol::RestXml
        | Protocol::AwsQuery
        | Protocol::Ec2Query
        | Protocol::RpcV2Cbor
        | Protocol::Other => "Other",
    });
    let docs = spaced(SERVICE);
    let sdk_id = option(service.sdk_id.as_deref());
    let endpoint_prefix = option(service.endpoint_prefix.as_deref());
    let signing_name = option(service.signing_name.as_deref());
    Some(quote! {
        #[doc = #docs]
        pub const SERVICE: smithy::Service = smithy::Service {
            shape_id: #shape_id,
            version: #version,
            protocol: smithy::Protocol::#protocol,
            sdk_id: #sdk_id,
            endpoint_prefix: #endpoint_prefix,
            signing_name: #signing_name,
            auth: &[#(#auth),*],
            query_compatible: #query_compatible,
        };
    })
}

fn folder(krate: &Crate, folder: Folder) -> Part {
    let (mut modules, mut uses) = (TokenStream::new(), TokenStream::new());
    for (module, items) in krate.folder(folder) {
        let name = plain(&module.name);
        modules.extend(quote!(mod #name;));
        uses.extend(items.iter().map(|item| export(module, item)));
    }
    modules.extend(uses);
    Part::Items(modules)
}

/// The import of an item from its file into the folder's module.
fn export(module: &Module, item: &Item) -> TokenStream {
    let (module, ident) = (plain(&module.name), item.ident());
    let allow = allow_deprecated(item.deprecated().is_some());
    quote! {
        #allow
        pub use self::#module::#ident;
    }
}

fn operations(krate: &Crate, root: &Root) -> Vec<Part> {
    let (mut modules, mut uses) = (TokenStream::new(), TokenStream::new());
    let (mut names, mut has_deprecated) = (Vec::new(), false);
    for (module, items) in krate.folder(Folder::Operation) {
        let name = plain(&module.name);
        modules.extend(quote!(pub(crate) mod #name;));
        for operation in items.iter().filter(|item| item.operation().is_some()) {
            uses.extend(export(module, operation));
            names.push(operation.ident());
            has_deprecated |= operation.deprecated().is_some();
        }
    }
    names.sort();
    let (import, table) = look_up(root, &names, "operations", OPERATION_NAMES);
    let routes = root.has_calls.then(|| {
        let (feature, docs) = (root.http_only(), spaced(ROUTES));
        let import = (!root.is_crate).then(|| quote!(use #root::smithy;));
        let allow = allow_deprecated(has_deprecated);
        quote! {
            #import
            #[doc = #docs]
            #feature
            #allow
            pub const ROUTES: &[smithy::http::Route] = &[#(smithy::http::Route::of::<#names>()),*];
        }
    });
    let docs = spaced(OPERATIONS);
    let items = quote! {
        #![doc = #docs]
        #modules
        #uses
        #import
        #routes
    };
    [Part::Items(items)].into_iter().chain(table).collect()
}

fn structures(krate: &Crate, root: &Root) -> Vec<Part> {
    let mut idents: Vec<&Ident> = krate
        .items()
        .filter_map(|item| match item {
            Item::Structure(item) => Some(&item.facts.ident),
            _ => None,
        })
        .collect();
    idents.sort();
    // Even without structures: every crate has the look-up by name.
    let (import, table) = look_up(root, &idents, "structures", STRUCTURE_NAMES);
    let docs = spaced(STRUCTURES);
    let items = quote! {
        #![doc = #docs]
        #import
    };
    [Part::Items(items)].into_iter().chain(table).collect()
}

/// The constant of the names of types, which the macro `table` makes; it also exports a macro that looks them up. A file
/// in another crate has the constant alone.
fn look_up(
    root: &Root,
    idents: &[&Ident],
    table: &'static str,
    docs: &'static str,
) -> (TokenStream, Option<Part>) {
    if root.is_crate {
        let root = &root.tokens;
        return (quote!(use #root::smithy;), Some(Part::Table(Table::of_names(table, idents))));
    }
    let (constant, docs) = (plain(&table.to_uppercase()), spaced(docs));
    let texts = idents.iter().map(|ident| &ident.text);
    (quote!(#[doc = #docs] pub const #constant: &[&str] = &[#(#texts),*];), None)
}
