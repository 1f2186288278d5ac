//! The look: templates, components, strings, styles, scripts and static files of a theme. A site's theme holds only the files that it changes;
//! everything else comes from the theme that it builds on, in the end from `haven`, which the program carries.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use serde::Serialize;

use crate::{
    asset::Asset,
    config::Config,
    diagnostic::{Checked, Diagnostic},
    path::SourcePath,
    source::{SourceFile, SourceTree},
    value::Language,
};

mod colors;
mod components;
mod engine;
mod fold;
mod load;
mod memory;
mod numbers;
mod scripts;
mod string_use;
mod strings;
mod styles;

pub use components::{BodyRule, ComponentSpec, Example, Parameter, ParameterKind};
pub use engine::Shared;
pub use memory::Memory;
pub use strings::{Direction, Hole, Strings};

use engine::Engine;
use load::Loading;
use scripts::Scripts;

/// The folder of themes, in a site.
pub const FOLDER: &str = "themes";

/// The theme that the program carries, and on which all others build.
pub const BASE: &str = "haven";

/// A theme, ready to render in every language of the site.
#[derive(Debug)]
pub struct Theme {
    components: BTreeMap<String, ComponentSpec>,
    words: Arc<Words>,
    assets: Vec<Asset>,
    looks: Arc<Looks>,
    scripts: Scripts,
    once: Vec<String>,
    keeps: BTreeSet<String>,
}

/// The styles of a theme.
#[derive(Debug)]
struct Looks {
    /// The style sheet.
    style: Asset,
    /// The styles of pages that need nothing but themselves, by kind of page.
    alone: BTreeMap<String, PageStyle>,
}

/// What a theme says, in every language of the site.
#[derive(Debug)]
struct Words(BTreeMap<Language, Bound>);

/// The style of a page that needs nothing but itself.
#[derive(Clone, Debug)]
pub struct PageStyle {
    /// What stands in its `style` element.
    pub css: String,
    /// The digest by which its security policy lets that pass.
    pub digest: String,
}

/// What a theme is in one language.
#[derive(Debug)]
struct Bound {
    strings: Arc<Strings>,
    engine: Engine,
}

impl Theme {
    /// The components, by name with hyphens.
    #[must_use]
    pub fn components(&self) -> &BTreeMap<String, ComponentSpec> {
        &self.components
    }

    /// The strings of a language.
    ///
    /// # Panics
    /// If the site does not have the language.
    #[must_use]
    pub fn strings(&self, language: &Language) -> &Strings {
        &self.bound(language).strings
    }

    /// All files that the theme publishes, the style sheet and scripts included.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.iter().chain([&self.looks.style]).chain(self.scripts.assets())
    }

    /// The style sheet.
    #[must_use]
    pub fn style(&self) -> &Asset {
        &self.looks.style
    }

    /// The script that pages of a kind load, if the theme has any.
    #[must_use]
    pub fn script(&self, kind: &str) -> Option<&Asset> {
        self.scripts.start(kind)
    }

    /// The kinds of page that have a script of their own; the one without a name stands for all others.
    pub fn kinds_with_scripts(&self) -> impl Iterator<Item = &str> {
        self.scripts.kinds()
    }

    /// Components that look the same on every page of a language, by name with hyphens. Each takes the view of the site as `site`; those that
    /// look the same in one section only take its id, too, as `section`.
    #[must_use]
    pub fn once(&self) -> &[String] {
        &self.once
    }

    /// The styles of pages that need nothing but themselves, by kind of page.
    #[must_use]
    pub fn alone(&self) -> &BTreeMap<String, PageStyle> {
        &self.looks.alone
    }

    /// Scripts that may keep something on the reader's device, by path in the theme.
    #[must_use]
    pub fn keeps(&self) -> &BTreeSet<String> {
        &self.keeps
    }

    /// Whether the theme has a template, by path in the theme.
    #[must_use]
    pub fn has_template(&self, template: &str) -> bool {
        self.words.0.values().next().is_some_and(|bound| bound.engine.has(template))
    }

    /// Renders a page: a template with its frame and its view.
    ///
    /// # Errors
    /// The mistake in the template.
    pub fn page(&self, language: &Language, template: &str, frame: &impl Serialize, page: &impl Serialize) -> Result<Vec<u8>, Diagnostic> {
        self.bound(language).engine.page(template, frame, page)
    }

    /// Renders a component by itself, by its name with hyphens. `body` is HTML.
    ///
    /// # Errors
    /// The mistake in the template.
    pub fn component(
        &self,
        language: &Language,
        name: &str,
        arguments: BTreeMap<String, Shared>,
        body: Option<&str>,
    ) -> Result<String, Diagnostic> {
        self.bound(language).engine.component(&name.replace('-', "_"), arguments, body)
    }

    fn bound(&self, language: &Language) -> &Bound {
        self.words.0.get(language).expect("pages are planned in the site's languages only")
    }
}

/// The path of a file inside its theme.
pub(crate) fn in_theme(path: &SourcePath) -> Option<&str> {
    Some(path.below(FOLDER)?.split_once('/')?.1)
}

/// Loads the site's theme. `sources` are the site's files, `carried` those of the program, `memory` what the last load made of them.
#[must_use]
pub fn load(sources: &SourceTree, carried: &SourceTree, config: &Config, memory: &mut Memory) -> Checked<Arc<Theme>> {
    let Memory { whole, looks, words } = memory;
    let files: Vec<&SourceFile> = carried.below(FOLDER).chain(sources.below(FOLDER)).collect();
    whole.of(config, &files, |diagnostics| Loading { sources, carried, config }.theme(looks, words, diagnostics))
}
