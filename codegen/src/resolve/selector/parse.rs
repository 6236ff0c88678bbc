//! Text to [`Selector`] ([grammar](https://smithy.io/2.0/spec/selectors.html#grammar)).

use std::mem::take;

use super::expression::{Assertion, COMPARATORS, EXISTS, Operand, Segment, Selector, Step, Wanted};
use crate::load::{NUMBER_TYPES, SIMPLE_TYPES, TYPE_NAMES};

/// Why a selector cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::resolve) enum Problem {
    Invalid(String),
    Unsupported(String),
}

type Read<T> = Result<T, Problem>;

/// The selector that the text is, with the unknown names in it, which yield nothing.
///
/// # Errors
///
/// What is wrong with it.
pub(in crate::resolve) fn parse(text: &str) -> Read<(Selector, Vec<String>)> {
    let mut parser = Parser { rest: text, unknown: Vec::new() };
    let selector = parser.selector(0)?;
    if parser.peek().is_empty() { Ok((selector, parser.unknown)) } else { Err(parser.expected("a selector")) }
}

/// How deep selectors may be nested.
const DEEPEST: usize = 30;

const RELATIONSHIPS: &str = "bound collectionOperation create delete error identifier input instanceOperation list \
                             member mixin operation output property put read resource update";

/// What steps other than types begin with. Longer signs come before those that they begin with.
const STEPS: [&str; 11] = ["*", "[@", "[", "~>", "-[", "<-[", ">", "<", ":", "${", "$"];

struct Parser<'p> {
    rest: &'p str,
    unknown: Vec<String>,
}

impl<'p> Parser<'p> {
    /// One or more steps, up to what cannot begin one.
    fn selector(&mut self, depth: usize) -> Read<Selector> {
        if depth > DEEPEST {
            return Err(Problem::Invalid(format!("selectors stand in others more than {DEEPEST} deep")));
        }
        let mut steps = Vec::new();
        while !self.peek().is_empty() && !self.peek().starts_with([',', ')']) {
            steps.push(self.step(depth)?);
        }
        if steps.is_empty() { Err(self.expected("a selector")) } else { Ok(steps) }
    }

    fn step(&mut self, depth: usize) -> Read<Step> {
        let at = self.peek();
        Ok(match STEPS.into_iter().find(|sign| self.eats(sign)) {
            Some("*") => Step::Matches(Vec::new(), Vec::new()),
            Some("[@") => self.scoped()?,
            Some("[") => self.attribute()?,
            Some("~>") => Step::Reachable,
            Some("-[") => Step::Forward(self.relationships("]->")?),
            Some("<-[") => Step::Reverse(self.relationships("]-")?),
            Some(">") => Step::Forward(Vec::new()),
            Some("<") => Step::Reverse(Vec::new()),
            Some(":") => self.function(depth)?,
            Some("${") => {
                let name = self.identifier()?.to_owned();
                self.wants("}")?;
                Step::GetVariable(name)
            }
            Some(_) => {
                let name = self.identifier()?.to_owned();
                self.wants("(")?;
                let selector = self.selector(depth + 1)?;
                self.wants(")")?;
                Step::SetVariable(name, selector)
            }
            None => {
                let types = types(self.identifier()?);
                types.map(Step::Types).ok_or_else(|| self.expected_at(at, "a type of shapes"))?
            }
        })
    }

    fn function(&mut self, depth: usize) -> Read<Step> {
        let name = self.identifier()?;
        self.wants("(")?;
        let mut arguments = self.several(",", ")", |parser| parser.selector(depth + 1))?;
        Ok(match (name, arguments.as_mut_slice()) {
            ("is" | "each", _) => Step::Is(arguments),
            ("test", _) => Step::Filter(Wanted::Anything, arguments),
            ("not", [_]) => Step::Filter(Wanted::Nothing, arguments),
            ("in", [_]) => Step::Filter(Wanted::TheShape, arguments),
            ("root", [selector]) => Step::Root(take(selector)),
            ("recursive", [selector]) => Step::Recursive(take(selector)),
            ("topdown", [_] | [_, _]) => Step::TopDown(arguments),
            ("not" | "in" | "root" | "topdown" | "recursive", more) => {
                return Err(Problem::Invalid(format!("`:{name}` takes no {} selectors", more.len())));
            }
            _ => {
                self.unknown.push(format!("the function `:{name}`"));
                Step::Nothing
            }
        })
    }

    fn relationships(&mut self, end: &str) -> Read<Vec<String>> {
        self.several(",", end, |parser| {
            let name = parser.identifier()?;
            if name == "trait" {
                return Err(Problem::Unsupported("the relationship `trait`".to_owned()));
            }
            if !RELATIONSHIPS.split(' ').any(|known| known == name) {
                parser.unknown.push(format!("the relationship `{name}`"));
            }
            Ok(name.to_owned())
        })
    }

    /// `[key]` or `[key comparator values]`.
    fn attribute(&mut self) -> Read<Step> {
        let left = Operand::Path(self.key()?);
        let assertion = if self.eats("]") {
            let right = vec![Operand::Text("true".to_owned())];
            Assertion { left, comparator: EXISTS, right, ignores_case: false }
        } else {
            let assertion = self.assertion(left, Self::literal)?;
            self.wants("]")?;
            assertion
        };
        Ok(Step::Matches(Vec::new(), vec![assertion]))
    }

