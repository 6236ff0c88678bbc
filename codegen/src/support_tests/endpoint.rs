//! The functions of endpoint rules, above all what the tests of published models do not notice.

use crate::smithy::{
    Endpoint, Property, is_valid_host_label, is_virtual_hostable_s3_bucket, item, parse_arn, parse_url,
    partition, split, substring, uri_encode,
};

#[test]
fn a_region_belongs_to_a_partition() {
    let cases = [
        ("us-east-1", "aws"),
        ("mx-central-1", "aws"),
        ("eu-north-99", "aws"),
        ("aws-global", "aws"),
        ("cn-north-1", "aws-cn"),
        ("aws-cn-global", "aws-cn"),
        ("us-gov-west-1", "aws-us-gov"),
        ("us-iso-west-1", "aws-iso"),
        ("us-isob-east-1", "aws-iso-b"),
        ("eu-isoe-west-1", "aws-iso-e"),
        ("us-isof-south-1", "aws-iso-f"),
        ("aws-iso-f-global", "aws-iso-f"),
        ("eusc-de-east-1", "aws-eusc"),
        // Words of two parts, no number and no word: none of them looks like a Region.
        ("us-gov-east-", "aws"),
        ("cn--1", "aws"),
        ("cn-a-b-1", "aws"),
        ("local", "aws"),
        ("", "aws"),
    ];
    for (region, name) in cases {
        assert_eq!(partition(region).name, name, "{region}");
    }
    assert_eq!(partition("cn-north-1").implicit_global_region, "cn-northwest-1");
}

#[test]
fn a_url_has_parts() {
    let parts = |url: &str| {
        let url = parse_url(url)?;
        let path = url.path.to_owned();
        Some((url.scheme.to_owned(), url.authority.to_owned(), path, url.normalized_path, url.is_ip))
    };
    let some = |scheme: &str, authority: &str, path: &str, normalized: &str, is_ip| {
        Some((scheme.to_owned(), authority.to_owned(), path.to_owned(), normalized.to_owned(), is_ip))
    };
    let cases = [
        ("https://example.com", some("https", "example.com", "", "/", false)),
        ("https://example.com/", some("https", "example.com", "/", "/", false)),
        ("http://example.com:80/foo/bar", some("http", "example.com:80", "/foo/bar", "/foo/bar/", false)),
        ("https://example.com:443/a/", some("https", "example.com:443", "/a/", "/a/", false)),
        ("https://127.0.0.1", some("https", "127.0.0.1", "", "/", true)),
        ("http://127.0.0.1:8000/x", some("http", "127.0.0.1:8000", "/x", "/x/", true)),
        ("https://[fe80::1]", some("https", "[fe80::1]", "", "/", true)),
        ("https://[fe80::1]:443/x", some("https", "[fe80::1]:443", "/x", "/x/", true)),
        ("https://[fe80::1%25eth0]", some("https", "[fe80::1%25eth0]", "", "/", true)),
        ("https://999.999.1.1", some("https", "999.999.1.1", "", "/", false)),
        ("http://99_ab-.com", some("http", "99_ab-.com", "", "/", false)),
    ];
    for (url, expected) in cases {
        assert_eq!(parts(url), expected, "{url}");
    }
    for url in [
        "",
        "example.com",
        "ftp://example.com",
        "https://",
        "https:///path",
        "https://:80",
        "https://example.com?a=b",
        "https://example.com/a?b",
        "https://example.com/#a",
        "http://abc.com:a/foo",
        "http://user@abc.com/",
        "http://a:b:1/",
        "http://a b.com/",
    ] {
        assert_eq!(parts(url), None, "{url}");
    }
}

#[test]
fn an_arn_has_parts() {
    let arn = parse_arn("arn:aws:s3:eu-west-1:123456789012:accesspoint/my:bucket").unwrap();
    assert_eq!((arn.partition, arn.service), ("aws", "s3"));
    assert_eq!((arn.region, arn.account_id), ("eu-west-1", "123456789012"));
    assert_eq!(arn.resource_id, ["accesspoint", "my", "bucket"]);
    let arn = parse_arn("arn:aws:s3:::/").unwrap();
    assert_eq!((arn.region, arn.account_id, arn.resource_id), ("", "", vec!["", ""]));
    for arn in ["", "arn:aws:s3::", "arn:aws:s3:::", "arn::s3:::x", "arn:aws::::x", "urn:aws:s3:::x"] {
        assert_eq!(parse_arn(arn), None, "{arn}");
    }
}

