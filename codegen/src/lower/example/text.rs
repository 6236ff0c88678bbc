//! Plausible text: what the documentation names, what the name of a member promises, or what its pattern allows.

use super::constraint::Constraint;
use super::pattern::texts;

/// The documentation of a member and of its target, the nearer one first.
pub(super) type Docs<'a> = [Option<&'a str>; 2];

/// What is known of a string beyond its constraints.
#[derive(Clone, Copy)]
pub(super) struct Hints<'a> {
    /// The name of the member.
    pub(super) name: &'a str,
    /// What the model says about it.
    pub(super) docs: Docs<'a>,
    /// Whether it carries sensitive data, so that nothing may look like the real thing.
    pub(super) sensitive: bool,
    /// Whether it is an idempotency token.
    pub(super) token: bool,
    /// What stands in ARNs of the service.
    pub(super) arn_namespace: &'a str,
}

const EXAMPLE: &str = "example";
const UUID: &str = "12345678-1234-4123-8123-123456789012";
const ACCOUNT: &str = "123456789012";

/// What a member is called at its end, in lower case, and what stands there then. The hosts, addresses and dates are
/// those that are reserved for documentation (RFC 2606, RFC 5737) or plainly made up.
const BY_NAME: &[(&str, &[&str])] = &[
    ("rolearn", &["arn:aws:iam::123456789012:role/example"]),
    ("accountid ownerid", &[ACCOUNT]),
    ("instanceid", &["i-0123456789abcdef0"]),
    ("imageid", &["ami-0123456789abcdef0"]),
    ("volumeid", &["vol-0123456789abcdef0"]),
    ("snapshotid", &["snap-0123456789abcdef0"]),
    ("subnetid", &["subnet-0123456789abcdef0"]),
    ("vpcid", &["vpc-0123456789abcdef0"]),
    ("groupid", &["sg-0123456789abcdef0"]),
    ("url uri", &["https://example.com"]),
    ("endpoint", &["https://example.com", "example.com"]),
    ("email emailaddress", &["user@example.com"]),
    ("domain domainname", &["example.com"]),
    ("hostname", &["host.example.com"]),
    ("region regionname", &["us-east-1"]),
    ("availabilityzone", &["us-east-1a"]),
    ("ipaddress", &["192.0.2.1"]),
    ("cidr cidrblock", &["192.0.2.0/24"]),
    ("timezone", &["Etc/UTC"]),
    ("date", &["2026-01-01", "2026-01-01T00:00:00Z"]),
    ("time", &["2026-01-01T00:00:00Z", "00:00"]),
    ("timestamp", &["2026-01-01T00:00:00Z"]),
    ("schedule scheduleexpression", &["rate(1 day)", "cron(0 2 * * ? *)"]),
    ("version", &["1", "1.0", "1.0.0"]),
    ("path", &["/example"]),
    ("bucket bucketname", &["amzn-s3-demo-bucket"]),
    ("description comment title reason message", &["An example"]),
    ("policy json", &["{}"]),
];

/// The text for a string with these constraints.
pub(super) fn plausible(constraint: &Constraint, hints: &Hints<'_>) -> String {
    candidates(hints)
        .into_iter()
        .find(|text| constraint.allows(text))
        .or_else(|| {
            let pattern = constraint.pattern.as_ref()?;
            let texts = || texts(pattern, constraint.shortest).filter(|text| constraint.allows(text));
            let text = texts().find(|text| !text.trim().is_empty()).or_else(|| texts().next())?;
            Some(arn(&text).filter(|arn| constraint.allows(arn)).unwrap_or(text))
        })
        .unwrap_or_else(|| sized(constraint))
}

