//! Every component of the theme has examples, and every example looks as expected: `tests/components/<component>/<example>.html`.

use std::collections::BTreeMap;

use carepress::{path::Slug, theme::Shared, value::Language};

use crate::{
    site_in_text::{inputs, plan, tree},
    snapshot::{assert_none, differences, project},
};

#[test]
fn examples_of_components_are_as_expected() {
    let inputs = inputs(tree("-- content/site.yaml --\ntitle: Examples\n"));
    let planning = plan(&inputs);
    let english = Language::new("en").unwrap();
    let mut given = BTreeMap::new();
    for (name, spec) in planning.theme.components() {
        assert!(!spec.summary.is_empty(), "`{name}` says what it is");
        assert!(!spec.examples.is_empty(), "`{name}` has an example");
        for example in &spec.examples {
            let arguments = example.arguments.iter().map(|(name, value)| (name.clone(), Shared::of(value))).collect();
            let html = planning.theme.component(&english, name, arguments, example.body.as_deref());
            let html = html.unwrap_or_else(|fault| panic!("{name}, {}: {}", example.name, fault.message));
            given.insert(format!("{name}/{}.html", Slug::from_words(&example.name).unwrap()), format!("{}\n", html.trim()));
        }
    }
    assert_none(&differences(&project("tests/components"), &given));
}
