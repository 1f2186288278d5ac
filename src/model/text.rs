//! Articles, pages, checklists and questions: the site's own words.

use std::collections::BTreeMap;

use super::{
    Surroundings,
    body::Body,
    reference::CitedWork,
    remarks::Remarks,
    translation::{self, Outdated},
    vocabulary::TermIndex,
};
use crate::{
    content::{
        Entry, Origin,
        raw::{self, Audience, ChecklistGroup, Crisis},
    },
    diagnostic::{Checked, Diagnostic, FieldPath, nearest},
    path::Slug,
    value::{Date, Language},
};

/// An article, the page of a section, or a page about the site, in one language.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its id, the same in every language: `basics/what-is-an-iop`, `basics` for a section, nothing for the hub.
    pub id: Box<str>,
    /// Where it was written.
    pub origin: Origin,
    /// Its language.
    pub language: Language,
    /// The last part of its URL.
    pub slug: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// What search results say of it.
    pub description: Box<str>,
    /// For whom it is written.
    pub audience: Vec<Audience>,
    /// The answer in one sentence.
    pub main_message: Option<Box<str>>,
    /// The answer in a few points.
    pub summary_points: Vec<String>,
    /// Works that it cites, by id.
    pub sources: Vec<Box<str>>,
    /// When the whole page was last reviewed.
    pub last_reviewed: Option<Date>,
    /// By whom: term of `verifier-role`.
    pub reviewed_by: Option<TermIndex>,
    /// When it is due for review.
    pub review_due: Option<Date>,
    /// Articles to read next, by id.
    pub related: Vec<Box<str>>,
    /// Whether crisis help comes first.
    pub crisis: Crisis,
    /// Whether the way out is shown.
    pub quick_exit: bool,
    /// Its position among its neighbours; those without one come last.
    pub order: i32,
    /// Old URLs that lead here, as written.
    pub aliases: Vec<String>,
    /// Whether it is the page of a section.
    pub is_section: bool,
    /// Whether it is a draft, shown only on request.
    pub is_draft: bool,
    /// When it was first published, for feeds.
    pub published: Option<Date>,
    /// Whether a native reader has yet to check this translation.
    pub awaits_review: bool,
    /// Whether the original has changed since it was translated.
    pub outdated: Option<Outdated>,
    /// Whether its first uses of glossary terms become links.
    pub glossary_links: bool,
    /// The text.
    pub body: Body,
}

/// A checklist in one language.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// Its id, the same in every language.
    pub id: Box<str>,
    /// Where it was written.
    pub origin: Origin,
    /// Its language.
    pub language: Language,
    /// The last part of its URL.
    pub slug: Box<str>,
    /// Its title.
    pub title: Box<str>,
    /// What it is for, in a sentence.
    pub description: Box<str>,
    /// When it was last reviewed.
    pub last_reviewed: Option<Date>,
    /// Its position among the others.
    pub order: i32,
    /// What is ticked, under headings.
    pub groups: Vec<ChecklistGroup>,
    /// Old URLs that lead here, as written.
    pub aliases: Vec<String>,
    /// Whether a native reader has yet to check this translation.
    pub awaits_review: bool,
    /// Whether the original has changed since it was translated.
    pub outdated: Option<Outdated>,
    /// An introduction.
    pub body: Body,
}

/// A question and its answer in one language.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its id, the same in every language.
    pub id: Box<str>,
    /// Where it was written.
    pub origin: Origin,
    /// The heading that it stands under: term of `faq-group`.
    pub group: TermIndex,
    /// The question.
    pub question: Box<str>,
    /// The answer, first sentence first.
    pub answer: Body,
    /// Works that it cites, by id.
    pub sources: Vec<Box<str>>,
    /// When it was last reviewed.
    pub last_reviewed: Option<Date>,
    /// The article that says more, by id.
    pub page: Option<Box<str>>,
}

/// What articles refer to.
pub(super) struct TextReferences<'t> {
    pub(super) works: &'t BTreeMap<Box<str>, CitedWork>,
    /// Ids of all articles that are shown.
    pub(super) articles: &'t [Box<str>],
    pub(super) quick_exit_default: bool,
    pub(super) glossary_links_default: bool,
}

impl TextReferences<'_> {
    /// Whether an article exists; otherwise the nearest.
    pub(super) fn has_article(&self, id: &str) -> Result<(), Option<String>> {
        let known = self.articles.iter().any(|known| **known == *id);
        if known { Ok(()) } else { Err(nearest(id, self.articles.iter().map(|id| &**id)).map(str::to_owned)) }
    }
}

/// Returns the id of an article: its path below `content/learn`; a section is named by its folder.
#[must_use]
pub fn article_id(origin: &Origin) -> String {
    let inside = origin.file.below("content/learn").unwrap_or_default();
    let folder = inside.rsplit_once('/').map_or("", |(folder, _)| folder);
    match (&*origin.stem, folder) {
        ("index", folder) => folder.to_owned(),
        (stem, "") => stem.to_owned(),
        (stem, folder) => format!("{folder}/{stem}"),
    }
}

