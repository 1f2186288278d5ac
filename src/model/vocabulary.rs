//! Vocabularies: the controlled lists of the field, and the words that people use for their terms. They are data; this file knows none of the terms.

use std::collections::{BTreeMap, HashMap};

use crate::{
    content::{Entry, raw},
    diagnostic::{Diagnostic, FieldPath, Place, nearest},
    path::Slug,
    value::{Localized, Time},
};

/// All vocabularies of a site.
#[derive(Clone, Debug, Default)]
pub struct Vocabularies {
    by_name: BTreeMap<Box<str>, Vocabulary>,
}

/// One controlled list.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// Its id, the stem of its file: `focus`.
    pub id: Box<str>,
    /// What it is called.
    pub name: Localized,
    /// What it is for.
    pub description: Localized,
    /// Headings under which its terms are sorted, in order.
    pub groups: Vec<Group>,
    terms: Vec<Term>,
    by_id: HashMap<Box<str>, TermIndex>,
    /// Ids, labels and synonyms, folded, and their terms.
    words: Vec<(String, TermIndex)>,
}

/// A heading inside a vocabulary.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: Box<str>,
    /// What it is called.
    pub name: Localized,
}

/// The position of a term in its vocabulary. Which vocabulary that is, the field says that holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermIndex(u16);

impl TermIndex {
    /// The position as a number, counted from 0.
    #[must_use]
    pub fn position(self) -> usize {
        usize::from(self.0)
    }
}

/// One value of a vocabulary.
#[derive(Clone, Debug, Default)]
pub struct Term {
    /// Its id.
    pub id: Box<str>,
    /// What readers see.
    pub label: Localized,
    /// What it means, in a sentence.
    pub definition: Localized,
    /// Its name in its own language, for languages.
    pub native: Option<Box<str>>,
    /// A wider term of the same vocabulary.
    pub parent: Option<TermIndex>,
    /// The id of the heading it belongs under.
    pub group: Option<Box<str>>,
    /// Codes of other lists, by list.
    pub codes: BTreeMap<String, Vec<String>>,
    /// Session starts that make this the time of day, first and last minute.
    pub starts: Option<(Time, Time)>,
    /// Whether it is found by search but never written into a record.
    pub search_only: bool,
    retired: bool,
    replaced_by: Option<Box<str>>,
}

impl Term {
    /// Whether new records may not use it any more.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.retired
    }
}

/// What a written value turned out to be.
pub(super) enum Found<'v> {
    /// A term.
    Term(TermIndex),
    /// A term that is retired; the id to use instead, if there is one.
    Retired(TermIndex, Option<&'v str>),
    /// Nothing; the id that was most likely meant.
    Unknown(Option<&'v str>),
}

impl Vocabularies {
    /// Returns a vocabulary that every site has.
    ///
    /// # Panics
    /// If `id` is not one of the built-in vocabularies: a mistake in this program.
    #[must_use]
    pub fn get(&self, id: &str) -> &Vocabulary {
        self.find(id).unwrap_or_else(|| panic!("vocabulary `{id}` is built in"))
    }

    /// Returns a vocabulary, if there is one of that id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Vocabulary> {
        self.by_name.get(id)
    }

    /// Returns all vocabularies, by id.
    pub fn all(&self) -> impl Iterator<Item = &Vocabulary> {
        self.by_name.values()
    }
}

impl Vocabulary {
    /// Returns a term.
    #[must_use]
    pub fn term(&self, index: TermIndex) -> &Term {
        &self.terms[index.position()]
    }

    /// Returns all terms with their positions, in the order of the file.
    pub fn terms(&self) -> impl Iterator<Item = (TermIndex, &Term)> {
        (0..).map(TermIndex).zip(&self.terms)
    }

    /// Returns the ids of all terms, in the order of the file.
    #[must_use]
    pub fn ids(&self) -> Vec<&str> {
        self.terms.iter().map(|term| &*term.id).collect()
    }

