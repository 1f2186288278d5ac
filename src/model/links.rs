//! What links may lead to, and whether it is there.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    content::body::{Heading, Link as WrittenLink},
    diagnostic::{Diagnostic, Place, Spot, nearest},
    path::{Slug, SourcePath},
    value::Language,
};

use super::vocabulary::{TermIndex, Vocabularies};

/// A link that leads somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What it leads to.
    pub target: Target,
    /// The heading there.
    pub anchor: Option<Box<str>>,
}

/// What a link leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// An article or section, by id.
    Article(Box<str>),
    /// A page, by id.
    Page(Box<str>),
    /// A checklist, by id.
    Checklist(Box<str>),
    /// A program.
    Program(Slug),
    /// An organization.
    Organization(Slug),
    /// An entry of the glossary, by id.
    Glossary(Box<str>),
    /// A term of a vocabulary.
    Term(Box<str>, TermIndex),
    /// A file that is published as it is.
    File(SourcePath),
    /// A path of the site as written, with the place of the link: only the plan knows whether it exists.
    Path(Box<str>, Place),
    /// The page itself.
    Here,
}

impl Link {
    /// A link to the page itself, for links that lead nowhere.
    pub(super) fn nowhere() -> Self {
        Self { target: Target::Here, anchor: None }
    }

    pub(super) fn to(target: Target) -> Self {
        Self { target, anchor: None }
    }

    /// The file that it leads to, if it leads to one.
    #[must_use]
    pub fn file(&self) -> Option<&SourcePath> {
        match &self.target {
            Target::File(path) => Some(path),
            _ => None,
        }
    }
}

/// Everything that can be linked to, and the headings in it, by language.
#[derive(Default)]
pub(super) struct Index<'i> {
    pub(super) articles: BTreeMap<Box<str>, Headings<'i>>,
    pub(super) pages: BTreeMap<Box<str>, Headings<'i>>,
    pub(super) checklists: BTreeMap<Box<str>, Headings<'i>>,
    pub(super) programs: BTreeSet<&'i str>,
    pub(super) organizations: BTreeSet<&'i str>,
    pub(super) glossary: BTreeSet<Box<str>>,
    pub(super) files: BTreeSet<SourcePath>,
    pub(super) vocabularies: Option<&'i Vocabularies>,
    pub(super) default_language: Option<Language>,
}

/// Headings of the variants of a text, by language.
pub(super) type Headings<'i> = BTreeMap<Language, &'i [Heading]>;

