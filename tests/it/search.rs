//! What the search index says, beyond the golden one of `tests/sites/search`.

use carepress::source;
use serde_json::Value;

use crate::{
    site_in_text::{file, inputs, plan, render},
    snapshot::project,
};

#[test]
fn cards_name_terms_as_the_root_lists_them() {
    let mut sources = source::read(&project("tests/sites/search")).unwrap().value;
    // The first way to pay is taken out, so that all others move up.
    sources.insert(file("content/vocabularies/payment.yaml", b"terms: [{id: private-insurance, off: true}]\n".to_vec()));
    let inputs = inputs(sources);
    let files = render(&inputs, &plan(&inputs));
    let (_, root) = files.iter().find(|(path, _)| path.as_str() == "search/en.json").unwrap();
    let root: Value = serde_json::from_slice(root).unwrap();
    let payment = root["facets"].as_array().unwrap().iter().find(|facet| facet["id"] == "payment").unwrap();
    let inline = root["inline"].as_object().unwrap();
    let card = &inline.iter().find(|(name, _)| name.starts_with("c-")).unwrap().1[0];
    let position = usize::try_from(card[10][0].as_u64().unwrap()).unwrap();
    assert_eq!(payment["terms"][position][0], "medicaid");
    assert!(payment["terms"].as_array().unwrap().iter().all(|term| term[0] != "private-insurance"));
}
