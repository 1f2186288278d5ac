//! Markdown in its place in the site: every link leads to something that exists, every component call fits the theme, glossary terms are linked.
//! URLs come later: the model knows records, not addresses.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    glossary::TermLinks,
    links::{Index, Link},
};
use crate::{
    content::body::{self as written, ArgumentValue as Written, ComponentCall, Heading, HoleKind, Phrase},
    diagnostic::{Diagnostic, Place, Span, Spot, any_of, nearest},
    path::{Slug, SourcePath},
    theme::{BodyRule, ComponentSpec, Parameter, ParameterKind},
    value::Language,
};

/// A body whose links are resolved.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// What it shows, in order.
    pub blocks: Vec<Block>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Words of text.
    pub words: usize,
}

/// A piece of a body.
#[derive(Clone, Debug)]
pub enum Block {
    /// HTML with holes, by position.
    Html(Box<str>, Vec<(u32, Hole)>),
    /// A call of a component.
    Component(Component),
}

/// What belongs into a hole.
#[derive(Clone, Debug)]
pub enum Hole {
    /// The URL of a link.
    Url(Link),
    /// A picture's source and sizes.
    Picture(SourcePath),
    /// A string of the interface.
    Phrase(Phrase),
}

/// A call of a component that fits.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its name, with hyphens.
    pub name: Box<str>,
    /// Its arguments, by the names that its template sees.
    pub arguments: BTreeMap<Box<str>, Argument>,
    /// What stands inside.
    pub body: Option<Vec<Block>>,
}

/// The value of an argument.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text.
    Text(Box<str>),
    /// A number.
    Number(f64),
    /// A truth value.
    Flag(bool),
    /// A program, shown as its card.
    Program(Slug),
    /// A program, shown as its week.
    Week(Slug),
    /// A checklist.
    Checklist(Box<str>),
    /// The help lines.
    HelpLines,
}

impl Body {
    /// The text that readers see, without markup; of components only what authors wrote inside.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        collect_text(&self.blocks, &mut text);
        text
    }

    /// The same text, paragraph by paragraph: what stands in one heading, item or cell is one, too.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<String> {
        let mut html = String::new();
        collect_html(&self.blocks, &mut html);
        let marked = BLOCK_ENDS.iter().fold(html, |html, end| html.replace(end, BETWEEN));
        let pieces = marked.split(BETWEEN).map(strip_tags);
        let pieces = pieces.map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "));
        pieces.filter(|piece| !piece.is_empty()).collect()
    }
}

/// The ends of what is a paragraph by itself.
const BLOCK_ENDS: [&str; 10] = ["</p>", "</li>", "</td>", "</th>", "</dt>", "</dd>", "</h2>", "</h3>", "</h4>", "</pre>"];

/// What stands between paragraphs while they are parted: a sign that no text has.
const BETWEEN: &str = "\u{1e}";

fn collect_html(blocks: &[Block], html: &mut String) {
    for block in blocks {
        match block {
            Block::Html(piece, _) => html.push_str(piece),
            Block::Component(component) => component.body.iter().for_each(|body| collect_html(body, html)),
        }
        html.push_str(BETWEEN);
    }
}

fn collect_text(blocks: &[Block], text: &mut String) {
    for block in blocks {
        match block {
            Block::Html(html, _) => text.push_str(&strip_tags(html)),
            Block::Component(component) => component.body.iter().for_each(|body| collect_text(body, text)),
        }
        text.push(' ');
    }
}

/// Takes tags out of HTML that this program made, and undoes its four escapes.
#[must_use]
pub fn strip_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for piece in html.split('<') {
        let visible = piece.split_once('>').map_or(if text.is_empty() && !html.starts_with('<') { piece } else { "" }, |(_, after)| after);
        text.push_str(visible);
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// What bodies are resolved against.
pub(super) struct Resolver<'r> {
    pub(super) index: &'r Index<'r>,
    pub(super) components: &'r BTreeMap<String, ComponentSpec>,
    /// Glossary terms to link, by language.
    pub(super) term_links: &'r BTreeMap<Language, TermLinks>,
}

