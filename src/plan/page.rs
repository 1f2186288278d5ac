//! Pages: which there are, and which template shows each.

use crate::{model::TermIndex, path::Slug, value::Language};

/// A page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The language of its frame.
    pub language: Language,
    /// What it shows.
    pub kind: PageKind,
}

/// What a page shows. Numbers of list pages count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The front page.
    Home,
    /// The page of a section of articles, by id; the hub has none.
    Section(Box<str>),
    /// An article, by id.
    Article(Box<str>),
    /// A page about the site, by id.
    About(Box<str>),
    /// The finder: the start of the directory.
    Finder,
    /// The search of the whole site.
    Search,
    /// Programs side by side.
    Compare,
    /// The programs that a reader has put aside.
    Saved,
    /// A program, by its position in the site.
    Program(usize),
    /// A provider.
    Provider(Slug),
    /// All states with programs.
    States,
    /// The programs of a state or of a city there, by its slug.
    Place(Box<str>, Option<Box<str>>, usize),
    /// All states in which people can join online.
    OnlineStates,
    /// The programs that people in a state can join online.
    Online(Box<str>, usize),
    /// The terms of a facet.
    Facet(Box<str>),
    /// The programs that have a term.
    Term(Box<str>, TermIndex, usize),
    /// The glossary.
    Glossary,
    /// Questions and answers.
    Questions,
    /// All checklists.
    Checklists,
    /// A checklist, by id.
    Checklist(Box<str>),
    /// Help for now.
    HelpNow,
    /// What visitors see when there is nothing at a URL.
    NotFound,
    /// "Not in this language yet", in the place of a text that is not translated.
    Notice(Untranslated),
}

/// A text that is not translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untranslated {
    /// An article or section, by id.
    Article(Box<str>),
    /// A page about the site, by id.
    About(Box<str>),
    /// A checklist, by id.
    Checklist(Box<str>),
}

impl PageKind {
    /// The template, by path in the theme.
    #[must_use]
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home => "pages/home.html",
            Self::Section(_) => "pages/section.html",
            Self::Article(_) => "pages/article.html",
            Self::About(_) => "pages/about.html",
            Self::Finder => "pages/finder.html",
            Self::Search => "pages/search.html",
            Self::Compare => "pages/compare.html",
            Self::Saved => "pages/saved.html",
            Self::Program(_) => "pages/program.html",
            Self::Provider(_) => "pages/provider.html",
            Self::States | Self::OnlineStates => "pages/states.html",
            Self::Place(..) | Self::Online(..) | Self::Term(..) => "pages/list.html",
            Self::Facet(_) => "pages/facet.html",
            Self::Glossary => "pages/glossary.html",
            Self::Questions => "pages/faq.html",
            Self::Checklists => "pages/checklists.html",
            Self::Checklist(_) => "pages/checklist.html",
            Self::HelpNow => "pages/help-now.html",
            Self::NotFound => "pages/not-found.html",
            Self::Notice(_) => "pages/notice.html",
        }
    }

    /// Whether search engines may list it: not what stands in for something else, or is empty until a reader has chosen something.
    #[must_use]
    pub fn is_indexable(&self) -> bool {
        !matches!(self, Self::NotFound | Self::Notice(_) | Self::Search | Self::Compare | Self::Saved)
    }

    /// Whether two pages show the same, whatever their languages; a stand-in shows what it stands for.
    #[must_use]
    pub fn is_same_text(&self, other: &Self) -> bool {
        fn text(kind: &PageKind) -> Result<(u8, &str), &PageKind> {
            match kind {
                PageKind::Section(id) | PageKind::Article(id) | PageKind::Notice(Untranslated::Article(id)) => Ok((0, id)),
                PageKind::About(id) | PageKind::Notice(Untranslated::About(id)) => Ok((1, id)),
                PageKind::Checklist(id) | PageKind::Notice(Untranslated::Checklist(id)) => Ok((2, id)),
                other => Err(other),
            }
        }
        text(self) == text(other)
    }

    /// The template that shows pages of a kind, by the kind's name.
    #[must_use]
    pub fn template_of(name: &str) -> String {
        format!("pages/{name}.html")
    }

    /// What kinds there are, for counts and documentation.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.template().trim_start_matches("pages/").trim_end_matches(".html")
    }
}
