//! From a [`Spot`] to the bytes of the file that it stands for.
//!
//! Stages know a place as a path of keys, since the order and the bytes of a file mean nothing to them. Here the text
//! is read again, one level at a time: `serde_json` gives each key and value as a slice of the text (`RawValue`), and
//! the position of the slice is the place. Each level is read once and kept, so that many findings in one file cost one
//! pass over it.

use crate::ordered::OrderedMap;
use std::fmt;
use std::ops::Range;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::Spot;

/// Finds places in one text.
#[derive(Debug)]
pub(crate) struct Locator<'a> {
    text: &'a str,
    /// What is in each object and array read so far, by where it starts.
    levels: OrderedMap<usize, Entries>,
}

/// What is directly inside a value: the entries of an object, or the items of an array.
#[derive(Debug, Default)]
struct Entries {
    named: Vec<Entry>,
    items: Vec<Range<usize>>,
}

/// One key with its value.
#[derive(Debug)]
struct Entry {
    name: String,
    key: Range<usize>,
    value: Range<usize>,
}

impl<'a> Locator<'a> {
    /// Reads nothing yet.
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, levels: OrderedMap::default() }
    }

    /// Where `spot` is in the text, as bytes on character boundaries; `None` means the file as a whole.
    ///
    /// If the place does not exist, because the text has changed or is not JSON, this is its nearest ancestor that
    /// does.
    pub(crate) fn locate(&mut self, spot: &Spot) -> Option<Range<usize>> {
        match spot {
            Spot::File => None,
            Spot::Offset(offset) => Some(self.character(*offset)),
            Spot::Value(path) => Some(self.descend(path)),
            Spot::Key { path, occurrence } => {
                let Some((last, parents)) = path.split_last() else { return Some(self.root()) };
                let parent = self.descend(parents);
                let entries = self.level(&parent);
                let mut equal = entries.named.iter().filter(|entry| entry.name == *last);
                let found = equal.clone().nth(*occurrence).or_else(|| equal.next_back());
                let key = found.map(|entry| entry.key.clone());
                Some(key.or_else(|| entries.item(last)).unwrap_or(parent))
            }
        }
    }

    /// Where the last of these keys is, if all of them are there.
    #[cfg(feature = "cli")]
    pub(crate) fn key(&mut self, path: &[&str]) -> Option<Range<usize>> {
        let mut found = None;
        let mut place = self.root();
        for key in path {
            let entry = self.level(&place).named.iter().rfind(|entry| entry.name == *key)?;
            (found, place) = (Some(entry.key.clone()), entry.value.clone());
        }
        found
    }

    /// The value at `path`, or at the longest part of it that exists. Of equal keys, the last one counts, as in
    /// `serde_json`.
    fn descend(&mut self, path: &[String]) -> Range<usize> {
        let mut place = self.root();
        for key in path {
            let entries = self.level(&place);
            let named = entries.named.iter().rfind(|entry| entry.name == *key);
            match named.map(|entry| entry.value.clone()).or_else(|| entries.item(key)) {
                Some(inside) => place = inside,
                None => break,
            }
        }
        place
    }

    fn root(&self) -> Range<usize> {
        let start = self.text.len() - self.text.trim_start_matches('\u{feff}').trim_start().len();
        start..self.text.trim_end().len().max(start)
    }

    /// The character at `offset`, or the end of the content if the offset is past it.
    fn character(&self, offset: usize) -> Range<usize> {
        let end = self.text.trim_end().len();
        let start = (0..=offset.min(end)).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or(0);
        let length = self.text.get(start..end).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        start..start + length
    }

    /// What is directly inside the value at `place`, as far as it can be read.
    fn level(&mut self, place: &Range<usize>) -> &Entries {
        self.levels.entry(place.start).or_insert_with(|| {
            let mut entries = Entries::default();
            if let Some(value) = self.text.get(place.clone()) {
                let level = Level { text: self.text, entries: &mut entries };
                // An error ends the list early, which is all that matters here.
                let _ = level.deserialize(&mut serde_json::Deserializer::from_str(value));
            }
            entries
        })
    }
}

impl Entries {
    /// The item of an array by its index, without making names for millions of items.
    fn item(&self, index: &str) -> Option<Range<usize>> {
        index.parse().ok().and_then(|index: usize| self.items.get(index)).cloned()
    }
}

/// Collects the entries of one object or array.
struct Level<'a, 'e> {
    text: &'a str,
    entries: &'e mut Entries,
}

impl Level<'_, '_> {
    fn place(&self, raw: &RawValue) -> Range<usize> {
        let raw = raw.get();
        let start = raw.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        start..start + raw.len()
    }
}

impl<'de> DeserializeSeed<'de> for Level<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Level<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<&RawValue, &RawValue>()? {
            let name = unescaped(key.get());
            let (key, value) = (self.place(key), self.place(value));
            self.entries.named.push(Entry { name, key, value });
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(value) = items.next_element::<&RawValue>()? {
            self.entries.items.push(self.place(value));
        }
        Ok(())
    }
}

