//! The macro for the table of rules: one list gives the kinds and their rules, so that each kind has a rule.

/// The kinds, the rules and the table.
macro_rules! rules {
    ($($(#[doc = $what:literal])+ $kind:ident $name:literal $class:ident $([$mark:ident])? $action:literal $reason:literal)+) => {
        use crate::diff::Class;

        /// A line of the table.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Rule {
            /// The kind.
            pub kind: Kind,
            /// Its stable name, in kebab case.
            pub name: &'static str,
            /// What happened, in one sentence.
            pub what: &'static str,
            /// What it means for the version.
            pub class: Class,
            /// Whether the JSON form changes.
            pub wire: bool,
            /// Whether data starts or stops being sensitive.
            pub security: bool,
            /// What a consumer must do, with the placeholders `{item}`, `{before}` and `{after}`.
            pub action: &'static str,
            /// Why it has this class.
            pub reason: &'static str,
        }

        impl Rule {
            /// What a consumer must do about the item with this path, with the old and the new value.
            pub(crate) fn action_for(&self, path: &str, before: Option<&str>, after: Option<&str>) -> String {
                // A replacement is not searched for further placeholders.
                let mut action = String::new();
                let mut rest = self.action;
                while let Some((head, tail)) = rest.split_once('{') {
                    action.push_str(head);
                    let (mark, tail) = tail.split_once('}').unwrap_or(("", tail));
                    match mark {
                        "item" => action.push_str(path),
                        "before" => action.push_str(before.unwrap_or("none")),
                        "after" => action.push_str(after.unwrap_or("none")),
                        other => action.extend(["{", other, "}"]),
                    }
                    // A whole sentence gets no second full stop.
                    let is_whole = action.ends_with(['.', '!', '?']);
                    rest = tail.strip_prefix('.').filter(|_| is_whole).unwrap_or(tail);
                }
                action.push_str(rest);
                action
            }
        }

        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[doc = $what])+ $kind,)+
        }

        impl Kind {
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
                            ..Rule {
                                kind: Kind::$kind,
                                name: $name,
                                what: concat!($($what),+).trim_ascii(),
                                class: Class::$class,
                                wire: false,
                                security: false,
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

        /// All rules, in the order of the kinds.
        pub const RULES: &[&Rule] = &[$(Kind::$kind.rule()),+];
    };
}
