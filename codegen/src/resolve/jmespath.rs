//! Expressions as their text says ([JMESPath](https://jmespath.org/specification.html#grammar)).
//!
//! The parser is a Pratt parser with the powers of the reference implementations. What needs no more than to be refused has
//! no content here.

use std::iter::Peekable;
use std::str::CharIndices;

use serde_json::Value;

use super::query_type::Comparison;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ast {
    /// What the expression around it is applied to.
    Current,
    Field(String),
    /// One item of a list, from the end where the number is negative.
    Index(i32),
    Literal(Value),
    /// The right side, applied to what the left side gives.
    Sub(Box<Ast>, Box<Ast>),
    /// The right side, applied to each item that the left side gives.
    Projection(Box<Ast>, Box<Ast>),
    /// The right side of a projection where a condition holds.
    Condition(Box<Ast>, Box<Ast>),
    Flatten(Box<Ast>),
    /// The values of an object.
    Values(Box<Ast>),
    List(Vec<Ast>),
    Function(String, Vec<Ast>),
    Comparison(Comparison, Box<Ast>, Box<Ast>),
    Not(Box<Ast>),
    And(Box<Ast>, Box<Ast>),
    Or(Box<Ast>, Box<Ast>),
    Slice,
    Object,
    /// `&expression`.
    Reference,
}

/// The expression that the text is.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn parse(text: &str) -> Result<Ast, String> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let ast = parser.expression(0)?;
    match parser.peek() {
        Token::End => Ok(ast),
        token => Err(format!("{} stands behind its end", token.shown())),
    }
}

/// AWS's have no more than five.
const DEEPEST: usize = 50;

