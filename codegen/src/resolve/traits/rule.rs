//! What the specification says about a trait: where it belongs, what it excludes, and how its value is read.

use std::any::Any;
use std::sync::Arc;

use super::node::{Node, Read, Subject};

/// The rule of one trait. The selectors are those that the specification gives, as far as they can be said with types.
pub(in crate::resolve) struct Rule {
    /// The id of the trait.
    pub(in crate::resolve) id: &'static str,
    /// Where it belongs; one of these is enough.
    pub(in crate::resolve) on: &'static [On],
    /// The trait without which it does not belong there either, if there is one.
    pub(in crate::resolve) needs: Option<&'static str>,
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
pub(in crate::resolve) type TraitValue = Arc<dyn Any + Send + Sync>;

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
    /// A member of a union that targets one of these types.
    VariantTo(&'static [&'static str]),
}

pub(super) const SERVICE: On = On::Shape(&["service"]);
pub(super) const OPERATION: On = On::Shape(&["operation"]);
pub(super) const STRUCTURE: On = On::Shape(&["structure"]);
/// A member of a structure.
pub(super) const FIELD: On = On::MemberOf(&["structure"]);
pub(super) const STRINGS: &[&str] = &["string", "enum"];

impl Rule {
    /// The rule of a trait that belongs at these places.
    pub(super) const fn new(
        id: &'static str,
        on: &'static [On],
        read: fn(&Node<'_>) -> Read<Option<TraitValue>>,
    ) -> Self {
        Self { id, on, needs: None, conflicts: &[], is_strict: false, has_effect: true, read }
    }

    /// A trait without which the model would mean something else.
    pub(super) const fn strict(self) -> Self {
        Self { is_strict: true, ..self }
    }

    /// A trait that is about another one.
    pub(super) const fn needs(self, needs: &'static str) -> Self {
        Self { needs: Some(needs), ..self }
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
            (On::VariantTo(types), Some(target)) => shape_type == "union" && types.contains(&target),
            _ => false,
        })
    }
}

/// The traits of a family: makes a constant for the id of each, its method of [`Traits`](super::list::Traits), and its rule
/// in `RULES`.
///
/// ```text
/// TITLE(String) = "smithy.api#title" => title, [On::Shape(&["service", "resource"])], text;
/// HTTP: Http = "smithy.api#http" => http, [OPERATION], Http::read;
/// SPARSE = "smithy.api#sparse" => sparse, [On::Shape(&["list", "map"])].strict();
/// ```
///
/// In this order: the constant; the type of the value, in parentheses if the method gives what it derefs to (`&str`), in
/// brackets if the method gives a copy; the id; the method; where the trait belongs, with what else its rule says; how the
/// value is read. Of a trait without a type nothing counts but that it is there: its value is an object, if nothing else is
/// said. Without a method, another function gives the value, or nothing needs it.
macro_rules! traits {
    ($(
        $(#[$doc:meta])*
        $name:ident $(($inner:ty))? $(: $ty:ty)? $([$copy:ty])? = $id:literal $(=> $method:ident)?,
        [$($on:expr),+] $(.$adjust:ident($($arg:expr)?))* $(, $read:expr)?;
    )+) => {
        $(pub(in crate::resolve) const $name: &str = $id;)+

        impl $crate::resolve::traits::list::Traits {
            $(traits!(@method [$(#[$doc])*] $name [$($method)?] $(($inner))? $(: $ty)? $([$copy])?);)+
        }

        pub(super) const RULES: &[$crate::resolve::traits::rule::Rule] = &[$(
            $crate::resolve::traits::rule::Rule::new(
                $name,
                &[$($on),+],
                traits!(@read [$($read)?] $($inner)? $($ty)? $($copy)?),
            )
            $(.$adjust($($arg)?))*
        ),+];
    };
    (@method [$($doc:tt)*] $name:ident [] $($ty:tt)*) => {};
    (@method [$($doc:tt)*] $name:ident [$method:ident]) => {
        $($doc)*
        pub(crate) fn $method(&self) -> bool {
            self.has($name)
        }
    };
    (@method [$($doc:tt)*] $name:ident [$method:ident] ($inner:ty)) => {
        $($doc)*
        pub(crate) fn $method(&self) -> Option<&<$inner as std::ops::Deref>::Target> {
            self.value::<$inner>($name).map(|value| &**value)
        }
    };
    (@method [$($doc:tt)*] $name:ident [$method:ident] : $ty:ty) => {
        $($doc)*
        pub(crate) fn $method(&self) -> Option<&$ty> {
            self.value($name)
        }
    };
    (@method [$($doc:tt)*] $name:ident [$method:ident] [$ty:ty]) => {
        $($doc)*
        pub(crate) fn $method(&self) -> Option<$ty> {
            self.value($name).copied()
        }
    };
    (@read []) => {
        |node| node.annotation().map(|()| None)
    };
    (@read [$read:expr]) => {
        |node| {
            let read: fn(&$crate::resolve::traits::node::Node<'_>) -> _ = $read;
            read(node).map(|()| None)
        }
    };
    (@read [$read:expr] $ty:ty) => {
        |node| {
            let read: fn(&$crate::resolve::traits::node::Node<'_>) -> _ = $read;
            let value: $ty = read(node)?;
            Ok(Some(std::sync::Arc::new(value)))
        }
    };
}

/// Makes a type whose values are objects, each field with the way in which its property is read. All are read, so that all
/// that is wrong is reported.
macro_rules! properties {
    (
        $(#[$attribute:meta])*
        $name:ident {
            $($(#[$doc:meta])* $field:ident: $ty:ty = $how:ident($key:literal, $($arg:expr),+);)+
        }
    ) => {
        $(#[$attribute])*
        pub(crate) struct $name {
            $($(#[$doc])* pub $field: $ty,)+
        }

        impl $name {
            pub(super) fn read(
                node: &$crate::resolve::traits::node::Node<'_>,
            ) -> $crate::resolve::traits::node::Read<Self> {
                let object = node.object(&[$($key),+])?;
                $(let $field = object.$how($key, $($arg),+);)+
                Ok(Self { $($field: $field?),+ })
            }
        }
    };
}

pub(super) use {properties, traits};
