//! What an author wrote, page by page: the prose of a record, its fields first, in one language.

use std::{borrow::Cow, ops::Range};

use crate::{
    config::Config,
    content::{
        Document, Entry, Origin, Records,
        body::Body,
        prose::Passage,
        raw::{self, Audience},
    },
    diagnostic::{FieldPath, Place, Spot, Words},
    value::Localized,
};

/// The prose of a record in one language, or of all entries of a list.
pub(crate) struct Page<'d> {
    /// What it is.
    pub(crate) subject: Subject<'d>,
    /// The tag of its language.
    pub(crate) language: Cow<'d, str>,
    /// Whether it is the translation of another text.
    pub(crate) is_translation: bool,
    /// Its prose, in order.
    pub(crate) texts: Vec<Text<'d>>,
}

/// What a page is.
#[derive(Clone, Copy)]
pub(crate) enum Subject<'d> {
    /// An article below `content/learn`.
    Article(&'d raw::Article),
    /// A page about the site.
    About,
    /// A program; its translation has no facts of its own.
    Program(Option<&'d raw::Program>),
    /// An organization or location.
    Record,
    /// Entries of the glossary.
    Glossary,
    /// Questions and answers.
    Questions,
    /// A checklist.
    Checklist,
    /// A vocabulary.
    Vocabulary,
}

/// A passage of a record.
pub(crate) struct Text<'d> {
    origin: &'d Origin,
    field: Option<FieldPath>,
    /// Its words.
    pub(crate) passage: Cow<'d, Passage>,
}

impl Text<'_> {
    /// Returns the place of some bytes of the passage.
    pub(crate) fn place(&self, range: &Range<usize>) -> Place {
        let text = &self.passage.text;
        let value = match &self.field {
            Some(path) => self.origin.at(path.clone()),
            None => Place { file: self.origin.file.clone(), spot: Spot::Bytes(self.passage.span(range)) },
        };
        if self.field.is_none() && self.passage.is_exact(range) || *range == (0..text.len()) {
            return value;
        }
        let words = &text[range.clone()];
        let nth = text[..range.start].matches(words).count();
        Place { spot: Spot::Words(Box::new(Words { around: value.spot, words: words.into(), nth })), ..value }
    }

    /// Whether it is the name of a record.
    pub(crate) fn is_name(&self) -> bool {
        self.field.as_ref().is_some_and(|field| *field == FieldPath::from("name"))
    }

    /// Whether it stands in the text below the front matter.
    pub(crate) fn is_body(&self) -> bool {
        self.field.is_none()
    }
}

impl Page<'_> {
    /// Whether people who look for care, or their families, are meant.
    pub(crate) fn is_public(&self) -> bool {
        let is_public = |audience: &Audience| matches!(audience, Audience::Oneself | Audience::Family | Audience::Teen);
        match self.subject {
            Subject::Article(article) => article.audience.is_empty() || article.audience.iter().any(is_public),
            _ => true,
        }
    }

    /// Whether it is a record of the directory.
    pub(crate) fn is_record(&self) -> bool {
        matches!(self.subject, Subject::Program(_) | Subject::Record)
    }

    /// Returns the place of the page as a whole.
    pub(crate) fn place(&self) -> Option<Place> {
        let origin = self.texts.first()?.origin;
        // A list has many entries: none of them stands for all.
        let is_list = matches!(self.subject, Subject::Glossary | Subject::Questions);
        Some(if is_list || origin.record.is_none() { Place { file: origin.file.clone(), spot: Spot::File } } else { origin.here() })
    }

    /// Returns the place of one of its fields.
    pub(crate) fn field(&self, path: FieldPath) -> Option<Place> {
        self.texts.first().map(|text| text.origin.at(path))
    }

    /// Returns the row or entry that it is, counted from 0.
    pub(crate) fn record(&self) -> Option<u32> {
        self.texts.first()?.origin.record
    }
}

