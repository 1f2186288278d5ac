//! Texts whose links are resolved: articles, pages, checklists, answers, and the descriptions of programs.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    Surroundings, Variants,
    body::{self, Body, Resolver, Unresolved},
    directory::{KnownProgram, KnownText, Listed},
    glossary::{self, GlossaryEntry, TermLinks},
    ground::Ground,
    links::Index,
    memory::{Address, Context, Known, Memory, Unchanged, address},
    program::{self, Program, ProgramText},
    reference::{self, CitedWork},
    sorted::Sorted,
    text::{self, Article, Checklist, Question, TextReferences, article_id, language_of},
    translation,
};
use crate::{
    content::{Entry, Origin, Parsed, raw},
    diagnostic::{Checked, Diagnostic},
    path::Slug,
    theme::ComponentSpec,
    value::Language,
};

/// Everything that has text.
pub(super) struct Texts {
    pub(super) works: BTreeMap<Box<str>, CitedWork>,
    pub(super) programs: Vec<Arc<Program>>,
    pub(super) articles: BTreeMap<Box<str>, Variants<Article>>,
    pub(super) pages: BTreeMap<Box<str>, Variants<Article>>,
    pub(super) checklists: BTreeMap<Box<str>, Variants<Checklist>>,
    pub(super) glossary: BTreeMap<Language, Vec<GlossaryEntry>>,
    pub(super) questions: BTreeMap<Language, Vec<Question>>,
}

/// An article or page and what was remarked on it.
#[derive(Debug)]
pub(super) struct KnownArticle {
    article: Arc<Article>,
    /// The entry that it translates.
    original: Option<Address>,
    remarks: Vec<Diagnostic>,
}

/// The texts that are shown, as written.
struct Shown<'t> {
    articles: Vec<&'t Entry<raw::Article>>,
    pages: Vec<&'t Entry<raw::Article>>,
    checklists: Vec<&'t Entry<raw::Checklist>>,
}

impl<'t> Shown<'t> {
    fn of(sorted: &Sorted<'t>, ground: &Ground) -> Self {
        let moment = ground.moment;
        let shown = |entry: &&&Entry<raw::Article>| text::is_shown(&entry.raw, moment.as_of, moment.drafts);
        Self {
            articles: sorted.articles.iter().filter(shown).copied().collect(),
            pages: sorted.pages.iter().filter(shown).copied().collect(),
            checklists: sorted.checklists.iter().filter(|entry| !entry.raw.draft || moment.drafts).copied().collect(),
        }
    }
}

