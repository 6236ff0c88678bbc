//! Lists in one header
//! (Smithy 2.0, [httpHeader trait](https://smithy.io/2.0/spec/http-bindings.html#httpheader-trait)).

/// Joins the items, and quotes those whose end would be unclear.
pub(super) fn join<'a>(items: impl IntoIterator<Item = &'a str>, dates: bool) -> String {
    let items = items.into_iter().map(|item| {
        let is_plain = dates || !(item.contains([',', '"']) || item.trim() != item || item.is_empty());
        match is_plain {
            true => item.to_owned(),
            false => format!("\"{}\"", item.replace('\\', "\\\\").replace('"', "\\\"")),
        }
    });
    items.collect::<Vec<_>>().join(", ")
}

/// Splits a header into its items. In a list of dates, every other comma is inside a date. An empty item counts only in
/// quotation marks (RFC 9110, [section 5.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.1)).
#[inline]
pub(super) fn split(text: &str, dates: bool) -> Vec<String> {
    let mut items = Vec::new();
    if dates {
        let mut parts = text.split(',');
        while let Some(day) = parts.next() {
            let item = match parts.next() {
                Some(rest) => format!("{},{rest}", day.trim()),
                None => day.trim().to_owned(),
            };
            items.extend(finish(&item, false));
        }
        return items;
    }
    let (mut item, mut quoted, mut was_quoted) = (String::new(), false, false);
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted => quoted = false,
            '"' if item.trim().is_empty() && !was_quoted => {
                (quoted, was_quoted) = (true, true);
                item.clear();
            }
            '\\' if quoted => item.extend(characters.next()),
            ',' if !quoted => {
                items.extend(finish(&item, was_quoted));
                item.clear();
                was_quoted = false;
            }
            // Only white space can follow a closing quotation mark.
            _ if was_quoted && !quoted => {}
            _ => item.push(character),
        }
    }
    items.extend(finish(&item, was_quoted));
    items
}

#[inline]
fn finish(item: &str, was_quoted: bool) -> Option<String> {
    let item = if was_quoted { item } else { item.trim() };
    (was_quoted || !item.is_empty()).then(|| item.to_owned())
}
