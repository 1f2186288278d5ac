//! Measurements of one thing, repeated.

use std::fmt::{self, Display};

/// All values, sorted; at least one.
#[derive(Clone, Debug)]
pub(crate) struct Spread(Vec<f64>);

impl Spread {
    /// Sorts values.
    pub(crate) fn new(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The middle value, or the mean of the two in the middle.
    pub(crate) fn median(&self) -> f64 {
        let half = self.0.len() / 2;
        if self.0.len().is_multiple_of(2) { f64::midpoint(self.0[half - 1], self.0[half]) } else { self.0[half] }
    }

    /// The value that a share of all do not exceed, such as 0.95.
    pub(crate) fn share(&self, share: f64) -> f64 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share of a few values is a small number"
        )]
        let place = (self.0.len() as f64 * share).ceil() as usize;
        self.0[place.clamp(1, self.0.len()) - 1]
    }
}

/// Median, and least to most: `1.20 (1.15–1.31)`. `{:.1}` sets the decimals.
impl Display for Spread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = formatter.precision().unwrap_or(2);
        let (least, most) = (self.0[0], self.0[self.0.len() - 1]);
        write!(formatter, "{:.decimals$} ({least:.decimals$}–{most:.decimals$})", self.median())
    }
}
