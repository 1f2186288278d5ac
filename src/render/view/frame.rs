//! What every page has of its own: its head and the ways from it.

use std::borrow::Cow;

use serde::Serialize;

use super::breadcrumbs::{Breadcrumb, breadcrumbs};
use crate::{
    diagnostic::Diagnostic,
    path::UrlPath,
    plan::{Page, PageKind},
    policy,
    render::scene::Scene,
    theme::{PageStyle, Shared},
    value::Language,
};

/// The head of a page.
#[derive(Serialize)]
pub(in crate::render) struct Frame<'s> {
    /// The site as a whole.
    pub(in crate::render) site: Shared,
    /// The components that `theme.yaml` renders once for all pages of a section, by name with underscores: finished HTML.
    pub(in crate::render) once: Shared,
    /// What kind of page it is: the name of its template.
    pub(in crate::render) kind: &'static str,
    /// The part of the navigation that it belongs to: one of its ids, or nothing.
    pub(in crate::render) section: &'static str,
    /// The title of the document, with the site's name where there is room.
    pub(in crate::render) title: Cow<'s, str>,
    /// What search results say of it.
    pub(in crate::render) description: Cow<'s, str>,
    /// The whole address.
    pub(in crate::render) canonical: String,
    /// The same page in all languages in which it exists, itself included; none if it exists in one only.
    pub(in crate::render) alternates: Vec<Alternate<'s>>,
    /// The same page, or what stands in for it, in every other language.
    pub(in crate::render) languages: Vec<LanguageLink<'s>>,
    /// The way from the front page to here; the page itself comes last, without URL.
    pub(in crate::render) breadcrumbs: Vec<Breadcrumb<'s>>,
    /// The script that it loads; none if the theme has none.
    pub(in crate::render) script: Option<Shared>,
    /// Whether search engines may list it.
    pub(in crate::render) indexable: bool,
    /// Whether the way out is shown.
    pub(in crate::render) quick_exit: bool,
    /// The style of a page that needs nothing but itself; none on all others.
    pub(in crate::render) alone: Option<AloneView<'s>>,
    /// Structured data, finished; none on pages that have nothing to say to machines.
    pub(in crate::render) structured_data: Option<Shared>,
}

/// What a page that needs nothing but itself carries.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct AloneView<'s> {
    /// What stands in its `style` element.
    style: &'s str,
    /// Its own security policy, which lets that style pass and nothing else.
    policy: String,
}

impl<'s> AloneView<'s> {
    fn new(style: &'s PageStyle) -> Self {
        Self { style: &style.css, policy: policy::carried_alone(&style.digest) }
    }
}

/// A language in which a page exists.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct Alternate<'s> {
    /// BCP 47 tag, or `x-default`.
    pub(in crate::render) language: &'s str,
    /// The whole address.
    pub(in crate::render) url: String,
}

/// A link of the language switch.
#[derive(Clone, Debug, Serialize)]
pub(in crate::render) struct LanguageLink<'s> {
    /// BCP 47 tag.
    pub(in crate::render) language: &'s str,
    /// The language's own name.
    pub(in crate::render) name: &'s str,
    /// Where it leads.
    pub(in crate::render) url: String,
}

/// A step of the way from the front page to a page: what it says and where it leads.
pub(in crate::render) type Step<'s> = (Cow<'s, str>, UrlPath);

/// What a kind of page says of itself for its head.
pub(in crate::render) struct Head<'s> {
    pub(in crate::render) section: &'static str,
    pub(in crate::render) title: Cow<'s, str>,
    pub(in crate::render) description: Cow<'s, str>,
    /// The steps between the front page and the page, without either.
    pub(in crate::render) trail: Vec<Step<'s>>,
    pub(in crate::render) quick_exit: bool,
}

