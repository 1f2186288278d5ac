//! The pages of the gallery: what their templates see.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    Gallery, tile,
    tokens::{self, Color, Token},
};
use crate::{
    asset::Asset,
    content::escape,
    diagnostic::Diagnostic,
    path::{Slug, UrlPath},
    policy,
    theme::{BodyRule, ComponentSpec, Direction, Example, Parameter, ParameterKind, Shared},
    value::Language,
};

/// What all pages of the gallery have.
#[derive(Serialize)]
struct Frame<'g> {
    /// BCP 47 tag.
    language: &'g str,
    /// `ltr` or `rtl`.
    direction: &'static str,
    /// The same page in the other languages.
    languages: Vec<LanguageLink<'g>>,
    /// What the site is called.
    site: &'g str,
    /// All components.
    index: String,
    /// The page of tokens.
    tokens: String,
    /// The policy that the page carries.
    policy: String,
    /// The style sheets: the site's, and the gallery's own.
    styles: Vec<AssetView>,
    /// The script; none if the theme has none.
    script: Option<AssetView>,
}

#[derive(Serialize)]
struct LanguageLink<'g> {
    language: &'g str,
    name: &'g str,
    url: String,
}

#[derive(Serialize)]
struct AssetView {
    url: String,
    integrity: String,
}

/// The view of `gallery-index.html`.
#[derive(Serialize)]
struct IndexPage<'g> {
    examples: usize,
    letters: Vec<Letter<'g>>,
}

#[derive(Serialize)]
struct Letter<'g> {
    letter: char,
    components: Vec<Entry<'g>>,
}

#[derive(Serialize)]
struct Entry<'g> {
    name: &'g str,
    url: String,
    summary: Shared,
    /// Whether authors may call it.
    content: bool,
    examples: usize,
}

/// The view of `gallery-component.html`.
#[derive(Serialize)]
struct ComponentPage<'g> {
    name: &'g str,
    summary: Shared,
    /// How authors call it in Markdown; none if they may not.
    author_call: Option<String>,
    /// How templates call it.
    template_call: String,
    parameters: Vec<ParameterView<'g>>,
    examples: Vec<ExampleView<'g>>,
}

#[derive(Serialize)]
struct ParameterView<'g> {
    /// The name that templates use.
    name: &'g str,
    /// The name that authors write.
    argument: &'g str,
    kind: ParameterKind,
    /// The values of a choice.
    values: &'g [String],
    default: Option<&'g str>,
    required: bool,
    summary: Shared,
}

#[derive(Serialize)]
struct ExampleView<'g> {
    name: &'g str,
    /// For the address of the example, and for the name of its picture.
    id: String,
    html: Shared,
}

/// The view of `gallery-tokens.html`.
#[derive(Serialize)]
struct TokensPage<'g> {
    colors: Vec<ColorView<'g>>,
    /// Sizes of text.
    texts: Vec<&'g Token>,
    spaces: Vec<&'g Token>,
    others: Vec<&'g Token>,
    icons: Vec<IconView<'g>>,
}

#[derive(Serialize)]
struct ColorView<'g> {
    name: &'g str,
    light: SchemeView,
    dark: SchemeView,
}

/// A colour in one scheme.
#[derive(Serialize)]
struct SchemeView {
    /// As a style sheet writes it.
    value: String,
    /// The contrast with each ground on which it stands.
    contrasts: Vec<ContrastView>,
    /// What the least of them is enough for: `7`, `4`, `3` or `0`.
    enough: u8,
}

#[derive(Serialize)]
struct ContrastView {
    /// The ground, as its token names it: `paper`.
    ground: String,
    /// Cut after one decimal.
    ratio: String,
}

#[derive(Serialize)]
struct IconView<'g> {
    name: &'g str,
    url: String,
}

