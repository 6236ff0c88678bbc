//! Which file of a crate uses what of which other file.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Item, UseTree};

/// A module's path from the root of the crate.
type ModulePath = Vec<String>;

/// As many names are followed from one to the next, so that two that mean each other come to an end.
const MOST_STEPS: usize = 16;

/// A file that uses another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    pub(crate) from: String,
    pub(crate) to: String,
    /// What it names.
    pub(crate) path: String,
}

/// A file, as far as names are concerned.
struct Module {
    file: String,
    /// The items that it has itself.
    items: BTreeSet<String>,
    /// What `use` gives a name, by that name: a path from this module.
    uses: BTreeMap<String, Vec<String>>,
    /// The modules all of which it has by `use`.
    globs: Vec<Vec<String>>,
    /// Paths that it names.
    paths: BTreeSet<Vec<String>>,
}

/// All imports among the files of a crate: path below its `src`, and text. Of a file, modules that are tests are left
/// out and nothing else; so are the bodies of `quote!` and `macro_rules!`, whose paths are those of other places.
///
/// A name that a file passes on is the business of the file that has it.
pub(crate) fn imports(sources: &[(String, String)]) -> Vec<Import> {
    let modules: Modules =
        sources.iter().map(|(file, text)| (module_path(file), Module::read(file, text))).collect();
    let mut found = BTreeSet::new();
    for (path, module) in &modules {
        for used in &module.paths {
            if let Some(to) = resolve(&modules, path, used, 0).filter(|to| **to != module.file) {
                let import = Import { from: module.file.clone(), to: to.to_owned(), path: used.join("::") };
                found.insert(import);
            }
        }
    }
    found.into_iter().collect()
}

/// The groups of files that use each other, directly or through others.
pub(crate) fn circles(imports: &[Import]) -> Vec<Vec<String>> {
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports {
        uses.entry(&import.from).or_default().insert(&import.to);
    }
    let reached = |from: &str| {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&str> = uses.get(from).into_iter().flatten().copied().collect();
        while let Some(file) = open.pop() {
            if reached.insert(file) {
                open.extend(uses.get(file).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> = uses.keys().map(|file| (*file, reached(file))).collect();
    let mut circles = BTreeSet::new();
    for (file, others) in &reached {
        if others.contains(file) {
            let returns = |other: &&&str| reached.get(**other).is_some_and(|back| back.contains(file));
            circles.insert(others.iter().filter(returns).map(|file| (*file).to_owned()).collect::<Vec<_>>());
        }
    }
    circles.into_iter().collect()
}

fn module_path(file: &str) -> ModulePath {
    let path = file.strip_suffix(".rs").unwrap();
    let path = path.strip_suffix("/mod").unwrap_or(path);
    path.split('/').filter(|part| !matches!(*part, "lib" | "mod")).map(str::to_owned).collect()
}

impl Module {
    fn read(file: &str, text: &str) -> Self {
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut module = Self {
            file: file.to_owned(),
            items: BTreeSet::new(),
            uses: BTreeMap::new(),
            globs: Vec::new(),
            paths: BTreeSet::new(),
        };
        let (uses, others): (Vec<Item>, Vec<Item>) = parsed
            .items
            .into_iter()
            .filter(|item| !is_tests(item))
            .partition(|item| matches!(item, Item::Use(_)));
        let mut words = BTreeSet::new();
        for item in others {
            module.items.extend(name(&item));
            let is_rules = matches!(&item, Item::Macro(item) if item.mac.path.is_ident("macro_rules"));
            if !is_rules {
                scan(item.to_token_stream(), &mut words, &mut module.paths);
            }
        }
        for item in uses {
            let Item::Use(item) = item else { continue };
            let mut leaves = Vec::new();
            flatten(&item.tree, &mut Vec::new(), &mut leaves);
            let is_passed_on = !matches!(item.vis, syn::Visibility::Inherited);
            for (name, path) in leaves {
                // What is passed on is used where it is named again.
                if !is_passed_on || words.contains(&name) {
                    module.paths.insert(path.clone());
                }
                if name == "*" {
                    module.globs.push(path);
                } else {
                    module.uses.insert(name, path);
                }
            }
        }
        module
    }
}

/// Whether an item is a module of tests.
fn is_tests(item: &Item) -> bool {
    let Item::Mod(item) = item else { return false };
    item.attrs.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.meta.to_token_stream().to_string().contains("test")
    })
}

fn name(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Static(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        Item::Union(item) => item.ident.to_string(),
        Item::Macro(item) => item.ident.as_ref()?.to_string(),
        _ => return None,
    })
}

/// The names that a `use` gives, each with its path.
fn flatten(tree: &UseTree, path: &mut Vec<String>, leaves: &mut Vec<(String, Vec<String>)>) {
    let with = |path: &[String], last: String| path.iter().cloned().chain([last]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(tree) => {
            path.push(tree.ident.to_string());
            flatten(&tree.tree, path, leaves);
            path.pop();
        }
        UseTree::Group(tree) => tree.items.iter().for_each(|tree| flatten(tree, path, leaves)),
        UseTree::Glob(_) => leaves.push(("*".to_owned(), path.clone())),
        UseTree::Name(tree) if tree.ident == "self" => {
            leaves.push((path.last().cloned().unwrap_or_default(), path.clone()));
        }
        UseTree::Name(tree) => leaves.push((tree.ident.to_string(), with(path, tree.ident.to_string()))),
        UseTree::Rename(tree) => leaves.push((tree.rename.to_string(), with(path, tree.ident.to_string()))),
    }
}

/// Collects words, and paths of more than one.
fn scan(tokens: TokenStream, words: &mut BTreeSet<String>, paths: &mut BTreeSet<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_colons = |at: usize| {
        let colon =
            |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
        colon(at) && colon(at + 1)
    };
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            // What may see it is not what it uses.
            TokenTree::Ident(ident) if ident == "pub" => {
                at += usize::from(matches!(tokens.get(at), Some(TokenTree::Group(_))));
            }
            TokenTree::Group(group) => scan(group.stream(), words, paths),
            TokenTree::Ident(ident) => {
                words.insert(ident.to_string());
                let is_quote = matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == '!')
                    && (ident == "quote" || ident == "macro_rules");
                if is_quote {
                    at += 1;
                    while !matches!(tokens.get(at), None | Some(TokenTree::Group(_))) {
                        at += 1;
                    }
                    at += 1;
                    continue;
                }
                let mut path = vec![ident.to_string()];
                while let (true, Some(TokenTree::Ident(next))) = (is_colons(at), tokens.get(at + 2)) {
                    path.push(next.to_string());
                    at += 3;
                }
                if let (true, Some(TokenTree::Group(group))) = (is_colons(at), tokens.get(at + 2))
                    && group.delimiter() == Delimiter::Brace
                {
                    let mut is_first = true;
                    for token in group.stream() {
                        if let (true, TokenTree::Ident(name)) = (is_first, &token) {
                            paths.insert(path.iter().cloned().chain([name.to_string()]).collect());
                        }
                        is_first = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
                    }
                } else if path.len() > 1 {
                    paths.insert(path);
                }
            }
            _ => {}
        }
    }
}

