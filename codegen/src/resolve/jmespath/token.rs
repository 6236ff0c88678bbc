//! The words and signs of an expression.

use std::iter::Peekable;
use std::str::CharIndices;

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

/// Longer signs come before those that they begin with.
const SIGNS: [&str; 24] = [
    "[]", "[?", "[", "]", "||", "|", "&&", "&", "==", "!=", "!", "<=", "<", ">=", ">", ".", "*", "@", "{",
    "}", "(", ")", ",", ":",
];

impl Token {
    /// How strongly it binds what stands to the left of it.
    pub(super) fn power(&self) -> u8 {
        let Self::Sign(sign) = self else { return 0 };
        match *sign {
            "|" => 1,
            "||" => 2,
            "&&" => 3,
            "==" | "!=" | "<" | "<=" | ">" | ">=" => COMPARISON,
            "[]" => FLATTEN,
            "*" => STAR,
            "[?" => FILTER,
            "." => DOT,
            "!" => NOT,
            "{" => 50,
            "[" => 55,
            "(" => 60,
            _ => 0,
        }
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
/// What binds less ends a projection.
pub(super) const PROJECTION_END: u8 = 10;
pub(super) const STAR: u8 = 20;
pub(super) const FILTER: u8 = 21;
pub(super) const DOT: u8 = 40;
pub(super) const NOT: u8 = 45;

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(at, first)) = chars.peek() {
        let rest = text.get(at..).unwrap_or_default();
        tokens.push(match first {
            ' ' | '\n' | '\t' | '\r' => {
                chars.next();
                continue;
            }
            'a'..='z' | 'A'..='Z' | '_' => {
                Token::Name(take_while(&mut chars, |c| c.is_ascii_alphanumeric() || c == '_'))
            }
            '0'..='9' | '-' => {
                chars.next();
                let digits = take_while(&mut chars, |c| c.is_ascii_digit());
                let number = format!("{first}{digits}");
                match number.parse() {
                    Ok(_) if number.starts_with("-0") => return Err(format!("`{number}` is no number")),
                    Ok(number) => Token::Number(number),
                    Err(_) => return Err(format!("`{number}` is no number of 32 bits")),
                }
            }
            '"' => {
                let inside = quoted(&mut chars)?;
                match serde_json::from_str(&format!("\"{inside}\"")) {
                    Ok(name) => Token::QuotedName(name),
                    Err(_) => return Err(format!("`\"{}\"` is no JSON", inside.escape_debug())),
                }
            }
            '\'' => Token::Literal(Value::String(quoted(&mut chars)?.replace("\\'", "'"))),
            '`' => {
                let inside = quoted(&mut chars)?.replace("\\`", "`");
                match serde_json::from_str(&inside) {
                    Ok(value) => Token::Literal(value),
                    Err(_) => return Err(format!("the literal `{}` is no JSON", inside.escape_debug())),
                }
            }
            '=' if !rest.starts_with("==") => return Err("`=` stands where `==` should".to_owned()),
            _ => match SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
                Some(sign) => {
                    for _ in sign.chars() {
                        chars.next();
                    }
                    Token::Sign(sign)
                }
                None => return Err(format!("`{}` has no meaning", first.escape_debug())),
            },
        });
    }
    Ok(tokens)
}

fn take_while(chars: &mut Peekable<CharIndices<'_>>, holds: impl Fn(char) -> bool) -> String {
    let mut text = String::new();
    while let Some((_, c)) = chars.next_if(|(_, c)| holds(*c)) {
        text.push(c);
    }
    text
}

/// What stands up to the next quote of the kind that comes first, its escapes as they are.
fn quoted(chars: &mut Peekable<CharIndices<'_>>) -> Result<String, String> {
    let quote = chars.next().map_or('"', |(_, quote)| quote);
    let mut inside = String::new();
    while let Some((_, c)) = chars.next() {
        if c == quote {
            return Ok(inside);
        }
        inside.push(c);
        if c == '\\' {
            inside.extend(chars.next().map(|(_, c)| c));
        }
    }
    Err(format!("nothing closes `{quote}`"))
}
