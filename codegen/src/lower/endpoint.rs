//! The rules of the service's endpoint as steps of a function.

use std::cell::RefCell;

use super::endpoint_use::uses;
use super::ir::{EndpointParameter, EndpointRules, EndpointStep, EndpointValue};
use super::lowering::Lowering;
use crate::name::{Ident, snake};
use crate::ordered::OrderedSet;
use crate::resolve::{
    EndpointCondition, EndpointOutcome, EndpointProperty, EndpointRule, Expression, ExpressionKind, Function,
    ValueType,
};

impl Lowering<'_> {
    /// How the endpoint of the service is found.
    pub(super) fn endpoint_rules(&self) -> EndpointRules {
        let rules = &self.model.endpoint_rules;
        let mut lowered =
            Steps { lowering: self, owned: Vec::new(), spare: 0, functions: RefCell::default() };
        let steps = lowered.of(&rules.rules);
        let parameters = rules.parameters.iter().map(|parameter| EndpointParameter {
            ident: self.symbols.rule(&parameter.name).clone(),
            rule: parameter.clone(),
            is_used: uses(&steps, self.symbols.rule(&parameter.name)),
        });
        let service = self.model.service();
        let is_default = service.is_none_or(|(service, _)| service.traits.endpoint_rule_set().is_none());
        EndpointRules {
            parameters: parameters.collect(),
            steps,
            functions: lowered.functions.into_inner(),
            // Those of the usual rules are for the client to set: the model knows none of them.
            bindings: if is_default { Vec::new() } else { self.endpoint_bindings(rules) },
            is_default,
        }
    }
}

struct Steps<'a> {
    lowering: &'a Lowering<'a>,
    /// The variables, each with whether it owns its text or list; the last of a name counts.
    owned: Vec<(String, bool)>,
    /// How many names were taken for values that have none in the rules.
    spare: usize,
    /// The functions of the support code that are called.
    functions: RefCell<OrderedSet<&'static str>>,
}

