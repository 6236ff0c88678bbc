//! Paths into the input and output of an operation, over Rust types.

use super::ir::{QueryKind, QueryPath};
use super::lowering::Lowering;
use super::optionality::is_optional;
use crate::resolve::{Kind, Query};
use crate::shape_id::ShapeId;

impl Lowering<'_> {
    pub(super) fn query(&self, query: &Query) -> QueryPath {
        let of = |query: &Query| Box::new(self.query(query));
        match query {
            Query::Input => QueryPath::Input,
            Query::Output => QueryPath::Output,
            Query::Item => QueryPath::Item,
            Query::Member { of: parent, container, member } => {
                self.query_member(of(parent), container, member)
            }
            Query::With { value, then } => {
                let (value, then) = (of(value), of(then));
                // Nothing has no list of its values; all else is asked of nothing, too. A list that is made is used once.
                match *then {
                    QueryPath::List(_) if !value.makes_list() => QueryPath::With(value, then),
                    _ => then.at(&value),
                }
            }
            Query::Each { list, then } => QueryPath::Each(of(list), of(then)),
            Query::Filter { list, keep } => QueryPath::Filter(of(list), of(keep)),
            Query::Flatten(list) => QueryPath::Flatten(of(list)),
            Query::Values(map) => QueryPath::Values(of(map)),
            Query::Keys(map) => QueryPath::Keys(of(map)),
            Query::Index(list, number) => QueryPath::Index(of(list), *number),
            Query::List(items) => QueryPath::List(items.iter().map(|item| self.query(item)).collect()),
            Query::Length(list) => QueryPath::Length(of(list)),
            Query::Contains(list, item) => QueryPath::Contains(of(list), of(item)),
            Query::Compare(comparison, left, right) => QueryPath::Compare(*comparison, of(left), of(right)),
            Query::Truth(value) => QueryPath::Truth(of(value)),
            Query::And(left, right) => QueryPath::And(of(left), of(right)),
            Query::Or(left, right) => QueryPath::Or(of(left), of(right)),
            Query::Not(value) => QueryPath::Not(of(value)),
            Query::Text(text) => QueryPath::Text(text.clone()),
            Query::Number(number) => QueryPath::Number(number.as_f64().unwrap_or(f64::NAN)),
            Query::Boolean(value) => QueryPath::Boolean(*value),
            Query::Null => QueryPath::Null,
        }
    }

    fn query_member(&self, of: Box<QueryPath>, container: &ShapeId, member: &str) -> QueryPath {
        let shape = self.model.shape(container);
        let Some(found) = shape.kind.members().find(|found| found.name == member) else {
            return QueryPath::Null;
        };
        let kind = self.query_kind(&found.target);
        let ident = self.member_ident(shape, member);
        let boxed = self.model.is_boxed(container, member);
        match shape.kind {
            Kind::Union(_) => QueryPath::Variant { of, ty: self.type_ident(shape), ident, kind, boxed },
            _ => {
                let optional = is_optional(self.model, &self.usage, shape, found);
                QueryPath::Field { of, ident, kind, optional, boxed }
            }
        }
    }

    fn query_kind(&self, target: &ShapeId) -> QueryKind {
        let shape = self.model.shape(target);
        let sparse = shape.traits.sparse();
        match &shape.kind {
            Kind::String => QueryKind::Text,
            Kind::Enum(_) => QueryKind::Enum,
            Kind::IntEnum(_) => QueryKind::IntEnum,
            Kind::Boolean => QueryKind::Boolean,
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long | Kind::Float | Kind::Double => {
                QueryKind::Number(self.ty(target))
            }
            Kind::Timestamp => QueryKind::Timestamp,
            Kind::Structure(_) | Kind::Union(_) => QueryKind::Object,
            Kind::List(item) => QueryKind::List { item: Box::new(self.query_kind(&item.target)), sparse },
            Kind::Map { key, value } => QueryKind::Map {
                key: Box::new(self.query_kind(&key.target)),
                value: Box::new(self.query_kind(&value.target)),
                sparse,
            },
            _ => QueryKind::Opaque,
        }
    }
}
