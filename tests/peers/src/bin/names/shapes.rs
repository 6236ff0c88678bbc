//! Shapes with the names of their members, as read from source.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ssm_types_peers::Error;

/// The name of a member in Rust by its name on the wire, or of an enum's variant by its value.
pub type Members = BTreeMap<String, String>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Structure,
    Union,
    Enum,
}

#[derive(Default)]
pub struct Shapes(BTreeMap<(Kind, String), (String, Members)>);

impl Shapes {
    /// Adds a shape.
    ///
    /// # Errors
    ///
    /// If it was there before.
    pub fn add(&mut self, kind: Kind, name: String, members: Members) -> Result<(), Error> {
        let twice = format!("`{name}` twice");
        match self.0.insert((kind, name.to_ascii_lowercase()), (name, members)) {
            None => Ok(()),
            Some(_) => Err(twice.into()),
        }
    }

    /// The shapes of this kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = (&str, &Members)> {
        let shapes = self.0.iter().filter(move |((of, _), _)| *of == kind);
        shapes.map(|(_, (name, members))| (name.as_str(), members))
    }

    /// The shape with this name, in any case: an enum's type need not be spelled as its shape is.
    pub fn find(&self, kind: Kind, name: &str) -> Option<&Members> {
        self.0.get(&(kind, name.to_ascii_lowercase())).map(|(_, members)| members)
    }
}

/// Parses every Rust file in a folder and its folders.
pub fn parse_all(folder: &Path, each: &mut impl FnMut(syn::File) -> Result<(), Error>) -> Result<(), Error> {
    for entry in fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            parse_all(&path, each)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let file = syn::parse_file(&fs::read_to_string(&path)?);
            file.map_err(Error::from)
                .and_then(&mut *each)
                .map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// The text of a string literal.
pub fn text(expr: &syn::Expr) -> Option<String> {
    match expr {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

/// The last name of a path.
pub fn last(path: &syn::Path) -> Option<String> {
    path.segments.last().map(|segment| segment.ident.to_string())
}

/// The name of the type that an `impl` is for, where the `impl` is of the trait `of`.
pub fn implementor(item: &syn::ItemImpl, of: &str) -> Option<String> {
    let (_, name, _) = item.trait_.as_ref()?;
    match &*item.self_ty {
        syn::Type::Path(ty) if last(name)? == of => last(&ty.path),
        _ => None,
    }
}
