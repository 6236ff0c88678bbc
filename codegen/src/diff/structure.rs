//! Structures, and the facts about errors.

use super::comparison::{Comparison, Subject};
use super::fields::{Fields, Place};
use super::rules::Kind;
use crate::lower::{ErrorFacts, Message, Role, Structure};
use crate::name::Ident;
use crate::resolve::Fault;

impl<'a> Comparison<'a> {
    /// Compares two structures, and gives the names of members whose documentation changed.
    pub(super) fn structure(
        &mut self,
        subject: &Subject<'a>,
        old: &'a Structure,
        new: &'a Structure,
    ) -> Vec<&'a str> {
        match (&old.role, &new.role) {
            (Role::Error(old), Role::Error(new)) => self.error(subject, old, new),
            (_, Role::Error(_)) => self.push(Kind::ErrorTraitAdded, subject, None, None),
            (Role::Error(_), _) => self.push(Kind::ErrorTraitRemoved, subject, None, None),
            _ => {}
        }
        let sides = [old, new].map(|item| Fields { fields: &item.fields, message: added_message(item) });
        let place =
            if self.sent.contains(&*new.facts.ident.text) { Place::Request } else { Place::Elsewhere };
        self.fields(subject, place, sides)
    }

    fn error(&mut self, subject: &Subject<'a>, old: &ErrorFacts, new: &ErrorFacts) {
        self.texts_differ(Kind::ErrorCodeChanged, subject, (&old.code, &new.code));
        self.differ(Kind::ErrorFaultChanged, subject, (old.fault, new.fault), |fault| match fault {
            Fault::Client => "client",
            Fault::Server => "server",
        });
        self.differ(Kind::ErrorRetryChanged, subject, (old.retry, new.retry), |retry| match retry {
            None => "not to be retried",
            Some(false) => "may be retried",
            Some(true) => "may be retried after a pause",
        });
        let statuses = (old.http_status, new.http_status);
        self.differ(Kind::ErrorStatusChanged, subject, statuses, |status| {
            status.map_or("none".to_owned(), |status| status.to_string())
        });
        // That the field is an `Option`, or sensitive, is a change of the field.
        let message = |message: &Message| match message {
            Message { ident, is_member: true, .. } => format!("the field `{}`", ident.text),
            Message { ident, .. } => format!("the field `{}`, which is no member", ident.text),
        };
        let messages = (message(&old.message), message(&new.message));
        self.texts_differ(Kind::ErrorMessageChanged, subject, messages);
    }
}

/// The field that an error adds for its message if no member is the message.
fn added_message(item: &Structure) -> Option<&Ident> {
    match &item.role {
        Role::Error(ErrorFacts { message: Message { ident, is_member: false, .. }, .. }) => Some(ident),
        _ => None,
    }
}
