//! [Behavior traits](https://smithy.io/2.0/spec/behavior-traits.html): what it means to call an operation again, and its
//! pagination ([paginated trait](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)), with what its service
//! sets for all; also how its requests may be compressed
//! ([requestCompression](https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait)).

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{OPERATION, On, STRINGS, traits};
use crate::load::{ShapeType, did_you_mean};
use crate::resolve::draft::Drafts;
use crate::resolve::target::type_of;
use crate::shape_id::ShapeId;

/// The pagination of an operation: paths into the input and the output, by the names of members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paginated {
    /// The input member that takes the token.
    pub input_token: String,
    /// Where the output has the next token.
    pub output_token: String,
    /// Where the output has the items.
    pub items: Option<String>,
    /// The input member that limits a page.
    pub page_size: Option<String>,
}

/// None at a service: what it sets for all is followed with each operation.
fn paginated(node: &Node<'_>) -> Read<Option<Paginated>> {
    const NAMES: [&str; 4] = ["inputToken", "outputToken", "pageSize", "items"];
    let object = node.object(&NAMES)?;
    let Some(operation) = node.subject.operation() else {
        NAMES.map(|name| object.optional(name, text)).into_iter().collect::<Read<Vec<_>>>()?;
        return Ok(None);
    };
    let shared = node.subject.service_trait(PAGINATED);
    let path = |name: &str, structure: &ShapeId| -> Read<Option<String>> {
        let own = object.optional(name, text)?;
        // A property that the service gives is not at the operation.
        let keys = own.as_ref().map(|_| name);
        // What is wrong with it is reported at the service.
        let shared = || Some(shared?.get(name)?.as_str()?.to_owned());
        let Some(path) = own.or_else(shared) else { return Ok(None) };
        match follow(&node.subject.context.drafts, structure, &path, name) {
            Ok(()) => Ok(Some(path)),
            Err((problem, hint)) => {
                let shown = path.escape_debug();
                let message = format!("the trait {PAGINATED} has the `{name}` `{shown}`, but {problem}");
                Err(node.error_at(keys.as_slice(), message, hint))
            }
        }
    };
    let needed = |name: &str, structure: &ShapeId| {
        path(name, structure)?
            .ok_or_else(|| node.error(format_args!("needs `{name}`, here or at the service")))
    };
    let input_token = needed("inputToken", &operation.input);
    let output_token = needed("outputToken", &operation.output);
    let (page_size, items) = (path("pageSize", &operation.input), path("items", &operation.output));
    Ok(Some(Paginated {
        input_token: input_token?,
        output_token: output_token?,
        items: items?,
        page_size: page_size?,
    }))
}

/// What is wrong, and what may be meant.
type WithHint = (String, Option<String>);

/// Looks for a member at the end of a path such as `result.items`, which goes through structures. Where there is none, or
/// no list or map of items: why.
fn follow(drafts: &Drafts<'_>, structure: &ShapeId, path: &str, property: &str) -> Result<(), WithHint> {
    if matches!(property, "inputToken" | "pageSize") && path.contains('.') {
        return Err(("only `outputToken` and `items` can be paths".to_owned(), None));
    }
    let mut id = structure;
    for name in path.split('.') {
        let Some(draft) = drafts.get(id) else {
            return Err((format!("{id} has no members"), None));
        };
        if draft.shape_type == ShapeType::Union {
            return Err((format!("{id} is a union, and only members of structures are always there"), None));
        }
        let Some(member) = draft.members.get(name) else {
            let hint = did_you_mean(name, draft.members.keys().map(|name| &**name));
            return Err((format!("{id} has no member `{}`", name.escape_debug()), hint));
        };
        id = &member.target;
    }
    let shape_type = type_of(drafts, id);
    if property == "items" && !matches!(shape_type, Some(ShapeType::List | ShapeType::Set | ShapeType::Map)) {
        return Err((format!("{id} is no list or map"), None));
    }
    Ok(())
}

/// A structure has one token
/// ([idempotencyToken trait](https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait)).
fn only_token(node: &Node<'_>) -> Read<()> {
    let (_, name) = node.subject.about();
    let mut before = node.subject.draft.members.iter().take_while(|(other, _)| Some(&***other) != name);
    match before.find(|(_, member)| member.traits.has(IDEMPOTENCY_TOKEN)) {
        Some((first, _)) => Err(node.error(format_args!("is on the member `{first}` already"))),
        None => node.annotation(),
    }
}

traits! {
    /// Whether a client may fill the member with a random token.
    IDEMPOTENCY_TOKEN = "smithy.api#idempotencyToken" => idempotency_token, [On::FieldTo(STRINGS)], only_token;
    /// Whether an operation has the same effect when it is called again. Nothing depends on what else its value says.
    IDEMPOTENT = "smithy.api#idempotent" => idempotent, [OPERATION].excludes(&[READONLY]),
        |node| node.any_object().map(|_| ());
    /// Whether an operation changes nothing.
    READONLY = "smithy.api#readonly" => readonly, [OPERATION];
    /// The encodings by which requests of the operation may be compressed, the preferred one first.
    REQUEST_COMPRESSION(Vec<String>) = "smithy.api#requestCompression" => request_compression, [OPERATION],
        |node| node.object(&["encodings"])?.required("encodings", |node| node.list(text));
    PAGINATED: Option<Paginated> = "smithy.api#paginated", [On::Shape(&["service", "operation"])], paginated;
}

impl Traits {
    /// The pagination of an operation.
    pub(crate) fn paginated(&self) -> Option<&Paginated> {
        self.value::<Option<_>>(PAGINATED)?.as_ref()
    }
}
