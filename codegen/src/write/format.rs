//! From items and tables to source text.

use std::mem::{Discriminant, discriminant};
use std::vec;

use proc_macro2::{Span, TokenStream};

use super::table;
use crate::render::{PAGE, Part};
use crate::tell::Page;

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

/// Prints a file: `header`, then the parts, with a blank line between items and before anything documented. `pages` is the
/// documentation that [`PAGE`] stands for.
///
/// # Errors
///
/// If the tokens are not Rust, or have another number of pages, which is an internal error.
pub(crate) fn format(
    header: &str,
    parts: Vec<Part>,
    pages: Vec<&Page>,
) -> Result<(String, Counts), syn::Error> {
    let (text, pages) = (format!("{header}\n"), pages.into_iter());
    let mut file = File { text, counts: Counts::default(), last: None, pages };
    for part in parts {
        match part {
            Part::Items(tokens) => file.items(tokens)?,
            Part::Table(table) => file.print(&table::print(table), None)?,
        }
    }
    match file.pages.next() {
        None => Ok((file.text, file.counts)),
        Some(_) => Err(other_pages()),
    }
}

fn other_pages() -> syn::Error {
    syn::Error::new(Span::call_site(), "it has another number of documented items than there are pages")
}

struct File<'a> {
    text: String,
    counts: Counts,
    /// The kind of the last item, if items of that kind are listed without blank lines between them.
    last: Option<Discriminant<syn::Item>>,
    /// Those that are still to come.
    pages: vec::IntoIter<&'a Page>,
}

impl File<'_> {
    fn items(&mut self, tokens: TokenStream) -> Result<(), syn::Error> {
        let syn::File { attrs, items, .. } = syn::parse2(tokens)?;
        let (docs, attrs): (Vec<_>, Vec<_>) = attrs.into_iter().partition(|attr| attr.path().is_ident("doc"));
        for attrs in [docs, attrs] {
            // One by one: the printer would put several on a line.
            let lines: Vec<String> =
                attrs.into_iter().map(|attr| unparse(vec![attr], Vec::new()).trim_end().to_owned()).collect();
            if !lines.is_empty() {
                self.print(&lines.join("\n"), None)?;
            }
        }
        for item in items {
            self.counts.add(&item);
            let is_listed = matches!(item, syn::Item::Use(_) | syn::Item::Mod(_));
            let listed = is_listed.then(|| discriminant(&item));
            self.print(&unparse(Vec::new(), vec![item]), listed)?;
        }
        Ok(())
    }

    /// Adds an item, and the blank lines that the printer leaves out: before it, and before documented parts in it.
    fn print(&mut self, item: &str, listed: Option<Discriminant<syn::Item>>) -> Result<(), syn::Error> {
        if listed.is_none() || listed != self.last {
            self.text.push('\n');
        }
        self.last = listed;
        let is_docs = |line: &str| line.trim_start().starts_with("///");
        let mut before = "{";
        for line in item.lines() {
            let page = match line.strip_suffix(PAGE) {
                Some(start) => Some((start, self.pages.next().ok_or_else(other_pages)?)),
                None => None,
            };
            if page.is_some_and(|(_, page)| page.lines.is_empty()) {
                continue;
            }
            if is_docs(line) && !is_docs(before) && !before.ends_with('{') {
                self.text.push('\n');
            }
            match page {
                Some((start, page)) => self.page(page, start),
                None => {
                    self.text.push_str(line);
                    self.text.push('\n');
                }
            }
            before = line;
        }
        Ok(())
    }

    /// Adds documentation, with this at the start of each line.
    fn page(&mut self, page: &Page, start: &str) {
        // A line of a page is one line, whatever is in it.
        for line in page.lines.iter().flat_map(|line| line.split('\n')) {
            self.text.push_str(start);
            self.text.push(' ');
            self.text.push_str(line);
            self.text.truncate(self.text.trim_end_matches(' ').len());
            self.text.push('\n');
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

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn printed(tokens: TokenStream, pages: &[&[&str]]) -> Result<String, String> {
        let page = |lines: &&[&str]| Page {
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
            ..Page::default()
        };
        let pages: Vec<Page> = pages.iter().map(page).collect();
        let text = format("//", vec![Part::Items(tokens)], pages.iter().collect());
        text.map(|(text, _)| text).map_err(|error| error.to_string())
    }

    #[test]
    fn pages_stand_where_they_belong() {
        let page = Page::default();
        let tokens = quote! {
            #page
            pub struct A {
                #page
                a: u8,
                #page
                #[deprecated]
                b: u8,
                #page
                c: u8,
            }
        };
        let pages: [&[&str]; 4] =
            [&["An A.", "", "- \"x\\y\""], &["One  ", "  "], &[], &["No */\n}\n", "end."]];
        let expected = "//\n\n/// An A.\n///\n/// - \"x\\y\"\npub struct A {\n    /// One\n    ///\n    a: u8,\n    \
                        #[deprecated]\n    b: u8,\n\n    /// No */\n    /// }\n    ///\n    /// end.\n    c: u8,\n}\n";
        assert_eq!(printed(tokens, &pages).as_deref(), Ok(expected));
    }

    #[test]
    fn no_page_is_lost() {
        let page = Page::default();
        let one = || quote!(#page pub struct A;);
        assert!(printed(one(), &[&["A."]]).is_ok());
        assert!(printed(one(), &[]).is_err() && printed(one(), &[&[], &[]]).is_err());
    }
}