/// Returns the pages of a document. `default` is the tag of the site's first language.
pub(crate) fn pages<'d>(document: &'d Document, default: &'d str) -> Vec<Page<'d>> {
    match &document.records {
        Records::Articles(entries) => entries.iter().map(|entry| of_article(entry, Subject::Article(&entry.raw), default)).collect(),
        Records::Pages(entries) => entries.iter().map(|entry| of_article(entry, Subject::About, default)).collect(),
        Records::Programs(entries) => entries.iter().map(|entry| of_program(entry, default)).collect(),
        Records::ProgramTexts(entries) => entries.iter().map(|entry| of_program_text(entry, default)).collect(),
        Records::Checklists(entries) => entries.iter().map(|entry| of_checklist(entry, default)).collect(),
        Records::Organizations(entries) => entries.iter().flat_map(|entry| of_organization(entry, default)).collect(),
        Records::Locations(entries) => entries.iter().flat_map(|entry| of_location(entry, default)).collect(),
        Records::Glossary(entries) => of_glossary(entries, default).into_iter().collect(),
        Records::Questions(entries) => of_questions(entries, default).into_iter().collect(),
        Records::Vocabulary(entry) => of_vocabulary(entry, default),
        Records::Simple(entries) => entries.iter().map(|entry| of_row(entry, default)).collect(),
        Records::HelpLines(entries) => entries.iter().flat_map(|entry| of_help_line(entry, default)).collect(),
        _ => Vec::new(),
    }
}

/// Returns what the configuration says to readers. `origin` is that of its file.
pub(crate) fn of_config<'d>(config: &'d Config, origin: &'d Origin) -> Vec<Page<'d>> {
    let mut fields: Vec<(FieldPath, Option<&Localized>)> = config.texts().into_iter().map(|(path, text)| (path, Some(text))).collect();
    let notices = config.notices.iter().enumerate();
    fields.extend(notices.map(|(index, notice)| (FieldPath::from("notices").item(index).key("text"), Some(&notice.text))));
    by_language(Writer::on(origin), fields, Subject::About, config.default_language().tag())
}

/// Gathers the texts of a page.
struct Writer<'d> {
    origin: &'d Origin,
    texts: Vec<Text<'d>>,
}

impl<'d> Writer<'d> {
    fn on(origin: &'d Origin) -> Self {
        Self { origin, texts: Vec::new() }
    }

    fn field(mut self, path: impl Into<FieldPath>, text: Option<&String>) -> Self {
        self.put(path.into(), text.map(String::as_str));
        self
    }

    fn list(mut self, name: &str, texts: &[String]) -> Self {
        for (index, text) in texts.iter().enumerate() {
            self.put(FieldPath::from(name).item(index), Some(text));
        }
        self
    }

    fn put(&mut self, path: FieldPath, text: Option<&str>) {
        let text = text.filter(|text| !text.trim().is_empty());
        let passage = text.map(|text| Cow::Owned(Passage::of_field(text)));
        self.texts.extend(passage.map(|passage| Text { origin: self.origin, field: Some(path), passage }));
    }

    fn body(mut self, body: &'d Body) -> Self {
        let text = |passage| Text { origin: self.origin, field: None, passage: Cow::Borrowed(passage) };
        self.texts.extend(body.passages.iter().map(text));
        self
    }

    fn page(self, subject: Subject<'d>, default: &'d str) -> Page<'d> {
        let language = self.origin.language.as_deref();
        Page { subject, language: language.unwrap_or(default).into(), is_translation: language.is_some(), texts: self.texts }
    }
}

fn of_article<'d>(entry: &'d Entry<raw::Article>, subject: Subject<'d>, default: &'d str) -> Page<'d> {
    let raw = &entry.raw;
    Writer::on(&entry.origin)
        .field("title", raw.title.as_ref())
        .field("description", raw.description.as_ref())
        .field("main_message", raw.main_message.as_ref())
        .list("summary_points", &raw.summary_points)
        .body(&entry.body)
        .page(subject, default)
}