    /// `[@key: assertions]`.
    fn scoped(&mut self) -> Read<Step> {
        let key = if self.peek().starts_with(':') { Vec::new() } else { self.key()? };
        self.wants(":")?;
        let assertions = self.several("&&", "]", |parser| {
            let left = parser.operand()?;
            parser.assertion(left, Self::operand)
        })?;
        Ok(Step::Matches(key, assertions))
    }

    /// What follows the left side of an assertion.
    fn assertion(&mut self, left: Operand, operand: fn(&mut Self) -> Read<Operand>) -> Read<Assertion> {
        let known = COMPARATORS.into_iter().find(|sign| self.eats(sign));
        let comparator = known.ok_or_else(|| self.expected("a comparator"))?;
        let right = self.several(",", "", operand)?;
        Ok(Assertion { left, comparator, right, ignores_case: self.eats("i") })
    }

    fn operand(&mut self) -> Read<Operand> {
        if self.eats("@{") {
            let path = self.path()?;
            self.wants("}")?;
            return Ok(Operand::Path(path));
        }
        self.literal()
    }

    fn literal(&mut self) -> Read<Operand> {
        self.value().map(Operand::Text)
    }

    /// A path that begins with an attribute of a shape.
    fn key(&mut self) -> Read<Vec<Segment>> {
        let at = self.peek();
        let path = self.path()?;
        let known = ["id", "trait", "service", "var"];
        let is_known = matches!(path.first(), Some(Segment::Name(name)) if known.contains(&name.as_str()));
        if is_known { Ok(path) } else { Err(self.expected_at(at, "`id`, `trait`, `service` or `var`")) }
    }

    fn path(&mut self) -> Read<Vec<Segment>> {
        self.several("|", "", |parser| {
            if parser.eats("(") { parser.property() } else { parser.value().map(Segment::Name) }
        })
    }

    fn property(&mut self) -> Read<Segment> {
        let at = self.peek();
        let segment = match self.identifier()? {
            "keys" => Segment::Keys,
            "values" => Segment::Values,
            "length" => Segment::Length,
            "first" => Segment::First,
            _ => return Err(self.expected_at(at, "`keys`, `values`, `length` or `first`")),
        };
        self.wants(")")?;
        Ok(segment)
    }

    /// A text in quotes, a number, or the id of a shape.
    fn value(&mut self) -> Read<String> {
        let rest = self.peek();
        if let Some(quote) = rest.chars().next().filter(|first| ['"', '\''].contains(first)) {
            let inside = rest.get(1..).unwrap_or_default();
            let Some((text, rest)) = inside.split_once(quote) else {
                return Err(Problem::Invalid(format!("no quote ends the text `{}`", shown(rest))));
            };
            self.rest = rest;
            return Ok(text.to_owned());
        }
        self.word("_.#+-", "a value").map(str::to_owned)
    }

    fn identifier(&mut self) -> Read<&'p str> {
        self.word("_", "a name")
    }

    /// Letters, digits and these signs.
    fn word(&mut self, signs: &str, what: &str) -> Read<&'p str> {
        let rest = self.peek();
        let is_end = |c: char| !c.is_ascii_alphanumeric() && !signs.contains(c);
        let (word, after) = rest.split_at(rest.find(is_end).unwrap_or(rest.len()));
        if word.is_empty() {
            return Err(self.expected(what));
        }
        self.rest = after;
        Ok(word)
    }

    /// One or more, with the sign between them, and what stands at their end.
    fn several<T>(
        &mut self,
        sign: &str,
        end: &str,
        mut read: impl FnMut(&mut Self) -> Read<T>,
    ) -> Read<Vec<T>> {
        let mut items = vec![read(self)?];
        while self.eats(sign) {
            items.push(read(self)?);
        }
        self.wants(end)?;
        Ok(items)
    }

    /// What is left, without white space before it.
    fn peek(&mut self) -> &'p str {
        self.rest = self.rest.trim_ascii_start();
        self.rest
    }

    fn eats(&mut self, sign: &str) -> bool {
        let behind = self.peek().strip_prefix(sign);
        self.rest = behind.unwrap_or(self.rest);
        behind.is_some()
    }

    fn wants(&mut self, sign: &str) -> Read<()> {
        if self.eats(sign) { Ok(()) } else { Err(self.expected(&format!("`{sign}`"))) }
    }

    fn expected_at(&mut self, at: &'p str, what: &str) -> Problem {
        self.rest = at;
        self.expected(what)
    }

    fn expected(&mut self, what: &str) -> Problem {
        Problem::Invalid(match self.peek() {
            "" => format!("it ends where {what} must stand"),
            rest => format!("{what} must stand at `{}`", shown(rest)),
        })
    }
}

/// The beginning of what is left.
fn shown(rest: &str) -> String {
    match rest.char_indices().nth(20) {
        Some((end, _)) => format!("{}...", rest.get(..end).unwrap_or_default()),
        None => rest.to_owned(),
    }
}

/// The types of shape that a [token](https://smithy.io/2.0/spec/selectors.html#matching-shapes-by-type) stands for.
fn types(token: &str) -> Option<&'static [&'static str]> {
    Some(match token {
        "number" => NUMBER_TYPES,
        "simpleType" => SIMPLE_TYPES,
        "list" | "set" | "collection" => &["list", "set"],
        "string" => &["string", "enum"],
        "integer" => &["integer", "intEnum"],
        "member" => &["member"],
        "apply" => return None,
        token => std::slice::from_ref(TYPE_NAMES.iter().find(|name| **name == token)?),
    })
}
