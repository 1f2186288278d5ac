//! The directory without a script: its start, states and cities, online states, facets and terms.

use std::borrow::Cow;

use serde::Serialize;

use super::{
    card, heading,
    help::{self, HelpLineView},
    program::finder_step,
};
use crate::{
    diagnostic::Diagnostic,
    model::TermIndex,
    plan::{List, PageKind},
    render::{
        scene::{CountLink, Scene},
        view::frame::Head,
    },
    theme::{Hole, Shared},
};

/// The view of `finder.html`.
#[derive(Serialize)]
pub(in crate::render) struct FinderPage<'s> {
    /// How many programs there are.
    total: usize,
    /// States, by name.
    states: Vec<CountLink<'s>>,
    /// States in which people can join online, by name.
    online: Vec<StateLink<'s>>,
    /// Facets with their terms.
    facets: Vec<FacetView<'s>>,
    /// All help lines: what comes first when a search sounds like a crisis.
    help_lines: Vec<HelpLineView<'s>>,
    /// The language of names that are not translated, where it is not that of the page.
    names_language: Option<&'s str>,
}

/// A state with its code, which the search goes by.
#[derive(Serialize)]
pub(in crate::render) struct StateLink<'s> {
    /// Such as `TN`.
    code: &'s str,
    /// Its name, its page and its number of programs.
    #[serde(flatten)]
    link: CountLink<'s>,
}

/// A facet with its terms.
#[derive(Serialize)]
pub(in crate::render) struct FacetView<'s> {
    /// Its id.
    id: &'s str,
    /// What it is called.
    label: &'s str,
    /// Its page.
    url: String,
    /// Its terms that some program has, most programs first.
    terms: Vec<CountLink<'s>>,
    /// The language of its name, where it is not that of the page.
    language: Option<&'s str>,
}

/// The view of `states.html`: states with programs to visit, or states in which people can join online.
#[derive(Serialize)]
pub(in crate::render) struct StatesPage<'s> {
    /// What the page is called.
    heading: Cow<'s, str>,
    /// Whether it is about online programs.
    online: bool,
    /// The states, by name.
    states: Vec<StateView<'s>>,
}

/// A state with its cities.
#[derive(Serialize)]
struct StateView<'s> {
    label: &'s str,
    url: String,
    count: usize,
    cities: Vec<CountLink<'s>>,
    /// The language of its name, where it is not that of the page.
    language: Option<&'s str>,
}

/// The view of `list.html`: the programs of a place, of an online state or of a term.
#[derive(Serialize)]
pub(in crate::render) struct ListPage<'s> {
    /// `place`, `online` or `term`.
    kind: &'static str,
    /// What the page is called.
    heading: Shared,
    /// What a term means.
    definition: Option<&'s str>,
    /// The language of the definition, where it is not that of the page.
    definition_language: Option<&'s str>,
    /// How many programs there are in all.
    total: usize,
    /// The cards of this page.
    cards: Vec<Shared>,
    /// Cities of a state.
    cities: Vec<CountLink<'s>>,
    /// Programs that people in the state can join online.
    online: Option<CountLink<'s>>,
    /// The pages of the list.
    pages: PaginationView,
}

/// The pages of a list.
#[derive(Serialize)]
struct PaginationView {
    /// The number of this page, from 1.
    current: usize,
    /// How many there are.
    total: usize,
    previous: Option<String>,
    next: Option<String>,
    /// All pages, or those around this one, with gaps where `url` is missing.
    pages: Vec<PageLink>,
}

#[derive(Serialize)]
struct PageLink {
    number: usize,
    url: Option<String>,
}

/// The view of `facet.html`.
#[derive(Serialize)]
pub(in crate::render) struct FacetPage<'s> {
    /// What the facet is called.
    heading: Cow<'s, str>,
    /// The language of the heading, where it is not that of the page.
    language: Option<&'s str>,
    /// What it is for.
    description: Option<&'s str>,
    /// The language of the description, where it is not that of the page.
    description_language: Option<&'s str>,
    /// Its terms that some program has, in the order of the vocabulary.
    terms: Vec<FacetTermView<'s>>,
}

