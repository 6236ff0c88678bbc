//! Tokens to source text.

use proc_macro2::{TokenStream, TokenTree};

/// What stands in a file, counted from its syntax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Structs with fields, also those that have none.
    pub structs: usize,
    /// Their fields.
    pub fields: usize,
    /// Unit structs.
    pub units: usize,
    /// Enums.
    pub enums: usize,
    /// Their variants.
    pub variants: usize,
}

/// Prints a file: `header`, then the items, with a blank line before each documented one.
///
/// # Errors
///
/// If the tokens are no Rust: a mistake of the generator.
pub fn format(header: &str, tokens: TokenStream) -> Result<(String, Counts), syn::Error> {
    let file: syn::File = syn::parse2(tokens)?;
    let counts = count(&file);
    let mut printed = String::new();
    let mut part = syn::File { items: Vec::new(), ..file };
    for item in file.items {
        if let syn::Item::Macro(item) = &item {
            print(&mut part, &mut printed);
            printed.push_str(&macro_call(item));
        } else {
            part.items.push(item);
        }
    }
    print(&mut part, &mut printed);
    Ok((format!("{header}\n\n{}", spaced(&printed)), counts))
}

/// Prints the attributes and items that have come together, and takes them.
fn print(part: &mut syn::File, printed: &mut String) {
    printed.push_str(&prettyplease::unparse(part));
    part.attrs.clear();
    part.items.clear();
}

/// A call of one of the support code's macros: `path! { … }` with an entry a line. The printer knows no macros, and
/// would fill lines as if it were prose.
fn macro_call(item: &syn::ItemMacro) -> String {
    let path: Vec<String> = item.mac.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let mut text = format!("{}! {{\n", path.join("::"));
    entries(item.mac.tokens.clone(), "    ", &mut text);
    text.push_str("}\n");
    text
}

fn entries(tokens: TokenStream, indentation: &str, text: &mut String) {
    let mut line: Vec<String> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => {
                text.push_str(&format!("{indentation}{},\n", line.join(" ")));
                line.clear();
            }
            TokenTree::Group(group) => {
                text.push_str(&format!("{indentation}{} {{\n", line.join(" ")));
                line.clear();
                entries(group.stream(), &format!("{indentation}    "), text);
                text.push_str(&format!("{indentation}}}\n"));
            }
            token => match line.last_mut() {
                // A number below zero is two tokens.
                Some(last) if last == "-" => last.push_str(&token.to_string()),
                _ => line.push(token.to_string()),
            },
        }
    }
    if !line.is_empty() {
        text.push_str(&format!("{indentation}{}\n", line.join(" ")));
    }
}

fn count(file: &syn::File) -> Counts {
    let mut counts = Counts::default();
    for item in &file.items {
        match item {
            syn::Item::Struct(item) if matches!(item.fields, syn::Fields::Unit) => counts.units += 1,
            syn::Item::Struct(item) => {
                counts.structs += 1;
                counts.fields += item.fields.len();
            }
            syn::Item::Enum(item) => {
                counts.enums += 1;
                counts.variants += item.variants.len();
            }
            _ => {}
        }
    }
    counts
}

/// Puts the blank lines in that the printer leaves out: between items, and before what is documented.
fn spaced(printed: &str) -> String {
    let mut text = String::with_capacity(printed.len() + printed.len() / 16);
    let mut before = "";
    let mut in_attribute = false;
    for line in printed.lines() {
        if !in_attribute && wants_blank(before, line) {
            text.push('\n');
        }
        text.push_str(line);
        text.push('\n');
        in_attribute = if in_attribute { !ends_attribute(line) } else { opens_attribute(line) };
        before = line;
    }
    text
}

/// Whether an attribute begins that goes on in the next lines.
fn opens_attribute(line: &str) -> bool {
    line.trim_start().starts_with("#[") && line.ends_with('(')
}

/// Whether such an attribute ends.
fn ends_attribute(line: &str) -> bool {
    line.trim_start() == ")]"
}

fn wants_blank(before: &str, line: &str) -> bool {
    let (last, next) = (before.trim_start(), line.trim_start());
    if last.is_empty() || next.is_empty() || last.ends_with('{') || last.starts_with("///") {
        return false;
    }
    if last.starts_with("#[") || ends_attribute(last) || last.starts_with("//!") {
        return last.starts_with("//!") && !next.starts_with("//!");
    }
    if last.starts_with("#![") {
        return !next.starts_with("#![");
    }
    if last.starts_with("use std::") && next.starts_with("use crate::") {
        return true;
    }
    let top = !line.starts_with([' ', '}', ')', ']']);
    let same = |keyword: &str| last.starts_with(keyword) && next.starts_with(keyword);
    let listed = same("mod ") || same("pub(crate) mod ") || same("use ") || same("pub use ");
    let modules = is_module(last) && is_module(next);
    let in_list = before.starts_with("    ") && top;
    (top && !listed && !modules && !in_list && !line.starts_with('}'))
        || next.starts_with("///")
        || (next.starts_with("fn ") && !line.starts_with("fn "))
        || (last.starts_with("type ") && next.starts_with("const "))
}

fn is_module(line: &str) -> bool {
    ["mod ", "pub mod ", "pub(crate) mod "].iter().any(|start| line.starts_with(start))
}

impl std::ops::Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            structs: self.structs + other.structs,
            fields: self.fields + other.fields,
            units: self.units + other.units,
            enums: self.enums + other.enums,
            variants: self.variants + other.variants,
        }
    }
}
