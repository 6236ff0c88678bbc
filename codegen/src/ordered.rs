//! Maps and sets with fast look-up whose entries keep the order of insertion, or the order that they were sorted in:
//! the order of hashes cannot get into generated code.

use foldhash::fast::RandomState;
use indexmap::{IndexMap, IndexSet};

/// A map that keeps the order of its entries.
pub(crate) type OrderedMap<K, V> = IndexMap<K, V, RandomState>;

/// A set that keeps the order of its entries.
pub(crate) type OrderedSet<T> = IndexSet<T, RandomState>;
