//! The value of a trait while it is read: JSON that knows where it stands, and what the trait is on.

use std::fmt::Display;

use serde_json::{Map, Number, Value};

use crate::diagnostic::Diagnostic;
use crate::load::{KeyPath, ShapeType, did_you_mean};
use crate::resolve::context::{About, Context, Operation, WrongPart};
use crate::resolve::draft::{Draft, DraftMember, DraftTraits};
use crate::resolve::query::{Reader, Start};
use crate::resolve::query_type::{ShapeQuery, Type};
use crate::resolve::target::type_of;
use crate::resolve::value::brief;
use crate::shape_id::{ShapeId, is_identifier};

/// What has traits: a shape, or a member of it.
#[derive(Clone, Copy)]
pub(in crate::resolve) struct Subject<'s> {
    /// For traits that are about other shapes.
    pub(in crate::resolve) context: &'s Context<'s>,
    /// The shape, or the container of the member.
    pub(in crate::resolve) id: &'s ShapeId,
    pub(in crate::resolve) draft: &'s Draft<'s>,
    pub(in crate::resolve) member: Option<(&'s str, &'s DraftMember<'s>)>,
}

impl<'s> Subject<'s> {
    /// A member of the shape.
    pub(in crate::resolve) fn with_member(&self, name: &'s str, member: &'s DraftMember<'s>) -> Self {
        Self { member: Some((name, member)), ..*self }
    }

    /// The shape or member, for what is said about it.
    pub(in crate::resolve) fn about(&self) -> About<'s> {
        (self.id, self.member.map(|(name, _)| name))
    }

    /// All traits on the shape or member.
    pub(in crate::resolve) fn traits(&self) -> &'s DraftTraits<'s> {
        self.member.map_or(&self.draft.traits, |(_, member)| &member.traits)
    }

    /// The type of the shape, or of the container of the member.
    pub(in crate::resolve) fn shape_type(&self) -> &str {
        self.draft.shape_type.name()
    }

    /// The type of what the member targets; none for a shape.
    pub(in crate::resolve) fn target_type(&self) -> Option<&str> {
        let (_, member) = self.member?;
        // `smithy.api#Unit` is a structure.
        Some(type_of(&self.context.drafts, &member.target).map_or("structure", ShapeType::name))
    }

    /// The value of a trait of the service.
    pub(in crate::resolve) fn service_trait(&self, id: &str) -> Option<&Value> {
        let service = self.context.drafts.get(self.context.closure.service.as_ref()?)?;
        service.traits.get(id).map(|written| &*written.value)
    }

    /// The operation of the closure that the shape is.
    pub(in crate::resolve) fn operation(&self) -> Option<&'s Operation> {
        self.context.closure.operations.get(self.id)
    }
}

/// A value in a trait, with the way to it.
#[derive(Clone, Copy)]
pub(in crate::resolve) struct Node<'n> {
    /// What the trait is on.
    pub(super) subject: &'n Subject<'n>,
    trait_id: &'n str,
    at: KeyPath<'n>,
    value: &'n Value,
}

/// A value cannot be read, for a reason that was reported.
#[derive(Clone, Copy, Debug)]
pub(in crate::resolve) struct Invalid;

/// A value that is an object.
#[derive(Clone, Copy)]
pub(in crate::resolve) struct Object<'n> {
    node: &'n Node<'n>,
    properties: &'n Map<String, Value>,
}

pub(in crate::resolve) type Read<T> = Result<T, Invalid>;

impl<'n> Node<'n> {
    /// The whole value of a trait.
    pub(in crate::resolve) fn root(subject: &'n Subject<'n>, trait_id: &'n str, value: &'n Value) -> Self {
        Self { subject, trait_id, at: KeyPath::ROOT, value }
    }

