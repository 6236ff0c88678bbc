//! Operations: their input, output and errors, and the facts about each.

use super::comparison::{Comparison, Subject};
use super::documentation::{links_of_operation, same_docs, same_examples};
use super::matched::Matched;
use super::members::{Part, members};
use super::rules::Kind;
use super::view::View;
use super::words;
use crate::lower::{ErrorVariant, Http, Operation, Pagination, Wait};
use crate::name::Ident;
use crate::resolve::Waiter;

impl<'a> Comparison<'a> {
    /// Compares what only operations have.
    pub(super) fn operation(&mut self, subject: &Subject<'a>, [old, new]: [&'a Operation; 2]) {
        // Without calls, what comes with them is not there.
        let has_calls = self.old.krate.has_calls() && self.new.krate.has_calls();
        if old.ident.text == new.ident.text {
            // The name of the service, which is the first part, is a change of its own.
            let targets = [old, new].map(|of| of.wire_target.split_once('.').map_or("", |(_, name)| name));
            self.differ(Kind::OperationTargetChanged, subject, targets);
            self.differ(Kind::ErrorEnumRenamed, subject, [&old.error.ident.text, &new.error.ident.text]);
        }
        self.operation_data(subject, [old, new]);
        let facts = |of: &Operation| {
            vec![
                (Kind::ReadOnlyChanged, of.read_only.to_string()),
                (Kind::IdempotentChanged, of.idempotent.to_string()),
            ]
        };
        self.facts_differ(subject, [facts(old), facts(new)]);
        self.http(subject, [old.http.as_ref(), new.http.as_ref()]);
        self.lists_differ(Kind::CallChanged, subject, [words::call(&old.call), words::call(&new.call)]);
        let kinds = [Kind::PaginationAdded, Kind::PaginationRemoved, Kind::PaginationChanged];
        let texts = [old, new].map(|operation| operation.pagination.as_ref().map(words::pagination));
        self.optional(kinds, subject, texts);
        if let (Some(old), Some(new)) = (&old.pagination, &new.pagination)
            && has_calls
        {
            self.page_items(subject, [old, new]);
        }
        self.error_variants(subject, [old, new]);
        self.links += usize::from(links_of_operation(&self.old, old) != links_of_operation(&self.new, new));
        let same_waiters = match has_calls {
            true => self.waiters(subject, [&old.waits, &new.waits]),
            // Without functions that wait, waiters are only in the documentation.
            false => {
                let told = |wait: &'a Wait| (&wait.name, &wait.waiter);
                old.waits.iter().map(told).eq(new.waits.iter().map(told))
            }
        };
        let same = same_docs(&old.docs, &new.docs) && same_waiters && same_examples(old, new);
        self.documentation(subject, !same, &[]);
    }

    /// What the operation takes and gives.
    fn operation_data(&mut self, subject: &Subject<'a>, [old, new]: [&Operation; 2]) {
        let data =
            |ident: &Option<Ident>| ident.as_ref().map_or("Unit".to_owned(), |ident| ident.text.clone());
        for (kind, before, after) in [
            (Kind::OperationInputChanged, &old.input, &new.input),
            (Kind::OperationOutputChanged, &old.output, &new.output),
        ] {
            if !self.names.same_data(before, after) {
                self.push(kind, subject, [before, after].map(|ident| Some(data(ident))));
            }
        }
    }

    /// How the operation is called over HTTP, except for the success status, since one is as good as another.
    fn http(&mut self, subject: &Subject<'a>, [old, new]: [Option<&Http>; 2]) {
        match (old, new) {
            (Some(old), Some(new))
                if (&old.method, &old.uri) == (&new.method, &new.uri)
                    && [old.status, new.status].iter().all(|status| (200..300).contains(status)) =>
            {
                let statuses = [&*old.status.to_string(), &*new.status.to_string()];
                self.differ(Kind::SuccessStatusChanged, subject, statuses);
            }
            _ => self.differ(Kind::HttpChanged, subject, [&words::http(old), &words::http(new)]),
        }
    }

    /// The items of pages, if they are in another place. In the same place, their type is that of a member, which has
    /// changes of its own.
    fn page_items(&mut self, subject: &Subject<'a>, [old, new]: [&Pagination; 2]) {
        let Some(before) = old.list.as_ref().filter(|_| old.items != new.items) else { return };
        let after = new.list.as_ref().map(|list| &list.ty);
        if after.is_none_or(|after| !self.names.same(&before.ty, after)) {
            let (before, after) = (words::ty(&before.ty), after.map(words::ty));
            self.push(Kind::PageItemsChanged, subject, [Some(before), after]);
        }
    }

    /// Compares the waiters, and says whether the documentation of those in both models is the same.
    fn waiters(&mut self, subject: &Subject<'a>, [old, new]: [&[Wait]; 2]) -> bool {
        let (waiters, _) = members(old, new, &[|wait| Part::Name(&wait.name)]);
        let mut same_docs = true;
        for (old, new) in waiters.kept {
            let Waiter { documentation, acceptors, min_delay, max_delay, deprecated } = &old.waiter;
            let it = &new.waiter;
            same_docs &= (documentation, deprecated) == (&it.documentation, &it.deprecated);
            if (acceptors, min_delay, max_delay) != (&it.acceptors, &it.min_delay, &it.max_delay) {
                self.push(Kind::WaiterChanged, subject, [old, new].map(|wait| Some(words::waiter(wait))));
            }
        }
        for waiter in waiters.removed {
            self.push(Kind::WaiterRemoved, subject, [Some(waiter.name.clone()), None]);
        }
        for waiter in waiters.added {
            self.push(Kind::WaiterAdded, subject, [None, Some(waiter.name.clone())]);
        }
        same_docs
    }

    /// The variants of the error enum. The variant of a renamed type is renamed with it.
    fn error_variants(&mut self, subject: &Subject<'a>, [old, new]: [&'a Operation; 2]) {
        let path =
            |of: &Operation, error: &ErrorVariant| format!("{}::{}", of.error.ident.text, error.variant);
        let mut errors = Matched::new(old.error.errors.iter(), new.error.errors.iter());
        errors.by(|error| self.names.new_name(&error.ident.text), |error| Some(error.ident.text.as_str()));
        for (error, other) in errors.kept {
            if error.ident == other.ident && error.variant != other.variant {
                let subject = part(subject, path(new, other), other, &self.new);
                let (before, after) = (path(old, error), path(new, other));
                self.push(Kind::OperationErrorRenamed, &subject, [Some(before), Some(after)]);
            }
        }
        for error in errors.removed {
            let subject = part(subject, path(old, error), error, &self.old);
            self.push(Kind::OperationErrorRemoved, &subject, [None, None]);
        }
        for error in errors.added {
            let subject = part(subject, path(new, error), error, &self.new);
            self.push(Kind::OperationErrorAdded, &subject, [None, None]);
        }
    }
}

fn part<'a>(subject: &Subject<'a>, path: String, error: &'a ErrorVariant, view: &View<'a>) -> Subject<'a> {
    let shapes = view.types.get(&*error.ident.text).map(|error| error.item.shape_id()).into_iter().collect();
    let member = Some(error.ident.text.as_str());
    Subject { member, shapes, ..Subject::new(subject.group.clone(), subject.shape, path) }
}
