//! Links of documentation, which say `crate` for the root.

use proc_macro2::{Group, Literal, TokenStream, TokenTree};

use super::part::{Part, ROOT, Root};

/// The parts with links that lead to the root.
pub(super) fn rooted(parts: Vec<Part>, root: &Root) -> Vec<Part> {
    if root.path == ROOT {
        return parts;
    }
    let rooted = |part| match part {
        Part::Items(tokens) => Part::Items(tokens_rooted(tokens, &format!("]({}::", root.path))),
        Part::Table(table) => Part::Table(table),
    };
    parts.into_iter().map(rooted).collect()
}

fn tokens_rooted(tokens: TokenStream, link: &str) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    for token in tokens {
        out.push(match token {
            TokenTree::Group(group) => {
                TokenTree::Group(Group::new(group.delimiter(), tokens_rooted(group.stream(), link)))
            }
            TokenTree::Literal(literal) if follows_doc(&out) => {
                match syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    Ok(text) => Literal::string(&text.value().replace("](crate::", link)).into(),
                    Err(_) => literal.into(),
                }
            }
            token => token,
        });
    }
    out.into_iter().collect()
}

/// Whether `doc =` was last.
fn follows_doc(tokens: &[TokenTree]) -> bool {
    matches!(
        tokens,
        [.., TokenTree::Ident(ident), TokenTree::Punct(equals)] if ident == "doc" && equals.as_char() == '='
    )
}