/// A body to resolve.
pub(super) struct Unresolved<'u> {
    pub(super) body: &'u written::Body,
    pub(super) file: &'u SourcePath,
    pub(super) language: &'u Language,
    /// Whether glossary terms become links.
    pub(super) link_terms: bool,
}

/// Resolves a body; remarks go to `remarks`.
pub(super) fn resolve(unresolved: &Unresolved<'_>, resolver: &Resolver<'_>, remarks: &mut Vec<Diagnostic>) -> Body {
    let Unresolved { body, file, language, link_terms } = unresolved;
    let links: Vec<Link> = body.links.iter().map(|link| resolver.index.resolve(link, file, language, &body.headings, remarks)).collect();
    let mut pass = Pass {
        resolver,
        links: &links,
        file,
        term_links: if *link_terms { resolver.term_links.get(language) } else { None },
        linked: BTreeSet::new(),
        remarks,
    };
    let blocks = pass.blocks(&body.blocks);
    Body { blocks, headings: body.headings.clone(), words: body.words }
}

/// One way through a body.
struct Pass<'p> {
    resolver: &'p Resolver<'p>,
    links: &'p [Link],
    file: &'p SourcePath,
    term_links: Option<&'p TermLinks>,
    /// Terms that this section has linked already.
    linked: BTreeSet<usize>,
    remarks: &'p mut Vec<Diagnostic>,
}

