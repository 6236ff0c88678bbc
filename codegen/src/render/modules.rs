//! The files that hold the others together: `lib.rs`, a `mod.rs` for each folder, and the look-up by name.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{allow_deprecated, spaced};
use super::part::{Destination, HTTP, Part, Root};
use super::table::Table;
use super::ty::{option, plain};
use super::{endpoint, waiter};
use crate::lower::{Crate, Item, Protocol, Service, Type};
use crate::name::{Folder, Ident};
use crate::tell::{
    OPERATION_NAMES, OPERATIONS as OPERATIONS_DOCS, Page, Pages, ROUTES, SERVICE as SERVICE_DOCS,
    STRUCTURE_NAMES, STRUCTURES as STRUCTURES_DOCS,
};

const ROOT: &str = "lib.rs";
const ERRORS: &str = "error/mod.rs";
const OPERATIONS: &str = "operation/mod.rs";
const TYPES: &str = "types/mod.rs";
const STRUCTURES: &str = "structures.rs";
const ENDPOINT: &str = "endpoint.rs";
const WAITER: &str = "waiter.rs";

/// The paths of these files; a folder without files has none.
pub(super) fn paths(krate: &Crate, place: Destination<'_>) -> impl Iterator<Item = &'static str> {
    let folder = |folder, path| krate.folder(folder).next().map(|_| path);
    [
        Some(ROOT),
        Some(STRUCTURES),
        place.has(HTTP).then_some(ENDPOINT),
        has_waits(krate, place).then_some(WAITER),
        folder(Folder::Error, ERRORS),
        folder(Folder::Operation, OPERATIONS),
        folder(Folder::Types, TYPES),
    ]
    .into_iter()
    .flatten()
}

/// The content of one of them.
pub(super) fn file(krate: &Crate, pages: &Pages, path: &str, root: &Root) -> Vec<Part> {
    match path {
        ERRORS => vec![folder(krate, Folder::Error)],
        TYPES => vec![folder(krate, Folder::Types)],
        OPERATIONS => operations(krate, root),
        STRUCTURES => structures(krate, root),
        ENDPOINT => endpoint::file(&krate.endpoint, &pages.parameters, root),
        WAITER => waiter::file(krate.waiting().zip(pages.waits.iter().map(Vec::as_slice)), root),
        _ => vec![front(krate, &pages.front, root)],
    }
}

/// The pages of what is documented in one of them, in the order in which it stands there.
pub(super) fn pages<'a>(pages: &'a Pages, path: &str) -> Vec<&'a Page> {
    let mut found = Vec::new();
    match path {
        ENDPOINT => found.extend(&pages.parameters),
        WAITER => pages.waits.iter().for_each(|waits| found.extend(waits)),
        _ => {}
    }
    found
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

/// Whether there is something to wait for.
fn has_waits(krate: &Crate, place: Destination<'_>) -> bool {
    place.has(HTTP) && krate.waiting().next().is_some()
}

fn front(krate: &Crate, docs: &[String], root: &Root) -> Part {
    let docs = docs.iter().map(|line| spaced(line));
    let service = service(&krate.service).map(|service| {
        let docs = spaced(SERVICE_DOCS);
        quote! {
            #[doc = #docs]
            pub const SERVICE: smithy::Service = #service;
        }
    });
    let has = |folder| krate.folder(folder).next().is_some();
    let smithy = root.support.as_ref().map_or(quote! { pub mod smithy; }, |path| quote!(pub use #path;));
    let feature = root.http_only();
    let endpoint = root.has_calls.then(|| quote!(#feature pub mod endpoint;));
    let has_waits = root.has_calls && krate.waiting().next().is_some();
    let waiter = has_waits.then(|| quote!(#feature mod waiter;));
    let error = has(Folder::Error).then(|| quote! { mod error; });
    let operation = has(Folder::Operation).then(|| quote! { pub mod operation; });
    let types = has(Folder::Types).then(|| quote! { mod types; });
    let use_error = has(Folder::Error).then(|| quote! { pub use self::error::*; });
    let use_types = has(Folder::Types).then(|| quote! { pub use self::types::*; });
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
        #(#use_operations)*
        pub use self::structures::*;
        #use_types
    })
}

/// The facts of the service; none of types without one.
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
    let sdk_id = option(service.sdk_id.as_deref());
    let endpoint_prefix = option(service.endpoint_prefix.as_deref());
    let signing_name = option(service.signing_name.as_deref());
    Some(quote! {
        smithy::Service {
            shape_id: #shape_id,
            version: #version,
            protocol: smithy::Protocol::#protocol,
            sdk_id: #sdk_id,
            endpoint_prefix: #endpoint_prefix,
            signing_name: #signing_name,
            auth: &[#(#auth),*],
            query_compatible: #query_compatible,
        }
    })
}

fn folder(krate: &Crate, folder: Folder) -> Part {
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
    Part::Items(quote! {
        #(#modules)*
        #(#uses)*
    })
}

fn operations(krate: &Crate, root: &Root) -> Vec<Part> {
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
    let (import, table) = look_up(root, &names, &OPERATION_LOOK_UP);
    let docs = spaced(OPERATIONS_DOCS);
    let allow = allow_deprecated(operations.iter().any(|(_, operation)| operation.deprecated.is_some()));
    let routes = root.has_calls.then(|| {
        let (feature, docs) = (root.http_only(), spaced(ROUTES));
        let import = (!root.is_crate).then(|| quote!(use #root::smithy;));
        quote! {
            #import
            #[doc = #docs]
            #feature
            #allow
            pub const ROUTES: &[smithy::http::Route] = &[#(smithy::http::Route::of::<#names>()),*];
        }
    });
    let items = quote! {
        #![doc = #docs]
        #(#modules)*
        #(#uses)*
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
    let (import, table) = look_up(root, &idents, &STRUCTURE_LOOK_UP);
    let docs = spaced(STRUCTURES_DOCS);
    let items = quote! {
        #![doc = #docs]
        #import
    };
    [Part::Items(items)].into_iter().chain(table).collect()
}

/// Names of types that can be looked up.
struct LookUp {
    /// The macro that makes the constant, and one that the crate exports.
    table: &'static str,
    constant: &'static str,
    docs: &'static str,
}

const STRUCTURE_LOOK_UP: LookUp =
    LookUp { table: "structures", constant: "STRUCTURES", docs: STRUCTURE_NAMES };

const OPERATION_LOOK_UP: LookUp =
    LookUp { table: "operations", constant: "OPERATIONS", docs: OPERATION_NAMES };

/// A crate of its own exports a macro that looks them up; a file in another crate has the constant alone.
fn look_up(root: &Root, idents: &[&Ident], names: &LookUp) -> (TokenStream, Option<Part>) {
    if root.is_crate {
        let root = &root.tokens;
        let table = Table::of_names(names.table, idents.iter().copied());
        return (quote!(use #root::smithy;), Some(Part::Table(table)));
    }
    let (constant, docs) = (plain(names.constant), spaced(names.docs));
    let texts = idents.iter().map(|ident| &ident.text);
    (quote!(#[doc = #docs] pub const #constant: &[&str] = &[#(#texts),*];), None)
}
