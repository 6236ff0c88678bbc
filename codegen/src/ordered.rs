//! Maps and sets with fast look-up whose entries come in the order of insertion, or as they were sorted: no order of
//! hashes can get into what is generated.

use foldhash::fast::RandomState;
use indexmap::{IndexMap, IndexSet};

/// A map in the order of its entries.
pub(crate) type OrderedMap<K, V> = IndexMap<K, V, RandomState>;

/// A set in the order of its entries.
pub(crate) type OrderedSet<T> = IndexSet<T, RandomState>;
