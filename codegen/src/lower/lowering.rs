//! What an item can look at while it is lowered.

use super::aws;
use super::ir::Protocol;
use super::pattern::Patterns;
use super::usage::Usage;
use crate::name::{Ident, Symbols};
use crate::resolve::Model;
use crate::shape_id::ShapeId;

/// What an item can look at while it is lowered.
pub(super) struct Lowering<'a> {
    pub(super) model: &'a Model,
    pub(super) symbols: &'a Symbols,
    pub(super) protocol: Protocol,
    pub(super) usage: Usage<'a>,
    /// What stands in ARNs of the service.
    pub(super) arn_namespace: String,
    pub(super) patterns: Patterns,
}

impl<'a> Lowering<'a> {
    pub(super) fn new(model: &'a Model, symbols: &'a Symbols, protocol: Protocol) -> Self {
        Self {
            model,
            symbols,
            protocol,
            usage: Usage::of(model, symbols),
            arn_namespace: aws::arn_namespace(model),
            patterns: Patterns::default(),
        }
    }

    /// The name of the type of a structure, union or enum.
    pub(super) fn type_ident(&self, id: &ShapeId) -> Ident {
        self.symbols.ty(id).ident.clone()
    }

    /// The name of a field or variant.
    pub(super) fn member_ident(&self, container: &ShapeId, member: &str) -> Ident {
        self.symbols.member(container, member).clone()
    }
}
