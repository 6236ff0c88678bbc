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
    let drafts = &node.subject.context.drafts;
    let path = |name: &str, structure: &ShapeId| -> Read<Option<(String, Option<ShapeType>)>> {
        let own = object.optional(name, text)?;
        // A property that the service gives is not at the operation.
        let keys = own.as_ref().map(|_| name);
        // What is wrong with it is reported at the service.
        let shared = || Some(shared?.get(name)?.as_str()?.to_owned());
        let Some(path) = own.or_else(shared) else { return Ok(None) };
        match follow(drafts, structure, &path, name) {
            Ok(shape_type) => Ok(Some((path, shape_type))),
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
    let ((input_token, takes), (output_token, gives)) = (input_token?, output_token?);
    if let (Some(takes), Some(gives)) = (takes, gives)
        && token_form(takes) != token_form(gives)
    {
        let (takes, gives) = (takes.name(), gives.name());
        return Err(node.error(format_args!(
            "gives a token of type {gives} at `{}`, but `{}` takes one of type {takes}",
            output_token.escape_debug(),
            input_token.escape_debug(),
        )));
    }
    let path = |found: Option<(String, _)>| found.map(|(path, _)| path);
    Ok(Some(Paginated { input_token, output_token, items: path(items?), page_size: path(page_size?) }))
}

/// The type that stands for all whose values are written alike, so that a token of one can be sent as one of another.
fn token_form(shape_type: ShapeType) -> ShapeType {
    match shape_type {
        ShapeType::Enum => ShapeType::String,
        ShapeType::Byte | ShapeType::Short | ShapeType::Integer | ShapeType::IntEnum => ShapeType::Long,
        ShapeType::Float => ShapeType::Double,
        ShapeType::Set => ShapeType::List,
        other => other,
    }
}

/// What is wrong, and what may be meant.
type WithHint = (String, Option<String>);

/// The type of the member at the end of a path such as `result.items`, which goes through structures; `None` if its target
/// does not exist, which is reported there. Where there is no such member, or no list or map of items: why.
fn follow(
    drafts: &Drafts<'_>,
    structure: &ShapeId,
    path: &str,
    property: &str,
) -> Result<Option<ShapeType>, WithHint> {
    if matches!(property, "inputToken" | "pageSize") && path.contains('.') {
        return Err(("only `outputToken` and `items` can be paths".to_owned(), None));
    }
    let mut id = structure;
    for name in path.split('.') {
        let Some(draft) = drafts.get(id) else {
            return Err((format!("{id} has no members"), None));
        };
        if draft.shape_type != ShapeType::Structure {
            let shape_type = draft.shape_type.name();
            return Err((format!("{id} is of type {shape_type}, and a path goes through structures"), None));
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
    Ok(shape_type)
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
