//! The files of a crate: the rendered ones with their headers, the support code, and the first files of a new crate.

use std::borrow::Cow;

use crate::code_span::code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lower::{Crate, Protocol};
use crate::render::{CHECK, Destination, HTTP, JIFF, SIGV4, SourceFile};
use crate::write::{Counts, FileKind, GeneratedFile, MARK, SupportCrate, format, manifest};

/// Files of the support code: path, text.
type Files = &'static [(&'static str, &'static str)];

/// The files with these paths below a folder.
macro_rules! files {
    ($folder:literal: $($path:literal)*) => { &[$(($path, include_str!(concat!($folder, $path)))),*] };
}

/// The support code. Every crate has a copy, so that it depends on no runtime crate.
const SUPPORT: Files = files! { "../support/":
    "binding.rs" "blob.rs" "body.rs" "collect.rs" "enumeration.rs" "error.rs" "error_body.rs"
    "error_metadata.rs" "member.rs" "mod.rs" "number.rs" "numeral.rs" "operation.rs" "operation_error.rs"
    "or_empty.rs" "path.rs" "read.rs" "redact.rs" "redacted.rs" "retry.rs" "service.rs" "shape.rs" "shape_name.rs"
    "table.rs" "timestamp.rs" "timestamp_format.rs" "union.rs" "unit.rs" "unknown.rs" "wire.rs" "write.rs"
};

/// A file of the support code that not every crate has.
struct Optional {
    module: &'static str,
    /// The visibility of its items; empty if it has none.
    visibility: &'static str,
    text: &'static str,
    /// Whether a crate needs it that has its features.
    is_needed: fn(&Self, &Crate, Destination<'_>) -> bool,
    /// The features that the file is behind: all of them are needed.
    features: &'static [&'static str],
}

/// A file of public items.
const fn optional(
    module: &'static str,
    text: &'static str,
    features: &'static [&'static str],
    is_needed: fn(&Optional, &Crate, Destination<'_>) -> bool,
) -> Optional {
    Optional { module, visibility: "pub", text, is_needed, features }
}

/// The file of the endpoint rules' function with this name.
const fn endpoint_function(module: &'static str, text: &'static str) -> Optional {
    optional(module, text, &[HTTP], |file, krate, _| krate.endpoint.functions.contains(file.module))
}

const OPTIONAL: &[Optional] = &[
    optional("big", include_str!("../support/optional/big.rs"), &[], |_, krate, _| krate.needs.big_numbers),
    optional("document", include_str!("../support/optional/document.rs"), &[], |_, krate, _| {
        krate.needs.document
    }),
    // It exports macros.
    Optional {
        visibility: "pub(crate)",
        ..optional("lookup", include_str!("../support/optional/lookup.rs"), &[], |_, _, place| {
            matches!(place, Destination::Crate { .. })
        })
    },
    optional("endpoint", include_str!("../support/optional/endpoint.rs"), &[HTTP], |_, _, _| true),
    optional("wait", include_str!("../support/optional/wait.rs"), &[HTTP], |_, krate, _| {
        krate.waiting().next().is_some()
    }),
    endpoint_function("item", include_str!("../support/optional/item.rs")),
    endpoint_function("parse_arn", include_str!("../support/optional/parse_arn.rs")),
    endpoint_function("parse_url", include_str!("../support/optional/parse_url.rs")),
    endpoint_function("partition", include_str!("../support/optional/partition.rs")),
    endpoint_function("split", include_str!("../support/optional/split.rs")),
    endpoint_function("substring", include_str!("../support/optional/substring.rs")),
    endpoint_function("uri_encode", include_str!("../support/optional/uri_encode.rs")),
    optional("host_label", include_str!("../support/optional/host_label.rs"), &[HTTP], |_, krate, _| {
        HOST_LABEL.iter().any(|name| krate.endpoint.functions.contains(name))
    }),
    Optional {
        visibility: "",
        ..optional("jiff", include_str!("../support/optional/jiff.rs"), &[JIFF], |_, _, _| true)
    },
    Optional {
        visibility: "",
        ..optional("scope", include_str!("../support/optional/scope.rs"), &[HTTP, SIGV4], |_, _, _| true)
    },
];

