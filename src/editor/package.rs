//! The package that the editor's program is taken from. Which one is data: `package.yaml` names its version and the digest of every file that is
//! taken; another version or another byte is refused.

use serde::Deserialize;

use crate::{
    asset::Asset,
    path::{OutputPath, SourcePath},
    source::{Content, SourceFile},
    yaml,
};

/// Which package is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Pin {
    /// Its name in the registry of npm.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The files that are taken, licenses included.
    pub files: Vec<PinnedFile>,
}

/// A file of the package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PinnedFile {
    /// Where it lies in the package.
    pub path: String,
    /// Its digest as in subresource integrity: `sha384-` and base64.
    pub integrity: String,
}

/// The file that says what a package is.
const MANIFEST: &str = "package.json";

/// A package whose files are those that are wanted.
#[derive(Clone, Debug)]
pub struct Package {
    files: Vec<(String, Content)>,
}

impl Pin {
    /// Returns the one that this version of the program works with.
    #[must_use]
    pub fn ours() -> Self {
        Self::read(include_str!("package.yaml"))
    }

    /// Reads a pin, which is YAML.
    ///
    /// # Panics
    /// Never: the name of the file is a path.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let path = SourcePath::new("package.yaml").expect("a path");
        yaml::read_file(&SourceFile { path, content: Content::Text(text.into()) }, &mut Vec::new())
    }

    /// Returns the files that are read, from the folder of the package.
    pub fn wanted(&self) -> impl Iterator<Item = &str> {
        std::iter::once(MANIFEST).chain(self.files.iter().map(|file| file.path.as_str()))
    }

    /// Takes the files of [`Pin::wanted`], in their order; none for one that is not there.
    ///
    /// # Errors
    /// Why the package is not the one that is wanted, and how to get that.
    pub fn check(&self, found: Vec<Option<Vec<u8>>>) -> Result<Package, String> {
        let mut found = found.into_iter();
        let said = found.next().flatten().and_then(|bytes| serde_json::from_slice::<Said>(&bytes).ok());
        let said = said.ok_or_else(|| self.refusal("there is no package in it"))?;
        if (said.name.as_str(), said.version.as_str()) != (self.name.as_str(), self.version.as_str()) {
            return Err(self.refusal(&format!("it holds {} {}", said.name, said.version)));
        }
        let take = |(file, bytes): (&PinnedFile, Option<Vec<u8>>)| {
            let bytes = bytes.ok_or_else(|| self.refusal(&format!("`{}` is missing", file.path)))?;
            let path = OutputPath::new(&file.path).ok_or_else(|| self.refusal(&format!("`{}` is no path", file.path)))?;
            let asset = Asset::at(&file.path, path, Content::from(bytes));
            if asset.integrity() == file.integrity {
                Ok((asset.name, asset.content))
            } else {
                Err(self.refusal(&format!("`{}` is not the file that was published", file.path)))
            }
        };
        let files = self.files.iter().zip(found).map(take).collect::<Result<_, _>>()?;
        Ok(Package { files })
    }

    fn refusal(&self, why: &str) -> String {
        let Self { name, version, .. } = self;
        format!(
            "{why}; carepress works with {name} {version} alone. Get it with `npm pack {name}@{version}`, unpack the file that this makes, and name \
             the folder `package` in it"
        )
    }
}

/// What a package says of itself.
#[derive(Deserialize)]
struct Said {
    name: String,
    version: String,
}

impl Package {
    /// Returns its files, by their paths in the package.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Content)> {
        self.files.iter().map(|(name, content)| (name.as_str(), content))
    }
}
