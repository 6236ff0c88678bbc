//! Constraints in words, for documentation and for reports of changes.

use crate::code_span::code;
use crate::lower::{Counted, Limits};

/// The constraints on one value, each a label and what it must be, if there is more to it than the label.
pub(crate) fn limits(limits: &Limits) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    facts.extend(limits.length.map(|(length, counted)| match counted {
        Counted::Items => ("Items", length.to_string()),
        Counted::Entries => ("Entries", length.to_string()),
        Counted::Bytes => ("Length", format!("{length} bytes")),
        Counted::Characters => ("Length", length.to_string()),
    }));
    facts.extend(limits.range.as_ref().map(|range| ("Range", range.to_string())));
    facts.extend(limits.pattern.as_ref().map(|pattern| ("Pattern", code(pattern))));
    if limits.unique_items {
        facts.push(("Items are unique", String::new()));
    }
    facts.extend(limits.media_type.as_ref().map(|media_type| ("Media type", code(media_type))));
    facts
}
