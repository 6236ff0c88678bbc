//! Documentation: the author's words as Markdown, and links to where an item belongs.

use super::usage::Users;
use super::{Docs, Literal, Lowering, Prose, facts};
use crate::docs::{Links, to_markdown};
use crate::name::{Ident, Module, Symbols};
use crate::ordered::OrderedMap;
use crate::resolve::{EnumValue, Kind, Member, Model, Shape, Traits};
use crate::shape_id::ShapeId;

/// Columns for the text behind `/// ` at the start of a line; a line of source has 100.
pub(super) const ITEM_WIDTH: usize = 96;
/// Columns for the text behind `/// ` of a field or variant.
pub(super) const FIELD_WIDTH: usize = 92;
/// As many operations are named where a type belongs to many. With one more than that, naming it is as short as counting
/// it.
const MOST_OPERATIONS: usize = Users::MOST - 1;

/// Where the names of shapes that stand in documentation lead.
pub(super) struct ShapeLinks(OrderedMap<String, Target>);

struct Target {
    ident: String,
    path: String,
    module: Module,
    /// Whether it is in scope at the root of the crate.
    at_root: bool,
}

impl ShapeLinks {
    /// No links: for documentation that is not printed.
    pub(super) fn none() -> Self {
        Self(OrderedMap::default())
    }

    pub(super) fn of(model: &Model, symbols: &Symbols) -> Self {
        let types = symbols.types().map(|(id, symbol)| {
            let ident = symbol.ident.text.clone();
            let path = format!("crate::{ident}");
            (id, Target { path, ident, module: symbol.module.clone(), at_root: true })
        });
        let operations = symbols.operations().map(|(id, symbol)| {
            let ident = symbol.ident.text.clone();
            let path = format!("crate::operation::{ident}");
            (id, Target { path, ident, module: symbol.module.clone(), at_root: false })
        });
        Self(types.chain(operations).map(|(id, target)| (model.name(id).to_owned(), target)).collect())
    }
}

/// The links as they are written in one file, and about one shape.
struct Scope<'a> {
    lowering: &'a Lowering<'a>,
    /// The file; none for the root of the crate.
    file: Option<&'a Module>,
    subject: &'a Shape,
    /// The name of the member that the text is about.
    member: Option<&'a str>,
}

impl Links for Scope<'_> {
    fn target(&self, name: &str) -> Option<String> {
        let Lowering { model, links, .. } = self.lowering;
        if name == model.name(&self.subject.id) {
            return None;
        }
        let Some(target) = links.0.get(name) else { return self.field(name) };
        // Rustdoc finds the path of an item that is in scope superfluous.
        let in_scope = self.file.map_or(target.at_root, |file| *file == target.module);
        Some(if in_scope && name == target.ident { target.ident.clone() } else { target.path.clone() })
    }
}

impl Scope<'_> {
    /// A member of the structure that the text belongs to, or of what the operation takes or gives.
    fn field(&self, name: &str) -> Option<String> {
        let Lowering { model, symbols, .. } = self.lowering;
        let containers = match &self.subject.kind {
            Kind::Structure(_) => vec![&self.subject.id],
            Kind::Operation(operation) => vec![&operation.input, &operation.output],
            _ => Vec::new(),
        };
        let container = containers.into_iter().find(
            |id| matches!(&model.shape(id).kind, Kind::Structure(members) if members.contains_key(name)),
        )?;
        if self.member == Some(name) {
            return None;
        }
        let (ty, field) = (symbols.type_ident(container), symbols.member(container, name));
        Some(format!("crate::{}::{}", ty.text, field.text))
    }
}

/// A link to a type at the root of the crate, from another file.
pub(super) fn root_link(ident: &Ident) -> String {
    format!("[`{0}`](crate::{0})", ident.text)
}

/// A link to an item of the same file.
pub(super) fn near_link(ident: &Ident) -> String {
    format!("[`{}`]", ident.text)
}

/// Where AWS documents the shapes of the service, up to a shape's name; nothing for a service that is not AWS's.
pub(super) fn reference(model: &Model) -> Option<String> {
    let (service, properties) = model.service();
    let names = service.traits.aws_service()?;
    let part = |name: &'_ Option<String>| name.clone().filter(|text| is_url_part(text));
    let uid = match (part(&names.doc_id), part(&names.endpoint_prefix)) {
        (Some(id), _) => id,
        (None, Some(prefix)) if is_url_part(&properties.version) => {
            format!("{prefix}-{}", properties.version)
        }
        _ => return None,
    };
    Some(format!("https://docs.aws.amazon.com/goto/WebAPI/{uid}"))
}

