//! One planned file to its bytes: a pure function of the plan, the theme and the path. `build` writes what it gives, `serve` sends it, tests
//! compare it.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::{
    diagnostic::Diagnostic,
    hsds::{self, Feed, Terms},
    model::Site,
    open_data,
    path::{OutputPath, UrlPath},
    picture,
    plan::{Page, PageKind, Plan, Planned},
    source::SourceTree,
    structured_data::{self, PageFacts, Step},
    theme::{Shared, Theme},
    value::Language,
};

mod bodies;
mod feeds;
mod hosting;
mod offline;
mod once;
mod scene;
mod take_away;
mod view;

pub use hosting::{CACHING, HeaderRule, header_rules};

use scene::Scene;
use view::{
    article::{self, ArticlePage},
    checklist::{self, ChecklistPage, ChecklistsPage},
    directory::{self, FacetPage, FinderPage, ListPage, StatesPage},
    frame::{Frame, Head},
    glossary::GlossaryPage,
    help::HelpNowPage,
    home::{self, HomePage},
    notice::{self, NoticePage},
    program::{self, ProgramPage},
    provider::{self, ProviderPage},
    questions::QuestionsPage,
    tools::{ComparePage, SavedPage, SearchPage},
};

/// A site that is ready to be rendered: what all pages share is made once.
pub struct Prepared<'p> {
    site: &'p Site,
    plan: &'p Plan,
    theme: &'p Theme,
    sources: &'p SourceTree,
    scenes: BTreeMap<&'p Language, Scene<'p>>,
    /// What the feed for referral services is made with, where it is planned.
    terms: Option<Terms<'p>>,
}

impl<'p> Prepared<'p> {
    /// Gets a site ready. Of `sources`, pages show pictures only.
    #[must_use]
    pub fn new(site: &'p Site, plan: &'p Plan, theme: &'p Theme, sources: &'p SourceTree) -> Self {
        let scenes = site.config().languages.par_iter().map(|language| (language, Scene::new(site, plan, theme, language))).collect();
        let terms = hsds::is_planned(plan).then(|| Terms::of(site));
        Self { site, plan, theme, sources, scenes, terms }
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &Site {
        self.site
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        self.plan
    }

    /// The look.
    #[must_use]
    pub fn theme(&self) -> &Theme {
        self.theme
    }

    /// The site's files.
    #[must_use]
    pub fn sources(&self) -> &SourceTree {
        self.sources
    }

    fn feed(&self) -> Option<Feed<'_>> {
        Some(Feed::new(self.site, self.plan.urls(), self.terms.as_ref()?))
    }

    fn scene(&self, language: &Language) -> &Scene<'p> {
        &self.scenes[language]
    }
}

/// Renders a file. None if the plan has no file at that path.
///
/// # Errors
/// The mistake in the template or picture.
#[must_use]
pub fn file(prepared: &Prepared<'_>, path: &OutputPath) -> Option<Result<Vec<u8>, Diagnostic>> {
    let Prepared { site, plan, sources, .. } = prepared;
    Some(match plan.files().get(path)? {
        Planned::Page(page) => render_page(prepared, page, path),
        Planned::Redirect(to) => Ok(hosting::redirect_page(plan.urls(), to)),
        Planned::Content(content) | Planned::Editor(content) => Ok(content.bytes().to_vec()),
        Planned::Picture(source, width) => {
            let content = &sources.get(source)?.content;
            picture::narrow(source, content, *width).map_err(|why| Diagnostic::bad_image(source, &why))
        }
        Planned::Compressed(whole, encoding) => file(prepared, whole)?.map(|bytes| encoding.encode(&bytes)),
        Planned::Sitemap(number) => Ok(hosting::sitemap(prepared, *number)),
        Planned::SitemapIndex => Ok(hosting::sitemap_index(plan)),
        Planned::Feed(language) => Ok(feeds::articles(prepared.scene(language))),
        Planned::Changes(language) => Ok(feeds::changes(prepared.scene(language))),
        Planned::Robots => Ok(hosting::robots(site, plan)),
        Planned::Headers => Ok(hosting::headers(prepared)),
        Planned::Redirects => Ok(hosting::redirects(plan)),
        Planned::WebManifest => Ok(hosting::web_manifest(prepared.scene(site.config().default_language()))),
        Planned::Worker => offline::worker(prepared)?,
        Planned::Contact(index) => Ok(take_away::contact(prepared, *index)),
        Planned::Sessions(index) => Ok(take_away::sessions(prepared, *index)),
        Planned::ProgramsCsv => Ok(open_data::programs_csv(site)),
        Planned::DirectoryJson => Ok(open_data::directory_json(site, plan.urls())),
        Planned::Hsds(file) => Ok(hsds::file(prepared.feed()?, file)),
    })
}