fn of_program<'d>(entry: &'d Entry<raw::Program>, default: &'d str) -> Page<'d> {
    let raw = &entry.raw;
    let mut writer = Writer::on(&entry.origin)
        .field("name", raw.name.as_ref())
        .field("summary", raw.summary.as_ref())
        .field("eligibility", raw.eligibility.as_ref())
        .field("not_a_fit", raw.not_a_fit.as_ref())
        .field("telehealth_needs", raw.telehealth_needs.as_ref())
        .field("in_person_required", raw.in_person_required.as_ref())
        .list("how_to_start", &raw.how_to_start)
        .list("required_documents", &raw.required_documents)
        .field("fees_note", raw.fees_note.as_ref())
        .field("alert", raw.alert.as_ref());
    for (index, phone) in raw.phones.iter().enumerate() {
        writer.put(FieldPath::from("phones").item(index).key("label"), phone.label.as_deref());
    }
    for (index, track) in raw.tracks.iter().enumerate() {
        writer.put(FieldPath::from("tracks").item(index).key("name"), track.name.as_deref());
    }
    writer.body(&entry.body).page(Subject::Program(Some(raw)), default)
}

fn of_program_text<'d>(entry: &'d Entry<raw::ProgramText>, default: &'d str) -> Page<'d> {
    let raw = &entry.raw;
    Writer::on(&entry.origin)
        .field("name", raw.name.as_ref())
        .field("summary", raw.summary.as_ref())
        .field("eligibility", raw.eligibility.as_ref())
        .field("not_a_fit", raw.not_a_fit.as_ref())
        .field("telehealth_needs", raw.telehealth_needs.as_ref())
        .field("in_person_required", raw.in_person_required.as_ref())
        .list("how_to_start", &raw.how_to_start)
        .list("required_documents", &raw.required_documents)
        .field("fees_note", raw.fees_note.as_ref())
        .field("alert", raw.alert.as_ref())
        .body(&entry.body)
        .page(Subject::Program(None), default)
}

fn of_checklist<'d>(entry: &'d Entry<raw::Checklist>, default: &'d str) -> Page<'d> {
    let raw = &entry.raw;
    let mut writer = Writer::on(&entry.origin).field("title", raw.title.as_ref()).field("description", raw.description.as_ref());
    for (index, group) in raw.groups.iter().enumerate() {
        let path = FieldPath::from("groups").item(index);
        writer.put(path.clone().key("title"), group.title.as_deref());
        for (number, item) in group.items.iter().enumerate() {
            writer.put(path.clone().key("items").item(number), Some(item));
        }
    }
    writer.body(&entry.body).page(Subject::Checklist, default)
}

fn of_organization<'d>(entry: &'d Entry<raw::Organization>, default: &'d str) -> Vec<Page<'d>> {
    let raw = &entry.raw;
    let mut writer = Writer::on(&entry.origin).field("name", raw.name.as_ref());
    for (index, phone) in raw.phones.iter().enumerate() {
        writer.put(FieldPath::from("phones").item(index).key("label"), phone.label.as_deref());
    }
    let logo = raw.logo.as_ref().and_then(|logo| logo.alt.as_ref());
    let localized = [(FieldPath::from("description"), raw.description.as_ref()), (FieldPath::from("logo").key("alt"), logo)];
    by_language(writer, localized, Subject::Record, default)
}

fn of_location<'d>(entry: &'d Entry<raw::Location>, default: &'d str) -> Vec<Page<'d>> {
    let raw = &entry.raw;
    let mut writer = Writer::on(&entry.origin).field("name", raw.name.as_ref());
    for (index, phone) in raw.phones.iter().enumerate() {
        writer.put(FieldPath::from("phones").item(index).key("label"), phone.label.as_deref());
    }
    let fields = [("transit", &raw.transit), ("parking", &raw.parking), ("arrival", &raw.arrival)];
    by_language(writer, fields.map(|(name, text)| (FieldPath::from(name), text.as_ref())), Subject::Record, default)
}

