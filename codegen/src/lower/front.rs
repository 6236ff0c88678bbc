//! The front page of the crate, below the words of the service's author.

use std::collections::BTreeMap;

use super::{Docs, Example, Item, Lowering, Operation, Prose, Protocol, Role};
use crate::name::Module;
use crate::resolve::Kind;

/// Values in a request that a first glance takes in.
const SHORT: usize = 12;

type Files = BTreeMap<Module, Vec<Item>>;

impl Lowering<'_> {
    /// The example on the front page: of the first operation that the service's documentation links, or else of the
    /// first by name, that has a short example with something in it. It comes with an answer.
    pub(super) fn front_example(&self, docs: &Docs, files: &Files) -> Option<Example> {
        let operations: BTreeMap<&str, &Operation> = files
            .values()
            .flatten()
            .filter_map(|item| match item {
                Item::Operation(operation) => Some((operation.ident.text.as_str(), operation)),
                _ => None,
            })
            .collect();
        let links = docs.prose.iter().flat_map(|line| line.split("(crate::operation::").skip(1));
        let linked = links.filter_map(|rest| operations.get(rest.split(')').next()?).copied());
        let is_telling = |operation: &&Operation| {
            let example = operation.examples.first();
            let request = example.and_then(|example| example.request.as_ref());
            operation.deprecated.is_none() && request.is_some_and(|request| !request.json.is_empty_object())
        };
        let is_short = |operation: &&Operation| {
            let request = operation.examples.first().and_then(|example| example.request.as_ref());
            request.is_some_and(|request| request.json.size() <= SHORT)
        };
        let all: Vec<&Operation> = linked.chain(operations.values().copied()).filter(is_telling).collect();
        let operation = all.iter().copied().find(is_short).or(all.first().copied())?;
        let example = operation.examples.first()?.clone();
        let own = self.model.operations().find(|(shape, _)| shape.id.to_string() == operation.shape_id);
        let answer = example.answer.clone().or_else(|| self.made_up_answer(own?.1));
        Some(Example { title: None, docs: Vec::new(), answer, ..example })
    }

    /// What every crate has, and what is to know of it.
    pub(super) fn front(&self, files: &Files) -> Vec<String> {
        if self.prose == Prose::Source {
            return Vec::new();
        }
        let items = || files.values().flatten();
        let has_operations = items().any(|item| matches!(item, Item::Operation(_)));
        let has_errors =
            items().any(|item| matches!(item, Item::Structure(item) if matches!(item.role, Role::Error(_))));
        let has_enums = items().any(|item| matches!(item, Item::Enum(_)));
        let mut lines = Vec::new();
        let mut line = |text: &str| lines.push(text.to_owned());
        line("# What there is");
        line("");
        line("| for | there is |");
        line("|---|---|");
        line(
            "| types | every structure, union, enum and error of the model, at the root, under its name there |",
        );
        line("| building | `default()`, then a `with_` setter for each field; the fields are public, too |");
        line("| reading and writing | serde's `Serialize` and `Deserialize` on every type, for any format |");
        line("| secrets | `SENSITIVE` names the fields; `Debug` and `Display` do not show them |");
        if has_enums {
            line("| enums | open: a value that is not known is kept and written back |");
        }
        if has_operations {
            line(
                "| operations | [`operation`] has a type for each, with [`smithy::Operation`]: input, output, errors, pagination |",
            );
        }
        if has_errors {
            line(
                "| errors | each is a `std::error::Error` with [`smithy::ServiceError`]: code, fault, whether to retry |",
            );
        }
        line("| members | [`smithy::Structure`] lists and visits them, for code that works with any type |");
        if has_operations {
            line(
                "| names at run time | [`with_structure!`] and [`with_operation!`] lead from a name to the type |",
            );
        } else {
            line("| names at run time | [`with_structure!`] leads from a name to the type |");
        }
        line("| features of the crate | none: there is nothing to switch on |");
        line("");
        line("# On the wire");
        line("");
        lines.extend(crate::tell::docs::filled(self.protocol.fact(), super::docs::ITEM_WIDTH));
        lines.push(String::new());
        for rule in self.wire_rules() {
            let rule = crate::tell::docs::filled(&rule, super::docs::ITEM_WIDTH - 2).into_iter().enumerate();
            lines.extend(rule.map(|(at, line)| format!("{}{line}", if at == 0 { "- " } else { "  " })));
        }
        lines.push(String::new());
        lines.push("# Secrets".to_owned());
        lines.push(String::new());
        let secrets = "A field is sensitive where the model says so of its member or of what is in it, through lists and \
                       maps. Serde writes the true value, since that is what the service needs: do not log JSON.";
        lines.extend(crate::tell::docs::filled(secrets, super::docs::ITEM_WIDTH));
        lines
    }

    /// The rules by which serde reads and writes.
    fn wire_rules(&self) -> Vec<String> {
        let has = |wanted: &[Kind]| self.model.shapes().any(|shape| wanted.contains(&shape.kind));
        let mut rules = vec![
            "Written: a field that is `None` is left out; all others are written.".to_owned(),
            "Read: a member that is not known is skipped, `null` is as good as absent, and a required member that is \
             missing becomes empty rather than an error."
                .to_owned(),
        ];
        if has(&[Kind::Timestamp]) {
            let form = match self.protocol {
                Protocol::RestXml | Protocol::AwsQuery | Protocol::Ec2Query => "RFC 3339",
                _ => "seconds since 1970",
            };
            rules.push(format!("Instants are {form}, unless the model gives a member another form."));
        }
        if has(&[Kind::Blob]) {
            rules.push("Bytes are base64.".to_owned());
        }
        if has(&[Kind::Float, Kind::Double]) {
            rules.push(
                "What is no finite number is one of the strings `NaN`, `Infinity` and `-Infinity`."
                    .to_owned(),
            );
        }
        rules
    }
}