/// The text that a JSON string stands for, or what is between the quotes if it cannot be read.
fn unescaped(json: &str) -> String {
    let between = json.trim_matches('"');
    if between.contains('\\') {
        serde_json::from_str(json).unwrap_or_else(|_| between.to_owned())
    } else {
        between.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locate(text: &str, spot: &Spot) -> Option<Range<usize>> {
        Locator::new(text).locate(spot)
    }

    const MODEL: &str = r#"
{
  "smithy": "2.0",
  "shapes": {
    "a#S": { "type": "structure", "members": { "x": { "target": "a#T" } } },
    "a#L": { "type": "list", "tags": ["one", "zwölf", ["deep"]] },
    "a\u0023S": { "type": "string" }
  }
}
"#;

    fn at(text: &str, spot: Spot) -> Option<&str> {
        locate(text, &spot).map(|range| &text[range])
    }

    fn path(keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| (*key).to_owned()).collect()
    }

    fn value<'a>(text: &'a str, keys: &[&str]) -> &'a str {
        at(text, Spot::Value(path(keys))).unwrap_or("none")
    }

    fn key<'a>(keys: &[&str], occurrence: usize) -> (&'a str, usize) {
        let spot = Spot::Key { path: path(keys), occurrence };
        let range = locate(MODEL, &spot).unwrap_or_default();
        (&MODEL[range.clone()], MODEL[..range.start].matches('\n').count())
    }

    #[test]
    fn values() {
        assert_eq!(value(MODEL, &["smithy"]), "\"2.0\"");
        assert_eq!(value(MODEL, &["shapes", "a#L", "tags", "1"]), "\"zwölf\"");
        assert_eq!(value(MODEL, &["shapes", "a#L", "tags", "2", "0"]), "\"deep\"");
        assert_eq!(value(MODEL, &["shapes", "a#L", "tags"]), "[\"one\", \"zwölf\", [\"deep\"]]");
        assert_eq!(value(MODEL, &[]), MODEL.trim());
        assert_eq!(at(MODEL, Spot::File), None);
    }

    #[test]
    fn of_equal_keys_the_last_counts_and_escapes_are_read() {
        assert_eq!(value(MODEL, &["shapes", "a#S", "type"]), "\"string\"");
    }

    #[test]
    fn keys_by_occurrence() {
        assert_eq!(key(&["shapes", "a#S"], 0), ("\"a#S\"", 4));
        assert_eq!(key(&["shapes", "a#S"], 1), (r##""a\u0023S""##, 6));
        assert_eq!(key(&["shapes", "a#S"], 7), (r##""a\u0023S""##, 6));
        assert_eq!(key(&["shapes", "a#L", "tags", "0"], 0), ("\"one\"", 5));
        assert_eq!(key(&[], 0).0, MODEL.trim());
    }

    #[test]
    fn what_is_missing_falls_back_to_its_ancestor() {
        assert_eq!(value(MODEL, &["shapes", "a#L", "type", "x", "y"]), "\"list\"");
        assert_eq!(value(MODEL, &["shapes", "a#L", "tags", "9"]), "[\"one\", \"zwölf\", [\"deep\"]]");
        assert_eq!(value(MODEL, &["nothing"]), MODEL.trim());
        assert_eq!(key(&["smithy", "x"], 0).0, "\"2.0\"");
        assert_eq!(key(&["nothing"], 3).0, MODEL.trim());
    }

    #[test]
    fn broken_texts_have_places_too() {
        let broken = "{\"a\": [1, {\"b\": 2}], \"c\": tru";
        assert_eq!(value(broken, &["a", "1", "b"]), "2");
        assert_eq!(value(broken, &["c"]), broken);
        assert_eq!(value("", &["c"]), "");
        assert_eq!(value("  \n", &["c"]), "");
        assert_eq!(value("x", &["c"]), "x");
        assert_eq!(value("\"text\"", &["c"]), "\"text\"");
        assert_eq!(value("\u{feff} {\"a\": 1}", &["a"]), "1");
    }

    #[test]
    fn offsets_are_moved_to_a_character() {
        let text = "{\"ö\": é }\n\n";
        assert_eq!(at(text, Spot::Offset(0)), Some("{"));
        assert_eq!(at(text, Spot::Offset(2)), Some("ö"));
        assert_eq!(at(text, Spot::Offset(3)), Some("ö"));
        assert_eq!(locate(text, &Spot::Offset(10)), Some(10..11));
        assert_eq!(locate(text, &Spot::Offset(usize::MAX)), Some(11..11));
        assert_eq!(locate("", &Spot::Offset(5)), Some(0..0));
    }

    #[test]
    fn deep_nesting_is_walked_without_recursion() {
        let depth = 50_000;
        let text = format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        let keys: Vec<_> = std::iter::repeat_n("0".to_owned(), 100).collect();
        assert_eq!(locate(&text, &Spot::Value(keys)), Some(100..text.len() - 100));
    }
}
