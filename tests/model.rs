//! Every structure of SSM's model against the crate, by a reader of the model's JSON that shares nothing with the
//! generator.

use std::collections::{BTreeMap, BTreeSet};
use std::{fmt, fs};

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use ssm_types::smithy::{Member as Found, Operation, Structure};
use ssm_types::{STRUCTURES, operation::OPERATIONS, with_operation, with_structure};
use ssm_types_tests::repository;

const NAMESPACE: &str = "com.amazonaws.ssm#";

type Shapes = BTreeMap<String, Shape>;
type Traits = BTreeMap<String, Value>;

#[derive(Deserialize)]
struct Model {
    shapes: Shapes,
}

#[derive(Deserialize)]
struct Shape {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    traits: Traits,
    /// Of a structure, in order.
    #[serde(default)]
    members: Members,
    /// What a list or map holds.
    member: Option<Member>,
    key: Option<Member>,
    value: Option<Member>,
    /// Of an operation.
    input: Option<Member>,
    output: Option<Member>,
}

#[derive(Deserialize)]
struct Member {
    target: String,
    #[serde(default)]
    traits: Traits,
}

/// The members of a shape, in order.
#[derive(Default)]
struct Members(Vec<(String, Member)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

fn text() -> String {
    fs::read_to_string(repository().join("models/ssm.json")).unwrap()
}

fn shapes() -> Shapes {
    serde_json::from_str::<Model>(&text()).unwrap().shapes
}

/// How many shapes of a type there are, by the text alone: nobody has to count them anew when the model is updated.
fn mentions(kind: &str) -> usize {
    text().matches(&format!(r#""type": "{kind}""#)).count()
}

fn has(traits: &Traits, name: &str) -> bool {
    traits.contains_key(&format!("smithy.api#{name}"))
}

/// A member as the model has it: field name, wire name, target, required, sensitive.
type Facts = (String, String, String, bool, bool);

fn facts_of_model(shapes: &Shapes, shape: &Shape) -> Vec<Facts> {
    let facts = shape.members.0.iter().map(|(name, member)| {
        let sensitive = has(&member.traits, "sensitive") || is_sensitive(shapes, &member.target);
        (snake_case(name), name.clone(), member.target.clone(), has(&member.traits, "required"), sensitive)
    });
    facts.collect()
}

fn facts_of_crate(members: &[Found]) -> Vec<Facts> {
    let owned = str::to_owned;
    let facts =
        members.iter().map(|m| (owned(m.name), owned(m.wire_name), owned(m.target), m.required, m.sensitive));
    facts.collect()
}

fn is_sensitive(shapes: &Shapes, target: &str) -> bool {
    let Some(shape) = shapes.get(target) else { return false };
    let mut inside = [&shape.member, &shape.key, &shape.value].into_iter().flatten();
    has(&shape.traits, "sensitive") || inside.any(|member| is_sensitive(shapes, &member.target))
}

/// Words begin at a capital behind a small letter or digit, and at the last capital of several.
fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, letter) in letters.iter().enumerate() {
        let behind = at > 0 && !letters[at - 1].is_uppercase();
        let ahead = at > 0 && letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && (behind || ahead) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

#[test]
fn every_structure_has_the_members_of_the_model() {
    let shapes = shapes();
    let mut names = BTreeSet::new();
    let (mut members, mut sensitive) = (0, 0);
    for (id, shape) in shapes.iter().filter(|(_, shape)| shape.kind == "structure") {
        let name = id.strip_prefix(NAMESPACE).unwrap();
        let expected = facts_of_model(&shapes, shape);
        let (shape_id, members_found, found_sensitive) = with_structure!(
            name,
            S => (<S as Structure>::SHAPE_ID, <S as Structure>::MEMBERS, <S as Structure>::SENSITIVE),
            else => panic!("the crate has no {name}")
        );
        let found = facts_of_crate(members_found);
        assert_eq!(shape_id, id);
        assert_eq!(found, expected, "{name}");
        let expected: Vec<_> =
            expected.iter().filter(|facts| facts.4).map(|facts| facts.0.as_str()).collect();
        assert_eq!(found_sensitive, expected, "{name}");
        names.insert(name);
        members += found.len();
        sensitive += expected.len();
    }
    assert!(STRUCTURES.iter().copied().eq(names), "the crate has more structures than the model");
    assert_eq!(STRUCTURES.len(), mentions("structure"));
    assert!(members > 2000, "{members}");
    assert!(sensitive > 0);
}

#[test]
fn every_operation_has_the_facts_of_the_model() {
    fn facts<O: Operation>() -> (&'static str, &'static str, [&'static str; 2], bool, bool, bool) {
        (
            O::SHAPE_ID,
            O::TARGET,
            [O::Input::SHAPE_ID, O::Output::SHAPE_ID],
            O::READ_ONLY,
            O::IDEMPOTENT,
            O::PAGINATION.is_some(),
        )
    }
    let shapes = shapes();
    let mut names = BTreeSet::new();
    for (id, shape) in shapes.iter().filter(|(_, shape)| shape.kind == "operation") {
        let name = id.strip_prefix(NAMESPACE).unwrap();
        let target = format!("AmazonSSM.{name}");
        let data = [&shape.input, &shape.output]
            .map(|data| data.as_ref().map_or("smithy.api#Unit", |data| data.target.as_str()));
        let found = with_operation!(name, O => facts::<O>(), else => panic!("the crate has no {name}"));
        let traits = ["readonly", "idempotent", "paginated"].map(|name| has(&shape.traits, name));
        assert_eq!(found, (id.as_str(), target.as_str(), data, traits[0], traits[1], traits[2]));
        names.insert(name);
    }
    assert!(OPERATIONS.iter().copied().eq(names), "the crate has more operations than the model");
    assert_eq!(OPERATIONS.len(), mentions("operation"));
}