#[derive(Serialize)]
struct FacetTermView<'s> {
    label: &'s str,
    definition: Option<&'s str>,
    url: String,
    count: usize,
    /// The language of the label, where it is not that of the page.
    language: Option<&'s str>,
    /// The language of the definition, where it is not that of the page.
    definition_language: Option<&'s str>,
}

impl<'s> FinderPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>) -> Self {
        Self {
            total: scene.plan.listings().all.len(),
            states: states(scene),
            online: online_states(scene),
            facets: facets(scene, 8),
            help_lines: help::urgent(scene),
            names_language: card::language_of_names(scene),
        }
    }
}

/// Links to all states with programs to visit, by name.
pub(in crate::render) fn states<'s>(scene: &Scene<'s>) -> Vec<CountLink<'s>> {
    let states = scene.plan.listings().states.iter();
    by_label(states.map(|(code, listing)| CountLink {
        label: scene.state_name(code),
        language: scene.state_language(code),
        url: scene.url_of(&PageKind::Place(code.clone(), None, 1)),
        count: listing.all.len(),
    }))
}

/// Links to all states in which people can join online, by name.
fn online_states<'s>(scene: &Scene<'s>) -> Vec<StateLink<'s>> {
    let states = scene.plan.listings().online.iter();
    let mut links: Vec<StateLink<'s>> = states
        .map(|(code, list)| {
            let url = scene.url_of(&PageKind::Online(code.clone(), 1));
            let link = CountLink { label: scene.state_name(code), url, count: list.len(), language: scene.state_language(code) };
            StateLink { code, link }
        })
        .collect();
    links.sort_by_cached_key(|state| crate::model::vocabulary::fold(state.link.label));
    links
}

fn by_label<'s>(links: impl Iterator<Item = CountLink<'s>>) -> Vec<CountLink<'s>> {
    let mut links: Vec<CountLink<'s>> = links.collect();
    links.sort_by_cached_key(|link| crate::model::vocabulary::fold(link.label));
    links
}

/// The facets with up to `most` terms each.
pub(in crate::render) fn facets<'s>(scene: &Scene<'s>, most: usize) -> Vec<FacetView<'s>> {
    let facets = scene.site.facets().filter_map(|facet| {
        let terms = scene.plan.listings().terms.get(facet).filter(|terms| !terms.is_empty())?;
        let vocabulary = scene.site.vocabularies().get(facet);
        let mut links: Vec<CountLink<'s>> = terms.iter().map(|(term, list)| term_link(scene, facet, *term, list)).collect();
        links.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(b.label)));
        links.truncate(most);
        let url = scene.url_of(&PageKind::Facet(facet.into()));
        Some(FacetView { id: facet, label: scene.text(&vocabulary.name), language: scene.language_of(&vocabulary.name), url, terms: links })
    });
    facets.collect()
}

fn term_link<'s>(scene: &Scene<'s>, facet: &str, term: TermIndex, list: &List) -> CountLink<'s> {
    let term = scene.site.vocabularies().get(facet).term(term);
    let url = scene.plan.urls().term(scene.language, facet, &term.id, 1);
    CountLink { label: scene.text(&term.label), url: scene.href(&url), count: list.len(), language: scene.language_of(&term.label) }
}

impl<'s> StatesPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, online: bool) -> Self {
        let links = if online { online_states(scene).into_iter().map(|state| state.link).collect() } else { states(scene) };
        let codes: std::collections::BTreeMap<&str, &str> =
            scene.plan.listings().states.keys().map(|code| (scene.state_name(code), &**code)).collect();
        let states = links.into_iter().map(|link| {
            let cities = if online { Vec::new() } else { codes.get(link.label).map(|code| cities(scene, code)).unwrap_or_default() };
            StateView { label: link.label, url: link.url, count: link.count, cities, language: link.language }
        });
        Self { heading: scene.t(if online { "states.heading-online" } else { "states.heading" }, &[]), online, states: states.collect() }
    }
}

