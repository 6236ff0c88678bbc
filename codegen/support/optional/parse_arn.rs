//! The function `aws.parseArn` of endpoint rules.

/// An Amazon Resource Name in its parts
/// ([`aws.parseArn`](https://smithy.io/2.0/aws/rules-engine/library-functions.html#awsparsearn-function)).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Arn<'a> {
    /// The partition, such as `aws`.
    pub partition: &'a str,
    /// The service's namespace.
    pub service: &'a str,
    /// The Region; may be empty.
    pub region: &'a str,
    /// The account; may be empty.
    pub account_id: &'a str,
    /// The resource, split at `:` and `/`.
    pub resource_id: Vec<&'a str>,
}

/// Splits an ARN into its parts; `None` if it is not one.
#[inline]
pub fn parse_arn(arn: &str) -> Option<Arn<'_>> {
    let mut parts = arn.splitn(6, ':');
    let mut next = || parts.next();
    let (arn, partition, service) = (next()?, next()?, next()?);
    let (region, account_id, resource) = (next()?, next()?, next()?);
    if arn != "arn" || [partition, service, resource].contains(&"") {
        return None;
    }
    let resource_id = resource.split([':', '/']).collect();
    Some(Arn { partition, service, region, account_id, resource_id })
}
