//! What an open page has to do with files that are no part of it, and why nobody but the author sees it yet.

use crate::{
    content::FOLDER,
    model::{Article, Site},
    path::{OutputPath, SourcePath},
    plan::{PageKind, Plan, Planned},
    theme,
};

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
