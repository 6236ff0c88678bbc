//! Documentation and other attributes.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::part::PAGE;
use crate::lower::Type;
use crate::tell::{Deprecation, Page};

impl ToTokens for Page {
    /// The placeholder of the documentation, then the aliases and the `deprecated` attribute.
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(quote!(#[doc = #PAGE]));
        tokens.extend(self.aliases.iter().map(|alias| quote!(#[doc(alias = #alias)])));
        self.deprecated.to_tokens(tokens);
    }
}

/// Documentation of what follows.
pub(super) fn docs(lines: &[impl AsRef<str>]) -> TokenStream {
    let lines = lines.iter().map(|line| spaced(line.as_ref()));
    quote!(#(#[doc = #lines])*)
}

/// A line of documentation with the space that stands before it.
pub(super) fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
}

impl ToTokens for Deprecation {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let since = self.since.iter().map(|since| quote!(since = #since));
        let note = self.note.iter().map(|note| quote!(note = #note));
        let arguments: Vec<TokenStream> = since.chain(note).collect();
        tokens.extend(match arguments.as_slice() {
            [] => quote!(#[deprecated]),
            arguments => quote!(#[deprecated(#(#arguments),*)]),
        });
    }
}

/// Lets a field or variant have a type of any depth.
pub(super) fn allow_complex(ty: &Type) -> Option<TokenStream> {
    let reason = "lists and maps have no types of their own";
    ty.is_complex().then(|| quote!(#[allow(clippy::type_complexity, reason = #reason)]))
}

/// Lets an item use what is deprecated.
pub(super) fn allow_deprecated(uses: bool) -> Option<TokenStream> {
    uses.then(|| quote!(#[allow(deprecated)]))
}
