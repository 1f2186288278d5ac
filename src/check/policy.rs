//! What a site says about rules: settings in `site.yaml`, for all of its files or a folder, and silences in the files themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    config::{CheckSetting, Config},
    content::{self, Located, Parsed, Silence},
    diagnostic::{Diagnostic, Place, RULES, Spot, nearest},
    path::SourcePath,
    source::{Content, SourceTree},
    theme,
};

/// What a site says about rules.
pub struct Policy<'p> {
    settings: &'p [CheckSetting],
    silences: BTreeMap<&'p SourcePath, Vec<Silence>>,
    sources: &'p SourceTree,
    documents: &'p [Parsed],
}

/// Silences that had something to silence.
#[derive(Clone, Debug, Default)]
pub struct Used(BTreeSet<Said>);

/// A silence of one rule: its file, its first byte, and the rule.
type Said = (SourcePath, u32, Box<str>);

impl<'p> Policy<'p> {
    /// Gathers what a site says. `documents` are all of its documents.
    #[must_use]
    pub fn new(config: &'p Config, sources: &'p SourceTree, documents: &'p [Parsed]) -> Self {
        let of_documents = documents.iter().map(|parsed| (&parsed.value.path, parsed.value.silences.clone()));
        let configuration = sources.get(&crate::config::file());
        let others = sources.below(theme::FOLDER).chain(configuration).filter_map(|file| match &file.content {
            Content::Text(text) => Some((&file.path, content::silences(text))),
            Content::Bytes(_) => None,
        });
        let silences = of_documents.chain(others).filter(|(_, silences)| !silences.is_empty()).collect();
        Self { settings: &config.checks, silences, sources, documents }
    }

    /// Remarks on silences that name no rule, or give no reason.
    #[must_use]
    pub fn remarks(&self) -> Vec<Diagnostic> {
        let mut remarks = Vec::new();
        for (file, silence) in self.all() {
            let place = || place(file, silence);
            let (known, unknown): (Vec<&str>, Vec<&str>) =
                silence.rules.iter().map(|code| &**code).partition(|code| RULES.iter().any(|rule| rule.code == *code));
            let near = |code: &str| nearest(code, RULES.iter().map(|rule| rule.code));
            remarks.extend(unknown.into_iter().map(|code| Diagnostic::unknown_rule(place(), code, near(code))));
            if !silence.has_reason {
                remarks.extend(known.first().map(|code| Diagnostic::silence_without_reason(place(), code)));
            }
        }
        remarks
    }

    /// Takes out what the site silences, and gives everything else the weight that it has for the site.
    #[must_use]
    pub fn apply(&self, diagnostics: Vec<Diagnostic>, used: &mut Used) -> Vec<Diagnostic> {
        let (may_be_silenced, mut kept): (Vec<Diagnostic>, Vec<Diagnostic>) =
            diagnostics.into_iter().partition(|remark| self.silences.contains_key(&remark.place.file));
        if !may_be_silenced.is_empty() {
            let documents = self.documents.iter().map(|parsed| &parsed.value).filter(|document| !document.silences.is_empty());
            let located = content::locate(self.sources, documents, may_be_silenced);
            kept.extend(located.into_iter().filter(|located| !self.silences(located, used)).map(|located| located.diagnostic));
        }
        kept.into_iter().filter_map(|remark| self.weighed(remark)).collect()
    }

    /// Whether a remark is silenced where it stands.
    fn silences(&self, located: &Located, used: &mut Used) -> bool {
        let Located { diagnostic, span, .. } = located;
        let file = &diagnostic.place.file;
        let code = diagnostic.rule.code;
        let silence = self.silences.get(file).and_then(|silences| silences.iter().find(|silence| silence.covers(code, *span)));
        if let Some(silence) = silence {
            used.0.insert((file.clone(), silence.span.start, code.into()));
        }
        silence.is_some()
    }

    /// A remark with its weight for the site; none if it has none.
    fn weighed(&self, remark: Diagnostic) -> Option<Diagnostic> {
        let file = &remark.place.file;
        let is_in =
            |folder: &str| file.as_str().starts_with(folder) || file.below(content::FOLDER).is_some_and(|path| path.starts_with(folder));
        let fits = |setting: &&CheckSetting| setting.rule == remark.rule.code && setting.within.as_deref().is_none_or(is_in);
        match self.settings.iter().rev().find(fits) {
            Some(setting) => setting.taken_as.severity().map(|severity| remark.weighed(severity)),
            None => Some(remark),
        }
    }

    /// Remarks on silences that had nothing to silence, once everything was said.
    #[must_use]
    pub fn unused(&self, used: &Used) -> Vec<Diagnostic> {
        let codes = self.all().flat_map(|(file, silence)| silence.rules.iter().map(move |code| (file, silence, code)));
        let is_rule = |code: &str| RULES.iter().any(|rule| rule.code == code);
        let unused = codes
            .filter(|(file, silence, code)| is_rule(code) && !used.0.contains(&((*file).clone(), silence.span.start, (*code).clone())));
        unused.map(|(file, silence, code)| Diagnostic::unused_silence(place(file, silence), code)).collect()
    }

    fn all(&self) -> impl Iterator<Item = (&SourcePath, &Silence)> {
        self.silences.iter().flat_map(|(file, silences)| silences.iter().map(move |silence| (*file, silence)))
    }
}

fn place(file: &SourcePath, silence: &Silence) -> Place {
    Place { file: file.clone(), spot: Spot::Bytes(silence.span) }
}
