//! The macro for the table of rules: one list gives the kinds and their rules, so that each kind has a rule.

/// The kinds, each with its rule: its documentation, the name, the class, `[wire]` or `[security]` if it has such a mark,
/// and what a consumer must do or, after `news`, what is new for consumers who have nothing to do. Last comes the reason.
macro_rules! rules {
    ($($(#[doc = $what:literal])+ $kind:ident $name:literal $class:ident $([$mark:ident])? $($news:ident)? $action:literal $reason:literal)+) => {
        use super::rule::Rule;
        use crate::diff::class::Class;

        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[doc = $what])+ $kind,)+
        }

        impl Kind {
            /// All kinds, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The stable name, in kebab case.
            pub fn name(self) -> &'static str {
                self.rule().name
            }

            /// The line of the table.
            pub const fn rule(self) -> &'static Rule {
                match self {
                    $(Self::$kind => const {
                        &Rule {
                            $($mark: true,)?
                            $($news: true,)?
                            ..Rule {
                                name: $name,
                                what: concat!($($what),+).trim_ascii(),
                                class: Class::$class,
                                wire: false,
                                security: false,
                                news: false,
                                action: $action,
                                reason: $reason,
                            }
                        }
                    },)+
                }
            }
        }

        impl serde::Serialize for Kind {
            /// As in the JSON report: as its stable name.
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}
