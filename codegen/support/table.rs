//! The tables under the types: each describes a type, one member per line, and a macro makes the rest of the code from
//! it.
//!
//! ```text
//! smithy::structure! {
//!     Login = "com.example#Login" [sensitive] {
//!         0 user: "User" => "smithy.api#String" [required],
//!         1 last: "Last" => "smithy.api#Timestamp" as DateTime [header("X-Last")],
//!     }
//! }
//! ```
//!
//! A row has the member's index, its field, its wire name, and the shape that it targets. After `as` stands how the
//! field holds or writes its value: `boxed`, `unit` (a variant without a value), or the format of its timestamps. The
//! words in a row's brackets are methods of [`Member`](super::Member), called in this order on the row's entry of
//! `MEMBERS`. The words after the shape id describe the type as a whole: `sensitive`, `sensitive_fields` if it has any,
//! `added_message` if an error has no member for its message, `payload` if one member is the body, and `constrained` if a
//! table of constraints follows.

/// Implements `Structure`, `Debug` and serde's traits.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! structure {
    ($name:ident = $id:literal $([$($flag:ident)*])? { $(
        $index:literal $field:ident: $wire_name:literal => $target:literal $(as $how:ident)?
            [$($fact:ident $(($($argument:literal),*))?)*],
    )* }) => {
        impl smithy::Structure for $name {
            const SHAPE_ID: &'static str = $id;
            $($(smithy::table::flag!($flag);)*)?
            const MEMBERS: &'static [smithy::Member] = &[$(
                smithy::Member::new(stringify!($field), $wire_name, $target)$(.$fact($($($argument),*)?))*
            ),*];

            smithy::table::fields!($($index $field $(as $how)?,)*);
        }

        smithy::table::forms!($name, $($($flag)*)?);
    };
}

/// Implements what [`structure!`] does, and what only errors have. The words after the members describe the error:
/// `code` if it is not the shape's name, `client` or `server`, `throttling` or `transient`, `status`, `absolute_type`,
/// `query_code`, the field of the message as `message`, or as `plain_message` if it is not an `Option`, and `redacted`
/// if the message is sensitive.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! error {
    ($name:ident = $id:literal $([$($flag:ident)*])? { $($row:tt)* } [$($fact:ident $(($argument:tt))?)*]) => {
        smithy::structure! { $name = $id [error $($($flag)*)?] { $($row)* } }

        impl smithy::ServiceError for $name {
            $(smithy::table::error_fact!($fact $($argument)?);)*
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                smithy::error::display(self, f)
            }
        }

        impl ::std::error::Error for $name {}
    };
}

/// Implements `Union`, `Debug`, serde's traits and `Wire`.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! union {
    ($name:ident = $id:literal $([$($flag:ident)*])? { $(
        $index:literal $variant:ident: $wire_name:literal => $target:literal $(as $how:ident)?
            [$($fact:ident $(($($argument:literal),*))?)*],
    )* }) => {
        impl smithy::Union for $name {
            const SHAPE_ID: &'static str = $id;
            $($(smithy::table::flag!($flag);)*)?
            const MEMBERS: &'static [smithy::Member] = &[$(
                smithy::Member::new(stringify!($variant), $wire_name, $target)$(.$fact($($($argument),*)?))*
            ),*];

            fn visit<V: smithy::UnionVisitor>(&self, visitor: &mut V) {
                match self {
                    $(
                        smithy::table::variant!($variant value $($how)?) =>
                            smithy::table::visit_variant!(visitor $index value $($how)?),
                    )*
                    Self::Unknown(member) => visitor.unknown(member),
                }
            }

            fn read<R: smithy::UnionReader>(index: usize, reader: &mut R) -> ::core::option::Option<Self> {
                match index {
                    $($index => smithy::table::read_variant!(reader $variant $($how)?),)*
                    _ => ::core::option::Option::None,
                }
            }

            #[inline]
            fn unknown(member: smithy::UnknownMember) -> Self {
                Self::Unknown(member)
            }
        }

        impl smithy::FixedWire for $name {
            #[inline]
            fn show<V: smithy::ShapeVisitor>(&self, visitor: V) -> V::Output {
                visitor.union(self)
            }
        }

        smithy::table::forms!($name as union);
    };
}

