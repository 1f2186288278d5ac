//! Everything that stays the same while the pages of one language are rendered: strings, addresses, and values that many pages share.

use std::{borrow::Cow, collections::BTreeMap, sync::OnceLock};

use serde::Serialize;

use super::{
    once,
    view::site::{AssetView, SiteView},
};
use crate::{
    content::escape,
    diagnostic::Diagnostic,
    model::{Location, LocationKind, Phone, Site, TermIndex},
    path::{Slug, UrlPath},
    plan::{PageKind, Plan},
    theme::{Hole, Shared, Strings, Theme},
    value::{Date, Language, Localized, Range},
};

/// One language of a site that is being rendered.
pub(super) struct Scene<'s> {
    pub(super) site: &'s Site,
    pub(super) plan: &'s Plan,
    pub(super) theme: &'s Theme,
    pub(super) language: &'s Language,
    pub(super) strings: &'s Strings,
    /// The view of the site as a whole.
    pub(super) site_view: Shared,
    /// The parts of the page that are the same on all pages of a section, by its id: HTML by name with underscores.
    once: Result<BTreeMap<&'static str, Shared>, Diagnostic>,
    /// The script that pages load, by kind of page; that of all other kinds has no name.
    scripts: BTreeMap<&'s str, Shared>,
    /// Views of the terms of each vocabulary, by position.
    terms: BTreeMap<&'s str, Vec<Shared>>,
    /// The places of each organization that people go to, by its id.
    places: BTreeMap<&'s Slug, Vec<&'s Location>>,
    /// The card of each program, rendered once, when the first list wants it.
    cards: Vec<OnceLock<Result<Shared, Diagnostic>>>,
}

/// A term as templates see it.
#[derive(Serialize)]
pub(super) struct TermView<'t> {
    /// Its id.
    id: &'t str,
    /// What readers see.
    label: &'t str,
    /// What it means, in a sentence; may be empty.
    definition: &'t str,
    /// The page of programs that have it; none if there is no such page.
    url: Option<&'t str>,
    /// The label, as a link to that page if there is one: finished HTML, for lists of many terms.
    link: Shared,
    /// The language of the label, where it is not that of the page.
    language: Option<&'t str>,
    /// The language of the definition, where it is not that of the page.
    definition_language: Option<&'t str>,
    /// The label, marked with its language where that is not the page's: finished HTML.
    said: Shared,
}

/// Words of a record, which may be in another language than the page.
#[derive(Clone, Copy, Debug, Serialize)]
pub(super) struct Said<'s> {
    /// The words.
    pub(super) text: &'s str,
    /// Their language, where it is not that of the page.
    pub(super) language: Option<&'s str>,
}

/// A date as templates see it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct DateView {
    /// `2026-10-28`, for `datetime`.
    pub(super) iso: String,
    /// Written out.
    pub(super) text: String,
}

/// A link as templates see it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct LinkView<'s> {
    /// What it says.
    pub(super) label: Cow<'s, str>,
    /// Where it leads.
    pub(super) url: String,
}

/// A link to a text that may be in another language than the page.
#[derive(Clone, Debug, Serialize)]
pub(super) struct TextLink<'s> {
    /// What it says.
    pub(super) label: &'s str,
    /// Where it leads.
    pub(super) url: String,
    /// The language of what it says, where it is not that of the page.
    pub(super) language: Option<&'s str>,
}

/// A link with the number of programs behind it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct CountLink<'s> {
    /// What it says.
    pub(super) label: &'s str,
    /// Where it leads.
    pub(super) url: String,
    /// How many programs are there.
    pub(super) count: usize,
    /// The language of what it says, where it is not that of the page.
    pub(super) language: Option<&'s str>,
}

/// A phone number as templates see it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PhoneView<'s> {
    /// As people write it: `555-555-0142`.
    pub(super) shown: String,
    /// The extension.
    pub(super) extension: Option<&'s str>,
    /// `tel:` or `sms:` and the number.
    pub(super) url: String,
    /// What kind of line it is.
    pub(super) kind: &'s str,
    /// What it is called.
    pub(super) label: Option<&'s str>,
    /// When it is answered, in words.
    pub(super) hours: Option<&'s str>,
    /// Languages answered.
    pub(super) languages: Vec<Shared>,
}

impl<'s> Scene<'s> {
    pub(super) fn new(site: &'s Site, plan: &'s Plan, theme: &'s Theme, language: &'s Language) -> Self {
        let strings = theme.strings(language);
        let mut scene = Self {
            site,
            plan,
            theme,
            language,
            strings,
            site_view: Shared::html(""),
            once: Ok(BTreeMap::new()),
            scripts: BTreeMap::new(),
            terms: BTreeMap::new(),
            places: BTreeMap::new(),
            cards: (0..site.programs().len()).map(|_| OnceLock::new()).collect(),
        };
        scene.terms = site.vocabularies().all().map(|vocabulary| (&*vocabulary.id, scene.term_views(vocabulary))).collect();
        for location in site.locations().values().filter(|location| location.kind != LocationKind::Virtual) {
            location.organization.iter().for_each(|id| scene.places.entry(id).or_default().push(location));
        }
        scene.scripts = theme.kinds_with_scripts().map(|kind| (kind, scene.script_view(kind))).collect();
        scene.site_view = Shared::of(&SiteView::new(&scene));
        scene.once = once::render(&scene);
        scene
    }

