//! The way from a name that is only known at run time to a type.

/// Makes the look-up by name over all structures.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! structures {
    // `$crate` is the crate of the types, and its `$` that of the macro that is made here.
    ($dollar:tt $root:tt, $($name:ident,)*) => {
        /// The names of all structures, sorted.
        pub const STRUCTURES: &[&str] = &[$(::core::stringify!($name)),*];

        /// Evaluates an expression with the structure of this name as a type: the way from a name that is only known
        /// at run time to a type.
        ///
        /// `with_structure!(name, S => expression, else => other)`: the first expression, in which `S` is the structure,
        /// or the second where there is no structure of this name.
        #[macro_export]
        macro_rules! with_structure {
            ($dollar name:expr, $dollar structure:ident => $dollar then:expr, else => $dollar other:expr $dollar(,)?) => {
                match $dollar name {
                    $(
                        ::core::stringify!($name) => {
                            #[allow(deprecated)]
                            type $dollar structure = $dollar $root::$name;
                            $dollar then
                        }
                    )*
                    _ => $dollar other,
                }
            };
        }
    };
}

/// Makes the look-up by name over all operations.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! operations {
    // `$crate` is the crate of the types, and its `$` that of the macro that is made here.
    ($dollar:tt $root:tt, $($name:ident,)*) => {
        /// The names of all operations, sorted.
        pub const OPERATIONS: &[&str] = &[$(::core::stringify!($name)),*];

        /// Evaluates an expression with the operation of this name as a type: the way from a name that is only known
        /// at run time to a type.
        ///
        /// `with_operation!(name, O => expression, else => other)`: the first expression, in which `O` is the
        /// operation, or the second where there is no operation of this name.
        #[macro_export]
        macro_rules! with_operation {
            ($dollar name:expr, $dollar operation:ident => $dollar then:expr, else => $dollar other:expr $dollar(,)?) => {
                match $dollar name {
                    $(
                        ::core::stringify!($name) => {
                            #[allow(deprecated)]
                            type $dollar operation = $dollar $root::operation::$name;
                            $dollar then
                        }
                    )*
                    _ => $dollar other,
                }
            };
        }
    };
}

#[allow(unused_imports, reason = "a model need not have any")]
pub(crate) use {operations, structures};