impl Pass<'_> {
    fn blocks(&mut self, blocks: &[written::Block]) -> Vec<Block> {
        blocks
            .iter()
            .filter_map(|block| match block {
                written::Block::Html(html) => Some(self.html(html)),
                written::Block::Component(call) => self.component(call).map(Block::Component),
            })
            .collect()
    }

    fn html(&mut self, html: &written::Html) -> Block {
        let holes: Vec<(u32, Hole)> = html.holes.iter().map(|hole| (hole.at, self.hole(hole.kind))).collect();
        match self.term_links {
            Some(terms) => {
                let (text, holes) = terms.link(&html.text, holes, &mut self.linked);
                Block::Html(text.into(), holes)
            }
            None => Block::Html(html.text.as_str().into(), holes),
        }
    }

    fn hole(&self, kind: HoleKind) -> Hole {
        match kind {
            HoleKind::Url(number) => Hole::Url(self.links[number as usize].clone()),
            HoleKind::Picture(number) => match self.links[number as usize].file() {
                Some(file) => Hole::Picture(file.clone()),
                None => Hole::Url(Link::nowhere()),
            },
            HoleKind::Phrase(phrase) => Hole::Phrase(phrase),
        }
    }

    fn place(&self, span: Span) -> Place {
        Place { file: self.file.clone(), spot: Spot::Bytes(span) }
    }

    fn component(&mut self, call: &ComponentCall) -> Option<Component> {
        let for_content = |spec: &&ComponentSpec| spec.content;
        let Some(spec) = self.resolver.components.get(&call.name).filter(for_content) else {
            let names = self.resolver.components.iter().filter(|(_, spec)| spec.content).map(|(name, _)| name.as_str());
            let nearest = nearest(&call.name, names).map(str::to_owned);
            self.remarks.push(Diagnostic::unknown_component(self.place(call.span), &call.name, nearest.as_deref()));
            return None;
        };
        match (spec.body, &call.body) {
            (BodyRule::Required, None) => {
                self.remarks.push(Diagnostic::open_component(self.place(call.span), &call.name, "needs text inside"));
            }
            (BodyRule::None, Some(_)) => {
                self.remarks.push(Diagnostic::component_without_text(self.place(call.span), &call.name));
            }
            _ => {}
        }
        for argument in &call.arguments {
            if !spec.parameters.iter().any(|parameter| parameter.argument() == argument.name && parameter.kind != ParameterKind::HelpLines)
            {
                let nearest = nearest(&argument.name, spec.parameters.iter().map(Parameter::argument));
                self.remarks.push(Diagnostic::unknown_argument(self.place(argument.span), &call.name, &argument.name, nearest));
            }
        }
        let arguments = spec
            .parameters
            .iter()
            .filter_map(|parameter| Some((parameter.name.as_str().into(), self.argument(call, parameter)?)))
            .collect();
        let body = call.body.as_ref().map(|blocks| self.blocks(blocks));
        Some(Component { name: call.name.as_str().into(), arguments, body })
    }

    fn argument(&mut self, call: &ComponentCall, parameter: &Parameter) -> Option<Argument> {
        if parameter.kind == ParameterKind::HelpLines {
            return Some(Argument::HelpLines);
        }
        let Some(given) = call.arguments.iter().find(|argument| argument.name == parameter.argument()) else {
            if parameter.is_required() {
                self.remarks.push(Diagnostic::missing_argument(self.place(call.span), &call.name, parameter.argument()));
            }
            return parameter.default.as_deref().and_then(|default| default_argument(parameter.kind, default));
        };
        let at = self.place(given.span);
        let wrong = |value: &str, nearest: Option<&str>, otherwise: &str| {
            Diagnostic::bad_argument(at.clone(), &given.name, value, nearest, otherwise)
        };
        let outcome = match (parameter.kind, &given.value) {
            (ParameterKind::Number, Written::Number(number)) => Ok(Argument::Number(*number)),
            (ParameterKind::Flag, Written::Flag(flag)) => Ok(Argument::Flag(*flag)),
            (ParameterKind::Number, other) => Err(wrong(&shown(other), None, "write a number in braces, such as {3}")),
            (ParameterKind::Flag, other) => Err(wrong(&shown(other), None, "write {true} or {false}")),
            (kind, Written::Text(text)) => {
                self.text_argument(kind, parameter, text).map_err(|(nearest, otherwise)| wrong(text, nearest.as_deref(), &otherwise))
            }
            (_, other) => Err(wrong(&shown(other), None, "write text in quotation marks")),
        };
        outcome.map_err(|remark| self.remarks.push(remark)).ok()
    }

    /// Resolves text: a choice or an id. A wrong one gives the nearest right one, and what to do otherwise.
    fn text_argument(&self, kind: ParameterKind, parameter: &Parameter, text: &str) -> Result<Argument, (Option<String>, String)> {
        let index = self.resolver.index;
        let near = |near: Option<&str>, what: &str| (near.map(str::to_owned), format!("name {what} of this site"));
        match kind {
            ParameterKind::Choice if parameter.values.iter().any(|value| value == text) => Ok(Argument::Text(text.into())),
            ParameterKind::Choice => {
                let values: Vec<&str> = parameter.values.iter().map(String::as_str).collect();
                Err((nearest(text, values.iter().copied()).map(str::to_owned), format!("write {}", any_of(values.iter().copied()))))
            }
            ParameterKind::Program | ParameterKind::Week => match Slug::new(text).filter(|id| index.has_program(id.as_str())) {
                Some(id) if kind == ParameterKind::Week => Ok(Argument::Week(id)),
                Some(id) => Ok(Argument::Program(id)),
                None => Err(near(index.near_program(text), "a program")),
            },
            ParameterKind::Checklist if index.has_checklist(text) => Ok(Argument::Checklist(text.into())),
            ParameterKind::Checklist => Err(near(index.near_checklist(text), "a checklist")),
            _ => Ok(Argument::Text(text.into())),
        }
    }
}

fn default_argument(kind: ParameterKind, default: &str) -> Option<Argument> {
    match kind {
        ParameterKind::Number => default.parse().ok().map(Argument::Number),
        ParameterKind::Flag => Some(Argument::Flag(default == "true")),
        _ => Some(Argument::Text(default.into())),
    }
}

fn shown(value: &Written) -> String {
    match value {
        Written::Text(text) => text.clone(),
        Written::Number(number) => number.to_string(),
        Written::Flag(flag) => flag.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::strip_tags;

    #[test]
    fn tags_go_and_text_stays() {
        for (html, wanted) in
            [("<p>a <b>b</b> &amp; c</p>", "a b & c"), ("plain", "plain"), ("x<br>y", "xy"), ("1 &lt; 2", "1 < 2"), ("", "")]
        {
            assert_eq!(strip_tags(html), wanted, "{html}");
        }
    }
}
