//! Articles, sections of articles and pages about the site: one view, for they are made of the same things.

use serde::Serialize;

use crate::{
    content::raw::Crisis,
    diagnostic::Diagnostic,
    model::{Article, Variants, vocabulary::fold},
    plan::PageKind,
    render::{
        bodies,
        scene::{DateView, Scene, TextLink},
        view::{
            frame::{Head, Step},
            help::{self, HelpLineView},
            translation::OutdatedView,
        },
    },
    theme::Shared,
    value::Language,
};

/// The view of `article.html`, `about.html` and `section.html`.
#[derive(Serialize)]
pub(in crate::render) struct ArticlePage<'s> {
    /// Its title.
    title: &'s str,
    /// The answer in one sentence.
    main_message: Option<&'s str>,
    /// The answer in a few points.
    summary_points: &'s [String],
    /// Headings to jump to; none on short pages.
    contents: Vec<ContentsEntry<'s>>,
    /// The text.
    body: Shared,
    /// Help lines, on pages that put crisis help first.
    help_lines: Vec<HelpLineView<'s>>,
    /// Works that it cites.
    sources: Vec<SourceView<'s>>,
    /// When the whole page was last reviewed.
    last_reviewed: Option<DateView>,
    /// When it is due for review.
    review_due: Option<DateView>,
    /// By whom, by role.
    reviewed_by: Option<Shared>,
    /// Articles to read next.
    related: Vec<ArticleCard<'s>>,
    /// Whether it is a draft.
    is_draft: bool,
    /// Whether a native reader has yet to check this translation.
    awaits_review: bool,
    /// The original, where it has changed since it was translated.
    outdated: Option<OutdatedView<'s>>,
    /// Sections below it, on the page of a section.
    sections: Vec<SectionCard<'s>>,
    /// Articles in it, on the page of a section.
    articles: Vec<ArticleCard<'s>>,
}

/// A heading to jump to.
#[derive(Serialize)]
struct ContentsEntry<'s> {
    id: &'s str,
    text: &'s str,
}

/// A work that a page cites.
#[derive(Serialize)]
pub(in crate::render) struct SourceView<'s> {
    title: &'s str,
    /// The language of the title, where it is not that of the page.
    language: Option<&'s str>,
    publisher: Option<&'s str>,
    year: Option<u16>,
    url: Option<&'s str>,
    read: Option<DateView>,
    note: Option<&'s str>,
}

/// An article or another page of text in a list.
#[derive(Serialize)]
pub(in crate::render) struct ArticleCard<'s> {
    pub(in crate::render) title: &'s str,
    pub(in crate::render) description: &'s str,
    pub(in crate::render) url: String,
    /// The language of title and description, where it is not that of the page.
    pub(in crate::render) language: Option<&'s str>,
}

/// A section of articles in a list.
#[derive(Serialize)]
pub(in crate::render) struct SectionCard<'s> {
    title: &'s str,
    description: &'s str,
    url: String,
    language: Option<&'s str>,
    /// The articles in it.
    articles: Vec<TextLink<'s>>,
}

/// Returns the variant for a language, or that of the site's first language and its tag.
pub(super) fn variant<'s, T>(scene: &Scene<'s>, variants: &'s Variants<T>) -> (&'s T, Option<&'s str>) {
    let default = scene.site.config().default_language();
    match variants.get(scene.language) {
        Some(own) => (own, None),
        None => (&variants[default], Some(default.tag())),
    }
}

impl<'s> ArticlePage<'s> {
    /// An article or section.
    pub(in crate::render) fn article(scene: &Scene<'s>, id: &str) -> Result<Self, Diagnostic> {
        let article = variant(scene, &scene.site.articles()[id]).0;
        let mut page = Self::of(scene, article)?;
        if article.is_section {
            page.sections = sections(scene, id);
            page.articles = children(scene, id, false).into_iter().map(|id| article_card(scene, id)).collect();
        }
        Ok(page)
    }

    /// A page about the site.
    pub(in crate::render) fn about(scene: &Scene<'s>, id: &str) -> Result<Self, Diagnostic> {
        let page = variant(scene, &scene.site.pages()[id]).0;
        let mut view = Self::of(scene, page)?;
        if id == "index" {
            view.articles = scene.site.pages().keys().filter(|other| &***other != "index").map(|other| about_card(scene, other)).collect();
        }
        Ok(view)
    }

    fn of(scene: &Scene<'s>, article: &'s Article) -> Result<Self, Diagnostic> {
        let headings = article.body.headings.iter().filter(|heading| heading.level == 2);
        let headings: Vec<ContentsEntry<'s>> = headings.map(|heading| ContentsEntry { id: &heading.id, text: &heading.text }).collect();
        let related = article.related.iter().filter(|id| scene.site.articles().contains_key(*id));
        Ok(Self {
            title: &article.title,
            main_message: article.main_message.as_deref(),
            summary_points: &article.summary_points,
            contents: if headings.len() >= 3 { headings } else { Vec::new() },
            body: bodies::html(&article.body, scene)?,
            help_lines: if article.crisis == Crisis::Prominent { help::urgent(scene) } else { Vec::new() },
            sources: sources(scene, &article.sources),
            last_reviewed: article.last_reviewed.map(|date| scene.date(date)),
            review_due: article.review_due.map(|date| scene.date(date)),
            reviewed_by: scene.some_marked_label("verifier-role", article.reviewed_by),
            related: related.map(|id| article_card(scene, id)).collect(),
            is_draft: article.is_draft,
            awaits_review: article.awaits_review,
            outdated: outdated(scene, article),
            sections: Vec::new(),
            articles: Vec::new(),
        })
    }
}

