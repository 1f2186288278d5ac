//! Headings of lists as HTML: what they name may be in another language than the page, and then says so.

use crate::{content::escape, model::TermIndex, plan::PageKind, render::scene::Scene, theme::Shared};

/// The heading of a list as HTML: names in another language than the page's are marked. None for pages that are no lists.
pub(super) fn of_list(scene: &Scene<'_>, kind: &PageKind) -> Option<Shared> {
    let (heading, number) = match kind {
        PageKind::Place(state, city, number) => (of_place(scene, state, city.as_deref()), *number),
        PageKind::Online(state, number) => (online(scene, state), *number),
        PageKind::Term(facet, term, number) => (of_term(scene, facet, *term), *number),
        _ => return None,
    };
    let numbered = || [("title", heading.clone()), ("count", Shared::html(&number.to_string()))];
    Some(if number > 1 { scene.t_html("list.title-page", &numbered()) } else { heading })
}

/// The heading of the programs of a state or city.
pub(super) fn of_place(scene: &Scene<'_>, state: &str, city: Option<&str>) -> Shared {
    let state_name = marked_state(scene, state);
    let city = city.and_then(|city| scene.plan.listings().states[state].cities.get(city));
    match city {
        Some(city) => scene.t_html("list.heading-city", &[("city", Shared::html(&escape(&city.name))), ("state", state_name)]),
        None => scene.t_html("list.heading-state", &[("state", state_name)]),
    }
}

/// The heading of the programs that people in a state can join online.
pub(super) fn online(scene: &Scene<'_>, state: &str) -> Shared {
    scene.t_html("list.heading-online", &[("state", marked_state(scene, state))])
}

/// The heading of the programs that have a term.
pub(super) fn of_term(scene: &Scene<'_>, facet: &str, term: TermIndex) -> Shared {
    let vocabulary = scene.site.vocabularies().get(facet);
    scene.t_html("list.heading-term", &[("term", scene.marked(&vocabulary.term(term).label)), ("facet", scene.marked(&vocabulary.name))])
}

/// The name of a state; its code if it has none.
fn marked_state(scene: &Scene<'_>, code: &str) -> Shared {
    let state = scene.site.states().get(code);
    state.map_or_else(|| Shared::html(&escape(code)), |state| scene.marked(&state.name))
}
