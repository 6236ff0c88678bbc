//! Errors that are worth a retry: the codes that AWS's SDKs retry in their
//! [standard mode](https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html), whatever the model
//! says.

/// How a request may be retried after an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// After the usual pause: the error is temporary.
    Transient,
    /// After a longer pause: there were too many requests.
    Throttling,
}

const TRANSIENT: &[&str] = &["RequestTimeout", "RequestTimeoutException"];

const THROTTLING: &[&str] = &[
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// How a request may be retried after an error with this code.
#[inline]
pub(super) fn of_code(code: &str) -> Option<Retry> {
    if THROTTLING.contains(&code) {
        Some(Retry::Throttling)
    } else {
        TRANSIENT.contains(&code).then_some(Retry::Transient)
    }
}
