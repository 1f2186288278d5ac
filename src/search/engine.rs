//! The engine as one module: its files put together in the order in which they need each other, without what readers of the source need.

use crate::{asset::Asset, path::OutputPath};

/// The modules, each after those that it imports; the last is the engine's door.
const MODULES: [&str; 28] = [
    include_str!("client/words.js"),
    include_str!("client/excerpt.js"),
    include_str!("client/cards.js"),
    include_str!("client/cache.js"),
    include_str!("client/crisis.js"),
    include_str!("client/loader.js"),
    include_str!("client/phrases.js"),
    include_str!("client/index.js"),
    include_str!("client/sets.js"),
    include_str!("client/postings.js"),
    include_str!("client/query.js"),
    include_str!("client/reach.js"),
    include_str!("client/programs.js"),
    include_str!("client/counts.js"),
    include_str!("client/distance.js"),
    include_str!("client/gazetteer.js"),
    include_str!("client/correct.js"),
    include_str!("client/place.js"),
    include_str!("client/nearby.js"),
    include_str!("client/order.js"),
    include_str!("client/relax.js"),
    include_str!("client/settle.js"),
    include_str!("client/sections.js"),
    include_str!("client/units.js"),
    include_str!("client/texts.js"),
    include_str!("client/understand.js"),
    include_str!("client/understood.js"),
    include_str!("client/engine.js"),
];

/// The engine, published under a name that stays: pages carry its digest.
///
/// # Panics
/// Never: its name is a path.
#[must_use]
pub fn engine() -> Asset {
    let path = OutputPath::new(&format!("{}/engine.js", super::FOLDER)).expect("a plain name is a path");
    Asset { name: "engine.js".to_owned(), path, content: bundle().into_bytes().into() }
}

/// Puts the modules together. They import by `import {…} from "./x.js";` on one line and never rename, so that leaving these lines out is
/// enough; what only the last one exports is the bundle's own door.
fn bundle() -> String {
    let mut bundle = String::new();
    for (position, module) in MODULES.iter().enumerate() {
        let is_door = position + 1 == MODULES.len();
        let mut in_comment = false;
        for line in module.lines() {
            let plain = line.trim_start();
            if in_comment || plain.starts_with("/*") {
                in_comment = !plain.ends_with("*/");
                continue;
            }
            if plain.is_empty() || plain.starts_with("//") || plain.starts_with("import ") {
                continue;
            }
            bundle.push_str(if is_door { plain } else { plain.strip_prefix("export ").unwrap_or(plain) });
            bundle.push('\n');
        }
    }
    bundle
}