impl<'s> Frame<'s> {
    /// Builds the head of a page that lives at `url`.
    pub(in crate::render) fn new(scene: &Scene<'s>, page: &Page, url: &UrlPath, head: Head<'s>) -> Result<Self, Diagnostic> {
        let config = scene.site.config();
        let site_title = scene.text(&config.title);
        let is_home = page.kind == PageKind::Home;
        let full = if is_home { head.title.clone() } else { format!("{} | {site_title}", head.title).into() };
        Ok(Self {
            site: scene.site_view.clone(),
            once: scene.once(head.section)?,
            kind: page.kind.name(),
            section: head.section,
            title: if full.chars().count() <= LONGEST_TITLE { full } else { head.title.clone() },
            description: brief(head.description),
            canonical: scene.plan.urls().permalink(url),
            alternates: alternates(scene, &page.kind),
            languages: languages(scene, page),
            breadcrumbs: if is_home { Vec::new() } else { breadcrumbs(scene, &page.kind, head.trail, head.title) },
            script: scene.script(page.kind.name()),
            indexable: config.indexable && page.kind.is_indexable(),
            quick_exit: head.quick_exit,
            alone: scene.theme.alone().get(page.kind.name()).map(AloneView::new),
            structured_data: None,
        })
    }
}

/// Search results and tabs cut longer titles, in characters.
const LONGEST_TITLE: usize = 60;

/// Search results cut longer descriptions, in characters.
const LONGEST_DESCRIPTION: usize = 160;

/// A description as far as search results show it: whole sentences, or else whole words.
fn brief(description: Cow<'_, str>) -> Cow<'_, str> {
    let Some((end, _)) = description.char_indices().nth(LONGEST_DESCRIPTION) else { return description };
    let shown = &description[..end];
    let ends = shown.rmatch_indices(['.', '!', '?']).map(|(at, sign)| at + sign.len());
    let sentence = ends.filter(|end| description[*end..].starts_with(' ')).find(|end| *end > LONGEST_DESCRIPTION / 3);
    let words = || {
        let last = shown.char_indices().nth(LONGEST_DESCRIPTION - 1).map_or(shown, |(end, _)| &shown[..end]);
        format!("{}…", last.rsplit_once(' ').map_or(last, |(words, _)| words.trim_end_matches([',', ';', ':'])))
    };
    sentence.map_or_else(|| words().into(), |end| shown[..end].to_owned().into())
}

/// The languages in which a page exists as itself.
fn alternates<'s>(scene: &Scene<'s>, kind: &PageKind) -> Vec<Alternate<'s>> {
    let urls = scene.plan.urls();
    let exists = |language: &Language| match kind {
        PageKind::Section(id) | PageKind::Article(id) => {
            scene.site.articles().get(id).is_some_and(|variants| variants.contains_key(language))
        }
        PageKind::About(id) => scene.site.pages().get(id).is_some_and(|variants| variants.contains_key(language)),
        PageKind::Checklist(id) => scene.site.checklists().get(id).is_some_and(|variants| variants.contains_key(language)),
        PageKind::Notice(_) | PageKind::NotFound => false,
        _ => true,
    };
    let mut alternates: Vec<Alternate<'s>> = urls
        .languages()
        .iter()
        .filter(|language| exists(language))
        .map(|language| Alternate { language: language.tag(), url: urls.permalink(&urls.page(language, kind, scene.site)) })
        .collect();
    if alternates.len() < 2 {
        return Vec::new();
    }
    // The site's first language is what readers of any other get.
    let default = Alternate { language: "x-default", url: alternates[0].url.clone() };
    alternates.push(default);
    alternates
}

fn languages<'s>(scene: &Scene<'s>, page: &Page) -> Vec<LanguageLink<'s>> {
    let others = scene.plan.urls().languages().iter().filter(|language| *language != scene.language);
    others
        .map(|language| LanguageLink {
            language: language.tag(),
            name: &scene.theme.strings(language).name,
            url: scene.href(&scene.plan.urls().page(language, &page.kind, scene.site)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::brief;

    #[test]
    fn descriptions_are_cut_where_a_reader_would() {
        let sentence = "Evening groups for adults who work in the daytime and want help with alcohol.";
        assert_eq!(brief(sentence.into()), sentence);
        let long = [sentence, sentence, sentence].join(" ");
        assert_eq!(brief(long.as_str().into()), [sentence, sentence].join(" "));
        let words = "word, ".repeat(60);
        let cut = brief(words.as_str().into());
        assert!(cut.ends_with("word…") && cut.chars().count() <= 160, "{cut}");
    }
}
