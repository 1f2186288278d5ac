//! Files that a page loads: published under a name that changes with their content, so that browsers may keep them for ever, and with the
//! digest that lets a page refuse another content.

use std::sync::OnceLock;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};

use crate::{path::OutputPath, source::Content};

/// The folder of fingerprinted files in the output.
pub const FOLDER: &str = "assets";

/// A file that a page loads.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Its name before it got its fingerprint.
    pub name: String,
    /// Where it is published.
    pub path: OutputPath,
    /// What it holds.
    pub content: Content,
    /// Made when it is first asked for.
    integrity: OnceLock<String>,
}

impl Asset {
    /// Publishes a file under `name.<fingerprint>.ext`.
    ///
    /// # Panics
    /// If the name is not a relative path.
    #[must_use]
    pub fn fingerprinted(name: &str, content: Content) -> Self {
        let print = fingerprint([content.bytes()]);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let path = OutputPath::new(&format!("{FOLDER}/{stem}.{print}.{extension}")).expect("names of files are relative paths");
        Self::at(name, path, content)
    }

    /// Publishes a file in a folder whose name carries the fingerprint.
    ///
    /// # Panics
    /// If the name is not a relative path.
    #[must_use]
    pub fn in_folder(folder: &str, name: &str, content: Content) -> Self {
        let path = OutputPath::new(&format!("{FOLDER}/{folder}/{name}")).expect("names of files are relative paths");
        Self::at(name, path, content)
    }

    /// Publishes a file at a path that stays the same.
    #[must_use]
    pub fn at(name: &str, path: OutputPath, content: Content) -> Self {
        Self { name: name.to_owned(), path, content, integrity: OnceLock::new() }
    }

    /// The subresource integrity digest (<https://www.w3.org/TR/sri/>): SHA-384.
    #[must_use]
    pub fn integrity(&self) -> &str {
        self.integrity.get_or_init(|| format!("sha384-{}", STANDARD.encode(Sha384::digest(self.content.bytes()))))
    }
}

/// The digest by which a security policy lets a style within a page pass (<https://www.w3.org/TR/CSP3/#grammardef-hash-source>): SHA-256.
#[must_use]
pub fn policy_digest(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// Ten hexadecimal digits of the BLAKE3 hash of some bytes: enough to tell versions of a file apart.
#[must_use]
pub fn fingerprint<'b>(pieces: impl IntoIterator<Item = &'b [u8]>) -> String {
    let mut hasher = blake3::Hasher::new();
    for piece in pieces {
        hasher.update(piece);
    }
    hasher.finalize().to_hex()[..10].to_owned()
}