/// A word about a type as a whole.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! flag {
    (sensitive) => {
        const REDACTED: bool = true;
    };
    (sensitive_fields) => {
        const SENSITIVE: &'static [&'static str] = Self::SENSITIVE;
    };
    (constrained) => {
        #[cfg(feature = "check")]
        const CONSTRAINTS: &'static [smithy::check::Constraint] = Self::CONSTRAINTS;
    };
    (added_message) => {
        #[inline]
        fn added_message(&self) -> ::core::option::Option<&str> {
            smithy::ServiceError::message(self)
        }
    };
    // What only matters to `Debug` and serde.
    (payload) => {};
    (error) => {};
}

/// Visits and sets the fields of a structure.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! fields {
    () => {
        fn visit<V: smithy::Visitor>(&self, _: &mut V) {}

        fn set<R: smithy::Reader>(&mut self, _: usize, _: &mut R) {}
    };
    // Nearly all structures are of this form: an arm for them costs less to compile than a macro call per field.
    ($($index:literal $field:ident,)*) => {
        fn visit<V: smithy::Visitor>(&self, visitor: &mut V) {
            $(visitor.member(&self.$field);)*
        }

        fn set<R: smithy::Reader>(&mut self, index: usize, reader: &mut R) {
            match index {
                $($index => reader.read(&mut self.$field),)*
                _ => {}
            }
        }
    };
    ($($index:literal $field:ident $(as $how:ident)?,)*) => {
        fn visit<V: smithy::Visitor>(&self, visitor: &mut V) {
            $(smithy::table::visit!(visitor self $field $($how)?);)*
        }

        fn set<R: smithy::Reader>(&mut self, index: usize, reader: &mut R) {
            match index {
                $($index => smithy::table::set!(reader self $field $($how)?),)*
                _ => {}
            }
        }
    };
}

#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! visit {
    ($visitor:ident $this:ident $field:ident) => {
        $visitor.member(&$this.$field)
    };
    ($visitor:ident $this:ident $field:ident boxed) => {
        $visitor.boxed(&$this.$field)
    };
    ($visitor:ident $this:ident $field:ident $format:ident) => {
        $visitor.member_as::<smithy::$format, _>(&$this.$field)
    };
}

#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! set {
    ($reader:ident $this:ident $field:ident) => {
        $reader.read(&mut $this.$field)
    };
    ($reader:ident $this:ident $field:ident boxed) => {
        $reader.boxed(&mut $this.$field)
    };
    ($reader:ident $this:ident $field:ident $format:ident) => {
        $reader.read_as::<smithy::$format, _>(&mut $this.$field)
    };
}

/// The pattern of a variant.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! variant {
    ($variant:ident $value:ident unit) => {
        Self::$variant
    };
    ($variant:ident $value:ident $($how:ident)?) => {
        Self::$variant($value)
    };
}

#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! visit_variant {
    ($visitor:ident $index:literal $value:ident) => {
        $visitor.member(&Self::MEMBERS[$index], $value)
    };
    ($visitor:ident $index:literal $value:ident unit) => {
        $visitor.unit(&Self::MEMBERS[$index])
    };
    ($visitor:ident $index:literal $value:ident boxed) => {
        $visitor.member(&Self::MEMBERS[$index], $value.as_ref())
    };
    ($visitor:ident $index:literal $value:ident $format:ident) => {
        $visitor.member_as::<smithy::$format, _>(&Self::MEMBERS[$index], $value)
    };
}

