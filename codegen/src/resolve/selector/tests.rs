//! Every kind of step on one small model.

use serde_json::json;

use super::*;
use crate::load::load;
use crate::resolve::{apply, merge, mixin};
use crate::source::Source;

/// A library: a service with a resource, types, and members with traits.
fn model() -> String {
    let target = |id: &str| json!({"target": id});
    json!({"smithy": "2.0", "shapes": {
        "a#Library": {
            "type": "service", "version": "2026-01-01",
            "operations": [target("a#Ping")], "resources": [target("a#Shelf")], "errors": [target("a#Closed")],
            "traits": {"a#plane": {}, "a#allowed": ["red", "blue"]},
        },
        "a#Shelf": {
            "type": "resource", "identifiers": {"id": target("a#Id")}, "list": target("a#ListBooks"),
            "read": target("a#GetBook"), "traits": {"a#other": {}},
        },
        "a#Ping": {"type": "operation"},
        "a#GetBook": {
            "type": "operation", "input": target("a#GetIn"), "output": target("a#Book"), "traits": {"a#plane": {}},
        },
        "a#ListBooks": {"type": "operation", "output": target("a#ListOut")},
        "a#GetIn": {"type": "structure", "members": {
            "id": {"target": "a#Id", "traits": {"smithy.api#required": {}}},
        }},
        "a#ListOut": {"type": "structure", "members": {"books": target("a#Books")}},
        "a#Books": {"type": "list", "member": target("a#Book")},
        "a#Book": {
            "type": "structure", "mixins": [target("a#Named")],
            "members": {"next": target("a#Book"), "kind": target("a#Kind"), "pages": target("smithy.api#Integer")},
            "traits": {"smithy.api#tags": ["red", "Event"]},
        },
        "a#Named": {
            "type": "structure", "members": {"name": target("smithy.api#String")}, "traits": {"smithy.api#mixin": {}},
        },
        "a#Kind": {"type": "enum", "members": {"A": target("smithy.api#Unit")}},
        "a#Id": {"type": "string", "traits": {"smithy.api#length": {"min": 3, "max": 36}}},
        "a#Closed": {"type": "structure", "members": {}, "traits": {
            "smithy.api#error": "client", "smithy.api#httpError": 404, "smithy.api#tags": ["green"],
        }},
        "b#Names": {"type": "map", "key": target("smithy.api#String"), "value": target("a#Id")},
    }})
    .to_string()
}

/// What is selected, short.
fn selected(selector: &str) -> String {
    let (asts, _) = load(&[Source { name: "model.json".to_owned(), text: model() }]).expect("a model");
    let mut context = merge::merge(&asts);
    apply::apply(&mut context);
    mixin::flatten(&mut context);
    let graph = Graph::of(&context.drafts);
    let (selector, unknown) = parse(selector).unwrap_or_else(|problem| panic!("{selector}: {problem:?}"));
    assert_eq!(unknown, [""; 0]);
    let found = select(&selector, &graph).expect("few steps");
    let mut names: Vec<String> = found
        .into_iter()
        .map(|vertex| match (&graph.vertices[vertex], graph.shape(vertex)) {
            (_, Some(id)) => id.name().to_owned(),
            (vertex, None) => format!("{}.{}", vertex.id.name(), vertex.member.unwrap_or_default()),
        })
        .collect();
    names.sort();
    assert!(!context.found.into_diagnostics().has_errors());
    names.join(" ")
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (selector, expected) in cases {
        assert_eq!(selected(selector), *expected, "{selector}");
    }
}

#[test]
fn types() {
    check(&[
        ("operation", "GetBook ListBooks Ping"),
        ("string", "Id Kind String"),
        ("enum", "Kind"),
        ("set", "Books"),
        ("number", "Integer"),
        ("simpleType", "Id Integer Kind String"),
        ("map > member", "Names.key Names.value"),
    ]);
    assert_eq!(selected("*").split(' ').count(), 27);
}

#[test]
fn attributes() {
    check(&[
        ("[id = a#Book]", "Book"),
        ("[id = 'a#Book$next', a#Id]", "Book.next Id"),
        ("[id|namespace = b] :not(member)", "Names"),
        ("[id|name ^= L][id|name $= ry]", "Library"),
        ("structure [id|name *= BOO i]", "Book"),
        ("[id|member = next]", "Book.next"),
        ("[id|name|(length) > 8]", "ListBooks"),
        ("service[service|version ^= '2026-']", "Library"),
        ("[service = a#Library]", "Library"),
        ("[service]", "Library"),
        ("[trait|required]", "GetIn.id"),
        ("[trait|smithy.api#required ?= true]", "GetIn.id"),
        ("[trait|length|min >= 3][trait | length | max <= 36]", "Id"),
        ("[trait|length|min > 3]", ""),
        ("[trait|length > 'no number']", ""),
        ("[trait|httpError < 500]", "Closed"),
        ("[trait|error = client]", "Closed"),
        ("[trait|error != client]", ""),
        ("[trait|error|no|such = 1]", ""),
        ("[trait|tags|(values) = event]", ""),
        ("[trait|tags|(values) = event i]", "Book"),
        ("[trait|tags|(length) = 1]", "Closed"),
        ("[trait|(keys) = a#plane]", "GetBook Library"),
        ("[trait|(keys)|namespace = a]", "GetBook Library Shelf"),
        ("[trait|(values)|(first) = green]", ""),
        ("[trait|tags|(values)|(first) = red]", "Book"),
        ("[trait|(length) > 2]", "Closed"),
    ]);
}

