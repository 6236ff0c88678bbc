//! The middle of what was measured, and how far it scatters.

use std::fmt;

/// The median and the quartiles of a sample.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    pub low: f64,
    pub median: f64,
    pub high: f64,
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { low, median, high } = self;
        write!(f, "{median:.2} ({low:.2} to {high:.2})")
    }
}

/// The spread of a sample; NaN for an empty one.
pub fn spread(sample: impl IntoIterator<Item = f64>) -> Spread {
    let mut sample: Vec<f64> = sample.into_iter().collect();
    sample.sort_by(f64::total_cmp);
    let at = |part: f64| sample.get(((sample.len() as f64 - 1.0) * part).round() as usize);
    let [low, median, high] = [0.25, 0.5, 0.75].map(|part| at(part).copied().unwrap_or(f64::NAN));
    Spread { low, median, high }
}
