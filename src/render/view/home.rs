//! The front page.

use serde::Serialize;

use super::directory::{self, FacetView};
use crate::{
    model::Freshness,
    plan::PageKind,
    render::{
        scene::{CountLink, LinkView, Scene, TextLink},
        view::{
            article::{self, SectionCard},
            checklist,
            frame::Head,
        },
    },
    theme::Hole,
};

/// The view of `home.html`.
#[derive(Serialize)]
pub(in crate::render) struct HomePage<'s> {
    /// How many programs are listed.
    total: usize,
    /// How many of a hundred were checked lately.
    fresh_percent: usize,
    /// States with programs to visit, by name.
    states: Vec<CountLink<'s>>,
    /// The page of all states in which people can join online.
    online: Option<LinkView<'s>>,
    /// The first facets with their most frequent terms.
    facets: Vec<FacetView<'s>>,
    /// Sections of articles.
    sections: Vec<SectionCard<'s>>,
    /// Articles that a first visitor may want, if the site has them: what an IOP is, who benefits, levels of care, who needs more care.
    first_steps: Vec<TextLink<'s>>,
    /// Checklists.
    checklists: Vec<TextLink<'s>>,
}

/// Ids of the articles that a first visitor may want.
const FIRST_STEPS: [&str; 4] =
    ["basics/what-is-an-iop", "who-it-helps/who-benefits", "basics/levels-of-care", "who-it-helps/who-needs-more-care"];

impl<'s> HomePage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        let all = &scene.plan.listings().all;
        let fresh = all.iter().filter(|index| scene.site.programs()[**index as usize].provenance.freshness == Freshness::Fresh).count();
        let online = scene.url_if_planned(&PageKind::OnlineStates);
        Self {
            total: all.len(),
            fresh_percent: (fresh * 100).checked_div(all.len()).unwrap_or_default(),
            states: directory::states(scene),
            online: online.map(|url| LinkView { label: scene.t("states.heading-online", &[]), url }),
            facets: directory::facets(scene, 6),
            sections: article::sections(scene, ""),
            first_steps: FIRST_STEPS.iter().filter_map(|id| article::article_link(scene, id)).collect(),
            checklists: checklist::checklist_links(scene),
        }
    }
}

/// The head of the front page.
pub(in crate::render) fn head<'s>(scene: &Scene<'s>) -> Head<'s> {
    let config = scene.site.config();
    let title = scene.t("home.title", &[("site", Hole::Text(scene.text(&config.title)))]);
    Head {
        section: "",
        title,
        description: scene.text(&config.description).into(),
        trail: Vec::new(),
        quick_exit: config.quick_exit.default,
    }
}