/// The modules of a crate.
type Modules = BTreeMap<ModulePath, Module>;

/// The file that a path leads to, from a module; none for what is not of this crate.
fn resolve<'m>(modules: &'m Modules, from: &[String], path: &[String], steps: usize) -> Option<&'m str> {
    if steps > MOST_STEPS {
        return None;
    }
    let (first, rest) = path.split_first()?;
    let mut at: ModulePath = match first.as_str() {
        "crate" => Vec::new(),
        "self" => from.to_vec(),
        "super" => from.split_last()?.1.to_vec(),
        name if modules.contains_key(&below(from, name)) => below(from, name),
        name => {
            let used = modules.get(from)?.uses.get(name).filter(|used| used.len() > 1)?;
            let path: Vec<String> = used.iter().chain(rest).cloned().collect();
            return resolve(modules, from, &path, steps + 1);
        }
    };
    for (index, name) in rest.iter().enumerate() {
        if name == "super" {
            at.pop();
        } else if modules.contains_key(&below(&at, name)) {
            at = below(&at, name);
        } else if let Some(file) = item(modules, &at, &rest[index..], steps) {
            return Some(file);
        } else {
            break;
        }
    }
    modules.get(&at).map(|module| module.file.as_str())
}

/// The file that has the item which a path begins with, as a module knows it; none where it does not.
fn item<'m>(modules: &'m Modules, at: &[String], path: &[String], steps: usize) -> Option<&'m str> {
    let module = modules.get(at)?;
    let name = path.first()?;
    if module.items.contains(name) {
        return Some(&module.file);
    }
    let through = |used: &[String]| used.iter().chain(&path[1..]).cloned().collect::<Vec<_>>();
    if let Some(used) = module.uses.get(name) {
        return resolve(modules, at, &through(used), steps + 1);
    }
    module.globs.iter().find_map(|glob| {
        let glob: ModulePath = match glob.split_first()? {
            (first, rest) if first == "self" => at.iter().chain(rest).cloned().collect(),
            (first, rest) if first == "crate" => rest.to_vec(),
            _ => return None,
        };
        if steps > MOST_STEPS { None } else { item(modules, &glob, path, steps + 1) }
    })
}

fn below(module: &[String], name: &str) -> ModulePath {
    module.iter().cloned().chain([name.to_owned()]).collect()
}