    fn below<'s>(&'s self, key: &'s str, value: &'s Value) -> Node<'s> {
        Node { at: self.at.key(key), value, ..*self }
    }

    /// The JSON.
    pub(super) fn json(&self) -> &'n Value {
        self.value
    }

    /// Reports that this value cannot be read; `predicate` goes on after its name.
    pub(super) fn error(&self, predicate: impl Display) -> Invalid {
        self.error_with_hint(predicate, None)
    }

    /// The same, with what to do about it.
    pub(super) fn error_with_hint(&self, predicate: impl Display, hint: Option<String>) -> Invalid {
        let id = self.trait_id;
        let message = match self.written().as_slice() {
            [] => format!("the trait {id} {predicate}"),
            keys => format!("the trait {id} has a `{}` that {predicate}", keys.join(".").escape_debug()),
        };
        self.error_at(&[], message, hint)
    }

    /// The same for what is below this value, with a sentence of its own.
    pub(super) fn error_at(&self, keys: &[&str], message: String, hint: Option<String>) -> Invalid {
        let finding = self.finding(keys, message);
        self.subject.context.found.push(Diagnostic { hint, ..finding });
        Invalid
    }

    /// Reports what does not keep the trait from being read.
    pub(super) fn warning(&self, code: &'static str, keys: &[&str], message: String, hint: Option<String>) {
        let finding = self.finding(keys, message).into_warning();
        self.subject.context.found.push(Diagnostic { code, hint, ..finding });
    }

    /// The keys to this value in the file where it is written.
    fn written(&self) -> Vec<String> {
        let path = self.at.path();
        let keys: Vec<&str> = path.iter().map(String::as_str).collect();
        let written = self.subject.traits().get(self.trait_id);
        written.map_or_else(|| path.clone(), |written| written.written(&keys).1)
    }

    /// The number of an entry of the trait's list in the file where it is written.
    pub(super) fn written_index(&self, index: usize) -> usize {
        self.subject.traits().get(self.trait_id).map_or(index, |written| written.entry(index).1)
    }

    fn finding(&self, keys: &[&str], message: String) -> Diagnostic {
        let path = self.at.path();
        let path: Vec<&str> = path.iter().map(String::as_str).chain(keys.iter().copied()).collect();
        let at = WrongPart::TraitValue(self.trait_id, &path);
        self.subject.context.finding("invalid-trait-value", self.subject.about(), at, message)
    }

    fn must(&self, wanted: impl Display) -> Invalid {
        self.error(format_args!("must be {wanted}, not {}", brief(self.value)))
    }

    /// `{}`. Version 1.0 allows `true` as well.
    pub(super) fn annotation(&self) -> Read<()> {
        match self.value {
            Value::Object(_) | Value::Bool(true) => Ok(()),
            _ => Err(self.must("an empty object")),
        }
    }

    /// Refuses a name that does not become one in Rust: those are made of letters, digits and `_` like the names of members.
    pub(super) fn identifier(&self, what: &str, name: &str) -> Read<()> {
        if is_identifier(name) && name.contains(|letter: char| letter.is_ascii_alphanumeric()) {
            return Ok(());
        }
        let shown = name.escape_debug();
        Err(self.error(format_args!("has {what} `{shown}`: a name has letters, digits and `_`")))
    }

    /// A JMESPath expression over the input and output of the operation that has the trait.
    pub(super) fn query(&self, start: Start) -> Read<(ShapeQuery, Type)> {
        let (path, subject) = (text(self)?, self.subject);
        let Some(operation) = subject.operation() else {
            return Err(self.error("is on no operation of the service"));
        };
        let reader = Reader { drafts: &subject.context.drafts, operation };
        reader.read(&path, start).map_err(|problem| self.error(problem))
    }

    /// An HTTP status in this range.
    pub(super) fn status(&self, range: std::ops::Range<u16>) -> Read<u16> {
        let status = self.value.as_u64().and_then(|status| u16::try_from(status).ok());
        status
            .filter(|status| range.contains(status))
            .ok_or_else(|| self.must(format_args!("a status from {} to {}", range.start, range.end - 1)))
    }

    /// One of some strings.
    pub(super) fn choice<T: Copy>(&self, choices: &[(&str, T)]) -> Read<T> {
        let chosen = choices.iter().find(|(name, _)| self.value.as_str() == Some(name));
        chosen.map(|(_, choice)| *choice).ok_or_else(|| {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.must(format_args!("one of {}", names.join(", ")))
        })
    }

    /// A list of what `read` takes.
    pub(super) fn list<T>(&self, read: impl Fn(&Node<'_>) -> Read<T>) -> Read<Vec<T>> {
        let items = self.value.as_array().ok_or_else(|| self.must("a list"))?;
        all(items.iter().enumerate().map(|(index, item)| read(&self.below(&index.to_string(), item))))
    }

    /// The item of a list at this index; `what` says what the list has.
    pub(super) fn item<T>(
        &self,
        index: usize,
        what: &str,
        read: impl FnOnce(&Node<'_>) -> Read<T>,
    ) -> Read<T> {
        let items = self.value.as_array().ok_or_else(|| self.must("a list"))?;
        match items.get(index) {
            Some(item) => read(&self.below(&index.to_string(), item)),
            None => Err(self.error(format_args!("has no {what} {index}"))),
        }
    }

    /// An object whose keys are names that the model chooses, sorted.
    pub(super) fn entries<T>(&self, read: impl Fn(&Node<'_>) -> Read<T>) -> Read<Vec<(String, T)>> {
        let entries = self.any_object()?.properties;
        all(entries.iter().map(|(key, value)| Ok((key.clone(), read(&self.below(key, value))?))))
    }

    /// An object with these properties; any other is reported.
    pub(super) fn object<'s>(&'s self, known: &[&str]) -> Read<Object<'s>> {
        let object = self.any_object()?;
        for key in object.properties.keys().filter(|key| !known.contains(&key.as_str())) {
            let (id, shown, keys) = (self.trait_id, key.escape_debug(), self.written());
            let owner = match keys.as_slice() {
                [] => format!("the trait {id}"),
                keys => format!("`{}` in the trait {id}", keys.join(".").escape_debug()),
            };
            let message = format!("{owner} has no property `{shown}`; it is ignored");
            let hint = did_you_mean(key, known.iter().copied());
            self.warning("unknown-property", &[key], message, hint);
        }
        Ok(object)
    }

    /// An object with any properties.
    pub(super) fn any_object<'s>(&'s self) -> Read<Object<'s>> {
        let properties = self.value.as_object().ok_or_else(|| self.must("an object"))?;
        Ok(Object { node: self, properties })
    }
}

