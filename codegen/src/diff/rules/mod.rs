//! The table of rules: for each kind of change its class, its marks, what a consumer must do, and the reason.
//!
//! `DIFF.md` is the same table for readers; a test compares the two.

#[macro_use]
mod define;
mod rule;
mod table;

pub use self::rule::Rule;
pub use self::table::Kind;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_whole() {
        for (kind, rule) in Kind::ALL.iter().map(|kind| (kind, kind.rule())) {
            assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
            assert!(
                Kind::ALL.iter().all(|other| other == kind || other.name() != rule.name),
                "{}",
                rule.name
            );
            for text in [rule.what, rule.action, rule.reason] {
                let is_nothing = rule.news && text.is_empty();
                assert!(text.ends_with('.') || is_nothing, "{}: {text}", rule.name);
            }
        }
    }
}
