//! What the model's author says about something.

use super::ir::Docs;
use crate::resolve::Traits;

/// What the traits say; without a text of its own it has the target's.
pub(super) fn docs(traits: &Traits, target: Option<&Traits>) -> Docs {
    let text = traits.documentation().or_else(|| target?.documentation());
    Docs {
        text: text.map(str::to_owned),
        pages: traits.external_documentation().unwrap_or_default().to_vec(),
        since: traits.since().map(str::to_owned),
        recommended: traits.recommended().cloned(),
        unstable: traits.unstable(),
    }
}