    /// Returns the parts of the page that are the same on all pages of a section.
    pub(super) fn once(&self, section: &str) -> Result<Shared, Diagnostic> {
        let sections = self.once.as_ref().map_err(Clone::clone)?;
        Ok(sections.get(section).unwrap_or_else(|| &sections[once::NO_SECTION]).clone())
    }

    fn script_view(&self, kind: &str) -> Shared {
        Shared::of(&self.theme.script(kind).map(|script| AssetView::new(self, script)))
    }

    /// Returns the script that pages of a kind load; none if the theme has none.
    pub(super) fn script(&self, kind: &str) -> Option<Shared> {
        self.scripts.get(kind).or_else(|| self.scripts.get("")).cloned()
    }

    fn term_views(&self, vocabulary: &'s crate::model::Vocabulary) -> Vec<Shared> {
        let urls = self.plan.urls();
        let views = vocabulary.terms().map(|(_, term)| {
            let url = urls.term(self.language, &vocabulary.id, &term.id, 1);
            let url = self.plan.has(&url).then(|| urls.href(&url));
            let label = self.text(&term.label);
            let language = self.language_of(&term.label);
            Shared::of(&TermView {
                id: &term.id,
                label,
                definition: self.text(&term.definition),
                link: Shared::html(&linked(label, url.as_deref(), language)),
                said: Shared::html(&linked(label, None, language)),
                language,
                definition_language: self.language_of(&term.definition),
                url: url.as_deref(),
            })
        });
        views.collect()
    }

