//! The macro for the table of rules: one list gives the kinds and their rules, so that each kind has a rule.

/// The kinds, the rules and the table. Before the reason stands what a consumer must do, or, marked as `news`, what is new
/// for consumers who have nothing to do: empty where that is nothing.
macro_rules! rules {
    ($($(#[doc = $what:literal])+ $kind:ident $name:literal $class:ident $([$mark:ident])? $($news:ident)? $action:literal $reason:literal)+) => {
        use crate::diff::class::Class;

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
            /// What is new for consumers if they have nothing to do, with the same placeholders; empty if that is nothing.
            pub(crate) news: Option<&'static str>,
            /// Why it has this class.
            pub reason: &'static str,
        }

        impl Rule {
            /// What a consumer must do about the item with this path, with the old and the new value.
            pub(crate) fn action_for(&self, path: &str, before: Option<&str>, after: Option<&str>) -> String {
                filled(self.action, path, before, after)
            }

            /// What is new about the item for a consumer who has nothing to do.
            pub(crate) fn news_for(&self, path: &str, before: Option<&str>, after: Option<&str>) -> Option<String> {
                self.news.map(|news| filled(news, path, before, after))
            }
        }

        fn filled(text: &str, path: &str, before: Option<&str>, after: Option<&str>) -> String {
            // A replacement is not searched for further placeholders.
            let mut filled = String::new();
            let mut rest = text;
            while let Some((head, tail)) = rest.split_once('{') {
                filled.push_str(head);
                let (mark, tail) = tail.split_once('}').unwrap_or(("", tail));
                match mark {
                    "item" => filled.push_str(path),
                    "before" => filled.push_str(before.unwrap_or("none")),
                    "after" => filled.push_str(after.unwrap_or("none")),
                    other => filled.extend(["{", other, "}"]),
                }
                // A whole sentence gets no second full stop.
                let is_whole = filled.ends_with(['.', '!', '?']);
                rest = tail.strip_prefix('.').filter(|_| is_whole).unwrap_or(tail);
            }
            filled.push_str(rest);
            filled
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
                                action: rules!(@action $($news)? $action),
                                news: rules!(@news $($news)? $action),
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
    (@action $news:ident $text:literal) => {
        match $text.as_bytes() {
            [] => "Nothing to do.",
            _ => concat!("Nothing to do: ", $text),
        }
    };
    (@action $text:literal) => {
        $text
    };
    (@news $news:ident $text:literal) => {
        Some($text)
    };
    (@news $text:literal) => {
        None
    };
}
