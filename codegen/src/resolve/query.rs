//! Paths into the input and output of an operation: JMESPath expressions over shapes
//! ([waiters](https://smithy.io/2.0/additional-specs/waiters.html#jmespath),
//! [operationContextParams](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html)).
//!
//! Here every name is looked up in the model and every step gets a type, so that they can be compiled. What cannot be
//! compiled is an error.

use serde_json::Value;

use super::context::Operation;
use super::draft::Drafts;
use super::jmespath::{self, Ast, Problem};
use super::query_type::{Comparison, Query, ShapeMember, ShapeQuery, Type};
use super::recursion::MAX_NESTED;
use super::target::type_of;
use crate::load::{ShapeType, did_you_mean};
use crate::shape_id::ShapeId;

/// The longest expression in bytes, and in parts: the longest of AWS's has some 300 bytes. A longer one could be nested too
/// deep.
const LONGEST: usize = 1000;

/// Reads expressions over one operation.
pub(super) struct Reader<'r> {
    /// All shapes.
    pub(super) drafts: &'r Drafts<'r>,
    pub(super) operation: &'r Operation,
}

/// Where an expression begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Start {
    Input,
    Output,
    Both,
}

type Typed = (ShapeQuery, Type);

impl Reader<'_> {
    /// The expression with the type of what it gives.
    ///
    /// # Errors
    ///
    /// What is wrong with it, as the end of a sentence that begins with the name of the path.
    pub(super) fn read(&self, text: &str, start: Start) -> Result<Typed, String> {
        if text.len() > LONGEST {
            return Err(format!("is longer than {LONGEST} bytes"));
        }
        let ast = jmespath::parse(text).map_err(|problem| match problem {
            Problem::Invalid(message) => format!("is no JMESPath expression: {message}"),
            Problem::Unsupported(what) => format!("{what}, which is not supported"),
        })?;
        let current = match start {
            Start::Input => (Query::Input, self.shape(&self.operation.input)),
            Start::Output => (Query::Output, self.shape(&self.operation.output)),
            Start::Both => (Query::Null, Type::Both),
        };
        self.query(&ast, &current, false).map(|(query, ty)| (query.folded(), ty))
    }

    fn shape(&self, id: &ShapeId) -> Type {
        self.nested(id, MAX_NESTED)
    }

    /// The type of a shape in which this many lists and maps may be nested; that there are more is reported elsewhere.
    fn nested(&self, id: &ShapeId, levels: usize) -> Type {
        let member = |name| {
            let member = self.drafts.get(id).and_then(|draft| draft.members.get(name));
            let item = member.zip(levels.checked_sub(1));
            Box::new(item.map_or(Type::Null, |(member, levels)| self.nested(&member.target, levels)))
        };
        match type_of(self.drafts, id) {
            Some(ShapeType::String | ShapeType::Enum) => Type::Text,
            Some(ShapeType::Boolean) => Type::Boolean,
            Some(ShapeType::List | ShapeType::Set) => Type::List(member("member")),
            Some(ShapeType::Map) => Type::Map(member("value")),
            Some(ShapeType::Structure | ShapeType::Union) => Type::Structure(id.clone()),
            Some(ShapeType::Blob) => Type::Other("a blob"),
            Some(ShapeType::Document) => Type::Other("a document"),
            Some(ShapeType::BigInteger | ShapeType::BigDecimal) => Type::Other("a number without bounds"),
            // Other numbers, and timestamps.
            Some(shape_type) if shape_type.holds_data() => Type::Number,
            Some(_) | None => Type::Null,
        }
    }

    /// The query of an expression on `current`. In a condition only its truth counts.
    fn query(&self, ast: &Ast, current: &Typed, condition: bool) -> Result<Typed, String> {
        let plain = |ast: &Ast| self.query(ast, current, false);
        Ok(match ast {
            Ast::Current if current.1 == Type::Both => {
                return Err("gives input and output at once".to_owned());
            }
            Ast::Current => current.clone(),
            Ast::Field(name) => self.field(name, current)?,
            Ast::Sub(lhs, rhs) => self.with(plain(lhs)?, rhs, condition)?,
            Ast::Index(idx) => index(current.clone(), *idx)?,
            Ast::Projection(lhs, rhs) => self.projection(lhs, rhs, current)?,
            Ast::Flatten(node) => match plain(node)? {
                (list, Type::List(item)) => {
                    let item = match *item {
                        Type::List(item) => item,
                        item => Box::new(item),
                    };
                    (Query::Flatten(Box::new(list)), Type::List(item))
                }
                (_, ty) => return Err(format!("flattens {}", ty.name())),
            },
            Ast::Values(node) => match plain(node)? {
                (map, Type::Map(value)) => (Query::Wildcard(Box::new(map)), Type::List(value)),
                (_, ty) => return Err(format!("takes all values of {}", ty.name())),
            },
            Ast::List(items) => {
                let (items, types): (Vec<_>, Vec<_>) = self.all(items, current)?.into_iter().unzip();
                let first = types.first().cloned().unwrap_or(Type::Null);
                if types.iter().any(|ty| *ty != first) || matches!(first, Type::Null | Type::Map(_)) {
                    return Err("makes a list of different things".to_owned());
                }
                // Two iterators have two types, whatever they give.
                if items.len() > 1 && items.iter().any(Query::makes_list) {
                    return Err("makes a list of lists that it makes".to_owned());
                }
                (Query::List(items), Type::List(Box::new(first)))
            }
            Ast::Function(name, args) => self.function(name, args, current)?,
            Ast::Comparison(comparison, lhs, rhs) => compare(*comparison, plain(lhs)?, plain(rhs)?)?,
            Ast::Not(node) => (Query::Not(Box::new(truth(self.query(node, current, true)?))), Type::Boolean),
            Ast::And(lhs, rhs) | Ast::Or(lhs, rhs) => {
                let (left, right) =
                    (self.query(lhs, current, condition)?, self.query(rhs, current, condition)?);
                if !condition && (left.1 != Type::Boolean || right.1 != Type::Boolean) {
                    return Err("joins what is not true or false by `&&` or `||`".to_owned());
                }
                let join = if matches!(ast, Ast::And(..)) { Query::And } else { Query::Or };
                (join(Box::new(truth(left)), Box::new(truth(right))), Type::Boolean)
            }
            Ast::Literal(value) => literal(value)?,
            Ast::Condition(..) => return Err("has a filter where there is no list".to_owned()),
        })
    }

    fn all(&self, asts: &[Ast], current: &Typed) -> Result<Vec<Typed>, String> {
        asts.iter().map(|ast| self.query(ast, current, false)).collect()
    }

    /// The expression on a value.
    fn with(&self, value: Typed, then: &Ast, condition: bool) -> Result<Typed, String> {
        match then {
            Ast::Field(name) => self.field(name, &value),
            Ast::Index(number) => index(value, *number),
            then => {
                let is_made = matches!(value.1, Type::List(_)) && !is_from_model(&value.0);
                let (then, ty) = self.query(then, &(Query::Item, value.1), condition)?;
                once(is_made && then.is_with(&value.0), &then)?;
                // What is used several times is written out several times, which may double it again and again.
                if then.size() + then.items() * value.0.size() > LONGEST {
                    return Err("repeats a value too often".to_owned());
                }
                Ok((then.on(value.0), ty))
            }
        }
    }

    fn field(&self, name: &str, (of, ty): &Typed) -> Result<Typed, String> {
        let shown = name.escape_debug();
        match ty {
            Type::Both if name == "input" => Ok((Query::Input, self.shape(&self.operation.input))),
            Type::Both if name == "output" => Ok((Query::Output, self.shape(&self.operation.output))),
            Type::Both => Err(format!("begins with `{shown}`, which is neither `input` nor `output`")),
            Type::Structure(container) => {
                let members = self.drafts.get(container).map(|draft| &draft.members);
                let Some(member) = members.and_then(|members| members.get(name)) else {
                    let names = members.into_iter().flat_map(|members| members.keys()).map(|name| &**name);
                    let near = did_you_mean(name, names).map(|near| format!("; {near}")).unwrap_or_default();
                    return Err(format!("has a member `{shown}`, which {container} has not{near}"));
                };
                let step = ShapeMember { container: container.clone(), member: name.to_owned() };
                Ok((Query::Member(Box::new(of.clone()), step), self.shape(&member.target)))
            }
            ty => Err(format!("takes a member `{shown}` of {}", ty.name())),
        }
    }

    fn projection(&self, lhs: &Ast, rhs: &Ast, current: &Typed) -> Result<Typed, String> {
        let (list, ty) = self.query(lhs, current, false)?;
        let Type::List(item) = ty else { return Err(format!("takes all items of {}", ty.name())) };
        let (list, then) = match rhs {
            Ast::Condition(predicate, then) => {
                if matches!(*item, Type::List(_)) && !is_from_model(&list) {
                    return Err("filters a list of lists".to_owned());
                }
                let keep = truth(self.query(predicate, &(Query::Item, (*item).clone()), true)?);
                (Query::Filter(Box::new(list), Box::new(keep)), &**then)
            }
            then => (list, then),
        };
        let is_made = matches!(*item, Type::List(_)) && !is_from_model(&list);
        let (then, ty) = self.query(then, &(Query::Item, *item), false)?;
        once(is_made, &then)?;
        Ok((Query::Each(Box::new(list), Box::new(then)), Type::List(Box::new(ty))))
    }

    fn function(&self, name: &str, args: &[Ast], current: &Typed) -> Result<Typed, String> {
        let args = self.all(args, current)?;
        let boxed = |query: &ShapeQuery| Box::new(query.clone());
        Ok(match (name, args.as_slice()) {
            ("length", [(of, Type::List(_) | Type::Map(_) | Type::Text)]) => {
                (Query::Length(boxed(of)), Type::Number)
            }
            ("keys", [(map, Type::Map(_))]) => (Query::Keys(boxed(map)), Type::List(Box::new(Type::Text))),
            ("values", [(map, Type::Map(value))]) => (Query::Values(boxed(map)), Type::List(value.clone())),
            ("contains", [(of, ty), (part, part_ty)]) if can_contain(ty, part_ty) => {
                (Query::Contains(boxed(of), boxed(part)), Type::Boolean)
            }
            ("length" | "keys" | "values" | "contains", args) => {
                let types: Vec<_> = args.iter().map(|(_, ty)| ty.name()).collect();
                return Err(format!("calls `{name}` with {}, which is not supported", types.join(" and ")));
            }
            _ => return Err(format!("calls `{}`, which is not supported", name.escape_debug())),
        })
    }
}

