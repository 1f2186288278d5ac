//! What may be written is said once: schemas, templates, the reference and the reader agree.

use std::{collections::BTreeMap, fs};

use boon::{Compiler, SchemaIndex, Schemas};
use carepress::{
    content::columns,
    model::Vocabularies,
    path::SourcePath,
    pipeline::{self, Cache, Inputs},
    schema::{self, Form, KINDS, Kind, TABLES},
    source::{self, SourceFile, SourceTree},
};
use serde_json::{Value, json};

use crate::{
    diagnostics::base,
    site_in_text::{inputs, tree},
    snapshot::{assert_file, assert_none, files_below, project},
};

const GUIDE: &str = "docs/records.md";

fn built_in() -> Vocabularies {
    pipeline::plan(&inputs(SourceTree::default()), &mut Cache::default(), Vec::new()).site.vocabularies().clone()
}

/// The schemas of all kinds, ready to judge.
struct Judges {
    schemas: Schemas,
    kinds: BTreeMap<&'static str, SchemaIndex>,
}

impl Judges {
    fn new(vocabularies: &Vocabularies) -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        let mut kinds = BTreeMap::new();
        for kind in KINDS {
            let name = format!("http://localhost/{}.json", kind.name);
            compiler.add_resource(&name, schema::of(kind, vocabularies)).unwrap();
            kinds.insert(kind.name, compiler.compile(&name, &mut schemas).unwrap());
        }
        Self { schemas, kinds }
    }

    /// What is wrong with a record; nothing if it is fine.
    fn complaint(&self, kind: &str, value: &Value) -> Option<String> {
        self.schemas.validate(value, self.kinds[kind]).err().map(|error| format!("{error:#}"))
    }
}

/// The kind of a file, by its patterns; the last that fits, as the more exact ones come later.
fn kind_of(path: &str) -> Option<&'static Kind> {
    fn fits(pattern: &str, path: &str) -> bool {
        match pattern.split_once('*') {
            None => pattern == path,
            Some((start, rest)) => {
                let Some(left) = path.strip_prefix(start) else { return false };
                let deep = rest.starts_with('*');
                let rest = rest.trim_start_matches("*/").trim_start_matches('*');
                (0..=left.len())
                    .filter(|at| left.is_char_boundary(*at))
                    .any(|at| (deep || !left[..at].contains('/')) && fits(rest, &left[at..]))
            }
        }
    }
    KINDS.iter().rev().find(|kind| kind.files.iter().any(|pattern| fits(pattern, path)))
}

/// The YAML of a file as JSON; nothing if it has none, or is not read by a schema.
fn written(file: &SourceFile) -> Option<(&'static Kind, Value)> {
    let kind = kind_of(file.path.as_str())?;
    let text = std::str::from_utf8(file.content.bytes()).ok()?;
    let yaml = match kind.form {
        Form::FrontMatter => text.trim_start_matches('\u{feff}').strip_prefix("---\n")?.split("\n---\n").next()?,
        _ => text,
    };
    Some((kind, serde_yaml::from_str(yaml).ok()?))
}

/// What the schemas have against the files of a site.
fn complaints(files: &SourceTree, judges: &Judges) -> Vec<String> {
    let mut found = Vec::new();
    for file in files.files() {
        let Some((kind, value)) = written(file) else { continue };
        found.extend(judges.complaint(kind.name, &value).map(|said| format!("{}: {said}", file.path)));
    }
    found
}

