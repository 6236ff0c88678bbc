//! The files of a crate: the rendered ones with their header, the support code, and what a new crate starts with.

use std::borrow::Cow;

use crate::code_span::code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lower::{Crate, Protocol};
use crate::render::{Destination, SourceFile};
use crate::write::{Counts, FileKind, GeneratedFile, MARK, format, manifest};

/// The support code: every crate has a copy, so that it depends on no runtime crate.
const SUPPORT: &[(&str, &str)] = &[
    ("binding.rs", include_str!("../support/binding.rs")),
    ("blob.rs", include_str!("../support/blob.rs")),
    ("body.rs", include_str!("../support/body.rs")),
    ("enumeration.rs", include_str!("../support/enumeration.rs")),
    ("error.rs", include_str!("../support/error.rs")),
    ("error_body.rs", include_str!("../support/error_body.rs")),
    ("error_metadata.rs", include_str!("../support/error_metadata.rs")),
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

/// A file of the support code that not every crate has.
struct Optional {
    module: &'static str,
    /// Who sees what is in it.
    visibility: &'static str,
    text: &'static str,
    is_needed: fn(&Crate, Destination<'_>) -> bool,
    /// Whether it is for calls: what a crate has as a feature.
    is_call: bool,
}

const OPTIONAL: &[Optional] = &[
    Optional {
        module: "big",
        visibility: "pub",
        text: include_str!("../support/optional/big.rs"),
        is_needed: |krate, _| krate.needs.big_numbers,
        is_call: false,
    },
    Optional {
        module: "document",
        visibility: "pub",
        text: include_str!("../support/optional/document.rs"),
        is_needed: |krate, _| krate.needs.document,
        is_call: false,
    },
    // It exports macros.
    Optional {
        module: "lookup",
        visibility: "pub(crate)",
        text: include_str!("../support/optional/lookup.rs"),
        is_needed: |_, place| matches!(place, Destination::Crate),
        is_call: false,
    },
    Optional {
        module: "endpoint",
        visibility: "pub",
        text: include_str!("../support/optional/endpoint.rs"),
        is_needed: |_, place| place.has_calls(),
        is_call: true,
    },
    Optional {
        module: "wait",
        visibility: "pub",
        text: include_str!("../support/optional/wait.rs"),
        is_needed: |krate, place| place.has_calls() && krate.waiting().next().is_some(),
        is_call: true,
    },
    Optional {
        module: "item",
        visibility: "pub",
        text: include_str!("../support/optional/item.rs"),
        is_needed: |krate, place| place.has_calls() && krate.endpoint.functions.contains("item"),
        is_call: true,
    },
    Optional {
        module: "parse_arn",
        visibility: "pub",
        text: include_str!("../support/optional/parse_arn.rs"),
        is_needed: |krate, place| place.has_calls() && krate.endpoint.functions.contains("parse_arn"),
        is_call: true,
    },
    Optional {
        module: "parse_url",
        visibility: "pub",
        text: include_str!("../support/optional/parse_url.rs"),
        is_needed: |krate, place| place.has_calls() && krate.endpoint.functions.contains("parse_url"),
        is_call: true,
    },
    Optional {
        module: "partition",
        visibility: "pub",
        text: include_str!("../support/optional/partition.rs"),
        is_needed: |krate, place| place.has_calls() && krate.endpoint.functions.contains("partition"),
        is_call: true,
    },
    Optional {
        module: "split",
        visibility: "pub",
        text: include_str!("../support/optional/split.rs"),
        is_needed: |krate, place| place.has_calls() && krate.endpoint.functions.contains("split"),
        is_call: true,
    },
    Optional {
        module: "substring",
        visibility: "pub",
        text: include_str!("../support/optional/substring.rs"),
        is_needed: |krate, place| place.has_calls() && krate.endpoint.functions.contains("substring"),
        is_call: true,
    },
    Optional {
        module: "uri_encode",
        visibility: "pub",
        text: include_str!("../support/optional/uri_encode.rs"),
        is_needed: |krate, place| place.has_calls() && krate.endpoint.functions.contains("uri_encode"),
        is_call: true,
    },
    Optional {
        module: "host_label",
        visibility: "pub",
        text: include_str!("../support/optional/host_label.rs"),
        is_needed: |krate, place| {
            place.has_calls() && HOST_LABEL.iter().any(|name| krate.endpoint.functions.contains(name))
        },
        is_call: true,
    },
];

/// The functions of endpoint rules in the file with this name.
const HOST_LABEL: [&str; 2] = ["is_valid_host_label", "is_virtual_hostable_s3_bucket"];

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
    match format(&header, file.parts) {
        Ok((text, counts)) => Ok((GeneratedFile { path, text, kind: FileKind::Generated }, counts)),
        Err(error) => Err(Box::new(mistake(format!("the code for `{path}` is no Rust: {error}")))),
    }
}

/// A mistake of the generator itself.
pub(crate) fn mistake(message: String) -> Diagnostic {
    Diagnostic::internal(message)
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
pub(crate) fn rest(krate: &Crate, package: &str, model: &str) -> Vec<GeneratedFile> {
    let support = support(krate, Destination::Crate).map(|(name, text)| GeneratedFile {
        path: format!("src/smithy/{name}"),
        text: format!("{MARK}, the same for every model. Do not edit.\n\n{text}"),
        kind: FileKind::Generated,
    });
    support
        .chain([
            initial("Cargo.toml", manifest(krate, package)),
            initial("README.md", readme(krate, package, model)),
            initial(".rustfmt.toml", RUSTFMT.to_owned()),
        ])
        .collect()
}

/// The files of the support code that are needed, by path.
pub(crate) fn support(
    krate: &Crate,
    place: Destination<'_>,
) -> impl Iterator<Item = (String, Cow<'static, str>)> {
    let optional: Vec<&Optional> = OPTIONAL.iter().filter(|file| (file.is_needed)(krate, place)).collect();
    let gate = |file: &Optional| match (file.is_call, place) {
        (true, Destination::Crate) => "#[cfg(feature = \"http\")]\n",
        _ => "",
    };
    let modules: String =
        optional.iter().map(|file| format!("{}mod {};\n", gate(file), file.module)).collect();
    let uses = optional
        .iter()
        .map(|file| format!("{}{} use self::{}::*;\n", gate(file), file.visibility, file.module));
    let uses: String = uses.collect();
    let parts = ["//! What not every crate has.\n".to_owned(), modules, uses];
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

fn initial(path: &str, text: String) -> GeneratedFile {
    GeneratedFile { path: path.to_owned(), text, kind: FileKind::Initial }
}

fn readme(krate: &Crate, package: &str, model: &str) -> String {
    let service = &krate.service;
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