fn can_contain(ty: &Type, part: &Type) -> bool {
    match ty {
        Type::List(item) => **item == *part && matches!(part, Type::Text | Type::Number | Type::Boolean),
        _ => *ty == Type::Text && *part == Type::Text,
    }
}

fn literal(value: &Value) -> Result<Typed, String> {
    Ok(match value {
        Value::String(text) => (Query::Text(text.clone()), Type::Text),
        Value::Bool(value) => (Query::Boolean(*value), Type::Boolean),
        Value::Number(number) => match number.as_f64() {
            Some(number) => (Query::Number(number), Type::Number),
            None => return Err(format!("has the number {number}, which is too large")),
        },
        Value::Null => (Query::Null, Type::Null),
        _ => return Err("has a list or an object for a literal".to_owned()),
    })
}

fn index((list, ty): Typed, index: i32) -> Result<Typed, String> {
    match ty {
        Type::List(item) => Ok((Query::Index(Box::new(list), index), *item)),
        ty => Err(format!("takes an item of {}", ty.name())),
    }
}

fn compare(comparison: Comparison, left: Typed, right: Typed) -> Result<Typed, String> {
    let is_equality = matches!(comparison, Comparison::Equal | Comparison::NotEqual);
    let fits = match (&left.1, &right.1) {
        (Type::Number, Type::Number) => true,
        (Type::Null, Type::Null) => false,
        (Type::Null, _) | (_, Type::Null) => is_equality,
        (left, right) => is_equality && left == right && matches!(left, Type::Text | Type::Boolean),
    };
    if !fits {
        return Err(format!("compares {} with {}", left.1.name(), right.1.name()));
    }
    Ok((Query::Compare(comparison, Box::new(left.0), Box::new(right.0)), Type::Boolean))
}

/// The value as a condition.
fn truth((query, ty): Typed) -> ShapeQuery {
    match ty {
        Type::Boolean => query,
        _ => Query::Truth(Box::new(query)),
    }
}

/// Whether the list is a value of the model, and not made from others.
fn is_from_model(list: &ShapeQuery) -> bool {
    matches!(list, Query::Member(..) | Query::Item)
}

/// Refuses to use a list twice that is only made while it is iterated over.
fn once(is_made: bool, then: &ShapeQuery) -> Result<(), String> {
    if is_made && then.items() > 1 { Err("uses a list twice that it makes".to_owned()) } else { Ok(()) }
}
