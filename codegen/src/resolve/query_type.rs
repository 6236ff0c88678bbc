//! Checked paths, and what they give.

use std::cmp::Ordering;

use crate::shape_id::ShapeId;

/// A checked expression, in which `M` says what member a step leads to. `Item` is what the step around it is applied to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Query<M> {
    /// The input of the operation.
    Input,
    /// The output of the operation.
    Output,
    /// The value or item that the innermost [`With`](Self::With), [`Each`](Self::Each) or [`Filter`](Self::Filter) is at.
    Item,
    /// A member of a structure or union.
    Member(Box<Self>, M),
    /// A query on a value; nothing if there is no value.
    With(Box<Self>, Box<Self>),
    /// A query on every item of a list, without those that give nothing.
    Each(Box<Self>, Box<Self>),
    /// The items of a list for which a condition holds.
    Filter(Box<Self>, Box<Self>),
    /// The items of the lists in a list.
    Flatten(Box<Self>),
    /// The values of a map; nothing if there is no map.
    Wildcard(Box<Self>),
    /// The values of a map, as the function `values` gives them.
    Values(Box<Self>),
    /// The keys of a map.
    Keys(Box<Self>),
    /// One item of a list, from the end if the number is negative.
    Index(Box<Self>, i32),
    /// A list of these values.
    List(Vec<Self>),
    /// How many items a list or map has, or characters a text.
    Length(Box<Self>),
    /// Whether a list has the item, or a text the other.
    Contains(Box<Self>, Box<Self>),
    /// A comparison of two values.
    Compare(Comparison, Box<Self>, Box<Self>),
    /// Whether a value is set and not empty.
    Truth(Box<Self>),
    /// Whether both hold.
    And(Box<Self>, Box<Self>),
    /// Whether one holds.
    Or(Box<Self>, Box<Self>),
    /// Whether it does not hold.
    Not(Box<Self>),
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// Nothing.
    Null,
}

/// A member by the ids of the model.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ShapeMember {
    /// The structure or union.
    pub container: ShapeId,
    /// The member's name.
    pub member: String,
}

/// An expression over the shapes of an operation.
pub(crate) type ShapeQuery = Query<ShapeMember>;

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub(crate) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What a query gives, if it gives something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Structure(ShapeId),
    List(Box<Type>),
    Map(Box<Type>),
    Text,
    Number,
    Boolean,
    Null,
    /// An object with the input and the output.
    Both,
    /// What cannot be looked into or compared.
    Other(&'static str),
}

impl Comparison {
    /// The comparison with its sides swapped.
    pub(crate) fn turned(self) -> Self {
        match self {
            Self::Less => Self::Greater,
            Self::LessOrEqual => Self::GreaterOrEqual,
            Self::Greater => Self::Less,
            Self::GreaterOrEqual => Self::LessOrEqual,
            same => same,
        }
    }

    /// The comparison that holds if this one does not.
    pub(crate) fn opposite(self) -> Self {
        match self {
            Self::Equal => Self::NotEqual,
            Self::NotEqual => Self::Equal,
            Self::Less => Self::GreaterOrEqual,
            Self::LessOrEqual => Self::Greater,
            Self::Greater => Self::LessOrEqual,
            Self::GreaterOrEqual => Self::Less,
        }
    }

    /// Whether it holds for values in this order.
    fn holds(self, order: Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
        }
    }
}

impl<M> Query<M> {
    /// The same expression with what `part` makes of the expressions in it, and with other members: nothing in place of
    /// one that does not exist.
    fn rebuilt<N>(&self, part: &dyn Fn(&Self) -> Query<N>, member: &dyn Fn(&M) -> Option<N>) -> Query<N> {
        let of = |query: &Self| Box::new(part(query));
        match self {
            Self::Input => Query::Input,
            Self::Output => Query::Output,
            Self::Item => Query::Item,
            Self::Member(parent, this) => {
                member(this).map_or(Query::Null, |this| Query::Member(of(parent), this))
            }
            Self::With(value, then) => Query::With(of(value), of(then)),
            Self::Each(list, then) => Query::Each(of(list), of(then)),
            Self::Filter(list, keep) => Query::Filter(of(list), of(keep)),
            Self::Flatten(list) => Query::Flatten(of(list)),
            Self::Wildcard(map) => Query::Wildcard(of(map)),
            Self::Values(map) => Query::Values(of(map)),
            Self::Keys(map) => Query::Keys(of(map)),
            Self::Index(list, number) => Query::Index(of(list), *number),
            Self::List(items) => Query::List(items.iter().map(part).collect()),
            Self::Length(list) => Query::Length(of(list)),
            Self::Contains(list, item) => Query::Contains(of(list), of(item)),
            Self::Compare(comparison, left, right) => Query::Compare(*comparison, of(left), of(right)),
            Self::Truth(value) => Query::Truth(of(value)),
            Self::And(left, right) => Query::And(of(left), of(right)),
            Self::Or(left, right) => Query::Or(of(left), of(right)),
            Self::Not(value) => Query::Not(of(value)),
            Self::Text(text) => Query::Text(text.clone()),
            Self::Number(number) => Query::Number(*number),
            Self::Boolean(value) => Query::Boolean(*value),
            Self::Null => Query::Null,
        }
    }