#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! read_variant {
    ($reader:ident $variant:ident) => {
        $reader.value().map(Self::$variant)
    };
    ($reader:ident $variant:ident unit) => {
        $reader.unit().map(|()| Self::$variant)
    };
    ($reader:ident $variant:ident boxed) => {
        $reader.value().map(::std::boxed::Box::new).map(Self::$variant)
    };
    ($reader:ident $variant:ident $format:ident) => {
        $reader.value_as::<smithy::$format, _>().map(Self::$variant)
    };
}

#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! error_fact {
    (code $code:literal) => {
        const CODE: &'static str = $code;
    };
    (client) => {
        const FAULT: smithy::Fault = smithy::Fault::Client;
    };
    (server) => {
        const FAULT: smithy::Fault = smithy::Fault::Server;
    };
    (transient) => {
        const RETRY: ::core::option::Option<smithy::Retry> =
            ::core::option::Option::Some(smithy::Retry::Transient);
    };
    (throttling) => {
        const RETRY: ::core::option::Option<smithy::Retry> =
            ::core::option::Option::Some(smithy::Retry::Throttling);
    };
    (status $status:literal) => {
        const HTTP_STATUS: ::core::option::Option<u16> = ::core::option::Option::Some($status);
    };
    (absolute_type) => {
        const ABSOLUTE_TYPE: bool = true;
    };
    (query_code $code:literal) => {
        const QUERY_CODE: ::core::option::Option<&'static str> = ::core::option::Option::Some($code);
    };
    (message $field:ident) => {
        smithy::table::message_field!($field);

        #[inline]
        fn sent_message(&self) -> ::core::option::Option<&str> {
            self.$field.as_deref()
        }

        #[inline]
        fn set_message(&mut self, message: ::std::string::String) {
            self.$field = ::core::option::Option::Some(message);
        }
    };
    (plain_message $field:ident) => {
        smithy::table::message_field!($field);

        #[inline]
        fn sent_message(&self) -> ::core::option::Option<&str> {
            smithy::error::present(&self.$field)
        }

        #[inline]
        fn set_message(&mut self, message: ::std::string::String) {
            self.$field = message;
        }
    };
    (redacted) => {
        const MESSAGE_REDACTED: bool = true;
    };
}

/// The field of an error's message, unless it is the usual one.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! message_field {
    (message) => {};
    ($field:ident) => {
        const MESSAGE_FIELD: &'static str = stringify!($field);
    };
}

/// Implements `Debug` and serde's traits with the functions of the modules that know the forms.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! forms {
    ($name:ident as union) => {
        smithy::table::forms!(@through $name union::debug union::write union::read);
    };
    ($name:ident, $(sensitive)? $(sensitive_fields)? $(constrained)?) => {
        smithy::table::forms!(@through $name redact::structure write::structure read::structure);
    };
    ($name:ident, error $(sensitive)? $(sensitive_fields)? $(added_message)? $(constrained)?) => {
        smithy::table::forms!(@through $name error::debug error_body::write error_body::read);
    };
    ($name:ident, error $(sensitive)? $(sensitive_fields)? $(added_message)? payload $(constrained)?) => {
        smithy::table::forms!(@through $name error::debug body::write body::read);
    };
    ($name:ident, $(sensitive)? $(sensitive_fields)? payload $(constrained)?) => {
        smithy::table::forms!(@through $name redact::structure body::write body::read);
    };
    (@through $name:ident $shower:ident::$show:ident $writer:ident::$write:ident $reader:ident::$read:ident) => {
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                smithy::$shower::$show(stringify!($name), self, f)
            }
        }

        impl ::serde_core::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                smithy::$writer::$write(self, serializer)
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                smithy::$reader::$read(deserializer)
            }
        }
    };
}

#[allow(unused_imports, reason = "a model need not have all kinds of shapes")]
pub(crate) use {
    error, error_fact, fields, flag, forms, message_field, read_variant, set, structure, union, variant,
    visit, visit_variant,
};
