//! The endpoint: the parameters that it depends on, the rules, and what operations set.

use super::comparison::{Comparison, Subject};
use super::members::{Part, members};
use super::report::Group;
use super::rules::Kind;
use super::words;
use crate::code_span::code;
use crate::lower::{
    EndpointBinding, EndpointParameter, EndpointRules, EndpointSourceValue, QueryPath, operation_path,
};
use crate::resolve::{ParamValue, Query};

impl<'a> Comparison<'a> {
    /// Compares the modules `endpoint` of both crates.
    pub(super) fn endpoint(&mut self) {
        let (old, new) = (self.old.krate, self.new.krate);
        if !(old.has_calls() && new.has_calls()) {
            return;
        }
        let subject = Subject::new(Group::Service, new.service.subject(), "endpoint::Parameters".to_owned());
        let (old, new) = (&old.endpoint, &new.endpoint);
        self.endpoint_parameters(&subject, [old, new]);
        if old.steps != new.steps {
            let subject = subject.member("smithy.rules#endpointRuleSet", "resolve", &[]);
            self.push(Kind::EndpointRulesChanged, &subject, [None, None]);
        }
        self.endpoint_context(&subject, [old, new]);
    }

    fn endpoint_parameters(&mut self, subject: &Subject<'a>, [old, new]: [&'a EndpointRules; 2]) {
        let (parameters, _) = members(&old.parameters, &new.parameters, &[|it| Part::Name(&it.ident.text)]);
        let subject_of = |parameter: &'a EndpointParameter| {
            subject.member(&parameter.rule.name, &parameter.ident.text, &[])
        };
        let mut documented = Vec::new();
        for (old, new) in parameters.kept {
            self.endpoint_parameter(&subject_of(old), [old, new]);
            documented.extend(
                (old.rule.documentation != new.rule.documentation).then_some(old.ident.text.as_str()),
            );
        }
        for parameter in parameters.removed {
            self.push(Kind::EndpointParameterRemoved, &subject_of(parameter), [Some(ty(parameter)), None]);
        }
        for parameter in parameters.added {
            self.push(Kind::EndpointParameterAdded, &subject_of(parameter), [None, Some(ty(parameter))]);
        }
        self.documentation(subject, false, &documented);
    }

    fn endpoint_parameter(&mut self, subject: &Subject<'a>, [old, new]: [&EndpointParameter; 2]) {
        if ty(old) == ty(new) {
            let defaults = [old, new].map(|parameter| value(parameter.rule.default.as_ref()));
            self.differ(Kind::EndpointParameterDefaultChanged, subject, [&defaults[0], &defaults[1]]);
        }
        self.facts_differ(subject, [facts(old), facts(new)]);
        self.deprecated(subject, [old, new].map(|parameter| parameter.rule.deprecated.as_ref()));
    }

    /// What operations set. Operations that came or went have changes of their own.
    fn endpoint_context(&mut self, subject: &Subject<'a>, [old, new]: [&'a EndpointRules; 2]) {
        let kinds = [Kind::EndpointContextAdded, Kind::EndpointContextRemoved];
        self.came_or_went(kinds, subject, [!old.bindings.is_empty(), !new.bindings.is_empty()]);
        let (bindings, _) = members(&old.bindings, &new.bindings, &[|it| Part::Name(&it.operation.text)]);
        for (before, after) in bindings.kept {
            let operation = after.operation.text.as_str();
            let shape =
                self.new.operations.get(operation).map_or(subject.shape, |placed| placed.item.shape_id());
            let group = Group::Operation(operation.to_owned());
            let subject = Subject::new(group, shape, operation_path(&after.operation));
            self.differ(Kind::EndpointContextChanged, &subject, [&sets(before), &sets(after)]);
        }
    }
}

/// The type of the field, as in the source.
fn ty(parameter: &EndpointParameter) -> String {
    let ty = words::ty(&parameter.ty());
    if parameter.is_optional() { format!("Option<{ty}>") } else { ty }
}

fn value(value: Option<&ParamValue>) -> String {
    match value {
        None => "`None`".to_owned(),
        Some(ParamValue::String(text)) => code(&format!("{text:?}")),
        Some(ParamValue::Boolean(value)) => code(&value.to_string()),
        Some(ParamValue::StringArray(list)) => code(&format!("{list:?}")),
    }
}

/// The facts of a parameter that have a kind of change each.
fn facts(parameter: &EndpointParameter) -> Vec<(Kind, String)> {
    let required = if parameter.rule.required { "it must be set" } else { "it may be left out" };
    let setting = match &parameter.rule.built_in {
        Some(setting) => format!("{required}, and is the setting {} of a client", code(setting)),
        None => required.to_owned(),
    };
    vec![(Kind::EndpointParameterTypeChanged, ty(parameter)), (Kind::EndpointParameterChanged, setting)]
}

/// The fields and variants that a path goes through.
fn fields(path: &QueryPath) -> Vec<&str> {
    let own = match path {
        Query::Member(_, step) => Some(step.ident.text.as_str()),
        _ => None,
    };
    path.parts().into_iter().flat_map(fields).chain(own).collect()
}

/// What an operation sets.
fn sets(binding: &EndpointBinding) -> String {
    let parts = binding.sets.iter().map(|(parameter, source)| match &source.value {
        EndpointSourceValue::Fixed(fixed) => format!("`{}` to {}", parameter.text, value(Some(fixed))),
        EndpointSourceValue::Input { path, .. } => {
            format!("`{}` from `{}` of its input", parameter.text, fields(path).join("."))
        }
    });
    let parts: Vec<String> = parts.collect();
    if parts.is_empty() { "nothing".to_owned() } else { parts.join(", ") }
}