#[derive(Clone, Debug, PartialEq)]
enum Token {
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
    fn power(&self) -> u8 {
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

    fn shown(&self) -> String {
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

const COMPARISON: u8 = 5;
const FLATTEN: u8 = 9;
/// What binds less ends a projection.
const PROJECTION_END: u8 = 10;
const STAR: u8 = 20;
const FILTER: u8 = 21;
const DOT: u8 = 40;
const NOT: u8 = 45;

fn tokens(text: &str) -> Result<Vec<Token>, String> {
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

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    /// How many expressions the next token is in.
    depth: usize,
}

impl Parser {
    fn peek(&self) -> &Token {
        self.tokens.get(self.at).unwrap_or(&Token::End)
    }

    fn next(&mut self) -> Token {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(next) if *next == sign)
    }

    /// Steps over the sign, if it is the next.
    fn skip(&mut self, sign: &str) -> bool {
        let is = self.is(sign);
        self.at += usize::from(is);
        is
    }

    fn expect(&mut self, sign: &str) -> Result<(), String> {
        if self.skip(sign) { Ok(()) } else { Err(self.unexpected(&format!("`{sign}`"))) }
    }

    fn unexpected(&self, wanted: &str) -> String {
        format!("{} stands where {wanted} should", self.peek().shown())
    }

    fn expression(&mut self, power: u8) -> Result<Ast, String> {
        if self.depth == DEEPEST {
            return Err(format!("more than {DEEPEST} expressions are in each other"));
        }
        self.depth += 1;
        let mut left = self.first()?;
        while power < self.peek().power() {
            left = self.behind(Box::new(left))?;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn boxed(&mut self, power: u8) -> Result<Box<Ast>, String> {
        self.expression(power).map(Box::new)
    }

    /// What an expression begins with.
    fn first(&mut self) -> Result<Ast, String> {
        let current = Box::new(Ast::Current);
        Ok(match self.next() {
            Token::Name(name) => Ast::Field(name),
            Token::QuotedName(_) if self.is("(") => {
                return Err("a function has its name in quotes".to_owned());
            }
            Token::QuotedName(name) => Ast::Field(name),
            Token::Literal(value) => Ast::Literal(value),
            Token::Sign("@") => Ast::Current,
            Token::Sign("*") => self.values(current)?,
            Token::Sign("[]") => self.flatten(current)?,
            Token::Sign("[?") => self.filter(current)?,
            Token::Sign("[") => match self.peek() {
                Token::Number(_) | Token::Sign(":") => self.index()?,
                Token::Sign("*") if self.tokens.get(self.at + 1) == Some(&Token::Sign("]")) => {
                    self.at += 1;
                    self.items(current)?
                }
                _ => Ast::List(self.list("]")?),
            },
            Token::Sign("{") => self.object()?,
            Token::Sign("&") => {
                self.expression(0)?;
                Ast::Reference
            }
            Token::Sign("!") => Ast::Not(self.boxed(NOT)?),
            Token::Sign("(") => {
                let inside = self.expression(0)?;
                self.expect(")")?;
                inside
            }
            _ => {
                self.at -= 1;
                return Err(self.unexpected("an expression"));
            }
        })
    }

    /// What continues the expression on the left.
    fn behind(&mut self, left: Box<Ast>) -> Result<Ast, String> {
        let power = self.peek().power();
        let Token::Sign(sign) = self.next() else { return Ok(*left) };
        let comparison = match sign {
            "==" => Comparison::Equal,
            "!=" => Comparison::NotEqual,
            "<" => Comparison::Less,
            "<=" => Comparison::LessOrEqual,
            ">" => Comparison::Greater,
            ">=" => Comparison::GreaterOrEqual,
            "." if self.skip("*") => return self.values(left),
            "." => return Ok(Ast::Sub(left, self.member(DOT)?)),
            "[" if self.skip("*") => return self.items(left),
            "[" => return Ok(Ast::Sub(left, Box::new(self.index()?))),
            "|" => return Ok(Ast::Sub(left, self.boxed(power)?)),
            "||" => return Ok(Ast::Or(left, self.boxed(power)?)),
            "&&" => return Ok(Ast::And(left, self.boxed(power)?)),
            "[]" => return self.flatten(left),
            "[?" => return self.filter(left),
            "(" => match *left {
                Ast::Field(name) if self.skip(")") => return Ok(Ast::Function(name, Vec::new())),
                Ast::Field(name) => return Ok(Ast::Function(name, self.list(")")?)),
                _ => return Err("what is called is no function".to_owned()),
            },
            _ => {
                self.at -= 1;
                return Err(self.unexpected("the end"));
            }
        };
        Ok(Ast::Comparison(comparison, left, self.boxed(COMPARISON)?))
    }

    /// Behind `[`.
    fn index(&mut self) -> Result<Ast, String> {
        let mut numbers = Vec::new();
        let mut colons = 0;
        while !self.skip("]") {
            match self.next() {
                Token::Number(number) if numbers.len() == colons => numbers.push(Some(number)),
                Token::Sign(":") if colons < 2 => {
                    numbers.resize(colons + 1, None);
                    colons += 1;
                }
                _ => {
                    self.at -= 1;
                    return Err(self.unexpected("a number, `:` or `]`"));
                }
            }
        }
        match numbers.as_slice() {
            [Some(index)] if colons == 0 => Ok(Ast::Index(*index)),
            // A slice is a projection, too.
            _ => self.projected(STAR).map(|_| Ast::Slice),
        }
    }

    /// Expressions between commas, up to the sign.
    fn list(&mut self, end: &str) -> Result<Vec<Ast>, String> {
        let mut items = vec![self.expression(0)?];
        while !self.skip(end) {
            self.expect(",")?;
            items.push(self.expression(0)?);
        }
        Ok(items)
    }

    /// Behind `{`.
    fn object(&mut self) -> Result<Ast, String> {
        loop {
            let (Token::Name(_) | Token::QuotedName(_)) = self.peek() else {
                return Err(self.unexpected("a key"));
            };
            self.at += 1;
            self.expect(":")?;
            self.expression(0)?;
            if self.skip("}") {
                return Ok(Ast::Object);
            }
            self.expect(",")?;
        }
    }

    /// Behind `[?`.
    fn filter(&mut self, left: Box<Ast>) -> Result<Ast, String> {
        let condition = self.boxed(0)?;
        self.expect("]")?;
        Ok(Ast::Projection(left, Box::new(Ast::Condition(condition, self.projected(FILTER)?))))
    }

    fn flatten(&mut self, left: Box<Ast>) -> Result<Ast, String> {
        Ok(Ast::Projection(Box::new(Ast::Flatten(left)), self.projected(FLATTEN)?))
    }

    /// Behind `[*`.
    fn items(&mut self, left: Box<Ast>) -> Result<Ast, String> {
        self.expect("]")?;
        Ok(Ast::Projection(left, self.projected(STAR)?))
    }

    fn values(&mut self, left: Box<Ast>) -> Result<Ast, String> {
        Ok(Ast::Projection(Box::new(Ast::Values(left)), self.projected(STAR)?))
    }

    /// What is applied to each item.
    fn projected(&mut self, power: u8) -> Result<Box<Ast>, String> {
        match self.peek() {
            Token::Sign(".") => {
                self.at += 1;
                self.member(power)
            }
            Token::Sign("[" | "[?") => self.boxed(power),
            token if token.power() < PROJECTION_END => Ok(Box::new(Ast::Current)),
            _ => Err(self.unexpected("`.`, `[` or `[?`")),
        }
    }

    /// Behind `.`.
    fn member(&mut self, power: u8) -> Result<Box<Ast>, String> {
        match self.peek() {
            Token::Sign("[") => {
                self.at += 1;
                Ok(Box::new(Ast::List(self.list("]")?)))
            }
            Token::Name(_) | Token::QuotedName(_) | Token::Sign("*" | "{" | "&") => self.boxed(power),
            _ => Err(self.unexpected("a name, `*`, `{` or `[`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use ::jmespath::Variable;
    use ::jmespath::ast::{self as library, Comparator};
    use proptest::prelude::*;

    use super::{Ast, parse};
    use crate::resolve::Comparison;

    /// The same of a library, whose parser has no code in common with this one.
    fn of_library(ast: &library::Ast) -> Ast {
        let boxed = |ast: &library::Ast| Box::new(of_library(ast));
        let list = |items: &[library::Ast]| items.iter().map(of_library).collect();
        match ast {
            library::Ast::Identity { .. } => Ast::Current,
            library::Ast::Field { name, .. } => Ast::Field(name.clone()),
            library::Ast::Index { idx, .. } => Ast::Index(*idx),
            library::Ast::Literal { value, .. } => Ast::Literal(literal(value)),
            // A slice and its projection are one thing here.
            library::Ast::Projection { lhs, .. } if matches!(**lhs, library::Ast::Slice { .. }) => Ast::Slice,
            library::Ast::Subexpr { lhs, rhs, .. } => Ast::Sub(boxed(lhs), boxed(rhs)),
            library::Ast::Projection { lhs, rhs, .. } => Ast::Projection(boxed(lhs), boxed(rhs)),
            library::Ast::Condition { predicate, then, .. } => Ast::Condition(boxed(predicate), boxed(then)),
            library::Ast::Flatten { node, .. } => Ast::Flatten(boxed(node)),
            library::Ast::ObjectValues { node, .. } => Ast::Values(boxed(node)),
            library::Ast::MultiList { elements, .. } => Ast::List(list(elements)),
            library::Ast::Function { name, args, .. } => Ast::Function(name.clone(), list(args)),
            library::Ast::Comparison { comparator, lhs, rhs, .. } => {
                let comparison = match comparator {
                    Comparator::Equal => Comparison::Equal,
                    Comparator::NotEqual => Comparison::NotEqual,
                    Comparator::LessThan => Comparison::Less,
                    Comparator::LessThanEqual => Comparison::LessOrEqual,
                    Comparator::GreaterThan => Comparison::Greater,
                    Comparator::GreaterThanEqual => Comparison::GreaterOrEqual,
                };
                Ast::Comparison(comparison, boxed(lhs), boxed(rhs))
            }
            library::Ast::Not { node, .. } => Ast::Not(boxed(node)),
            library::Ast::And { lhs, rhs, .. } => Ast::And(boxed(lhs), boxed(rhs)),
            library::Ast::Or { lhs, rhs, .. } => Ast::Or(boxed(lhs), boxed(rhs)),
            library::Ast::Slice { .. } => Ast::Slice,
            library::Ast::MultiHash { .. } => Ast::Object,
            library::Ast::Expref { .. } => Ast::Reference,
        }
    }

    fn literal(value: &Variable) -> serde_json::Value {
        serde_json::to_value(value).unwrap()
    }

    /// The library takes lists without commas, too.
    fn agree(text: &str) -> bool {
        match (parse(text), ::jmespath::parse(text)) {
            (Ok(ours), Ok(theirs)) => ours == of_library(&theirs),
            (ours, theirs) => ours.is_err() && (theirs.is_err() || text.contains([',', '(', '['])),
        }
    }

    #[test]
    fn expressions_of_waiters_are_what_the_library_says() {
        for text in [
            "a.b[0].\"c d\"[-1]",
            "a[].b[*].c[?d == 'x' && !e || f < `1.5`].g",
            "length(a[?b != `null`]) > `0` | @",
            "contains(keys(a), 'it\\'s')",
            "a.*.b[][x, y.z]",
            "(a || b) && c[*][0]",
            "[a, b][] | [0]",
            "a[1:2].b == c",
            "{a: b, \"c\": d}.a",
            "sort_by(a, &b.c)",
            "*.a[*][?@ == `\"\\`\"`]",
        ] {
            let ours = parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(ours, of_library(&::jmespath::parse(text).unwrap()), "{text}");
        }
    }

    #[test]
    fn what_is_nested_too_deep_is_an_error() {
        for text in ["(", "!", "a[*]", "[", "a.b | ", "f(", "a && "] {
            let _ = parse(&text.repeat(1000 / text.len()));
        }
        assert!(parse(&"(".repeat(1000)).unwrap_err().contains("in each other"));
    }

    proptest! {
        #[test]
        fn no_text_is_read_otherwise_than_by_the_library(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "a", "b", ".", ".a", "[*]", "[]", "[0]", "[-1]", "[1:]", "[?", "]", "[", "*", ".*", "&&", "||",
                    "|", "!", "(", ")", "==", "<", "'x'", "`1`", "`null`", ",", "length(", "@", "{a:", "}", "&", " ",
                    "\"q\"", "-", "=", "é", "`",
                ]),
                0..12,
            ),
        ) {
            let text = parts.concat();
            prop_assert!(agree(&text), "{text}: {:?}, {:?}", parse(&text), ::jmespath::parse(&text));
        }
    }
}
