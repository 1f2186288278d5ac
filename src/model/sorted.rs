//! Validation step by step: documents sorted by what they hold, then records that refer to records, then texts that link to everything.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{
    Moment, Surroundings, Variants,
    belonging::{self, Together},
    body::{self, Body, Resolver, Unresolved},
    collected::{by_id, check_all},
    glossary::{self, GlossaryEntry, TermLinks},
    links::Index,
    location::{self, Location},
    organization::{self, Organization},
    program::{self, Program, ProgramText, Registry},
    reference::{self, CitedWork},
    simple,
    text::{self, Article, Checklist, Question, TextReferences, article_id, language_of},
    translation,
};
use crate::{
    content::{
        Document, Entry, Origin, Records as Written,
        raw::{self},
    },
    diagnostic::{Checked, Diagnostic},
    path::{Slug, SourcePath},
    theme::ComponentSpec,
    value::Language,
};

/// All documents, sorted by what they hold. Built-in entries come before those of the site.
#[derive(Default)]
pub(super) struct Sorted<'d> {
    programs: Vec<&'d Entry<raw::Program>>,
    program_texts: Vec<&'d Entry<raw::ProgramText>>,
    organizations: Vec<&'d Entry<raw::Organization>>,
    locations: Vec<&'d Entry<raw::Location>>,
    sessions: Vec<&'d Entry<raw::SessionRow>>,
    simple: Vec<&'d Entry<raw::SimpleRow>>,
    articles: Vec<&'d Entry<raw::Article>>,
    pages: Vec<&'d Entry<raw::Article>>,
    checklists: Vec<&'d Entry<raw::Checklist>>,
    glossary: Vec<&'d Entry<raw::GlossaryEntry>>,
    questions: Vec<&'d Entry<raw::Question>>,
    works: Vec<&'d Entry<raw::CitedWork>>,
    pub(super) vocabularies: Vec<&'d Entry<raw::Vocabulary>>,
    pub(super) synonyms: Vec<&'d Entry<raw::Synonym>>,
    pub(super) words: Vec<&'d (Box<str>, Entry<raw::Word>)>,
    pub(super) help_lines: Vec<&'d Entry<raw::HelpLine>>,
    pub(super) hour_bands: Vec<&'d Entry<raw::HourBands>>,
    pub(super) states: Vec<&'d Entry<raw::State>>,
    /// Files that are published as they are, with the number of their bytes.
    pub(super) files: BTreeMap<&'d SourcePath, usize>,
}

/// Records that programs refer to, and programs without their texts.
pub(super) struct Records {
    pub(super) organizations: BTreeMap<Slug, Organization>,
    pub(super) locations: BTreeMap<Slug, Location>,
    programs: Vec<Program>,
    /// Ids of records that exist but could not be taken up.
    broken: BTreeSet<Box<str>>,
}

/// Everything that has text.
pub(super) struct Texts {
    pub(super) works: BTreeMap<Box<str>, CitedWork>,
    pub(super) programs: Vec<Program>,
    pub(super) articles: BTreeMap<Box<str>, Variants<Article>>,
    pub(super) pages: BTreeMap<Box<str>, Variants<Article>>,
    pub(super) checklists: BTreeMap<Box<str>, Variants<Checklist>>,
    pub(super) glossary: BTreeMap<Language, Vec<GlossaryEntry>>,
    pub(super) questions: BTreeMap<Language, Vec<Question>>,
}

