//! Documents, sorted by what they hold.

use std::collections::{BTreeMap, BTreeSet};

use super::Surroundings;
use crate::{
    content::{Entry, Origin, Parsed, Records as Written, raw},
    diagnostic::Diagnostic,
    path::SourcePath,
};

/// All documents, sorted by what they hold. Built-in entries come before those of the site.
#[derive(Default)]
pub struct Sorted<'d> {
    pub(super) all: Vec<&'d Parsed>,
    pub(super) programs: Vec<&'d Entry<raw::Program>>,
    pub(super) program_texts: Vec<&'d Entry<raw::ProgramText>>,
    pub(super) organizations: Vec<&'d Entry<raw::Organization>>,
    pub(super) locations: Vec<&'d Entry<raw::Location>>,
    pub(super) sessions: Vec<&'d Entry<raw::SessionRow>>,
    pub(super) simple: Vec<&'d Entry<raw::SimpleRow>>,
    pub(super) articles: Vec<&'d Entry<raw::Article>>,
    pub(super) pages: Vec<&'d Entry<raw::Article>>,
    pub(super) checklists: Vec<&'d Entry<raw::Checklist>>,
    pub(super) glossary: Vec<&'d Entry<raw::GlossaryEntry>>,
    pub(super) questions: Vec<&'d Entry<raw::Question>>,
    pub(super) works: Vec<&'d Entry<raw::CitedWork>>,
    pub(super) vocabularies: Vec<&'d Entry<raw::Vocabulary>>,
    pub(super) synonyms: Vec<&'d Entry<raw::Synonym>>,
    pub(super) words: Vec<&'d (Box<str>, Entry<raw::Word>)>,
    pub(super) grammars: Vec<&'d Entry<raw::Grammars>>,
    pub(super) help_lines: Vec<&'d Entry<raw::HelpLine>>,
    pub(super) hour_bands: Vec<&'d Entry<raw::HourBands>>,
    pub(super) states: Vec<&'d Entry<raw::State>>,
    /// The documents that programs and texts stand on: lists, and records that programs belong to.
    pub(super) ground: Vec<&'d Parsed>,
    /// The documents of glossaries.
    pub(super) glossaries: Vec<&'d Parsed>,
    /// The documents of cited works.
    pub(super) bibliographies: Vec<&'d Parsed>,
    /// Files that are published as they are, with the number of their bytes.
    pub(super) files: BTreeMap<&'d SourcePath, usize>,
}

impl<'d> Sorted<'d> {
    pub(super) fn of(documents: impl Iterator<Item = &'d Parsed>) -> Self {
        let mut sorted = Self::default();
        for parsed in documents {
            sorted.all.push(parsed);
            let document = &parsed.value;
            match &document.records {
                Written::Glossary(_) => sorted.glossaries.push(parsed),
                Written::CitedWorks(_) => sorted.bibliographies.push(parsed),
                Written::Organizations(_)
                | Written::Locations(_)
                | Written::Sessions(_)
                | Written::Simple(_)
                | Written::Vocabulary(_)
                | Written::Synonyms(_)
                | Written::HourBands(_)
                | Written::States(_) => sorted.ground.push(parsed),
                _ => {}
            }
            match &document.records {
                Written::Programs(entries) => sorted.programs.extend(entries),
                Written::ProgramTexts(entries) => sorted.program_texts.extend(entries),
                Written::Organizations(entries) => sorted.organizations.extend(entries),
                Written::Locations(entries) => sorted.locations.extend(entries),
                Written::Sessions(entries) => sorted.sessions.extend(entries),
                Written::Simple(entries) => sorted.simple.extend(entries),
                Written::Articles(entries) => sorted.articles.extend(entries),
                Written::Pages(entries) => sorted.pages.extend(entries),
                Written::Checklists(entries) => sorted.checklists.extend(entries),
                Written::Glossary(entries) => sorted.glossary.extend(entries),
                Written::Questions(entries) => sorted.questions.extend(entries),
                Written::CitedWorks(entries) => sorted.works.extend(entries),
                Written::Vocabulary(entry) => sorted.vocabularies.push(entry),
                Written::Synonyms(entries) => sorted.synonyms.extend(entries),
                Written::Words(entries) => sorted.words.extend(entries),
                Written::Grammars(entry) => sorted.grammars.push(entry),
                Written::HelpLines(entries) => sorted.help_lines.extend(entries),
                Written::HourBands(entry) => sorted.hour_bands.push(entry),
                Written::States(entries) => sorted.states.extend(entries),
                Written::Static(bytes) => drop(sorted.files.insert(&document.path, *bytes)),
                Written::Nothing => {}
            }
        }
        sorted
    }

    /// Programs that are drafts, by id: what belongs to one is not lost, even where the draft itself is not shown.
    pub(super) fn drafts(&self) -> impl Iterator<Item = (&str, &raw::Program)> {
        let drafts = self.programs.iter().filter(|entry| entry.raw.draft);
        drafts.map(|entry| (entry.raw.id.as_deref().unwrap_or(&entry.origin.stem), &entry.raw))
    }

    /// Files must be in a language of the site, and a translation must have an original.
    pub(super) fn check_languages(&self, around: &Surroundings<'_>, diagnostics: &mut Vec<Diagnostic>) {
        let articles = self.articles.iter().chain(&self.pages).map(|entry| &entry.origin);
        let origins: Vec<&Origin> = articles
            .chain(self.checklists.iter().map(|entry| &entry.origin))
            .chain(self.program_texts.iter().map(|entry| &entry.origin))
            .chain(self.glossary.iter().map(|entry| &entry.origin))
            .chain(self.questions.iter().map(|entry| &entry.origin))
            .collect();
        let originals: BTreeSet<(&str, &str)> =
            origins.iter().filter(|origin| origin.language.is_none()).map(|origin| (origin.file.folder(), &*origin.stem)).collect();
        let mut seen = BTreeSet::new();
        // A list has an entry of the same origin many times over.
        for origin in origins.into_iter().filter(|origin| seen.insert(&origin.file)) {
            let Some(language) = &origin.language else { continue };
            if !around.config.languages.iter().any(|known| known.tag() == &**language) {
                diagnostics.push(Diagnostic::unknown_language(&origin.file, language));
                continue;
            }
            let original = (origin.file.folder(), &*origin.stem);
            if !originals.contains(&original) && original.0 != "content/programs" {
                diagnostics.push(Diagnostic::lonely_translation(&origin.file, &format!("{}.{}", origin.stem, origin.file.extension())));
            }
        }
    }
}
