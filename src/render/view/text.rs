//! Pages of words: articles and sections, pages about the site, glossary, questions, checklists, notices.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    content::raw::{ChecklistGroup, Crisis},
    diagnostic::Diagnostic,
    model::{Article, Checklist, GlossaryEntry, Question, TermIndex, Variants, vocabulary::fold},
    path::UrlPath,
    plan::{PageKind, Untranslated},
    render::{
        Prepared, bodies,
        scene::{DateView, LinkView, Scene},
        view::{
            frame::Head,
            help::{self, HelpLineView},
        },
    },
    theme::Shared,
    value::Language,
};

/// The view of `article.html`, `about.html` and `section.html`.
#[derive(Serialize)]
pub(in crate::render) struct ArticlePage {
    /// Its title.
    title: String,
    /// The answer in one sentence.
    main_message: Option<String>,
    /// The answer in a few points.
    summary_points: Vec<String>,
    /// Headings to jump to; none on short pages.
    contents: Vec<ContentsEntry>,
    /// The text.
    body: Shared,
    /// Help lines, on pages that put crisis help first.
    help_lines: Vec<HelpLineView>,
    /// Works that it cites.
    sources: Vec<SourceView>,
    /// When the whole page was last reviewed.
    last_reviewed: Option<DateView>,
    /// When it is due for review.
    review_due: Option<DateView>,
    /// By whom, by role.
    reviewed_by: Option<String>,
    /// Articles to read next.
    related: Vec<ArticleCard>,
    /// Whether it is a draft.
    is_draft: bool,
    /// Whether a native reader has yet to check this translation.
    awaits_review: bool,
    /// Sections below it, on the page of a section.
    sections: Vec<SectionCard>,
    /// Articles in it, on the page of a section.
    articles: Vec<ArticleCard>,
}

/// A heading to jump to.
#[derive(Serialize)]
struct ContentsEntry {
    id: String,
    text: String,
}

/// A work that a page cites.
#[derive(Serialize)]
pub(in crate::render) struct SourceView {
    title: String,
    publisher: Option<String>,
    year: Option<u16>,
    url: Option<String>,
    read: Option<DateView>,
    note: Option<String>,
}

/// An article in a list.
#[derive(Serialize)]
pub(in crate::render) struct ArticleCard {
    title: String,
    description: String,
    url: String,
    /// The language of title and description, where it is not that of the page.
    language: Option<String>,
}

/// A section of articles in a list.
#[derive(Serialize)]
pub(in crate::render) struct SectionCard {
    title: String,
    description: String,
    url: String,
    language: Option<String>,
    /// The articles in it.
    articles: Vec<LinkView>,
}

/// The view of `notice.html`.
#[derive(Serialize)]
pub(in crate::render) struct NoticePage {
    /// The title of the original.
    title: String,
    /// Where the original is.
    url: String,
    /// The language of the original, as a tag and in its own name.
    language: String,
    language_name: String,
}

/// The view of `glossary.html`.
#[derive(Serialize)]
pub(in crate::render) struct GlossaryPage {
    /// The language of the entries, where it is not that of the page.
    language: Option<String>,
    /// Letters from A to Z and others that occur, with their entries.
    letters: Vec<LetterView>,
}

#[derive(Serialize)]
struct LetterView {
    letter: String,
    entries: Vec<GlossaryEntryView>,
}

#[derive(Serialize)]
struct GlossaryEntryView {
    id: String,
    term: String,
    definition: String,
    also: Vec<String>,
    why: Option<String>,
    page: Option<LinkView>,
    /// The term in the site's other languages, with the tag.
    translations: Vec<TranslationView>,
}

#[derive(Serialize)]
struct TranslationView {
    language: String,
    term: String,
}

/// The view of `faq.html`.
#[derive(Serialize)]
pub(in crate::render) struct QuestionsPage {
    /// The language of the questions, where it is not that of the page.
    language: Option<String>,
    /// The questions, under headings in the order of the vocabulary.
    groups: Vec<QuestionGroup>,
}