/// What stands in ARNs of the service's resources: as the model says, or else the last part of the namespace.
pub(super) fn arn_namespace(model: &Model) -> String {
    let service = model.service().0;
    let own = service.traits.aws_service().and_then(|names| names.arn_namespace.as_deref());
    let own = own.filter(|text| is_url_part(text));
    let namespace = service.id.namespace();
    own.unwrap_or_else(|| namespace.rsplit('.').next().unwrap_or(namespace)).to_ascii_lowercase()
}

/// Since when there is an item
/// (Smithy 2.0, [since trait](https://smithy.io/2.0/spec/documentation-traits.html#since-trait)).
fn since(traits: &Traits) -> Option<String> {
    let version = traits.since()?;
    Some(format!("Since {}.", facts::code(version)))
}

/// Text as it stands in HTML.
fn html_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Whether the text of a model may stand in a URL as it is.
fn is_url_part(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
}

impl<'a> Lowering<'a> {
    /// The documentation of an item.
    pub(super) fn item_docs(&self, shape: &Shape, facts: Vec<String>, links: Vec<String>) -> Docs {
        let mut prose = self.prose(shape, None, shape.traits.documentation(), ITEM_WIDTH);
        if prose.is_empty() && self.prose == Prose::Markdown {
            let kind = match shape.kind {
                Kind::Service(_) => "Types of the service",
                Kind::Operation(_) => "The operation",
                Kind::Union(_) => "The union",
                Kind::Enum(_) | Kind::IntEnum(_) => "The enum",
                _ => "The structure",
            };
            prose.push(format!("{kind} `{}`.", shape.id.name()));
        }
        self.more(shape, &shape.traits, ITEM_WIDTH, &mut prose);
        Docs { prose, facts, links }
    }

    /// The first paragraph of what an item's documentation says.
    pub(super) fn summary_docs(&self, shape: &Shape) -> Docs {
        let mut docs = self.item_docs(shape, Vec::new(), Vec::new());
        let end = docs.prose.iter().position(String::is_empty).unwrap_or(docs.prose.len());
        docs.prose.truncate(end);
        docs
    }

    /// The documentation of a field or of a union's variant: its own, or else the target's
    /// (Smithy 2.0, [documentation trait](https://smithy.io/2.0/spec/documentation-traits.html#documentation-trait)).
    pub(super) fn member_docs(&self, container: &Shape, member: &Member, width: usize) -> Docs {
        let target = self.model.shape(&member.target);
        let text = member.traits.documentation().or(target.traits.documentation());
        let mut prose = self.prose(container, Some(&member.name), text, width);
        if prose.is_empty() && self.prose == Prose::Markdown {
            prose.push(format!("The member `{}`.", member.name));
        }
        self.more(container, &member.traits, width, &mut prose);
        let mut facts = facts::of_member(self.model, container, member);
        facts.extend(self.location(container, member).fact());
        let renamed = self.member_ident(container, &member.name).renamed;
        facts.extend(renamed.then(|| format!("Named `{}` in the model.", member.name)));
        Docs { prose, facts, links: Vec::new() }
    }

    /// The documentation of an enum's variant.
    pub(super) fn value_docs<T>(
        &self,
        container: &Shape,
        value: &EnumValue<T>,
        wire: &Literal,
        ident: &Ident,
        width: usize,
    ) -> Docs {
        let shown = match wire {
            Literal::Text(text) if text.is_empty() => "the empty string".to_owned(),
            Literal::Text(text) => facts::code(text),
            Literal::Integer(number) => format!("`{number}`"),
            _ => String::new(),
        };
        let mut prose = self.prose(container, None, value.traits.documentation(), width);
        let mut facts = Vec::new();
        if prose.is_empty() && self.prose == Prose::Markdown {
            let empty = matches!(wire, Literal::Text(text) if text.is_empty());
            prose.push(if empty { "The empty string.".to_owned() } else { format!("The value {shown}.") });
        } else {
            facts.push(format!("Wire value: {shown}."));
        }
        self.more(container, &value.traits, width, &mut prose);
        facts.extend(ident.renamed.then(|| format!("Named `{}` in the model.", value.name)));
        Docs { prose, facts, links: Vec::new() }
    }

