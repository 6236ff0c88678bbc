//! The Rust type of a shape.

use super::docs::docs;
use super::ir::{Repr, Type, TypeFacts};
use super::lowering::Lowering;
use crate::resolve::{Kind, Member, Shape};
use crate::shape_id::ShapeId;

impl Lowering<'_> {
    /// The type of a value of this shape. Lists, maps and simple shapes have no type of their own, so that renaming one
    /// of them changes nothing
    /// (Smithy, [mapping shapes to languages](https://smithy.io/2.0/guides/building-codegen/mapping-shapes-to-languages.html)).
    pub(super) fn ty(&self, target: &ShapeId) -> Type {
        let shape = self.model.shape(target);
        match &shape.kind {
            Kind::Blob => Type::Blob,
            Kind::Boolean => Type::Bool,
            Kind::Byte => Type::I8,
            Kind::Short => Type::I16,
            Kind::Integer => Type::I32,
            Kind::Long => Type::I64,
            Kind::Float => Type::F32,
            Kind::Double => Type::F64,
            Kind::Timestamp => Type::Timestamp,
            Kind::Document => Type::Document,
            Kind::BigInteger => Type::BigInteger,
            Kind::BigDecimal => Type::BigDecimal,
            Kind::List(item) => Type::Vec(Box::new(self.element(item, shape.traits.sparse()))),
            Kind::Map { key, value } => Type::Map(
                Box::new(self.ty(&key.target)),
                Box::new(self.element(value, shape.traits.sparse())),
            ),
            Kind::Enum(_) | Kind::IntEnum(_) | Kind::Structure(_) | Kind::Union(_) => Type::Named {
                ident: self.type_ident(target).text,
                deprecated: shape.traits.deprecated().is_some(),
                repr: match shape.kind {
                    Kind::Enum(_) => Some(Repr::String),
                    Kind::IntEnum(_) => Some(Repr::Integer),
                    _ => None,
                },
            },
            Kind::Unit => Type::Unit,
            Kind::String | Kind::Operation(_) | Kind::Service(_) => Type::String,
        }
    }

    /// What is known about the type of this shape.
    pub(super) fn type_facts(&self, shape: &Shape) -> TypeFacts {
        TypeFacts {
            shape_id: shape.id.to_string(),
            name: self.model.name(&shape.id).to_owned(),
            ident: self.type_ident(&shape.id),
            docs: docs(&shape.traits, None),
            deprecated: shape.traits.deprecated().cloned(),
            sensitive: shape.traits.sensitive(),
            internal: shape.traits.internal(),
            users: self.usage.users(&shape.id),
        }
    }

    fn element(&self, member: &Member, sparse: bool) -> Type {
        let ty = self.ty(&member.target);
        if sparse { Type::Option(Box::new(ty)) } else { ty }
    }
}
