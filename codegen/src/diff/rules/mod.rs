//! The table of rules: for each kind of change its class, its marks, what a consumer must do, and the reason.
//!
//! `DIFF.md` is the same table for readers; a test compares the two.

#[macro_use]
mod define;
mod table;

pub use self::table::{Kind, RULES, Rule};

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
