//! From items and tables to source text.

use proc_macro2::TokenStream;

use super::table;
use crate::render::Part;

/// Counts of what is in a file, by its syntax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Structs with fields, including those that have none.
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

/// Prints a file: `header`, then the parts, with a blank line between items and before anything documented.
///
/// # Errors
///
/// If the tokens are not Rust, which is an internal error.
pub(crate) fn format(header: &str, parts: Vec<Part>) -> Result<(String, Counts), syn::Error> {
    let mut file = File { text: header.to_owned(), counts: Counts::default(), last: Listed::No };
    file.text.push('\n');
    for part in parts {
        match part {
            Part::Items(tokens) => file.items(tokens)?,
            Part::Table(table) => file.print(&table::print(&table), Listed::No),
        }
    }
    Ok((file.text, file.counts))
}

struct File {
    text: String,
    counts: Counts,
    last: Listed,
}

/// The content of a list without blank lines.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    No,
    Module,
    Use,
}

impl File {
    fn items(&mut self, tokens: TokenStream) -> Result<(), syn::Error> {
        let syn::File { attrs, items, .. } = syn::parse2(tokens)?;
        let (docs, attrs): (Vec<_>, Vec<_>) = attrs.into_iter().partition(|attr| attr.path().is_ident("doc"));
        for attrs in [docs, attrs] {
            if !attrs.is_empty() {
                self.print(&unparse(attrs, Vec::new()), Listed::No);
            }
        }
        for item in items {
            self.counts.add(&item);
            let listed = match &item {
                syn::Item::Use(_) => Listed::Use,
                syn::Item::Mod(_) => Listed::Module,
                _ => Listed::No,
            };
            self.print(&unparse(Vec::new(), vec![item]), listed);
        }
        Ok(())
    }

    /// Adds an item, and the blank lines that the printer leaves out: before it, and before documented parts in it.
    fn print(&mut self, item: &str, listed: Listed) {
        if listed == Listed::No || listed != self.last {
            self.text.push('\n');
        }
        self.last = listed;
        let is_docs = |line: &str| line.trim_start().starts_with("///");
        let mut before = "{";
        for line in item.lines() {
            if is_docs(line) && !is_docs(before) && !before.ends_with('{') {
                self.text.push('\n');
            }
            self.text.push_str(line);
            self.text.push('\n');
            before = line;
        }
    }
}

fn unparse(attrs: Vec<syn::Attribute>, items: Vec<syn::Item>) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs, items })
}

impl Counts {
    fn add(&mut self, item: &syn::Item) {
        match item {
            syn::Item::Struct(item) if matches!(item.fields, syn::Fields::Unit) => self.units += 1,
            syn::Item::Struct(item) => {
                self.structs += 1;
                self.fields += item.fields.len();
            }
            syn::Item::Enum(item) => {
                self.enums += 1;
                self.variants += item.variants.len();
            }
            _ => {}
        }
    }
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
