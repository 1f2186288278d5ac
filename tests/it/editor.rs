//! The form editor: what it is taken from, what it is made of, and that nothing of it is there unless somebody asks for it.

use std::{collections::BTreeSet, fs, path::Path};

use carepress::{
    asset::Asset,
    commands::{
        Outcome,
        build::{self, Options},
        editor::Choice,
    },
    editor::Pin,
    model::Vocabularies,
    path::OutputPath,
    report::{Terminal, Volume},
    schema,
    source::Content,
    value::Date,
};
use serde_json::Value;

use crate::site_in_text::{tree, write};

const SITE: &str = include_str!("../serve.txt");

/// A site in a folder of its own.
fn laid(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&tree(text), folder.path());
    folder
}

/// A package that is none, with the files of one.
struct Fake {
    folder: tempfile::TempDir,
    pin: Pin,
}

impl Fake {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("package.json"), r#"{"name": "@example/forms", "version": "1.2.3"}"#).unwrap();
        let files =
            [("npm/index.js", "export const init = () => 0;\n"), ("npm/chunks/react-1.js", "export {};\n"), ("LICENSE.txt", "MIT\n")];
        let mut pin = "name: \"@example/forms\"\nversion: 1.2.3\nfiles:\n".to_owned();
        for (path, text) in files {
            fs::create_dir_all(folder.path().join(path).parent().unwrap()).unwrap();
            fs::write(folder.path().join(path), text).unwrap();
            let asset = Asset::at(path, OutputPath::new(path).unwrap(), Content::Text(text.into()));
            pin += &format!("  - {{path: {path}, integrity: \"{}\"}}\n", asset.integrity());
        }
        Self { folder, pin: Pin::read(&pin) }
    }

    fn choice(&self) -> Choice {
        Choice { folder: self.folder.path().to_owned(), pin: self.pin.clone() }
    }

    fn write(&self, path: &str, text: &str) -> String {
        fs::write(self.folder.path().join(path), text).unwrap();
        self.choice().package().expect_err("it is another package").to_string()
    }
}

fn build(site: &Path, editor: Option<Choice>) {
    let as_of = Some(Date::read("2026-11-01").unwrap());
    let options = Options {
        site: site.to_owned(),
        out: None,
        base_url: None,
        drafts: false,
        as_of,
        precompress: false,
        timings: false,
        strict: false,
        editor,
    };
    assert_eq!(build::run(&options, Terminal { volume: Volume::Quiet, ..Terminal::default() }), Outcome::Done);
}

/// Builds a site with the editor and gives its files by name.
fn built(check: impl FnOnce(&dyn Fn(&str) -> String)) {
    let site = laid(SITE);
    build(site.path(), Some(Fake::new().choice()));
    check(&|name| fs::read_to_string(site.path().join("public").join(name)).unwrap());
}

