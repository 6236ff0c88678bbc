//! The code of paths that was made already.

use std::cell::RefCell;
use std::ptr;

use super::part::Root;
use super::query_code::{Code, Form};
use crate::lower::QueryPath;
use crate::ordered::OrderedMap;

/// The code of paths that was made already: much of it is asked for more than once, and for each path within it again.
pub(super) struct Known<'r> {
    pub(super) root: &'r Root,
    /// By the path's place, with what an item is there.
    codes: RefCell<OrderedMap<*const QueryPath, Vec<(Form, Code)>>>,
}

impl<'r> Known<'r> {
    pub(super) fn new(root: &'r Root) -> Self {
        Self { root, codes: RefCell::default() }
    }

    /// What was made for a path.
    pub(super) fn code(&self, path: &QueryPath, item: &Form) -> Option<Code> {
        let codes = self.codes.borrow();
        let (_, code) = codes.get(&ptr::from_ref(path))?.iter().find(|(known, _)| known == item)?;
        Some(code.clone())
    }

    pub(super) fn keep(&self, path: &QueryPath, item: &Form, code: &Code) {
        let mut codes = self.codes.borrow_mut();
        codes.entry(ptr::from_ref(path)).or_default().push((item.clone(), code.clone()));
    }
}