/// All components, by letter.
pub(super) fn index(gallery: &Gallery<'_>, language: Language) -> Result<Vec<u8>, Diagnostic> {
    let mut letters: BTreeMap<char, Vec<Entry<'_>>> = BTreeMap::new();
    for (name, spec) in gallery.theme.components() {
        let entry = Entry {
            name,
            url: gallery.href(&gallery.component(language, name)),
            summary: prose(&spec.summary),
            content: spec.content,
            examples: spec.examples.len(),
        };
        letters.entry(name.chars().next().unwrap_or_default().to_ascii_uppercase()).or_default().push(entry);
    }
    let letters = letters.into_iter().map(|(letter, components)| Letter { letter, components }).collect();
    let page = IndexPage { examples: gallery.counts().1, letters };
    let frame = frame(gallery, language, &|language| gallery.index(language));
    gallery.theme.page(&language, "pages/gallery-index.html", &frame, &page)
}

/// A component with its examples.
pub(super) fn component(gallery: &Gallery<'_>, language: Language, name: &str) -> Result<Vec<u8>, Diagnostic> {
    let spec = &gallery.theme.components()[name];
    let examples = spec.examples.iter().zip(1..).map(|(example, number)| shown(gallery, language, (name, example), number));
    let page = ComponentPage {
        name,
        summary: prose(&spec.summary),
        author_call: spec.content.then(|| author_call(name, spec)),
        template_call: template_call(name, spec),
        parameters: spec.parameters.iter().map(parameter).collect(),
        examples: examples.collect::<Result<_, _>>()?,
    };
    let frame = frame(gallery, language, &|language| gallery.component(language, name));
    gallery.theme.page(&language, "pages/gallery-component.html", &frame, &page)
}

fn shown<'g>(
    gallery: &Gallery<'_>,
    language: Language,
    (name, example): (&str, &'g Example),
    number: usize,
) -> Result<ExampleView<'g>, Diagnostic> {
    let arguments = example.arguments.iter().map(|(name, value)| (name.clone(), Shared::of(value))).collect();
    let html = gallery.theme.component(&language, name, arguments, example.body.as_deref())?;
    let id = Slug::from_words(&example.name).map_or_else(|| number.to_string(), |slug| slug.to_string());
    Ok(ExampleView { name: &example.name, id, html: Shared::html(&tile::ready(&html, number)) })
}

fn parameter(parameter: &Parameter) -> ParameterView<'_> {
    ParameterView {
        name: &parameter.name,
        argument: parameter.argument(),
        kind: parameter.kind,
        values: &parameter.values,
        default: parameter.default.as_deref(),
        required: parameter.is_required(),
        summary: prose(&parameter.summary),
    }
}

/// The call with what must be given.
fn author_call(name: &str, spec: &ComponentSpec) -> String {
    let required = spec.parameters.iter().filter(|parameter| parameter.is_required());
    let arguments = required.map(|parameter| format!("{}=\"…\"", parameter.argument()));
    let call = std::iter::once(name.to_owned()).chain(arguments).collect::<Vec<_>>().join(" ");
    match spec.body {
        BodyRule::None => format!("{{{{<{call} />}}}}"),
        BodyRule::Required | BodyRule::Optional => format!("{{% <{call}> %}}\n…\n{{% </{name}> %}}"),
    }
}

fn template_call(name: &str, spec: &ComponentSpec) -> String {
    let name = name.replace('-', "_");
    let arguments = spec.parameters.iter().map(|parameter| format!("{0}={{{0}}}", parameter.name));
    let call = std::iter::once(name.clone()).chain(arguments).collect::<Vec<_>>().join(" ");
    match spec.body {
        BodyRule::None => format!("{{{{ <{call} /> }}}}"),
        BodyRule::Required | BodyRule::Optional => format!("{{% <{call}> %}} … {{% </{name}> %}}"),
    }
}

