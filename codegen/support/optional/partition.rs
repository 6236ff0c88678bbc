//! The function `aws.partition` of endpoint rules: the part of AWS that a Region belongs to.

/// A partition of AWS: Regions that share accounts and a domain
/// ([`aws.partition`](https://smithy.io/2.0/aws/rules-engine/library-functions.html#awspartition-function)).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Partition {
    /// The name, such as `aws` or `aws-cn`.
    pub name: &'static str,
    /// The suffix of its host names.
    pub dns_suffix: &'static str,
    /// The suffix of its host names with both IPv4 and IPv6 addresses.
    pub dual_stack_dns_suffix: &'static str,
    /// Whether it has FIPS endpoints.
    pub supports_fips: bool,
    /// Whether it has endpoints with both IPv4 and IPv6 addresses.
    pub supports_dual_stack: bool,
    /// The Region in which requests to global services are signed.
    pub implicit_global_region: &'static str,
    /// The beginnings of its Region names; a word, `-` and digits follow.
    prefixes: &'static [&'static str],
    /// Its Region names that look different.
    regions: &'static [&'static str],
}

/// The partitions, as of November 2026. A Region added later is found if its name looks like the others.
pub const PARTITIONS: &[Partition] = &[
    Partition {
        name: "aws",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-east-1",
        prefixes: &["us-", "eu-", "ap-", "sa-", "ca-", "me-", "af-", "il-", "mx-"],
        regions: &["aws-global"],
    },
    Partition {
        name: "aws-cn",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: "api.amazonwebservices.com.cn",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "cn-northwest-1",
        prefixes: &["cn-"],
        regions: &["aws-cn-global"],
    },
    Partition {
        name: "aws-eusc",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: "api.amazonwebservices.eu",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "eusc-de-east-1",
        prefixes: &["eusc-de-"],
        regions: &[],
    },
    Partition {
        name: "aws-iso",
        dns_suffix: "c2s.ic.gov",
        dual_stack_dns_suffix: "api.aws.ic.gov",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-iso-east-1",
        prefixes: &["us-iso-"],
        regions: &["aws-iso-global"],
    },
    Partition {
        name: "aws-iso-b",
        dns_suffix: "sc2s.sgov.gov",
        dual_stack_dns_suffix: "api.aws.scloud",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-isob-east-1",
        prefixes: &["us-isob-"],
        regions: &["aws-iso-b-global"],
    },
    Partition {
        name: "aws-iso-e",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: "api.cloud-aws.adc-e.uk",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "eu-isoe-west-1",
        prefixes: &["eu-isoe-"],
        regions: &["aws-iso-e-global"],
    },
    Partition {
        name: "aws-iso-f",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: "api.aws.hci.ic.gov",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-isof-south-1",
        prefixes: &["us-isof-"],
        regions: &["aws-iso-f-global"],
    },
    Partition {
        name: "aws-us-gov",
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        supports_fips: true,
        supports_dual_stack: true,
        implicit_global_region: "us-gov-west-1",
        prefixes: &["us-gov-"],
        regions: &["aws-us-gov-global"],
    },
];

/// The partition of a Region: the one that lists it, else the one whose Region names look like it, else the first. The
/// specification gives no partition in the last case; AWS's SDKs and the tests of its models use the first.
#[inline]
pub fn partition(region: &str) -> &'static Partition {
    let named = PARTITIONS.iter().find(|partition| partition.regions.contains(&region));
    named
        .or_else(|| PARTITIONS.iter().find(|partition| partition.looks_like(region)))
        .unwrap_or(&PARTITIONS[0])
}

impl Partition {
    #[inline]
    fn looks_like(&self, region: &str) -> bool {
        let is_rest = |rest: &str| {
            rest.rsplit_once('-').is_some_and(|(word, number)| {
                !word.is_empty()
                    && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                    && !number.is_empty()
                    && number.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        self.prefixes.iter().any(|prefix| region.strip_prefix(prefix).is_some_and(is_rest))
    }
}
