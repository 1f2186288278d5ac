//! The terms of a site as its feed has them. They stand in every attribute, so that they are made once.

use std::{borrow::Cow, collections::HashMap};

use super::{
    Feed,
    attributes::{LOCATION, ORGANIZATION, PROGRAM},
    objects::{Taxonomy, TaxonomyTerm},
};
use crate::model::{Site, Term, TermIndex, Vocabulary};

/// The vocabulary whose terms are fields of records.
pub(super) const FIELDS: &str = "carepress-field";

/// What it is for.
const ABOUT_FIELDS: &str = "Fields of a record for which HSDS has none. A value is YAML in one line.";

/// All terms of a site, and the fields that travel as terms.
#[derive(Debug)]
pub struct Terms<'s> {
    lists: HashMap<&'s str, Vec<TaxonomyTerm<'s>>>,
    fields: HashMap<&'static str, TaxonomyTerm<'s>>,
}

impl<'s> Terms<'s> {
    /// The terms of a site.
    #[must_use]
    pub fn of(site: &'s Site) -> Self {
        let labels = [ORGANIZATION, LOCATION, PROGRAM].into_iter().flatten().map(|(label, _)| *label);
        Self {
            lists: site.vocabularies().all().map(|list| (&*list.id, terms(site, list))).collect(),
            fields: labels.map(|label| (label, field_term(site, label))).collect(),
        }
    }

    /// A term of a vocabulary that the site has.
    pub(super) fn get(&self, vocabulary: &str, term: TermIndex) -> &TaxonomyTerm<'s> {
        &self.lists[vocabulary][term.position()]
    }
}

fn terms<'s>(site: &'s Site, list: &'s Vocabulary) -> Vec<TaxonomyTerm<'s>> {
    let shown = taxonomy(site, list);
    let uuid = |code: &str| site.uuid("taxonomy_term", format_args!("{}/{code}", list.id));
    let language = site.config().default_language();
    let text = |text| site.config().text(text, language);
    let term = |known: &'s Term| {
        let (name, definition) = (text(&known.label), text(&known.definition));
        TaxonomyTerm {
            id: uuid(&known.id),
            code: Cow::Borrowed(&known.id),
            name: name.into(),
            description: if definition.is_empty() { name } else { definition }.into(),
            parent_id: known.parent.map(|parent| uuid(&list.term(parent).id)),
            taxonomy: &list.id,
            taxonomy_detail: shown.clone(),
            language: Cow::Borrowed(language.tag()),
        }
    };
    list.terms().map(|(_, known)| term(known)).collect()
}

/// The term that stands for a field of records.
fn field_term<'s>(site: &Site, label: impl Into<Cow<'s, str>>) -> TaxonomyTerm<'s> {
    let label = label.into();
    TaxonomyTerm {
        id: site.uuid("taxonomy_term", format_args!("{FIELDS}/{label}")),
        name: label.replace('_', " ").into(),
        description: format!("The field {label} of a record.").into(),
        code: label,
        parent_id: None,
        taxonomy: FIELDS,
        taxonomy_detail: fields(site),
        language: "en".into(),
    }
}

/// A vocabulary.
fn taxonomy<'s>(site: &'s Site, list: &'s Vocabulary) -> Taxonomy<'s> {
    let texts = [&list.description, &list.name].map(|text| site.config().text(text, site.config().default_language()));
    let description = texts.into_iter().find(|text| !text.is_empty()).unwrap_or(&list.id);
    Taxonomy { id: site.uuid("taxonomy", &list.id), name: Cow::Borrowed(&list.id), description: description.into() }
}

/// The list of fields.
fn fields<'s>(site: &Site) -> Taxonomy<'s> {
    Taxonomy { id: site.uuid("taxonomy", FIELDS), name: FIELDS.into(), description: ABOUT_FIELDS.into() }
}

impl<'s> Feed<'s> {
    /// The term that stands for a field of records.
    pub(super) fn field_term(self, label: &'static str) -> Cow<'s, TaxonomyTerm<'s>> {
        self.terms.fields.get(label).map_or_else(|| Cow::Owned(field_term(self.site, label)), Cow::Borrowed)
    }

    /// A term that some record uses.
    pub(super) fn used_term(self, vocabulary: &str, code: &str) -> TaxonomyTerm<'s> {
        let list = self.site.vocabularies().find(vocabulary);
        match list.and_then(|list| list.index(code)) {
            Some(term) => self.terms.get(vocabulary, term).clone(),
            None => field_term(self.site, code.to_owned()),
        }
    }

    /// A vocabulary, or the list of fields.
    pub(super) fn taxonomy(self, vocabulary: &str) -> Taxonomy<'s> {
        self.site.vocabularies().find(vocabulary).map_or_else(|| fields(self.site), |list| taxonomy(self.site, list))
    }
}