    /// Returns the position of a term.
    #[must_use]
    pub fn index(&self, id: &str) -> Option<TermIndex> {
        self.by_id.get(id).copied()
    }

    /// Whether `index` is the term of that id. False for ids that a site has taken out.
    #[must_use]
    pub fn is(&self, index: TermIndex, id: &str) -> bool {
        &*self.term(index).id == id
    }

    /// Whether `index` is the term of that id, or lies below it.
    #[must_use]
    pub fn is_within(&self, index: TermIndex, id: &str) -> bool {
        self.is(index, id) || self.term(index).parent.is_some_and(|parent| self.is(parent, id))
    }

    /// Looks a written value up. Only ids count; labels and synonyms are suggested.
    pub(super) fn look_up(&self, written: &str) -> Found<'_> {
        match self.index(written) {
            Some(index) if self.term(index).retired => Found::Retired(index, self.term(index).replaced_by.as_deref()),
            Some(index) => Found::Term(index),
            None => Found::Unknown(self.suggest(written)),
        }
    }

    /// Returns the term that free words mean: its id, label or a synonym, in any case and with or without accents.
    #[must_use]
    pub fn match_words(&self, words: &str) -> Option<TermIndex> {
        let folded = fold(words);
        self.words.iter().find(|(word, _)| *word == folded).map(|(_, index)| *index)
    }

    /// Returns the id that was most likely meant, over labels and synonyms, too.
    pub(super) fn suggest(&self, written: &str) -> Option<&str> {
        let folded = fold(written);
        let index = self.match_words(written).or_else(|| {
            let near = nearest(&folded, self.words.iter().map(|(word, _)| word.as_str()))?;
            self.words.iter().find(|(word, _)| word == near).map(|(_, index)| *index)
        })?;
        Some(&self.term(index).id)
    }

    /// Returns the id of the term that a label or synonym stands for, if it is one.
    pub(super) fn meant_by(&self, written: &str) -> Option<&str> {
        Some(&self.term(self.match_words(written)?).id)
    }

    /// Takes over the entries of a file; they win over entries of the same id.
    fn extend(&mut self, entry: &Entry<raw::Vocabulary>, diagnostics: &mut Vec<Diagnostic>) {
        self.name.merge(entry.raw.name.clone());
        self.description.merge(entry.raw.description.clone());
        for group in &entry.raw.groups {
            let id = group.id.as_deref().unwrap_or_default();
            match self.groups.iter_mut().find(|known| &*known.id == id) {
                Some(known) => known.name.merge(group.name.clone()),
                None => self.groups.push(Group { id: id.into(), name: group.name.clone() }),
            }
        }
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (number, term) in entry.raw.terms.iter().enumerate() {
            let at = || entry.origin.at(FieldPath::from("terms").item(number));
            let id_at = || entry.origin.at(FieldPath::from("terms").item(number).key("id"));
            let Some(id) = term.id.as_deref() else {
                diagnostics.push(Diagnostic::missing_field(at(), "id", "give every term an id"));
                continue;
            };
            if !is_term_id(id) {
                diagnostics.push(Diagnostic::bad_id(id_at(), id, Slug::from_words(id).as_ref().map(Slug::as_str)));
            }
            if seen.insert(id, number).is_some() {
                diagnostics.push(Diagnostic::duplicate_id(id_at(), id, &entry.origin.file));
            }
            self.extend_term(id, term);
        }
    }

    fn extend_term(&mut self, id: &str, written: &raw::Term) {
        let position = self.terms.iter().position(|term| &*term.id == id).unwrap_or_else(|| {
            self.terms.push(Term { id: id.into(), ..Term::default() });
            self.terms.len() - 1
        });
        let group = written.group.as_deref().map(Into::into);
        let term = &mut self.terms[position];
        term.label.merge(written.label.clone());
        term.definition.merge(written.definition.clone());
        term.native = written.native.as_deref().map(Into::into).or(term.native.take());
        term.group = group.or(term.group.take());
        term.codes.extend(written.codes.clone());
        term.starts = written.starts.and_then(|span| Some((span.from?, span.to?))).or(term.starts);
        term.search_only |= written.search_only;
        term.retired |= written.retired || written.off || written.replaced_by.is_some();
        term.replaced_by = written.replaced_by.as_deref().map(Into::into).or(term.replaced_by.take());
        let index = TermIndex(u16::try_from(position).expect("a vocabulary has fewer than 65,536 terms"));
        self.words.extend(written.synonyms.iter().map(|word| (fold(word), index)));
    }

    /// Resolves parents and builds the look-ups, once all files have been taken over.
    fn finish(&mut self, parents: &Parents, diagnostics: &mut Vec<Diagnostic>) {
        self.by_id = self.terms().map(|(index, term)| (term.id.clone(), index)).collect();
        let mut words: Vec<(String, TermIndex)> = Vec::new();
        for (index, term) in self.terms() {
            words.push((fold(&term.id), index));
            words.extend(term.label.all().map(|label| (fold(label), index)));
            words.extend(term.native.iter().map(|native| (fold(native), index)));
        }
        words.append(&mut self.words);
        self.words = words;
        for (id, (parent, place)) in parents {
            let (Some(index), parent_index) = (self.index(id), self.index(parent)) else { continue };
            if parent_index.is_none() {
                diagnostics.push(Diagnostic::unknown_term(place.clone(), parent, self.suggest(parent), &self.id, &self.ids()));
            }
            self.terms[index.position()].parent = parent_index.filter(|parent| *parent != index);
        }
    }
}