/// Checks all texts and resolves their links. `broken` are the ids of records that could not be taken up.
pub(super) fn write(
    sorted: &Sorted<'_>,
    ground: &Ground,
    (programs, broken): (Vec<Listed<'_>>, &BTreeSet<Box<str>>),
    components: &BTreeMap<String, ComponentSpec>,
    memory: &mut Memory,
    diagnostics: &mut Vec<Diagnostic>,
) -> Texts {
    let around = ground.around();
    let config = &ground.config;
    sorted.check_languages(&around, diagnostics);
    let works = reference::cited_works(sorted.works.iter().copied(), diagnostics);
    let shown = Shown::of(sorted, ground);
    let originals = shown.articles.iter().filter(|entry| entry.origin.language.is_none());
    let articles: Vec<Box<str>> = originals.map(|entry| article_id(&entry.origin).into()).collect();
    let references = TextReferences {
        works: &works,
        articles: &articles,
        quick_exit_default: config.quick_exit.default,
        glossary_links_default: config.glossary_links,
    };
    let has_article = |id: &str| references.has_article(id);
    let glossary = glossary::check(sorted.glossary.iter().copied(), config.default_language(), has_article, diagnostics);
    let ids: Vec<Slug> = programs.iter().map(|listed| listed.known.program.id.clone()).collect();
    let index = index(sorted, ground, &shown, &ids, broken, &glossary);
    let term_links: BTreeMap<Language, TermLinks> = if config.glossary_links {
        glossary.iter().map(|(language, list)| (*language, TermLinks::new(list))).collect()
    } else {
        BTreeMap::new()
    };
    let held = |documents: &[&Parsed]| documents.iter().map(|document| Parsed::clone(document)).collect();
    let unchanged = memory.compare(Context {
        targets: index.digest(),
        components: components.clone(),
        articles: articles.clone(),
        glossary: held(&sorted.glossaries),
        works: held(&sorted.bibliographies),
    });
    let resolver = Resolver { index: &index, components, term_links: &term_links };
    let writer = TextWriter { resolver: &resolver, around: &around, references: &references, unchanged };
    Texts {
        articles: writer.articles(&shown.articles, article_id, &mut memory.articles, diagnostics),
        pages: writer.articles(&shown.pages, |origin| origin.stem.to_string(), &mut memory.pages, diagnostics),
        checklists: writer.checklists(&shown.checklists, diagnostics),
        questions: writer.questions(&sorted.questions, diagnostics),
        programs: writer.programs(sorted, programs, &mut memory.programs, diagnostics),
        glossary,
        works,
    }
}

/// Everything that links may lead to.
fn index<'i>(
    sorted: &Sorted<'_>,
    ground: &'i Ground,
    shown: &Shown<'i>,
    programs: &'i [Slug],
    broken: &'i BTreeSet<Box<str>>,
    glossary: &BTreeMap<Language, Vec<GlossaryEntry>>,
) -> Index<'i> {
    let default = ground.config.default_language();
    let broken = || broken.iter().map(|id| &**id);
    let mut index = Index {
        programs: programs.iter().map(Slug::as_str).chain(broken()).collect(),
        organizations: ground.organizations.keys().map(Slug::as_str).chain(broken()).collect(),
        glossary: glossary.values().flatten().map(|entry| entry.id.clone()).collect(),
        files: sorted.files.keys().map(|path| (*path).clone()).collect(),
        vocabularies: Some(&ground.vocabularies),
        default_language: Some(*default),
        ..Index::default()
    };
    for entry in &shown.articles {
        let headings = index.articles.entry(article_id(&entry.origin).into()).or_default();
        headings.insert(language_of(&entry.origin, default), &entry.body.headings);
    }
    for entry in &shown.pages {
        let headings = index.pages.entry(entry.origin.stem.clone()).or_default();
        headings.insert(language_of(&entry.origin, default), &entry.body.headings);
    }
    for entry in &shown.checklists {
        let headings = index.checklists.entry(entry.origin.stem.clone()).or_default();
        headings.insert(language_of(&entry.origin, default), &entry.body.headings);
    }
    index
}

/// Writes texts whose links are resolved.
struct TextWriter<'w> {
    resolver: &'w Resolver<'w>,
    around: &'w Surroundings<'w>,
    references: &'w TextReferences<'w>,
    unchanged: Unchanged,
}

