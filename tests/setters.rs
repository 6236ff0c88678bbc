//! Setters, and what they take.

use std::collections::{BTreeMap, BTreeSet};

use obstacle_course_types as course;
use ssm_types::smithy::{OrEmpty, Timestamp};
use ssm_types::{
    GetParameterRequest, GetParametersRequest, ParameterStringFilter, SendCommandRequest,
    StartAutomationExecutionRequest, Tag,
};

#[test]
fn lists_take_what_converts_into_their_items() {
    let owned = vec!["i-1".to_owned(), "i-2".to_owned()];
    let all = [
        SendCommandRequest::default().with_instance_ids(["i-1", "i-2"]),
        SendCommandRequest::default().with_instance_ids(vec!["i-1", "i-2"]),
        SendCommandRequest::default().with_instance_ids(&["i-1".to_owned(), "i-2".to_owned()]),
        SendCommandRequest::default().with_instance_ids(owned.iter()),
        SendCommandRequest::default().with_instance_ids(owned.iter().map(String::as_str)),
        SendCommandRequest::default().with_instance_ids(&owned),
        SendCommandRequest::default().with_instance_ids("i-1 i-2".split(' ')),
        SendCommandRequest::default().with_instance_ids(BTreeSet::from(["i-2", "i-1"])),
        SendCommandRequest::default().with_instance_ids(owned.clone()),
    ];
    for request in all {
        assert_eq!(request.instance_ids.as_ref(), Some(&owned));
    }
    let none = GetParametersRequest::default().with_names(Vec::<String>::new());
    assert_eq!(none.names, Some(Vec::new()));
}

#[test]
fn structures_in_lists_are_taken_as_they_are() {
    struct Label(&'static str);
    impl From<Label> for Tag {
        fn from(label: Label) -> Self {
            Self::default().with_key(label.0)
        }
    }
    // The type of what is converted into follows from the setter.
    let request = StartAutomationExecutionRequest::default().with_tags([Label("a")].map(Into::into));
    assert_eq!(request.tags.or_empty()[0].key, "a");
    let request = StartAutomationExecutionRequest::default().with_tags([]);
    assert_eq!(request.tags, Some(Vec::new()));
    let filter = ParameterStringFilter::default().with_values(["Path"]);
    assert_eq!(filter.values.or_empty(), ["Path"]);
}

#[test]
fn maps_and_lists_in_maps_convert_at_any_depth() {
    let expected = BTreeMap::from([("commands".to_owned(), vec!["uptime".to_owned()])]);
    let words = vec!["uptime".to_owned()];
    let all = [
        SendCommandRequest::default().with_parameters([("commands", ["uptime"])]),
        SendCommandRequest::default().with_parameters(vec![("commands", vec!["uptime"])]),
        SendCommandRequest::default().with_parameters([("commands", words.iter())]),
        SendCommandRequest::default().with_parameters(BTreeMap::from([("commands", &words)])),
        SendCommandRequest::default().with_parameters(&expected),
        SendCommandRequest::default().with_parameters(expected.clone()),
        SendCommandRequest::default().with_parameters(expected.iter().filter(|(name, _)| name.len() > 1)),
    ];
    for request in all {
        assert_eq!(request.parameters.as_ref(), Some(&expected));
    }
    let request = StartAutomationExecutionRequest::default().with_target_maps([[("id", ["i-1", "i-2"])]]);
    let maps = request.target_maps.or_empty();
    assert_eq!(maps[0]["id"], ["i-1", "i-2"]);
    // The last of two entries with one key, as in a `BTreeMap`.
    let request = SendCommandRequest::default().with_parameters([("a", ["1"]), ("a", ["2"])]);
    assert_eq!(request.parameters.or_empty()["a"], ["2"]);
}

#[test]
fn numbers_in_lists_are_literals_of_their_type() {
    let all = course::Everything::default()
        .with_floats([1.5, 2.0])
        .with_matrix([[1.5, 2.0], [3.0, 4.0]])
        .with_matrix(vec![vec![1.5], vec![]])
        .with_enums(["a", "b"])
        .with_int_enums([1, 2])
        .with_by_enum([("a", 1)])
        .with_blobs(["text"]);
    assert_eq!(all.matrix, Some(vec![vec![1.5], vec![]]));
    assert_eq!(all.int_enums.or_empty().len(), 2);
}

#[test]
fn a_setter_says_with_once() {
    let request = GetParameterRequest::default().with_decryption(true);
    assert_eq!(request.with_decryption, Some(true));
}

#[test]
fn times_of_the_system_are_set_and_read() {
    let now = std::time::UNIX_EPOCH + std::time::Duration::from_nanos(1_515_531_081_123_456_789);
    let time = Timestamp::try_from(now).unwrap();
    let setting = ssm_types::ServiceSetting::default().with_last_modified_date(time);
    let read = setting.last_modified_date.map(std::time::SystemTime::try_from);
    assert_eq!(read, Some(Ok(now)));
}
