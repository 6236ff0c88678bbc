//! A plausible value of a shape: what the model requires, filled with what the model says of it.

use serde_json::json;

use super::constraint::Constraint;
use super::text::{Docs, Hints, named_in, plausible, sized};
use crate::lower::lowering::Lowering;
use crate::lower::sensitivity::is_sensitive;
use crate::resolve::{EnumValue, Instant, Kind, Member, Shape, ShapeValue, Traits};
use crate::shape_id::ShapeId;

/// Values in one example. Required members of required members can be so many that nobody would read them all.
const MOST_VALUES: usize = 40;
/// Structures and unions in each other.
const MOST_DEPTH: usize = 6;
/// Items of a list whose least length is more than one.
const MOST_ITEMS: usize = 5;
/// Members of a structure that requires none.
const FEW: usize = 2;
/// The instant in examples: the beginning of 2026.
const INSTANT: Instant = Instant::at(1_767_225_600);

/// Makes the values of one example.
pub(super) struct Plausible<'l, 'a> {
    lowering: &'l Lowering<'a>,
    /// The structures and unions that the value is in.
    open: Vec<&'a ShapeId>,
    /// How many values there are.
    values: usize,
}

impl<'l, 'a> Plausible<'l, 'a> {
    pub(super) fn new(lowering: &'l Lowering<'a>) -> Self {
        Self { lowering, open: Vec::new(), values: 0 }
    }

    /// A structure with those of its members that are wanted.
    pub(super) fn structure(&mut self, shape: &'a Shape, wanted: impl Fn(&Member) -> bool) -> ShapeValue {
        self.open.push(&shape.id);
        let mut given = Vec::new();
        for member in shape.kind.members().filter(|member| wanted(member)) {
            if let Some(value) = self.member(member, &member.name, [member.traits.documentation(), None]) {
                given.push((member.name.clone(), value));
            }
        }
        self.open.pop();
        ShapeValue::Structure(given)
    }

    /// A structure that is part of others: with its required members or, if there are none, with a few that are
    /// simple, since an empty one says nothing.
    fn part(&mut self, shape: &'a Shape) -> ShapeValue {
        let mut members = shape.kind.members();
        if members.any(is_wanted) {
            return self.structure(shape, is_wanted);
        }
        let is_telling = |member: &Member| !is_avoided(&member.traits) && self.is_simple(&member.target);
        let few = first_names(shape, FEW, is_telling);
        self.structure(shape, |member| few.contains(&member.name.as_str()))
    }

    /// Whether a value of the shape is a line of JSON.
    fn is_simple(&self, id: &ShapeId) -> bool {
        match &self.lowering.model.shape(id).kind {
            Kind::List(item) => {
                let item = &self.lowering.model.shape(&item.target).kind;
                matches!(item, Kind::String | Kind::Enum(_) | Kind::Integer)
            }
            Kind::Structure(_) | Kind::Union(_) | Kind::Map { .. } | Kind::Document | Kind::Unit => false,
            _ => true,
        }
    }

    /// The value of a member; `None` if there would be no end of values.
    ///
    /// `name` and `docs` are those of the member, or of the list or map that the value is in.
    fn member(&mut self, member: &'a Member, name: &str, docs: Docs<'a>) -> Option<ShapeValue> {
        let target = self.lowering.model.shape(&member.target);
        let docs = [docs[0], target.traits.documentation().or(docs[1])];
        let is_nested = matches!(target.kind, Kind::Structure(_) | Kind::Union(_));
        let is_too_deep = is_nested && self.open.len() >= MOST_DEPTH;
        if self.values >= MOST_VALUES || is_too_deep || self.open.contains(&&target.id) {
            return None;
        }
        self.values += 1;
        let constraint = Constraint::of(self.lowering, member);
        let number = || number(name, docs, &constraint);
        let whole_number = || number().ceil() as i64;
        Some(match &target.kind {
            Kind::Structure(_) => self.part(target),
            Kind::Union(_) => self.union(target)?,
            Kind::List(item) => self.list(item, name, docs, &constraint),
            Kind::Map { key, value } => self.map(key, value, name, docs),
            Kind::Enum(values) => ShapeValue::Text(first(values)?.clone()),
            Kind::IntEnum(values) => ShapeValue::Integer((*first(values)?).into()),
            Kind::String => {
                let hints = Hints {
                    name,
                    docs,
                    sensitive: is_sensitive(self.lowering.model, member),
                    token: member.traits.idempotency_token(),
                    arn_namespace: &self.lowering.arn_namespace,
                };
                ShapeValue::Text(plausible(&constraint, &hints))
            }
            Kind::Boolean => ShapeValue::Boolean(true),
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long => ShapeValue::Integer(whole_number()),
            Kind::BigInteger => ShapeValue::BigNumber(whole_number().to_string()),
            Kind::Float | Kind::Double => ShapeValue::Float(number()),
            Kind::BigDecimal => ShapeValue::BigNumber(json!(number()).to_string()),
            Kind::Timestamp => ShapeValue::Timestamp(INSTANT),
            Kind::Blob => ShapeValue::Blob(sized(&constraint).into_bytes()),
            Kind::Document => ShapeValue::Document(json!({ "name": "example" })),
            Kind::Unit => ShapeValue::Structure(Vec::new()),
            Kind::Operation(_) | Kind::Service(_) => return None,
        })
    }

