//! What a structure is: data, or an error with its facts.

use super::comparison::{Comparison, Subject};
use super::rules::Kind;
use crate::lower::{ErrorFacts, Message, Role};
use crate::resolve::Fault;

impl<'a> Comparison<'a> {
    /// Notes that a structure became an error or is none any more, and which facts about an error changed.
    pub(super) fn role(&mut self, subject: &Subject<'a>, sides: [&Role; 2]) {
        match sides {
            [Role::Error(old), Role::Error(new)] => self.facts_differ(subject, [facts(old), facts(new)]),
            [_, Role::Error(_)] => self.push(Kind::ErrorTraitAdded, subject, [None, None]),
            [Role::Error(_), _] => self.push(Kind::ErrorTraitRemoved, subject, [None, None]),
            _ => {}
        }
    }
}

fn facts(error: &ErrorFacts) -> Vec<(Kind, String)> {
    let fault = match error.fault {
        Fault::Client => "client",
        Fault::Server => "server",
    };
    let retry = match error.retry {
        None => "not to be retried",
        Some(false) => "may be retried",
        Some(true) => "may be retried after a pause",
    };
    let status = error.http_status.map_or("none".to_owned(), |status| status.to_string());
    // That the field is an `Option`, or sensitive, is a change of the field.
    let message = match &error.message {
        Message { ident, is_member: true, .. } => format!("the field `{}`", ident.text),
        Message { ident, .. } => format!("the field `{}`, which is no member", ident.text),
    };
    vec![
        (Kind::ErrorCodeChanged, error.code.clone()),
        (Kind::ErrorFaultChanged, fault.to_owned()),
        (Kind::ErrorRetryChanged, retry.to_owned()),
        (Kind::ErrorStatusChanged, status),
        (Kind::ErrorMessageChanged, message),
    ]
}
