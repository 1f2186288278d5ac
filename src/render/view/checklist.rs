//! Checklists: the list of them, each by itself, and one inside an article.

use serde::Serialize;

use super::article::{ArticleCard, variant};
use crate::{
    content::raw::ChecklistGroup,
    diagnostic::Diagnostic,
    model::{Checklist, vocabulary::fold},
    plan::PageKind,
    render::{
        bodies,
        scene::{DateView, Scene, TextLink, linked},
        view::{frame::Head, translation::OutdatedView},
    },
    theme::Shared,
};

/// The view of `checklists.html`.
#[derive(Serialize)]
pub(in crate::render) struct ChecklistsPage<'s> {
    checklists: Vec<ArticleCard<'s>>,
}

/// The view of `checklist.html`, and of the component `checklist`.
#[derive(Serialize)]
pub(in crate::render) struct ChecklistPage<'s> {
    id: &'s str,
    title: &'s str,
    /// Its title as HTML, marked with its language where that is not the page's.
    marked_title: Shared,
    description: &'s str,
    /// Its own page.
    url: String,
    /// The language of its text, where it is not that of the page.
    language: Option<&'s str>,
    groups: &'s [ChecklistGroup],
    /// An introduction; empty inside articles.
    body: Shared,
    last_reviewed: Option<DateView>,
    awaits_review: bool,
    /// The original, where it has changed since it was translated.
    outdated: Option<OutdatedView<'s>>,
}

impl<'s> ChecklistsPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        let cards = in_order(scene).into_iter().map(|(checklist, language)| ArticleCard {
            title: &checklist.title,
            description: &checklist.description,
            url: url(scene, checklist),
            language,
        });
        Self { checklists: cards.collect() }
    }
}

/// The checklists in their order, then by title, each with its language where that is not the page's.
fn in_order<'s>(scene: &Scene<'s>) -> Vec<(&'s Checklist, Option<&'s str>)> {
    let mut checklists: Vec<_> = scene.site.checklists().values().map(|variants| variant(scene, variants)).collect();
    checklists.sort_by_cached_key(|(checklist, _)| (checklist.order, fold(&checklist.title)));
    checklists
}

/// Links to all checklists.
pub(in crate::render) fn checklist_links<'s>(scene: &Scene<'s>) -> Vec<TextLink<'s>> {
    let link = |(checklist, language): (&'s Checklist, _)| TextLink { label: &checklist.title, url: url(scene, checklist), language };
    in_order(scene).into_iter().map(link).collect()
}

fn url(scene: &Scene<'_>, checklist: &Checklist) -> String {
    scene.url_of(&PageKind::Checklist(checklist.id.clone()))
}

impl<'s> ChecklistPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, id: &str) -> Result<Self, Diagnostic> {
        let page = Self::inside(scene, id);
        let checklist = variant(scene, &scene.site.checklists()[id]).0;
        Ok(Self { body: bodies::html(&checklist.body, scene)?, ..page })
    }

    /// A checklist inside an article.
    ///
    /// # Panics
    /// If the site has no such checklist: calls are checked when the site is put together.
    pub(in crate::render) fn inside(scene: &Scene<'s>, id: &str) -> Self {
        let (checklist, language) = variant(scene, &scene.site.checklists()[id]);
        Self {
            id: &checklist.id,
            title: &checklist.title,
            marked_title: Shared::html(&linked(&checklist.title, None, language)),
            description: &checklist.description,
            url: url(scene, checklist),
            language,
            groups: &checklist.groups,
            body: Shared::html(""),
            last_reviewed: checklist.last_reviewed.map(|date| scene.date(date)),
            awaits_review: checklist.awaits_review,
            outdated: scene.site.checklists()[id].get(scene.site.config().default_language()).and_then(|original| {
                OutdatedView::new(scene, checklist.outdated, &PageKind::Checklist(checklist.id.clone()), &original.title)
            }),
        }
    }
}

/// The head of a checklist.
pub(in crate::render) fn checklist_head<'s>(scene: &Scene<'s>, id: &str) -> Head<'s> {
    let checklist = variant(scene, &scene.site.checklists()[id]).0;
    let step = (scene.t("nav.checklists", &[]), scene.plan.urls().page(scene.language, &PageKind::Checklists, scene.site));
    Head {
        section: "checklists",
        title: (&*checklist.title).into(),
        description: (&*checklist.description).into(),
        trail: vec![step],
        quick_exit: scene.site.config().quick_exit.default,
    }
}
