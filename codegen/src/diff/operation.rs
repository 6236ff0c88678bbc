//! Operations: their input, output and errors, and the facts about each.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::comparison::{Comparison, Subject};
use super::documentation::{links_of_operation, same_docs, same_examples, same_waiter_docs};
use super::matched::Pair;
use super::report::Group;
use super::rules::Kind;
use super::view::{OperationItem, View};
use super::words;
use crate::lower::{ErrorVariant, Http, Operation, OperationError, Pagination, Wait};
use crate::name::Ident;

impl<'a> Comparison<'a> {
    pub(super) fn operation(&mut self, pair: &Pair<OperationItem<'a>>) {
        match pair {
            Pair::Added(item) => {
                let subject = self.operation_subject(item);
                self.push(Kind::OperationAdded, &subject, None, Some(item.operation.name.clone()));
            }
            Pair::Removed(item) => {
                let subject = self.operation_subject(item);
                self.push(Kind::OperationRemoved, &subject, Some(item.operation.name.clone()), None);
            }
            Pair::Kept(old, new) => self.kept_operation(old, new),
        }
    }

    fn operation_subject(&self, item: &OperationItem<'a>) -> Subject<'a> {
        let Operation { name, shape_id, ident, .. } = item.operation;
        // What all operations need alike is reported once.
        let shapes = vec![self.new.krate.service.subject()];
        let path = format!("operation::{}", ident.text);
        Subject { shapes, ..Subject::new(Group::Operation(name.clone()), shape_id, path) }
    }

    fn kept_operation(&mut self, old_item: &OperationItem<'a>, new_item: &OperationItem<'a>) {
        let subject = self.operation_subject(new_item);
        let (old, new) = (old_item.operation, new_item.operation);
        let renamed = old.ident.text != new.ident.text;
        // Without calls, what comes with them is not there.
        let has_calls = self.old.krate.has_calls() && self.new.krate.has_calls();
        self.differ(Kind::OperationRenamed, &subject, (&old.ident.text, &new.ident.text), |name| {
            format!("operation::{name}")
        });
        if !renamed {
            self.shape_id(&subject, &old.shape_id, &new.shape_id);
            // The name of the service, which is the first part, is a change of its own.
            let target = |target: &'_ str| target.split_once('.').map_or(target, |(_, name)| name).to_owned();
            let (before, after) = (target(&old.wire_target), target(&new.wire_target));
            self.differ(Kind::OperationTargetChanged, &subject, (before, after), |name| name);
            let names = (&old.error.text, &new.error.text);
            self.differ(Kind::ErrorEnumRenamed, &subject, names, |name| name.clone());
        }
        self.operation_data(&subject, old, new);
        let bool = |value: bool| value.to_string();
        self.differ(Kind::ReadOnlyChanged, &subject, (old.read_only, new.read_only), bool);
        self.differ(Kind::IdempotentChanged, &subject, (old.idempotent, new.idempotent), bool);
        self.http(&subject, old.http.as_ref(), new.http.as_ref());
        self.lists_differ(Kind::CallChanged, &subject, &words::call(&old.call), &words::call(&new.call));
        let kinds = [Kind::PaginationAdded, Kind::PaginationRemoved, Kind::PaginationChanged];
        let texts = [old, new].map(|operation| operation.pagination.as_ref().map(words::pagination));
        self.optional(kinds, &subject, texts.into(), |text| text);
        if let (Some(old), Some(new)) = (&old.pagination, &new.pagination)
            && has_calls
        {
            self.page_items(&subject, old, new);
        }
        if has_calls {
            self.waiters(&subject, old_item, new_item);
        }
        if let (Some(old), Some(new)) = (old_item.errors, new_item.errors) {
            self.error_variants(&subject, old, new);
        }
        self.deprecated(&subject, old.deprecated.as_ref(), new.deprecated.as_ref());
        if links_of_operation(&self.old, old) != links_of_operation(&self.new, new) {
            self.links += 1;
        }
        // Without functions that wait, waiters are only in the documentation.
        let waiters = |of: &Operation| -> Vec<_> {
            of.waits.iter().map(|wait| (wait.name.clone(), wait.waiter.clone())).collect()
        };
        let same_waiters = if has_calls { same_waiter_docs(old, new) } else { waiters(old) == waiters(new) };
        let same = same_docs(&old.docs, &new.docs) && same_waiters && same_examples(old, new);
        self.documentation(&subject, !same, &[]);
        if old_item.module != new_item.module && !renamed {
            let modules = (old_item.module, new_item.module);
            self.differ(Kind::FileMoved, &subject, modules, words::file);
        }
    }

    /// What the operation takes and gives.
    fn operation_data(&mut self, subject: &Subject<'a>, old: &Operation, new: &Operation) {
        let data =
            |ident: &Option<Ident>| ident.as_ref().map_or("Unit".to_owned(), |ident| ident.text.clone());
        for (kind, before, after) in [
            (Kind::OperationInputChanged, &old.input, &new.input),
            (Kind::OperationOutputChanged, &old.output, &new.output),
        ] {
            let same = match (before, after) {
                (Some(before), Some(after)) => self.names.is(&before.text, &after.text),
                (before, after) => before.is_none() && after.is_none(),
            };
            if !same {
                self.push(kind, subject, Some(data(before)), Some(data(after)));
            }
        }
    }

    /// How the operation is called over HTTP, except for the success status, where all are equally good.
    fn http(&mut self, subject: &Subject<'a>, old: Option<&Http>, new: Option<&Http>) {
        match (old, new) {
            (Some(old), Some(new))
                if (&old.method, &old.uri) == (&new.method, &new.uri)
                    && [old.status, new.status].iter().all(|status| (200..300).contains(status)) =>
            {
                self.differ(Kind::SuccessStatusChanged, subject, (old.status, new.status), |status| {
                    status.to_string()
                });
            }
            values => self.differ(Kind::HttpChanged, subject, values, words::http),
        }
    }

    /// The items of pages, if they are in another place. In the same place, their type is that of a member, which has
    /// changes of its own.
    fn page_items(&mut self, subject: &Subject<'a>, old: &Pagination, new: &Pagination) {
        let Some(before) = old.list.as_ref().filter(|_| old.items != new.items) else { return };
        let after = new.list.as_ref().map(|list| &list.ty);
        if after.is_none_or(|after| !self.names.same(&before.ty, after)) {
            let (before, after) = (words::ty(&before.ty), after.map(words::ty));
            self.push(Kind::PageItemsChanged, subject, Some(before), after);
        }
    }

    fn waiters(&mut self, subject: &Subject<'a>, old: &OperationItem<'a>, new: &OperationItem<'a>) {
        let (old, new) = (&old.operation.waits, &new.operation.waits);
        for waiter in old {
            match new.iter().find(|other| other.name == waiter.name) {
                None => self.push(Kind::WaiterRemoved, subject, Some(waiter.name.clone()), None),
                Some(other) if !is_same_waiter(waiter, other) => {
                    self.differ(Kind::WaiterChanged, subject, (waiter, other), words::waiter);
                }
                Some(_) => {}
            }
        }
        for waiter in new.iter().filter(|waiter| !old.iter().any(|other| other.name == waiter.name)) {
            self.push(Kind::WaiterAdded, subject, None, Some(waiter.name.clone()));
        }
    }

    /// The variants of the error enum. The variant of a renamed type is renamed with it.
    fn error_variants(&mut self, subject: &Subject<'a>, old: &'a OperationError, new: &'a OperationError) {
        let path =
            |of: &OperationError, error: &ErrorVariant| format!("{}::{}", of.ident.text, error.variant);
        let names = Rc::clone(&self.names);
        let new_name = |error: &ErrorVariant| names.new_name(&error.ident.text);
        let named: BTreeMap<&str, &ErrorVariant> =
            new.errors.iter().map(|error| (error.ident.text.as_str(), error)).collect();
        for error in &old.errors {
            match new_name(error).and_then(|name| named.get(name)) {
                None => {
                    let subject = part(subject, path(old, error), error, &self.old);
                    self.push(Kind::OperationErrorRemoved, &subject, None, None);
                }
                Some(other) if error.ident == other.ident && error.variant != other.variant => {
                    let subject = part(subject, path(new, other), other, &self.new);
                    let (before, after) = (path(old, error), path(new, other));
                    self.push(Kind::OperationErrorRenamed, &subject, Some(before), Some(after));
                }
                Some(_) => {}
            }
        }
        let kept: BTreeSet<&str> = old.errors.iter().filter_map(new_name).collect();
        for error in &new.errors {
            if !kept.contains(error.ident.text.as_str()) {
                let subject = part(subject, path(new, error), error, &self.new);
                self.push(Kind::OperationErrorAdded, &subject, None, None);
            }
        }
    }
}

/// Whether two waiters do the same, whatever their documentation.
fn is_same_waiter(old: &Wait, new: &Wait) -> bool {
    let rules = |Wait { waiter, .. }: &Wait| (waiter.min_delay, waiter.max_delay, waiter.acceptors.clone());
    rules(old) == rules(new)
}

fn part<'a>(subject: &Subject<'a>, path: String, error: &'a ErrorVariant, view: &View<'a>) -> Subject<'a> {
    let shapes = view.named(&error.ident.text).map(|error| error.shape_id()).into_iter().collect();
    let member = Some(error.ident.text.as_str());
    Subject { member, shapes, ..Subject::new(subject.group.clone(), subject.shape, path) }
}
