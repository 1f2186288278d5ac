//! The way from the front page to a page.

use std::borrow::Cow;

use serde::Serialize;

use super::{card, frame::Step, heading};
use crate::{path::UrlPath, plan::PageKind, render::scene::Scene, theme::Shared};

/// A step of the way from the front page.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct Breadcrumb<'s> {
    /// What it says.
    pub(in crate::render) label: Cow<'s, str>,
    /// The same as HTML, where only a part of it is in another language.
    marked: Option<Shared>,
    /// Where it leads; none for the page itself.
    pub(in crate::render) url: Option<String>,
    /// The language of what it says, where it is not that of the page.
    pub(in crate::render) language: Option<&'s str>,
    /// The whole address, for structured data.
    #[serde(skip)]
    pub(in crate::render) permalink: Option<String>,
}

/// The steps to a page: from the front page by way of `trail` to the page itself.
pub(super) fn breadcrumbs<'s>(scene: &Scene<'s>, kind: &PageKind, trail: Vec<Step<'s>>, title: Cow<'s, str>) -> Vec<Breadcrumb<'s>> {
    let urls = scene.plan.urls();
    let home = (scene.t("nav.home", &[]), urls.tree(scene.language));
    let language = |url: &UrlPath| scene.plan.page(url).and_then(|page| title_language(scene, &page.kind));
    let mut crumbs: Vec<Breadcrumb<'s>> = std::iter::once(home)
        .chain(trail)
        .map(|(label, url)| Breadcrumb {
            label,
            marked: None,
            language: language(&url),
            url: Some(urls.href(&url)),
            permalink: Some(urls.permalink(&url)),
        })
        .collect();
    let marked = heading::of_list(scene, kind);
    let language = title_language(scene, kind).filter(|_| marked.is_none());
    crumbs.push(Breadcrumb { label: title, marked, url: None, language, permalink: None });
    crumbs
}

/// The language of the title of a page, where it is not that of the page around it.
fn title_language<'s>(scene: &Scene<'s>, kind: &PageKind) -> Option<&'s str> {
    let default = scene.site.config().default_language();
    match kind {
        PageKind::Notice(_) => Some(default.tag()),
        PageKind::Program(index) => {
            let translated = scene.site.programs()[*index].texts.get(scene.language).is_some_and(|text| text.fields.name.is_some());
            card::language_of_names(scene).filter(|_| !translated)
        }
        PageKind::Place(state, None, _) => scene.state_language(state),
        PageKind::Facet(facet) => scene.language_of(&scene.site.vocabularies().get(facet).name),
        _ => None,
    }
}