impl Steps<'_> {
    /// The steps of all rules; they end the function.
    fn of(&mut self, rules: &[EndpointRule]) -> Vec<EndpointStep> {
        let mut steps = Vec::new();
        for rule in rules {
            if self.rule(&rule.conditions, &rule.outcome, &mut steps) {
                // What follows is never reached.
                return steps;
            }
        }
        steps.push(EndpointStep::NoRule);
        steps
    }

    /// Adds the steps of a rule, and says whether nothing can come behind them.
    fn rule(
        &mut self,
        conditions: &[EndpointCondition],
        outcome: &EndpointOutcome,
        steps: &mut Vec<EndpointStep>,
    ) -> bool {
        let Some((condition, rest)) = conditions.split_first() else {
            self.outcome(outcome, steps);
            return true;
        };
        let ty = &condition.value.ty;
        let ident = condition.assign.as_deref().map(|name| self.ident(name));
        let before = steps.len();
        let mut value = self.value(&condition.value);
        self.hoist(&mut value, ident.is_some() && !ty.is_optional(), false, steps);
        if let Some(name) = &condition.assign {
            self.owned.push((name.clone(), is_owned(&value)));
        }
        let always_holds = match ty {
            ValueType::Boolean => ident.is_none() && value == EndpointValue::Boolean(true),
            ty => !ty.is_optional(),
        };
        if always_holds {
            steps.extend(ident.clone().map(|ident| EndpointStep::Let(ident, value)));
            let at = steps.len();
            let is_end = self.rule(rest, outcome, steps);
            if ident.is_none_or(|ident| !uses(&steps[at..], &ident)) {
                steps.drain(before..at);
            }
            return is_end;
        }
        let mut then = Vec::new();
        self.rule(rest, outcome, &mut then);
        match (ident.filter(|ident| uses(&then, ident)), ty) {
            // A condition does not hold if its value is false, whether or not it has a name.
            (Some(ident), ValueType::Optional(inner)) if **inner == ValueType::Boolean => {
                let mut nested = Vec::new();
                test(EndpointValue::Variable(ident.clone(), false), then, &mut nested);
                steps.push(EndpointStep::IfLet(ident, value, nested));
            }
            (Some(ident), ValueType::Optional(_)) => steps.push(EndpointStep::IfLet(ident, value, then)),
            (ident, ty) => {
                let value = match ident {
                    Some(ident) => {
                        steps.push(EndpointStep::Let(ident.clone(), value));
                        EndpointValue::Variable(ident, false)
                    }
                    None => as_condition(value, ty),
                };
                let set = is_set(&condition.value).map(|name| self.ident(name));
                match set.filter(|name| uses(&then, name)) {
                    Some(name) => {
                        let value = EndpointValue::Variable(name.clone(), false);
                        steps.push(EndpointStep::IfLet(name, value, then));
                    }
                    None => test(value, then, steps),
                }
            }
        }
        false
    }

    fn ident(&self, name: &str) -> Ident {
        self.lowering.symbols.rule(name).clone()
    }

    /// Gives a name to text that is made inside of a value and borrowed for longer than it would live there.
    fn hoist(
        &mut self,
        value: &mut EndpointValue,
        outlives: bool,
        is_borrowed: bool,
        steps: &mut Vec<EndpointStep>,
    ) {
        match value {
            EndpointValue::Choice(condition, then, otherwise) => {
                self.hoist(condition, false, false, steps);
                // What is made in a branch does not live behind it.
                self.hoist(then, true, true, steps);
                self.hoist(otherwise, true, true, steps);
            }
            EndpointValue::Or(first, second) | EndpointValue::UnwrapOr(first, second) => {
                self.hoist(first, outlives, true, steps);
                self.hoist(second, outlives, true, steps);
            }
            EndpointValue::Call(.., arguments) => {
                arguments.iter_mut().for_each(|argument| self.hoist(argument, outlives, outlives, steps));
            }
            EndpointValue::Equal(left, right, _) => {
                self.hoist(left, false, false, steps);
                self.hoist(right, false, false, steps);
            }
            EndpointValue::Template(parts) => {
                parts.iter_mut().for_each(|part| self.hoist(part, false, false, steps));
            }
            EndpointValue::Field(of, ..)
            | EndpointValue::Not(of)
            | EndpointValue::IsSet(of, _)
            | EndpointValue::IsTrue(of)
            | EndpointValue::Some(of) => self.hoist(of, outlives, is_borrowed, steps),
            EndpointValue::Boolean(_)
            | EndpointValue::Integer(_)
            | EndpointValue::Text(_)
            | EndpointValue::Variable(..) => {}
        }
        if is_borrowed && is_owned(value) {
            let ident = self.lowering.symbols.spare_rule(self.spare);
            self.spare += 1;
            let named = EndpointValue::Variable(ident.clone(), true);
            steps.push(EndpointStep::Let(ident, std::mem::replace(value, named)));
        }
    }

    fn outcome(&mut self, outcome: &EndpointOutcome, steps: &mut Vec<EndpointStep>) {
        match outcome {
            EndpointOutcome::Error(text) => {
                let text = self.given(text, steps);
                steps.push(EndpointStep::Error(text));
            }
            EndpointOutcome::Rules(rules) => steps.extend(self.of(rules)),
            EndpointOutcome::Endpoint { url, headers, properties } => {
                let (url, mut lines) = (self.given(url, steps), Vec::new());
                for (name, values) in headers {
                    lines.extend(values.iter().map(|value| (name.clone(), self.given(value, steps))));
                }
                let property = |(name, property): &(String, EndpointProperty<_>)| {
                    (name.clone(), property.map(&mut |text| self.given(text, steps)))
                };
                let properties = properties.iter().map(property).collect();
                steps.push(EndpointStep::Endpoint { url, headers: lines, properties });
            }
        }
    }

    /// Text that is used at once, and the steps that it needs before.
    fn given(&mut self, text: &Expression, steps: &mut Vec<EndpointStep>) -> EndpointValue {
        let mut value = self.value(text);
        self.hoist(&mut value, false, false, steps);
        value
    }

    fn value(&self, expression: &Expression) -> EndpointValue {
        match &expression.kind {
            ExpressionKind::Boolean(value) => EndpointValue::Boolean(*value),
            ExpressionKind::Integer(number) => EndpointValue::Integer(*number),
            ExpressionKind::Text(text) => EndpointValue::Text(text.clone()),
            ExpressionKind::Template(parts) => {
                EndpointValue::Template(parts.iter().map(|part| self.value(part)).collect())
            }
            ExpressionKind::Reference(name) => {
                let is_owned = self.owned.iter().rev().find(|(other, _)| other == name);
                EndpointValue::Variable(self.ident(name), is_owned.is_some_and(|(_, is_owned)| *is_owned))
            }
            ExpressionKind::Attribute(of, name) => {
                let is_owned = matches!(*name, "normalizedPath" | "resourceId");
                EndpointValue::Field(Box::new(self.value(of)), snake(name), is_owned)
            }
            ExpressionKind::Index(of, number) => {
                self.called("item", false, vec![self.value(of), EndpointValue::Integer(*number)])
            }
            ExpressionKind::Call(function, arguments) => self.call(*function, arguments, &expression.ty),
        }
    }

    fn call(&self, function: Function, arguments: &[Expression], ty: &ValueType) -> EndpointValue {
        let name = match (function, arguments) {
            (Function::IsSet, [value]) if value.ty.is_optional() => {
                return EndpointValue::IsSet(Box::new(self.value(value)), true);
            }
            // Anything else always is.
            (Function::IsSet, _) => return EndpointValue::Boolean(true),
            (Function::Not, [value]) => return not(self.value(value)),
            (Function::StringEquals | Function::BooleanEquals, [left, right]) => {
                return equal(self.value(left), self.value(right));
            }
            (Function::Ite, [condition, then, otherwise]) => {
                let fit = |value: &Expression| match ty.is_optional() && !value.ty.is_optional() {
                    true => EndpointValue::Some(Box::new(self.value(value))),
                    false => self.value(value),
                };
                return choice(self.value(condition), fit(then), fit(otherwise));
            }
            (Function::Coalesce, [first, others @ ..]) => return self.coalesce(first, others),
            (Function::IsVirtualHostableS3Bucket, _) => "is_virtual_hostable_s3_bucket",
            (Function::ParseArn, _) => "parse_arn",
            (Function::ParseUrl, _) => "parse_url",
            (Function::Partition, _) => "partition",
            (Function::Split, _) => "split",
            (Function::Substring, _) => "substring",
            (Function::UriEncode, _) => "uri_encode",
            // The rest have as many arguments as they take.
            _ => "is_valid_host_label",
        };
        let is_owned = matches!(function, Function::Split | Function::UriEncode);
        self.called(name, is_owned, arguments.iter().map(|argument| self.value(argument)).collect())
    }

    /// What a function of the support code gives.
    fn called(&self, name: &'static str, is_owned: bool, arguments: Vec<EndpointValue>) -> EndpointValue {
        self.functions.borrow_mut().insert(name);
        EndpointValue::Call(name, is_owned, arguments)
    }

    /// The first value that is set; nothing behind one that always is.
    fn coalesce(&self, first: &Expression, others: &[Expression]) -> EndpointValue {
        let (mut value, mut last) = (self.value(first), first);
        for other in others {
            if !last.ty.is_optional() {
                break;
            }
            let (before, behind) = (Box::new(value), Box::new(self.value(other)));
            value = match other.ty.is_optional() {
                true => EndpointValue::Or(before, behind),
                false => EndpointValue::UnwrapOr(before, behind),
            };
            last = other;
        }
        value
    }
}

