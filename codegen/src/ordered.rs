//! Maps and sets that are fast to look things up in and go over what they hold in the order in which it came, or was
//! sorted: no order of hashes can get into what is generated.

use foldhash::fast::RandomState;
use indexmap::{IndexMap, IndexSet};

/// A map in the order of its entries.
pub(crate) type OrderedMap<K, V> = IndexMap<K, V, RandomState>;

/// A set in the order of its entries.
pub(crate) type OrderedSet<T> = IndexSet<T, RandomState>;
