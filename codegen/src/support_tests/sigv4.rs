use http::header::{AUTHORIZATION, HeaderName, HeaderValue};
use http::{Request, Uri};

use crate::smithy::Timestamp;
use crate::smithy::sigv4::{Credentials, Scope, SigningError, sign};

type Headers<'a> = &'a [(&'a str, &'a str)];

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
}

fn scope() -> Scope {
    Scope::new("us-east-1", "service")
}

fn time() -> Timestamp {
    "2015-08-30T12:36:00Z".parse().unwrap()
}

fn request(method: &str, uri: &str, headers: Headers<'_>, body: &'static str) -> Request<&'static [u8]> {
    let mut request = Request::new(body.as_bytes());
    *request.method_mut() = method.parse().unwrap();
    *request.uri_mut() = uri.parse().unwrap();
    for (name, value) in headers {
        request
            .headers_mut()
            .append(HeaderName::try_from(*name).unwrap(), HeaderValue::try_from(*value).unwrap());
    }
    request
}

fn header<B>(request: &Request<B>, name: impl http::header::AsHeaderName) -> Option<&str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}

/// The signature and the names of the headers that it covers.
fn signed(request: Request<&[u8]>, scope: &Scope) -> (String, String) {
    let request = sign(request, &credentials(), scope, time()).unwrap();
    let text = header(&request, AUTHORIZATION).unwrap();
    let rest = text
        .strip_prefix(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=",
        )
        .unwrap();
    let (names, signature) = rest.split_once(", Signature=").unwrap();
    (signature.to_owned(), names.to_owned())
}

fn signature(method: &str, uri: &str, headers: Headers<'_>, body: &'static str) -> String {
    let uri = format!("https://example.amazonaws.com{uri}");
    signed(request(method, &uri, headers, body), &scope().with_double_encoding(false)).0
}

/// Requests of the test suite that AWS publishes, and the signatures there. Its paths are not encoded yet, so what it
/// signs is encoded once.
#[test]
fn published_vectors() {
    const VANILLA: &str = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
    const VANILLA_POST: &str = "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b";
    const SLASHES: &str = "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84";
    let get: &[(&str, Headers<'_>, &str)] = &[
        ("/", &[], VANILLA),
        ("/?", &[], VANILLA),
        ("//", &[], VANILLA),
        ("/./", &[], VANILLA),
        ("/example/..", &[], VANILLA),
        ("/example1/example2/../..", &[], VANILLA),
        ("//example//", &[], SLASHES),
        ("/./example", &[], "ef75d96142cf21edca26f06005da7988e4f8dc83a165a80865db7089db637ec5"),
        ("/example%20space/", &[], "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"),
        ("/%E1%88%B4", &[], "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"),
        (
            "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
            &[],
            "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f",
        ),
        ("/?Param1=value1", &[], "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"),
        (
            "/?Param2=value2&Param1=value1",
            &[],
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        ),
        (
            "/?Param1=value2&Param1=Value1",
            &[],
            "eedbc4e291e521cf13422ffca22be7d2eb8146eecf653089df300a15b2382bd1",
        ),
        (
            "/?Param1=value2&Param1=value1",
            &[],
            "5772eed61e12b33fae39ee5e7012498b51d56abc0abb7c60486157bd471c4694",
        ),
        ("/?%E1%88%B4=bar", &[], "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"),
        (
            "/",
            &[("My-Header1", "value2"), ("My-Header1", "value2"), ("My-Header1", "value1")],
            "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea",
        ),
        (
            "/",
            &[
                ("My-Header1", "value4"),
                ("My-Header1", "value1"),
                ("My-Header1", "value3"),
                ("My-Header1", "value2"),
            ],
            "08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01",
        ),
        (
            "/",
            &[("My-Header1", " value1"), ("My-Header2", " \"a   b   c\"")],
            "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
        ),
    ];
    for (uri, headers, expected) in get {
        assert_eq!(signature("GET", uri, headers, ""), *expected, "GET {uri} {headers:?}");
    }
    let post: &[(&str, Headers<'_>, &'static str, &str)] = &[
        ("/", &[], "", VANILLA_POST),
        ("/?Param1=value1", &[], "", "28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11"),
        (
            "/",
            &[("My-Header1", "value1")],
            "",
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
        ),
        (
            "/",
            &[("My-Header1", "VALUE1")],
            "",
            "cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d",
        ),
        (
            "/",
            &[("Content-Type", "application/x-www-form-urlencoded")],
            "Param1=value1",
            "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
        ),
        (
            "/",
            &[("Content-Type", "application/x-www-form-urlencoded; charset=utf8")],
            "Param1=value1",
            "1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe",
        ),
    ];
    for (uri, headers, body, expected) in post {
        assert_eq!(signature("POST", uri, headers, body), *expected, "POST {uri} {headers:?}");
    }
}

#[test]
fn a_session_token_is_sent_and_signed() {
    let credentials = credentials().with_session_token("token");
    let request = request("POST", "https://example.amazonaws.com/", &[("X-Amz-Security-Token", "old")], "");
    let request = sign(request, &credentials, &scope(), time()).unwrap();
    assert_eq!(request.headers().get_all("x-amz-security-token").iter().count(), 1);
    assert_eq!(header(&request, "x-amz-security-token"), Some("token"));
    let authorization = header(&request, AUTHORIZATION).unwrap();
    assert!(
        authorization.contains("SignedHeaders=host;x-amz-date;x-amz-security-token, "),
        "{authorization}"
    );
    assert!(!format!("{request:?}").contains("\"token\""), "{request:?}");
}

#[test]
fn signing_again_is_as_signing_once() {
    let once = sign(
        request("GET", "https://example.amazonaws.com/", &[], ""),
        &credentials(),
        &scope(),
        Timestamp::EPOCH,
    )
    .unwrap();
    assert_eq!(header(&once, "x-amz-date"), Some("19700101T000000Z"));
    let first = signature("GET", "/", &[], "");
    assert_eq!(signed(once, &scope()).0, first);
}

#[test]
fn the_host_is_as_clients_send_it() {
    let of = |uri: &str| signed(request("GET", uri, &[], ""), &scope()).0;
    let plain = of("https://example.amazonaws.com/");
    assert_eq!(of("https://EXAMPLE.amazonaws.com:443/"), plain);
    assert_eq!(of("http://user@example.amazonaws.com:80"), plain);
    assert_ne!(of("http://example.amazonaws.com:443/"), plain);
    let named = request("GET", "https://localhost/", &[("Host", "example.amazonaws.com")], "");
    assert_eq!(signed(named, &scope()), (plain.clone(), "host;x-amz-date".to_owned()));
    let named = request("GET", "/", &[("Host", "example.amazonaws.com")], "");
    assert_eq!(signed(named, &scope()).0, plain);
}

#[test]
fn headers_that_change_on_the_way_are_not_signed() {
    let headers: Headers<'_> = &[
        ("User-Agent", "a"),
        ("X-Amzn-Trace-Id", "b"),
        ("Connection", "close"),
        ("Transfer-Encoding", "chunked"),
        ("TE", "trailers"),
        ("X-Amz-Target", "c"),
        ("Content-Length", "0"),
    ];
    let request = request("POST", "https://example.amazonaws.com/", headers, "");
    assert_eq!(signed(request, &scope()).1, "content-length;host;x-amz-date;x-amz-target");
}