/// The language of a record: the file name says it, or it is the site's first.
pub(super) fn language_of(origin: &Origin, default: &Language) -> Language {
    origin.language.as_deref().and_then(Language::new).unwrap_or(*default)
}

/// Checks an article or page. `original` is the same text in the site's first language: a translation takes over what it does not say itself.
/// The body comes later. None if it has no title.
pub(super) fn check_article(
    entry: &Entry<raw::Article>,
    id: &str,
    original: Option<&Entry<raw::Article>>,
    references: &TextReferences<'_>,
    around: &Surroundings<'_>,
) -> Checked<Option<Article>> {
    let raw = &entry.raw;
    let mut remarks = Remarks::on(&entry.origin);
    let language = language_of(&entry.origin, around.config.default_language());
    let title = remarks.required("title", raw.title.as_ref(), "write the page's title");
    let is_section = &*entry.origin.stem == "index";
    let is_learn = entry.origin.file.as_str().starts_with("content/learn/");
    let slug = slug(raw.slug.as_deref(), entry, &mut remarks);
    let base = original.map_or(raw, |original| &original.raw);
    let outdated = original
        .and_then(|original| remarks.take(translation::check(&entry.origin, raw.translation.as_ref(), &translation::article(original))));
    check_references(raw, references, &mut remarks);
    if is_learn && original.is_none() {
        check_review(raw, is_section, around, &mut remarks);
    }
    remarks.past("last_reviewed", raw.last_reviewed, around.as_of);
    let reviewed_by = remarks.term("reviewed_by_role", raw.reviewed_by_role.as_ref(), "verifier-role", around.vocabularies);
    let inherited = base.reviewed_by_role.as_deref().and_then(|role| around.vocabularies.get("verifier-role").index(role));
    let description = raw.description.as_deref().or(raw.main_message.as_deref()).unwrap_or_default();
    let list = |own: &[String], base: &[String]| -> Vec<Box<str>> {
        if own.is_empty() { base } else { own }.iter().map(|item| item.as_str().into()).collect()
    };
    let article = title.map(|title| Article {
        id: id.into(),
        origin: entry.origin.clone(),
        language,
        slug,
        title: title.into(),
        description: description.trim().into(),
        audience: if raw.audience.is_empty() { base.audience.clone() } else { raw.audience.clone() },
        main_message: raw.main_message.as_deref().map(Into::into),
        summary_points: raw.summary_points.clone(),
        sources: list(&raw.sources, &base.sources),
        last_reviewed: raw.last_reviewed.or(base.last_reviewed),
        reviewed_by: reviewed_by.or(inherited),
        review_due: raw.review_due.or(base.review_due),
        related: list(&raw.related, &base.related),
        crisis: if raw.crisis == Crisis::Prominent { raw.crisis } else { base.crisis },
        quick_exit: raw.quick_exit.or(base.quick_exit).unwrap_or(references.quick_exit_default),
        order: raw.order.or(base.order).unwrap_or(i32::MAX),
        aliases: raw.aliases.clone(),
        is_section,
        is_draft: raw.draft || base.draft,
        published: raw.publish_on.or(raw.last_reviewed),
        awaits_review: raw.translation.as_ref().is_some_and(|translation| !translation.reviewed),
        outdated,
        glossary_links: raw.glossary_links.or(base.glossary_links).unwrap_or(references.glossary_links_default),
        body: Body::default(),
    });
    remarks.with(article)
}

/// The stem is the slug; a translation may give its own.
fn slug<T>(written: Option<&str>, entry: &Entry<T>, remarks: &mut Remarks<'_>) -> Box<str> {
    let stem = &*entry.origin.stem;
    let wanted = written.unwrap_or(stem);
    if let Some(slug) = Slug::new(wanted) {
        return slug.as_str().into();
    }
    let near = Slug::from_words(wanted);
    let place = if written.is_some() { remarks.at("slug") } else { (&entry.origin.file).into() };
    remarks.add(Diagnostic::bad_id(place, wanted, near.as_ref().map(Slug::as_str)));
    near.map_or_else(|| "page".into(), |slug| slug.as_str().into())
}

fn check_references(raw: &raw::Article, references: &TextReferences<'_>, remarks: &mut Remarks<'_>) {
    for (index, id) in raw.related.iter().enumerate() {
        if let Err(nearest) = references.has_article(id) {
            remarks.add(Diagnostic::unknown_reference(
                remarks.at(FieldPath::from("related").item(index)),
                "article",
                id,
                nearest.as_deref(),
            ));
        }
    }
    check_sources(&raw.sources, references, remarks);
}

fn check_sources(sources: &[String], references: &TextReferences<'_>, remarks: &mut Remarks<'_>) {
    for (index, id) in sources.iter().enumerate() {
        if !references.works.contains_key(id.as_str()) {
            let near = nearest(id, references.works.keys().map(|id| &**id));
            remarks.add(Diagnostic::unknown_reference(remarks.at(FieldPath::from("sources").item(index)), "source", id, near));
        }
    }
}