/// The support code of features, below the folder `optional`: a module with the feature's name.
const SWITCHED: &[(&str, Files)] = &[
    (
        CHECK,
        files! { "../support/optional/":
            "check/checker.rs" "check/constraint.rs" "check/mod.rs" "check/pattern.rs" "check/unique.rs"
            "check/violation.rs"
        },
    ),
    (
        HTTP,
        files! { "../support/optional/":
            "http/body.rs" "http/call.rs" "http/call_error.rs" "http/header.rs" "http/media_type.rs"
            "http/message_error.rs" "http/mod.rs" "http/page.rs" "http/read.rs" "http/request.rs"
            "http/response.rs" "http/route.rs" "http/server.rs" "http/text.rs" "http/uri.rs" "http/write.rs"
        },
    ),
    (SIGV4, files! { "../support/optional/": "sigv4.rs" }),
];

/// The line in the support code before an item that only checks need.
const WITH_CHECKS: &str = "#[cfg(feature = \"check\")]";

/// The functions of endpoint rules in the file with this name.
const HOST_LABEL: [&str; 2] = ["is_valid_host_label", "is_virtual_hostable_s3_bucket"];

/// Keeps rustfmt away from a generated crate.
pub(crate) const RUSTFMT: &str = "\
# The generator prints its own way, so that the same model gives the same bytes without rustfmt.
disable_all_formatting = true
";

/// The text of a file and the counts of what is in it, or why it could not be printed.
pub(crate) type Printed = Result<(GeneratedFile, Counts), Box<Diagnostic>>;

/// Prints a rendered file of a crate.
pub(crate) fn source(file: SourceFile<'_>, model: &str) -> Printed {
    let header = format!("{MARK} from {}. Do not edit.", model.escape_debug());
    print(&header, SourceFile { path: format!("src/{}", file.path), ..file })
}

/// Prints the code of a file below its header.
pub(crate) fn print(header: &str, SourceFile { path, parts, pages }: SourceFile<'_>) -> Printed {
    match format(header, parts, pages) {
        Ok((text, counts)) => Ok((GeneratedFile { path, text, kind: FileKind::Generated }, counts)),
        Err(error) => {
            Err(Box::new(Diagnostic::internal(format!("the code for `{path}` is no Rust: {error}"))))
        }
    }
}

/// All printed files, and the sum of their counts.
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
pub(crate) fn rest(
    krate: &Crate,
    package: &str,
    model: &str,
    own: Option<&SupportCrate>,
) -> Vec<GeneratedFile> {
    let place = Destination::Crate { calls: krate.has_calls(), support: None };
    let crates = [krate];
    let mut files = vec![
        initial("Cargo.toml", manifest(krate, package, own)),
        initial("README.md", readme(krate, package, model)),
        initial(".rustfmt.toml", RUSTFMT.to_owned()),
    ];
    if own.is_none() {
        let support = support(Needed::By(&crates), place);
        files.extend(support.iter().map(|(name, text)| support_file(name, text)));
    }
    files
}

pub(crate) fn support_file(name: &str, text: &str) -> GeneratedFile {
    GeneratedFile {
        path: format!("src/smithy/{name}"),
        text: format!("{MARK}, the same for every model. Do not edit.\n\n{text}"),
        kind: FileKind::Generated,
    }
}

/// Whose support code it is.
#[derive(Clone, Copy)]
pub(crate) enum Needed<'a> {
    /// What one of these crates needs.
    By(&'a [&'a Crate]),
    /// Everything.
    #[cfg(feature = "cli")]
    All,
}

impl Needed<'_> {
    fn by_any(self, needs: impl Fn(&Crate) -> bool) -> bool {
        match self {
            Self::By(crates) => crates.iter().any(|krate| needs(krate)),
            #[cfg(feature = "cli")]
            Self::All => true,
        }
    }
}

/// Whether services of these crates can share one support code: Smithy RPC v2 JSON reads errors and numbers
/// differently.
pub(crate) fn can_share(crates: &[&Crate]) -> bool {
    let is_rpc = |krate: &&Crate| krate.service.protocol == Protocol::RpcV2Json;
    crates.iter().all(is_rpc) || !crates.iter().any(is_rpc)
}

/// The files of the support code that are needed, by path.
pub(crate) fn support(needed: Needed<'_>, place: Destination<'_>) -> Vec<(String, Cow<'static, str>)> {
    let mut files: Vec<_> =
        SUPPORT.iter().map(|(path, text)| ((*path).to_owned(), gated(text, place))).collect();
    let is_rpc = |krate: &Crate| krate.service.protocol == Protocol::RpcV2Json;
    let protocol = match needed {
        Needed::By(_) if needed.by_any(is_rpc) => include_str!("../support/protocol/rpc_v2_json.rs"),
        _ => include_str!("../support/protocol.rs"),
    };
    files.push(("protocol.rs".to_owned(), protocol.into()));
    if place.has(HTTP) {
        let checksum = match needed.by_any(|krate| krate.needs.md5) {
            true => include_str!("../support/optional/http/checksum.rs"),
            false => include_str!("../support/optional/http/no_checksum.rs"),
        };
        files.push(("optional/http/checksum.rs".to_owned(), checksum.into()));
    }
    add_optional(needed, place, &mut files);
    files
}

