//! What the program knows by name, and what the vocabularies hold, are the same; the numbers are those of the field's guide.

use std::collections::BTreeMap;

use carepress::{
    check::reading::LEAST_WORDS,
    commands, config,
    content::columns,
    pipeline::{self, Inputs},
    source,
};

use crate::site_in_text::{inputs, plan, shown, tree};

fn planning() -> carepress::pipeline::Planning {
    plan(&inputs(tree("-- content/site.yaml --\ntitle: Vocabularies\nlanguages: [en, es]\n")))
}

#[test]
fn the_built_in_lists_are_clean_without_any_content() {
    let inputs = inputs(tree("-- content/site.yaml --\ntitle: Vocabularies\nlanguages: [en, es]\n"));
    let planning = plan(&inputs);
    assert_eq!(shown(&planning.located(&inputs.sources), &inputs.sources), "");
}

#[test]
fn every_term_has_both_languages_and_a_definition() {
    let planning = planning();
    for vocabulary in planning.site.vocabularies().all() {
        assert!(!vocabulary.name.is_empty(), "`{}` has a name", vocabulary.id);
        for (_, term) in vocabulary.terms() {
            for language in ["en", "es"] {
                assert!(term.label.exactly(language).is_some(), "`{}/{}` has a label in `{language}`", vocabulary.id, term.id);
            }
        }
    }
}

/// The starter site on the day at which it stands still.
fn starter() -> Inputs {
    let sources = source::embedded();
    let as_of = commands::today(&config::load(&sources, None).value);
    Inputs { as_of, ..inputs(sources) }
}

#[test]
fn the_starter_site_builds_without_a_warning() {
    let inputs = starter();
    let planning = plan(&inputs);
    let mut located = planning.located(&inputs.sources);
    located.extend(planning.locate(&inputs.sources, pipeline::inspect(&inputs, &planning)));
    located.retain(|located| located.diagnostic.severity > carepress::diagnostic::Severity::Info);
    assert_eq!(shown(&located, &inputs.sources), "");
}

#[test]
fn the_starter_site_is_easy_to_read() {
    let inputs = starter();
    let readings = plan(&inputs).readings(&inputs.sources);
    let of = |file: &str| readings.iter().find(|reading| reading.file.as_str() == file).unwrap();
    let (english, spanish) = (of("content/learn/basics/levels-of-care.md"), of("content/learn/basics/levels-of-care.es.md"));
    assert_eq!((english.language.as_str(), spanish.language.as_str()), ("en", "es"));
    assert!(english.report.sections.len() > 3 && english.report.page.words > 500, "{english:?}");
    assert!(english.report.page.smog().is_some());
    for reading in readings.iter().filter(|reading| reading.report.page.words >= LEAST_WORDS) {
        let page = reading.report.page;
        let is_easy = if reading.language == "en" { page.grade() <= 8.0 } else { page.ease() >= 55.0 };
        assert!(is_easy, "{}: grade {:.1}, ease {:.0}", reading.file, page.grade(), page.ease());
    }
}

#[test]
fn the_starter_site_uses_every_term_of_the_facets() {
    let planning = plan(&starter());
    let mut unused: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for facet in &planning.config.facets {
        let vocabulary = planning.site.vocabularies().get(facet);
        for (index, term) in vocabulary.terms() {
            let used = planning.site.programs().iter().any(|program| program.terms_of(facet).contains(&index));
            if !used {
                unused.entry(facet).or_default().push(&term.id);
            }
        }
    }
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn columns_of_spreadsheets_are_named_once() {
    for columns in [columns::PROGRAMS, columns::SIMPLE] {
        let mut names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
