use super::{both_ways, read, refused};
use crate::smithy::Blob;

#[test]
fn base64_with_padding() {
    for (json, bytes) in [
        (r#""""#, &b""[..]),
        (r#""AA==""#, b"\0"),
        (r#""YmluYXJ5LXZhbHVl""#, b"binary-value"),
        (r#""Zm8=""#, b"fo"),
        (r#""+/+/""#, b"\xfb\xff\xbf"),
    ] {
        both_ways(json, Blob::from(bytes));
    }
}

#[test]
fn base64_without_padding_is_read() {
    assert_eq!(read(r#""Zm8""#), Ok(Blob::from("fo")));
    assert_eq!(read(r#""Zg""#), Ok(Blob::from("f")));
}

/// The text may be a secret, so the error does not have it.
#[test]
fn what_is_no_base64_is_not_shown() {
    for json in [r#""hunter2!""#, r#""Zm8=Zm8=""#, r#""-_-_""#, r#""Zm8\n""#, r#"" ""#, r#""Zm9=""#, r#""Z""#]
    {
        refused::<Blob>(json, "invalid value: text that is not base64, expected base64 text");
    }
    refused::<Blob>("1", "invalid type: integer `1`, expected base64 text");
}

#[test]
fn is_bytes() {
    let blob = Blob::new(b"a\0\xff\"".to_vec());
    assert_eq!(format!("{blob:?}"), r#"b"a\x00\xff\"""#);
    assert_eq!((blob.len(), blob.as_ref().first()), (4, Some(&b'a')));
    assert_eq!(blob, Blob::from(b"a\0\xff\""));
    assert_eq!(blob.into_inner(), b"a\0\xff\"");
    assert_eq!(Blob::from("é".to_owned()), Blob::from("é"));
}
