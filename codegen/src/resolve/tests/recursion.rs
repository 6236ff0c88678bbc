//! [Recursive shape definitions](https://smithy.io/2.0/spec/aggregate-types.html#recursive-shape-definitions).

use serde_json::json;

use super::*;

/// Structures (or unions, where the name begins with `U`) with members to other shapes.
fn graph(shapes: &[(&str, &[(&str, &str)])]) -> Value {
    let mut all = json!({});
    for (name, members) in shapes {
        let mut shape =
            json!({"type": if name.starts_with('U') { "union" } else { "structure" }, "members": {}});
        for (member, target) in *members {
            let (target, required) = match target.strip_suffix('!') {
                Some(target) => (target, true),
                None => (*target, false),
            };
            let target =
                if target == "String" { "smithy.api#String".to_owned() } else { format!("t#{target}") };
            shape["members"][member] = json!({"target": target});
            if required {
                shape["members"][member]["traits"] = json!({"smithy.api#required": {}});
            }
        }
        all[format!("t#{name}")] = shape;
    }
    all["t#List"] = json!({"type": "list", "member": {"target": "t#In"}});
    all["t#Map"] =
        json!({"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "t#In"}});
    with_input(all)
}

fn boxed(shapes: &[(&str, &[(&str, &str)])]) -> Vec<String> {
    let model = model(&[graph(shapes)]);
    let mut boxed = Vec::new();
    for shape in model.shapes() {
        for member in shape.kind.members() {
            if model.is_boxed(&shape.id, &member.name) {
                boxed.push(format!("{}${}", shape.id.name(), member.name));
            }
        }
    }
    boxed
}

#[test]
fn what_is_not_recursive_is_not_boxed() {
    assert_eq!(boxed(&[("In", &[("a", "A"), ("b", "A")]), ("A", &[("s", "String")])]), [""; 0]);
}

#[test]
fn a_structure_in_itself_is_boxed() {
    assert_eq!(boxed(&[("In", &[("b", "In"), ("a", "In"), ("s", "String")])]), ["In$a", "In$b"]);
}

#[test]
fn lists_and_maps_are_pointers_already() {
    assert_eq!(boxed(&[("In", &[("l", "List"), ("m", "Map")])]), [""; 0]);
    assert_eq!(boxed(&[("In", &[("l", "List"), ("m", "Map"), ("i", "In")])]), ["In$i"]);
}

#[test]
fn each_cycle_is_broken_at_its_smallest_member() {
    assert_eq!(boxed(&[("In", &[("z", "B")]), ("B", &[("a", "C")]), ("C", &[("b", "B")])]), ["B$a"]);
    // Two cycles through B: each has its own smallest member.
    assert_eq!(
        boxed(&[
            ("In", &[("x", "B")]),
            ("B", &[("c", "C"), ("d", "D")]),
            ("C", &[("b", "B")]),
            ("D", &[("b", "B")])
        ]),
        ["B$c", "B$d"]
    );
    // C$d breaks both cycles of C and D, and B$c the one of B and C.
    assert_eq!(
        boxed(&[
            ("In", &[("x", "B")]),
            ("B", &[("c", "C")]),
            ("C", &[("b", "B"), ("d", "D")]),
            ("D", &[("c", "C")])
        ]),
        ["B$c", "C$d"]
    );
}

#[test]
fn a_member_that_needs_no_box_has_none() {
    // B$a is on a cycle only together with A$b, which is smaller.
    assert_eq!(
        boxed(&[("In", &[("x", "A")]), ("A", &[("b", "B")]), ("B", &[("a", "A"), ("s", "String")])]),
        ["A$b"]
    );
}

#[test]
fn the_order_of_members_does_not_matter() {
    let one = boxed(&[("In", &[("a", "A"), ("b", "B")]), ("A", &[("i", "In")]), ("B", &[("i", "In")])]);
    let other = boxed(&[("B", &[("i", "In")]), ("A", &[("i", "In")]), ("In", &[("b", "B"), ("a", "A")])]);
    assert_eq!(one, other);
    assert_eq!(one, ["A$i", "B$i"]);
}

#[test]
fn unions_are_boxed_like_structures() {
    assert_eq!(
        boxed(&[("In", &[("u", "U")]), ("U", &[("s", "String"), ("u", "U"), ("in", "In")])]),
        ["In$u", "U$u"]
    );
}

#[test]
fn required_cycles_of_structures_have_no_value() {
    assert_eq!(
        errors(&[graph(&[
            ("In", &[("a", "A!")]),
            ("A", &[("b", "B!"), ("s", "String!")]),
            ("B", &[("a", "A!")])
        ])]),
        [
            "recursive-shape 0:key t#A/members/b: t#A contains itself through only required members and can have no value: \
             t#A$b, t#B$a"
        ]
    );
    // One optional member on the way is enough, and so is a list.
    assert_eq!(boxed(&[("In", &[("a", "A!")]), ("A", &[("b", "B!")]), ("B", &[("a", "A")])]), ["A$b"]);
    assert_eq!(boxed(&[("In", &[("l", "List!")])]), [""; 0]);
}

#[test]
fn unions_need_a_way_out() {
    assert_eq!(errors(&[graph(&[("In", &[("u", "U")]), ("U", &[("u", "U"), ("v", "U")])])]).len(), 1);
    assert_eq!(
        errors(&[graph(&[("In", &[("u", "U")]), ("U", &[("a", "A")]), ("A", &[("u", "U!")])])]).len(),
        1
    );
    for way_out in [("s", "String"), ("l", "List"), ("a", "A")] {
        let shapes: &[(&str, &[(&str, &str)])] =
            &[("In", &[("u", "U")]), ("U", &[("u", "U"), way_out]), ("A", &[("u", "U")])];
        assert!(boxed(shapes).contains(&"U$u".to_owned()));
    }
}

#[test]
fn lists_of_themselves_are_errors() {
    assert_eq!(
        errors(&[with_members(
            json!({"l": {"target": "t#L"}}),
            json!({
                "t#L": {"type": "list", "member": {"target": "t#M"}},
                "t#M": {"type": "map", "key": {"target": "smithy.api#String"}, "value": {"target": "t#L"}},
            }),
        )]),
        [
            "recursive-shape 0:key t#L/member: t#L contains itself through only lists and maps and can have no value: \
             t#L$member, t#M$value"
        ]
    );
}

#[test]
fn lists_may_be_nested_but_not_without_end() {
    let nested = |depth: usize| {
        let mut shapes = json!({"t#Long": {"type": "long"}});
        for index in 0..depth {
            let target = if index == 0 { "t#Long".to_owned() } else { format!("t#L{}", index - 1) };
            shapes[format!("t#L{index}")] = json!({"type": "list", "member": {"target": target}});
        }
        [with_members(json!({"l": {"target": format!("t#L{}", depth - 1)}}), shapes)]
    };
    model(&nested(64));
    for depth in [65, 10_000] {
        assert_eq!(
            errors(&nested(depth)),
            ["too-deep 0:key t#L64: more than 64 lists and maps are nested in each other"]
        );
    }
}

#[test]
fn large_components_are_quick() {
    let names: Vec<String> = (0..100).map(|index| format!("S{index}")).collect();
    let members: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), name.as_str())).collect();
    let mut shapes: Vec<(&str, &[(&str, &str)])> =
        names.iter().map(|name| (name.as_str(), &members[..])).collect();
    shapes.push(("In", &members));
    assert_eq!(boxed(&shapes).len(), 10_000);
}
