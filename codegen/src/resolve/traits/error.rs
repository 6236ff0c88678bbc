//! Traits of errors ([type refinement](https://smithy.io/2.0/spec/type-refinement-traits.html#error-trait),
//! [behavior](https://smithy.io/2.0/spec/behavior-traits.html#retryable-trait)).

use super::node::{Node, Read, boolean, text};
use super::rule::{STRUCTURE, properties, traits};

/// Who is at fault, by the `error` trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Fault {
    /// The request.
    Client,
    /// The service.
    Server,
}

/// The HTTP status of an error.
fn status(node: &Node<'_>) -> Read<u16> {
    let status = node.status(100..1000)?;
    if !(400..600).contains(&status) {
        let message = format!("the status {status} is none of an error: those are 400 to 599");
        node.warning("unusual-status", &[], message, None);
    }
    Ok(status)
}

properties! {
    /// That an error may be retried.
    #[derive(Debug)]
    Retryable {
        /// Whether it means throttling.
        throttling: bool = or("throttling", false, boolean);
    }
}

properties! {
    /// What an error is in answers of AWS Query
    /// ([awsQueryError](https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsqueryerror-trait)).
    #[derive(Clone, Debug, PartialEq, Eq)]
    QueryError {
        /// The HTTP status.
        status: u16 = required("httpResponseCode", |node| node.status(100..1000));
        /// Its code.
        code: String = required("code", text);
    }
}

traits! {
    /// Who is at fault, for an error structure.
    ERROR[Fault] = "smithy.api#error" => error,
        [STRUCTURE].strict().excludes(&["smithy.api#input", "smithy.api#output"]),
        |node| node.choice(&[("client", Fault::Client), ("server", Fault::Server)]);
    /// The HTTP status of an error.
    HTTP_ERROR[u16] = "smithy.api#httpError" => http_error, [STRUCTURE].strict().needs(ERROR), status;
    /// What an error is in answers of AWS Query.
    QUERY_ERROR: QueryError = "aws.protocols#awsQueryError" => query_error, [STRUCTURE].needs(ERROR), QueryError::read;
    /// That an error may be retried.
    RETRYABLE: Retryable = "smithy.api#retryable" => retryable, [STRUCTURE].needs(ERROR), Retryable::read;
}
