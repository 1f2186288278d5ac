//! Colors of the site's own in the place of the theme's: tokens for light and dark grounds, worked out from one color and measured for contrast.

use std::fmt::Write as _;

use serde::Deserialize;

use super::styles::{self, Palette, Rgb};
use crate::{
    config::{self, Color, Colors},
    diagnostic::{Diagnostic, FieldPath, Place, Span, Spot},
    source::{Content, SourceFile},
};

mod oklch;

use oklch::Oklch;

/// What a theme says of its colors: tokens, by the name of their custom property without `--`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Roles {
    /// Grounds on which links and other words in a site's colors stand.
    grounds: Vec<String>,
    /// Tints of the accent: they take its hue, and keep how light they are.
    tints: Vec<String>,
    /// Colors of words, which must be readable on every ground.
    words: Vec<String>,
}

/// Contrast that text needs on its ground (WCAG 2.2, 1.4.3), for colors that somebody chose.
const LEAST: f64 = 4.5;

/// Contrast of colors that are worked out (WCAG 2.2, 1.4.6).
const WANTED: f64 = 7.0;

/// Light grounds, or dark ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    Light,
    Dark,
}

impl Ground {
    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The tokens that a site's colors change, as rules of the root; nothing for a site without colors of its own.
pub(super) fn css(colors: &Colors, sheets: &[&SourceFile], roles: &Roles, diagnostics: &mut Vec<Diagnostic>) -> String {
    if *colors == Colors::default() {
        return String::new();
    }
    let [light, dark] = styles::palettes(sheets);
    let is_dark = !dark.is_empty();
    let dark = light.clone().into_iter().chain(dark).collect();
    let mut css = String::new();
    for (ground, palette) in
        [(Ground::Light, light), (Ground::Dark, dark)].into_iter().filter(|(ground, _)| is_dark || *ground == Ground::Light)
    {
        let tokens = Scheme { ground, palette, roles, diagnostics: &mut *diagnostics }.tokens(colors);
        let rule = format!(":root{{{tokens}}}");
        // As in the theme: never on paper.
        match ground {
            Ground::Light => css += &rule,
            Ground::Dark => css.extend(["@media screen and (prefers-color-scheme:dark){", &rule, "}"]),
        }
    }
    css
}

/// Measures the theme's own words on its grounds, light and dark.
pub(super) fn check(sheets: &[&SourceFile], roles: &Roles, diagnostics: &mut Vec<Diagnostic>) {
    let [light, dark] = styles::palettes(sheets);
    let is_dark = !dark.is_empty();
    let dark = light.clone().into_iter().chain(dark).collect();
    let schemes = [(Ground::Light, light), (Ground::Dark, dark)].into_iter().filter(|(ground, _)| is_dark || *ground == Ground::Light);
    for (ground, palette) in schemes {
        let mut found = Vec::new();
        let scheme = Scheme { ground, palette, roles, diagnostics: &mut found };
        let of_word = |name: &String| {
            let color = *scheme.palette.get(name)?;
            let (ratio, ground) = scheme.worst(color).filter(|(ratio, _)| *ratio < LEAST)?;
            let place = sheets.iter().rev().find_map(|sheet| declaration(sheet, name, scheme.ground))?;
            Some(Diagnostic::unreadable_color(place, &hex(color), (ratio, &hex(ground)), &hex(scheme.nearest(color, LEAST))))
        };
        diagnostics.extend(roles.words.iter().filter_map(of_word));
    }
}

/// Where a sheet gives a token its value: the first time on light grounds, the last on dark ones.
fn declaration(sheet: &SourceFile, token: &str, ground: Ground) -> Option<Place> {
    let Content::Text(text) = &sheet.content else { return None };
    let name = format!("--{token}:");
    let start = if ground == Ground::Light { text.find(&name) } else { text.rfind(&name) }?;
    let end = text[start..].find([';', '}']).map_or(text.len(), |length| start + length);
    Some(Place { file: sheet.path.clone(), spot: Spot::Bytes(Span::new(start, end)) })
}

/// Colors on one ground.
struct Scheme<'s> {
    ground: Ground,
    /// The theme's own.
    palette: Palette,
    roles: &'s Roles,
    diagnostics: &'s mut Vec<Diagnostic>,
}

