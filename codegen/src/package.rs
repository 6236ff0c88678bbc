//! The files of a crate: the rendered ones with their header, the support code, and what a new crate starts with.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::lower::{Crate, Needs, code};
use crate::render::SourceFile;
use crate::write::{Counts, FileKind, GeneratedFile, MARK, format, manifest};

/// The support code: every crate has a copy, so that it depends on no runtime crate.
const SUPPORT: &[(&str, &str)] = &[
    ("big.rs", include_str!("../support/big.rs")),
    ("binding.rs", include_str!("../support/binding.rs")),
    ("blob.rs", include_str!("../support/blob.rs")),
    ("body.rs", include_str!("../support/body.rs")),
    ("document.rs", include_str!("../support/document.rs")),
    ("enumeration.rs", include_str!("../support/enumeration.rs")),
    ("error.rs", include_str!("../support/error.rs")),
    ("mod.rs", include_str!("../support/mod.rs")),
    ("operation.rs", include_str!("../support/operation.rs")),
    ("read.rs", include_str!("../support/read.rs")),
    ("redact.rs", include_str!("../support/redact.rs")),
    ("structure.rs", include_str!("../support/structure.rs")),
    ("timestamp.rs", include_str!("../support/timestamp.rs")),
    ("union.rs", include_str!("../support/union.rs")),
    ("wire.rs", include_str!("../support/wire.rs")),
    ("write.rs", include_str!("../support/write.rs")),
];

/// A part of the support code that a crate has only where its model needs it: a file, lines that end in
/// `// only with {name}`, and lines from `// only with {name} {` to `// }`.
struct Part {
    name: &'static str,
    file: Option<&'static str>,
    is_needed: fn(&Needs) -> bool,
}

const PARTS: &[Part] = &[
    Part { name: "documents", file: Some("document.rs"), is_needed: |needs| needs.document },
    Part { name: "big numbers", file: Some("big.rs"), is_needed: |needs| needs.big_numbers },
    Part { name: "bindings", file: Some("binding.rs"), is_needed: |needs| needs.bindings },
    Part { name: "a body", file: Some("body.rs"), is_needed: |needs| needs.body },
    Part { name: "a crate", file: None, is_needed: |needs| needs.exports },
];

/// Keeps rustfmt away from a generated crate.
const RUSTFMT: &str = "\
# The generator prints its own way, so that the same model gives the same bytes without rustfmt.
disable_all_formatting = true
";

/// A file that could not be printed, or its text and what is in it.
pub(crate) type Printed = Result<(GeneratedFile, Counts), Box<Diagnostic>>;

/// Prints a rendered file.
pub(crate) fn source(file: SourceFile, model: &str) -> Printed {
    let header = format!("{MARK} from {}. Do not edit.", model.escape_debug());
    let path = format!("src/{}", file.path);
    match format(&header, file.tokens) {
        Ok((text, counts)) => Ok((GeneratedFile { path, text, kind: FileKind::Generated }, counts)),
        Err(error) => Err(Box::new(mistake(format!("the code for `{path}` is no Rust: {error}")))),
    }
}

/// A mistake of the generator itself.
pub(crate) fn mistake(message: String) -> Diagnostic {
    Diagnostic::error("internal", Place { file: 0, spot: Spot::File }, message)
        .hint("this is a mistake of the generator, not of the model; please report it with the model")
}

/// All files that were printed, and what is in them together.
pub(crate) fn collect(printed: Vec<Printed>) -> Result<(Vec<GeneratedFile>, Counts), Diagnostics> {
    let mut found = Diagnostics::default();
    let mut files = Vec::new();
    let mut total = Counts::default();
    for result in printed {
        match result {
            Ok((file, counts)) => {
                files.push(file);
                total = total + counts;
            }
            Err(problem) => found.push(*problem),
        }
    }
    found.finish((files, total)).map(|(value, _)| value)
}

/// The files that are not rendered from the model's shapes.
pub(crate) fn rest(krate: &Crate, model: &str) -> Vec<GeneratedFile> {
    let support = support(&krate.needs).map(|(name, text)| GeneratedFile {
        path: format!("src/smithy/{name}"),
        text: format!("{MARK}, the same for every model. Do not edit.\n\n{text}"),
        kind: FileKind::Generated,
    });
    support
        .chain([
            initial("Cargo.toml", manifest(krate)),
            initial("README.md", readme(krate, model)),
            initial(".rustfmt.toml", RUSTFMT.to_owned()),
        ])
        .collect()
}

/// The files of the support code that are needed, by name, without what is not.
pub(crate) fn support(needs: &Needs) -> impl Iterator<Item = (&'static str, String)> {
    SUPPORT.iter().filter(|(file, _)| is_needed(needs, |part| part.file == Some(*file))).map(
        |(file, text)| {
            let mut kept = String::with_capacity(text.len());
            let mut skips = false;
            for line in text.lines() {
                let (code, part) = match line.split_once("// only with ") {
                    Some((code, part)) => (code.trim_end(), Some(part)),
                    None => (line, None),
                };
                match part.map(|part| (part, part.strip_suffix(" {"))) {
                    Some((_, Some(opens))) => skips = !is_needed(needs, |part| part.name == opens),
                    Some((name, None)) if !is_needed(needs, |part| part.name == name) => {}
                    None if line.trim_start() == "// }" => skips = false,
                    _ if skips => {}
                    _ => kept.extend([code, "\n"]),
                }
            }
            (*file, kept)
        },
    )
}

/// Whether all of these parts are needed.
fn is_needed(needs: &Needs, which: impl Fn(&Part) -> bool) -> bool {
    PARTS.iter().filter(|part| which(part)).all(|part| (part.is_needed)(needs))
}

fn package_name(krate: &Crate) -> &str {
    krate.package.as_deref().unwrap_or_default()
}

fn initial(path: &str, text: String) -> GeneratedFile {
    GeneratedFile { path: path.to_owned(), text, kind: FileKind::Initial }
}

fn readme(krate: &Crate, model: &str) -> String {
    let (package, service) = (package_name(krate), &krate.service);
    let protocol = match service.protocol.is_json() {
        true => "in the form of JSON that the service speaks",
        false => "as JSON by the names of members: the service does not speak JSON",
    };
    format!(
        "# {package}

Types of `{}`, version {}, generated by smithy-typegen from {}.

- Every structure, union, enum and error of the model is at the root of the crate, under the name that it has there;
  `operation` has a type for each operation, with its input, output and errors.
- Serde reads and writes every type, {protocol}.
- `SENSITIVE` names the fields of a type that carry sensitive data; `Debug` and `Display` do not show them.
- `cargo doc --open` shows the rest: what is required, limits, defaults, and an example for each operation.

What begins with `// @generated` is written by the generator: do not edit it, and keep your own files beside it. After a
change of the model run `smithy-typegen` in this folder. `smithy-typegen --check` tells whether that was forgotten, and
`smithy-typegen diff NEW` what a newer model means for those who use the crate.
",
        service.shape_id,
        code(&service.version),
        code(model),
    )
}
