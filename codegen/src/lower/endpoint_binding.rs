//! What operations and their inputs say about the endpoint.

use super::ir::{EndpointBinding, EndpointSource, EndpointSourceValue};
use super::lowering::Lowering;
use crate::name::Ident;
use crate::resolve::{EndpointRuleSet, Operation, Query, Shape, ShapeMember, ShapeQuery};

impl Lowering<'_> {
    /// What the operations say: all of them if one says anything.
    pub(super) fn endpoint_bindings(&self, rules: &EndpointRuleSet) -> Vec<EndpointBinding> {
        let deprecated = rules.parameters.iter().filter(|parameter| parameter.deprecated.is_some());
        let deprecated: Vec<_> = deprecated.map(|parameter| self.symbols.rule(&parameter.name)).collect();
        let bindings = self.model.operations().map(|(shape, operation)| {
            let sets = self.endpoint_sets(rules, shape, operation);
            let is_in_paths = sets.iter().any(|(_, source)| match &source.value {
                EndpointSourceValue::Input { path, .. } => path.has_member(&|step| step.deprecated),
                EndpointSourceValue::Fixed(_) => false,
            });
            let sets_deprecated = sets.iter().any(|(parameter, _)| deprecated.contains(&parameter));
            EndpointBinding {
                operation: self.symbols.operation(&shape.id).ident.clone(),
                uses_deprecated: shape.traits.deprecated().is_some() || is_in_paths || sets_deprecated,
                sets,
            }
        });
        let bindings: Vec<_> = bindings.collect();
        if bindings.iter().all(|binding| binding.sets.is_empty()) { Vec::new() } else { bindings }
    }

    /// In ascending order of precedence
    /// ([specificity](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html)).
    fn endpoint_sets(
        &self,
        rules: &EndpointRuleSet,
        shape: &Shape,
        operation: &Operation,
    ) -> Vec<(Ident, EndpointSource)> {
        let mut sets = Vec::new();
        let mut set = |name: &str, value| {
            let Some(parameter) = rules.parameters.iter().find(|parameter| parameter.name == name) else {
                return;
            };
            let source = EndpointSource { value, ty: parameter.ty, optional: parameter.default.is_none() };
            sets.push((self.symbols.rule(name).clone(), source));
        };
        let input =
            |query: &ShapeQuery, required| EndpointSourceValue::Input { path: self.query(query), required };
        for (name, query) in shape.traits.operation_context_params().unwrap_or_default() {
            set(name, input(query, false));
        }
        for member in self.model.shape(&operation.input).kind.members() {
            let Some(name) = member.traits.context_param() else { continue };
            let step = ShapeMember { container: operation.input.clone(), member: member.name.clone() };
            let query = Query::Member(Box::new(Query::Input), step);
            set(name, input(&query, member.traits.required()));
        }
        for (name, value) in shape.traits.static_context_params().unwrap_or_default() {
            set(name, EndpointSourceValue::Fixed(value.clone()));
        }
        sets
    }
}