#[derive(Serialize)]
struct QuestionGroup {
    id: String,
    label: String,
    questions: Vec<QuestionView>,
}

#[derive(Serialize)]
struct QuestionView {
    id: String,
    question: String,
    answer: Shared,
    sources: Vec<SourceView>,
    last_reviewed: Option<DateView>,
    page: Option<LinkView>,
}

/// The view of `checklists.html`.
#[derive(Serialize)]
pub(in crate::render) struct ChecklistsPage {
    checklists: Vec<ArticleCard>,
}

/// The view of `checklist.html`, and of the component `checklist`.
#[derive(Serialize)]
pub(in crate::render) struct ChecklistPage {
    id: String,
    title: String,
    description: String,
    /// Its own page.
    url: String,
    /// The language of its text, where it is not that of the page.
    language: Option<String>,
    groups: Vec<ChecklistGroup>,
    /// An introduction; empty inside articles.
    body: Shared,
    last_reviewed: Option<DateView>,
    awaits_review: bool,
}

/// Returns the variant for a language, or that of the site's first language.
fn variant<'v, T>(scene: &Scene<'_>, variants: &'v Variants<T>) -> (&'v T, Option<String>) {
    let default = scene.site.config().default_language();
    match variants.get(scene.language) {
        Some(own) => (own, None),
        None => (&variants[default], Some(default.tag().to_owned())),
    }
}

impl ArticlePage {
    /// An article or section.
    pub(in crate::render) fn article(scene: &Scene<'_>, id: &str, prepared: &Prepared<'_>) -> Result<Self, Diagnostic> {
        let article = variant(scene, &scene.site.articles()[id]).0;
        let mut page = Self::of(scene, article, prepared)?;
        if article.is_section {
            page.sections = sections(scene, id);
            page.articles = articles_in(scene, id).map(|id| article_card(scene, id)).collect();
        }
        Ok(page)
    }

    /// A page about the site.
    pub(in crate::render) fn about(scene: &Scene<'_>, id: &str, prepared: &Prepared<'_>) -> Result<Self, Diagnostic> {
        let page = variant(scene, &scene.site.pages()[id]).0;
        let mut view = Self::of(scene, page, prepared)?;
        if id == "index" {
            view.articles = scene.site.pages().keys().filter(|other| &***other != "index").map(|other| about_card(scene, other)).collect();
        }
        Ok(view)
    }

    fn of(scene: &Scene<'_>, article: &Article, prepared: &Prepared<'_>) -> Result<Self, Diagnostic> {
        let headings: Vec<ContentsEntry> = article
            .body
            .headings
            .iter()
            .filter(|heading| heading.level == 2)
            .map(|heading| ContentsEntry { id: heading.id.clone(), text: heading.text.clone() })
            .collect();
        let related = article.related.iter().filter(|id| scene.site.articles().contains_key(*id));
        Ok(Self {
            title: article.title.to_string(),
            main_message: article.main_message.as_deref().map(str::to_owned),
            summary_points: article.summary_points.clone(),
            contents: if headings.len() >= 3 { headings } else { Vec::new() },
            body: bodies::html(&article.body, scene, prepared)?,
            help_lines: if article.crisis == Crisis::Prominent { help::lines(scene) } else { Vec::new() },
            sources: sources(scene, &article.sources),
            last_reviewed: article.last_reviewed.map(|date| scene.date(date)),
            review_due: article.review_due.map(|date| scene.date(date)),
            reviewed_by: scene.some_label("verifier-role", article.reviewed_by),
            related: related.map(|id| article_card(scene, id)).collect(),
            is_draft: article.is_draft,
            awaits_review: article.awaits_review,
            sections: Vec::new(),
            articles: Vec::new(),
        })
    }
}

fn sources(scene: &Scene<'_>, ids: &[Box<str>]) -> Vec<SourceView> {
    let works = ids.iter().filter_map(|id| scene.site.work(id));
    works
        .map(|work| SourceView {
            title: work.title.clone(),
            publisher: work.publisher.clone(),
            year: work.year,
            url: work.url.clone(),
            read: work.read.map(|date| scene.date(date)),
            note: work.note.clone(),
        })
        .collect()
}

