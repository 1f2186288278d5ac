//! The form editor beside a site: for `build` and `serve`.

use std::path::PathBuf;

use crate::{
    diagnostic::Error,
    editor::{self, Ground, Package, Pin},
    pipeline::Planning,
    plan, source,
};

/// An editor that is asked for.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The folder of the package that its program is taken from.
    pub folder: PathBuf,
    /// Which package that must be.
    pub pin: Pin,
}

impl Choice {
    /// Reads the package.
    ///
    /// # Errors
    /// If it is not there, or is another one.
    pub fn package(&self) -> Result<Package, Error> {
        let found = source::read_named(&self.folder, self.pin.wanted())?;
        self.pin.check(found).map_err(|why| Error::new("take the editor from", &self.folder, why))
    }
}

/// Whether there is room for the editor beside a site.
///
/// # Errors
/// If the site has something in its place.
pub fn room(planning: &Planning) -> Result<(), Error> {
    let taken = |path| Err(Error::new("put the editor into", plan::EDITOR, format!("the site has `{path}` there")));
    planning.plan.in_place_of_editor().map_or(Ok(()), taken)
}

/// Puts the editor beside a site. There must be room for it.
#[must_use]
pub fn beside(planning: Planning, package: &Package) -> Planning {
    let config = &planning.config;
    let main = &config.default_language().to_string();
    let ground = Ground { title: config.title.get(main, main), languages: &config.languages, vocabularies: planning.site.vocabularies() };
    let files = editor::files(package, ground);
    planning.with_editor(files)
}