fn of_row<'d>(entry: &'d Entry<raw::SimpleRow>, default: &'d str) -> Page<'d> {
    let writer = Writer::on(&entry.origin).field("provider", entry.raw.provider.as_ref());
    writer.field("program", entry.raw.program.as_ref()).page(Subject::Record, default)
}

fn of_help_line<'d>(entry: &'d Entry<raw::HelpLine>, default: &'d str) -> Vec<Page<'d>> {
    let fields = [("name", &entry.raw.name), ("text_note", &entry.raw.text_note)];
    let fields = fields.map(|(name, text)| (FieldPath::from(name), Some(text)));
    let mut pages = by_language(Writer::on(&entry.origin), fields, Subject::Vocabulary, default);
    for (language, facts) in &entry.raw.facts {
        let mut writer = Writer::on(&entry.origin);
        for (number, fact) in facts.iter().enumerate() {
            writer.put(FieldPath::from("facts").key(language).item(number), Some(fact));
        }
        pages.push(Page { language: language.as_str().into(), ..writer.page(Subject::Vocabulary, default) });
    }
    pages
}

fn of_glossary<'d>(entries: &'d [Entry<raw::GlossaryEntry>], default: &'d str) -> Option<Page<'d>> {
    let mut page = Writer::on(&entries.first()?.origin).page(Subject::Glossary, default);
    for Entry { origin, raw, .. } in entries {
        let writer = Writer::on(origin).field("term", raw.term.as_ref()).field("definition", raw.definition.as_ref());
        page.texts.extend(writer.field("why", raw.why.as_ref()).texts);
    }
    Some(page)
}

fn of_questions<'d>(entries: &'d [Entry<raw::Question>], default: &'d str) -> Option<Page<'d>> {
    let mut page = Writer::on(&entries.first()?.origin).page(Subject::Questions, default);
    for entry in entries {
        page.texts.extend(Writer::on(&entry.origin).field("question", entry.raw.question.as_ref()).body(&entry.body).texts);
    }
    Some(page)
}

fn of_vocabulary<'d>(entry: &'d Entry<raw::Vocabulary>, default: &'d str) -> Vec<Page<'d>> {
    let raw = &entry.raw;
    let mut localized = vec![(FieldPath::from("name"), Some(&raw.name)), (FieldPath::from("description"), Some(&raw.description))];
    let groups = raw.groups.iter().enumerate();
    localized.extend(groups.map(|(index, group)| (FieldPath::from("groups").item(index).key("name"), Some(&group.name))));
    for (index, term) in raw.terms.iter().enumerate().filter(|(_, term)| !term.search_only) {
        let path = FieldPath::from("terms").item(index);
        localized.push((path.clone().key("label"), Some(&term.label)));
        localized.push((path.key("definition"), Some(&term.definition)));
    }
    by_language(Writer::on(&entry.origin), localized, Subject::Vocabulary, default)
}

/// Makes a page of each language of some fields; what the writer has already is in the site's first. A text for every language counts as that.
fn by_language<'d>(
    mut writer: Writer<'d>,
    fields: impl IntoIterator<Item = (FieldPath, Option<&'d Localized>)>,
    subject: Subject<'d>,
    default: &'d str,
) -> Vec<Page<'d>> {
    let mut others: Vec<(&'d str, Writer<'d>)> = Vec::new();
    for (path, text) in fields {
        for (tag, text) in text.into_iter().flat_map(Localized::each) {
            let path = if tag.is_empty() { path.clone() } else { path.clone().key(tag) };
            if tag.is_empty() || tag == default {
                writer.put(path, Some(text));
                continue;
            }
            let known = others.iter().position(|(known, _)| *known == tag).unwrap_or_else(|| {
                others.push((tag, Writer::on(writer.origin)));
                others.len() - 1
            });
            others[known].1.put(path, Some(text));
        }
    }
    let page = |(language, writer): (&'d str, Writer<'d>)| Page { language: language.into(), ..writer.page(subject, default) };
    std::iter::once((default, writer)).chain(others).map(page).collect()
}
