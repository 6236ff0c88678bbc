//! Fields that are not set.

use std::collections::BTreeMap;

use crate::smithy::{Blob, OrEmpty};

#[test]
fn what_is_not_set_is_empty() {
    assert_eq!(None::<String>.or_empty(), "");
    assert_eq!(None::<Vec<String>>.or_empty(), [""; 0]);
    assert_eq!(None::<Blob>.or_empty(), b"");
    assert!(None::<BTreeMap<String, i32>>.or_empty().is_empty());
}

#[test]
fn what_is_set_is_borrowed() {
    assert_eq!(Some("a".to_owned()).or_empty(), "a");
    assert_eq!(Some(vec![1, 2]).or_empty(), [1, 2]);
    assert_eq!(Some(Blob::from("a")).or_empty(), b"a");
    assert_eq!(Some(BTreeMap::from([("a", 1)])).or_empty()["a"], 1);
}
