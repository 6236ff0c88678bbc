//! A crate's files as one, for `include!` in a module of another crate.

use std::borrow::Cow;

use crate::ordered::OrderedMap;
use crate::write::{GeneratedFile, MARK};

/// Lints that the file must not trigger in the crate that includes it: of unused items, and of style.
const ALLOWED: &str = "#[allow(unused, unused_qualifications, unreachable_pub, clippy::all, clippy::pedantic, \
                       clippy::nursery, reason = \"generated code, of which a program uses a part\")]\n";

/// Of submodules, whose names the build script chooses.
const ANY_NAME: &str = "#[allow(non_snake_case, reason = \"a name such as `Weather` is as good\")]\n";

/// The files of a service, by their path below `src`, and the module that they go into; `None` if there is only one
/// service.
pub(crate) struct Service<'a> {
    pub(crate) module: Option<&'a str>,
    pub(crate) files: Vec<GeneratedFile>,
}

/// Joins all files: the rendered ones and the support code.
pub(crate) fn join(
    services: Vec<Service<'_>>,
    support: Vec<(String, Cow<'static, str>)>,
    model: &str,
) -> String {
    let mut text = format!("{MARK} from {}. Do not edit.\n", model.escape_debug());
    let mut support: OrderedMap<String, String> =
        support.into_iter().map(|(name, text)| (format!("smithy/{name}"), text.into_owned())).collect();
    if services.iter().any(|service| service.module.is_some()) {
        text.push_str(ALLOWED);
        nest(&support, "", "pub mod smithy;", &mut text);
        support = OrderedMap::default();
    }
    for Service { module, files } in services {
        let mut files: OrderedMap<String, String> =
            files.into_iter().map(|file| (file.path, file.text)).collect();
        files.extend(std::mem::take(&mut support));
        let root = files.get("lib.rs").map(String::as_str).unwrap_or_default();
        let lines = root.lines().filter(|line| !line.starts_with("#![") && !line.starts_with("//!"));
        if let Some(module) = module {
            text.push_str(&format!("{ALLOWED}{ANY_NAME}pub mod {module} {{\n"));
            // The rest of the front page is about a crate.
            let page = root.lines().skip_while(|line| !line.starts_with("//!"));
            let summary = page.take_while(|line| line.starts_with("//! "));
            summary.chain(lines).for_each(|line| nest(&files, "", line, &mut text));
            text.push_str("}\n");
            continue;
        }
        for line in lines {
            if line.starts_with("pub use ") || line.starts_with("mod ") || line.starts_with("pub mod ") {
                text.push_str(ALLOWED);
            }
            nest(&files, "", line, &mut text);
        }
    }
    text
}

/// Adds a line. If it declares a module, adds the module with the content of its file.
fn nest(files: &OrderedMap<String, String>, folder: &str, line: &str, text: &mut String) {
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