/// Links to the cities of a state, by name.
fn cities<'s>(scene: &Scene<'s>, state: &str) -> Vec<CountLink<'s>> {
    let Some(listing) = scene.plan.listings().states.get(state) else { return Vec::new() };
    let cities = listing.cities.iter();
    by_label(cities.map(|(slug, city)| CountLink {
        label: &city.name,
        language: None,
        url: scene.url_of(&PageKind::Place(state.into(), Some(slug.clone()), 1)),
        count: city.all.len(),
    }))
}

impl<'s> FacetPage<'s> {
    pub(in crate::render) fn new(scene: &Scene<'s>, facet: &str) -> Self {
        let vocabulary = scene.site.vocabularies().get(facet);
        let terms = scene.plan.listings().terms.get(facet).into_iter().flatten();
        let terms = terms.map(|(term, list)| {
            let CountLink { label, url, count, language } = term_link(scene, facet, *term, list);
            let definition = &vocabulary.term(*term).definition;
            let (definition, definition_language) = (scene.some_text(definition), scene.language_of(definition));
            FacetTermView { label, definition, url, count, language, definition_language }
        });
        Self {
            heading: scene.text(&vocabulary.name).into(),
            language: scene.language_of(&vocabulary.name),
            description: scene.some_text(&vocabulary.description),
            description_language: scene.language_of(&vocabulary.description),
            terms: terms.collect(),
        }
    }
}

impl<'s> ListPage<'s> {
    /// The programs of a state or city.
    pub(in crate::render) fn place(scene: &Scene<'s>, state: &'s str, city: Option<&'s str>, number: usize) -> Result<Self, Diagnostic> {
        let listing = &scene.plan.listings().states[state];
        let list = city.map_or(&listing.all, |city| &listing.cities[city].all);
        let kind = |number| PageKind::Place(state.into(), city.map(Into::into), number);
        let online = scene.plan.listings().online.get(state);
        let url = |number| scene.url_of(&kind(number));
        let mut page = Self::of(scene, "place", heading::of_place(scene, state, city), list, number, &url)?;
        page.cities = if city.is_none() { cities(scene, state) } else { Vec::new() };
        page.online = online.map(|list| CountLink {
            label: scene.state_name(state),
            language: scene.state_language(state),
            url: scene.url_of(&PageKind::Online(state.into(), 1)),
            count: list.len(),
        });
        Ok(page)
    }

    /// The programs that people in a state can join online.
    pub(in crate::render) fn online(scene: &Scene<'s>, state: &str, number: usize) -> Result<Self, Diagnostic> {
        let list = &scene.plan.listings().online[state];
        let url = |number| scene.url_of(&PageKind::Online(state.into(), number));
        Self::of(scene, "online", heading::online(scene, state), list, number, &url)
    }

    /// The programs that have a term.
    pub(in crate::render) fn term(scene: &Scene<'s>, facet: &str, term: TermIndex, number: usize) -> Result<Self, Diagnostic> {
        let list = &scene.plan.listings().terms[facet][&term];
        let view = scene.site.vocabularies().get(facet).term(term);
        let url = |number| scene.href(&scene.plan.urls().term(scene.language, facet, &view.id, number));
        let mut page = Self::of(scene, "term", heading::of_term(scene, facet, term), list, number, &url)?;
        page.definition = scene.some_text(&view.definition);
        page.definition_language = scene.language_of(&view.definition);
        Ok(page)
    }

