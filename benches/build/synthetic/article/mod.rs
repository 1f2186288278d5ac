//! Made-up articles in ten sections: 600 to 1,600 words each, with lists, tables, components and links, some also in Spanish.

use super::world::World;
use crate::{
    dates::{days_ago, days_ahead},
    rng::Rng,
    yaml::{Flow, Yaml},
};

mod blocks;
mod body;
mod head;
mod spanish;

use head::Head;

/// Every so many articles one is written in Spanish, too.
const SPANISH: usize = 12;
/// The works that the articles cite, by id.
const WORKS: [&str; 8] =
    ["day-book", "level-notes", "group-survey", "family-guide", "cost-brief", "medicine-leaflet", "school-handbook", "after-study"];

/// Writes the pages of the sections: paths and texts.
pub(crate) fn sections(world: &World) -> Vec<(String, String)> {
    let ids = world.sections.list("sections");
    ids.iter().enumerate().flat_map(|(order, id)| section(world, order, id)).collect()
}

fn section(world: &World, order: usize, id: &str) -> [(String, String); 2] {
    let [title, title_es, description] = world.sections.list(id) else { panic!("section `{id}` has three lines") };
    let mut english = Yaml::default();
    english.text("title", title);
    english.text("description", description);
    english.text("main_message", description);
    english.plain("order", order + 1);
    let mut spanish = Yaml::default();
    spanish.text("title", title_es);
    spanish.plain("translation", Flow::default().plain("of", days_ago(40)).plain("reviewed", true));
    let path = |language: &str| format!("content/learn/{id}/index{language}.md");
    [(path(""), english.with_body(description)), (path(".es"), spanish.with_body(&format!("Páginas de la parte «{title_es}».")))]
}

/// Writes an article and its translation, if it has one: paths and texts.
pub(crate) fn files(world: &World, index: usize) -> Vec<(String, String)> {
    let head = Head::new(world, index);
    let path = |language: &str| format!("content/learn/{}{language}.md", head.id());
    let mut files = vec![(path(""), file(world, &head))];
    if index % SPANISH == 5 {
        files.push((path(".es"), spanish::file(world, &head)));
    }
    files
}

/// Returns title and path below `content/learn` of an article that every larger site has, too, for a link to it.
pub(crate) fn any(world: &World, rng: &mut Rng) -> Option<(String, String)> {
    let known = world.size.articles.min(50);
    let head = (known > 0).then(|| Head::new(world, rng.below(known)))?;
    Some((head.title.clone(), format!("{}.md", head.id())))
}

fn file(world: &World, head: &Head<'_>) -> String {
    let mut rng = world.rng("article-head", head.index);
    let mut yaml = Yaml::default();
    let given = head.given();
    let main = world.learn.say("main", &given, &mut rng);
    yaml.text("title", &head.title);
    yaml.text("description", &format!("{main} This made-up page says how."));
    let audiences: [&[&str]; 5] = [&["self", "family"], &["family"], &["teen", "self"], &["referrer"], &["self", "provider"]];
    yaml.ids("audience", audiences[head.index / 3 % audiences.len()]);
    yaml.text("main_message", &main);
    let points = rng.between(3, 5);
    yaml.texts("summary_points", &world.learn.say_some("point", points, &given, &mut rng));
    let sources = rng.between(1, 3);
    yaml.ids("sources", &rng.sample(&WORKS, sources));
    add_review(&mut yaml, world, head.index, &mut rng);
    yaml.ids("related", &related(world, head, &mut rng));
    add_switches(&mut yaml, head, &mut rng);
    yaml.with_body(&body::write(world, head, &main))
}

fn add_review(yaml: &mut Yaml, world: &World, index: usize, rng: &mut Rng) {
    let reviewed = rng.between(5, 320);
    yaml.plain("last_reviewed", days_ago(reviewed));
    let roles: Vec<&str> = world.vocabularies.ids("verifier-role").into_iter().filter(|role| *role != "automated-import").collect();
    yaml.plain("reviewed_by_role", roles[index % roles.len()]);
    yaml.plain("review_due", days_ahead(365 - reviewed));
    yaml.maybe("publish_on", rng.chance(20).then(|| days_ago(reviewed + 10)));
    yaml.maybe("expires_on", rng.chance(3).then(|| days_ahead(400)));
}

/// Up to three articles that come before, or else the section.
fn related(world: &World, head: &Head<'_>, rng: &mut Rng) -> Vec<String> {
    let count = rng.between(2, 4);
    let mut related: Vec<String> = (0..count).filter_map(|_| head.before(world, rng)).map(|other| other.id()).collect();
    related.sort_unstable();
    related.dedup();
    if related.is_empty() { vec![head.section.to_owned()] } else { related }
}

fn add_switches(yaml: &mut Yaml, head: &Head<'_>, rng: &mut Rng) {
    yaml.plain("crisis", if rng.chance(12) { "prominent" } else { "standard" });
    yaml.plain("quick_exit", true);
    yaml.plain("order", head.index / 10 + 1);
    if head.index % 40 == 39 {
        yaml.ids("aliases", &[format!("old-page-{}", head.index)]);
    }
    yaml.maybe("glossary_links", (head.index % 50 == 49).then_some(false));
    yaml.maybe("draft", head.is_draft().then_some(true));
}