/// An article names its review and its sources (PROV-08), and is reviewed in time (PROV-09). The pages of sections only lead on.
fn check_review(raw: &raw::Article, is_section: bool, around: &Surroundings<'_>, remarks: &mut Remarks<'_>) {
    if !is_section {
        for (field, missing, what, example) in [
            ("last_reviewed", raw.last_reviewed.is_none(), "when it was last reviewed", "last_reviewed: 2026-10-01"),
            ("reviewed_by_role", raw.reviewed_by_role.is_none(), "who reviewed it", "reviewed_by_role: clinical-reviewer"),
            ("sources", raw.sources.is_empty(), "what it rests on", "sources: [tip47]"),
        ] {
            if missing && remarks.expects(field) {
                remarks.add(Diagnostic::no_review(remarks.here(), what, example));
            }
        }
    }
    let a_year_later = |date: Date| date.0.checked_add(jiff::Span::new().days(365)).ok().map(Date);
    let due = raw.review_due.or_else(|| raw.last_reviewed.and_then(a_year_later));
    if let Some(due) = due.filter(|due| *due < around.as_of) {
        let field = if raw.review_due.is_some() { "review_due" } else { "last_reviewed" };
        remarks.add(Diagnostic::review_due(remarks.at(field), &due.to_string()));
    }
}

/// Whether a text is shown: no draft unless drafts are asked for, published already, not expired. An expiry date is the first day without it.
pub(super) fn is_shown(raw: &raw::Article, around_as_of: Date, drafts: bool) -> bool {
    drafts
        || (!raw.draft && raw.publish_on.is_none_or(|date| date <= around_as_of) && raw.expires_on.is_none_or(|date| around_as_of < date))
}

/// Checks a checklist; the body comes later. None if it has no title.
pub(super) fn check_checklist(
    entry: &Entry<raw::Checklist>,
    original: Option<&Entry<raw::Checklist>>,
    around: &Surroundings<'_>,
) -> Checked<Option<Checklist>> {
    let raw = &entry.raw;
    let mut remarks = Remarks::on(&entry.origin);
    let outdated = original
        .and_then(|original| remarks.take(translation::check(&entry.origin, raw.translation.as_ref(), &translation::checklist(original))));
    let title = remarks.required("title", raw.title.as_ref(), "write the checklist's title");
    let slug = slug(raw.slug.as_deref(), entry, &mut remarks);
    if raw.groups.iter().all(|group| group.items.is_empty()) {
        remarks.missing("groups", "give at least one group with lines to tick");
    }
    remarks.past("last_reviewed", raw.last_reviewed, around.as_of);
    let checklist = title.map(|title| Checklist {
        id: entry.origin.stem.clone(),
        origin: entry.origin.clone(),
        language: language_of(&entry.origin, around.config.default_language()),
        slug,
        title: title.into(),
        description: raw.description.as_deref().unwrap_or_default().trim().into(),
        last_reviewed: raw.last_reviewed,
        order: raw.order.unwrap_or(i32::MAX),
        groups: raw.groups.clone(),
        aliases: raw.aliases.clone(),
        awaits_review: raw.translation.as_ref().is_some_and(|translation| !translation.reviewed),
        outdated,
        body: Body::default(),
    });
    remarks.with(checklist)
}

/// Checks a question; the answer comes later. None if something is missing.
pub(super) fn check_question(
    entry: &Entry<raw::Question>,
    references: &TextReferences<'_>,
    around: &Surroundings<'_>,
) -> Checked<Option<Question>> {
    let raw = &entry.raw;
    let mut remarks = Remarks::on(&entry.origin);
    let id = remarks.required("id", raw.id.as_ref(), "give every question an id");
    let question = remarks.required("question", raw.question.as_ref(), "write the question");
    remarks.required("answer", raw.answer.as_ref(), "write the answer, the answer itself first");
    check_sources(&raw.sources, references, &mut remarks);
    if let Some(Err(nearest)) = raw.page.as_deref().map(|page| references.has_article(page)) {
        remarks.add(Diagnostic::unknown_reference(
            remarks.at("page"),
            "article",
            raw.page.as_deref().unwrap_or_default(),
            nearest.as_deref(),
        ));
    }
    let general = "general".to_owned();
    let group = remarks.term("group", raw.group.as_ref().or(Some(&general)), "faq-group", around.vocabularies);
    let question = id.zip(question).zip(group).map(|((id, question), group)| Question {
        id: id.into(),
        origin: entry.origin.clone(),
        group,
        question: question.into(),
        answer: Body::default(),
        sources: raw.sources.iter().map(|source| source.as_str().into()).collect(),
        last_reviewed: raw.last_reviewed,
        page: raw.page.as_deref().map(Into::into),
    });
    remarks.with(question)
}
