//! What the specification says about a trait: where it belongs, what it excludes, and how its value is read.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;

use super::node::{Node, Read};
use super::subject::Subject;

/// The rule of one trait. The selectors are those that the specification gives, as far as they can be said with types.
pub(in crate::resolve) struct Rule {
    /// The id of the trait.
    pub(in crate::resolve) id: &'static str,
    /// Where it belongs; one of these is enough.
    pub(in crate::resolve) on: &'static [On],
    /// The traits that it cannot be together with.
    pub(in crate::resolve) conflicts: &'static [&'static str],
    /// Whether the model means something else where the trait is misplaced; else it is only without effect.
    pub(in crate::resolve) is_strict: bool,
    /// Whether the trait changes something in what is generated.
    pub(in crate::resolve) has_effect: bool,
    /// Reads the value; none of a trait of which nothing counts but that it is there.
    pub(in crate::resolve) read: fn(&Node<'_>) -> Read<Option<TraitValue>>,
}

/// The typed value of any trait.
pub(in crate::resolve) type TraitValue = Arc<dyn TypedTrait>;

/// A type that the value of a trait can have.
pub(in crate::resolve) trait TypedTrait: Any + Debug + Send + Sync {}

impl<T: Any + Debug + Send + Sync> TypedTrait for T {}

/// The type of one trait's value.
pub(in crate::resolve) trait SmithyTrait: TypedTrait + Sized {
    /// The id of the trait.
    const ID: &'static str;

    /// Reads the value.
    fn read(node: &Node<'_>) -> Read<Self>;
}

/// A place for a trait.
#[derive(Clone, Copy)]
pub(in crate::resolve) enum On {
    /// Any shape or member.
    Any,
    /// A shape of one of these types.
    Shape(&'static [&'static str]),
    /// A member of a shape of one of these types.
    MemberOf(&'static [&'static str]),
    /// A member of any shape that targets one of these types.
    MemberTo(&'static [&'static str]),
    /// A member of a structure that targets one of these types.
    FieldTo(&'static [&'static str]),
}

pub(super) const SERVICE: &[&str] = &["service"];
pub(super) const OPERATION: &[&str] = &["operation"];
pub(super) const STRUCTURE: &[&str] = &["structure"];
pub(super) const STRINGS: &[&str] = &["string", "enum"];

impl Rule {
    /// The rule of a trait with a type of its own.
    pub(super) const fn of<T: SmithyTrait>(on: &'static [On]) -> Self {
        Self::new(T::ID, on, |node| Ok(Some(Arc::new(T::read(node)?))))
    }

    /// The rule of a trait of which nothing counts but that it is there.
    pub(super) const fn annotation(id: &'static str, on: &'static [On]) -> Self {
        Self::new(id, on, |node| node.annotation().map(|()| None))
    }

    /// The rule of a trait that is read in its own way.
    pub(super) const fn new(
        id: &'static str,
        on: &'static [On],
        read: fn(&Node<'_>) -> Read<Option<TraitValue>>,
    ) -> Self {
        Self { id, on, conflicts: &[], is_strict: false, has_effect: true, read }
    }

    /// A trait without which the model would mean something else.
    pub(super) const fn strict(self) -> Self {
        Self { is_strict: true, ..self }
    }

    /// A trait that others exclude.
    pub(super) const fn excludes(self, conflicts: &'static [&'static str]) -> Self {
        Self { conflicts, ..self }
    }

    /// A trait that is checked and kept, but changes nothing in what is generated.
    pub(super) const fn without_effect(self) -> Self {
        Self { has_effect: false, ..self }
    }

    /// Whether the trait belongs there.
    pub(in crate::resolve) fn fits(&self, subject: &Subject<'_>) -> bool {
        let (shape_type, target) = (subject.shape_type(), subject.target_type());
        self.on.iter().any(|on| match (on, target) {
            (On::Any, _) => true,
            (On::Shape(types), None) => types.contains(&shape_type),
            (On::MemberOf(types), Some(_)) => types.contains(&shape_type),
            (On::MemberTo(types), Some(target)) => types.contains(&target),
            (On::FieldTo(types), Some(target)) => shape_type == "structure" && types.contains(&target),
            _ => false,
        })
    }
}

/// Names the ids of traits of which nothing counts but that they are there, each with the method of
/// [`Traits`](super::list::Traits) that says so.
macro_rules! annotations {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $method:ident;)+) => {
        $(const $name: &str = $id;)+

        impl $crate::resolve::traits::list::Traits {
            $($(#[$doc])*
            pub(crate) fn $method(&self) -> bool {
                self.has($name)
            })+
        }
    };
}

/// Makes the types of traits that are one value, each with the method of [`Traits`](super::list::Traits) that gives it and
/// the function that reads it.
macro_rules! values {
    ($($(#[$doc:meta])* $name:ident($value:ty) = $id:literal, $method:ident, $read:expr;)+) => {$(
        #[derive(Debug)]
        pub(in crate::resolve) struct $name($value);

        impl $crate::resolve::traits::rule::SmithyTrait for $name {
            const ID: &'static str = $id;

            fn read(
                node: &$crate::resolve::traits::node::Node<'_>,
            ) -> $crate::resolve::traits::node::Read<Self> {
                let read: fn(&$crate::resolve::traits::node::Node<'_>) -> _ = $read;
                read(node).map(Self)
            }
        }

        impl $crate::resolve::traits::list::Traits {
            $(#[$doc])*
            pub(crate) fn $method(&self) -> Option<&<$value as std::ops::Deref>::Target> {
                self.get::<$name>().map(|value| &*value.0)
            }
        }
    )+};
}

/// Says how the properties of traits that are objects are read, and makes the method of [`Traits`](super::list::Traits) that
/// gives each. All are read, so that all that is wrong is reported.
macro_rules! properties {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $method:ident { $($field:ident: $how:ident($key:literal, $read:expr),)+ })+) => {$(
        impl $crate::resolve::traits::rule::SmithyTrait for $name {
            const ID: &'static str = $id;

            fn read(
                node: &$crate::resolve::traits::node::Node<'_>,
            ) -> $crate::resolve::traits::node::Read<Self> {
                let object = node.object(&[$($key),+])?;
                $(let $field = object.$how($key, $read);)+
                Ok(Self { $($field: $field?),+ })
            }
        }

        impl $crate::resolve::traits::list::Traits {
            $(#[$doc])*
            pub(crate) fn $method(&self) -> Option<&$name> {
                self.get()
            }
        }
    )+};
}

pub(super) use {annotations, properties, values};
