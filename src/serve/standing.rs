//! The site as it stands after a change: planned from the author's files, or, where these are broken, from what they were before. Mistakes are
//! those of the files as they are.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    content::Located,
    diagnostic::{Diagnostic, Severity},
    path::SourcePath,
    pipeline::{self, Cache, Inputs, Planning},
    source::{Content, SourceFile, SourceTree},
    theme,
};

/// What files were before they broke.
#[derive(Debug, Default)]
pub(super) struct LastGood {
    /// The author's files as they were last time.
    before: SourceTree,
    broken: BTreeSet<SourcePath>,
    /// Nothing for a file of a theme that was not there: what it builds on was good. Of a new record or text, what can be read of it is shown.
    kept: BTreeMap<SourcePath, Option<Content>>,
}

impl LastGood {
    /// Takes note of which files are broken now, and lets go of what is sound again.
    fn settle(&mut self, written: &SourceTree, broken: BTreeSet<SourcePath>) {
        for path in broken.difference(&self.broken) {
            let content = |tree: &SourceTree| tree.get(path).map(|file| file.content.clone());
            let was = content(&self.before);
            // A file that is as it was is broken by another.
            if was != content(written) && (was.is_some() || path.below(theme::FOLDER).is_some()) {
                self.kept.insert(path.clone(), was);
            }
        }
        self.kept.retain(|path, _| broken.contains(path));
        self.broken = broken;
        self.before = written.clone();
    }
}

/// A site that can be shown.
pub(super) struct Standing {
    /// What it is made of.
    pub(super) inputs: Inputs,
    /// The site, planned.
    pub(super) planning: Planning,
    /// The author's files as they are.
    pub(super) written: SourceTree,
    /// The mistakes in them, in the order of the stages.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The errors among them, with their places.
    pub(super) errors: Vec<Located>,
}

impl Standing {
    /// The warnings in the author's files.
    pub(super) fn warnings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Warning)
    }
}

/// Plans a site from the author's files. `found` are the remarks from reading them.
pub(super) fn stand(inputs: Inputs, cache: &mut Cache, found: Vec<Diagnostic>, last_good: &mut LastGood) -> Standing {
    let mut planning = pipeline::plan(&inputs, cache, found);
    let errors = planning.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).cloned().collect();
    let errors = planning.locate(&inputs.sources, errors);
    let diagnostics = std::mem::take(&mut planning.diagnostics);
    last_good.settle(&inputs.sources, errors.iter().map(|error| error.diagnostic.place.file.clone()).collect());
    let written = inputs.sources.clone();
    if last_good.kept.is_empty() {
        return Standing { inputs, planning, written, diagnostics, errors };
    }
    drop(planning);
    let mut inputs = inputs;
    for (path, content) in &last_good.kept {
        match content {
            Some(content) => inputs.sources.insert(SourceFile { path: path.clone(), content: content.clone() }),
            None => inputs.sources.remove(path),
        }
    }
    let planning = pipeline::plan(&inputs, cache, Vec::new());
    Standing { inputs, planning, written, diagnostics, errors }
}
