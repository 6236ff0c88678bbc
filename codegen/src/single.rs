//! A crate's files as one, for `include!` in a module of another crate.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, TokenStream, TokenTree};

use crate::lower::{Crate, Needs};
use crate::package;
use crate::render::SourceFile;
use crate::write::{FileKind, GeneratedFile, MARK, format};

/// What a program that includes the file need not use, and what it need not hold against code that it did not write.
const ALLOWED: &str = "#[allow(dead_code, unused_imports, unreachable_pub, clippy::all, clippy::pedantic, \
                       clippy::nursery, reason = \"generated code, of which a program uses a part\")]\n";

/// Prints a rendered file with paths that begin at `module` in the place of the crate's root.
pub(crate) fn source(file: SourceFile, module: &str) -> package::Printed {
    let path = file.path;
    let tokens = moved(file.tokens, &path_tokens(module));
    match format("", tokens) {
        Ok((text, counts)) => Ok((GeneratedFile { path, text, kind: FileKind::Generated }, counts)),
        Err(error) => Err(Box::new(package::mistake(format!("the code for `{path}` is no Rust: {error}")))),
    }
}

/// All files in one: those that were rendered, by their path below `src`, and the support code with that of `features`.
pub(crate) fn join(
    krate: &Crate,
    rendered: Vec<GeneratedFile>,
    model: &str,
    module: &str,
    features: &[String],
) -> String {
    let needs = Needs { exports: false, ..krate.needs };
    let support = package::support(&needs, features).map(|(name, text)| {
        // All of this text is ours, and a path is the only thing in it that looks like one.
        (format!("smithy/{name}"), text.replace("crate::", &format!("{module}::")))
    });
    let files: BTreeMap<String, String> =
        rendered.into_iter().map(|file| (file.path, file.text)).chain(support).collect();
    let mut text = format!("{MARK} from {}. Do not edit.\n", model.escape_debug());
    let root = files.get("lib.rs").map(String::as_str).unwrap_or_default();
    for line in root.lines().filter(|line| !line.starts_with("//!") && !line.starts_with("#![")) {
        if line.starts_with("pub use ") || line.starts_with("mod ") || line.starts_with("pub mod ") {
            text.push_str(ALLOWED);
        }
        nest(&files, "", line, &mut text);
    }
    text
}

/// Adds a line, or, where it declares a module, the module with what is in its file.
fn nest(files: &BTreeMap<String, String>, folder: &str, line: &str, text: &mut String) {
    let declared = line
        .strip_suffix(';')
        .and_then(|line| line.rsplit_once("mod "))
        .filter(|(visibility, _)| matches!(*visibility, "" | "pub " | "pub(crate) "))
        .map(|(_, name)| name);
    let found = declared.and_then(|name| {
        let (file, below) = (format!("{folder}{name}.rs"), format!("{folder}{name}/"));
        let inside = format!("{below}mod.rs");
        files.get(&file).or_else(|| files.get(&inside)).map(|content| (content, below))
    });
    match found {
        None => {
            text.push_str(line);
            text.push('\n');
        }
        Some((content, below)) => {
            text.push_str(line.trim_end_matches(';'));
            text.push_str(" {\n");
            content.lines().for_each(|line| nest(files, &below, line, text));
            text.push_str("}\n");
        }
    }
}

/// The path of a module as tokens, without `::` behind it.
fn path_tokens(module: &str) -> Vec<TokenTree> {
    module.parse::<TokenStream>().map(|tokens| tokens.into_iter().collect()).unwrap_or_default()
}

/// The tokens with every path that begins with `crate::` beginning with `module` instead, in links of documentation too.
fn moved(tokens: TokenStream, module: &[TokenTree]) -> TokenStream {
    let mut out = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "crate" && is_joint_colon(tokens.peek()) => {
                out.extend(module.iter().cloned());
            }
            TokenTree::Group(group) => out.push(TokenTree::Group(moved_group(&group, module))),
            TokenTree::Literal(literal) if follows_doc(&out) => {
                out.push(TokenTree::Literal(moved_link(literal, module)));
            }
            token => out.push(token),
        }
    }
    out.into_iter().collect()
}

fn moved_group(group: &Group, module: &[TokenTree]) -> Group {
    let mut moved = Group::new(group.delimiter(), self::moved(group.stream(), module));
    if group.delimiter() != Delimiter::None {
        moved.set_span(group.span());
    }
    moved
}

fn is_joint_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
}

/// Whether `doc =` was last.
fn follows_doc(tokens: &[TokenTree]) -> bool {
    let is_doc = |ident: &Ident| ident == "doc";
    matches!(tokens, [.., TokenTree::Ident(ident), TokenTree::Punct(equals)] if is_doc(ident) && equals.as_char() == '=')
}

fn moved_link(literal: Literal, module: &[TokenTree]) -> Literal {
    let module: String = module.iter().map(ToString::to_string).collect();
    match syn::parse_str::<syn::LitStr>(&literal.to_string()) {
        Ok(text) => Literal::string(&text.value().replace("](crate::", &format!("]({module}::"))),
        Err(_) => literal,
    }
}
