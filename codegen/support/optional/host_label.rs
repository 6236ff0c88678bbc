//! The functions `isValidHostLabel` and `aws.isVirtualHostableS3Bucket` of endpoint rules.

/// Whether the text is a valid host label, or with `subdomains` several of them with dots between: 1 to 63 letters,
/// digits and `-`, not starting with a `-`
/// ([`isValidHostLabel`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#isvalidhostlabel-function)).
/// A `-` at the end is accepted, as in Smithy's own implementation and AWS's SDK for Rust.
#[inline]
pub fn is_valid_host_label(text: &str, subdomains: bool) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if subdomains { text.split('.').all(is_label) } else { is_label(text) }
}

/// Whether an S3 bucket's name can be the first label of a host name, or with `subdomains` its first labels
/// ([`aws.isVirtualHostableS3Bucket`](https://smithy.io/2.0/aws/rules-engine/library-functions.html#awsisvirtualhostables3bucket-function)).
#[inline]
pub fn is_virtual_hostable_s3_bucket(name: &str, subdomains: bool) -> bool {
    let is_end = |end: Option<u8>| end.is_some_and(|byte| byte.is_ascii_alphanumeric());
    (3..=63).contains(&name.len())
        && is_valid_host_label(name, subdomains)
        && !name.bytes().any(|byte| byte.is_ascii_uppercase())
        && is_end(name.bytes().next())
        && is_end(name.bytes().last())
        && !name.contains("-.")
        && !name.contains(".-")
        && !looks_like_ipv4(name)
}

/// Whether these are four numbers of any size with dots between.
#[inline]
fn looks_like_ipv4(name: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    name.split('.').count() == 4 && name.split('.').all(is_number)
}