#[test]
fn labels_of_hosts_are_letters_digits_and_hyphens() {
    let long = "a".repeat(63);
    for label in ["a", "3aws4", "A-b", "a-", &long] {
        assert!(is_valid_host_label(label, false), "{label}");
        assert!(is_valid_host_label(label, true), "{label}");
    }
    let too_long = "a".repeat(64);
    for label in ["", "-a", "a b", "a_b", "\u{e4}", "a..b", ".a", "a.", "a.-b", &too_long] {
        assert!(!is_valid_host_label(label, false), "{label}");
        assert!(!is_valid_host_label(label, true), "{label}");
    }
    assert!(!is_valid_host_label("a.b", false));
    assert!(is_valid_host_label("a.b", true));
}

#[test]
fn some_buckets_can_be_part_of_a_host() {
    for bucket in ["abc", "a-b", "1-a", "a--b", "192-168-1-1"] {
        assert!(is_virtual_hostable_s3_bucket(bucket, false), "{bucket}");
    }
    let too_long = "a".repeat(64);
    for bucket in ["ab", "Abc", "abC", "-ab", "ab-", "a_b", "a.b.c", &too_long] {
        assert!(!is_virtual_hostable_s3_bucket(bucket, false), "{bucket}");
    }
    for bucket in ["a.b.c", "1.2.3", "1.2.3.4.5", "1.2.3.d"] {
        assert!(is_virtual_hostable_s3_bucket(bucket, true), "{bucket}");
    }
    for bucket in ["192.168.1.1", "999.999.999.999", "a.-b", "a-.b", "a..b", ".ab", "ab.", "a.B"] {
        assert!(!is_virtual_hostable_s3_bucket(bucket, true), "{bucket}");
    }
}

#[test]
fn a_substring_is_whole_or_nothing() {
    assert_eq!(substring("abcdefg", 0, 4, false), Some("abcd"));
    assert_eq!(substring("abcdefg", 0, 4, true), Some("defg"));
    assert_eq!(substring("abcdefg", 1, 3, true), Some("ef"));
    assert_eq!(substring("abcd", 0, 4, false), Some("abcd"));
    assert_eq!(substring("abc", 0, 4, false), None);
    assert_eq!(substring("abc", 0, 4, true), None);
    assert_eq!(substring("abc", 2, 2, false), None);
    assert_eq!(substring("abc", 3, 2, false), None);
    assert_eq!(substring("abcd\u{e4}", 0, 2, false), None);
    assert_eq!(substring("\u{7f}abc", 0, 2, false), Some("\u{7f}a"));
}

#[test]
fn text_is_split_at_delimiters() {
    assert_eq!(split("a--b--c", "--", 0), ["a", "b", "c"]);
    assert_eq!(split("a--b--c", "--", 1), ["a--b--c"]);
    assert_eq!(split("a--b--c", "--", 2), ["a", "b--c"]);
    assert_eq!(split("", "--", 0), [""]);
    assert_eq!(split("--a--", "--", 0), ["", "a", ""]);
    assert_eq!(split("a", "", 0), ["a"]);
}

#[test]
fn all_but_unreserved_characters_are_encoded() {
    assert_eq!(uri_encode("aZ09-_.~"), "aZ09-_.~");
    assert_eq!(uri_encode("/ :+%\u{e4}"), "%2F%20%3A%2B%25%C3%A4");
}

#[test]
fn items_are_counted_from_both_ends() {
    let list = ["a", "b"];
    assert_eq!([0, 1, 2].map(|at| item(&list, at)), [Some("a"), Some("b"), None]);
    assert_eq!([-1, -2, -3].map(|at| item(&list, at)), [Some("b"), Some("a"), None]);
    assert_eq!([i64::MIN, i64::MAX].map(|at| item(&list, at)), [None, None]);
}

#[test]
fn an_endpoint_says_how_to_sign() {
    let scheme = Property::object([
        ("disableDoubleEncoding", true.into()),
        ("name", "sigv4".into()),
        ("signingRegion", "us-east-1".into()),
    ]);
    let endpoint = Endpoint::new("https://example.com")
        .with_header("x-a", "b")
        .with_property("authSchemes", [scheme, Property::object([("signingName", "nameless".into())])]);
    assert_eq!(endpoint.url(), "https://example.com");
    assert_eq!(endpoint.headers().collect::<Vec<_>>(), [("x-a", "b")]);
    let [scheme] = endpoint.auth_schemes().collect::<Vec<_>>()[..] else { panic!("one scheme has a name") };
    assert_eq!((scheme.name, scheme.signing_name, scheme.signing_region), ("sigv4", None, Some("us-east-1")));
    assert!(scheme.disable_double_encoding && !scheme.disable_normalize_path);
}
