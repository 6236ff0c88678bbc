//! Expressions as their text says ([JMESPath](https://jmespath.org/specification.html#grammar)).
//!
//! The parser is a Pratt parser with the binding powers of the reference implementations. Slices, objects and references
//! to expressions are refused where they begin.

mod token;

#[cfg(test)]
mod tests;

use serde_json::Value;

use self::token::{COMPARISON, DOT, FILTER, FLATTEN, NOT, PROJECTION_END, STAR, Token, tokens};
use super::query_type::Comparison;

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ast {
    /// What the expression around it is applied to.
    Current,
    Field(String),
    /// One item of a list, from the end if the number is negative.
    Index(i32),
    Literal(Value),
    /// The right side, applied to what the left side gives.
    Sub(Box<Ast>, Box<Ast>),
    /// The right side, applied to each item that the left side gives.
    Projection(Box<Ast>, Box<Ast>),
    /// The right side of a projection, for items that fulfil a condition.
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
}

/// Why an expression cannot be used.
#[derive(Debug)]
pub(super) enum Problem {
    Invalid(String),
    /// What it has that is not supported, with its verb.
    Unsupported(&'static str),
}

impl From<String> for Problem {
    fn from(message: String) -> Self {
        Self::Invalid(message)
    }
}

/// The expression that the text is.
///
/// # Errors
///
/// What is wrong with it.
pub(super) fn parse(text: &str) -> Result<Ast, Problem> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let ast = parser.expression(0)?;
    match parser.peek() {
        Token::End => Ok(ast),
        token => Err(format!("{} stands behind its end", token.shown()).into()),
    }
}

/// How deep expressions may be nested; those of AWS's models are nested five deep.
const DEEPEST: usize = 50;

struct Parser {
    tokens: Vec<Token>,
    at: usize,
    /// How many expressions the next token is nested in.
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

    fn expect(&mut self, sign: &str) -> Result<(), Problem> {
        if self.skip(sign) { Ok(()) } else { Err(self.unexpected(&format!("`{sign}`"))) }
    }

    fn unexpected(&self, wanted: &str) -> Problem {
        Problem::Invalid(format!("{} stands where {wanted} should", self.peek().shown()))
    }

    /// The same for the token that was stepped over.
    fn unexpected_before(&mut self, wanted: &str) -> Problem {
        self.at -= 1;
        self.unexpected(wanted)
    }

    fn expression(&mut self, power: u8) -> Result<Ast, Problem> {
        if self.depth == DEEPEST {
            return Err(format!("more than {DEEPEST} expressions are in each other").into());
        }
        self.depth += 1;
        let mut left = self.first()?;
        while power < self.peek().power() {
            left = self.behind(Box::new(left))?;
        }
        self.depth -= 1;
        Ok(left)
    }

    fn boxed(&mut self, power: u8) -> Result<Box<Ast>, Problem> {
        self.expression(power).map(Box::new)
    }

    /// What an expression begins with.
    fn first(&mut self) -> Result<Ast, Problem> {
        let current = Box::new(Ast::Current);
        Ok(match self.next() {
            Token::Name(name) => Ast::Field(name),
            Token::QuotedName(_) if self.is("(") => {
                return Err("a function has its name in quotes".to_owned().into());
            }
            Token::QuotedName(name) => Ast::Field(name),
            Token::Literal(value) => Ast::Literal(value),
            Token::Sign("@") => Ast::Current,
            Token::Sign("*") => self.project(Ast::Values(current), STAR)?,
            Token::Sign("[]") => self.project(Ast::Flatten(current), FLATTEN)?,
            Token::Sign("[?") => self.filter(current)?,
            Token::Sign("[") => match self.peek() {
                Token::Number(_) | Token::Sign(":") => self.index()?,
                Token::Sign("*") if self.tokens.get(self.at + 1) == Some(&Token::Sign("]")) => {
                    self.at += 2;
                    self.project(*current, STAR)?
                }
                _ => Ast::List(self.list("]")?),
            },
            Token::Sign("{") => return Err(Problem::Unsupported("makes an object")),
            Token::Sign("&") => return Err(Problem::Unsupported("has a reference to an expression")),
            Token::Sign("!") => Ast::Not(self.boxed(NOT)?),
            Token::Sign("(") => {
                let inside = self.expression(0)?;
                self.expect(")")?;
                inside
            }
            _ => return Err(self.unexpected_before("an expression")),
        })
    }

