//! Finished pages are judged: by a build, which stops, and all together.

use std::fs;

use carepress::{
    output::{OutputFolder, Stop},
    pipeline,
};

use crate::site_in_text::{inputs, plan, tree};

/// A site whose theme shows no crisis strip.
const WITHOUT_STRIP: &str = "
-- content/site.yaml --
title: Small Guide
base_url: https://care.example.org/guide
theme: mine
publisher: {name: Small Coalition, email: guide@example.org}
-- themes/mine/theme.yaml --
name: mine
-- themes/mine/components/help-strip/help-strip.html --
{% component help_strip(site) -%}
<p>Help</p>
{%- endcomponent %}
";

#[test]
fn an_error_on_many_pages_stops_a_build_and_is_told_once() {
    let inputs = inputs(tree(WITHOUT_STRIP));
    let planning = plan(&inputs);
    let folder = tempfile::tempdir().unwrap();
    let published = pipeline::publish(&inputs, &planning, OutputFolder::open(folder.path()).unwrap(), &|_| ());
    let Err(Stop::Author(faults)) = published else { panic!("the build went on") };
    let told: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].starts_with("no link to call `911` before the main part, on `/guide/"), "{told:#?}");
    assert!(told.iter().all(|message| message.ends_with(" other pages")), "{told:#?}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was written");
}

#[test]
fn what_stops_a_build_is_what_an_inspection_finds() {
    let inputs = inputs(tree(WITHOUT_STRIP));
    let planning = plan(&inputs);
    let found = pipeline::inspect(&inputs, &planning);
    let again = pipeline::inspect(&inputs, &planning);
    assert_eq!(found, again, "in the same order");
    let of_strip = found.iter().filter(|diagnostic| diagnostic.rule.code == "no-crisis-strip").count();
    assert_eq!(of_strip, 2);
    assert!(found.iter().all(|diagnostic| diagnostic.rule.code != "broken-link"), "links hold below a folder, too: {found:#?}");
}
