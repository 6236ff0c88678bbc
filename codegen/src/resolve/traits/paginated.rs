//! The [paginated trait](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait): of an operation, with what its
//! service sets for all.

use std::cell::RefCell;
use std::sync::Arc;

use super::list::Traits;
use super::node::{Node, Read, text};
use super::rule::{On, Rule, TraitValue};
use super::subject::Subject;
use crate::load::did_you_mean;
use crate::resolve::draft::Drafts;
use crate::shape_id::ShapeId;

const ID: &str = "smithy.api#paginated";

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

/// What one trait says, each property by its place in [`NAMES`].
type Properties = [Option<String>; 4];

const NAMES: [&str; 4] = ["inputToken", "outputToken", "pageSize", "items"];

fn properties(node: &Node<'_>) -> Read<[Read<Option<String>>; 4]> {
    let object = node.object(&NAMES)?;
    Ok(NAMES.map(|name| object.optional(name, text)))
}

fn read(node: &Node<'_>) -> Read<TraitValue> {
    let own = properties(node)?;
    let Some(operation) = node.subject.closure.operations.get(node.subject.id) else {
        // What a service sets for all is read with each operation.
        own.into_iter().collect::<Read<Vec<_>>>()?;
        return Ok(Arc::new(()));
    };
    let shared = of_service(node.subject);
    let (input, output) = (&operation.input, &operation.output);
    let structures = [input, output, input, output];
    let mut own = NAMES.into_iter().zip(own).zip(shared).zip(structures);
    let mut path = || match own.next() {
        Some((((name, own), shared), structure)) => path(node, name, own?, shared, structure),
        None => Ok(None),
    };
    let [input_token, output_token, page_size, items] = [path(), path(), path(), path()];
    let needed = |path: Read<Option<String>>, name: &str| {
        path?.ok_or_else(|| node.error(format_args!("needs `{name}`, here or at the service")))
    };
    let (input_token, output_token) =
        (needed(input_token, "inputToken"), needed(output_token, "outputToken"));
    Ok(Arc::new(Paginated {
        input_token: input_token?,
        output_token: output_token?,
        items: items?,
        page_size: page_size?,
    }))
}

/// What the service says. What is wrong with it is reported at the service.
fn of_service(operation: &Subject<'_>) -> Properties {
    let Some((id, draft)) = operation.drafts.get_key_value(operation.service) else {
        return [const { None }; 4];
    };
    let Some(shared) = draft.traits.get(ID) else { return [const { None }; 4] };
    let subject = Subject { id, draft, ..*operation };
    let properties = properties(&Node::root(&subject, &shared.value, &RefCell::default()));
    properties.map_or([const { None }; 4], |properties| properties.map(|property| property.unwrap_or(None)))
}

/// The path of a property, its own or that of the service, if it leads to a member.
fn path(
    node: &Node<'_>,
    name: &str,
    own: Option<String>,
    shared: Option<String>,
    structure: &ShapeId,
) -> Read<Option<String>> {
    // A property that the service gives is not at the operation.
    let keys = own.is_some().then(|| name.to_owned());
    let Some(path) = own.or(shared) else { return Ok(None) };
    match follow(node.subject.drafts, structure, &path, name) {
        Ok(()) => Ok(Some(path)),
        Err((message, hint)) => {
            let message = format!("the trait {ID} has the `{name}` `{}`, but {message}", path.escape_debug());
            Err(node.error_at(keys, message, hint))
        }
    }
}

/// Looks for a member at the end of a path such as `result.items`, which goes through structures. Where there is none, or
/// no list or map of items: why, and what may be meant.
fn follow(
    drafts: &Drafts<'_>,
    structure: &ShapeId,
    path: &str,
    property: &str,
) -> Result<(), (String, Option<String>)> {
    let mut id = structure;
    for name in path.split('.') {
        let Some(draft) = drafts.get(id) else {
            return Err((format!("{id} has no members"), None));
        };
        if draft.shape_type.name() == "union" {
            return Err((format!("{id} is a union, and only members of structures are always there"), None));
        }
        let Some(member) = draft.members.get(name) else {
            let hint = did_you_mean(name, draft.members.keys().map(|name| &**name));
            return Err((format!("{id} has no member `{}`", name.escape_debug()), hint));
        };
        id = &member.target;
    }
    let holds_items =
        drafts.get(id).is_some_and(|draft| ["list", "set", "map"].contains(&draft.shape_type.name()));
    if property == "items" && !holds_items {
        return Err((format!("{id} is no list or map"), None));
    }
    Ok(())
}

impl Traits {
    /// The pagination of an operation.
    pub(crate) fn paginated(&self) -> Option<&Paginated> {
        self.value(ID)
    }
}

pub(super) const RULES: &[Rule] = &[Rule::new(ID, &[On::Shape(&["service", "operation"])], read)];