/// As S3 has it.
#[test]
fn a_path_can_be_signed_as_it_is() {
    let of = |path: &str, scope: &Scope| {
        signed(request("GET", &format!("https://example.amazonaws.com{path}"), &[], ""), scope).0
    };
    let as_it_is = scope().with_double_encoding(false).with_normalized_path(false);
    assert_ne!(of("/a//b", &as_it_is), of("/a/b", &as_it_is));
    assert_eq!(of("/a//b", &scope()), of("/a/b", &scope()));
    assert_ne!(of("/a%20b", &as_it_is), of("/a%20b", &scope()));
    assert_eq!(of("/a%20b", &scope().with_double_encoding(false)), of("/a%20b", &as_it_is));
}

#[test]
fn a_body_is_left_out_only_where_that_is_said() {
    let unsigned = scope().with_signed_body(false);
    let of = |body, scope: &Scope| {
        let request = request("PUT", "https://example.amazonaws.com/", &[], body);
        let signed = sign(request, &credentials(), scope, time()).unwrap();
        let hash = header(&signed, "x-amz-content-sha256").map(str::to_owned);
        (header(&signed, AUTHORIZATION).unwrap().to_owned(), hash)
    };
    assert_ne!(of("a", &scope()), of("b", &scope()));
    assert_eq!(of("a", &scope()).1, None);
    assert_eq!(of("a", &unsigned), of("b", &unsigned));
    assert_eq!(of("a", &unsigned).1.as_deref(), Some("UNSIGNED-PAYLOAD"));
    // The hash that the request says is the one that is signed.
    let hash = "9834876dcfb05cb167a5c24953eba58c4ac89b1adf57f28f2f9d09af107ee8f0";
    let given = request("PUT", "https://example.amazonaws.com/", &[("X-Amz-Content-SHA256", hash)], "aaa");
    let other = request("PUT", "https://example.amazonaws.com/", &[("X-Amz-Content-SHA256", hash)], "b");
    assert_eq!(signed(given, &scope()), signed(other, &scope()));
}

#[test]
fn what_cannot_be_signed() {
    let plain = || request("GET", "https://example.amazonaws.com/", &[], "");
    let said = |request, credentials: &Credentials, scope: &Scope, time: &str| {
        sign(request, credentials, scope, time.parse().unwrap()).map(|_| ()).unwrap_err()
    };
    let now = "2015-08-30T12:36:00Z";
    let mut nowhere = plain();
    *nowhere.uri_mut() = Uri::from_static("/");
    assert_eq!(said(nowhere, &credentials(), &scope(), now), SigningError::NoHost);
    let id = Credentials::new("a\nb", "c");
    assert_eq!(said(plain(), &id, &scope(), now), SigningError::Credentials);
    let token = credentials().with_session_token("a\u{0}");
    assert_eq!(said(plain(), &token, &scope(), now), SigningError::Credentials);
    for scope in [Scope::new("a\nb", "c"), Scope::new("a", "b\rc")] {
        assert_eq!(said(plain(), &credentials(), &scope, now), SigningError::Scope);
    }
    assert_eq!(said(plain(), &credentials(), &scope(), "-000001-01-01T00:00:00Z"), SigningError::Time);
}

#[test]
fn secrets_are_not_shown() {
    assert_eq!(
        format!("{:?}", credentials().with_session_token("token")),
        "Credentials { access_key_id: \"AKIDEXAMPLE\", secret_access_key: *** Sensitive Data Redacted ***, \
         session_token: Some(*** Sensitive Data Redacted ***) }"
    );
    let request =
        sign(request("GET", "https://example.amazonaws.com/", &[], ""), &credentials(), &scope(), time());
    assert!(!format!("{request:?}").contains("Signature="));
}