/// Ids of the articles right below a section, in their order.
fn articles_in<'s>(scene: &'s Scene<'_>, section: &'s str) -> impl Iterator<Item = &'s str> {
    children(scene, section, false).into_iter()
}

/// Ids of what lies right below a section: its sections or its articles, in order, then by title.
fn children<'s>(scene: &'s Scene<'_>, section: &str, sections: bool) -> Vec<&'s str> {
    let is_child = |id: &str| match id.rsplit_once('/') {
        Some((parent, _)) => parent == section,
        None => section.is_empty() && !id.is_empty(),
    };
    let all = scene
        .site
        .articles()
        .iter()
        .filter(|(id, variants)| is_child(id) && variants.values().any(|article| article.is_section) == sections);
    let mut ids: Vec<(i32, String, &str)> = all
        .map(|(id, variants)| {
            let article = variant(scene, variants).0;
            (article.order, fold(&article.title), &**id)
        })
        .collect();
    ids.sort();
    ids.into_iter().map(|(_, _, id)| id).collect()
}

/// The sections right below a section, with their articles.
pub(in crate::render) fn sections(scene: &Scene<'_>, section: &str) -> Vec<SectionCard> {
    let ids = children(scene, section, true);
    ids.into_iter()
        .map(|id| {
            let (article, language) = variant(scene, &scene.site.articles()[id]);
            SectionCard {
                title: article.title.to_string(),
                description: article.description.to_string(),
                url: scene.url_of(&PageKind::Section(id.into())),
                language,
                articles: articles_in(scene, id).filter_map(|id| article_link(scene, id)).collect(),
            }
        })
        .collect()
}

/// A link to an article, if the site has it.
pub(in crate::render) fn article_link(scene: &Scene<'_>, id: &str) -> Option<LinkView> {
    let article = variant(scene, scene.site.articles().get(id)?).0;
    Some(LinkView { label: article.title.to_string(), url: scene.url_of(&PageKind::Article(id.into())) })
}

fn article_card(scene: &Scene<'_>, id: &str) -> ArticleCard {
    let (article, language) = variant(scene, &scene.site.articles()[id]);
    ArticleCard {
        title: article.title.to_string(),
        description: article.description.to_string(),
        url: scene.url_of(&PageKind::Article(id.into())),
        language,
    }
}

fn about_card(scene: &Scene<'_>, id: &str) -> ArticleCard {
    let (page, language) = variant(scene, &scene.site.pages()[id]);
    ArticleCard {
        title: page.title.to_string(),
        description: page.description.to_string(),
        url: scene.url_of(&PageKind::About(id.into())),
        language,
    }
}

/// The head of an article or section.
pub(in crate::render) fn article_head(scene: &Scene<'_>, id: &str) -> Head {
    let article = variant(scene, &scene.site.articles()[id]).0;
    Head {
        section: "learn",
        title: article.title.to_string(),
        description: article.description.to_string(),
        trail: sections_above(scene, id),
        quick_exit: article.quick_exit,
    }
}

/// The sections above an article, the hub first.
fn sections_above(scene: &Scene<'_>, id: &str) -> Vec<(String, UrlPath)> {
    let mut above = Vec::new();
    let mut here = id;
    while let Some(parent) = here.rsplit_once('/').map(|(parent, _)| parent).or_else(|| (!here.is_empty()).then_some("")) {
        if let Some(variants) = scene.site.articles().get(parent) {
            above.push((variant(scene, variants).0.title.to_string(), scene.plan.urls().article(scene.language, parent)));
        }
        here = parent;
    }
    above.reverse();
    above
}

/// The head of a page about the site.
pub(in crate::render) fn about_head(scene: &Scene<'_>, id: &str) -> Head {
    let page = variant(scene, &scene.site.pages()[id]).0;
    let index = scene.site.pages().get("index").filter(|_| id != "index");
    let trail = index.map(|variants| {
        let url = scene.plan.urls().page(scene.language, &PageKind::About("index".into()), scene.site.programs());
        (variant(scene, variants).0.title.to_string(), url)
    });
    Head {
        section: "about",
        title: page.title.to_string(),
        description: page.description.to_string(),
        trail: trail.into_iter().collect(),
        quick_exit: page.quick_exit,
    }
}