/// Colours, sizes and icons.
pub(super) fn tokens(gallery: &Gallery<'_>, language: Language) -> Result<Vec<u8>, Diagnostic> {
    let all = tokens::read(&String::from_utf8_lossy(gallery.theme.style().content.bytes()));
    let (light, dark) = (tokens::colors(&all, false), tokens::colors(&all, true));
    let color = |token: &'_ Token| Some((scheme(token.name.as_str(), &light)?, scheme(token.name.as_str(), &dark)?));
    let colors = all.iter().filter_map(|token| color(token).map(|(light, dark)| ColorView { name: &token.name, light, dark }));
    let starting = |start: &str| all.iter().filter(|token| token.name.starts_with(start)).collect::<Vec<_>>();
    let is_listed = |token: &&Token| {
        light.contains_key(token.name.as_str()) || ["--text-", "--space-"].iter().any(|start| token.name.starts_with(start))
    };
    let icons = gallery.theme.assets().filter(|asset| asset.name.starts_with("icons/"));
    let page = TokensPage {
        colors: colors.collect(),
        texts: starting("--text-"),
        spaces: starting("--space-"),
        others: all.iter().filter(|token| !is_listed(token)).collect(),
        icons: icons.map(|icon| IconView { name: &icon.name, url: gallery.href(&icon.path.url()) }).collect(),
    };
    let frame = frame(gallery, language, &|language| gallery.tokens(language));
    gallery.theme.page(&language, "pages/gallery-tokens.html", &frame, &page)
}

/// Text of a description: words in backticks are code.
fn prose(text: &str) -> Shared {
    let pieces = text.split('`').map(escape).enumerate();
    let html: Vec<String> = pieces.map(|(place, piece)| if place % 2 == 1 { format!("<code>{piece}</code>") } else { piece }).collect();
    Shared::html(&html.concat())
}

/// The grounds on which a colour stands: what is made for one ground stands there alone.
fn grounds(name: &str, colors: &BTreeMap<&str, Color>) -> Vec<String> {
    let own = name.strip_prefix("--color-on-").map(|ground| format!("--color-{ground}"));
    match own.filter(|ground| colors.contains_key(ground.as_str())) {
        Some(ground) => vec![ground],
        None => ["--color-paper", "--color-surface"].map(str::to_owned).into(),
    }
}

/// A colour in one scheme, measured. None if it is no plain colour.
fn scheme(name: &str, colors: &BTreeMap<&str, Color>) -> Option<SchemeView> {
    let color = *colors.get(name)?;
    let measured =
        grounds(name, colors).into_iter().filter_map(|ground| Some((tokens::contrast(color, *colors.get(ground.as_str())?), ground)));
    let measured: Vec<(f64, String)> = measured.collect();
    let least = measured.iter().map(|(ratio, _)| *ratio).fold(21.0, f64::min);
    let enough = if least >= 7.0 {
        7
    } else if least >= 4.5 {
        4
    } else if least >= 3.0 {
        3
    } else {
        0
    };
    let view = |(ratio, ground): (f64, String)| ContrastView {
        ground: ground.trim_start_matches("--color-").to_owned(),
        ratio: format!("{:.1}", (ratio * 10.0).floor() / 10.0),
    };
    Some(SchemeView { value: css(color), contrasts: measured.into_iter().map(view).collect(), enough })
}

fn css(color: Color) -> String {
    let [red, green, blue] = color;
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn frame<'g>(gallery: &'g Gallery<'_>, language: Language, url: &dyn Fn(Language) -> UrlPath) -> Frame<'g> {
    let Gallery { config, theme, style, .. } = gallery;
    let asset = |asset: &Asset| AssetView { url: gallery.href(&asset.path.url()), integrity: asset.integrity().to_owned() };
    let tag = |language: Language| config.languages.iter().find(|known| **known == language).map_or("", |known| known.tag());
    let others = config.languages.iter().filter(|other| **other != language);
    let link =
        |other: &'g Language| LanguageLink { language: other.tag(), name: &theme.strings(other).name, url: gallery.href(&url(*other)) };
    Frame {
        language: tag(language),
        direction: if theme.strings(&language).direction == Direction::Rtl { "rtl" } else { "ltr" },
        languages: others.map(link).collect(),
        site: config.text(&config.title, &language),
        index: gallery.href(&gallery.index(language)),
        tokens: gallery.href(&gallery.tokens(language)),
        policy: policy::carried(),
        styles: std::iter::once(theme.style()).chain(style).map(asset).collect(),
        script: theme.script(super::KIND).map(asset),
    }
}
