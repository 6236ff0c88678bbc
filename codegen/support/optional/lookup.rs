//! Types by names that are only known at run time.

/// Makes the look-up by name among all structures.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! structures {
    // `$dollar` is the `$` of the macro that is made here, and `$root` is `crate`: together, the crate of the types.
    ($dollar:tt $root:tt, $($name:ident,)*) => {
        /// The names of all structures, sorted.
        pub const STRUCTURES: &[&str] = &[$(::core::stringify!($name)),*];

        /// Evaluates an expression with the structure of this name as a type. The name may be known only at run time.
        ///
        /// `with_structure!(name, S => expression, else => other)` evaluates the first expression, in which `S` is the
        /// structure, or the second if there is no structure with this name.
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

/// Makes the look-up by name among all operations.
#[allow(unused_macros, reason = "a model need not have any")]
macro_rules! operations {
    // `$dollar` is the `$` of the macro that is made here, and `$root` is `crate`: together, the crate of the types.
    ($dollar:tt $root:tt, $($name:ident,)*) => {
        /// The names of all operations, sorted.
        pub const OPERATIONS: &[&str] = &[$(::core::stringify!($name)),*];

        /// Evaluates an expression with the operation of this name as a type. The name may be known only at run time.
        ///
        /// `with_operation!(name, O => expression, else => other)` evaluates the first expression, in which `O` is the
        /// operation, or the second if there is no operation with this name.
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
