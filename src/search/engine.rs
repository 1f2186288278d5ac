//! The engine as browsers get it: `build.rs` makes one small module of the files in `client/`.

use crate::{asset::Asset, path::OutputPath};

/// The engine, published under a name that stays: pages carry its digest.
///
/// # Panics
/// Never: its name is a path.
#[must_use]
pub fn engine() -> Asset {
    let path = OutputPath::new(&format!("{}/engine.js", super::FOLDER)).expect("a plain name is a path");
    Asset::at("engine.js", path, include_str!(concat!(env!("OUT_DIR"), "/engine.js")).as_bytes().to_vec().into())
}
