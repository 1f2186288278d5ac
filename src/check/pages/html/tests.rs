//! Pages as a tokenizer reads them that follows the standard to the letter, beside ours.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::{Html, decoded};
use crate::{
    pipeline::{self, Cache, Inputs},
    render::{self, Prepared},
    source,
    value::Date,
};

/// Start tags with their attributes, as a tokenizer sees them that follows the standard to the letter. Of attributes, the first of a name counts.
fn by_the_standard(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let tokens = Tokenizer::new_with_emitter(page, emitter).map(|token| token.unwrap());
    let tags = tokens.filter_map(|token| match token {
        Token::StartTag(tag) => Some((text(&tag.name), tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect())),
        _ => None,
    });
    tags.collect()
}

fn by_us(page: &str) -> Vec<(String, Vec<(String, String)>)> {
    let html = Html::read(page);
    let tags = html.elements().map(|element| {
        let mut attributes: Vec<(String, String)> = Vec::new();
        for (name, value) in element.all_attributes() {
            let name = name.to_ascii_lowercase();
            if attributes.iter().all(|(known, _)| *known != name) {
                attributes.push((name, decoded(value).into_owned()));
            }
        }
        attributes.sort();
        (element.name().to_owned(), attributes)
    });
    tags.collect()
}

#[test]
fn pages_are_read_as_the_standard_says() {
    let inputs = Inputs {
        sources: source::embedded(),
        carried: source::embedded(),
        as_of: Date::read("2026-11-01").unwrap(),
        base_url: None,
        drafts: false,
        precompress: false,
    };
    let planning = pipeline::plan(&inputs, &mut Cache::default(), Vec::new());
    let prepared = Prepared::new(&planning.site, &planning.plan, &planning.theme, &inputs.sources);
    let mut elements = 0;
    for (path, _) in planning.plan.pages().step_by(7) {
        let page = String::from_utf8(render::file(&prepared, path).unwrap().unwrap()).unwrap();
        let (ours, standard) = (by_us(&page), by_the_standard(&page));
        elements += ours.len();
        assert_eq!(ours, standard, "{path}");
    }
    assert!(elements > 10_000, "{elements}");
}

#[test]
fn broken_pages_are_read_as_far_as_they_go() {
    for page in [
        "<p>a < b <b>c</p>",
        "<IMG SRC='a.png' alt=x/><br/>",
        "<a href=/x?a=1&amp;b=2>x</a ><!-- <b> --><!--><i>",
        "<script>if (a < b) '<b>'</script><style>a{}</style><p>",
        "<title>a <b> c</title><textarea><p></textarea>",
        "<div =a b= 'c' d>",
        "<p title='never closed",
        "<p",
        "</",
        "<!",
        "<?php <b> ?><u>",
        "<script>",
        "é<é><b é='ü'>",
    ] {
        assert_eq!(by_us(page), by_the_standard(page), "{page}");
    }
}

#[test]
fn elements_know_what_is_in_and_around_them() {
    let html = Html::read("<main><ul><li>One <b>b</b><li>Two</ul><svg><path/><text>T</text></svg><p>x<p>y&amp;z\n w</main>");
    let items: Vec<String> = html.named("li").map(super::Element::words).collect();
    assert_eq!(items, ["One b", "Two"]);
    let last = html.named("p").last().unwrap();
    assert_eq!(last.words(), "y&z w");
    assert_eq!(last.ancestors().map(super::Element::name).collect::<Vec<_>>(), ["main"]);
    assert_eq!(html.named("svg").next().unwrap().descendants().count(), 2);
}