impl Index<'_> {
    /// A digest of everything that links may lead to, but for vocabularies.
    pub(super) fn digest(&self) -> blake3::Hash {
        // Many short updates would take longer than the digest itself.
        let mut all: Vec<u8> = Vec::new();
        let mut list = |items: &mut dyn Iterator<Item = &str>| {
            for item in items {
                all.extend(item.len().to_le_bytes());
                all.extend(item.as_bytes());
            }
            all.extend(usize::MAX.to_le_bytes());
        };
        list(&mut self.programs.iter().copied());
        list(&mut self.organizations.iter().copied());
        list(&mut self.glossary.iter().map(|id| &**id));
        list(&mut self.files.iter().map(SourcePath::as_str));
        for texts in [&self.articles, &self.pages, &self.checklists] {
            for (id, variants) in texts {
                list(&mut std::iter::once(&**id));
                for (language, headings) in variants {
                    list(&mut std::iter::once(language.tag()).chain(headings.iter().map(|heading| heading.id.as_str())));
                }
                list(&mut std::iter::empty());
            }
            list(&mut std::iter::empty());
        }
        blake3::hash(&all)
    }

    pub(super) fn has_program(&self, id: &str) -> bool {
        self.programs.contains(id)
    }

    pub(super) fn has_checklist(&self, id: &str) -> bool {
        self.checklists.contains_key(id)
    }

    pub(super) fn near_program(&self, id: &str) -> Option<&str> {
        nearest(id, self.programs.iter().copied())
    }

    pub(super) fn near_checklist(&self, id: &str) -> Option<&str> {
        nearest(id, self.checklists.keys().map(|id| &**id))
    }

    /// Resolves a link of a file. `own` are the headings of the text that the link stands in.
    pub(super) fn resolve(
        &self,
        link: &WrittenLink,
        file: &SourcePath,
        language: &Language,
        own: &[Heading],
        remarks: &mut Vec<Diagnostic>,
    ) -> Link {
        let place = Place { file: file.clone(), spot: Spot::Bytes(link.span) };
        let (path, anchor) = link.target.split_once('#').map_or((link.target.as_str(), None), |(path, anchor)| (path, Some(anchor)));
        let anchor = anchor.filter(|anchor| !anchor.is_empty());
        let found = self.find(path, file, &place);
        let target = match found {
            Ok(target) => target,
            Err(nearest) => {
                remarks.push(Diagnostic::dead_link(place, &link.target, nearest.as_deref()));
                return Link::nowhere();
            }
        };
        // An anchor that is not there is told once, so pages do without it.
        let anchor = anchor.filter(|anchor| self.has_anchor(&target, anchor, language, own, &place, remarks));
        Link { target, anchor: anchor.map(Into::into) }
    }

    /// Finds what a path names, or the nearest thing that exists.
    fn find(&self, path: &str, file: &SourcePath, place: &Place) -> Result<Target, Option<String>> {
        if path.is_empty() {
            return Ok(Target::Here);
        }
        if path.starts_with('/') {
            return Ok(Target::Path(path.into(), place.clone()));
        }
        let with_scheme = |scheme: &str, near: Option<&str>| near.map(|near| format!("{scheme}:{near}"));
        match path.split_once(':') {
            Some(("program", id)) if self.programs.contains(id) => Ok(Target::Program(Slug::new(id).ok_or(None)?)),
            Some(("program", id)) => Err(with_scheme("program", self.near_program(id))),
            Some(("org", id)) if self.organizations.contains(id) => Ok(Target::Organization(Slug::new(id).ok_or(None)?)),
            Some(("org", id)) => Err(with_scheme("org", nearest(id, self.organizations.iter().copied()))),
            Some(("term", id)) if self.glossary.contains(id) => Ok(Target::Glossary(id.into())),
            Some(("term", id)) => Err(with_scheme("term", nearest(id, self.glossary.iter().map(|id| &**id)))),
            Some(("vocab", term)) => self.find_term(term).map_err(|near| with_scheme("vocab", near.as_deref())),
            _ => self.find_file(path, file),
        }
    }

    fn find_term(&self, written: &str) -> Result<Target, Option<String>> {
        let vocabularies = self.vocabularies.ok_or(None)?;
        let (vocabulary, term) = written.split_once('/').ok_or(None)?;
        let Some(list) = vocabularies.find(vocabulary) else {
            return Err(nearest(vocabulary, vocabularies.all().map(|list| &*list.id)).map(|near| format!("{near}/{term}")));
        };
        let index = list.index(term).ok_or_else(|| list.suggest(term).map(|near| format!("{vocabulary}/{near}")))?;
        Ok(Target::Term(vocabulary.into(), index))
    }

    fn find_file(&self, path: &str, file: &SourcePath) -> Result<Target, Option<String>> {
        let path = path.replace("%20", " ");
        let target = file.follow(&path).ok_or(None)?;
        let inside = target.below("content").unwrap_or_default();
        let stem = inside.strip_suffix(".md").unwrap_or(inside);
        let id = stem.strip_prefix("learn/").map(|stem| if stem == "index" { "" } else { stem.strip_suffix("/index").unwrap_or(stem) });
        if let Some(id) = id {
            return if self.articles.contains_key(id) { Ok(Target::Article(id.into())) } else { Err(self.near_file(&target, file)) };
        }
        let named = |folder: &str| stem.strip_prefix(folder).filter(|rest| !rest.contains('/'));
        match (named("pages/"), named("checklists/"), named("programs/")) {
            (Some(id), ..) if self.pages.contains_key(id) => Ok(Target::Page(id.into())),
            (_, Some(id), _) if self.checklists.contains_key(id) => Ok(Target::Checklist(id.into())),
            (.., Some(id)) if self.programs.contains(id) => Ok(Target::Program(Slug::new(id).ok_or(None)?)),
            _ if self.files.contains(&target) => Ok(Target::File(target)),
            _ => Err(self.near_file(&target, file)),
        }
    }

    /// The nearest file, as a link from `file` names it.
    fn near_file(&self, target: &SourcePath, file: &SourcePath) -> Option<String> {
        let texts = [("content/learn/", &self.articles), ("content/pages/", &self.pages), ("content/checklists/", &self.checklists)];
        let texts = texts.into_iter().flat_map(|(folder, texts)| texts.keys().map(move |id| format!("{folder}{id}.md")));
        let all: Vec<String> = texts.chain(self.files.iter().map(|file| file.as_str().to_owned())).collect();
        nearest(target.as_str(), all.iter().map(String::as_str)).map(|near| relative(near, file))
    }

    /// Whether a page has a heading of that id; if not, that is remarked on.
    fn has_anchor(
        &self,
        target: &Target,
        anchor: &str,
        language: &Language,
        own: &[Heading],
        place: &Place,
        remarks: &mut Vec<Diagnostic>,
    ) -> bool {
        let headings = match target {
            Target::Here => own,
            Target::Article(id) => self.headings(&self.articles, id, language),
            Target::Page(id) => self.headings(&self.pages, id, language),
            Target::Checklist(id) => self.headings(&self.checklists, id, language),
            // Anchors of generated pages are the theme's business.
            _ => return true,
        };
        let is_note = anchor.starts_with("fn-") || anchor.starts_with("fnref-");
        let is_there = is_note || headings.iter().any(|heading| heading.id == anchor);
        if !is_there {
            let near = nearest(anchor, headings.iter().map(|heading| heading.id.as_str()));
            remarks.push(Diagnostic::dead_anchor(place.clone(), anchor, near.map(|near| format!("#{near}")).as_deref()));
        }
        is_there
    }

    /// The headings that a reader of `language` finds there.
    fn headings<'h>(&self, texts: &BTreeMap<Box<str>, Headings<'h>>, id: &str, language: &Language) -> &'h [Heading] {
        let variants = texts.get(id);
        let own = variants.and_then(|variants| variants.get(language));
        let fallback = || variants.and_then(|variants| variants.get(self.default_language.as_ref()?));
        own.or_else(fallback).copied().unwrap_or_default()
    }
}

/// A path as a link from a file names it: `../pages/about.md`.
fn relative(path: &str, from: &SourcePath) -> String {
    let folder: Vec<&str> = from.folder().split('/').collect();
    let parts: Vec<&str> = path.split('/').collect();
    let shared = folder.iter().zip(&parts).take_while(|(one, other)| one == other).count();
    let up = vec![".."; folder.len() - shared];
    [up.as_slice(), &parts[shared..]].concat().join("/")
}