impl Object<'_> {
    /// A property that may be missing.
    pub(super) fn optional<T>(self, name: &str, read: impl FnOnce(&Node<'_>) -> Read<T>) -> Read<Option<T>> {
        self.properties.get(name).map(|value| read(&self.node.below(name, value))).transpose()
    }

    /// A property that is this where it is missing.
    pub(super) fn or<T>(self, name: &str, missing: T, read: impl FnOnce(&Node<'_>) -> Read<T>) -> Read<T> {
        self.optional(name, read).map(|value| value.unwrap_or(missing))
    }

    /// A property that must be there.
    pub(super) fn required<T>(self, name: &str, read: impl FnOnce(&Node<'_>) -> Read<T>) -> Read<T> {
        match self.optional(name, read)? {
            Some(value) => Ok(value),
            None => Err(self.node.error(format_args!("needs `{name}`"))),
        }
    }

    /// The only property, with its name.
    pub(super) fn only<T>(self, wanted: &str, read: impl FnOnce(&str, &Node<'_>) -> Read<T>) -> Read<T> {
        let mut properties = self.properties.iter();
        match (properties.next(), properties.next()) {
            (Some((name, value)), None) => read(name, &self.node.below(name, value)),
            _ => Err(self.node.must(wanted)),
        }
    }
}

/// All of them, where none is invalid. Each is read, so that all that is wrong is reported.
pub(super) fn all<T>(values: impl Iterator<Item = Read<T>>) -> Read<Vec<T>> {
    let read: Vec<Read<T>> = values.collect();
    read.into_iter().collect()
}

/// A string.
pub(super) fn text(node: &Node<'_>) -> Read<String> {
    node.value.as_str().map(str::to_owned).ok_or_else(|| node.must("a string"))
}

/// A string that a header can hold: visible ASCII, and spaces inside.
pub(super) fn visible(node: &Node<'_>) -> Read<String> {
    let found = text(node)?;
    let is_visible = found.trim() == found && found.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if is_visible && !found.is_empty() { Ok(found) } else { Err(node.must("text that a header can hold")) }
}

/// `true` or `false`.
pub(super) fn boolean(node: &Node<'_>) -> Read<bool> {
    node.value.as_bool().ok_or_else(|| node.must("true or false"))
}

/// A whole number from 0.
pub(super) fn size(node: &Node<'_>) -> Read<u64> {
    let size = json_number(node.value).and_then(|number| number.as_u64());
    size.ok_or_else(|| node.must("a whole number from 0"))
}

/// A number, or one in a string, which keeps digits that a JSON number may lose
/// ([trait node values](https://smithy.io/2.0/spec/model.html#trait-node-values)).
pub(super) fn number(node: &Node<'_>) -> Read<Number> {
    json_number(node.value).ok_or_else(|| node.must("a number"))
}

fn json_number(value: &Value) -> Option<Number> {
    match value {
        Value::Number(number) => Some(number.clone()),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}