/// Language tags are term ids, too, and they have capitals.
fn is_term_id(id: &str) -> bool {
    Slug::new(&id.to_ascii_lowercase()).is_some()
}

/// Small letters without accents, signs as single spaces: how words are compared.
#[must_use]
pub fn fold(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() || letter == '+' {
            folded.push(letter);
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The parents that terms name, with the place of each, by the term's id.
type Parents = BTreeMap<Box<str>, (Box<str>, Place)>;

/// Puts the built-in lists and those of the site together; later entries win. Synonyms become words of the terms that they mean.
pub(super) fn assemble<'e>(
    files: impl IntoIterator<Item = &'e Entry<raw::Vocabulary>>,
    synonyms: &[&raw::Synonym],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vocabularies {
    let mut vocabularies = Vocabularies::default();
    let mut parents: BTreeMap<Box<str>, Parents> = BTreeMap::new();
    for file in files {
        let id = &file.origin.stem;
        let vocabulary = vocabularies.by_name.entry(id.clone()).or_insert_with(|| Vocabulary { id: id.clone(), ..Vocabulary::default() });
        vocabulary.extend(file, diagnostics);
        for (number, term) in file.raw.terms.iter().enumerate() {
            if let (Some(id), Some(parent)) = (&term.id, &term.parent) {
                let place = file.origin.at(FieldPath::from("terms").item(number).key("parent"));
                parents.entry(file.origin.stem.clone()).or_default().insert(id.as_str().into(), (parent.as_str().into(), place));
            }
        }
    }
    let none = Parents::new();
    for (id, vocabulary) in &mut vocabularies.by_name {
        vocabulary.finish(parents.get(id).unwrap_or(&none), diagnostics);
    }
    for synonym in synonyms {
        for (vocabulary, term) in synonym.means.iter().filter_map(|means| means.split_once('/')) {
            let Some(vocabulary) = vocabularies.by_name.get_mut(vocabulary) else { continue };
            if let Some(index) = vocabulary.index(term) {
                vocabulary.words.extend(synonym.say.iter().map(|word| (fold(word), index)));
            }
        }
    }
    vocabularies
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn words_are_compared_without_case_accents_and_signs() {
        for (text, wanted) in
            [("Español", "espanol"), ("  Self-Pay ", "self pay"), ("LGBTQ+ people", "lgbtq+ people"), ("P.M.", "p m"), ("中文", "中文")]
        {
            assert_eq!(fold(text), wanted, "{text}");
        }
    }
}
