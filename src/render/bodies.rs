//! Bodies to HTML: holes are filled, components rendered.

use std::collections::BTreeMap;

use super::{scene::Scene, view};
use crate::{
    content::escape,
    diagnostic::Diagnostic,
    model::{
        Body, Link, Target,
        body::{Argument, Block, Component, Hole},
    },
    path::SourcePath,
    theme::Shared,
};

/// Renders a body.
pub(super) fn html(body: &Body, scene: &Scene<'_>) -> Result<Shared, Diagnostic> {
    blocks(&body.blocks, scene).map(|html| Shared::html(&html))
}

fn blocks(blocks: &[Block], scene: &Scene<'_>) -> Result<String, Diagnostic> {
    let mut html = String::new();
    for block in blocks {
        match block {
            Block::Html(text, holes) => fill(text, holes, scene, &mut html),
            Block::Component(component) => html.push_str(&render(component, scene)?),
        }
    }
    Ok(html)
}

fn fill(text: &str, holes: &[(u32, Hole)], scene: &Scene<'_>, html: &mut String) {
    let mut at = 0;
    for (position, hole) in holes {
        html.push_str(&text[at..*position as usize]);
        at = *position as usize;
        match hole {
            Hole::Url(link) => html.push_str(&escape(&url(link, scene))),
            Hole::Picture(path) => html.push_str(&picture(path, scene)),
            Hole::Phrase(phrase) => html.push_str(&escape(&scene.t(phrase.key(), &[]))),
        }
    }
    html.push_str(&text[at..]);
}

fn url(link: &Link, scene: &Scene<'_>) -> String {
    if let Target::File(path) = &link.target
        && let Some(sizes) = scene.plan.sizes(path)
    {
        return scene.href(&sizes.full().url());
    }
    scene.plan.urls().link(link, scene.language, scene.site, |url| scene.plan.has(url))
}

/// The attributes of a picture: its own size, and narrower ones to choose from.
fn picture(path: &SourcePath, scene: &Scene<'_>) -> String {
    let Some(sizes) = scene.plan.sizes(path) else {
        let link = Link { target: Target::File(path.clone()), anchor: None };
        return format!(" src=\"{}\" loading=\"lazy\" decoding=\"async\"", escape(&url(&link, scene)));
    };
    let full = escape(&scene.href(&sizes.full().url()));
    let mut sources: Vec<String> = sizes.narrower().map(|(width, path)| format!("{} {width}w", escape(&scene.href(&path.url())))).collect();
    let choice = if sources.is_empty() {
        String::new()
    } else {
        sources.push(format!("{full} {}w", sizes.width));
        format!(" srcset=\"{}\" sizes=\"(min-width: 48em) 44em, 100vw\"", sources.join(", "))
    };
    format!(" src=\"{full}\"{choice} width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\"", sizes.width, sizes.height)
}

fn render(component: &Component, scene: &Scene<'_>) -> Result<String, Diagnostic> {
    let mut arguments = BTreeMap::new();
    for (name, argument) in &component.arguments {
        // What could not be taken up cannot be shown, and it is told why.
        let Some(value) = value(argument, scene) else { return Ok(String::new()) };
        arguments.insert(name.to_string(), value);
    }
    let body = component.body.as_ref().map(|body| blocks(body, scene)).transpose()?;
    scene.theme.component(scene.language, &component.name, arguments, body.as_deref())
}

/// What a component is given; none if it would show a record that the site does not have.
fn value(argument: &Argument, scene: &Scene<'_>) -> Option<Shared> {
    let site = scene.site;
    Some(match argument {
        Argument::Text(text) => Shared::of(text),
        Argument::Number(number) => Shared::of(number),
        Argument::Flag(flag) => Shared::of(flag),
        Argument::Program(id) => Shared::of(&view::card::CardView::new(scene, site.program_index(id)?)),
        Argument::Week(id) => Shared::of(&view::week::WeekView::new(scene, &site.programs()[site.program_index(id)?])),
        Argument::Checklist(id) => {
            let id = site.checklists().contains_key(id).then_some(id)?;
            Shared::of(&view::checklist::ChecklistPage::inside(scene, id))
        }
        Argument::HelpLines => Shared::of(&view::help::lines(scene)),
    })
}
