//! Structures with a member that is the whole body.

use std::collections::BTreeMap;

use super::shapes::Sample;
use super::{both_ways, read};
use crate::smithy;

#[derive(Clone, Default, PartialEq)]
struct Listed {
    items: Option<Vec<String>>,
}

smithy::structure! {
    Listed = "com.example#Listed" [payload] {
        0 items: "items" => "com.example#Items" [payload omitted],
    }
}

#[derive(Clone, Default, PartialEq)]
struct Mapped {
    items: Option<BTreeMap<String, String>>,
}

smithy::structure! {
    Mapped = "com.example#Mapped" [payload] {
        0 items: "items" => "com.example#ItemsByName" [payload omitted],
    }
}

#[derive(Clone, Default, PartialEq)]
struct Nested {
    sample: Option<Sample>,
}

smithy::structure! {
    Nested = "com.example#Nested" [payload] {
        0 sample: "sample" => "com.example#Sample" [payload],
    }
}

#[test]
fn a_body_that_is_absent_can_be_read_again() {
    both_ways("null", Listed::default());
    both_ways("[]", Listed { items: Some(Vec::new()) });
    both_ways("null", Mapped::default());
    both_ways("{}", Mapped { items: Some(BTreeMap::new()) });
    assert_eq!(serde_json::to_string(&Nested::default()).ok().as_deref(), Some("{}"));
    assert_eq!(read("null"), Ok(Nested::default()));
}
