//! ASTs to one [`Model`]: the second stage.
//!
//! One file per step: `merge` the files, `apply` the statements, flatten every `mixin`, choose the `roots`, walk their
//! `closure` (where every `target` is checked), turn Smithy `version1` into 2, check `names`, find what must be boxed for
//! `recursion`, and `build` the model, where the values of `enums` are read, and each trait becomes a type, by the rules in
//! `traits`. Then come the `checks` that need several traits: `default_constraints`, `http_bindings`, `host_labels`,
//! `streams`, `json_names`, `input_output`. All of them work on one `context`. There is a model only where there is no error.

mod apply;
mod build;
mod checks;
mod closure;
mod context;
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
mod query;
mod query_type;
mod recursion;
mod roots;
mod selector;
mod shape_closure;
mod streams;
mod target;
#[cfg(test)]
mod tests;
mod traits;
mod value;
mod version1;
mod written;

pub(crate) use self::traits::*;
pub(crate) use context::Operation;
pub(crate) use instant::Instant;
pub(crate) use model::{EnumValue, Kind, Member, Model, Service, Shape};
pub(crate) use query_type::{Comparison, Query, ShapeMember, ShapeQuery};
pub(crate) use value::ShapeValue;
pub(crate) use written::Written;

use checks::Checks;
use roots::Roots;

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
    let mut context = merge::merge(asts);
    apply::apply(&mut context);
    mixin::flatten(&mut context);
    let roots = if options.shapes.is_empty() {
        let Some(service) = roots::service(&context, options.service.as_deref()) else {
            return Err(context.found.into_diagnostics());
        };
        context.closure = closure::of_service(&context, &service, &options.operations);
        let (namespace, renames) = (service.namespace().to_owned(), names::of_service(&context, &service));
        Roots { namespace, renames, ..Roots::default() }
    } else {
        let roots = roots::types(&context, &options.shapes);
        if roots.ids.len() == 0 {
            return Err(context.found.into_diagnostics());
        }
        context.closure = closure::of_types(&context, &roots.ids);
        roots
    };
    version1::upgrade(&mut context);
    let renamed = names::check(&context, roots.renames);
    let boxed = recursion::boxed(&context);
    let model = Model {
        namespace: roots.namespace,
        renamed,
        closures: roots.closures,
        shapes_read: asts.iter().map(|ast| ast.shapes.len()).sum(),
        metadata_read: asts.iter().map(|ast| ast.metadata.len()).sum(),
        ..build::model(&context, boxed)
    };
    let checks = Checks::new(&model, &context);
    default_constraints::check(&checks);
    http_bindings::check(&checks);
    host_labels::check(&checks);
    streams::check(&checks);
    json_names::check(&checks);
    input_output::check(&checks);
    let written = Written::of(&context);
    let (model, warnings) = context.found.into_diagnostics().finish(model)?;
    Ok((model, written, warnings))
}

/// The services of the files, sorted by id.
///
/// # Errors
///
/// All that is wrong with how the files fit together.
pub(crate) fn services(asts: &[Ast]) -> Result<Vec<ShapeId>, Diagnostics> {
    let mut context = merge::merge(asts);
    apply::apply(&mut context);
    let services = roots::services(&context.drafts).into_iter().cloned().collect();
    context.found.into_diagnostics().finish(services).map(|(services, _)| services)
}