/// What to say of a translation whose original has changed.
fn outdated<'s>(scene: &Scene<'s>, article: &'s Article) -> Option<OutdatedView<'s>> {
    let default = scene.site.config().default_language();
    let is_page = article.origin.file.as_str().starts_with("content/pages/");
    let (texts, kind) = match (is_page, article.is_section) {
        (true, _) => (scene.site.pages(), PageKind::About(article.id.clone())),
        (false, true) => (scene.site.articles(), PageKind::Section(article.id.clone())),
        (false, false) => (scene.site.articles(), PageKind::Article(article.id.clone())),
    };
    let original = texts.get(&article.id)?.get(default)?;
    OutdatedView::new(scene, article.outdated, &kind, &original.title)
}

/// The works that a text cites.
pub(super) fn sources<'s>(scene: &Scene<'s>, ids: &[Box<str>]) -> Vec<SourceView<'s>> {
    let default = scene.site.config().default_language();
    let works = ids.iter().filter_map(|id| scene.site.work(id));
    works
        .map(|work| SourceView {
            title: &work.title,
            language: Some(work.language.as_ref().unwrap_or(default)).filter(|language| *language != scene.language).map(Language::tag),
            publisher: work.publisher.as_deref(),
            year: work.year,
            url: work.url.as_deref(),
            read: work.read.map(|date| scene.date(date)),
            note: work.note.as_deref(),
        })
        .collect()
}

/// Ids of what lies right below a section: its sections or its articles, in order, then by title.
fn children<'s>(scene: &Scene<'s>, section: &str, sections: bool) -> Vec<&'s str> {
    let is_child = |id: &str| match id.rsplit_once('/') {
        Some((parent, _)) => parent == section,
        None => section.is_empty() && !id.is_empty(),
    };
    let all = scene
        .site
        .articles()
        .iter()
        .filter(|(id, variants)| is_child(id) && variants.values().any(|article| article.is_section) == sections);
    let mut ids: Vec<(i32, String, &'s str)> = all
        .map(|(id, variants)| {
            let article = variant(scene, variants).0;
            (article.order, fold(&article.title), &**id)
        })
        .collect();
    ids.sort();
    ids.into_iter().map(|(_, _, id)| id).collect()
}

/// The sections right below a section, with their articles.
pub(in crate::render) fn sections<'s>(scene: &Scene<'s>, section: &str) -> Vec<SectionCard<'s>> {
    let card = |id: &'s str| {
        let (article, language) = variant(scene, &scene.site.articles()[id]);
        SectionCard {
            title: &article.title,
            description: &article.description,
            url: scene.url_of(&PageKind::Section(id.into())),
            language,
            articles: children(scene, id, false).into_iter().filter_map(|id| article_link(scene, id)).collect(),
        }
    };
    children(scene, section, true).into_iter().map(card).collect()
}

/// A link to an article, if the site has it.
pub(in crate::render) fn article_link<'s>(scene: &Scene<'s>, id: &str) -> Option<TextLink<'s>> {
    let (article, language) = variant(scene, scene.site.articles().get(id)?);
    Some(TextLink { label: &article.title, url: scene.url_of(&PageKind::Article(id.into())), language })
}

fn article_card<'s>(scene: &Scene<'s>, id: &str) -> ArticleCard<'s> {
    let (article, language) = variant(scene, &scene.site.articles()[id]);
    card(article, language, scene.url_of(&PageKind::Article(id.into())))
}

fn about_card<'s>(scene: &Scene<'s>, id: &str) -> ArticleCard<'s> {
    let (page, language) = variant(scene, &scene.site.pages()[id]);
    card(page, language, scene.url_of(&PageKind::About(id.into())))
}

fn card<'s>(article: &'s Article, language: Option<&'s str>, url: String) -> ArticleCard<'s> {
    ArticleCard { title: &article.title, description: &article.description, url, language }
}

/// The head of an article or section.
pub(in crate::render) fn article_head<'s>(scene: &Scene<'s>, id: &str) -> Head<'s> {
    let article = variant(scene, &scene.site.articles()[id]).0;
    head(article, "learn", sections_above(scene, id))
}

/// The head of a page about the site.
pub(in crate::render) fn about_head<'s>(scene: &Scene<'s>, id: &str) -> Head<'s> {
    let page = variant(scene, &scene.site.pages()[id]).0;
    let index = scene.site.pages().get("index").filter(|_| id != "index");
    let trail = index.map(|variants| {
        let url = scene.plan.urls().page(scene.language, &PageKind::About("index".into()), scene.site);
        ((&*variant(scene, variants).0.title).into(), url)
    });
    head(page, "about", trail.into_iter().collect())
}

fn head<'s>(article: &'s Article, section: &'static str, trail: Vec<Step<'s>>) -> Head<'s> {
    Head { section, title: (&*article.title).into(), description: (&*article.description).into(), trail, quick_exit: article.quick_exit }
}

/// The sections above an article, the hub first.
fn sections_above<'s>(scene: &Scene<'s>, id: &str) -> Vec<Step<'s>> {
    let mut above: Vec<Step<'s>> = Vec::new();
    let mut here = id;
    while let Some(parent) = here.rsplit_once('/').map(|(parent, _)| parent).or_else(|| (!here.is_empty()).then_some("")) {
        if let Some(variants) = scene.site.articles().get(parent) {
            above.push(((&*variant(scene, variants).0.title).into(), scene.plan.urls().article(scene.language, parent)));
        }
        here = parent;
    }
    above.reverse();
    above
}