impl<'d> Sorted<'d> {
    pub(super) fn of(defaults: impl IntoIterator<Item = &'d Document>, documents: impl IntoIterator<Item = &'d Document>) -> Self {
        let mut sorted = Self::default();
        for document in defaults.into_iter().chain(documents) {
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
                Written::HelpLines(entries) => sorted.help_lines.extend(entries),
                Written::HourBands(entry) => sorted.hour_bands.push(entry),
                Written::States(entries) => sorted.states.extend(entries),
                Written::Static(bytes) => drop(sorted.files.insert(&document.path, *bytes)),
                Written::Nothing => {}
            }
        }
        sorted
    }

    /// Checks organizations, locations and programs, and how they refer to each other.
    pub(super) fn records(&self, around: &Surroundings<'_>, moment: Moment, diagnostics: &mut Vec<Diagnostic>) -> Records {
        let expanded = simple::expand(&self.simple, around.vocabularies, diagnostics);
        let mut broken = BTreeSet::new();
        let organizations = self.organizations.iter().copied().chain(&expanded.organizations);
        let organizations = check_all(organizations, |entry| organization::check(entry, around), |raw| raw.id.as_deref(), diagnostics);
        let organizations = by_id(organizations, |organization| (&organization.id, &organization.origin), &mut broken, diagnostics);
        let locations = self.locations.iter().copied().chain(&expanded.locations);
        let locations = check_all(locations, |entry| location::check(entry, around), |raw| raw.id.as_deref(), diagnostics);
        let locations = by_id(locations, |location| (&location.id, &location.origin), &mut broken, diagnostics);
        let mut sessions: BTreeMap<&str, Vec<&Entry<raw::SessionRow>>> = BTreeMap::new();
        for (program, entry) in self.sessions.iter().filter_map(|entry| Some((entry.raw.program.as_deref()?, *entry))) {
            sessions.entry(program).or_default().push(entry);
        }
        let registry = Registry { organizations: &organizations, locations: &locations, sessions: &sessions, broken: &broken };
        let programs: Vec<&Entry<raw::Program>> =
            self.programs.iter().copied().chain(&expanded.programs).filter(|entry| !entry.raw.draft || moment.drafts).collect();
        let checked =
            check_all(programs.iter().copied(), |entry| program::check(entry, &registry, around), |raw| raw.id.as_deref(), diagnostics);
        let mut broken_programs = BTreeSet::new();
        let programs = by_id(checked, |program| (&program.id, &program.origin), &mut broken_programs, diagnostics);
        broken.extend(broken_programs);
        self.check_sessions(&programs, &broken, diagnostics);
        let drafts = self.drafts().map(|(_, draft)| draft).collect();
        let files = &self.files;
        let together =
            Together { organizations: &organizations, locations: &locations, programs: &programs, broken: &broken, drafts, files };
        belonging::check(&together, diagnostics);
        simple::say_once(diagnostics);
        Records { organizations, locations, programs: programs.into_values().collect(), broken }
    }

    /// Programs that are drafts, by id: what belongs to one is not lost, even where the draft itself is not shown.
    fn drafts(&self) -> impl Iterator<Item = (&str, &raw::Program)> {
        let drafts = self.programs.iter().filter(|entry| entry.raw.draft);
        drafts.map(|entry| (entry.raw.id.as_deref().unwrap_or(&entry.origin.stem), &entry.raw))
    }

    /// Every row of `sessions.csv` belongs to a program.
    fn check_sessions(&self, programs: &BTreeMap<Slug, Program>, broken: &BTreeSet<Box<str>>, diagnostics: &mut Vec<Diagnostic>) {
        let drafts: BTreeSet<&str> = self.drafts().map(|(id, _)| id).collect();
        for entry in &self.sessions {
            let Some(id) = entry.raw.program.as_deref() else {
                if entry.origin.expects("program") {
                    diagnostics.push(Diagnostic::missing_field(entry.origin.at("program"), "program", "name the program by its id"));
                }
                continue;
            };
            let known = Slug::new(id).is_some_and(|id| programs.contains_key(&id)) || broken.contains(id) || drafts.contains(id);
            if !known {
                let near = crate::diagnostic::nearest(id, programs.keys().map(Slug::as_str));
                diagnostics.push(Diagnostic::unknown_reference(entry.origin.at("program"), "program", id, near));
            }
        }
    }

    /// Checks all texts and resolves their links.
    pub(super) fn texts(
        &self,
        records: &mut Records,
        components: &BTreeMap<String, ComponentSpec>,
        around: &Surroundings<'_>,
        moment: Moment,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Texts {
        let default = around.config.default_language();
        self.check_languages(around, diagnostics);
        let works = reference::cited_works(self.works.iter().copied(), diagnostics);
        let shown = |entry: &&&Entry<raw::Article>| text::is_shown(&entry.raw, moment.as_of, moment.drafts);
        let articles: Vec<_> = self.articles.iter().filter(shown).copied().collect();
        let pages: Vec<_> = self.pages.iter().filter(shown).copied().collect();
        let checklists: Vec<_> = self.checklists.iter().filter(|entry| !entry.raw.draft || moment.drafts).copied().collect();
        let article_ids: Vec<Box<str>> =
            articles.iter().filter(|entry| entry.origin.language.is_none()).map(|entry| article_id(&entry.origin).into()).collect();
        let references = TextReferences {
            works: &works,
            articles: &article_ids,
            quick_exit_default: around.config.quick_exit.default,
            glossary_links_default: around.config.glossary_links,
        };
        let glossary = glossary::check(self.glossary.iter().copied(), default, |id| references.has_article(id), diagnostics);
        let index = self.index(records, &articles, &pages, &checklists, &glossary, around);
        let programs = std::mem::take(&mut records.programs);
        let term_links: BTreeMap<Language, TermLinks> = if around.config.glossary_links {
            glossary.iter().map(|(language, list)| (*language, TermLinks::new(list))).collect()
        } else {
            BTreeMap::new()
        };
        let resolver = Resolver { index: &index, components, term_links: &term_links };
        let writer = TextWriter { resolver: &resolver, around };
        Texts {
            articles: writer.articles(&articles, article_id, &references, diagnostics),
            pages: writer.articles(&pages, |origin| origin.stem.to_string(), &references, diagnostics),
            checklists: writer.checklists(&checklists, diagnostics),
            questions: writer.questions(&self.questions, &references, diagnostics),
            programs: writer.programs(self, programs, diagnostics),
            glossary,
            works,
        }
    }

    /// Everything that links may lead to.
    fn index<'i>(
        &'i self,
        records: &Records,
        articles: &[&'i Entry<raw::Article>],
        pages: &[&'i Entry<raw::Article>],
        checklists: &[&'i Entry<raw::Checklist>],
        glossary: &BTreeMap<Language, Vec<GlossaryEntry>>,
        around: &Surroundings<'i>,
    ) -> Index<'i> {
        let default = around.config.default_language();
        let mut index = Index {
            programs: records.programs.iter().map(|program| program.id.as_str().into()).chain(records.broken.iter().cloned()).collect(),
            organizations: records.organizations.keys().map(|id| id.as_str().into()).chain(records.broken.iter().cloned()).collect(),
            glossary: glossary.values().flatten().map(|entry| entry.id.clone()).collect(),
            files: self.files.keys().map(|path| (*path).clone()).collect(),
            vocabularies: Some(around.vocabularies),
            default_language: Some(*default),
            ..Index::default()
        };
        for entry in articles {
            index
                .articles
                .entry(article_id(&entry.origin).into())
                .or_default()
                .insert(language_of(&entry.origin, default), &entry.body.headings);
        }
        for entry in pages {
            index.pages.entry(entry.origin.stem.clone()).or_default().insert(language_of(&entry.origin, default), &entry.body.headings);
        }
        for entry in checklists {
            index
                .checklists
                .entry(entry.origin.stem.clone())
                .or_default()
                .insert(language_of(&entry.origin, default), &entry.body.headings);
        }
        index
    }

    /// Files must be in a language of the site, and a translation must have an original.
    fn check_languages(&self, around: &Surroundings<'_>, diagnostics: &mut Vec<Diagnostic>) {
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

/// Writes texts whose links are resolved.
struct TextWriter<'w> {
    resolver: &'w Resolver<'w>,
    around: &'w Surroundings<'w>,
}

impl TextWriter<'_> {
    fn body<T>(&self, entry: &Entry<T>, language: &Language, link_terms: bool, remarks: &mut Vec<Diagnostic>) -> Body {
        body::resolve(&Unresolved { body: &entry.body, file: &entry.origin.file, language, link_terms }, self.resolver, remarks)
    }

    fn articles(
        &self,
        entries: &[&Entry<raw::Article>],
        id: impl Fn(&Origin) -> String + Sync,
        references: &TextReferences<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BTreeMap<Box<str>, Variants<Article>> {
        let originals: BTreeMap<String, &Entry<raw::Article>> =
            entries.iter().filter(|entry| entry.origin.language.is_none()).map(|entry| (id(&entry.origin), *entry)).collect();
        let known = |entry: &&&Entry<raw::Article>| self.is_known(&entry.origin);
        let checked = check_all(
            entries.iter().filter(known).copied(),
            |entry| {
                let id = id(&entry.origin);
                let original = entry.origin.language.as_ref().and_then(|_| originals.get(&id).copied());
                let Checked { value, mut diagnostics } = text::check_article(entry, &id, original, references, self.around);
                let article = value.map(|article| {
                    let body = self.body(entry, &article.language, article.glossary_links, &mut diagnostics);
                    Article { body, ..article }
                });
                Checked::new(article, diagnostics)
            },
            |_| None,
            diagnostics,
        );
        let mut articles: BTreeMap<Box<str>, Variants<Article>> = BTreeMap::new();
        for article in checked.into_iter().filter_map(Result::ok) {
            articles.entry(article.id.clone()).or_default().insert(article.language, article);
        }
        articles.retain(|_, variants| variants.contains_key(self.around.config.default_language()));
        articles
    }

    /// Whether a record is in a language of the site.
    fn is_known(&self, origin: &Origin) -> bool {
        origin.language.as_ref().is_none_or(|language| self.around.config.languages.iter().any(|known| known.tag() == &**language))
    }

    fn checklists(&self, entries: &[&Entry<raw::Checklist>], diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<Box<str>, Variants<Checklist>> {
        let mut checklists: BTreeMap<Box<str>, Variants<Checklist>> = BTreeMap::new();
        for entry in entries.iter().filter(|entry| self.is_known(&entry.origin)) {
            let is_original = |other: &&&Entry<raw::Checklist>| other.origin.language.is_none() && other.origin.stem == entry.origin.stem;
            let original = entry.origin.language.as_ref().and_then(|_| entries.iter().find(is_original)).copied();
            if let Some(checklist) = text::check_checklist(entry, original, self.around).take(diagnostics) {
                let body = self.body(entry, &checklist.language, self.around.config.glossary_links, diagnostics);
                checklists.entry(checklist.id.clone()).or_default().insert(checklist.language, Checklist { body, ..checklist });
            }
        }
        checklists.retain(|_, variants| variants.contains_key(self.around.config.default_language()));
        checklists
    }

    fn questions(
        &self,
        entries: &[&Entry<raw::Question>],
        references: &TextReferences<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BTreeMap<Language, Vec<Question>> {
        let mut questions: BTreeMap<Language, Vec<Question>> = BTreeMap::new();
        for entry in entries {
            let language = language_of(&entry.origin, self.around.config.default_language());
            if let Some(question) = text::check_question(entry, references, self.around).take(diagnostics) {
                let answer = self.body(entry, &language, self.around.config.glossary_links, diagnostics);
                let list = questions.entry(language).or_default();
                if let Some(first) = list.iter().find(|known| known.id == question.id) {
                    diagnostics.push(Diagnostic::duplicate_id(entry.origin.at("id"), &question.id, &first.origin.file));
                }
                list.push(Question { answer, ..question });
            }
        }
        questions
    }

    /// Gives programs their descriptions and translations.
    fn programs(&self, sorted: &Sorted<'_>, programs: Vec<Program>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Program> {
        let default = self.around.config.default_language();
        let sources: BTreeMap<(&SourcePath, Option<u32>), &Entry<raw::Program>> =
            sorted.programs.iter().map(|entry| ((&entry.origin.file, entry.origin.record), *entry)).collect();
        let mut texts: BTreeMap<&str, Vec<&Entry<raw::ProgramText>>> = BTreeMap::new();
        let drafts: BTreeSet<&str> = sorted.drafts().map(|(id, _)| id).collect();
        for entry in sorted.program_texts.iter().filter(|entry| self.is_known(&entry.origin)) {
            texts.entry(&entry.origin.stem).or_default().push(entry);
            let summary = entry.raw.summary.as_deref().unwrap_or_default();
            diagnostics.extend(program::summary_length(summary, || entry.origin.at("summary")));
            if !self.resolver.index.has_program(&entry.origin.stem) && !drafts.contains(&*entry.origin.stem) {
                diagnostics.push(Diagnostic::lonely_translation(&entry.origin.file, &format!("{}.md", entry.origin.stem)));
            }
        }
        let link_terms = |glossary_links: Option<bool>| glossary_links.unwrap_or(self.around.config.glossary_links);
        let written: Vec<Checked<Program>> = programs
            .into_par_iter()
            .map(|program| {
                let mut remarks = Vec::new();
                let source = sources.get(&(&program.origin.file, program.origin.record));
                let body =
                    source.map(|entry| self.body(entry, default, link_terms(entry.raw.glossary_links), &mut remarks)).unwrap_or_default();
                let texts = texts.get(program.id.as_str()).into_iter().flatten().map(|entry| {
                    let language = language_of(&entry.origin, default);
                    let body = self.body(entry, &language, link_terms(None), &mut remarks);
                    let outdated = source.and_then(|source| {
                        translation::check(&entry.origin, entry.raw.translation.as_ref(), &translation::program(source)).take(&mut remarks)
                    });
                    (language, ProgramText { origin: entry.origin.clone(), fields: entry.raw.clone(), outdated, body })
                });
                let texts = texts.collect();
                Checked::new(Program { body, texts, ..program }, remarks)
            })
            .collect();
        written.into_iter().map(|program| program.take(diagnostics)).collect()
    }
}
