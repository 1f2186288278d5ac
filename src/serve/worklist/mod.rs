//! What needs care: facts that families ask for and no record gives, what was checked long ago, what runs out, what is not translated. Made of the
//! planned site alone, each line a record and what it wants.

use std::collections::HashMap;

use crate::{
    content::Origin,
    diagnostic::{Diagnostic, FieldPath, Place, Spot},
    model::{Article, Location, Organization, Program, Site},
    path::SourcePath,
    pipeline::Planning,
    plan::PageKind,
    value::{Date, Language},
};

mod days;
mod missing;
mod translations;

/// What is to be done with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// It does not say what families ask.
    Missing,
    /// It was checked too long ago, or never.
    Stale,
    /// Something of it runs out soon, or has run out.
    Expiring,
    /// Its text is not in a language of the site, or not as it is now.
    Untranslated,
}

impl Need {
    /// Every need and its name.
    pub(super) const ALL: [(&'static str, Self); 4] =
        [("missing", Self::Missing), ("stale", Self::Stale), ("expiring", Self::Expiring), ("untranslated", Self::Untranslated)];

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// A line of the worklist.
#[derive(Clone, Debug)]
pub(super) struct Item<'s> {
    /// What is to be done.
    pub(super) need: Need,
    /// Whose record it is; nothing for texts and lists.
    pub(super) organization: Option<&'s str>,
    /// What the record is called.
    pub(super) record: &'s str,
    /// What is wrong with it.
    pub(super) what: String,
    /// Since when, or until when.
    pub(super) day: Option<Date>,
    /// Where it is written.
    pub(super) file: &'s SourcePath,
    /// Which row of a table or entry of a list, counted from 0; none for a file that is one record.
    pub(super) row: Option<u32>,
    /// The page that shows it, if one does.
    pub(super) page: Option<(Language, PageKind)>,
}

/// A record, as all its lines name it.
#[derive(Clone, Debug)]
struct Record<'s> {
    organization: Option<&'s str>,
    name: &'s str,
    origin: &'s Origin,
    page: Option<(Language, PageKind)>,
}

impl Item<'_> {
    /// The place of the record.
    pub(super) fn place(&self) -> Place {
        Place { file: self.file.clone(), spot: Spot::Field { record: self.row, path: FieldPath::default() } }
    }
}

impl<'s> Record<'s> {
    fn item(&self, need: Need, what: impl Into<String>, day: Option<Date>) -> Item<'s> {
        let Self { organization, name, origin, page } = self.clone();
        Item { need, organization, record: name, what: what.into(), day, file: &origin.file, row: origin.record, page }
    }

    fn of_text(name: &'s str, origin: &'s Origin, language: Language, kind: PageKind) -> Self {
        Self { organization: None, name, origin, page: Some((language, kind)) }
    }
}

/// All records that families see something of: organizations, locations, programs, in this order.
struct Records<'s> {
    organizations: Vec<(Record<'s>, &'s Organization)>,
    locations: Vec<(Record<'s>, &'s Location)>,
    programs: Vec<(Record<'s>, &'s Program)>,
}

impl<'s> Records<'s> {
    fn of(site: &'s Site) -> Self {
        let language = *site.config().default_language();
        let provider = |organization: &Organization| Some((language, PageKind::Provider(organization.id.clone())));
        let organizations = site.organizations().values().map(|organization| {
            let (name, origin) = (&*organization.name, &organization.origin);
            (Record { organization: Some(name), name, origin, page: provider(organization) }, organization)
        });
        let locations = site.locations().values().map(|location| {
            let owner = location.organization.as_ref().and_then(|id| site.organizations().get(id));
            let organization = owner.map(|owner| &*owner.name);
            (Record { organization, name: &location.name, origin: &location.origin, page: owner.and_then(provider) }, location)
        });
        let programs = site.programs().iter().enumerate().map(|(index, program)| {
            let organization = Some(&*site.organization_of(program).name);
            let page = Some((language, PageKind::Program(index)));
            (Record { organization, name: &program.identity.name, origin: &program.origin, page }, &**program)
        });
        Self { organizations: organizations.collect(), locations: locations.collect(), programs: programs.collect() }
    }

    fn all(&self) -> impl Iterator<Item = &Record<'s>> {
        let organizations = self.organizations.iter().map(|(record, _)| record);
        let locations = self.locations.iter().map(|(record, _)| record);
        organizations.chain(locations).chain(self.programs.iter().map(|(record, _)| record))
    }
}

/// Articles, sections and pages about the site, in the languages in which they are written.
fn texts(site: &Site) -> impl Iterator<Item = (Record<'_>, &Article)> {
    let articles = site.articles().iter().map(|(id, variants)| (variants, PageKind::Article(id.clone())));
    let pages = site.pages().iter().map(|(id, variants)| (variants, PageKind::About(id.clone())));
    articles.chain(pages).flat_map(|(variants, kind)| variants.values().map(move |article| (of_article(article, kind.clone()), &**article)))
}

fn of_article(article: &Article, kind: PageKind) -> Record<'_> {
    Record::of_text(&article.title, &article.origin, article.language, kind)
}

/// Makes the worklist of a site, by organization, then by record; texts come last. `diagnostics` are the mistakes in the author's files.
pub(super) fn worklist<'s>(planning: &'s Planning, diagnostics: &'s [Diagnostic]) -> Vec<Item<'s>> {
    let site = &planning.site;
    let records = Records::of(site);
    let mut items: Vec<Item<'s>> = Vec::new();
    items.extend(missing::items(&records, site));
    items.extend(days::items(&records, site));
    items.extend(told(&records, diagnostics));
    items.extend(translations::items(&records, site));
    items.sort_by(|one, other| order(one).cmp(&order(other)));
    items
}

fn order<'i>(item: &'i Item<'_>) -> impl Ord + use<'i> {
    (item.organization.is_none(), item.organization, item.record, item.file, item.need, item.day)
}

/// Rules that say that a fact is old, of which the site itself keeps no trace.
const OLD: [&str; 3] = ["old-availability", "old-plan", "old-help-line"];

/// What the rules say already.
fn told<'s>(records: &Records<'s>, diagnostics: &'s [Diagnostic]) -> Vec<Item<'s>> {
    let old: Vec<&Diagnostic> = diagnostics.iter().filter(|diagnostic| OLD.contains(&diagnostic.rule.code)).collect();
    if old.is_empty() {
        return Vec::new();
    }
    let known: HashMap<(&SourcePath, Option<u32>), &Record<'s>> =
        records.all().map(|record| ((&record.origin.file, record.origin.record), record)).collect();
    let item = |diagnostic: &'s Diagnostic| {
        let row = match &diagnostic.place.spot {
            Spot::Field { record, .. } => *record,
            _ => None,
        };
        let (file, what) = (&diagnostic.place.file, sentence(&diagnostic.message));
        match known.get(&(file, row)) {
            Some(record) => record.item(Need::Stale, what, None),
            None => Item { need: Need::Stale, organization: None, record: file.as_str(), what, day: None, file, row, page: None },
        }
    };
    old.into_iter().map(item).collect()
}

/// A message as a line of its own.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
