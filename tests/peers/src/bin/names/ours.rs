//! The shapes of `ssm-types`, from its generated source.

use std::collections::BTreeMap;
use std::path::Path;

use ssm_types_peers::Error;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, ImplItem, Item};

use crate::shapes::{Kind, Members, Shapes, implementor, last, parse_all, text};

/// Reads the crate in this folder.
pub fn read(folder: &Path) -> Result<Shapes, Error> {
    let mut shapes = Shapes::default();
    for part in ["operation", "types", "error"] {
        parse_all(&folder.join(part), &mut |file| add(&file, &mut shapes))?;
    }
    Ok(shapes)
}

fn add(file: &syn::File, shapes: &mut Shapes) -> Result<(), Error> {
    let mut names = BTreeMap::new();
    for item in &file.items {
        match item {
            Item::Struct(item) => {
                let fields = item.fields.iter().filter_map(|field| field.ident.as_ref());
                names.insert(item.ident.to_string(), fields.map(ToString::to_string).collect::<Vec<_>>());
            }
            Item::Enum(item) => {
                let variants = item.variants.iter().map(|variant| variant.ident.to_string());
                names.insert(item.ident.to_string(), variants.collect());
            }
            Item::Macro(item) if last(&item.mac.path).as_deref() == Some("string_enum") => {
                let StringEnum { name, members } = item.mac.parse_body()?;
                shapes.add(Kind::Enum, name, members)?;
            }
            _ => {}
        }
    }
    for item in &file.items {
        let Item::Impl(item) = item else { continue };
        for (of, kind) in [("Structure", Kind::Structure), ("Union", Kind::Union)] {
            let Some(name) = implementor(item, of) else { continue };
            let wire_names = members(item).ok_or_else(|| format!("no `MEMBERS` of `{name}`"))?;
            let mut names = names.get(&name).cloned().unwrap_or_default();
            if kind == Kind::Union {
                // The variant for what is not known.
                names.pop();
            }
            if names.len() != wire_names.len() {
                return Err(
                    format!("`{name}` has {} members and {} names", wire_names.len(), names.len()).into()
                );
            }
            shapes.add(kind, name, wire_names.into_iter().zip(names).collect())?;
        }
    }
    Ok(())
}

/// The wire names in `const MEMBERS`.
fn members(item: &syn::ItemImpl) -> Option<Vec<String>> {
    let list = item.items.iter().find_map(|item| match item {
        ImplItem::Const(item) if item.ident == "MEMBERS" => Some(&item.expr),
        _ => None,
    })?;
    let Expr::Reference(list) = list else { return None };
    let Expr::Array(list) = &*list.expr else { return None };
    list.elems.iter().map(wire_name).collect()
}

/// The second argument of `Member::new(name, wire_name, target)`, whatever is called on that.
fn wire_name(member: &Expr) -> Option<String> {
    match member {
        Expr::MethodCall(call) => wire_name(&call.receiver),
        Expr::Call(call) => call.args.get(1).and_then(text),
        _ => None,
    }
}

/// What stands in `string_enum! { Name { Variant = "value", } }`.
struct StringEnum {
    name: String,
    members: Members,
}

impl Parse for StringEnum {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut name: syn::Ident = input.parse()?;
        if name == "sensitive" {
            name = input.parse()?;
        }
        let variants;
        syn::braced!(variants in input);
        let mut members = Members::new();
        while !variants.is_empty() {
            let variant: syn::Ident = variants.parse()?;
            variants.parse::<syn::Token![=]>()?;
            members.insert(variants.parse::<syn::LitStr>()?.value(), variant.to_string());
            variants.parse::<syn::Token![,]>()?;
        }
        Ok(Self { name: name.to_string(), members })
    }
}
