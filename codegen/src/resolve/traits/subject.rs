//! What a trait is on.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::load::ShapeType;
use crate::resolve::closure::Closure;
use crate::resolve::draft::{Draft, DraftMember, Drafts, Site};
use crate::resolve::target::type_of;
use crate::shape_id::ShapeId;

/// A trait on a shape, or on a member of it.
#[derive(Clone, Copy)]
pub(in crate::resolve) struct Subject<'s> {
    /// The id of the trait.
    pub(in crate::resolve) trait_id: &'s str,
    /// Where the trait is written.
    pub(in crate::resolve) site: Site<'s>,
    /// The shape, or the container of the member.
    pub(in crate::resolve) id: &'s ShapeId,
    pub(in crate::resolve) draft: &'s Draft<'s>,
    pub(in crate::resolve) member: Option<(&'s str, &'s DraftMember<'s>)>,
    /// All shapes, for traits that are about others.
    pub(in crate::resolve) drafts: &'s Drafts<'s>,
    pub(in crate::resolve) closure: &'s Closure,
}

impl Subject<'_> {
    /// The type of the shape, or of the container of the member.
    pub(in crate::resolve) fn shape_type(&self) -> &str {
        self.draft.shape_type.name()
    }

    /// The type of what the member targets; none for a shape.
    pub(in crate::resolve) fn target_type(&self) -> Option<&str> {
        let (_, member) = self.member?;
        // `smithy.api#Unit` is a structure.
        Some(type_of(self.drafts, &member.target).map_or("structure", ShapeType::name))
    }

    /// The value of a trait of the service.
    pub(in crate::resolve) fn service_trait(&self, id: &str) -> Option<&Value> {
        let service = self.drafts.get(self.closure.service.as_ref()?)?;
        service.traits.get(id).map(|written| &*written.value)
    }

    /// Names the shape or member that the finding is about.
    pub(in crate::resolve) fn name(&self, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.about(self.id, self.member.map(|(name, _)| name))
    }
}
