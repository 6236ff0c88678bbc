//! Recognises files that are not Smithy JSON AST, to say what they are and what is needed.

use super::node::Node;
use crate::diagnostic::{Diagnostic, Place};

/// What a file is, if it is of a kind that is often taken for a model, and what to do about it.
pub(super) type Foreign = (&'static str, &'static str);

const NEEDED: &str = "a Smithy JSON AST model is needed: an object with `smithy` and `shapes`";

/// What the JSON is, if it is not a model.
pub(super) fn document(root: &Node<'_>) -> Option<Foreign> {
    let Node::Object(pairs) = root else {
        let what = match root {
            Node::Array(_) => "a JSON array",
            Node::String(_) => "a JSON string",
            _ => "a single JSON value",
        };
        return Some((what, NEEDED));
    };
    let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    let has = |name: &str| get(name).is_some();
    if has("smithy") {
        return None;
    }
    let below = |node: Option<&Node<'_>>, name: &str| match node {
        Some(Node::Object(pairs)) => pairs.iter().any(|(key, _)| key == name),
        _ => false,
    };
    if has("metadata") && has("operations") && has("shapes") || below(get("metadata"), "apiVersion") {
        let hint =
            "AWS publishes the same service as a Smithy JSON AST model in github.com/aws/api-models-aws";
        return Some(("an AWS C2J service description (`service-2.json`)", hint));
    }
    if has("openapi") || has("swagger") {
        return Some(("an OpenAPI document", NEEDED));
    }
    if has("shapes") {
        let hint = "if it is a Smithy JSON AST model, add the property `\"smithy\": \"2.0\"`";
        return Some(("JSON without the property `smithy`", hint));
    }
    if has("$schema") || has("$defs") || has("definitions") || (has("type") && has("properties")) {
        return Some(("a JSON Schema", NEEDED));
    }
    Some(("JSON, but not a model: it has no property `smithy`", NEEDED))
}

/// What a text that is not JSON may be.
pub(super) fn text(text: &str) -> Option<Foreign> {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with("//"))?;
    let word = first.split(|c: char| c.is_whitespace() || c == ':').next().unwrap_or(first);
    match word {
        "$version"
        | "namespace"
        | "metadata"
        | "use"
        | "$operationInputSuffix"
        | "$operationOutputSuffix" => Some((
            "a Smithy IDL file",
            "make a JSON AST model from it with the Smithy CLI: `smithy ast > model.json`",
        )),
        "openapi" | "swagger" => Some(("an OpenAPI document in YAML", NEEDED)),
        "version" if first.contains("git-lfs") => {
            Some(("a pointer of Git LFS", "fetch the file with `git lfs pull`"))
        }
        _ if first.starts_with('<') => {
            Some(("HTML or XML", "if it was downloaded, use the address of the raw file"))
        }
        _ => None,
    }
}

/// The error that says so.
pub(super) fn diagnostic(place: Place, (what, hint): Foreign) -> Diagnostic {
    Diagnostic::error("not-a-smithy-model", place, format!("this is {what}")).hint(hint)
}
