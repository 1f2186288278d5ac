//! Things the program cannot make for itself: a fingerprint of its own sources, the starter site and the theme that it carries, where ZIP codes lie,
//! and the search engine and the service worker as browsers get them.
//!
//! A build of a site is skipped if nothing it is made of has changed, and that includes this program, so it carries a fingerprint of its sources.
//!
//! Packs the ZIP codes of the `zipcodes` crate into one sorted table that the program embeds and reads in place (`model::geography` describes
//! the layout). The crate itself unpacks JSON at first use, which takes most of a second: too long for a build that takes less.

//!
//! The engine's modules become one, without comments and with short names: families load it on slow phones before the first answer. The service
//! worker gets the same.

use std::{
    collections::BTreeMap,
    env, fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::{self, Write},
    path::{Path, PathBuf},
};

use flate2::{Compression, write::DeflateEncoder};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

fn main() {
    for path in ["content", "themes", "src", "build.rs", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={path}");
    }
    let mut hasher = DefaultHasher::new();
    hash_sources(Path::new("src"), &mut hasher).expect("the sources can be read");
    fs::read("Cargo.lock").unwrap_or_default().hash(&mut hasher);
    println!("cargo:rustc-env=CAREPRESS_SOURCES={:016x}", hasher.finish());
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("zip-codes.bin"), pack(zipcodes::list_all())).expect("OUT_DIR is writable");
    fs::write(Path::new(&out).join("carried.bin"), carried()).expect("OUT_DIR is writable");
    let engine = bundle(Path::new("src/search/client"), "engine.js");
    fs::write(Path::new(&out).join("engine.js"), minified(&engine)).expect("OUT_DIR is writable");
    for name in ["worker.js", "retired.js"] {
        let worker = fs::read_to_string(Path::new("src/render/offline").join(name)).expect("the worker can be read");
        fs::write(Path::new(&out).join(name), minified(&worker)).expect("OUT_DIR is writable");
    }
}

/// Puts modules together, each after those that it imports, the door last. They import by `import { … } from "./x.js";` on one line, never rename,
/// and have no two things of one name, so that leaving these lines out is enough. Only what the door exports stays exported.
fn bundle(folder: &Path, door: &str) -> String {
    let mut bundle = String::new();
    let mut done = Vec::new();
    add_module(folder, door, &mut done, &mut bundle);
    bundle
}

fn add_module(folder: &Path, name: &str, done: &mut Vec<String>, bundle: &mut String) {
    if done.iter().any(|known| known == name) {
        return;
    }
    done.push(name.to_owned());
    let module = fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("the module {name} can be read: {error}"));
    let is_import = |line: &&str| line.starts_with("import ");
    for import in module.lines().filter(is_import) {
        let imported = import.split("\"./").nth(1).and_then(|rest| rest.split('"').next()).expect("an import names a module beside it");
        add_module(folder, imported, done, bundle);
    }
    let is_door = done[0] == name;
    for line in module.lines().filter(|line| !is_import(line)) {
        bundle.push_str(if is_door { line } else { line.strip_prefix("export ").unwrap_or(line) });
        bundle.push('\n');
    }
}

fn minified(module: &str) -> String {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, module, SourceType::mjs()).parse();
    assert!(parsed.diagnostics.is_empty(), "it is JavaScript: {:?}", parsed.diagnostics);
    let mut program = parsed.program;
    let options = MinifierOptions {
        mangle: Some(MangleOptions { top_level: Some(true), ..MangleOptions::default() }),
        compress: Some(CompressOptions::smallest()),
        ..MinifierOptions::default()
    };
    let scoping = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let printed = CodegenOptions { minify: true, comments: CommentOptions::disabled(), ..CodegenOptions::default() };
    Codegen::new().with_options(printed).with_scoping(scoping).build(&program).code
}

