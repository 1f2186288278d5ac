//! Which of the author's records a page is made of, so that its own faults are shown where they can be mended.

use std::collections::BTreeSet;

use crate::{
    content::Origin,
    model::Site,
    path::{OutputPath, SourcePath},
    plan::{Page, PageKind, Plan, Planned, Untranslated},
};

/// Returns the files whose words or facts a page shows. Lists of programs show a little of very many files: they have none of their own.
pub(crate) fn origins(site: &Site, plan: &Plan, path: &OutputPath) -> BTreeSet<SourcePath> {
    match plan.files().get(path) {
        Some(Planned::Page(page)) => of_page(site, page).into_iter().map(|origin| origin.file.clone()).collect(),
        Some(Planned::Picture(source, _)) => [source.clone()].into(),
        _ => BTreeSet::new(),
    }
}

/// The records whose words or facts a page shows, with their translations.
pub(super) fn of_page<'s>(site: &'s Site, page: &Page) -> Vec<&'s Origin> {
    match &page.kind {
        PageKind::Program(index) => {
            let program = &site.programs()[*index];
            let place = site.location_of(program).map(|location| &location.origin);
            let translated = program.texts.values().map(|text| &text.origin);
            [&program.origin, &site.organization_of(program).origin].into_iter().chain(place).chain(translated).collect()
        }
        PageKind::Provider(id) => vec![&site.organizations()[id].origin],
        PageKind::Section(id) | PageKind::Article(id) | PageKind::Notice(Untranslated::Article(id)) => {
            site.articles()[id].values().map(|article| &article.origin).collect()
        }
        PageKind::About(id) | PageKind::Notice(Untranslated::About(id)) => {
            site.pages()[id].values().map(|article| &article.origin).collect()
        }
        PageKind::Checklist(id) | PageKind::Notice(Untranslated::Checklist(id)) => {
            site.checklists()[id].values().map(|checklist| &checklist.origin).collect()
        }
        PageKind::Glossary => one_of_each(site.glossary(&page.language).iter().map(|entry| &entry.origin)),
        PageKind::Questions => one_of_each(site.questions(&page.language).iter().map(|question| &question.origin)),
        _ => Vec::new(),
    }
}

/// One origin of each file.
fn one_of_each<'o>(origins: impl Iterator<Item = &'o Origin>) -> Vec<&'o Origin> {
    let mut files = BTreeSet::new();
    origins.filter(|origin| files.insert(&origin.file)).collect()
}

/// The file that a page's own words stand in: that of its language, where there is one.
pub(crate) fn written_in(site: &Site, page: &Page) -> Option<SourcePath> {
    written(site, page).map(|origin| origin.file.clone())
}

/// The record that a page's own words stand in: that of its language, where there is one.
pub(super) fn written<'s>(site: &'s Site, page: &Page) -> Option<&'s Origin> {
    let language = &page.language;
    Some(match &page.kind {
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
    })
}