impl NoticePage {
    pub(in crate::render) fn new(scene: &Scene<'_>, untranslated: &Untranslated) -> Self {
        let default = scene.site.config().default_language();
        let (title, kind) = original(scene, untranslated);
        let url = scene.plan.urls().page(default, &kind, scene.site.programs());
        Self { title, url: scene.href(&url), language: default.tag().to_owned(), language_name: scene.theme.strings(default).name.clone() }
    }
}

/// Title and kind of the original of a text that is not translated.
fn original(scene: &Scene<'_>, untranslated: &Untranslated) -> (String, PageKind) {
    let default = scene.site.config().default_language();
    match untranslated {
        Untranslated::Article(id) => (scene.site.articles()[id][default].title.to_string(), PageKind::Article(id.clone())),
        Untranslated::About(id) => (scene.site.pages()[id][default].title.to_string(), PageKind::About(id.clone())),
        Untranslated::Checklist(id) => (scene.site.checklists()[id][default].title.to_string(), PageKind::Checklist(id.clone())),
    }
}

/// The head of a notice.
pub(in crate::render) fn notice_head(scene: &Scene<'_>, untranslated: &Untranslated) -> Head {
    let head = match untranslated {
        Untranslated::Article(id) => article_head(scene, id),
        Untranslated::About(id) => about_head(scene, id),
        Untranslated::Checklist(id) => checklist_head(scene, id),
    };
    Head { description: scene.t("notice.heading", &[]), ..head }
}

/// The language of lists that are shown in another language than the page's.
fn other_language(scene: &Scene<'_>) -> Option<String> {
    (!scene.site.has_lists_in(scene.language)).then(|| scene.site.config().default_language().tag().to_owned())
}

impl GlossaryPage {
    pub(in crate::render) fn new(scene: &Scene<'_>) -> Self {
        let mut letters: Vec<LetterView> =
            ('A'..='Z').map(|letter| LetterView { letter: letter.to_string(), entries: Vec::new() }).collect();
        for entry in scene.site.glossary(scene.language) {
            let first = fold(&entry.term).chars().next().unwrap_or('#').to_uppercase().to_string();
            let view = glossary_entry(scene, entry);
            match letters.iter_mut().find(|known| known.letter == first) {
                Some(letter) => letter.entries.push(view),
                None => letters.push(LetterView { letter: first, entries: vec![view] }),
            }
        }
        Self { language: other_language(scene), letters }
    }
}

fn glossary_entry(scene: &Scene<'_>, entry: &GlossaryEntry) -> GlossaryEntryView {
    let others = scene.site.config().languages.iter().filter(|language| *language != scene.language && scene.site.has_lists_in(language));
    let in_other =
        |language: &Language| scene.site.glossary(language).iter().find(|other| other.id == entry.id).map(|other| other.term.to_string());
    GlossaryEntryView {
        id: entry.id.to_string(),
        term: entry.term.to_string(),
        definition: entry.definition.to_string(),
        also: entry.also.clone(),
        why: entry.why.as_deref().map(str::to_owned),
        page: entry.page.as_deref().and_then(|id| article_link(scene, id)),
        translations: others
            .filter_map(|language| Some(TranslationView { language: language.tag().to_owned(), term: in_other(language)? }))
            .collect(),
    }
}

impl QuestionsPage {
    pub(in crate::render) fn new(scene: &Scene<'_>, prepared: &Prepared<'_>) -> Result<Self, Diagnostic> {
        let mut groups: BTreeMap<TermIndex, QuestionGroup> = BTreeMap::new();
        for question in scene.site.questions(scene.language) {
            let group = groups.entry(question.group).or_insert_with(|| QuestionGroup {
                id: scene.site.vocabularies().get("faq-group").term(question.group).id.to_string(),
                label: scene.label("faq-group", question.group),
                questions: Vec::new(),
            });
            group.questions.push(question_view(scene, question, prepared)?);
        }
        Ok(Self { language: other_language(scene), groups: groups.into_values().collect() })
    }
}

