//! Names that cannot stay as they are: this compiles only where they are what they should be.

use obstacle_course_types::smithy::{Structure as _, Union as _};
use obstacle_course_types::*;

#[test]
fn fields_that_are_keywords() {
    let all = Keywords::default()
        .with_type("1")
        .with_self_("2")
        .with_crate_("3")
        .with_async("4")
        .with_gen("5")
        .with_super_("6")
        .with_await("7")
        .with_dyn("8")
        .with_try("9")
        .with_mod("10")
        .with_yield("11")
        .with_union("12")
        .with_macro_rules("13");
    assert_eq!(all.r#type.as_deref(), Some("1"));
    assert_eq!(all.self_.as_deref(), Some("2"));
    assert_eq!(all.crate_.as_deref(), Some("3"));
    assert_eq!(all.r#async.as_deref(), Some("4"));
    assert_eq!(all.r#gen.as_deref(), Some("5"));
    assert_eq!(all.super_.as_deref(), Some("6"));
    assert_eq!(all.r#await.as_deref(), Some("7"));
    assert_eq!(all.r#dyn.as_deref(), Some("8"));
    assert_eq!(all.r#try.as_deref(), Some("9"));
    assert_eq!(all.r#mod.as_deref(), Some("10"));
    assert_eq!(all.r#yield.as_deref(), Some("11"));
    // These are keywords in places only, and names elsewhere.
    assert_eq!(all.union.as_deref(), Some("12"));
    assert_eq!(all.macro_rules.as_deref(), Some("13"));

    let upper = KeywordSelf::default().with_self_("x").with_type("y").with_crate_("z");
    assert_eq!((upper.self_.as_str(), upper.r#type.as_deref()), ("x", Some("y")));
}

#[test]
fn variants_that_are_keywords() {
    assert_eq!(KeywordValues::SelfValue.as_str(), "Self");
    assert_eq!(KeywordValues::Type.as_str(), "type");
    assert_eq!(KeywordValues::Yield.as_str(), "yield");
    assert!(matches!(KeywordUnion::SelfValue(String::new()), KeywordUnion::SelfValue(_)));
    assert!(matches!(KeywordUnion::Async(String::new()), KeywordUnion::Async(_)));
}

#[test]
fn types_that_are_in_the_prelude() {
    let names = PreludeNames::default()
        .with_option_value(OptionShape2::default().with_value("second"))
        .with_x_option_shape(OptionShape::default().with_taken("first"))
        .with_string_value(StringShape::default())
        .with_vec_value(VecShape::default())
        .with_box_value(BoxShape::default())
        .with_result_value(ResultShape::default())
        .with_some_value(SomeShape::default())
        .with_none_value(NoneShape::default())
        .with_ok_value(OkShape::default())
        .with_err_value(ErrShape::default())
        .with_into_value(IntoShape::default())
        .with_default_value(DefaultShape::default())
        .with_clone_value(CloneShape::default())
        .with_b_tree_map_value(BTreeMapShape::default())
        .with_x_self(SelfShape::default())
        .with_xlower_case_shape(LowerCaseShape::default());
    assert_eq!(OptionShape2::SHAPE_ID, "com.example.obstacles#Option");
    assert_eq!(OptionShape::SHAPE_ID, "com.example.obstacles#OptionShape");
    assert!(names.some_value.is_some());
    // The prelude is as it was, behind a glob import, too.
    let prelude: Option<Vec<Box<String>>> = Some(vec![Box::default()]);
    let result: Result<u8, Error> = Ok(1);
    assert!(prelude.is_some() && result.is_ok());
}

#[test]
fn types_that_the_support_code_has_too() {
    let _ = (Structure::default().with_visitor("v").with_reader("r").with_index("i"), Union::default());
    let _ = (Operation::default(), Member::default(), Unit::default(), Visitor::default());
    let _ = (Timestamp::default(), Blob::default(), UnknownValue::default(), Smithy::default());
    let _ = (Debug::default(), Display::default(), Formatter::default(), Serialize::default());
    let _ = (I32::default(), Str::default(), Bool::default(), STRUCTURES::default());
    assert!(obstacle_course_types::STRUCTURES.contains(&"STRUCTURES"));
}

#[test]
fn names_that_begin_with_a_digit() {
    let shape = Shape1stShape::default().with_1_st("a").with_2("b").with_3_rd("c").with_a_b("d");
    assert_eq!(
        (shape._1_st.as_deref(), shape._2.as_deref(), shape._3_rd.as_str()),
        (Some("a"), Some("b"), "c")
    );
    assert_eq!(Shape1stShape::SHAPE_ID, "com.example.obstacles#_1stShape");
    assert_eq!(Awkward::V1Day.as_str(), "1 day");
    assert_eq!(Awkward::V2.as_str(), "2");
}

#[test]
fn names_that_fold_into_one() {
    let folds =
        Folds::default().with_foo_bar("a").with_foo_bar_2(2).with_foo_bar_3(true).with_foo_bar_2_2(0.5);
    let wire_names: Vec<_> = Folds::MEMBERS.iter().map(|member| (member.name, member.wire_name)).collect();
    let expected = [
        ("foo_bar", "fooBar"),
        ("foo_bar_2", "foo_bar"),
        ("foo_bar_3", "Foo__Bar"),
        ("foo_bar_2_2", "foo_bar_2"),
    ];
    assert_eq!(wire_names, expected);
    assert_eq!(folds.foo_bar_2, Some(2));
    let variants: Vec<_> =
        FoldingUnion::MEMBERS.iter().map(|member| (member.name, member.wire_name)).collect();
    assert_eq!(variants, [("FooBar", "fooBar"), ("FooBar2", "foo_bar"), ("FooBar3", "FOO__BAR")]);
    let values =
        [FoldingValues::AB, FoldingValues::Ab, FoldingValues::AB2, FoldingValues::V1_0, FoldingValues::V10];
    assert_eq!(values.map(|value| value.to_string()), ["a_b", "ab", "aB", "1.0", "10"]);
    // Also in the names of files, which no file system may take for one.
    let _ = (IPAddress::default(), IpAddress::default(), IpAddress2::default());
    assert_eq!(IpAddress::SHAPE_ID, "com.example.obstacles#IpAddress_");
    assert_eq!(IpAddress2::SHAPE_ID, "com.example.obstacles#Ip_Address");
}

#[test]
fn acronyms_and_digits() {
    let names: Vec<_> = Acronyms::MEMBERS.iter().map(|member| member.name).collect();
    let expected = [
        "ipv6_cidrs",
        "s3_output_url",
        "kms_key_arns",
        "output_s3_key_prefix",
        "db_instance_id",
        "sha256",
        "size_in_mib",
        "x",
        "ab_test_result",
        "i_os_version",
    ];
    assert_eq!(names, expected);
}

#[test]
fn variants_called_unknown() {
    assert_eq!(Awkward::from("unknown"), Awkward::UnknownValue);
    assert_eq!(Awkward::from("UNKNOWN_VALUE"), Awkward::UnknownValue2);
    let Awkward::Unknown(new) = Awkward::from("new") else { panic!("the value is new") };
    assert_eq!(new.as_str(), "new");
    assert_eq!(Numbers::UnknownValue.as_i32(), 1);
    assert!(matches!(Choice::UnknownValue(String::new()), Choice::UnknownValue(_)));
}

#[test]
fn values_that_no_identifier_can_hold() {
    let values = [
        (Awkward::Empty, ""),
        (Awkward::Quote, "say \"hi\""),
        (Awkward::Backslash, "C:\\temp\\"),
        (Awkward::Newline, "one\ntwo\r\n\tthree"),
        (Awkward::Unicode, "grüße, 世界 🎉"),
        (Awkward::Bidi, "abc\u{202e}dcba\u{202c}\u{2066}x\u{2069}"),
        (Awkward::Backtick, "a`b``c"),
        (Awkward::Hash, "\"#"),
        (Awkward::Comment, "*/ // /* {"),
        (Awkward::Nul, "a\0b"),
        (Awkward::Braces, "{0} {}"),
        (Awkward::Err, "err"),
    ];
    for (variant, value) in values {
        assert_eq!(variant.as_str(), value);
        assert_eq!(Awkward::from(value), variant);
    }
    assert_eq!(Awkward::default(), Awkward::Empty);
    assert_eq!(Awkward::VALUES.len(), 27);
    assert_eq!(ByName::Plain.as_str(), "Plain");
    assert_eq!(Numbers::VALUES, [0, 1, i32::MIN, i32::MAX, 7]);
}