    /// Facts of a type that do not depend on its kind.
    pub(super) fn type_facts(&self, shape: &Shape) -> Vec<String> {
        let mut facts = Vec::new();
        if shape.traits.sensitive() {
            facts.push("Sensitive: `Debug` shows nothing of it.".to_owned());
        }
        if self.is_event_stream(&shape.id) {
            facts.push(
                "Event stream: each value is one event, and travels in a message of its own.".to_owned(),
            );
        }
        if shape.traits.internal() {
            facts.push("Internal: not meant for customers of the service.".to_owned());
        }
        if self.ident(&shape.id).is_some_and(|ident| ident.renamed) {
            facts.push(format!("Named `{}` in the model.", shape.id.name()));
        }
        facts
    }

    /// Where a type belongs, and where AWS documents it.
    pub(super) fn type_links(&self, shape: &Shape) -> Vec<String> {
        let relations = self
            .usage
            .relations(&shape.id)
            .into_iter()
            .map(|(words, users)| format!("{words} {}.", self.operation_list(&shape.id, users)));
        relations.chain(self.api_reference(&shape.id)).collect()
    }

    pub(super) fn api_reference(&self, id: &ShapeId) -> Option<String> {
        let url = self.reference.as_ref()?;
        Some(format!("[AWS API reference]({url}/{})", id.name()))
    }

    /// `[A], [B] and 12 more operations`.
    fn operation_list(&self, from: &ShapeId, users: &Users<'_>) -> String {
        let named = if users.count <= Users::MOST { users.count } else { MOST_OPERATIONS };
        let links: Vec<String> = users
            .first
            .iter()
            .take(named)
            .filter_map(|id| self.symbols.operation(id))
            .map(|symbol| match &symbol.ident {
                ident if self.file(from) == Some(&symbol.module) => near_link(ident),
                ident => format!("[`{0}`](crate::operation::{0})", ident.text),
            })
            .collect();
        match (users.count - named, links.as_slice()) {
            (0, [links @ .., last]) if !links.is_empty() => format!("{} and {last}", links.join(", ")),
            (0, links) => links.join(", "),
            (more, links) => format!("{} and {more} more operations", links.join(", ")),
        }
    }

    /// Adds where else there is documentation, whether to set a member, whether the item may change, and since when there is
    /// one
    /// (Smithy 2.0, [externalDocumentation trait](https://smithy.io/2.0/spec/documentation-traits.html#externaldocumentation-trait)).
    fn more(&self, subject: &Shape, traits: &Traits, width: usize, prose: &mut Vec<String>) {
        let links: Vec<String> = traits
            .external_documentation()
            .iter()
            .map(|(title, url)| (html_text(title), html_text(url)))
            .map(|(title, url)| match url.starts_with("https://") || url.starts_with("http://") {
                true => format!("<a href=\"{url}\">{title}</a>"),
                false => format!("{title} (<code>{url}</code>)"),
            })
            .collect();
        if !links.is_empty() {
            let text = format!("<p>See {}.</p>", links.join(", "));
            prose.push(String::new());
            prose.extend(self.prose(subject, None, Some(&text), width));
        }
        if let Some(recommended) = traits.recommended() {
            let reason = recommended.reason.as_deref().map(|reason| format!(": {}", html_text(reason)));
            let text = format!("<p>Recommended{}</p>", reason.unwrap_or_else(|| ".".to_owned()));
            prose.push(String::new());
            prose.extend(self.prose(subject, None, Some(&text), width));
        }
        if traits.unstable() {
            prose.extend([String::new(), "Unstable: it may still change or go.".to_owned()]);
        }
        if let Some(since) = since(traits) {
            prose.extend([String::new(), since]);
        }
    }

    /// Text about a shape as lines of Markdown.
    pub(super) fn prose_lines(&self, subject: &Shape, text: &str, width: usize) -> Vec<String> {
        self.prose(subject, None, Some(text), width)
    }

    fn prose(
        &self,
        subject: &Shape,
        member: Option<&str>,
        documentation: Option<&str>,
        width: usize,
    ) -> Vec<String> {
        if self.prose == Prose::Source {
            return documentation.map(str::to_owned).into_iter().collect();
        }
        let scope = Scope { lowering: self, file: self.file(&subject.id), subject, member };
        documentation.map(|text| to_markdown(text, &scope, width)).unwrap_or_default()
    }

    /// The file that the item of a shape is in.
    fn file(&self, id: &ShapeId) -> Option<&'a Module> {
        let operation = self.symbols.operation(id).map(|symbol| &symbol.module);
        self.symbols.get(id).map(|symbol| &symbol.module).or(operation)
    }
}
