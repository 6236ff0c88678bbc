//! The files of a crate: the rendered ones with their header, the support code, and what a new crate starts with.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Spot};
use crate::lower::{Crate, Needs, Protocol, code};
use crate::render::SourceFile;
use crate::write::{Counts, FileKind, GeneratedFile, MARK, format};

/// The support code: every crate has a copy, so that it depends on no runtime crate.
const SUPPORT: &[(&str, &str)] = &[
    ("binding.rs", include_str!("../support/binding.rs")),
    ("blob.rs", include_str!("../support/blob.rs")),
    ("body.rs", include_str!("../support/body.rs")),
    ("enumeration.rs", include_str!("../support/enumeration.rs")),
    ("error.rs", include_str!("../support/error.rs")),
    ("error_body.rs", include_str!("../support/error_body.rs")),
    ("error_metadata.rs", include_str!("../support/error_metadata.rs")),
    ("lookup.rs", include_str!("../support/lookup.rs")),
    ("mod.rs", include_str!("../support/mod.rs")),
    ("number.rs", include_str!("../support/number.rs")),
    ("numeral.rs", include_str!("../support/numeral.rs")),
    ("operation.rs", include_str!("../support/operation.rs")),
    ("path.rs", include_str!("../support/path.rs")),
    ("read.rs", include_str!("../support/read.rs")),
    ("redact.rs", include_str!("../support/redact.rs")),
    ("structure.rs", include_str!("../support/structure.rs")),
    ("table.rs", include_str!("../support/table.rs")),
    ("timestamp.rs", include_str!("../support/timestamp.rs")),
    ("union.rs", include_str!("../support/union.rs")),
    ("unit.rs", include_str!("../support/unit.rs")),
    ("unknown.rs", include_str!("../support/unknown.rs")),
    ("wire.rs", include_str!("../support/wire.rs")),
    ("write.rs", include_str!("../support/write.rs")),
];

/// A file of the support code that a crate has only where its model needs it.
struct Optional {
    module: &'static str,
    text: &'static str,
    is_needed: fn(&Needs) -> bool,
}

const OPTIONAL: &[Optional] = &[
    Optional {
        module: "big",
        text: include_str!("../support/optional/big.rs"),
        is_needed: |needs| needs.big_numbers,
    },
    Optional {
        module: "document",
        text: include_str!("../support/optional/document.rs"),
        is_needed: |needs| needs.document,
    },
];

/// Keeps rustfmt away from a generated crate.
const RUSTFMT: &str = "\
# The generator prints its own way, so that the same model gives the same bytes without rustfmt.
disable_all_formatting = true
";

/// A dependency of generated crates: its name, and its line in `Cargo.toml`.
struct Dependency {
    name: &'static str,
    line: &'static str,
}

const DEPENDENCIES: &[Dependency] = &[
    Dependency {
        name: "base64",
        line: r#"base64 = { version = "0.23", default-features = false, features = ["alloc"] }"#,
    },
    Dependency {
        name: "jiff",
        line: r#"jiff = { version = "1", default-features = false, features = ["std"] }"#,
    },
    Dependency {
        name: "serde_core",
        line: r#"serde_core = { version = "1", default-features = false, features = ["std"] }"#,
    },
];

const SERDE_JSON: Dependency = Dependency { name: "serde_json", line: r#"serde_json = "1""# };

/// A number without bounds is written as it is, digit for digit.
const SERDE_JSON_RAW: Dependency =
    Dependency { name: "serde_json", line: r#"serde_json = { version = "1", features = ["raw_value"] }"# };

/// A file that could not be printed, or its text and what is in it.
pub(crate) type Printed = Result<(GeneratedFile, Counts), Box<Diagnostic>>;

/// Prints a rendered file.
pub(crate) fn source(file: SourceFile, model: &str) -> Printed {
    let header = format!("{MARK} from {}. Do not edit.", model.escape_debug());
    let path = format!("src/{}", file.path);
    match format(&header, file.parts) {
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
    let support = support(krate).map(|(name, text)| GeneratedFile {
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

/// The files of the support code that are needed, by path.
pub(crate) fn support(krate: &Crate) -> impl Iterator<Item = (String, Cow<'static, str>)> {
    let optional: Vec<&Optional> = OPTIONAL.iter().filter(|file| (file.is_needed)(&krate.needs)).collect();
    let modules: String = optional.iter().map(|file| format!("mod {};\n", file.module)).collect();
    let uses: String = optional.iter().map(|file| format!("pub use self::{}::*;\n", file.module)).collect();
    let parts = ["//! What only the models need that have such data.\n".to_owned(), modules, uses];
    let index = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    let protocol = match krate.service.protocol {
        Protocol::AwsJson10 => include_str!("../support/protocol/aws_json_1_0.rs"),
        Protocol::RpcV2Json => include_str!("../support/protocol/rpc_v2_json.rs"),
        _ => include_str!("../support/protocol.rs"),
    };
    let always = SUPPORT.iter().map(|(name, text)| ((*name).to_owned(), Cow::Borrowed(*text)));
    let chosen = optional.into_iter().map(|file| (format!("optional/{}.rs", file.module), file.text.into()));
    let made = [("optional/mod.rs".to_owned(), index.into()), ("protocol.rs".to_owned(), protocol.into())];
    always.chain(made).chain(chosen)
}

/// The names of what the generated code depends on.
pub(crate) fn dependencies(krate: &Crate) -> Vec<String> {
    needed(krate).map(|dependency| dependency.name.to_owned()).collect()
}

fn needed(krate: &Crate) -> impl Iterator<Item = &'static Dependency> {
    let json = match krate.needs {
        Needs { big_numbers: true, .. } => Some(&SERDE_JSON_RAW),
        Needs { document: true, .. } => Some(&SERDE_JSON),
        _ => None,
    };
    DEPENDENCIES.iter().chain(json)
}

fn package_name(krate: &Crate) -> &str {
    krate.package.as_deref().unwrap_or_default()
}

fn initial(path: &str, text: String) -> GeneratedFile {
    GeneratedFile { path: path.to_owned(), text, kind: FileKind::Initial }
}

fn manifest(krate: &Crate) -> String {
    let dependencies: String = needed(krate).map(|dependency| format!("{}\n", dependency.line)).collect();
    // The examples in the documentation are tests.
    let tests = if krate.needs.document || krate.needs.big_numbers {
        String::new()
    } else {
        format!("\n[dev-dependencies]\n{}\n", SERDE_JSON.line)
    };
    format!(
        r#"[package]
name = "{}"
version = "0.1.0"
edition = "2024"
rust-version = "1.85"

[dependencies]
{dependencies}{tests}
# The crate stands alone; without this line it can be a member of a workspace.
[workspace]
"#,
        package_name(krate)
    )
}

fn readme(krate: &Crate, model: &str) -> String {
    format!(
        "# {}\n\nTypes of `{}`, version {}, generated by smithy-typegen from {}.\n",
        package_name(krate),
        krate.service.shape_id,
        code(&krate.service.version),
        code(model),
    )
}