    fn of(
        scene: &Scene<'s>,
        kind: &'static str,
        heading: Shared,
        list: &List,
        number: usize,
        url: &dyn Fn(usize) -> String,
    ) -> Result<Self, Diagnostic> {
        let per_page = scene.site.config().per_page;
        let shown = list.chunks(per_page).nth(number - 1).unwrap_or_default();
        Ok(Self {
            kind,
            heading,
            definition: None,
            definition_language: None,
            total: list.len(),
            cards: scene.cards(shown)?,
            cities: Vec::new(),
            online: None,
            pages: pagination(number, list.len().div_ceil(per_page), url),
        })
    }
}

/// The first and last page and those around the current one; a page without URL stands for a gap.
fn pagination(current: usize, total: usize, url: &dyn Fn(usize) -> String) -> PaginationView {
    let near = |number: usize| number == 1 || number == total || number.abs_diff(current) <= 2;
    let mut pages: Vec<PageLink> = Vec::new();
    for number in 1..=total {
        if near(number) {
            pages.push(PageLink { number, url: Some(url(number)) });
        } else if pages.last().is_some_and(|last| last.url.is_some()) {
            pages.push(PageLink { number, url: None });
        }
    }
    PaginationView {
        current,
        total,
        previous: (current > 1).then(|| url(current - 1)),
        next: (current < total).then(|| url(current + 1)),
        pages,
    }
}

fn heading_of_place<'s>(scene: &Scene<'s>, state: &str, city: Option<&str>) -> Cow<'s, str> {
    let name = scene.state_name(state);
    let city = city.and_then(|city| scene.plan.listings().states[state].cities.get(city));
    match city {
        Some(city) => scene.t("list.heading-city", &[("city", Hole::Text(&city.name)), ("state", Hole::Text(name))]),
        None => scene.t("list.heading-state", &[("state", Hole::Text(name))]),
    }
}

fn heading_online<'s>(scene: &Scene<'s>, state: &str) -> Cow<'s, str> {
    scene.t("list.heading-online", &[("state", Hole::Text(scene.state_name(state)))])
}

fn heading_of_term<'s>(scene: &Scene<'s>, facet: &str, term: TermIndex) -> Cow<'s, str> {
    let facet_name = scene.text(&scene.site.vocabularies().get(facet).name);
    scene.t("list.heading-term", &[("term", Hole::Text(scene.label(facet, term))), ("facet", Hole::Text(facet_name))])
}

/// The head of a page of the directory.
pub(in crate::render) fn head<'s>(scene: &Scene<'s>, kind: &'s PageKind) -> Head<'s> {
    let urls = scene.plan.urls();
    let language = scene.language;
    let mut trail = vec![finder_step(scene)];
    let (title, number) = match kind {
        PageKind::States => (scene.t("states.heading", &[]), 1),
        PageKind::OnlineStates => (scene.t("states.heading-online", &[]), 1),
        PageKind::Place(state, city, number) => {
            trail.push((scene.t("states.crumb", &[]), urls.page(language, &PageKind::States, scene.site)));
            if city.is_some() {
                trail.push((scene.state_name(state).into(), urls.place(language, state, None)));
            }
            (heading_of_place(scene, state, city.as_deref()), *number)
        }
        PageKind::Online(state, number) => {
            trail.push((scene.t("states.crumb-online", &[]), urls.page(language, &PageKind::OnlineStates, scene.site)));
            (heading_online(scene, state), *number)
        }
        PageKind::Facet(facet) => (scene.text(&scene.site.vocabularies().get(facet).name).into(), 1),
        PageKind::Term(facet, term, number) => {
            trail.push((scene.text(&scene.site.vocabularies().get(facet).name).into(), urls.facet(language, facet)));
            (heading_of_term(scene, facet, *term), *number)
        }
        _ => {
            trail.clear();
            (scene.t("finder.heading", &[]), 1)
        }
    };
    let title = if number > 1 {
        scene.t("list.title-page", &[("title", Hole::Text(&title)), ("count", Hole::Text(&number.to_string()))])
    } else {
        title
    };
    let description = scene.t("list.description", &[("title", Hole::Text(&title))]);
    Head { section: "programs", title, description, trail, quick_exit: scene.site.config().quick_exit.default }
}
