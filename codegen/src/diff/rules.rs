//! The table of rules: for each kind of change its class, its marks, what a consumer must do, and the reason.
//!
//! `DIFF.md` is the same table for readers; a test compares the two.

use super::Class;

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
    /// What a consumer must do, with `{item}`, `{before}` and `{after}` in the place of what the change is about.
    pub action: &'static str,
    /// Why it has this class.
    pub reason: &'static str,
}

impl Kind {
    /// The stable name, in kebab case.
    pub fn name(self) -> &'static str {
        self.rule().name
    }
}

/// The kinds and their rules from one list, so that neither can lack one.
macro_rules! rules {
    ($($(#[doc = $what:literal])+ $kind:ident $name:literal $class:ident $([$mark:ident])? $action:literal $reason:literal)+) => {
        use super::{Class, Mark, Rule, has};

        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[doc = $what])+ $kind,)+
        }

        impl Kind {
            /// The line of the table.
            pub const fn rule(self) -> &'static Rule {
                match self {
                    $(Self::$kind => const {
                        &Rule {
                            kind: Kind::$kind,
                            name: $name,
                            what: concat!($($what),+).trim_ascii(),
                            class: Class::$class,
                            wire: has(&[$(Mark::$mark)?], Mark::Wire),
                            security: has(&[$(Mark::$mark)?], Mark::Security),
                            action: $action,
                            reason: $reason,
                        }
                    },)+
                }
            }
        }

        /// All rules, in the order of the kinds.
        pub const RULES: &[&Rule] = &[$(Kind::$kind.rule()),+];
    };
}

/// The marks that a rule can have.
#[derive(Clone, Copy)]
enum Mark {
    Wire,
    Security,
}

const fn has(marks: &[Mark], mark: Mark) -> bool {
    matches!((marks, mark), ([Mark::Wire], Mark::Wire) | ([Mark::Security], Mark::Security))
}

mod table;

pub use self::table::{Kind, RULES};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        for rule in RULES {
            assert_eq!(rule.kind.rule(), *rule);
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            assert!(RULES.iter().filter(|other| other.name == rule.name).count() == 1, "{}", rule.name);
            for text in [rule.what, rule.action, rule.reason] {
                assert!(text.ends_with('.'), "{}: {text}", rule.name);
            }
        }
    }
}
