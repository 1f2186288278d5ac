//! Which of the author's files a page is made of, so that its own faults are shown first.

use std::collections::BTreeSet;

use crate::{
    content::{FOLDER, Origin},
    model::{Article, Site},
    path::{OutputPath, SourcePath},
    plan::{Page, PageKind, Plan, Planned, Untranslated},
    theme,
};

/// Returns the files whose words or facts a page shows. Lists of programs show a little of very many files: they have none of their own.
pub(super) fn origins(site: &Site, plan: &Plan, path: &OutputPath) -> BTreeSet<SourcePath> {
    match plan.files().get(path) {
        Some(Planned::Page(page)) => of_page(site, page),
        Some(Planned::Picture(source, _)) => [source.clone()].into(),
        _ => BTreeSet::new(),
    }
}

fn of_page(site: &Site, page: &Page) -> BTreeSet<SourcePath> {
    match &page.kind {
        PageKind::Program(index) => {
            let program = &site.programs()[*index];
            let place = site.location_of(program).map(|location| &location.origin);
            let translated = program.texts.values().map(|text| &text.origin);
            files([&program.origin, &site.organization_of(program).origin].into_iter().chain(place).chain(translated))
        }
        PageKind::Provider(id) => files([&site.organizations()[id].origin]),
        PageKind::Section(id) | PageKind::Article(id) | PageKind::Notice(Untranslated::Article(id)) => {
            files(site.articles()[id].values().map(|article| &article.origin))
        }
        PageKind::About(id) | PageKind::Notice(Untranslated::About(id)) => files(site.pages()[id].values().map(|article| &article.origin)),
        PageKind::Checklist(id) | PageKind::Notice(Untranslated::Checklist(id)) => {
            files(site.checklists()[id].values().map(|checklist| &checklist.origin))
        }
        PageKind::Glossary => files(site.glossary(&page.language).iter().map(|entry| &entry.origin)),
        PageKind::Questions => files(site.questions(&page.language).iter().map(|question| &question.origin)),
        _ => BTreeSet::new(),
    }
}

/// The file that a page's own words stand in: that of its language, where there is one.
pub(super) fn written_in(site: &Site, page: &Page) -> Option<SourcePath> {
    let language = &page.language;
    let origin = match &page.kind {
        PageKind::Program(index) => {
            let program = &site.programs()[*index];
            program.texts.get(language).map_or(&program.origin, |text| &text.origin)
        }
        PageKind::Provider(id) => &site.organizations()[id].origin,
        PageKind::Section(id) | PageKind::Article(id) => &site.articles()[id].get(language)?.origin,
        PageKind::About(id) => &site.pages()[id].get(language)?.origin,
        PageKind::Checklist(id) => &site.checklists()[id].get(language)?.origin,
        PageKind::Glossary => &site.glossary(language).first()?.origin,
        PageKind::Questions => &site.questions(language).first()?.origin,
        _ => return None,
    };
    Some(origin.file.clone())
}

/// Why nobody but the author sees a page yet: it is a draft, or is to be published on a later day.
pub(super) fn waits(site: &Site, plan: &Plan, path: &OutputPath) -> Option<String> {
    let Some(Planned::Page(page)) = plan.files().get(path) else { return None };
    let of_text = |article: &Article| match article.published {
        _ if article.is_draft => Some(DRAFT.to_owned()),
        Some(date) if date > site.as_of() => Some(format!("From {date}: not published before")),
        _ => None,
    };
    match &page.kind {
        PageKind::Program(index) => site.programs()[*index].is_draft.then(|| DRAFT.to_owned()),
        PageKind::Section(id) | PageKind::Article(id) => of_text(site.articles()[id].get(&page.language)?),
        PageKind::About(id) => of_text(site.pages()[id].get(&page.language)?),
        _ => None,
    }
}

/// What a draft says of itself.
const DRAFT: &str = "Draft: not published";

fn files<'o>(origins: impl IntoIterator<Item = &'o Origin>) -> BTreeSet<SourcePath> {
    origins.into_iter().map(|origin| origin.file.clone()).collect()
}

/// Whether a file is likely what an address is about that has no page: its record could not be taken up.
pub(super) fn is_namesake(file: &SourcePath, path: &OutputPath) -> bool {
    let mut names = path.as_str().rsplit('/').filter(|name| *name != "index.html");
    let wanted = names.next().unwrap_or_default();
    let stem = file.stem().split('.').next().unwrap_or_default();
    !wanted.is_empty() && file.below(FOLDER).is_some() && stem == wanted
}

/// Whether every page shows something of a file: the configuration and the theme.
pub(super) fn is_everywhere(file: &SourcePath) -> bool {
    file.as_str() == crate::config::FILE || file.below(theme::FOLDER).is_some()
}
