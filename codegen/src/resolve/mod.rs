//! ASTs to one [`Model`]: the second stage.
//!
//! One file per step: `merge` the files, `apply` the statements, flatten every `mixin`, choose the `service`,
//! walk its `closure` (where every `target` is checked), turn Smithy `version1` into 2, check `names`, find what must be
//! boxed for `recursion`, and `build` the model, where the values of `enums` are read, and each trait becomes a type
//! (`typed`, by the rules in `traits`). Then come the `checks` that need several traits: `default_constraints`,
//! `http_bindings`, `host_labels`, `streams`, `json_names`, `input_output`. There is a model only where there is no
//! error.

mod apply;
mod build;
mod checks;
mod closure;
mod default_constraints;
mod draft;
mod endpoint_default;
mod enums;
mod graph;
mod host_labels;
mod http_bindings;
mod input_output;
mod instant;
mod jmespath;
mod json_names;
mod merge;
mod mixin;
mod model;
mod names;
mod prelude;
mod query;
mod query_type;
mod recursion;
mod selector;
mod service;
mod shape_closure;
mod shapes;
mod streams;
mod target;
#[cfg(test)]
mod tests;
mod traits;
mod typed;
mod value;
mod version1;
mod written;

use checks::Checks;
use closure::Closure;
pub(crate) use closure::Operation;
pub(crate) use instant::Instant;
pub(crate) use model::{EnumValue, Kind, Member, Model, Service, Shape};
pub(crate) use query_type::{Comparison, Query, ShapeMember, ShapeQuery};
use shapes::Roots;
pub(crate) use traits::*;
pub(crate) use value::ShapeValue;
pub(crate) use written::Written;

use crate::diagnostic::Diagnostics;
use crate::load::Ast;
use crate::shape_id::ShapeId;

/// Which part of the files becomes the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// The service, by its absolute id or its name; needed where the files have several.
    pub service: Option<String>,
    /// The operations to keep, by absolute id or name; all where there is none.
    pub operations: Vec<String>,
    /// The shapes to make types of where no service is wanted, each by absolute id, namespace or the id of a shape closure.
    /// If there are any, there is no service, and there are no operations.
    pub shapes: Vec<String>,
}

/// Makes the model of one service, with the traits as the files have them, from which a model can be written.
///
/// # Errors
///
/// All that is wrong with the closure of the service, and with how the files fit together.
pub(crate) fn resolve(asts: &[Ast], options: &Options) -> Result<(Model, Written, Diagnostics), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut drafts = merge::merge(asts, &mut diagnostics);
    apply::apply(asts, &mut drafts, &mut diagnostics);
    mixin::flatten(&mut drafts, &mut diagnostics);
    let (roots, closure) = if options.shapes.is_empty() {
        let service = service::choose(asts, &drafts, options.service.as_deref(), &mut diagnostics);
        let Some(service) = service else { return Err(diagnostics) };
        let (namespace, renames) = (service.namespace().to_owned(), names::of_service(&drafts, &service));
        let closure = Closure::of_service(service, &options.operations, &drafts, &mut diagnostics);
        (Roots { namespace, renames, ..Roots::default() }, closure)
    } else {
        let roots = shapes::choose(asts, &drafts, &options.shapes, &mut diagnostics);
        if roots.ids.len() == 0 {
            return Err(diagnostics);
        }
        let closure = Closure::of_types(&roots.ids, &drafts, &mut diagnostics);
        (roots, closure)
    };
    version1::upgrade(&mut drafts, &closure, &mut diagnostics);
    let renamed = names::check(&drafts, &closure, roots.renames, &mut diagnostics);
    let boxed = recursion::boxed(&drafts, &closure, &mut diagnostics);
    let model = Model {
        namespace: roots.namespace,
        renamed,
        closures: roots.closures,
        shapes_read: asts.iter().map(|ast| ast.shapes.len()).sum(),
        metadata_read: asts.iter().map(|ast| ast.metadata.len()).sum(),
        ..build::model(&drafts, &closure, boxed, &mut diagnostics)
    };
    let mut checks = Checks::new(&model, &drafts, &mut diagnostics);
    default_constraints::check(&mut checks);
    http_bindings::check(&mut checks);
    host_labels::check(&mut checks);
    streams::check(&mut checks);
    json_names::check(&mut checks);
    input_output::check(&mut checks);
    let (model, warnings) = diagnostics.finish(model)?;
    Ok((model, Written::of(&drafts, &closure), warnings))
}

/// The services of the files, sorted by id.
///
/// # Errors
///
/// All that is wrong with how the files fit together.
pub(crate) fn services(asts: &[Ast]) -> Result<Vec<ShapeId>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut drafts = merge::merge(asts, &mut diagnostics);
    apply::apply(asts, &mut drafts, &mut diagnostics);
    let services = service::all(&drafts).into_iter().cloned().collect();
    diagnostics.finish(services).map(|(services, _)| services)
}
