//! The search of the finished site: an index that is made of the typed site, and the engine that reads it in the browser.

use crate::{asset::Asset, path::OutputPath};

/// The folder of index and engine in the output.
pub const FOLDER: &str = "search";

/// The engine: one module without dependencies.
///
/// # Panics
/// Never: its name is a path.
#[must_use]
pub fn engine() -> Asset {
    let path = OutputPath::new(&format!("{FOLDER}/engine.js")).expect("a plain name is a path");
    Asset { name: "engine.js".to_owned(), path, content: "export const VERSION = 1;\n".as_bytes().to_vec().into() }
}