impl TextWriter<'_> {
    fn body<T>(&self, entry: &Entry<T>, language: &Language, link_terms: bool, remarks: &mut Vec<Diagnostic>) -> Body {
        body::resolve(&Unresolved { body: &entry.body, file: &entry.origin.file, language, link_terms }, self.resolver, remarks)
    }

    /// Whether a body that was resolved the last time would be the same now.
    fn is_as_before<T>(&self, entry: &Entry<T>) -> bool {
        self.unchanged.terms && (self.unchanged.links || entry.body.stands_alone())
    }

    fn articles(
        &self,
        entries: &[&Entry<raw::Article>],
        id: impl Fn(&Origin) -> String + Sync,
        known: &mut Known<KnownArticle>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> BTreeMap<Box<str>, Variants<Article>> {
        let originals = entries.iter().filter(|entry| entry.origin.language.is_none());
        let originals: BTreeMap<String, &Entry<raw::Article>> = originals.map(|entry| (id(&entry.origin), *entry)).collect();
        let entries = entries.iter().filter(|entry| self.is_known(&entry.origin));
        let entries: Vec<_> = entries.map(|entry| (*entry, known.take(entry))).collect();
        let written: Vec<(Address, Result<KnownArticle, Vec<Diagnostic>>)> = entries
            .into_par_iter()
            .map(|(entry, known)| {
                let id = id(&entry.origin);
                let original = entry.origin.language.as_ref().and_then(|_| originals.get(&id).copied());
                let is_same = |known: &KnownArticle| known.original == original.map(address) && self.is_as_before(entry);
                let known = known.filter(|known| self.unchanged.references && is_same(known));
                (address(entry), known.map_or_else(|| self.article(entry, &id, original), Ok))
            })
            .collect();
        let mut articles: BTreeMap<Box<str>, Variants<Article>> = BTreeMap::new();
        for (_, written) in &written {
            diagnostics.extend_from_slice(written.as_ref().map_or_else(|remarks| remarks, |known| &known.remarks));
            if let Ok(KnownArticle { article, .. }) = written {
                articles.entry(article.id.clone()).or_default().insert(article.language, Arc::clone(article));
            }
        }
        articles.retain(|_, variants| variants.contains_key(self.around.config.default_language()));
        *known = written.into_iter().filter_map(|(entry, known)| Some((entry, known.ok()?))).collect();
        articles
    }

    /// Checks an article or page and resolves its body; its remarks if it cannot be taken up.
    fn article(
        &self,
        entry: &Entry<raw::Article>,
        id: &str,
        original: Option<&Entry<raw::Article>>,
    ) -> Result<KnownArticle, Vec<Diagnostic>> {
        let Checked { value, diagnostics: mut remarks } = text::check_article(entry, id, original, self.references, self.around);
        let Some(article) = value else { return Err(remarks) };
        let body = self.body(entry, &article.language, article.glossary_links, &mut remarks);
        Ok(KnownArticle { article: Arc::new(Article { body, ..article }), original: original.map(address), remarks })
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
                checklists.entry(checklist.id.clone()).or_default().insert(checklist.language, Arc::new(Checklist { body, ..checklist }));
            }
        }
        checklists.retain(|_, variants| variants.contains_key(self.around.config.default_language()));
        checklists
    }

    fn questions(&self, entries: &[&Entry<raw::Question>], diagnostics: &mut Vec<Diagnostic>) -> BTreeMap<Language, Vec<Question>> {
        let mut questions: BTreeMap<Language, Vec<Question>> = BTreeMap::new();
        for entry in entries {
            let language = language_of(&entry.origin, self.around.config.default_language());
            if let Some(question) = text::check_question(entry, self.references, self.around).take(diagnostics) {
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
    fn programs(
        &self,
        sorted: &Sorted<'_>,
        programs: Vec<Listed<'_>>,
        known: &mut Known<KnownProgram>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Arc<Program>> {
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
        let written: Vec<(Address, KnownProgram)> = programs
            .into_par_iter()
            .map(|listed| {
                let texts = texts.get(listed.known.program.id.as_str()).map(Vec::as_slice).unwrap_or_default();
                (address(listed.entry), self.program(listed, texts))
            })
            .collect();
        for (_, KnownProgram { text, .. }) in &written {
            diagnostics.extend(text.iter().flat_map(|text| text.remarks.iter().cloned()));
        }
        let programs = written.iter().map(|(_, known)| Arc::clone(&known.program)).collect();
        *known = written.into_iter().collect();
        programs
    }

    /// Gives a program its description and translations, unless it has them from the last time.
    fn program(&self, listed: Listed<'_>, texts: &[&Entry<raw::ProgramText>]) -> KnownProgram {
        let Listed { entry, is_row, known: KnownProgram { program, on_facts, text } } = listed;
        let is_same = |text: &KnownText| {
            text.translations.iter().copied().eq(texts.iter().map(|text| address(*text)))
                && self.is_as_before(entry)
                && texts.iter().all(|text| self.is_as_before(text))
        };
        if let Some(text) = text.filter(is_same) {
            return KnownProgram { program, on_facts, text: Some(text) };
        }
        let default = self.around.config.default_language();
        let link_terms = |glossary_links: Option<bool>| glossary_links.unwrap_or(self.around.config.glossary_links);
        let mut remarks = Vec::new();
        let source = Some(entry).filter(|_| !is_row);
        let body = source.map(|entry| self.body(entry, default, link_terms(entry.raw.glossary_links), &mut remarks)).unwrap_or_default();
        let translated = texts.iter().map(|entry| {
            let language = language_of(&entry.origin, default);
            let body = self.body(entry, &language, link_terms(None), &mut remarks);
            let outdated = source.and_then(|source| {
                translation::check(&entry.origin, entry.raw.translation.as_ref(), &translation::program(source)).take(&mut remarks)
            });
            (language, ProgramText { origin: entry.origin.clone(), fields: entry.raw.clone(), outdated, body })
        });
        let translated = translated.collect();
        let program = Arc::new(Program { body, texts: translated, ..Arc::unwrap_or_clone(program) });
        let translations = texts.iter().map(|text| address(*text)).collect();
        KnownProgram { program, on_facts, text: Some(KnownText { translations, remarks }) }
    }
}
