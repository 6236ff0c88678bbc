//! The choice of the service and of its operations.

use serde_json::json;

use super::*;

fn options(service: Option<&str>, operations: &[&str]) -> Options {
    Options {
        service: service.map(str::to_owned),
        operations: operations.iter().map(|name| (*name).to_owned()).collect(),
        shapes: Vec::new(),
    }
}

fn findings(files: &[Value], options: &Options) -> Vec<String> {
    show(&run(files, options).expect_err("an error"))
}

#[test]
fn the_only_service_needs_no_choice() {
    let mixin = json!({"type": "service", "traits": {"smithy.api#mixin": {}}});
    let model = model(&[file(json!({"t#Service": {"type": "service"}, "t#Mixin": mixin}))]);
    assert_eq!(&model.service().unwrap().0.id, &id("t#Service"));
}

#[test]
fn one_of_several_services_is_chosen_by_id_or_name() {
    let service = json!({"type": "service"});
    let files = [file(json!({"a#One": service, "a#Two": service, "b#Two": service}))];
    for (name, expected) in [("One", "a#One"), ("a#Two", "a#Two"), ("b#Two", "b#Two")] {
        let (model, _) = run(&files, &options(Some(name), &[])).expect("a service");
        assert_eq!(&model.service().unwrap().0.id, &id(expected));
    }
    assert_eq!(errors(&files), ["several-services 0:file: the model has 3 services: a#One, a#Two, b#Two"]);
    assert_eq!(
        hints(&files, &options(None, &[])),
        [
            "choose one by its absolute id, such as `--service a#One`; or let `generate --each` make a crate of each"
        ]
    );
    assert_eq!(
        findings(&files, &options(Some("Two"), &[])),
        ["several-services 0:file: the model has 2 services: a#Two, b#Two"]
    );
    let tow = options(Some("Tow"), &[]);
    assert_eq!(findings(&files, &tow), ["unknown-service 0:file: the model has no service `Tow`"]);
    assert_eq!(hints(&files, &tow), ["did you mean `Two`?"]);
    assert_eq!(hints(&files, &options(Some("Completely"), &[])), ["it has a#One, a#Two, b#Two"]);
}

#[test]
fn a_model_without_service_is_an_error() {
    let found = errors(&[file(json!({"t#A": {"type": "string"}}))]);
    assert_eq!(found, ["no-service 0:file: the model has no service (of 1 shapes)"]);
    assert_eq!(show(&resolve(&[], &Options::default()).expect_err("no files")).len(), 1);
}

fn two_operations() -> [Value; 1] {
    let structure = json!({"type": "structure"});
    [file(json!({
        "t#Service": {"type": "service", "operations": [{"target": "t#Get"}, {"target": "t#Put"}]},
        "t#Get": {"type": "operation", "input": {"target": "t#GetIn"}},
        "t#Put": {"type": "operation", "input": {"target": "t#PutIn"}, "output": {"target": "t#PutOut"}},
        "t#GetIn": structure, "t#PutIn": structure, "t#PutOut": structure,
    }))]
}

#[test]
fn only_the_closure_of_the_chosen_operations_is_kept() {
    for name in ["Put", "t#Put"] {
        let (model, _) = run(&two_operations(), &options(None, &[name])).expect("an operation");
        let ids: Vec<&str> = model.shapes().map(|shape| shape.id.as_str()).collect();
        assert_eq!(ids, ["t#Put", "t#PutIn", "t#PutOut", "t#Service"]);
        assert_eq!(model.service().unwrap().1.operations, [id("t#Put")]);
    }
}

#[test]
fn operations_are_named_where_none_is_near() {
    let wanted = options(None, &["Get,Put", "Get Put", "Forecast", "u"]);
    let by_itself = "give each operation by itself";
    let all = "it has Get, Put";
    assert_eq!(hints(&two_operations(), &wanted), [by_itself, by_itself, all, all]);
}

#[test]
fn unknown_operations_are_all_reported() {
    let wanted = options(None, &["Gte", "Put", "t#Putt"]);
    assert_eq!(
        findings(&two_operations(), &wanted),
        [
            "unknown-operation 0:file: the service has no operation `Gte`",
            "unknown-operation 0:file: the service has no operation `t#Putt`",
        ]
    );
    assert_eq!(hints(&two_operations(), &wanted), ["did you mean `Get`?", "did you mean `t#Put`?"]);
}