    /// The same expression with other members.
    pub(crate) fn map<N>(&self, member: &dyn Fn(&M) -> Option<N>) -> Query<N> {
        self.rebuilt(&|part| part.map(member), member)
    }

    /// The expressions that it is made of.
    pub(crate) fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Input
            | Self::Output
            | Self::Item
            | Self::Text(_)
            | Self::Number(_)
            | Self::Boolean(_)
            | Self::Null => Vec::new(),
            Self::Member(of, _)
            | Self::Flatten(of)
            | Self::Wildcard(of)
            | Self::Values(of)
            | Self::Keys(of)
            | Self::Index(of, _)
            | Self::Length(of)
            | Self::Truth(of)
            | Self::Not(of) => vec![of],
            Self::With(first, second)
            | Self::Each(first, second)
            | Self::Filter(first, second)
            | Self::Contains(first, second)
            | Self::Compare(_, first, second)
            | Self::And(first, second)
            | Self::Or(first, second) => vec![first, second],
            Self::List(items) => items.iter().collect(),
        }
    }

    /// How often the query uses the item that it is applied to.
    pub(super) fn items(&self) -> usize {
        match self {
            Self::Item => 1,
            // What comes second has items of its own.
            Self::With(of, _) | Self::Each(of, _) | Self::Filter(of, _) => of.items(),
            query => query.parts().into_iter().map(Self::items).sum(),
        }
    }

    /// How many expressions it is made of, itself included.
    pub(super) fn size(&self) -> usize {
        1 + self.parts().into_iter().map(Self::size).sum::<usize>()
    }

    /// Whether it goes through a member of this kind.
    pub(crate) fn has_member(&self, is_of_kind: &impl Fn(&M) -> bool) -> bool {
        let is_one = matches!(self, Self::Member(_, member) if is_of_kind(member));
        is_one || self.parts().into_iter().any(|part| part.has_member(is_of_kind))
    }
}

impl ShapeQuery {
    /// The expression on this value. A list of expressions on an absent value is absent as well, so that the value must be
    /// tested first. All else can be asked of an absent value. A list that is made is written out wherever it is used, since it
    /// can be gone through only once.
    pub(super) fn on(&self, value: Self) -> Self {
        match self.is_with(&value) {
            true => Self::With(Box::new(value), Box::new(self.clone())),
            false => self.at(&value),
        }
    }

    /// Whether the expression on this value is made where the value has a name.
    pub(super) fn is_with(&self, value: &Self) -> bool {
        matches!(self, Self::List(_)) && !value.makes_list()
    }

    /// The same expression with what literals give in their place.
    pub(super) fn folded(&self) -> Self {
        let folded = self.rebuilt(&|part| part.folded(), &|member| Some(member.clone()));
        let boolean = match &folded {
            Self::Compare(comparison, left, right) => {
                let order = match (&**left, &**right) {
                    (Self::Text(left), Self::Text(right)) => left.partial_cmp(right),
                    (Self::Number(left), Self::Number(right)) => left.partial_cmp(right),
                    (Self::Boolean(left), Self::Boolean(right)) => left.partial_cmp(right),
                    _ => None,
                };
                order.map(|order| comparison.holds(order))
            }
            Self::Truth(value) => match &**value {
                Self::Text(text) => Some(!text.is_empty()),
                Self::Number(_) => Some(true),
                Self::Null => Some(false),
                _ => None,
            },
            Self::Contains(text, part) => match (&**text, &**part) {
                (Self::Text(text), Self::Text(part)) => Some(text.contains(part)),
                _ => None,
            },
            Self::Not(value) => match **value {
                Self::Boolean(value) => Some(!value),
                _ => None,
            },
            Self::Length(text) => match &**text {
                Self::Text(text) => return Self::Number(text.chars().count() as f64),
                _ => None,
            },
            _ => None,
        };
        boolean.map_or(folded, Self::Boolean)
    }

    /// The expression with the value in the place of the item that it is applied to.
    fn at(&self, value: &Self) -> Self {
        let at = |query: &Self| Box::new(query.at(value));
        match self {
            Self::Item => value.clone(),
            // What comes second has items of its own.
            Self::With(of, then) => Self::With(at(of), then.clone()),
            Self::Each(of, then) => Self::Each(at(of), then.clone()),
            Self::Filter(of, keep) => Self::Filter(at(of), keep.clone()),
            query => query.rebuilt(&|part| part.at(value), &|member| Some(member.clone())),
        }
    }

    /// Whether it makes a list that is not in the model.
    pub(super) fn makes_list(&self) -> bool {
        match self {
            Self::Each(..)
            | Self::Filter(..)
            | Self::Flatten(_)
            | Self::Wildcard(_)
            | Self::Values(_)
            | Self::Keys(_)
            | Self::List(_) => true,
            Self::Index(list, _) => {
                matches!(&**list, Self::List(items) if items.iter().any(Self::makes_list))
            }
            _ => false,
        }
    }
}

impl Type {
    /// What it is, for messages.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Structure(_) => "a structure",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Text => "text",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::Null => "nothing",
            Self::Both => "input and output at once",
            Self::Other(name) => name,
        }
    }
}