#[test]
fn the_starter_is_what_its_schemas_ask_for() {
    let starter = source::embedded();
    let read: Vec<&str> = starter.files().filter_map(|file| written(file).map(|(kind, _)| kind.name)).collect();
    let missing: Vec<&str> = KINDS.iter().map(|kind| kind.name).filter(|name| !read.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    assert_none(&complaints(&starter, &Judges::new(&built_in())));
}

#[test]
fn what_our_reader_takes_the_schemas_take() {
    let usual = Judges::new(&built_in());
    let mut found = Vec::new();
    for folder in fs::read_dir(project("tests/sites")).unwrap() {
        let folder = folder.unwrap().path();
        let Ok(read) = source::read(&folder.join("in")).or_else(|_| source::read(&folder)) else { continue };
        // Nothing is searched: the index is left out.
        let planning = pipeline::plan(&inputs(read.value.clone()), &mut Cache::default(), Vec::new());
        if planning.stops_build(false) {
            continue;
        }
        let has_own_terms = read.value.below("content/vocabularies").next().is_some();
        let own = has_own_terms.then(|| Judges::new(planning.site.vocabularies()));
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        found.extend(complaints(&read.value, own.as_ref().unwrap_or(&usual)).into_iter().map(|said| format!("{name}: {said}")));
    }
    assert_none(&found);
}

#[test]
fn short_spellings_are_fine_and_mistakes_are_found() {
    let judges = Judges::new(&built_in());
    let base = tree(&base());
    assert_none(&complaints(&base, &judges));
    let path = SourcePath::new("content/programs/evening.md").unwrap();
    let (_, program) = written(base.get(&path).unwrap()).unwrap();
    let with = |field: &str, value: Value| {
        let mut program = program.clone();
        program[field] = value;
        judges.complaint("program", &program).is_none()
    };
    for (field, good) in [
        ("group_size", json!(8)),
        ("group_size", json!("6-12")),
        ("group_size", json!("6 to 12")),
        ("group_size", json!({"min": 6, "max": 12})),
        ("payment", json!("medicaid")),
        ("payment", json!(["medicaid", "self-pay"])),
        ("language_support", json!(["es", {"language": "en", "how": "staff"}])),
        ("phones", json!([{"number": 7_855_550_142_i64, "ext": 204}])),
        ("tracks", json!({"days_per_week": "3-5", "hours_per_day": 3})),
        ("tracks", json!([{"sessions": [{"day": "Monday", "start": "17:30", "end": "20:30"}]}])),
        ("email", Value::Null),
    ] {
        assert!(with(field, good.clone()), "{field}: {good}");
    }
    for (field, bad) in [
        ("group_size", json!("many")),
        ("group_size", json!(1)),
        ("payment", json!("medicade")),
        ("payment", json!(["medicaid", "gold"])),
        ("name", json!("x")),
        ("name", Value::Null),
        ("age_min", json!("young")),
        ("last_verified", json!("28.10.2026")),
        ("program_url", json!("javascript:alert(1)")),
        ("phones", json!([{"phone": "785-555-0142"}])),
        ("adress", json!("1 Main Street")),
    ] {
        assert!(!with(field, bad.clone()), "{field}: {bad}");
    }
    let mut short = program.clone();
    short.as_object_mut().unwrap().remove("summary");
    assert!(judges.complaint("program", &short).is_some());
    short["source"] = json!({"kind": "public-directory", "title": "A list"});
    assert!(judges.complaint("program", &short).is_none(), "a list of others need not say everything");
}

#[test]
fn every_field_is_described_in_the_order_of_its_type() {
    fn look(name: &str, schema: &Value, wrong: &mut Vec<String>) {
        let Some(fields) = schema["properties"].as_object() else { return };
        let order: Vec<&str> = schema["x-order"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if order.len() != fields.len() || !order.iter().all(|field| fields.contains_key(*field)) {
            wrong.push(format!("{name}: the order of its fields is not known"));
        }
        for (field, property) in fields {
            let text = property["description"].as_str().unwrap_or_default();
            if !text.ends_with(['.', ')']) || property["title"].as_str().is_none() {
                wrong.push(format!("{name}.{field} is not described"));
            }
        }
    }
    let mut wrong = Vec::new();
    for kind in KINDS {
        let schema = schema::of(kind, &built_in());
        look(kind.name, &schema, &mut wrong);
        for (name, inner) in schema["$defs"].as_object().unwrap() {
            look(name, inner, &mut wrong);
        }
    }
    wrong.sort();
    wrong.dedup();
    assert_none(&wrong);
}

#[test]
fn every_term_may_be_written() {
    let vocabularies = built_in();
    let mut known: BTreeMap<String, Value> = BTreeMap::new();
    for kind in KINDS {
        let mut schema = schema::of(kind, &vocabularies);
        known.extend(schema["$defs"].take().as_object().unwrap().clone());
    }
    for vocabulary in vocabularies.all() {
        let Some(terms) = known.get(&format!("terms-of-{}", vocabulary.id)) else { continue };
        let ids: Vec<&str> = vocabulary.terms().filter(|(_, term)| !term.is_retired()).map(|(_, term)| &*term.id).collect();
        assert_eq!(terms["enum"], json!(ids), "{}", vocabulary.id);
        assert_eq!(terms["enumDescriptions"].as_array().unwrap().len(), ids.len());
    }
    let unused: Vec<&str> =
        vocabularies.all().map(|vocabulary| &*vocabulary.id).filter(|id| !known.contains_key(&format!("terms-of-{id}"))).collect();
    assert_eq!(unused, Vec::<&str>::new(), "no field takes the terms of these");
}

#[test]
fn a_site_has_its_own_terms() {
    let own = tree(
        "-- content/site.yaml --\ntitle: Guide\n-- content/vocabularies/payment.yaml --\nterms:\n  - {id: county-voucher, label: County voucher}\n",
    );
    let planning = pipeline::plan(&inputs(own), &mut Cache::default(), Vec::new());
    let schema = schema::of(schema::kind("program").unwrap(), planning.site.vocabularies());
    let terms = schema["$defs"]["terms-of-payment"]["enum"].as_array().unwrap();
    assert!(terms.contains(&json!("county-voucher")) && terms.contains(&json!("medicaid")));
}

#[test]
fn templates_have_all_columns_and_come_back() {
    let vocabularies = built_in();
    let all = [
        ("simple", columns::SIMPLE),
        ("organizations", columns::ORGANIZATIONS),
        ("locations", columns::LOCATIONS),
        ("programs", columns::PROGRAMS),
        ("sessions", columns::SESSIONS),
    ];
    for (table, (name, wanted)) in TABLES.iter().zip(all) {
        let names: Vec<&str> = wanted.iter().map(|column| column.name).collect();
        assert_eq!(table.name, name);
        assert_eq!(table.columns().collect::<Vec<_>>(), names);
        for column in table.asked(&vocabularies) {
            assert!(column.meaning.len() > 12, "{name}.{} says `{}`", column.name, column.meaning);
        }
    }
    // The four tables together are a site, and so is the simple one; only that they are examples is wrong with them.
    for chosen in [&TABLES[..1], &TABLES[1..]] {
        let files = chosen.iter().map(|table| format!("-- {} --\n{}", table.file, schema::csv(table, &vocabularies).replace("\r\n", "\n")));
        let site = format!("-- content/site.yaml --\ntitle: Guide\ndemonstration: true\n{}", files.collect::<String>());
        let inputs = Inputs { as_of: "2026-11-21".parse().map(carepress::value::Date).unwrap(), ..inputs(tree(&site)) };
        let planning = pipeline::plan(&inputs, &mut Cache::default(), Vec::new());
        let said: Vec<String> = planning.diagnostics.iter().map(|said| format!("{}: {}", said.rule.code, said.message)).collect();
        assert!(!planning.stops_build(false), "{said:#?}");
        assert_eq!(planning.site.programs().len(), 1, "{said:#?}");
        assert!(site.contains("delete this row"));
    }
}

#[test]
fn the_reference_is_made_of_the_schemas() {
    assert_file(GUIDE, &schema::guide(&built_in()));
}

#[test]
fn the_guide_to_spreadsheets_names_every_column() {
    let guide = fs::read_to_string(project("docs/spreadsheets.md")).unwrap();
    let missing: Vec<String> = TABLES
        .iter()
        .flat_map(|table| table.columns().map(move |column| (table.name, column)))
        .filter(|(_, column)| !guide.contains(&format!("`{column}`")) && !column.ends_with("_en") && !column.ends_with("_es"))
        .map(|(table, column)| format!("docs/spreadsheets.md does not tell of `{column}` of {table}"))
        .collect();
    assert_none(&missing);
}

#[test]
fn a_new_site_has_schemas_for_its_editor() {
    let folder = tempfile::tempdir().unwrap();
    carepress::scaffold::init(folder.path(), &SourceTree::default(), &built_in()).unwrap();
    let files = files_below(folder.path());
    let settings: Value = serde_json::from_slice(&files[".vscode/settings.json"]).unwrap();
    let mapped = settings["yaml.schemas"].as_object().unwrap();
    for kind in KINDS {
        let name = format!("schemas/{}.json", kind.name);
        assert_eq!(String::from_utf8_lossy(&files[&name]), schema::text(kind, &built_in()));
        assert_eq!(mapped.contains_key(&format!("./{name}")), kind.form != Form::FrontMatter);
    }
}