/// Adds the names and contents of all files below a folder, in the order of their names.
fn hash_sources(folder: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    for path in sorted(folder)? {
        if path.is_dir() {
            hash_sources(&path, hasher)?;
        } else {
            path.hash(hasher);
            fs::read(&path)?.hash(hasher);
        }
    }
    Ok(())
}

/// The starter site and the themes, as `source::embedded` reads them.
fn carried() -> Vec<u8> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
    for folder in ["content", "themes"] {
        pack_folder(Path::new(folder), &mut packed).expect("the files can be read");
    }
    packed.finish().expect("memory takes every byte")
}

fn pack_folder(folder: &Path, packed: &mut impl Write) -> io::Result<()> {
    for path in sorted(folder)? {
        if path.is_dir() {
            pack_folder(&path, packed)?;
            continue;
        }
        let name = path.to_str().expect("our own file names are UTF-8").replace('\\', "/");
        for part in [name.as_bytes(), &fs::read(&path)?] {
            packed.write_all(&u32::try_from(part.len()).expect("our files are small").to_le_bytes())?;
            packed.write_all(part)?;
        }
    }
    Ok(())
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// One row is 16 bytes: ZIP, latitude and longitude in ten-thousandths of a degree, and the places of city, county and area in the text that
/// follows the rows; each number has three bytes, the area one, the lowest first. The table starts with the number of rows in four bytes.
fn pack(mut codes: Vec<zipcodes::Zipcode>) -> Vec<u8> {
    codes.sort_by(|a, b| a.zip_code.cmp(&b.zip_code));
    codes.dedup_by(|a, b| a.zip_code == b.zip_code);
    let areas = areas(&codes);
    let mut text = Text::default();
    // The areas come first, one line: "KS America/Chicago".
    let area_lines: String = areas.keys().flat_map(|(state, zone)| [state, " ", zone, "\n"]).collect();
    let mut rows = Vec::with_capacity(codes.len() * 16);
    for code in &codes {
        let zip: i32 = code.zip_code.parse().expect("ZIP codes are digits");
        for number in [zip, degrees(&code.lat), degrees(&code.long), text.place(&code.city), text.place(&code.county)] {
            rows.extend_from_slice(&number.to_le_bytes()[..3]);
        }
        rows.push(areas[&(code.state.clone(), code.timezone.clone())]);
    }
    let mut table = u32::try_from(codes.len()).expect("tens of thousands").to_le_bytes().to_vec();
    table.extend(u32::try_from(area_lines.len()).expect("a few lines").to_le_bytes());
    table.extend(rows);
    table.extend(area_lines.as_bytes());
    table.extend(text.bytes);
    table
}

/// The pairs of state and time zone, numbered.
fn areas(codes: &[zipcodes::Zipcode]) -> BTreeMap<(String, String), u8> {
    let mut areas: BTreeMap<(String, String), u8> = codes.iter().map(|code| ((code.state.clone(), code.timezone.clone()), 0)).collect();
    for (number, area) in areas.values_mut().enumerate() {
        *area = u8::try_from(number).expect("there are fewer than 256 pairs of state and zone");
    }
    areas
}

fn degrees(text: &str) -> i32 {
    let value: f64 = text.parse().unwrap_or(0.0);
    #[expect(clippy::cast_possible_truncation, reason = "180 degrees in ten-thousandths fit in 24 bits")]
    let scaled = (value * 10_000.0).round() as i32;
    scaled
}

/// Names, each once, with its length before it.
#[derive(Default)]
struct Text {
    bytes: Vec<u8>,
    places: BTreeMap<String, i32>,
}

impl Text {
    fn place(&mut self, name: &str) -> i32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = i32::try_from(self.bytes.len()).expect("less than a megabyte");
        self.bytes.push(u8::try_from(name.len()).expect("names are short"));
        self.bytes.extend_from_slice(name.as_bytes());
        self.places.insert(name.to_owned(), place);
        place
    }
}