fn question_view(scene: &Scene<'_>, question: &Question, prepared: &Prepared<'_>) -> Result<QuestionView, Diagnostic> {
    Ok(QuestionView {
        id: question.id.to_string(),
        question: question.question.to_string(),
        answer: bodies::html(&question.answer, scene, prepared)?,
        sources: sources(scene, &question.sources),
        last_reviewed: question.last_reviewed.map(|date| scene.date(date)),
        page: question.page.as_deref().and_then(|id| article_link(scene, id)),
    })
}

impl ChecklistsPage {
    pub(in crate::render) fn new(scene: &Scene<'_>) -> Self {
        let card = |id: &str| {
            let (checklist, language) = variant(scene, &scene.site.checklists()[id]);
            ArticleCard {
                title: checklist.title.to_string(),
                description: checklist.description.to_string(),
                url: scene.url_of(&PageKind::Checklist(id.into())),
                language,
            }
        };
        Self { checklists: checklist_ids(scene).into_iter().map(card).collect() }
    }
}

/// Ids of the checklists in their order, then by title.
fn checklist_ids<'s>(scene: &'s Scene<'_>) -> Vec<&'s str> {
    let all = scene.site.checklists().iter().map(|(id, variants)| (variant(scene, variants).0, &**id));
    let mut ids: Vec<(i32, String, &str)> = all.map(|(checklist, id)| (checklist.order, fold(&checklist.title), id)).collect();
    ids.sort();
    ids.into_iter().map(|(_, _, id)| id).collect()
}

/// Links to all checklists.
pub(in crate::render) fn checklist_links(scene: &Scene<'_>) -> Vec<LinkView> {
    let link = |id: &str| {
        let checklist = variant(scene, &scene.site.checklists()[id]).0;
        LinkView { label: checklist.title.to_string(), url: scene.url_of(&PageKind::Checklist(id.into())) }
    };
    checklist_ids(scene).into_iter().map(link).collect()
}

fn checklist_view(scene: &Scene<'_>, checklist: &Checklist, language: Option<String>, body: Shared) -> ChecklistPage {
    ChecklistPage {
        id: checklist.id.to_string(),
        title: checklist.title.to_string(),
        description: checklist.description.to_string(),
        url: scene.url_of(&PageKind::Checklist(checklist.id.clone())),
        language,
        groups: checklist.groups.clone(),
        body,
        last_reviewed: checklist.last_reviewed.map(|date| scene.date(date)),
        awaits_review: checklist.awaits_review,
    }
}

/// A checklist inside an article.
///
/// # Panics
/// If the site has no such checklist: calls are checked when the site is put together.
pub(in crate::render) fn checklist_inside(scene: &Scene<'_>, id: &str) -> ChecklistPage {
    let (checklist, language) = variant(scene, &scene.site.checklists()[id]);
    checklist_view(scene, checklist, language, Shared::html(""))
}

impl ChecklistPage {
    pub(in crate::render) fn new(scene: &Scene<'_>, id: &str, prepared: &Prepared<'_>) -> Result<Self, Diagnostic> {
        let (checklist, language) = variant(scene, &scene.site.checklists()[id]);
        Ok(checklist_view(scene, checklist, language, bodies::html(&checklist.body, scene, prepared)?))
    }
}

/// The head of a checklist.
pub(in crate::render) fn checklist_head(scene: &Scene<'_>, id: &str) -> Head {
    let checklist = variant(scene, &scene.site.checklists()[id]).0;
    let step = (scene.t("nav.checklists", &[]), scene.plan.urls().page(scene.language, &PageKind::Checklists, scene.site.programs()));
    Head {
        section: "checklists",
        title: checklist.title.to_string(),
        description: checklist.description.to_string(),
        trail: vec![step],
        quick_exit: scene.site.config().quick_exit.default,
    }
}