#[test]
fn another_package_is_refused_with_the_way_to_the_right_one() {
    let fake = Fake::new();
    assert!(fake.choice().package().is_ok());
    let way = "carepress works with @example/forms 1.2.3 alone. Get it with `npm pack @example/forms@1.2.3`";
    let changed = fake.write("npm/index.js", "alert(1);\n");
    assert!(changed.contains("`npm/index.js` is not the file that was published") && changed.contains(way), "{changed}");
    let other = fake.write("package.json", r#"{"name": "@example/forms", "version": "1.2.4"}"#);
    assert!(other.contains("it holds @example/forms 1.2.4") && other.contains(way), "{other}");
    let nothing = fake.write("package.json", "none");
    assert!(nothing.contains("there is no package in it") && nothing.contains(way), "{nothing}");
    let missing = Choice { folder: fake.folder.path().join("missing"), ..fake.choice() };
    assert!(missing.package().unwrap_err().to_string().contains("there is no such folder"));
}

#[test]
fn the_pin_names_a_version_and_licenses() {
    let pin = Pin::ours();
    assert_eq!((pin.name.as_str(), pin.version.as_str()), ("@sveltia/cms", "0.221.1"));
    assert!(pin.files.iter().any(|file| file.path == "LICENSE.txt"));
    assert!(pin.files.iter().all(|file| file.integrity.starts_with("sha384-")));
}

#[test]
fn there_is_no_editor_unless_it_is_asked_for_and_none_stays() {
    let site = laid(SITE);
    let public = site.path().join("public");
    build(site.path(), None);
    let (headers, worker) = (fs::read(public.join("_headers")).unwrap(), fs::read(public.join("sw.js")).unwrap());
    assert!(!public.join("admin").exists() && !String::from_utf8_lossy(&headers).contains("/admin/"));
    build(site.path(), Some(Fake::new().choice()));
    assert!(public.join("admin/index.html").exists() && public.join("admin/sveltia/LICENSE.txt").exists());
    build(site.path(), None);
    assert!(!public.join("admin").exists(), "nothing of it stays");
    assert_eq!((fs::read(public.join("_headers")).unwrap(), fs::read(public.join("sw.js")).unwrap()), (headers, worker));
}

#[test]
fn the_editor_has_a_policy_of_its_own_and_pages_keep_theirs() {
    built(|file| {
        let headers = file("_headers");
        let (pages, rest) = headers.split_once("\n\n").unwrap();
        assert!(pages.starts_with("/*\n") && pages.contains("require-trusted-types-for 'script'") && !pages.contains("unsafe"), "{pages}");
        let editor = rest.split("\n\n").find(|rule| rule.starts_with("/admin/*\n")).expect("a rule for the editor");
        assert!(editor.contains("default-src 'none'; script-src 'self'; ") && editor.contains("connect-src 'self'"), "{editor}");
        assert!(editor.contains("X-Robots-Tag: noindex") && !editor.contains("http"), "{editor}");
        assert_eq!(headers.matches("unsafe-inline").count(), 1, "{headers}");
        let home = file("index.html");
        assert!(!home.contains("unsafe") && !home.contains("admin"), "pages know nothing of it");
        let page = file("admin/index.html");
        assert!(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"), "{page}");
        assert!(
            page.contains("<meta name=\"robots\" content=\"noindex") && !page.contains("<style") && !page.contains("<script>"),
            "{page}"
        );
        assert_eq!(page.matches("integrity=\"sha384-").count(), 4, "{page}");
    });
}

#[test]
fn nothing_of_the_site_lists_the_editor() {
    built(|file| {
        for name in ["sitemap.xml", "robots.txt", "manifest.webmanifest", "_redirects", "data/directory.json"] {
            assert!(!file(name).contains("admin"), "{name}");
        }
        assert!(file("sw.js").contains("\"editor\":\"/admin/\""), "the worker leaves it alone");
    });
}

#[test]
fn every_field_of_a_record_is_in_its_form() {
    built(|file| {
        let config: Value = serde_json::from_str(&file("admin/config.json")).unwrap();
        let collections = config["collections"].as_array().unwrap();
        for kind in ["program", "organization", "location", "article", "page", "checklist"] {
            let form = collections.iter().find(|form| form["name"] == kind).expect(kind);
            let whole = schema::of(schema::kind(kind).unwrap(), &Vocabularies::default());
            holds(form, &whole, &whole, kind);
        }
        let lists = collections.iter().find(|form| form["name"] == "lists").unwrap();
        for (kind, record) in [("glossary", "GlossaryEntry"), ("faq", "Question")] {
            let whole = schema::of(schema::kind(kind).unwrap(), &Vocabularies::default());
            let file = lists["files"].as_array().unwrap().iter().find(|file| file["name"] == kind).unwrap();
            holds(&file["fields"][0], &whole["$defs"][record], &whole, kind);
        }
    });
}

/// Fields of the schema are fields of the form, in the same order, and so on in what they hold.
fn holds(form: &Value, record: &Value, whole: &Value, way: &str) {
    let names = |all: &Value| -> Vec<String> { all.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect() };
    let wanted = names(&record["x-order"]);
    let fields = form["fields"].as_array().unwrap_or_else(|| panic!("{way} has fields"));
    let shown: Vec<String> = fields.iter().map(|field| field["name"].as_str().unwrap().to_owned()).collect();
    let known: BTreeSet<&String> = wanted.iter().collect();
    // The key of a record is the name of its file: it comes last.
    let in_order =
        |names: &[String]| -> Vec<String> { names.iter().filter(|name| known.contains(name) && *name != "id").cloned().collect() };
    assert_eq!(in_order(&shown), in_order(&wanted), "{way}");
    assert!(wanted.iter().all(|name| shown.contains(name)), "{way} shows {shown:?}");
    for field in fields {
        let name = field["name"].as_str().unwrap();
        assert!(field["label"].as_str().is_some_and(|label| !label.contains('_')), "{way}.{name} has a label");
        let hint = field["hint"].as_str().unwrap_or_default();
        assert!(!hint.contains(['`', '{', '[']), "{way}.{name}: {hint}");
        let property = &record["properties"][name];
        let main = property["anyOf"].get(0).unwrap_or(property);
        let main = main.get("items").unwrap_or(main);
        let inner = main["$ref"].as_str().and_then(|way| way.strip_prefix("#/$defs/")).map(|inner| &whole["$defs"][inner]);
        if let Some(inner) = inner.filter(|inner| inner.get("x-order").is_some()) {
            holds(field, inner, whole, &format!("{way}.{name}"));
        }
    }
}