#[test]
fn assertions_about_one_value() {
    check(&[
        ("[@trait|length: @{min} = 3 && @{max} = 36]", "Id"),
        ("[@trait|length: @{min} = 3 && @{max} = 37]", ""),
        ("[@trait|length: @{none} ?= false]", "Id"),
        ("[@trait|tags|(values): 'EVENT' = x, @{(first)}, 'event' i]", "Book Closed"),
        ("[@trait|tags|(values): @{(length)} = '3' && 'a' = 'a']", "Book"),
        ("[@: @{id|name} = Book && @{trait|tags|(values)} = red]", "Book"),
        ("structure [@: @{trait|tags|(values)} {<} @{trait|tags|(values)}]", "Book Closed"),
        ("structure [@: @{trait|tags|(values)} {<<} @{trait|tags|(values)}]", ""),
        ("structure [@: @{trait|tags|(values)} {=} @{trait|tags}]", ""),
    ]);
}

#[test]
fn neighbors() {
    check(&[
        ("list > member > structure", "Book"),
        ("operation -[input, output]-> structure", "Book GetIn ListOut"),
        ("operation -[error]->", ""),
        ("service -[error]->", "Closed"),
        ("resource -[identifier]->", "Id"),
        ("resource -[list]->", "ListBooks"),
        ("resource -[instanceOperation]->", "GetBook"),
        ("resource -[operation]->", "GetBook ListBooks"),
        ("resource > service", "Library"),
        ("operation -[bound]-> resource", "Shelf"),
        ("[id = a#Book] -[mixin]->", "Named"),
        ("service ~> string", "Id Kind String"),
        ("[id = a#Book] ~> structure", "Named"),
        ("structure ~> [id = a#Book]", "Book"),
        ("[id = a#Id] < member < map", "Names"),
        ("structure <-[output]- operation", "GetBook ListBooks"),
        (":not(< *) :not(member)", "Names"),
    ]);
}

#[test]
fn functions() {
    check(&[
        ("list:test(> member > structure)", "Books"),
        (":is(list, map > member > *)", "Books Id String"),
        ("structure :not([trait|tags]) :not([trait|mixin])", "GetIn ListOut"),
        ("structure :in(:root(operation -[output]-> *))", "Book ListOut"),
        (":topdown([trait|a#plane])", "GetBook Library ListBooks Ping Shelf"),
        (":topdown([trait|a#plane], [trait|a#other])", "GetBook Library Ping"),
        ("resource :topdown([trait|a#plane])", "GetBook"),
        ("[id = a#Kind] :recursive(<) structure", "Book ListOut"),
        ("[id = a#Book] :recursive(-[member]-> >) structure", "Book"),
    ]);
}

#[test]
fn variables() {
    check(&[
        ("service $all(~> string) operation", ""),
        ("service $outs(~> operation -[output]-> *) ~> structure :in(${outs})", "Book ListOut"),
        ("service $me(*) ~> operation ${me}", "Library"),
        ("${none}", ""),
        (
            "service $me(*) ~> [trait|tags] [@: @{trait|tags|(values)} = @{var|me|trait|a#allowed|(values)}]",
            "Book",
        ),
        ("$x(*) :root(${x})", ""),
    ]);
}

#[test]
fn what_nobody_knows_yields_nothing_and_is_told() {
    let (_, unknown) = parse("structure :near(*) -[above, member]->").expect("a selector");
    assert_eq!(unknown, ["the function `:near`", "the relationship `above`"]);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let deep = ":not(".repeat(40) + "*" + &")".repeat(40);
    for (text, problem) in [
        ("", "it ends where a selector must stand"),
        ("  ", "it ends where a selector must stand"),
        ("strukture", "a type of shapes must stand at `strukture`"),
        ("structure )", "a selector must stand at `)`"),
        ("structure,list", "a selector must stand at `,list`"),
        ("[trait|tags", "it ends where a comparator must stand"),
        ("[trait|tags = ]", "a value must stand at `]`"),
        ("[trait|tags = 'x]", "no quote ends the text `'x]`"),
        ("[tags]", "`id`, `trait`, `service` or `var` must stand at `tags]`"),
        ("[trait|(size)]", "`keys`, `values`, `length` or `first` must stand at `size)]`"),
        ("[@trait|x @{a} = b]", "`:` must stand at `@{a} = b]`"),
        ("[@trait|x: @{a} = b && ]", "a value must stand at `]`"),
        ("-[member->", "`]->` must stand at `->`"),
        (":not(a", "a type of shapes must stand at `a`"),
        (":not()", "a selector must stand at `)`"),
        (":not(*, *)", "`:not` takes no 2 selectors"),
        (":topdown(*, *, *)", "`:topdown` takes no 3 selectors"),
        ("$x *", "`(` must stand at `*`"),
        ("${x", "it ends where `}` must stand"),
        ("structure[trait|documentation *= a, b, \u{e9}]", "a value must stand at `\u{e9}]`"),
        (deep.as_str(), "selectors stand in others more than 30 deep"),
    ] {
        assert_eq!(parse(text), Err(Problem::Invalid(problem.to_owned())), "{text}");
    }
    let unsupported = Problem::Unsupported("the relationship `trait`".to_owned());
    assert_eq!(parse("structure -[trait]->"), Err(unsupported));
}

#[test]
fn a_selector_that_takes_too_long_ends() {
    let (asts, _) = load(&[Source { name: "model.json".to_owned(), text: model() }]).expect("a model");
    let context = merge::merge(&asts);
    let graph = Graph::of(&context.drafts);
    let (selector, _) = parse(":test(~> ~> ~>)").expect("a selector");
    assert!(matching::select_within(100, &selector, &graph).is_err());
    assert!(matching::select_within(10_000, &selector, &graph).is_ok());
}
