//! The parser beside a library's.

use ::jmespath::Variable;
use ::jmespath::ast::{self as library, Comparator};

use super::{Ast, Problem, parse};
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
        library::Ast::Slice { .. } | library::Ast::MultiHash { .. } | library::Ast::Expref { .. } => {
            panic!("{ast} is not supported")
        }
    }
}

fn literal(value: &Variable) -> serde_json::Value {
    serde_json::to_value(value).unwrap()
}

/// The library takes lists without commas, too.
fn agree(text: &str) -> bool {
    match (parse(text), ::jmespath::parse(text)) {
        (Ok(ours), Ok(theirs)) => ours == of_library(&theirs),
        (Err(Problem::Unsupported(_)), _) => text.contains([':', '{', '&']),
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
        "*.a[*][?@ == `\"\\`\"`]",
    ] {
        let ours = parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(ours, of_library(&::jmespath::parse(text).unwrap()), "{text}");
    }
}

#[test]
fn what_is_nested_too_deep_is_an_error() {
    for text in ["(", "!", "a[*]", "[", "a.b | ", "f(", "a && "] {
        let _ = parse(&text.repeat(1000 / text.len()));
    }
    let Err(Problem::Invalid(problem)) = parse(&"(".repeat(1000)) else { panic!("it is invalid") };
    assert!(problem.contains("in each other"));
}

#[test]
fn what_is_not_supported_is_refused_where_it_begins() {
    for (text, what) in [
        ("a[1:2].b == c", "has a slice"),
        ("a[:2]", "has a slice"),
        ("a[::-1]", "has a slice"),
        ("{a: b, \"c\": d}.a", "makes an object"),
        ("a.{b: c}", "makes an object"),
        ("sort_by(a, &b.c)", "has a reference to an expression"),
    ] {
        assert!(matches!(parse(text), Err(Problem::Unsupported(found)) if found == what), "{text}");
    }
}

#[test]
fn no_text_is_read_otherwise_than_by_the_library() {
    const PARTS: &[&str] = &[
        "a", "b", ".", ".a", "[*]", "[]", "[0]", "[-1]", "[1:]", "[?", "]", "[", "*", ".*", "&&", "||", "|",
        "!", "(", ")", "==", "<", "'x'", "`1`", "`null`", ",", "length(", "@", "{a:", "}", "&", " ", "\"q\"",
        "-", "=", "é", "`",
    ];
    let mut random = fastrand::Rng::with_seed(0);
    for _ in 0..1_000 {
        let text: String = (0..random.usize(..12)).filter_map(|_| random.choice(PARTS)).copied().collect();
        assert!(agree(&text), "{text}: {:?}, {:?}", parse(&text), ::jmespath::parse(&text));
    }
}