/// A file of the support code. One for `include!` has what was asked for, whatever the features of the crate that
/// includes it.
fn gated(text: &'static str, place: Destination<'_>) -> Cow<'static, str> {
    match place {
        Destination::Crate { .. } => text.into(),
        Destination::Module { .. } if place.has(CHECK) => text.replace(WITH_CHECKS, "").into(),
        Destination::Module { .. } => text.replace(WITH_CHECKS, "#[cfg(any())]").into(),
    }
}

/// Adds the files that not every crate has, and the module of them.
fn add_optional(needed: Needed<'_>, place: Destination<'_>, files: &mut Vec<(String, Cow<'static, str>)>) {
    let gate = |features: &[&str]| {
        let features: Vec<_> = features.iter().map(|name| format!("feature = \"{name}\"")).collect();
        match (features.as_slice(), place) {
            ([], _) | (_, Destination::Module { .. }) => String::new(),
            ([feature], _) => format!("#[cfg({feature})]\n"),
            _ => format!("#[cfg(all({}))]\n", features.join(", ")),
        }
    };
    let (mut modules, mut uses) = (String::new(), String::new());
    for file @ Optional { module, visibility, text, is_needed, features } in OPTIONAL {
        let is_there = features.iter().all(|feature| place.has(feature));
        if !is_there || !needed.by_any(|krate| is_needed(file, krate, place)) {
            continue;
        }
        let gate = gate(features);
        modules.push_str(&format!("{gate}mod {module};\n"));
        if !visibility.is_empty() {
            uses.push_str(&format!("{gate}{visibility} use self::{module}::*;\n"));
        }
        files.push((format!("optional/{module}.rs"), (*text).into()));
    }
    for (feature, own) in SWITCHED.iter().filter(|(feature, _)| place.has(feature)) {
        modules.push_str(&format!("{}pub mod {feature};\n", gate(&[feature])));
        files.extend(own.iter().map(|(path, text)| (format!("optional/{path}"), (*text).into())));
    }
    let parts = ["//! What not every crate has.\n".to_owned(), modules, uses];
    let index = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
    files.push(("optional/mod.rs".to_owned(), index.into()));
}

pub(crate) fn initial(path: &str, text: String) -> GeneratedFile {
    GeneratedFile { path: path.to_owned(), text, kind: FileKind::Initial }
}

fn readme(krate: &Crate, package: &str, model: &str) -> String {
    let service = &krate.service;
    let protocol = match (service.protocol.is_json(), &service.shape_id) {
        (true, _) => "in the form of JSON that the service speaks",
        (false, Some(_)) => "as JSON by the names of members: the service does not speak JSON",
        (false, None) => "as JSON by the names of members",
    };
    let subject = match &service.shape_id {
        Some(id) => format!("`{id}`, version {}", code(&service.version)),
        None => format!("the namespace `{}`", service.namespace),
    };
    let operations = match service.shape_id {
        Some(_) => ";\n  `operation` has a type for each operation, with its input, output and errors.",
        None => ".",
    };
    let calls = match krate.has_calls() {
        true => {
            "\
- With the feature `http`, a call is two values: a request to send with any HTTP client, and a response to read. With
  `sigv4`, requests are signed.
"
        }
        false => "",
    };
    format!(
        "# {package}

Types of {subject}, generated by smithy-typegen from {}.

- Every structure, union, enum and error of the model is at the root of the crate, under the name that it has there{operations}
- Serde reads and writes every type, {protocol}.
- `SENSITIVE` names the fields of a type that carry sensitive data; `Debug`, `Display` and, for logs, `smithy::Redacted` do
  not show them.
{calls}- With the feature `check`, `smithy::check` finds what the model forbids in a value: `input.check()?;`.
- `cargo doc --open` shows the rest: what is required, limits, defaults, and an example for each operation.

What begins with `// @generated` is written by the generator: do not edit it, and keep your own files beside it. After a
change of the model run `smithy-typegen` in this folder. `smithy-typegen --check` tells whether that was forgotten, and
`smithy-typegen diff NEW` what a newer model means for those who use the crate.
",
        code(model),
    )
}