impl Scheme<'_> {
    /// The declarations of all tokens that change.
    fn tokens(mut self, colors: &Colors) -> String {
        let mut tokens = Palette::new();
        if let Some((accent, written)) = colors.accent.as_ref().and_then(|color| Some((self.read("accent", color)?, color))) {
            tokens.extend(self.tints(accent));
            // The grounds that words stand on are those that the page will have.
            self.palette.extend(tokens.clone());
            let accent = self.fit("accent", written, accent);
            tokens.insert("color-accent".to_owned(), accent);
            tokens.insert("color-on-accent".to_owned(), readable_on(accent));
        }
        if let Some((warm, written)) = colors.warm.as_ref().and_then(|color| Some((self.read("warm", color)?, color))) {
            tokens.insert("color-warm".to_owned(), self.fit("warm", written, warm));
        }
        let mut css = String::new();
        for (name, color) in tokens {
            write!(css, "--{name}:{};", hex(color)).expect("memory takes every color");
        }
        css
    }

    /// The color as written for this ground, or the one that it is worked out from; none if the theme's own stays.
    fn read(&mut self, name: &str, color: &Color) -> Option<Rgb> {
        let own = self.own(color);
        let written = own.or(color.light.as_deref().filter(|_| self.ground == Ground::Dark))?;
        let read = styles::color(written);
        if read.is_none() && own.is_some() {
            let place = config::place(self.field(name, color));
            self.diagnostics.push(Diagnostic::invalid_value(place, &format!("`{written}`"), "a color, such as \"#0b5351\""));
        }
        read
    }

    /// What was written for this very ground.
    fn own<'c>(&self, color: &'c Color) -> Option<&'c str> {
        match self.ground {
            Ground::Light => color.light.as_deref(),
            Ground::Dark => color.dark.as_deref(),
        }
    }

    fn field(&self, name: &str, color: &Color) -> FieldPath {
        let field = FieldPath::from("colors").key(name);
        if color.by_ground { field.key(self.ground.name()) } else { field }
    }

    /// A color that was chosen for this ground is measured; one that was chosen for the other is changed until it can be read well.
    fn fit(&mut self, name: &str, written: &Color, color: Rgb) -> Rgb {
        let Some(own) = self.own(written) else { return self.nearest(color, WANTED) };
        if let Some((ratio, ground)) = self.worst(color).filter(|(ratio, _)| *ratio < LEAST) {
            let place = config::place(self.field(name, written));
            let passes = hex(self.nearest(color, LEAST));
            self.diagnostics.push(Diagnostic::unreadable_color(place, own, (ratio, &hex(ground)), &passes));
        }
        color
    }

    /// The ground on which a color is read worst, with the contrast there.
    fn worst(&self, color: Rgb) -> Option<(f64, Rgb)> {
        self.grounds().map(|ground| (contrast(color, ground), ground)).min_by(|(one, _), (other, _)| one.total_cmp(other))
    }

    fn grounds(&self) -> impl Iterator<Item = Rgb> {
        self.roles.grounds.iter().filter_map(|name| self.palette.get(name).copied())
    }

    /// The color of the same hue that has at least this contrast on every ground and is nearest: darker on light grounds, lighter on dark ones.
    fn nearest(&self, color: Rgb, least: f64) -> Rgb {
        let passes = |color: &Rgb| self.grounds().all(|ground| contrast(*color, ground) >= least);
        let color = Oklch::of(color);
        let end = if self.ground == Ground::Light { 0.0 } else { 1.0 };
        let steps = (0..=STEPS).map(|step| color.lightness + (end - color.lightness) * f64::from(step) / f64::from(STEPS));
        let mut colors = steps.map(|lightness| Oklch { lightness, ..color }.rgb());
        colors.find(passes).unwrap_or(if self.ground == Ground::Light { BLACK } else { WHITE })
    }

    /// The theme's tints in the hue of another accent.
    fn tints(&self, accent: Rgb) -> Palette {
        let Some(old) = self.palette.get("color-accent").copied().map(Oklch::of) else { return Palette::new() };
        let new = Oklch::of(accent);
        let strength = if old.chroma > 0.0 { (new.chroma / old.chroma).min(STRONGEST) } else { 1.0 };
        let tint = |name: &String| {
            let tint = Oklch::of(*self.palette.get(name)?);
            Some((name.clone(), Oklch { lightness: tint.lightness, chroma: tint.chroma * strength, hue: new.hue }.rgb()))
        };
        self.roles.tints.iter().filter_map(tint).collect()
    }
}

/// Steps on the way to black or white: small enough that nobody sees one.
const STEPS: u16 = 400;

/// Tints of a strong accent are at most so much stronger than the theme's.
const STRONGEST: f64 = 1.5;

const BLACK: Rgb = [0; 3];
const WHITE: Rgb = [u8::MAX; 3];

/// Black or white, whichever is read better.
fn readable_on(ground: Rgb) -> Rgb {
    if contrast(WHITE, ground) >= contrast(BLACK, ground) { WHITE } else { BLACK }
}

fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Contrast ratio, from 1 to 21 (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>).
fn luminance(color: Rgb) -> f64 {
    let [red, green, blue] = color.map(oklch::linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::{contrast, hex, readable_on};

    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, wanted) in
            [([0; 3], [255; 3], 21.0), ([255; 3], [255; 3], 1.0), ([0x76; 3], [255; 3], 4.54), ([0, 0, 255], [255; 3], 8.59)]
        {
            assert!((contrast(one, other) - wanted).abs() < 0.01, "{} on {}: {}", hex(one), hex(other), contrast(one, other));
            assert!((contrast(other, one) - wanted).abs() < 0.01);
        }
        assert_eq!([hex(readable_on([11, 83, 81])), hex(readable_on([143, 216, 208]))], ["#ffffff", "#000000"]);
    }
}
