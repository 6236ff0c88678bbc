//! The words and signs of an expression.

use serde_json::Value;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Name(String),
    QuotedName(String),
    Number(i32),
    Literal(Value),
    /// `[?`, `==`, `&&`, a bracket, or another sign.
    Sign(&'static str),
    End,
}

/// The signs, and how strongly each binds what stands to the left of it. Longer signs come before those that they begin
/// with.
#[rustfmt::skip]
const SIGNS: [(&str, u8); 24] = [
    ("[]", FLATTEN), ("[?", FILTER), ("[", 55), ("]", 0), ("||", 2), ("|", 1), ("&&", 3), ("&", 0),
    ("==", COMPARISON), ("!=", COMPARISON), ("!", NOT), ("<=", COMPARISON), ("<", COMPARISON),
    (">=", COMPARISON), (">", COMPARISON), (".", DOT), ("*", STAR), ("@", 0), ("{", 50), ("}", 0),
    ("(", 60), (")", 0), (",", 0), (":", 0),
];

impl Token {
    /// How strongly it binds what stands to the left of it.
    pub(super) fn power(&self) -> u8 {
        let known = SIGNS.iter().find(|(sign, _)| matches!(self, Self::Sign(own) if own == sign));
        known.map_or(0, |(_, power)| *power)
    }

    pub(super) fn shown(&self) -> String {
        match self {
            Self::Name(name) => format!("`{name}`"),
            Self::QuotedName(name) => format!("`{}`", Value::from(name.as_str())),
            Self::Number(number) => format!("`{number}`"),
            Self::Literal(_) => "a literal".to_owned(),
            Self::Sign(sign) => format!("`{sign}`"),
            Self::End => "the end".to_owned(),
        }
    }
}

pub(super) const COMPARISON: u8 = 5;
pub(super) const FLATTEN: u8 = 9;
/// A token that binds less ends a projection.
pub(super) const PROJECTION_END: u8 = 10;
pub(super) const STAR: u8 = 20;
pub(super) const FILTER: u8 = 21;
pub(super) const DOT: u8 = 40;
pub(super) const NOT: u8 = 45;

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let (mut tokens, mut rest) = (Vec::new(), text);
    loop {
        rest = rest.trim_start_matches([' ', '\n', '\t', '\r']);
        let Some(first) = rest.chars().next() else { return Ok(tokens) };
        let (token, behind) = token(first, rest)?;
        tokens.push(token);
        rest = behind;
    }
}

/// The token that the text begins with, and the text after it.
fn token(first: char, text: &str) -> Result<(Token, &str), String> {
    Ok(match first {
        'a'..='z' | 'A'..='Z' | '_' => {
            let (name, behind) = split(text, |c| !c.is_ascii_alphanumeric() && c != '_');
            (Token::Name(name.to_owned()), behind)
        }
        '0'..='9' | '-' => {
            let (digits, behind) = split(&text[1..], |c| !c.is_ascii_digit());
            let number = format!("{first}{digits}");
            match number.parse() {
                Ok(_) if number.starts_with("-0") => return Err(format!("`{number}` is no number")),
                Ok(number) => (Token::Number(number), behind),
                Err(_) => return Err(format!("`{number}` is no number of 32 bits")),
            }
        }
        '"' => {
            let (inside, behind) = quoted('"', text)?;
            match serde_json::from_str(&format!("\"{inside}\"")) {
                Ok(name) => (Token::QuotedName(name), behind),
                Err(_) => return Err(format!("`\"{}\"` is no JSON", inside.escape_debug())),
            }
        }
        '\'' => {
            let (inside, behind) = quoted('\'', text)?;
            (Token::Literal(Value::String(inside.replace("\\'", "'"))), behind)
        }
        '`' => {
            let (inside, behind) = quoted('`', text)?;
            let inside = inside.replace("\\`", "`");
            match serde_json::from_str(&inside) {
                Ok(value) => (Token::Literal(value), behind),
                Err(_) => return Err(format!("the literal `{}` is no JSON", inside.escape_debug())),
            }
        }
        '=' if !text.starts_with("==") => return Err("`=` stands where `==` should".to_owned()),
        _ => match SIGNS.into_iter().find_map(|(sign, _)| Some((sign, text.strip_prefix(sign)?))) {
            Some((sign, behind)) => (Token::Sign(sign), behind),
            None => return Err(format!("`{}` has no meaning", first.escape_debug())),
        },
    })
}

fn split(text: &str, is_end: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(is_end).unwrap_or(text.len()))
}

/// What is between the quote that the text begins with and the next one, its escapes as they are, and what comes after that.
fn quoted(quote: char, text: &str) -> Result<(&str, &str), String> {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return Ok((&text[1..at], &text[at + 1..])),
            _ => {}
        }
    }
    Err(format!("nothing closes `{quote}`"))
}
