//! Labels that have a text in some languages of the site and none in another, whose pages then show words that their readers do not know.

use crate::{
    config::{self, Config},
    content::{Origin, Parsed, Records},
    diagnostic::{Diagnostic, FieldPath, Place},
    model::Site,
    value::{Language, Localized},
};

/// Remarks on labels of vocabularies, of help lines and of the configuration: one for each file and language, at the first that is missing.
#[must_use]
pub fn labels(site: &Site, documents: &[Parsed]) -> Vec<Diagnostic> {
    let mut remarks = Vec::new();
    for document in documents.iter().map(|parsed| &parsed.value) {
        let mut labels = Labels { site, of_file: Vec::new() };
        match &document.records {
            Records::Vocabulary(entry) => of_vocabulary(&mut labels, &entry.origin, entry),
            Records::HelpLines(entries) => {
                for entry in entries {
                    let merged = site.help_lines().iter().find(|line| Some(&*line.id) == entry.raw.id.as_deref());
                    labels.see(&entry.raw.name, merged.map(|line| &line.line.name), || entry.origin.at("name"));
                }
            }
            _ => continue,
        }
        remarks.extend(labels.remarks());
    }
    remarks.extend(of_config(site));
    remarks
}

/// The labels of a file that lack something: the place, the label in some language, and the languages without it.
struct Labels<'s> {
    site: &'s Site,
    of_file: Vec<(Place, &'s str, Vec<Language>)>,
}

impl<'s> Labels<'s> {
    /// Looks at a label, as written and as it is together with that of a built-in file.
    fn see(&mut self, written: &'s Localized, merged: Option<&Localized>, place: impl FnOnce() -> Place) {
        let missing = missing(self.site.config(), merged.unwrap_or(written));
        if let Some(label) = written.all().next().filter(|_| !missing.is_empty()) {
            self.of_file.push((place(), label, missing));
        }
    }

    fn remarks(self) -> Vec<Diagnostic> {
        let remark = |language: &Language| {
            let mut lacking = self.of_file.iter().filter(|(_, _, missing)| missing.contains(language));
            let (place, label, _) = lacking.next()?;
            Some(Diagnostic::untranslated_label(place.clone(), label, language.tag(), lacking.count()))
        };
        self.site.config().languages.iter().filter_map(remark).collect()
    }
}

/// The languages of a site in which a text says nothing; none for a text that counts for all.
fn missing(config: &Config, text: &Localized) -> Vec<Language> {
    let speaks = |language: &&Language| {
        let tag = language.tag();
        // `es-MX` reads what is written in `es`.
        let base = tag.split('-').next().unwrap_or(tag);
        text.each().any(|(known, _)| known.is_empty() || known == tag || known == base)
    };
    if text.is_empty() { Vec::new() } else { config.languages.iter().filter(|language| !speaks(language)).copied().collect() }
}

fn of_vocabulary<'s>(labels: &mut Labels<'s>, origin: &Origin, entry: &'s crate::content::Entry<crate::content::raw::Vocabulary>) {
    let merged = labels.site.vocabularies().find(&origin.stem);
    let raw = &entry.raw;
    labels.see(&raw.name, merged.map(|vocabulary| &vocabulary.name), || origin.at("name"));
    for (index, group) in raw.groups.iter().enumerate() {
        let known = merged.and_then(|vocabulary| vocabulary.groups.iter().find(|known| Some(&*known.id) == group.id.as_deref()));
        labels.see(&group.name, known.map(|known| &known.name), || origin.at(FieldPath::from("groups").item(index).key("name")));
    }
    for (index, term) in raw.terms.iter().enumerate().filter(|(_, term)| term.replaced_by.is_none()) {
        let known = merged.zip(term.id.as_deref()).and_then(|(vocabulary, id)| vocabulary.terms().find(|(_, known)| &*known.id == id));
        labels.see(&term.label, known.map(|(_, known)| &known.label), || origin.at(FieldPath::from("terms").item(index).key("label")));
    }
}

fn of_config(site: &Site) -> Vec<Diagnostic> {
    let config = site.config();
    let mut texts = config.texts();
    texts.extend(config.footer.iter().enumerate().map(|(index, link)| (FieldPath::from("footer").item(index).key("label"), &link.label)));
    let gaps =
        texts.into_iter().flat_map(|(path, text)| missing(config, text).into_iter().map(move |language| (path.clone(), text, language)));
    let remark = |(path, text, language): (FieldPath, &Localized, Language)| {
        Diagnostic::untranslated_label(config::place(path), text.all().next().unwrap_or_default(), language.tag(), 0)
    };
    gaps.map(remark).collect()
}
