//! The anchors of one text's headings: each once.

use std::collections::HashMap;

/// How often each anchor was wanted.
#[derive(Default)]
pub(super) struct Anchors(HashMap<String, u32>);

impl Anchors {
    /// Returns the anchor, with a number if an earlier heading has it.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let mut anchor = wanted.to_owned();
        while let Some(count) = self.0.get_mut(&anchor) {
            *count += 1;
            anchor = format!("{wanted}-{count}");
        }
        self.0.insert(anchor.clone(), 1);
        anchor
    }
}