/// Whether a value is not true.
fn not(value: EndpointValue) -> EndpointValue {
    match value {
        EndpointValue::Boolean(value) => EndpointValue::Boolean(!value),
        EndpointValue::Not(of) => *of,
        EndpointValue::Equal(left, right, wanted) => EndpointValue::Equal(left, right, !wanted),
        EndpointValue::IsSet(of, wanted) => EndpointValue::IsSet(of, !wanted),
        value => EndpointValue::Not(Box::new(value)),
    }
}

/// Whether two values are equal.
fn equal(left: EndpointValue, right: EndpointValue) -> EndpointValue {
    match (left, right) {
        (left, right) if left == right => EndpointValue::Boolean(true),
        (EndpointValue::Boolean(true), value) | (value, EndpointValue::Boolean(true)) => value,
        (EndpointValue::Boolean(false), value) | (value, EndpointValue::Boolean(false)) => not(value),
        (left, right) => EndpointValue::Equal(Box::new(left), Box::new(right), true),
    }
}

/// One of two values.
fn choice(condition: EndpointValue, then: EndpointValue, otherwise: EndpointValue) -> EndpointValue {
    match (then, otherwise) {
        (EndpointValue::Boolean(true), EndpointValue::Boolean(false)) => condition,
        (EndpointValue::Boolean(false), EndpointValue::Boolean(true)) => not(condition),
        (then, otherwise) => EndpointValue::Choice(Box::new(condition), Box::new(then), Box::new(otherwise)),
    }
}

/// The parameter or variable that a condition tests for being set.
fn is_set(condition: &Expression) -> Option<&str> {
    let ExpressionKind::Call(Function::IsSet, arguments) = &condition.kind else { return None };
    match arguments.as_slice() {
        // One that is known to be set is tested no more.
        [Expression { kind: ExpressionKind::Reference(name), ty }] if ty.is_optional() => Some(name),
        _ => None,
    }
}

/// Whether the value is text or a list that is made there.
fn is_owned(value: &EndpointValue) -> bool {
    match value {
        EndpointValue::Template(_) => true,
        EndpointValue::Call(_, is_owned, _) => *is_owned,
        _ => false,
    }
}

/// A value as a condition.
fn as_condition(value: EndpointValue, ty: &ValueType) -> EndpointValue {
    match ty {
        ValueType::Optional(inner) if **inner == ValueType::Boolean => EndpointValue::IsTrue(Box::new(value)),
        ValueType::Optional(_) => EndpointValue::IsSet(Box::new(value), true),
        _ => value,
    }
}

/// Adds steps for which a condition must hold; conditions one in the other become one.
fn test(condition: EndpointValue, mut then: Vec<EndpointStep>, steps: &mut Vec<EndpointStep>) {
    if let [EndpointStep::If(conditions, _)] = then.as_mut_slice() {
        conditions.insert(0, condition);
        steps.append(&mut then);
    } else {
        steps.push(EndpointStep::If(vec![condition], then));
    }
}