fn render_page(prepared: &Prepared<'_>, page: &Page, path: &OutputPath) -> Result<Vec<u8>, Diagnostic> {
    let scene = prepared.scene(&page.language);
    let frame = frame(scene, page, &path.url())?;
    let theme = prepared.theme;
    let write = |view: &dyn erased::View| view.render(theme, &page.language, page.kind.template(), &frame);
    match &page.kind {
        PageKind::Home => write(&HomePage::new(scene)),
        PageKind::Section(id) | PageKind::Article(id) => write(&ArticlePage::article(scene, id)?),
        PageKind::About(id) => write(&ArticlePage::about(scene, id)?),
        PageKind::Program(index) => write(&ProgramPage::new(scene, *index)?),
        PageKind::Provider(id) => write(&ProviderPage::new(scene, id)?),
        PageKind::States => write(&StatesPage::new(scene, false)),
        PageKind::OnlineStates => write(&StatesPage::new(scene, true)),
        PageKind::Place(state, city, number) => write(&ListPage::place(scene, state, city.as_deref(), *number)?),
        PageKind::Online(state, number) => write(&ListPage::online(scene, state, *number)?),
        PageKind::Term(facet, term, number) => write(&ListPage::term(scene, facet, *term, *number)?),
        PageKind::Facet(facet) => write(&FacetPage::new(scene, facet)),
        PageKind::Glossary => write(&GlossaryPage::new(scene)),
        PageKind::Questions => write(&QuestionsPage::new(scene)?),
        PageKind::Checklists => write(&ChecklistsPage::new(scene)),
        PageKind::Checklist(id) => write(&ChecklistPage::new(scene, id)?),
        PageKind::HelpNow => write(&HelpNowPage::new(scene)),
        PageKind::Finder | PageKind::NotFound => write(&FinderPage::new(scene)),
        PageKind::Search => write(&SearchPage::new(scene)),
        PageKind::Compare => write(&ComparePage::new(scene)),
        PageKind::Saved => write(&SavedPage::new(scene)),
        PageKind::Notice(untranslated) => write(&NoticePage::new(scene, untranslated)),
    }
}

/// The head of a page, with its structured data.
fn frame<'s>(scene: &Scene<'s>, page: &'s Page, url: &UrlPath) -> Result<Frame<'s>, Diagnostic> {
    let mut frame = Frame::new(scene, page, url, head(scene, &page.kind))?;
    if page.kind.is_indexable() && !frame.breadcrumbs.is_empty() {
        let data = data(scene, page, &frame);
        frame.structured_data = Some(Shared::html(&structured_data::for_html(&data)));
    }
    Ok(frame)
}

fn head<'s>(scene: &Scene<'s>, kind: &'s PageKind) -> Head<'s> {
    match kind {
        PageKind::Home => home::head(scene),
        PageKind::Section(id) | PageKind::Article(id) => article::article_head(scene, id),
        PageKind::About(id) => article::about_head(scene, id),
        PageKind::Program(index) => program::head(scene, *index),
        PageKind::Provider(id) => provider::head(scene, id),
        PageKind::Checklist(id) => checklist::checklist_head(scene, id),
        PageKind::Notice(untranslated) => notice::notice_head(scene, untranslated),
        PageKind::Glossary => simple_head(scene, "glossary"),
        PageKind::Questions => simple_head(scene, "faq"),
        PageKind::Checklists => simple_head(scene, "checklists"),
        PageKind::HelpNow => simple_head(scene, "help-now"),
        PageKind::NotFound => simple_head(scene, "not-found"),
        PageKind::Search => simple_head(scene, "search"),
        PageKind::Compare => simple_head(scene, "compare"),
        PageKind::Saved => simple_head(scene, "saved"),
        kind => directory::head(scene, kind),
    }
}

/// The head of a page that every site has: its words are strings `<name>.heading` and `<name>.description`.
fn simple_head<'s>(scene: &Scene<'s>, name: &'static str) -> Head<'s> {
    Head {
        section: name,
        title: scene.t(&format!("{name}.heading"), &[]),
        description: scene.t(&format!("{name}.description"), &[]),
        trail: Vec::new(),
        quick_exit: scene.site.config().quick_exit.default,
    }
}

fn data(scene: &Scene<'_>, page: &Page, frame: &Frame<'_>) -> serde_json::Value {
    let site = scene.site;
    let facts = PageFacts {
        site,
        urls: scene.plan.urls(),
        language: scene.language,
        url: &frame.canonical,
        title: &frame.title,
        description: &frame.description,
    };
    let steps: Vec<Step<'_>> = frame.breadcrumbs.iter().map(|step| (&*step.label, step.permalink.as_deref())).collect();
    match &page.kind {
        PageKind::Program(index) => structured_data::program(facts, &site.programs()[*index], &steps),
        PageKind::Provider(id) => structured_data::provider(facts, &site.organizations()[id], &steps),
        PageKind::Section(id) | PageKind::Article(id) => structured_data::article(facts, &site.articles()[id][scene.language], &steps),
        PageKind::About(id) => structured_data::article(facts, &site.pages()[id][scene.language], &steps),
        PageKind::Questions => structured_data::questions(facts, site.questions(scene.language), &steps),
        _ => structured_data::place_in_site(&steps),
    }
}

/// Views of any kind behind one door, so that the choice of the view and its rendering are two lines and not two lists.
mod erased {
    use serde::Serialize;

    use super::view::frame::Frame;
    use crate::{diagnostic::Diagnostic, theme::Theme, value::Language};

    /// A view that can be rendered.
    pub(super) trait View {
        /// Renders the view with a template.
        fn render(&self, theme: &Theme, language: &Language, template: &str, frame: &Frame<'_>) -> Result<Vec<u8>, Diagnostic>;
    }

    impl<T: Serialize> View for T {
        fn render(&self, theme: &Theme, language: &Language, template: &str, frame: &Frame<'_>) -> Result<Vec<u8>, Diagnostic> {
            theme.page(language, template, frame, self)
        }
    }
}
