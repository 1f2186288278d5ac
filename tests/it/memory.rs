//! What is remembered from run to run does not show: after every kind of edit, a site that was planned before has the pages and the mistakes of
//! one that was not.

use carepress::{
    path::{OutputPath, SourcePath},
    pipeline::{self, Cache, Inputs, Planning},
    value::Date,
};

use crate::site_in_text::{file, inputs, render, shown, tree};

/// A site of one program, `evening`.
const SITE: &str = include_str!("../diagnostics/base.txt");

/// Texts that refer to each other in every way there is.
const MORE: &str = r#"
-- content/site.yaml --
title: Small Guide
description: A site of a few records that refer to each other.
demonstration: true
languages: [en, es]
publisher: {name: Small Coalition}
-- content/learn/basics/index.md --
---
title: Basics
---
Read [the hours](hours.md#how-many).
-- content/learn/basics/hours.md --
---
title: Hours
sources: [tip]
---
## How many

See [the program](program:evening), [its provider](org:birch), [a word](term:aftercare), [a term](vocab:payment/medicaid) and
[a page](/programs/).

{% <callout title="Note"> %}

Relapse prevention and aftercare.

{% </callout> %}
-- content/learn/basics/hours.es.md --
---
title: Horas
translation: {of: 2026-10-01, reviewed: true}
---
Lea [lo mismo](index.md).
-- content/pages/index.md --
---
title: About
---
Who [writes](../learn/basics/hours.md#how-many) this. Aftercare is for everybody.

{% <program-card id="evening" /> %}
-- content/checklists/first.md --
---
title: First day
groups: [{items: [Water]}]
---
For [the program](program:evening).
-- content/glossary.yaml --
- {id: aftercare, term: Aftercare, definition: Support after a program ends.}
-- content/faq.yaml --
- {id: cost, question: What does it cost?, answer: "Ask [the program](program:evening) about aftercare."}
-- content/sources.yaml --
- {id: tip, title: A work, publisher: A publisher, year: 2020}
-- content/organizations/cedar.yaml --
name: Cedar House
description: A second clinic with groups in the day for adults and their families.
type: private-nonprofit
phones: [{number: 555-555-0102, type: main}]
credentials: [{credential: state-sud-license, issuer: State of Kansas}]
source: {kind: program-staff}
relationship: none
last_verified: 2026-10-01
verified_by_role: program-staff
-- content/programs/morning.md --
---
name: Morning Program
organization: birch
location: main
summary: Group treatment in the morning for adults who live at home.
---
Aftercare is a part of this, as [the hours](../learn/basics/hours.md#how-many) say.
-- content/programs/waiting.md --
---
name: Waiting Program
organization: cedar
location: main
draft: true
---
It waits. Aftercare is a part of this.
-- content/programs/sessions.csv --
program,track,day,start,end,mode
morning,All,MO,9:00,12:00,in-person
-- content/programs/simple.csv --
provider,program,city,state,zip,in_person_or_online,phone,focus
Willow House,Willow Evening,Lawrence,KS,66044,in person,555-555-0103,alcohol
"#;

/// What a person does between two runs.
type Edit = (&'static str, fn(&mut Inputs));

const EDITS: [Edit; 46] = [
    ("nothing", |_| ()),
    ("a fact", |inputs| replace(inputs, "content/programs/evening.md", "payment: [medicaid]", "payment: [medicare]")),
    ("a mistake in a fact", |inputs| replace(inputs, "content/programs/evening.md", "payment: [medicare]", "payment: [gold]")),
    ("another mistake elsewhere", |inputs| replace(inputs, "content/programs/morning.md", "location: main", "location: nowhere")),
    ("both mended", |inputs| {
        replace(inputs, "content/programs/evening.md", "payment: [gold]", "payment: [medicaid]");
        replace(inputs, "content/programs/morning.md", "location: nowhere", "location: main");
    }),
    ("a name and its place in lists", |inputs| replace(inputs, "content/programs/evening.md", "Evening Program", "Zither Program")),
    ("a description", |inputs| replace(inputs, "content/programs/morning.md", "Aftercare", "Every aftercare")),
    ("what a draft belongs to", |inputs| replace(inputs, "content/programs/waiting.md", "organization: cedar", "organization: birch")),
    ("a program that stands elsewhere", |inputs| {
        replace(inputs, "content/programs/morning.md", "organization: birch", "organization: cedar\nstatus: defunct");
    }),
    ("a heading that is linked to", |inputs| replace(inputs, "content/learn/basics/hours.md", "## How many", "## How long")),
    ("the heading again", |inputs| replace(inputs, "content/learn/basics/hours.md", "## How long", "## How many")),
    ("a body without a heading", |inputs| replace(inputs, "content/learn/basics/index.md", "Read", "Please read")),
    ("a word of the glossary", |inputs| replace(inputs, "content/glossary.yaml", "term: Aftercare", "term: Relapse prevention")),
    ("a new article", |inputs| add(inputs, "content/learn/basics/new.md", "---\ntitle: New\nrelated: [basics/hours]\n---\nText.\n")),
    ("a new article is gone", |inputs| inputs.sources.remove(&path("content/learn/basics/new.md"))),
    ("a work is gone", |inputs| add(inputs, "content/sources.yaml", "[]\n")),
    ("a translation", |inputs| {
        let text = "---\nname: Programa\nsummary: Un programa de la tarde para adultos que viven en casa.\n---\nVea [esto](#nada).\n";
        add(inputs, "content/programs/evening.es.md", text);
    }),
    ("the translation", |inputs| replace(inputs, "content/programs/evening.es.md", "#nada", "program:morning")),
    ("the translation is gone", |inputs| inputs.sources.remove(&path("content/programs/evening.es.md"))),
    ("a second program of an id", |inputs| {
        let text = "---\nid: morning\nname: Again\norganization: birch\nlocation: main\n---\nText.\n";
        add(inputs, "content/programs/again.md", text);
    }),
    ("the first of the two is gone", |inputs| inputs.sources.remove(&path("content/programs/again.md"))),
    ("a row of sessions", |inputs| replace(inputs, "content/programs/sessions.csv", "morning,All,MO", "morning,All,TU")),
    ("a row of the one table", |inputs| replace(inputs, "content/programs/simple.csv", "Willow Evening", "Willow Night")),
    ("a label of a vocabulary", |inputs| {
        add(inputs, "content/vocabularies/payment.yaml", "terms:\n  - {id: medicaid, label: {en: Health card, es: Tarjeta}}\n");
    }),
    ("a component", |inputs| change_theme(inputs, "components/callout/callout.yaml", "content: true", "content: false")),
    ("a style sheet", |inputs| change_theme(inputs, "static/css/layout.css", "{", "{ order: 7;")),
    ("a mistake in a style sheet", |inputs| replace(inputs, "themes/haven/static/css/layout.css", "order: 7;", "order: 7")),
    ("the style sheet mended", |inputs| replace(inputs, "themes/haven/static/css/layout.css", "order: 7", "order: 8;")),
    ("a template", |inputs| change_theme(inputs, "pages/home.html", "{% block main %}", "{% block main %}Hello.")),
    ("a string", |inputs| change_theme(inputs, "strings/es.yaml", "direction: ltr", "direction: rtl")),
    ("a script", |inputs| change_theme(inputs, "static/js/main.js", "import", "// Hello.\nimport")),
    ("a picture of the theme", |inputs| change_theme(inputs, "static/icons/icon.svg", "<svg", "<svg ")),
    ("theme.yaml", |inputs| change_theme(inputs, "theme.yaml", "  - static/css/print.css\n", "")),
    ("colors", |inputs| replace(inputs, "content/site.yaml", "demonstration: true", "demonstration: true\ncolors: {accent: '#5a2a82'}")),
    ("a place in lists", |inputs| replace(inputs, "content/programs/evening.md", "last_verified: 2026-10-01", "last_verified: 2026-01-01")),
    ("a program that is no more", |inputs| replace(inputs, "content/programs/evening.md", "payment:", "status: defunct\npayment:")),
    ("two of one address", |inputs| {
        add(inputs, "content/pages/twin.md", "---\ntitle: Twin\nslug: other\n---\nText.\n");
        add(inputs, "content/pages/other.md", "---\ntitle: Other\n---\nText.\n");
    }),
    ("two of one address, and a body", |inputs| replace(inputs, "content/pages/other.md", "Text.", "More text.")),
    ("a word that hurts", |inputs| replace(inputs, "content/checklists/first.md", "For [the program]", "For addicts in [the program]")),
    ("a list without that word", |inputs| add(inputs, "content/words.yaml", "en:\n  - avoid: [addict]\n    off: true\n")),
    ("a list with another", |inputs| add(inputs, "content/words.yaml", "en:\n  - avoid: [everybody]\n    why: a test\n")),
    ("what a text promises", |inputs| replace(inputs, "content/faq.yaml", "Ask [the program]", "We cure addiction. Ask [the program]")),
    ("drafts", |inputs| inputs.drafts = true),
    ("another day", |inputs| inputs.as_of = Date::read("2027-09-01").unwrap()),
    ("site.yaml", |inputs| replace(inputs, "content/site.yaml", "languages: [en, es]", "languages: [en]\nglossary_links: false")),
    ("an organization is gone", |inputs| inputs.sources.remove(&path("content/organizations/birch.yaml"))),
];

fn path(name: &str) -> SourcePath {
    SourcePath::new(name).unwrap()
}

fn add(inputs: &mut Inputs, name: &str, text: &str) {
    inputs.sources.insert(file(name, text.as_bytes().to_vec()));
}

fn replace(inputs: &mut Inputs, name: &str, old: &str, new: &str) {
    let text = String::from_utf8(inputs.sources.get(&path(name)).unwrap().content.bytes().to_vec()).unwrap();
    assert!(text.contains(old), "{name} has no `{old}`");
    add(inputs, name, &text.replace(old, new));
}

/// Changes a file of the theme that the program carries.
fn change_theme(inputs: &mut Inputs, name: &str, old: &str, new: &str) {
    let name = format!("themes/haven/{name}");
    inputs.sources.insert(inputs.carried.get(&path(&name)).unwrap().clone());
    replace(inputs, &name, old, new);
}

fn site() -> Inputs {
    let site = SITE.replace("name: Evening Program", "name: Evening Program\norganization: birch\nlocation: main");
    let mut inputs = inputs(tree(&site));
    tree(MORE).files().for_each(|file| inputs.sources.insert(file.clone()));
    inputs
}

/// The mistakes as the stages found them, and as people read them.
fn said(inputs: &Inputs, planning: &Planning) -> String {
    format!("{:#?}\n{}", planning.diagnostics, shown(&planning.located(&inputs.sources), &inputs.sources))
}

fn assert_as_new(what: &str, inputs: &Inputs, planning: &Planning) {
    let new = pipeline::plan(inputs, &mut Cache::default(), Vec::new());
    assert_same(what, &said(inputs, planning), &said(inputs, &new));
    let (files, expected) = (render(inputs, planning), render(inputs, &new));
    let differ = |path: &&OutputPath| files.get(*path) != expected.get(*path);
    let differing: Vec<_> = files.keys().chain(expected.keys()).filter(differ).collect();
    assert!(differing.is_empty(), "after `{what}` these differ from a first run: {differing:?}");
}

fn assert_same(what: &str, got: &str, expected: &str) {
    let differing = got.lines().zip(expected.lines()).find(|(got, expected)| got != expected);
    assert!(got == expected, "after `{what}` the remarks differ from those of a first run: {differing:?}");
}

#[test]
fn every_edit_leaves_what_a_first_run_makes() {
    let cache = &mut Cache::default();
    let mut inputs = site();
    let mut before = pipeline::plan(&inputs, cache, Vec::new());
    for (what, edit) in EDITS {
        edit(&mut inputs);
        let planning = pipeline::plan(&inputs, cache, Vec::new());
        let is_seen = said(&inputs, &before) != said(&inputs, &planning) || render(&inputs, &before) != render(&inputs, &planning);
        assert!(is_seen || what == "nothing", "`{what}` changes nothing that the test could see");
        assert_as_new(what, &inputs, &planning);
        before = planning;
    }
}

#[test]
fn one_edit_makes_one_program_anew() {
    let cache = &mut Cache::default();
    let mut inputs = site();
    let before = pipeline::plan(&inputs, cache, Vec::new());
    replace(&mut inputs, "content/programs/evening.md", "payment: [medicaid]", "payment: [medicare]");
    let after = pipeline::plan(&inputs, cache, Vec::new());
    let pairs = before.site.programs().iter().zip(after.site.programs());
    let anew: Vec<&str> =
        pairs.filter(|(one, other)| !std::sync::Arc::ptr_eq(one, other)).map(|(_, program)| program.id.as_str()).collect();
    assert_eq!(anew, ["evening"]);
}
