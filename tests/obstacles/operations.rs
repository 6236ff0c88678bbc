//! Operations, their errors, and what is deprecated.

use std::error::Error as _;

use obstacle_course_types::operation::{
    self, AllErrors, ListThings, Match, Nothing, PutThing, ShareOne, ShareTwo,
};
use obstacle_course_types::smithy::{
    self, ErrorMetadata, Fault, Operation, OperationError, Pagination, Retry, ServiceError, Structure,
};
use obstacle_course_types::*;
use serde_json::{Value, json};

fn error<E: OperationError>(body: &Value) -> E {
    let text = body.to_string();
    let metadata: ErrorMetadata = serde_json::from_str(&text).unwrap();
    E::read(metadata, &mut serde_json::Deserializer::from_str(&text)).unwrap()
}

#[test]
fn operations_without_data() {
    let _: (<Nothing as Operation>::Input, <Nothing as Operation>::Output) = (smithy::Unit, smithy::Unit);
    assert_eq!(serde_json::to_value(smithy::Unit).unwrap(), json!({}));
    let other = NothingError::Unhandled(ErrorMetadata::default());
    assert!(other.source().is_some());
}

#[test]
fn names_of_operations() {
    assert_eq!((Match::NAME, Match::TARGET), ("match", "ObstacleCourse.match"));
    assert!(operation::OPERATIONS.contains(&"Match"));
    let id = with_operation!("PutThing", O => <O as Operation>::SHAPE_ID, else => "");
    assert_eq!(id, "com.example.obstacles#PutThing");
    assert_eq!(with_structure!("OptionShape2", S => S::SHAPE_ID, else => ""), "com.example.obstacles#Option");
    assert_eq!(with_structure!("Option", S => S::SHAPE_ID, else => "none"), "none");
}

#[test]
fn an_input_that_two_operations_share() {
    fn input<O: Operation<Input = Shared>>() -> &'static str {
        O::Input::SHAPE_ID
    }
    assert_eq!(input::<ShareOne>(), input::<ShareTwo>());
    // It is no `@input`, and what is required is optional all the same.
    assert_eq!(Shared::default().value, None);
}

#[test]
fn pagination_by_paths() {
    assert_eq!(
        ListThings::PAGINATION,
        Some(Pagination::new("nextToken", "page.next.token", Some("page.items"), Some("limit")))
    );
}

#[test]
fn error_enums_whose_name_is_taken() {
    let _: <PutThing as Operation>::Error = PutThingOperationError2::Error(Error::default());
    assert_eq!(PutThingError::SHAPE_ID, "com.example.obstacles#PutThingError");
    assert_eq!(PutThingOperationError::SHAPE_ID, "com.example.obstacles#PutThingOperationError");
}

#[test]
fn errors_whose_variant_is_taken() {
    let unhandled = error::<AllErrorsError>(&json!({ "__type": "com.example#Unhandled", "message": "m" }));
    assert!(
        matches!(&unhandled, AllErrorsError::UnhandledErrorError(error) if *error == Unhandled::default().with_message("m"))
    );
    assert_eq!(unhandled.to_string(), "Unhandled: m");
    let named = error::<AllErrorsError>(&json!({ "__type": "UnhandledError" }));
    assert!(matches!(named, AllErrorsError::UnhandledError(error) if error == UnhandledError::default()));
    let other = error::<AllErrorsError>(&json!({ "__type": "Other", "Message": "m" }));
    assert!(
        matches!(&other, AllErrorsError::Unhandled(metadata) if metadata.code.as_deref() == Some("Other"))
    );
    let put = error::<PutThingOperationError2>(&json!({ "__type": "Unhandled" }));
    assert!(matches!(put, PutThingOperationError2::UnhandledError(error) if error == Unhandled::default()));
    let _: <AllErrors as Operation>::Error = Error::default().into();
}

#[test]
fn facts_of_errors() {
    assert_eq!((Throttled::RETRY, Throttled::HTTP_STATUS), (Some(Retry::Throttling), Some(429)));
    assert_eq!((Transient::RETRY, Transient::FAULT), (Some(Retry::Transient), Fault::Server));
    assert_eq!((Metadata::RETRY, Metadata::HTTP_STATUS, Metadata::FAULT), (None, Some(404), Fault::Client));
    let numeric = error::<AllErrorsError>(&json!({ "__type": "NumericMessage", "message": 5, "Err": "e" }));
    assert_eq!(numeric.to_string(), "NumericMessage");
    let metadata = error::<AllErrorsError>(&json!({ "code": "Metadata", "errorMessage": "m" }));
    assert!(
        matches!(metadata, AllErrorsError::Metadata(error) if error == Metadata::default().with_message("m"))
    );
    let throttled = json!({ "__type": "Throttled", "code": "Throttled", "type": "t", "details": ["d"] });
    let AllErrorsError::Throttled(throttled) = error(&throttled) else { panic!("the code is `Throttled`") };
    assert_eq!((throttled.code.as_deref(), throttled.r#type.as_deref()), (Some("Throttled"), Some("t")));
    let cause = RecursiveError::default().with_message("inner");
    let outer = RecursiveError::default().with_message("outer").with_cause(Box::new(cause));
    assert_eq!(outer.to_string(), "RecursiveError: outer");
}

/// What is deprecated can be found by its name without a warning.
#[test]
fn deprecated_items() {
    assert_eq!(with_structure!("OldPart", S => S::MEMBERS.len(), else => 0), 3);
    assert_eq!(with_operation!("OldOperation", O => <O as Operation>::NAME, else => ""), "OldOperation");
    let holds = HoldsOld2::default();
    assert_eq!(holds.mixed.as_str(), "old");
    assert_eq!(holds.number.as_i32(), 1);
    let json = json!({ "map": { "old": { "required": "new" } }, "kind": "", "mixed": "new", "number": 2, "oldMember": "" });
    super::assert_wire(&super::read::<HoldsOld2>(&json), &json);
}