/// Texts that may fit, the better ones first.
fn candidates(hints: &Hints<'_>) -> Vec<String> {
    let name = hints.name.to_ascii_lowercase();
    let docs = hints.docs.into_iter().flatten();
    let is_url = name.ends_with("url") || name.ends_with("uri");
    let mut texts = Vec::new();
    if hints.token {
        texts.push(UUID.to_owned());
    }
    if !hints.sensitive {
        // Anything else that the documentation of an address names is a part of it.
        texts.extend(docs.clone().flat_map(named_in).filter(|text| !is_url || text.contains("://")));
    }
    if is_url && docs.clone().any(|docs| docs.contains("wss://")) {
        texts.push("wss://example.com".to_owned());
    }
    let ends = BY_NAME.iter().flat_map(|(ends, texts)| ends.split(' ').map(move |end| (end, texts)));
    if let Some((_, known)) = ends.filter(|(end, _)| name.ends_with(end)).max_by_key(|(end, _)| end.len()) {
        texts.extend(known.iter().map(|&text| text.to_owned()));
    }
    if name.ends_with("arn") {
        let kind = hints.name.get(..name.len() - "arn".len()).unwrap_or_default();
        let kind = if kind.is_empty() { "resource".to_owned() } else { kebab(kind) };
        texts.push(format!("arn:aws:{}:us-east-1:{ACCOUNT}:{kind}/{EXAMPLE}", hints.arn_namespace));
    }
    texts.push(EXAMPLE.to_owned());
    if ["Id", "id", "ID"].iter().any(|end| hints.name.ends_with(end)) {
        texts.push(UUID.to_owned());
    }
    texts
}

/// An ARN with the partition, Region and account that are usual in examples
/// ([ARNs](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html)).
fn arn(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    let ["arn", _, service, region, account, resource] = parts.as_slice() else { return None };
    let usual = |part: &str, usual| if part.is_empty() { "" } else { usual };
    let (region, account) = (usual(region, "us-east-1"), usual(account, ACCOUNT));
    Some(format!("arn:aws:{service}:{region}:{account}:{resource}"))
}

/// `resource-group` of `ResourceGroup`.
fn kebab(name: &str) -> String {
    let mut text = String::new();
    let mut follows_small = false;
    for c in name.chars() {
        if follows_small && c.is_ascii_uppercase() {
            text.push('-');
        }
        follows_small = c.is_ascii_lowercase();
        text.push(c.to_ascii_lowercase());
    }
    text
}

/// The code spans that the documentation gives as examples: those behind "such as", "for example" and the like, up to
/// the end of the sentence's part.
pub(super) fn named_in(docs: &str) -> Vec<String> {
    const WORDS: [&str; 4] = ["such as ", "or example, ", "or example ", "e.g. "];
    let behind = |words: &'static str| docs.split(words).skip(1).filter_map(code_at_start);
    WORDS.into_iter().flat_map(behind).collect()
}

/// The code that the text begins with, in Markdown or HTML.
fn code_at_start(text: &str) -> Option<String> {
    let code = match text.strip_prefix("<code>") {
        Some(rest) => rest.split_once("</code>")?.0,
        None => text.strip_prefix('`')?.split_once('`')?.0,
    };
    (!code.is_empty() && !code.contains(['\n', '<', '&', '`'])).then(|| code.to_owned())
}

/// Text that is neither too short nor too long, whatever else it should be.
pub(super) fn sized(constraint: &Constraint) -> String {
    let most = constraint.longest.min(EXAMPLE.len().max(constraint.shortest)).min(1000);
    EXAMPLE.chars().cycle().take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::{arn, kebab, named_in};

    #[test]
    fn documentation_names_examples() {
        assert_eq!(named_in("An ID, such as `i-1` or `i-2`."), ["i-1"]);
        assert_eq!(named_in("For example, `a`. Or else e.g. `b`."), ["a", "b"]);
        assert_eq!(named_in("<p>A port (for example <code>80</code>).</p>"), ["80"]);
        assert_eq!(named_in("Words such as these, for example\n`a`, such as `` `, such as `<a>`"), [""; 0]);
        assert_eq!(named_in("`a` and nothing else"), [""; 0]);
    }

    #[test]
    fn an_arn_is_one_of_an_example() {
        let usual = "arn:aws:x:us-east-1:123456789012:y/z:a";
        assert_eq!(arn("arn:b:x:c:d:y/z:a").as_deref(), Some(usual));
        assert_eq!(arn("arn:b:x:::y").as_deref(), Some("arn:aws:x:::y"));
        assert_eq!(arn("arn:b:x"), None);
        assert_eq!(arn("x:b:x:c:d:y"), None);
        assert_eq!(kebab("OpsMetadata"), "ops-metadata");
        assert_eq!(kebab("KMSKey"), "kmskey");
    }
}
