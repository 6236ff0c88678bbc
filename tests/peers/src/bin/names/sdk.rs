//! The shapes of `aws-sdk-ssm`, from the source that smithy-rs generated.
//!
//! Each structure's schema, a `static`, names the shape and the members on the wire; `serialize_members` pairs each
//! field with the `static` of its member. An enum has its values in `From<&str>`.

use std::collections::BTreeMap;
use std::path::Path;

use ssm_types_peers::Error;
use syn::visit::{self, Visit};
use syn::{Expr, ImplItem, Item, Pat, Stmt};

use crate::shapes::{Kind, Members, Shapes, implementor, last, parse_all, text};

/// Reads the crate in this folder.
pub fn read(folder: &Path) -> Result<Shapes, Error> {
    let mut shapes = Shapes::default();
    for part in ["operation", "types"] {
        parse_all(&folder.join(part), &mut |file| add(&file, &mut shapes))?;
    }
    Ok(shapes)
}

fn add(file: &syn::File, shapes: &mut Shapes) -> Result<(), Error> {
    let statics: BTreeMap<String, &Expr> = file
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Static(item) => Some((item.ident.to_string(), &*item.expr)),
            _ => None,
        })
        .collect();
    for item in &file.items {
        let Item::Impl(item) = item else { continue };
        if let Some(name) = implementor(item, "SerializableStruct") {
            let body =
                function(item, "serialize_members").ok_or_else(|| format!("no members of `{name}`"))?;
            let schema = format!("{}_SCHEMA", name.to_uppercase());
            let schema = statics.get(&schema).ok_or_else(|| format!("no `{schema}`"))?;
            // The structures that smithy-rs makes for operations keep the name of the model's shape, if there is one.
            let shape = original_name(schema).unwrap_or(name);
            let (kind, names) = members(body);
            let names = names.into_iter().map(|(member, name)| {
                let wire_name = statics.get(&member).and_then(|schema| wire_name(schema));
                wire_name.map(|wire_name| (wire_name, name)).ok_or_else(|| format!("no `{member}`"))
            });
            shapes.add(kind, shape, names.collect::<Result<Members, _>>()?)?;
        } else if let Some(name) = implementor(item, "From")
            && let Some(values) = function(item, "from").and_then(values)
        {
            shapes.add(Kind::Enum, name, values)?;
        }
    }
    Ok(())
}

fn function<'a>(item: &'a syn::ItemImpl, name: &str) -> Option<&'a [Stmt]> {
    item.items.iter().find_map(|item| match item {
        ImplItem::Fn(item) if item.sig.ident == name => Some(&*item.block.stmts),
        _ => None,
    })
}

/// The `static` of each member, with the name of the field or variant.
fn members(body: &[Stmt]) -> (Kind, Vec<(String, String)>) {
    let is_match = |stmt: &Stmt| matches!(stmt, Stmt::Expr(Expr::Match(of), _) if is_self(&of.expr));
    let mut members = Vec::new();
    let kind = match body {
        [Stmt::Expr(Expr::Match(variants), _), ..] if is_match(&body[0]) => {
            for arm in &variants.arms {
                let mut names = Names::default();
                names.visit_expr(&arm.body);
                let variant = match &arm.pat {
                    Pat::TupleStruct(pat) => last(&pat.path),
                    Pat::Path(pat) => last(&pat.path),
                    _ => None,
                };
                members.extend(names.member.zip(variant));
            }
            Kind::Union
        }
        _ => {
            for stmt in body {
                let mut names = Names::default();
                names.visit_stmt(stmt);
                members.extend(names.member.zip(names.field));
            }
            Kind::Structure
        }
    };
    (kind, members)
}

/// The first field of `self` and the first `static` of a member in a piece of code.
#[derive(Default)]
struct Names {
    field: Option<String>,
    member: Option<String>,
}

impl<'ast> Visit<'ast> for Names {
    fn visit_expr_field(&mut self, expr: &'ast syn::ExprField) {
        if let (true, syn::Member::Named(name)) = (is_self(&expr.base), &expr.member) {
            self.field.get_or_insert_with(|| name.to_string());
        }
        visit::visit_expr_field(self, expr);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(name) = last(path).filter(|name| name.contains("_MEMBER_")) {
            self.member.get_or_insert(name);
        }
        visit::visit_path(self, path);
    }
}

fn is_self(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident("self"))
}

/// The name in `Schema::new_member(id, type, name, index)`, whatever is called on that.
fn wire_name(schema: &Expr) -> Option<String> {
    match schema {
        Expr::MethodCall(call) => wire_name(&call.receiver),
        Expr::Call(call) => call.args.get(2).and_then(text),
        _ => None,
    }
}

/// The argument of `with_original_name` among the calls on a schema.
fn original_name(schema: &Expr) -> Option<String> {
    let Expr::MethodCall(call) = schema else { return None };
    if call.method == "with_original_name" {
        call.args.first().and_then(text)
    } else {
        original_name(&call.receiver)
    }
}

/// The values and variants of an enum, from `match s { "value" => Name::Variant, … }`.
fn values(body: &[Stmt]) -> Option<Members> {
    let [Stmt::Expr(Expr::Match(values), _)] = body else { return None };
    let arms = values.arms.iter().filter_map(|arm| match (&arm.pat, &*arm.body) {
        (Pat::Lit(syn::ExprLit { lit: syn::Lit::Str(value), .. }), Expr::Path(variant)) => {
            Some((value.value(), last(&variant.path)?))
        }
        _ => None,
    });
    let members: Members = arms.collect();
    (!members.is_empty()).then_some(members)
}
