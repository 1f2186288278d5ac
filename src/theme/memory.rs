//! What of a theme is kept from one load to the next, and of what it was made: the parts whose files did not change are taken from here.

use std::sync::Arc;

use super::{Looks, Theme, Words};
use crate::{
    config::Config,
    diagnostic::{Checked, Diagnostic},
    source::SourceFile,
};

/// What [`load`](super::load()) made the last time.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) whole: Part<Theme>,
    pub(super) looks: Part<Looks>,
    pub(super) words: Part<Words>,
}

/// A part of a theme, or all of it, if it was made before.
#[derive(Debug)]
pub(super) struct Part<T>(Option<Known<T>>);

#[derive(Debug)]
struct Known<T> {
    config: Config,
    files: Vec<SourceFile>,
    value: Arc<T>,
    diagnostics: Vec<Diagnostic>,
}

impl<T> Default for Part<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Part<T> {
    /// Returns what is made of these files under this configuration; made anew only if it is not known.
    pub(super) fn of(&mut self, config: &Config, files: &[&SourceFile], make: impl FnOnce(&mut Vec<Diagnostic>) -> T) -> Checked<Arc<T>> {
        let known = self.0.take().filter(|known| known.config == *config && known.files.iter().eq(files.iter().copied()));
        let known = known.unwrap_or_else(|| {
            let mut diagnostics = Vec::new();
            let value = Arc::new(make(&mut diagnostics));
            Known { config: config.clone(), files: files.iter().copied().cloned().collect(), value, diagnostics }
        });
        let known = self.0.insert(known);
        Checked::new(Arc::clone(&known.value), known.diagnostics.clone())
    }
}
