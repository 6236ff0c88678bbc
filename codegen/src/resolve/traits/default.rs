//! The [default trait](https://smithy.io/2.0/spec/type-refinement-traits.html#default-trait).

use serde_json::Value;

use super::list::Traits;
use super::node::{Node, Read};
use super::rule::{FIELD, On, traits};
use crate::load::{DATA_TYPES, ShapeType};
use crate::resolve::target::type_of;
use crate::resolve::value::{Purpose, ShapeValue, Table, brief};

/// A default.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DefaultValue {
    /// The value.
    pub value: ShapeValue,
    /// The value as the author wrote it: text as it is, everything else as JSON.
    pub written: String,
}

/// The default, or that there is none in spite of what the target has.
#[derive(Debug)]
pub(in crate::resolve) struct Default(Option<DefaultValue>);

impl Default {
    fn read(node: &Node<'_>) -> Read<Self> {
        let (subject, drafts, json) = (node.subject, &node.subject.context.drafts, node.json());
        let (id, owner) = match subject.member {
            None => (subject.id, "the shape".to_owned()),
            Some((_, member)) => (&member.target, member.target.to_string()),
        };
        let misfit = |problem: String| format!("the default does not fit {owner}: {problem}");
        if json.is_null() {
            return match subject.member {
                Some(_) => Ok(Self(None)),
                None => Err(node.error_at(&[], misfit("null is for members only".to_owned()), None)),
            };
        }
        let value = Table { drafts, purpose: Purpose::Default }
            .value(id, json)
            .map_err(|mismatch| node.error_at(&[], misfit(mismatch.sentence("it")), None))?;
        let target = subject.member.and_then(|(_, member)| drafts.get(&member.target));
        let of_target = target.and_then(|target| target.traits.get(DEFAULT));
        if let Some(other) = of_target.filter(|other| *other.value != *json) {
            let message = format!("the default is {json}, but {owner} has {}", other.value);
            return Err(node.error_at(&[], message, None));
        }
        if type_of(drafts, id).is_some_and(|shape_type| is_rounded(shape_type, json)) {
            let message = format!("a JSON number keeps no more digits of the default than {}", brief(json));
            let hint = Some("write the number in a string, which keeps them all".to_owned());
            node.warning("rounded-default", &[], message, hint);
        }
        let written = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
        Ok(Self(Some(DefaultValue { value, written })))
    }
}

/// Up to here an `f64` holds every whole number.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

/// Whether the number of a big type may have had other digits in the file: readers of JSON, this one too, hold what is no
/// integer of 64 bits as an `f64`, which keeps 15 digits of any number.
fn is_rounded(shape_type: ShapeType, value: &Value) -> bool {
    let Value::Number(number) = value else { return false };
    let Some(float) = number.as_f64().filter(|_| number.is_f64()) else { return false };
    match shape_type {
        ShapeType::BigInteger => float.abs() > MAX_EXACT,
        ShapeType::BigDecimal => {
            let text = number.to_string();
            let mantissa = text.split(['e', 'E']).next().unwrap_or(&text);
            let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
            digits.trim_matches('0').len() > 15
        }
        _ => false,
    }
}

traits! {
    DEFAULT: Default = "smithy.api#default", [On::Shape(DATA_TYPES), FIELD].strict(), Default::read;
}

impl Traits {
    /// The default; a `null` default, which takes one away, gives none.
    pub(crate) fn default(&self) -> Option<&DefaultValue> {
        self.value::<Default>(DEFAULT).and_then(|default| default.0.as_ref())
    }
}
