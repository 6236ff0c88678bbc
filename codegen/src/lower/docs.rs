//! What the model's author says of something.

use serde_json::Value;

use super::ir::{Deprecated, Docs, ExternalPage};
use crate::resolve::Traits;

/// What the traits say; the text may be that of the target where there is none.
pub(super) fn docs(traits: &Traits, target: Option<&Traits>) -> Docs {
    let text = traits.documentation().or_else(|| target?.documentation());
    let pages = traits.get("smithy.api#externalDocumentation").and_then(Value::as_object);
    let page = |(title, url): (&String, &Value)| {
        Some(ExternalPage { title: title.clone(), url: url.as_str()?.to_owned() })
    };
    Docs {
        text: text.map(str::to_owned),
        pages: pages.into_iter().flatten().filter_map(page).collect(),
        since: traits.get("smithy.api#since").and_then(Value::as_str).map(str::to_owned),
    }
}

/// Whether something is deprecated.
pub(super) fn deprecated(traits: &Traits) -> Option<Deprecated> {
    let deprecated = traits.deprecated()?;
    Some(Deprecated { message: deprecated.message, since: deprecated.since })
}

/// Whether something is not meant for customers of the service.
pub(super) fn is_internal(traits: &Traits) -> bool {
    traits.has("smithy.api#internal")
}
