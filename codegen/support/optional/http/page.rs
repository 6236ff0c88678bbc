//! Paginated results
//! (Smithy 2.0, [paginated trait](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait)).

use std::slice;

use serde_json::Value;

use super::super::super::shape::Present;
use super::super::super::{Member, Operation, Reader, Structure, TimestampFormat, Visitor, Wire};

/// An operation whose results come in pages.
pub trait Paginated: Operation {
    /// The input for the next page: the same input with the output's token. `None` if the output has no token, an empty
    /// one, zero, or the token of its own page.
    ///
    /// All pages, in async code:
    ///
    /// ```text
    /// loop {
    ///     let output = send(Op::request(&input, &endpoint)?).await?;
    ///     let Some(next) = Op::next_page(&input, &output) else { break };
    ///     input = next;
    /// }
    /// ```
    fn next_page(input: &Self::Input, output: &Self::Output) -> Option<Self::Input> {
        let pagination = Self::PAGINATION?;
        let token = find(output, pagination.output_token).filter(|token| !is_empty(token))?;
        if find(input, pagination.input_token).as_ref() == Some(&token) {
            return None;
        }
        let index =
            Self::Input::MEMBERS.iter().position(|member| member.wire_name == pagination.input_token)?;
        let mut next = input.clone();
        let mut reader = Token { value: Some(token), is_read: false };
        next.set(index, &mut reader);
        reader.is_read.then_some(next)
    }

    /// All pages, each requested with `call` when the iterator comes to it. It ends after the first error.
    ///
    /// If a call can also fail before there is a response, both errors become one:
    ///
    /// ```text
    /// for page in Op::pages(input, |input| Ok::<_, Box<dyn Error>>(client.call::<Op>(input)??)) {
    ///     let output = page?;
    /// }
    /// ```
    fn pages<E, C>(input: Self::Input, call: C) -> Pages<Self, C>
    where
        Self: Sized,
        C: FnMut(&Self::Input) -> Result<Self::Output, E>,
    {
        Pages { next: Some(input), call }
    }
}

/// An operation whose pages have items.
pub trait PaginatedItems: Paginated {
    /// The items of a page.
    type Items: IntoIterator;

    /// The items of a page.
    fn items(output: Self::Output) -> Self::Items;
}

/// The pages of an operation.
#[derive(Clone, Debug)]
pub struct Pages<O: Operation, C> {
    next: Option<O::Input>,
    call: C,
}

impl<O: PaginatedItems, C> Pages<O, C> {
    /// The items of all pages, one after the other.
    pub fn items<E>(self) -> Items<O, C>
    where
        C: FnMut(&O::Input) -> Result<O::Output, E>,
    {
        Items { pages: self, page: None }
    }
}

impl<O: Paginated, E, C: FnMut(&O::Input) -> Result<O::Output, E>> Iterator for Pages<O, C> {
    type Item = Result<O::Output, E>;

    fn next(&mut self) -> Option<Self::Item> {
        let input = self.next.take()?;
        let page = (self.call)(&input);
        if let Ok(output) = &page {
            self.next = O::next_page(&input, output);
        }
        Some(page)
    }
}

/// The items of the pages of an operation.
#[allow(missing_debug_implementations, reason = "iterators of items need not have one")]
pub struct Items<O: PaginatedItems, C> {
    pages: Pages<O, C>,
    page: Option<<O::Items as IntoIterator>::IntoIter>,
}

impl<O: PaginatedItems, E, C: FnMut(&O::Input) -> Result<O::Output, E>> Iterator for Items<O, C> {
    type Item = Result<<O::Items as IntoIterator>::Item, E>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(output) => self.page = Some(O::items(output).into_iter()),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

#[inline]
fn is_empty(token: &Value) -> bool {
    match token {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        // What a token that is required or has a default is, if the response has none.
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_f64() == Some(0.0),
    }
}

/// The value at the end of a path of wire names, which may have dots of their own.
fn find<T: Structure>(value: &T, path: &str) -> Option<Value> {
    let mut finder = Finder { members: T::MEMBERS.iter(), path, found: None };
    value.visit(&mut finder);
    let (mut value, mut rest) = finder.found?;
    while let Some(path) = rest.strip_prefix('.') {
        let ends = path.match_indices('.').map(|(dot, _)| dot).chain([path.len()]);
        let is_name = |end: &usize| path.get(..*end).is_some_and(|name| value.get(name).is_some());
        let end = ends.rev().find(is_name)?;
        let (name, after) = path.split_at_checked(end)?;
        (value, rest) = (value.get_mut(name)?.take(), after);
    }
    Some(value)
}

struct Finder<'p> {
    members: slice::Iter<'static, Member>,
    path: &'p str,
    /// The member with the longest name that the path begins with, and the rest of the path.
    found: Option<(Value, &'p str)>,
}

impl Visitor for Finder<'_> {
    fn member_as<F: TimestampFormat, T: Wire<F>>(&mut self, value: &T) {
        let rest = self.members.next().and_then(|member| self.path.strip_prefix(member.wire_name));
        let is_longer = |rest: &&str| self.found.as_ref().is_none_or(|(_, other)| rest.len() < other.len());
        if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('.')).filter(is_longer) {
            self.found = serde_json::to_value(Present::<F, T>::new(value)).ok().map(|value| (value, rest));
        }
    }

    fn boxed<T: Wire>(&mut self, value: &Option<Box<T>>) {
        match value.as_deref() {
            Some(value) => self.member(value),
            None => {
                self.members.next();
            }
        }
    }
}

struct Token {
    value: Option<Value>,
    is_read: bool,
}

impl Reader for Token {
    fn read_as<F: TimestampFormat, T: Wire<F>>(&mut self, slot: &mut T) {
        if let Some(Ok(value)) = self.value.take().map(T::read) {
            *slot = value;
            self.is_read = true;
        }
    }
}
