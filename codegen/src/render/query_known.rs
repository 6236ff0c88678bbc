//! The code of paths that was made already.

use std::cell::RefCell;
use std::ptr;

use proc_macro2::Ident;
use quote::format_ident;

use super::part::Root;
use super::query_code::{Code, Form};
use crate::lower::QueryPath;
use crate::ordered::OrderedMap;

/// The code of paths that was made already: much of it is asked for more than once, and for each path within it again.
pub(super) struct Known<'r> {
    pub(super) root: &'r Root,
    /// The results that have names of their own: the path's place, what an item is there, and the code.
    results: Vec<(*const QueryPath, Form, Code)>,
    /// By the path's place, with what an item is there.
    codes: RefCell<OrderedMap<*const QueryPath, Vec<(Form, Code)>>>,
}

impl<'r> Known<'r> {
    pub(super) fn new(root: &'r Root) -> Self {
        Self { root, results: Vec::new(), codes: RefCell::default() }
    }

    /// The same where one more path has this code, in which the value is called [`name`](Self::name).
    pub(super) fn with(&self, path: &QueryPath, item: &Form, code: Code) -> Self {
        let mut results = self.results.clone();
        results.push((path, item.clone(), code));
        let mut codes: OrderedMap<_, Vec<_>> = OrderedMap::default();
        for (path, item, code) in &results {
            codes.entry(*path).or_default().push((item.clone(), code.clone()));
        }
        Self { root: self.root, results, codes: RefCell::new(codes) }
    }

    /// A name that no other value has.
    pub(super) fn name(&self) -> Ident {
        match self.results.len() {
            0 => format_ident!("result"),
            others => format_ident!("result_{}", others + 1),
        }
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
