//! What records take over from each other, what belongs together, and what waits as a draft.

use carepress::pipeline::Inputs;

use crate::{
    diagnostics::base,
    site_in_text::{inputs, plan, shown, tree},
};

/// A site whose second program is a draft, with a place, a translation and sessions of its own.
const DRAFT: &str = r#"
-- content/site.yaml --
title: Small Guide
languages: [en, es]
demonstration: true
-- content/locations/annex.yaml --
name: Annex
organization: birch
kind: physical
address: {line1: 2 Main Street, city: Lawrence, state: KS, zip: "66044"}
accessibility_contact: 555-555-0100
source: {kind: program-staff}
last_verified: 2026-10-01
verified_by_role: program-staff
-- content/programs/morning.es.md --
---
name: Programa de la mañana
---
Tres mañanas por semana se reúne con el mismo grupo pequeño.
-- content/programs/sessions.csv --
program,track,day,start,end
morning,Morning,MO,09:00,12:00
morning,Morning,WE,09:00,12:00
morning,Morning,FR,09:00,12:00
"#;

fn site() -> Inputs {
    let base = base();
    let evening = base.split_once("-- content/programs/evening.md --\n").unwrap().1;
    let morning = evening.replace("name: Evening Program", "name: Morning Program\ndraft: true\nlocation: annex\norganization: birch");
    let evening = "-- content/programs/evening.md --\n---\nlocation: main\n";
    let base = base.replace("-- content/programs/evening.md --\n---\n", evening);
    inputs(tree(&format!("{base}{DRAFT}-- content/programs/morning.md --\n{morning}")))
}

#[test]
fn draft_programs_are_built_when_drafts_are_asked_for() {
    let is_planned = |inputs: &Inputs| {
        let planning = plan(inputs);
        assert_eq!(shown(&planning.located(&inputs.sources), &inputs.sources), "");
        let drafts: Vec<bool> = planning.site.programs().iter().map(|program| program.is_draft).collect();
        let page = planning.plan.files().keys().any(|path| path.as_str() == "programs/morning/index.html");
        assert_eq!(drafts, if page { vec![false, true] } else { vec![false] });
        page
    };
    let without = site();
    assert!(!is_planned(&without));
    assert!(is_planned(&Inputs { drafts: true, ..without }));
}

#[test]
fn a_translation_takes_over_who_reviewed_the_original() {
    let article = "---\ntitle: First day\ndescription: What happens.\nsources: [tip47]\nlast_reviewed: 2026-10-01\nreviewed_by_role: site-editor\n---\nA day.\n";
    let own = "-- content/learn/first-day.es.md --\n---\ntitle: El primer día\n---\nUn día.\n";
    let works = "-- content/sources.yaml --\n- {id: tip47, title: A guide}\n";
    let site =
        format!("-- content/site.yaml --\ntitle: Guide\nlanguages: [en, es]\n{works}-- content/learn/first-day.md --\n{article}{own}");
    let planning = plan(&inputs(tree(&site)));
    let variants = &planning.site.articles()["first-day"];
    let [english, spanish] = ["en", "es"].map(|tag| variants.iter().find(|(language, _)| language.tag() == tag).unwrap().1);
    assert!(english.reviewed_by.is_some() && english.last_reviewed.is_some());
    assert_eq!((spanish.reviewed_by, spanish.last_reviewed), (english.reviewed_by, english.last_reviewed));
}

#[test]
fn a_logo_is_a_small_picture_of_the_site_that_is_told_in_words() {
    let picture = |kilobytes: usize| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">{}</svg>", " ".repeat(kilobytes * 1024))
    };
    for (logo, kilobytes, wanted) in [
        ("{file: birch.svg, alt: A birch}", 99, vec![]),
        ("{file: birch.svg, alt: A birch}", 100, vec!["`101 KB` is outside what this field takes"]),
        ("{file: brich.svg, alt: A birch}", 1, vec!["no picture `brich.svg`"]),
        ("{file: \"https://example.org/birch.svg\", alt: A birch}", 1, vec!["no picture `https://example.org/birch.svg`"]),
        ("{file: birch.svg}", 1, vec!["field `alt` is missing"]),
    ] {
        let base = base().replace("name: Birch House\n", &format!("name: Birch House\nlogo: {logo}\n"));
        let planning = plan(&inputs(tree(&format!("{base}-- content/images/birch.svg --\n{}", picture(kilobytes)))));
        let said: Vec<&str> = planning.diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
        assert_eq!(said, wanted, "{logo}");
    }
}