    /// What continues the expression on the left.
    fn behind(&mut self, left: Box<Ast>) -> Result<Ast, Problem> {
        let power = self.peek().power();
        let Token::Sign(sign) = self.next() else { return Ok(*left) };
        let comparison = match sign {
            "==" => Comparison::Equal,
            "!=" => Comparison::NotEqual,
            "<" => Comparison::Less,
            "<=" => Comparison::LessOrEqual,
            ">" => Comparison::Greater,
            ">=" => Comparison::GreaterOrEqual,
            "." if self.skip("*") => return self.project(Ast::Values(left), STAR),
            "." => return Ok(Ast::Sub(left, self.member(DOT)?)),
            "[" if self.skip("*") => {
                self.expect("]")?;
                return self.project(*left, STAR);
            }
            "[" => return Ok(Ast::Sub(left, Box::new(self.index()?))),
            "|" => return Ok(Ast::Sub(left, self.boxed(power)?)),
            "||" => return Ok(Ast::Or(left, self.boxed(power)?)),
            "&&" => return Ok(Ast::And(left, self.boxed(power)?)),
            "[]" => return self.project(Ast::Flatten(left), FLATTEN),
            "[?" => return self.filter(left),
            "(" => match *left {
                Ast::Field(name) if self.skip(")") => return Ok(Ast::Function(name, Vec::new())),
                Ast::Field(name) => return Ok(Ast::Function(name, self.list(")")?)),
                _ => return Err("what is called is no function".to_owned().into()),
            },
            _ => return Err(self.unexpected_before("the end")),
        };
        Ok(Ast::Comparison(comparison, left, self.boxed(COMPARISON)?))
    }

    /// After `[`.
    fn index(&mut self) -> Result<Ast, Problem> {
        match self.next() {
            Token::Number(index) if self.skip("]") => Ok(Ast::Index(index)),
            Token::Sign(":") => Err(Problem::Unsupported("has a slice")),
            Token::Number(_) if self.is(":") => Err(Problem::Unsupported("has a slice")),
            Token::Number(_) => Err(self.unexpected("a number, `:` or `]`")),
            _ => Err(self.unexpected_before("a number, `:` or `]`")),
        }
    }

    /// Expressions between commas, up to the sign.
    fn list(&mut self, end: &str) -> Result<Vec<Ast>, Problem> {
        let mut items = vec![self.expression(0)?];
        while !self.skip(end) {
            self.expect(",")?;
            items.push(self.expression(0)?);
        }
        Ok(items)
    }

    /// After `[?`.
    fn filter(&mut self, left: Box<Ast>) -> Result<Ast, Problem> {
        let condition = self.boxed(0)?;
        self.expect("]")?;
        Ok(Ast::Projection(left, Box::new(Ast::Condition(condition, self.projected(FILTER)?))))
    }

    /// What follows is applied to each item of the list.
    fn project(&mut self, list: Ast, power: u8) -> Result<Ast, Problem> {
        Ok(Ast::Projection(Box::new(list), self.projected(power)?))
    }

    /// What is applied to each item.
    fn projected(&mut self, power: u8) -> Result<Box<Ast>, Problem> {
        if self.skip(".") {
            return self.member(power);
        }
        match self.peek() {
            Token::Sign("[" | "[?") => self.boxed(power),
            token if token.power() < PROJECTION_END => Ok(Box::new(Ast::Current)),
            _ => Err(self.unexpected("`.`, `[` or `[?`")),
        }
    }

    /// After `.`.
    fn member(&mut self, power: u8) -> Result<Box<Ast>, Problem> {
        if self.skip("[") {
            return Ok(Box::new(Ast::List(self.list("]")?)));
        }
        match self.peek() {
            Token::Name(_) | Token::QuotedName(_) | Token::Sign("*" | "{" | "&") => self.boxed(power),
            _ => Err(self.unexpected("a name, `*`, `{` or `[`")),
        }
    }
}
