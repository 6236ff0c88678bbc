//! What the model's author says of something.

use super::ir::{Deprecated, Docs, ExternalPage, Recommended};
use crate::resolve::Traits;

/// What the traits say; the text may be that of the target where there is none.
pub(super) fn docs(traits: &Traits, target: Option<&Traits>) -> Docs {
    let text = traits.documentation().or_else(|| target?.documentation());
    let page = |(title, url): &(String, String)| ExternalPage { title: title.clone(), url: url.clone() };
    Docs {
        text: text.map(str::to_owned),
        pages: traits.external_documentation().iter().map(page).collect(),
        since: traits.since().map(str::to_owned),
        recommended: traits.recommended().map(|given| Recommended { reason: given.reason.clone() }),
        unstable: traits.unstable(),
    }
}

/// Whether something is deprecated.
pub(super) fn deprecated(traits: &Traits) -> Option<Deprecated> {
    let deprecated = traits.deprecated()?;
    Some(Deprecated { message: deprecated.message.clone(), since: deprecated.since.clone() })
}