    /// Returns the text for this language.
    pub(super) fn text<'t>(&self, text: &'t Localized) -> &'t str {
        self.site.config().text(text, self.language)
    }

    /// Returns the language of the text that [`Self::text`] gives, if it is not that of the page.
    pub(super) fn language_of<'t>(&self, text: &'t Localized) -> Option<&'t str> {
        text.other_language(self.language.tag(), self.site.config().default_language().tag())
    }

    /// Returns a text, or nothing if it is empty.
    pub(super) fn some_text<'t>(&self, text: &'t Localized) -> Option<&'t str> {
        Some(self.text(text)).filter(|text| !text.is_empty())
    }

    /// The site's first language where this is another: that of texts which have no translation.
    pub(super) fn untranslated(&self) -> Option<&'s str> {
        let first = self.site.config().default_language();
        (self.language != first).then(|| first.tag())
    }

    /// Returns a text with its language where that is not the page's, or nothing if it is empty.
    pub(super) fn said<'t>(&self, text: &'t Localized) -> Option<Said<'t>>
    where
        's: 't,
    {
        let language = self.untranslated().filter(|_| !text.speaks(self.language.tag()));
        self.some_text(text).map(|text| Said { text, language })
    }

    /// Returns a string of the interface.
    pub(super) fn t(&self, key: &str, holes: &[(&str, Hole<'_>)]) -> Cow<'s, str> {
        self.strings.get(key, holes)
    }

    /// Returns the name of a language in words of this one, or in its own.
    pub(super) fn language_name(&self, language: &Language) -> Cow<'s, str> {
        let key = format!("language-name.{language}");
        if self.strings.has(&key) { self.t(&key, &[]) } else { Cow::Borrowed(&self.theme.strings(language).name) }
    }

    /// Returns what goes into an `href`.
    pub(super) fn href(&self, url: &UrlPath) -> String {
        self.plan.urls().href(url)
    }

    /// Returns the address of a page in this language.
    pub(super) fn url_of(&self, kind: &PageKind) -> String {
        self.href(&self.plan.urls().page(self.language, kind, self.site))
    }

    /// Returns the address of a page in this language, if the plan has it.
    pub(super) fn url_if_planned(&self, kind: &PageKind) -> Option<String> {
        let url = self.plan.urls().page(self.language, kind, self.site);
        self.plan.has(&url).then(|| self.href(&url))
    }

    /// Returns the view of a term.
    pub(super) fn term(&self, vocabulary: &str, term: TermIndex) -> Shared {
        self.terms[vocabulary][term.position()].clone()
    }

    /// Returns the views of terms.
    pub(super) fn terms(&self, vocabulary: &str, terms: &[TermIndex]) -> Vec<Shared> {
        let views = &self.terms[vocabulary];
        terms.iter().map(|term| views[term.position()].clone()).collect()
    }

    /// Returns the places of an organization that people go to.
    pub(super) fn places(&self, organization: &Slug) -> &[&'s Location] {
        self.places.get(organization).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns the label of a term.
    pub(super) fn label(&self, vocabulary: &str, term: TermIndex) -> &'s str {
        self.text(&self.site.vocabularies().get(vocabulary).term(term).label)
    }

    /// Returns the label of a term, if there is one.
    pub(super) fn some_label(&self, vocabulary: &str, term: Option<TermIndex>) -> Option<&'s str> {
        term.map(|term| self.label(vocabulary, term))
    }

    /// Returns the same as HTML, marked with its language where that is not the page's.
    pub(super) fn some_marked_label(&self, vocabulary: &str, term: Option<TermIndex>) -> Option<Shared> {
        let label = &self.site.vocabularies().get(vocabulary).term(term?).label;
        Some(self.marked(label))
    }

    /// Returns a text as HTML, marked with its language where that is not the page's.
    pub(super) fn marked(&self, text: &Localized) -> Shared {
        Shared::html(&linked(self.text(text), None, self.language_of(text)))
    }

    /// Returns a text as HTML in the same way, or nothing if it is empty.
    pub(super) fn some_marked(&self, text: &Localized) -> Option<Shared> {
        self.some_text(text).map(|_| self.marked(text))
    }

    /// Returns a string of the interface as HTML, with finished HTML in its holes.
    pub(super) fn t_html(&self, key: &str, holes: &[(&str, Shared)]) -> Shared {
        // Letters for private use stand in the holes until the words around them are escaped.
        let marks: Vec<String> = ('\u{e000}'..).map(String::from).take(holes.len()).collect();
        let filled: Vec<(&str, Hole<'_>)> = holes.iter().zip(&marks).map(|((name, _), mark)| (*name, Hole::Text(mark))).collect();
        let html = escape(&self.t(key, &filled));
        let put = |html: String, (mark, (_, value)): (&String, &(&str, Shared))| html.replace(mark, value.text());
        Shared::html(&marks.iter().zip(holes).fold(html, put))
    }

    /// Returns a date for templates.
    pub(super) fn date(&self, date: Date) -> DateView {
        DateView { iso: date.to_string(), text: self.strings.date(date) }
    }

    /// Returns a phone number for templates.
    pub(super) fn phone(&self, phone: &'s Phone) -> PhoneView<'s> {
        let kinds = self.site.vocabularies().get("phone-type");
        PhoneView {
            shown: phone.shown(),
            url: phone.url(kinds),
            extension: phone.extension.as_deref(),
            kind: self.label("phone-type", phone.kind),
            label: phone.label.as_deref(),
            hours: phone.hours.as_deref(),
            languages: self.terms("language", &phone.languages),
        }
    }

    /// Writes a range with a string that has `{count}`, or one that has `{min}` and `{max}`: the keys `key` and `key-range`.
    pub(super) fn range(&self, key: &str, range: Range) -> Cow<'s, str> {
        if range.min < range.max {
            self.t(
                &format!("{key}-range"),
                &[("min", Hole::Number(range.min)), ("max", Hole::Number(range.max)), ("count", Hole::Number(range.max))],
            )
        } else {
            self.t(key, &[("count", Hole::Number(range.min))])
        }
    }

    /// Returns the name of a state.
    pub(super) fn state_name<'t>(&self, code: &'t str) -> &'t str
    where
        's: 't,
    {
        self.site.states().get(code).map_or(code, |state| self.text(&state.name))
    }

    /// The language of a state's name, where it is not that of the page.
    pub(super) fn state_language<'t>(&self, code: &str) -> Option<&'t str>
    where
        's: 't,
    {
        self.site.states().get(code).and_then(|state| self.language_of(&state.name))
    }

    /// The language of the glossary, where it is not that of the page.
    pub(super) fn language_of_glossary(&self) -> Option<&'s str> {
        (!self.site.has_glossary_in(self.language)).then(|| self.site.config().default_language().tag())
    }

    /// The language of the questions, where it is not that of the page.
    pub(super) fn language_of_questions(&self) -> Option<&'s str> {
        (!self.site.has_questions_in(self.language)).then(|| self.site.config().default_language().tag())
    }

    /// Returns the card of a program, rendered at most once.
    pub(super) fn card(&self, program: usize) -> Result<Shared, Diagnostic> {
        self.cards[program].get_or_init(|| super::view::card::render(self, program)).clone()
    }

    /// Returns the cards of a list.
    pub(super) fn cards(&self, programs: &[u32]) -> Result<Vec<Shared>, Diagnostic> {
        programs.iter().map(|program| self.card(*program as usize)).collect()
    }
}

/// A label as HTML, with its link if it has one and its language if that is not the page's.
pub(super) fn linked(label: &str, url: Option<&str>, language: Option<&str>) -> String {
    let lang = language.map(|language| format!(" lang=\"{}\"", escape(language))).unwrap_or_default();
    match (url, language) {
        (Some(url), _) => format!("<a href=\"{}\"{lang}>{}</a>", escape(url), escape(label)),
        (None, Some(_)) => format!("<span{lang}>{}</span>", escape(label)),
        (None, None) => escape(label),
    }
}
