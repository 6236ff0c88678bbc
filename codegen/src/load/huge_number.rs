//! Numbers that are larger than any `f64`: JSON allows them, and readers of JSON refuse them.
//!
//! They are read as text, as Smithy itself writes such numbers
//! ([node values](https://smithy.io/2.0/spec/model.html#node-value)). A trait that needs a number then reports the text; in
//! one that is not read it does no harm.

use std::ops::Range;

/// The JSON with such numbers in quotes, and where they are in the original.
pub(super) fn quoted(json: &str) -> (String, Vec<Range<usize>>) {
    let (mut text, mut found, mut copied) = (String::with_capacity(json.len()), Vec::new(), 0);
    let bytes = json.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let end = match byte {
            b'"' => string_end(bytes, at),
            b'-' | b'0'..=b'9' => {
                let is_part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
                let end = at + bytes[at..].iter().take_while(|byte| is_part(byte)).count();
                if json[at..end].parse::<f64>().is_ok_and(f64::is_infinite) {
                    text.push_str(&json[copied..at]);
                    text.extend(["\"", &json[at..end], "\""]);
                    copied = end;
                    found.push(at..end);
                }
                end
            }
            _ => at + 1,
        };
        at = end;
    }
    text.push_str(&json[copied..]);
    (text, found)
}

/// The index after the string that begins here.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn only_numbers_outside_of_strings_are_put_in_quotes() {
        let json = r#"{"a\"1e400":[1e400,-1E+999,1e308,"1e400"],"é":1e400"#;
        let (text, found) = quoted(json);
        assert_eq!(text, r#"{"a\"1e400":["1e400","-1E+999",1e308,"1e400"],"é":"1e400""#);
        let found: Vec<&str> = found.into_iter().map(|range| &json[range]).collect();
        assert_eq!(found, ["1e400", "-1E+999", "1e400"]);
        assert_eq!(quoted(r#"["\"#).0, r#"["\"#);
    }
}
