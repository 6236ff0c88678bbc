//! A line of the table of rules.

use crate::diff::class::Class;

/// What holds of a kind of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The kind's stable name, in kebab case.
    pub name: &'static str,
    /// What happened, in one sentence.
    pub what: &'static str,
    /// What it means for the version.
    pub class: Class,
    /// Whether the JSON form changes.
    pub wire: bool,
    /// Whether data starts or stops being sensitive.
    pub security: bool,
    /// Whether consumers have nothing to do.
    pub news: bool,
    /// What a consumer must do, with the placeholders `{item}`, `{before}` and `{after}`. For `news`, it is what is new;
    /// empty if that is nothing.
    pub action: &'static str,
    /// Why it has this class.
    pub reason: &'static str,
}

impl Rule {
    /// What a consumer must do about the item with this path, with the old and the new value.
    pub(crate) fn action_for(&self, path: &str, before: Option<&str>, after: Option<&str>) -> String {
        match self.news_for(path, before, after) {
            None => self.filled(path, before, after),
            Some(news) if news.is_empty() => "Nothing to do.".to_owned(),
            Some(news) => format!("Nothing to do: {news}"),
        }
    }

    /// What is new about the item for a consumer who has nothing to do.
    pub(crate) fn news_for(&self, path: &str, before: Option<&str>, after: Option<&str>) -> Option<String> {
        self.news.then(|| self.filled(path, before, after))
    }

    fn filled(&self, path: &str, before: Option<&str>, after: Option<&str>) -> String {
        // A replacement is not searched for further placeholders.
        let mut filled = String::new();
        let mut rest = self.action;
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
}
