//! The shapes of `ssm-types`, from the tables in its generated source.

use std::path::Path;

use ssm_types_peers::Error;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, Item, LitInt, LitStr, Token};

use crate::shapes::{Kind, Members, Shapes, last, parse_all};

/// Reads the crate in this folder.
pub fn read(folder: &Path) -> Result<Shapes, Error> {
    let mut shapes = Shapes::default();
    for part in ["operation", "types", "error"] {
        parse_all(&folder.join(part), &mut |file| add(&file, &mut shapes))?;
    }
    Ok(shapes)
}

fn add(file: &syn::File, shapes: &mut Shapes) -> Result<(), Error> {
    for item in &file.items {
        let Item::Macro(item) = item else { continue };
        let kind = match last(&item.mac.path).as_deref() {
            Some("structure" | "error") => Kind::Structure,
            Some("union") => Kind::Union,
            Some("string_enum") => Kind::Enum,
            _ => continue,
        };
        let Table { name, members } = item.mac.parse_body()?;
        shapes.add(kind, name, members)?;
    }
    Ok(())
}

/// `Name = "shape#Id" [words] { 0 field: "WireName" => …, } [words]`, or `Name { Variant = "value", }`.
struct Table {
    name: String,
    members: Members,
}

impl Parse for Table {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name: Ident = input.parse()?;
        while !input.peek(syn::token::Brace) {
            skip(input)?;
        }
        let rows;
        syn::braced!(rows in input);
        while !input.is_empty() {
            skip(input)?;
        }
        let mut members = Members::new();
        while !rows.is_empty() {
            rows.parse::<Option<LitInt>>()?;
            let member: Ident = rows.parse()?;
            if rows.parse::<Option<Token![:]>>()?.is_none() {
                rows.parse::<Token![=]>()?;
            }
            members.insert(rows.parse::<LitStr>()?.value(), member.to_string());
            while rows.parse::<Option<Token![,]>>()?.is_none() {
                skip(&rows)?;
            }
        }
        Ok(Self { name: name.to_string(), members })
    }
}

/// Passes over a token.
fn skip(input: ParseStream<'_>) -> syn::Result<()> {
    input.step(|cursor| match cursor.token_tree() {
        Some((_, rest)) => Ok(((), rest)),
        None => Err(cursor.error("something is missing")),
    })
}