    /// The first member that a value can be made for; a deprecated one only if there is no other.
    fn union(&mut self, shape: &'a Shape) -> Option<ShapeValue> {
        let mut members: Vec<_> = shape.kind.members().collect();
        members.sort_by_key(|member| is_avoided(&member.traits));
        self.open.push(&shape.id);
        let made = members.into_iter().find_map(|member| {
            let value = self.member(member, &member.name, [member.traits.documentation(), None])?;
            Some(ShapeValue::Union(Box::new((member.name.clone(), value))))
        });
        self.open.pop();
        made
    }

    /// One item, or as many different ones as there must be.
    fn list(&mut self, item: &'a Member, name: &str, docs: Docs<'a>, constraint: &Constraint) -> ShapeValue {
        if constraint.longest == 0 {
            return ShapeValue::List(Vec::new());
        }
        let name = name.strip_suffix('s').unwrap_or(name);
        let count = constraint.shortest.clamp(1, MOST_ITEMS);
        let mut items = Vec::new();
        for _ in 0..count {
            items.extend(self.member(item, name, docs));
        }
        if constraint.unique_items {
            items = distinguished(items, &Constraint::of(self.lowering, item));
        }
        ShapeValue::List(items)
    }

    fn map(&mut self, key: &'a Member, value: &'a Member, name: &str, docs: Docs<'a>) -> ShapeValue {
        let name = name.strip_suffix('s').unwrap_or(name);
        let made = (self.member(key, name, docs), self.member(value, "value", [None, None]));
        match made {
            (Some(ShapeValue::Text(key)), Some(value)) => ShapeValue::Map(vec![(key, value)]),
            _ => ShapeValue::Map(Vec::new()),
        }
    }
}

/// The required members, as far as nothing else gives them a value.
pub(super) fn is_wanted(member: &Member) -> bool {
    let has_default = member.traits.default().is_some() && !member.traits.client_optional();
    member.traits.required() && !has_default
}

/// The names of the first members that are wanted.
pub(super) fn first_names(shape: &Shape, most: usize, is_wanted: impl Fn(&Member) -> bool) -> Vec<&str> {
    let wanted = shape.kind.members().filter(|member| is_wanted(member)).take(most);
    wanted.map(|member| member.name.as_str()).collect()
}

/// The first value that is not avoided, otherwise the first.
fn first<T>(values: &[EnumValue<T>]) -> Option<&T> {
    let good = values.iter().find(|value| !is_avoided(&value.traits));
    good.or(values.first()).map(|value| &value.value)
}

fn is_avoided(traits: &Traits) -> bool {
    traits.deprecated().is_some() || traits.internal()
}

/// A number that the documentation names, or a small one.
fn number(name: &str, docs: Docs<'_>, constraint: &Constraint) -> f64 {
    let named = docs.into_iter().flatten().flat_map(named_in).filter_map(|code| code.parse::<f64>().ok());
    let seconds = name.to_ascii_lowercase().ends_with("seconds").then_some(60.0);
    let fits = |number: &f64| number.is_finite() && constraint.allows_number(*number);
    named.chain(seconds).find(fits).unwrap_or_else(|| constraint.nearest(1.0))
}

/// Of equal items the first, and of texts and numbers also others that can be told from it.
fn distinguished(items: Vec<ShapeValue>, constraint: &Constraint) -> Vec<ShapeValue> {
    let mut kept: Vec<ShapeValue> = Vec::new();
    for item in items {
        let number = kept.len() as i64 + 1;
        let is_allowed = constraint.allows_number(number as f64);
        let next = match &item {
            item if !kept.contains(item) => Some(item.clone()),
            ShapeValue::Text(text) => {
                let shorter: String = text.chars().take(text.chars().count().saturating_sub(1)).collect();
                let texts = [format!("{text}{number}"), format!("{shorter}{number}")];
                texts.into_iter().find(|text| constraint.allows(text)).map(ShapeValue::Text)
            }
            ShapeValue::Integer(_) if is_allowed => Some(ShapeValue::Integer(number)),
            ShapeValue::Float(_) if is_allowed => Some(ShapeValue::Float(number as f64)),
            ShapeValue::BigNumber(_) if is_allowed => Some(ShapeValue::BigNumber(number.to_string())),
            _ => None,
        };
        kept.extend(next.filter(|next| !kept.contains(next)));
    }
    kept
}
