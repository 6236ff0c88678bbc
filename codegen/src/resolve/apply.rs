//! Carries out `apply` statements
//! (Smithy 2.0, [AST apply type](https://smithy.io/2.0/spec/json-ast.html#ast-apply)).

use super::context::Context;
use super::draft::{Site, Slot};
use super::merge::{add_traits, traits};
use super::target;
use crate::diagnostic::Diagnostic;
use crate::load::Apply;

/// Adds the traits of all `apply` statements. Those for members that a mixin may bring are left for the mixins.
pub(super) fn apply(context: &mut Context<'_>) {
    for (file, ast) in context.asts.iter().enumerate() {
        // One without traits has no effect, even if its target does not exist.
        for apply in ast.applies.iter().filter(|apply| !apply.traits.is_empty()) {
            let slot = apply.member.as_deref().map_or(Slot::Shape, Slot::Applied);
            let site = Site { file, file_name: &ast.name, shape: apply.target.as_str(), slot };
            one(apply, site, context);
        }
    }
}

fn one<'a>(apply: &'a Apply, site: Site<'a>, Context { drafts, found, .. }: &mut Context<'a>) {
    let Some(draft) = drafts.get_mut(&apply.target) else {
        if apply.target.is_prelude() {
            let message =
                format!("traits for {} are ignored: the prelude is the same for all models", apply.target);
            found.push(Diagnostic::warning("unknown-apply-target", site.key(), message));
            return;
        }
        let message = format!("`apply` to {}, which is not in the model", apply.target);
        let diagnostic = Diagnostic::error("unknown-apply-target", site.key(), message);
        found.push(target::suggest(diagnostic, &apply.target, drafts));
        return;
    };
    let member = apply.member.as_deref();
    let known = match member {
        None => &mut draft.traits,
        Some(name) => match draft.members.get_mut(name) {
            Some(known) => &mut known.traits,
            None => return draft.pending.push((apply, name, site)),
        },
    };
    add_traits(known, traits(&apply.traits, site), (&apply.target, member), found);
}
