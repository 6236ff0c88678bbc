//! Names that cannot stay as they are.

use std::collections::BTreeMap;

use super::case;
use super::ident::Members;
use super::unique;
use crate::shape_id::ShapeId;
use crate::unique_name::Names;

fn texts(idents: &Members) -> Vec<(&str, String)> {
    idents
        .iter()
        .collect::<BTreeMap<_, _>>()
        .into_iter()
        .map(|(member, i)| (member.as_str(), format!("{}{}", if i.raw { "r#" } else { "" }, i.text)))
        .collect()
}

#[test]
fn fields_that_are_keywords_are_raw_or_get_an_underscore() {
    let members = ["Type", "Self", "crate", "async", "gen", "Plain"];
    let fields = unique::fields(members.into_iter());
    let expected = [
        ("Plain", "plain"),
        ("Self", "self_"),
        ("Type", "r#type"),
        ("async", "r#async"),
        ("crate", "crate_"),
        ("gen", "r#gen"),
    ];
    assert_eq!(texts(&fields), expected.map(|(member, ident)| (member, ident.to_owned())));
    assert!(fields["Self"].renamed && !fields["Type"].renamed && !fields["Plain"].renamed);
}

#[test]
fn members_that_fold_into_one_are_numbered_in_the_models_order() {
    let members = ["fooBar", "FooBar", "foo_bar_2", "_1"];
    let fields = unique::fields(members.into_iter());
    let expected =
        [("FooBar", "foo_bar_2"), ("_1", "_1"), ("fooBar", "foo_bar"), ("foo_bar_2", "foo_bar_2_2")];
    assert_eq!(texts(&fields), expected.map(|(member, ident)| (member, ident.to_owned())));
}

#[test]
fn a_setter_says_with_once_where_it_is_clear_which_field_it_sets() {
    let members = ["WithDecryption", "WithTag", "Tag", "WithMessage", "WithWithTag", "Width"];
    let fields = unique::fields(members.into_iter());
    let setters: Vec<String> = fields.values().map(super::Ident::setter).collect();
    let expected = [
        "with_decryption",
        "with_with_tag",
        "with_tag",
        "with_with_message",
        "with_with_with_tag",
        "with_width",
    ];
    assert_eq!(setters, expected);
}

#[test]
fn variants_keep_clear_of_the_unknown_one() {
    let members = ["Unknown", "UNKNOWN_VALUE", "self", "V1", "_1"];
    let variants = unique::variants(members.into_iter());
    let expected = [
        ("UNKNOWN_VALUE", "UnknownValue2"),
        ("Unknown", "UnknownValue"),
        ("V1", "V1"),
        ("_1", "V12"),
        ("self", "SelfValue"),
    ];
    assert_eq!(texts(&variants), expected.map(|(member, ident)| (member, ident.to_owned())));
}

#[test]
fn types_keep_clear_of_the_prelude() {
    for (shape, expected) in [
        ("StartSessionResponse", "StartSessionResponse"),
        ("IPAddress", "IPAddress"),
        ("Option", "OptionShape"),
        ("Self", "SelfShape"),
        ("self", "SelfShape"),
        ("Error", "Error"),
        ("lower_case", "LowerCase"),
        ("_1st", "Shape1st"),
    ] {
        assert_eq!(unique::type_name(shape), expected);
    }
}

#[test]
fn an_error_enum_gives_way_to_a_shape_of_its_name() {
    let mut taken = Names::default();
    taken.camel("PutError");
    assert_eq!(taken.error_enum("Put").text, "PutOperationError");
    assert_eq!(taken.error_enum("Get").text, "GetError");
}

#[test]
fn an_error_gives_way_to_the_variant_for_all_others() {
    let ids = ["a#Unhandled", "a#UnhandledError", "a#Full"].map(|id| id.parse::<ShapeId>().unwrap());
    let variants = unique::error_variants(ids.iter().map(|id| (id, id.name())));
    let variants: Vec<&str> = variants.values().map(String::as_str).collect();
    assert_eq!(variants, ["UnhandledErrorError", "UnhandledError", "Full"]);
}

#[test]
fn files_are_named_for_any_file_system() {
    let mut taken = Names::reserved(&["mod"]);
    assert_eq!(taken.module("type"), "type_");
    assert_eq!(taken.module("mod"), "mod_");
    assert_eq!(taken.module("con"), "con_");
    assert_eq!(taken.module("com1"), "com1_");
    assert_eq!(taken.module("com"), "com");
    assert_eq!(taken.module(&case::snake("IPAddress")), "ip_address");
    assert_eq!(taken.module(&case::snake("IpAddress")), "ip_address_2");
    assert!(taken.module(&"x".repeat(300)).len() <= 130);
}

#[test]
fn names_of_packages() {
    for (package, name) in
        [("shop-9", "shop_9"), ("_a", "_a"), ("a-", "a_"), ("A--b", "A__b"), ("std", "std")]
    {
        assert_eq!(super::crate_name(package).as_deref(), Ok(name));
    }
    // A parser of Rust would take white space, comments and raw identifiers for nothing, or for names.
    for package in
        ["", "_", "-", "-a", "9a", "a b", " a", "a ", "a//b", "a.b", "r#fn", "fn", "gen", "self", "é", "a\"b"]
    {
        let problem = super::crate_name(package).unwrap_err();
        assert!(problem.contains("is no name for a package"), "{problem}");
    }
}

#[test]
fn names_of_new_packages() {
    for package in ["shop-9", "shop", "a_b", "_a", "a-"] {
        assert_eq!(super::check_new_package(package), Ok(()));
    }
    for (package, told) in [
        ("fn", "`fn` is no name for a package: it cannot be"),
        ("proc-macro", "`proc-macro` is no name for a package: Rust has a crate of that name"),
        (
            "serde_json",
            "`serde_json` is no name for a package: the generated code uses another crate of that name",
        ),
        ("jiff-core", "the generated code uses another crate of that name"),
        ("a--b", "the name of its crate, `a__b`, is not in snake case; `a-b` would do"),
        ("a-_b", "`a-b` would do"),
        ("ShopTypes", "`shop-types` would do"),
    ] {
        let problem = super::check_new_package(package).unwrap_err();
        assert!(problem.contains(told), "{problem}");
    }
}
