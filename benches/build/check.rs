//! Whether made-up sites are what they promise: every term of every vocabulary is used, the program builds them without a remark, and a small
//! one is the beginning of a large one. `cargo test --bench build` runs it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
    process::Command,
};

use serde_yaml::Value;
use tempfile::TempDir;
use walkdir::WalkDir;

use crate::{
    dates::AS_OF,
    report::say,
    synthetic::{self, SEED, Size},
    vocabulary::Vocabularies,
};

/// The fields that hold the terms of each vocabulary: folder or file below `content`, and the way down from there.
const FIELDS: &[(&str, &[&str])] = &[
    ("accessibility", &["programs.accessibility"]),
    ("aftercare", &["programs.aftercare"]),
    ("attendance", &["programs.attendance"]),
    ("authorization-help", &["programs.authorization_help"]),
    ("availability", &["programs.availability.value"]),
    ("complementary", &["programs.complementary"]),
    ("coords-from", &["locations.coords_from"]),
    ("cost-per", &["programs.costs.per"]),
    ("credential", &["programs.credentials.credential"]),
    ("delivery-mode", &["programs.delivery_modes"]),
    ("duration-basis", &["programs.duration_basis"]),
    ("faith-basis", &["programs.faith_basis"]),
    ("family-service", &["programs.family_services"]),
    ("faq-group", &["faq.group"]),
    ("focus", &["programs.focus"]),
    ("gender-served", &["programs.gender_served"]),
    ("group-type", &["programs.group_types"]),
    ("individual-service", &["programs.individual_services", "programs.medication_services", "programs.monitoring", "programs.practical"]),
    ("language", &["programs.language_support.language"]),
    ("level-of-care", &["programs.level_of_care"]),
    ("location-kind", &["locations.kind"]),
    ("medication-policy", &["programs.medication_policy"]),
    ("network", &["programs.insurance_plans.network"]),
    ("org-type", &["organizations.type"]),
    ("payment", &["programs.payment"]),
    ("phone-type", &["programs.phones.type", "organizations.phones.type"]),
    ("population", &["programs.populations"]),
    ("program-role", &["programs.program_roles"]),
    ("referral-route", &["programs.referral_routes"]),
    ("relationship", &["programs.relationship"]),
    ("setting", &["locations.setting"]),
    ("setting-rule", &["programs.house_rules.smoking"]),
    ("source-kind", &["programs.source.kind"]),
    ("starts", &["programs.starts"]),
    ("status", &["programs.status"]),
    ("therapy", &["programs.therapies"]),
    ("time-of-day", &["programs.time_of_day"]),
    ("verified-how", &["programs.verified_how"]),
    ("verifier-role", &["programs.verified_by_role"]),
];

/// Terms that no record may or need have: programs are all of one level of care, and points are looked up by ZIP where none is given.
const NOT_WRITTEN: &[&str] = &["coords-from/zip-centroid"];
const ONLY_LEVEL: &str = "level-of-care/iop";

const SMALL: Size = Size { articles: 60, programs: 320 };
const LARGE: Size = Size { articles: 90, programs: 400 };

/// Makes two sites and looks at them.
///
/// # Errors
/// If a promise is broken.
pub(crate) fn run() -> io::Result<()> {
    let folder = TempDir::new()?;
    let (small, large) = (folder.path().join("small"), folder.path().join("large"));
    synthetic::write(SMALL, SEED, &small)?;
    synthetic::write(LARGE, SEED, &large)?;
    let faults: Vec<String> = [differences(&small, &large)?, unused(&small)?, remarks(&small, &folder.path().join("out"))?].concat();
    if faults.is_empty() {
        say("every term is used, sites build without a remark, and small sites are the beginning of large ones");
        return Ok(());
    }
    Err(io::Error::other(faults.join("\n")))
}

/// Files of the small site that the large one has not, or has otherwise.
fn differences(small: &Path, large: &Path) -> io::Result<Vec<String>> {
    let mut faults = Vec::new();
    for path in files(small)? {
        if fs::read(small.join(&path))? != fs::read(large.join(&path)).unwrap_or_default() {
            faults.push(format!("a larger site has not the same {}", path.display()));
        }
    }
    Ok(faults)
}

/// Terms that no record has.
fn unused(site: &Path) -> io::Result<Vec<String>> {
    let used = used(&site.join("content"))?;
    let vocabularies = Vocabularies::load();
    let missing = vocabularies.names().flat_map(|name| {
        let fields = FIELDS.iter().find(|(known, _)| *known == name).map_or([].as_slice(), |(_, fields)| *fields);
        let terms = vocabularies
            .ids(name)
            .into_iter()
            .filter(|id| !fields.iter().any(|field| used.get(*field).is_some_and(|ids| ids.contains(*id))));
        terms.map(move |id| format!("{name}/{id}")).collect::<Vec<_>>()
    });
    let missing =
        missing.filter(|term| !NOT_WRITTEN.contains(&term.as_str()) && (!term.starts_with("level-of-care/") || term == ONLY_LEVEL));
    Ok(missing.map(|term| format!("no record has {term}")).collect())
}

/// What the program says about a site.
fn remarks(site: &Path, out: &Path) -> io::Result<Vec<String>> {
    let program = env!("CARGO_BIN_EXE_carepress");
    let done = Command::new(program)
        .args(["build", "--strict", "--as-of", &AS_OF.to_string(), "--site"])
        .arg(site)
        .arg("--out")
        .arg(out)
        .output()?;
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    Ok(if done.status.success() { Vec::new() } else { vec![said] })
}

/// All values of all records, by the way to their field.
fn used(content: &Path) -> io::Result<BTreeMap<String, BTreeSet<String>>> {
    let mut used = BTreeMap::new();
    for path in files(content)? {
        let text = fs::read_to_string(content.join(&path))?;
        let place = path.iter().next().unwrap_or_default().to_string_lossy();
        let yaml = match path.extension().and_then(|extension| extension.to_str()) {
            Some("md") => text.split("---\n").nth(1).unwrap_or_default(),
            Some("yaml") => text.as_str(),
            _ => continue,
        };
        let value = serde_yaml::from_str(yaml).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
        collect(place.trim_end_matches(".yaml"), &value, &mut used);
    }
    Ok(used)
}

fn collect(way: &str, value: &Value, used: &mut BTreeMap<String, BTreeSet<String>>) {
    match value {
        Value::Mapping(map) => {
            map.iter().for_each(|(key, value)| collect(&format!("{way}.{}", key.as_str().unwrap_or_default()), value, used));
        }
        Value::Sequence(values) => values.iter().for_each(|value| collect(way, value, used)),
        Value::String(text) => {
            used.entry(way.to_owned()).or_default().insert(text.clone());
        }
        _ => {}
    }
}

/// The files in a folder and below, by their path from there.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = WalkDir::new(folder).into_iter().collect::<Result<Vec<_>, _>>()?;
    let files = entries.into_iter().filter(|entry| entry.file_type().is_file());
    Ok(files.filter_map(|entry| entry.path().strip_prefix(folder).ok().map(Path::to_owned)).collect())
}
