//! Made-up downloads of a public locator, as large as that of the whole country: names, streets and people behind them do not exist, phones are kept
//! free for examples. Some rows are damaged as real ones are.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

use crate::{
    rng::Rng,
    synthetic::{Size, World},
};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    /// A column for each service.
    Csv,
    /// The export of the service, version 2.
    Json,
}

/// Columns that say who and where.
const IDENTITY: [&str; 17] = [
    "name1",
    "name2",
    "street1",
    "street2",
    "city",
    "state",
    "zip",
    "county",
    "phone",
    "intake_prompt",
    "intake1",
    "intake2",
    "intake1a",
    "intake2a",
    "website",
    "latitude",
    "longitude",
];

/// Services as codes, with heading, label and how many of 100 places have them.
const SERVICES: [(&str, &str, &str, usize); 44] = [
    ("op", "SET", "Outpatient", 90),
    ("oit", "SET", "Intensive outpatient treatment", 45),
    ("ort", "SET", "Regular outpatient treatment", 75),
    ("odt", "SET", "Outpatient day treatment or partial hospitalization", 15),
    ("od", "SET", "Outpatient detoxification", 10),
    ("res", "SET", "Residential/24-hour residential", 20),
    ("rl", "SET", "Long-term residential", 15),
    ("hi", "SET", "Hospital inpatient/24-hour hospital inpatient", 5),
    ("sumh", "TC", "Treatment for co-occurring substance use plus either serious mental health illness in adults", 40),
    ("cbt", "TAP", "Cognitive behavioral therapy", 90),
    ("dbt", "TAP", "Dialectical behavior therapy", 50),
    ("relp", "TAP", "Relapse prevention", 85),
    ("moti", "TAP", "Motivational interviewing", 85),
    ("trc", "TAP", "Trauma-related counseling", 75),
    ("twfa", "TAP", "12-step facilitation", 55),
    ("ang", "TAP", "Anger management", 60),
    ("cmi", "TAP", "Contingency management/motivational incentives", 40),
    ("gt", "TAP", "Group therapy", 70),
    ("tele", "TAP", "Telemedicine/telehealth therapy", 60),
    ("md", "PAY", "Medicaid", 70),
    ("mc", "PAY", "Medicare", 45),
    ("pi", "PAY", "Private health insurance", 75),
    ("sf", "PAY", "Cash or self-payment", 90),
    ("mi", "PAY", "Federal military insurance (e.g., TRICARE)", 40),
    ("ss", "PYAS", "Sliding fee scale (fee is based on income and other factors)", 55),
    ("pa", "PYAS", "Payment assistance (check with facility for details)", 40),
    ("wn", "SG", "Adult women", 15),
    ("mn", "SG", "Adult men", 12),
    ("vet", "SG", "Veterans", 12),
    ("co", "SG", "Clients with co-occurring mental and substance use disorders", 20),
    ("trma", "SG", "Clients who have experienced trauma", 15),
    ("ico", "ECS", "Individual counseling", 90),
    ("gco", "ECS", "Group counseling", 90),
    ("fco", "ECS", "Family counseling", 70),
    ("daut", "SCR", "Drug or alcohol urine screening", 80),
    ("acc", "TRSRV", "Aftercare/continuing care", 75),
    ("shg", "RSS", "Self-help groups", 45),
    ("cm", "AS", "Case management service", 75),
    ("ta", "AS", "Transportation assistance", 40),
    ("stag", "LCA", "State substance use treatment agency", 75),
    ("carf", "LCA", "Commission on Accreditation of Rehabilitation Facilities (CARF)", 30),
    ("adlt", "AGE", "Adults", 95),
    ("yad", "AGE", "Young adults", 90),
    ("sp", "SL", "Spanish", 40),
];

/// A place.
struct Row {
    identity: [String; 17],
    number: String,
    is_mental: bool,
    has: [bool; SERVICES.len()],
}

/// Writes so many rows.
pub(crate) fn write(rows: usize, form: Form, seed: u64, out: &Path) -> io::Result<()> {
    let world = World::new(seed, Size { articles: 0, programs: rows });
    let mut file = BufWriter::new(File::create_new(out)?);
    match form {
        Form::Csv => write_csv(&world, rows, &mut file)?,
        Form::Json => write_json(&world, rows, &mut file)?,
    }
    file.flush()
}

fn write_csv(world: &World, rows: usize, file: &mut impl Write) -> io::Result<()> {
    let codes = SERVICES.map(|(code, ..)| code);
    writeln!(file, "{},type_facility,sa,mh,{}", IDENTITY.join(","), codes.join(","))?;
    for index in 0..rows {
        let row = row(world, index);
        let cells = row.identity.iter().map(|cell| if cell.contains(',') { format!("\"{cell}\"") } else { cell.clone() });
        let set = |is_set: bool| if is_set { "1" } else { "" };
        let services = row.has.map(set).join(",");
        let kind = if row.is_mental { "MH,,1" } else { "SA,1," };
        writeln!(file, "{},{kind},{services}", cells.collect::<Vec<_>>().join(","))?;
    }
    Ok(())
}

fn write_json(world: &World, rows: usize, file: &mut impl Write) -> io::Result<()> {
    write!(file, "{{\"page\":1,\"totalPages\":1,\"recordCount\":{rows},\"rows\":[")?;
    for index in 0..rows {
        let row = row(world, index);
        if index > 0 {
            write!(file, ",")?;
        }
        write!(file, "\n{{\"_irow\":{},\"frid\":\"{}\"", index + 1, row.number)?;
        for (name, value) in IDENTITY.iter().zip(&row.identity) {
            write!(file, ",\"{name}\":{}", if value.is_empty() { "null".to_owned() } else { format!("\"{value}\"") })?;
        }
        let (kind, care) = if row.is_mental { ("MH", "Mental health treatment") } else { ("SA", "Substance use treatment") };
        write!(file, ",\"hotline1\":null,\"miles\":0.5,\"typeFacility\":\"{kind}\",\"services\":[{}", service("TC", care))?;
        for heading in ["SET", "TAP", "PAY", "PYAS", "SG", "ECS", "SCR", "TRSRV", "RSS", "AS", "LCA", "AGE", "SL"] {
            let under = SERVICES.iter().zip(row.has).filter(|((_, of, ..), has)| *of == heading && *has);
            let labels: Vec<&str> = under.map(|((_, _, label, _), _)| *label).collect();
            if !labels.is_empty() {
                write!(file, ",{}", service(heading, &labels.join("; ")))?;
            }
        }
        write!(file, "]}}")?;
    }
    writeln!(file, "\n]}}")
}

fn service(heading: &str, labels: &str) -> String {
    format!("{{\"f1\":\"{heading}\",\"f2\":\"{heading}\",\"f3\":\"{labels}\"}}")
}

/// Makes a row. Every tenth place stands in both surveys, once for each, as in the real list.
fn row(world: &World, index: usize) -> Row {
    let is_second = index % 10 == 9;
    let place_index = if is_second { index - 1 } else { index };
    let mut rng = world.rng("locator", place_index);
    let place = world.places.any(&mut rng);
    let mut pick = |list: &str| rng.pick(world.names.list(list));
    let name = format!("{} {} {}", pick("first"), pick("second"), pick("kind"));
    let site = pick("location").to_owned();
    let street = format!("{} {}", pick("street"), pick("street-kind"));
    let street = format!("{} {street}", 10 + place_index % 9_890);
    let (north, east) = place.point_near(&mut rng);
    let swapped = rng.chance(1);
    let zip = if rng.chance(30) { place.zip.trim_start_matches('0').to_owned() } else { place.zip.to_owned() };
    let phone = if rng.chance(1) { "(999) 999-9999".to_owned() } else { shown(&place.phone(0..50, &mut rng)) };
    let intake = if rng.chance(40) { shown(&place.phone(50..99, &mut rng)) } else { phone.clone() };
    let website = format!("https://{}.example.org", crate::bank::slug(&name));
    let identity = [
        name,
        if rng.chance(60) { site } else { String::new() },
        street,
        String::new(),
        place.city.to_owned(),
        place.state.to_owned(),
        zip,
        String::new(),
        phone,
        String::new(),
        intake,
        String::new(),
        String::new(),
        String::new(),
        website,
        if swapped { east.clone() } else { north.clone() },
        if swapped { north } else { east },
    ];
    let mut own = world.rng("locator-services", index);
    let is_mental = is_second || (index % 10 != 8 && own.chance(30));
    // IOPs are a service of the survey of substance use alone.
    let has = SERVICES.map(|(code, .., percent)| own.chance(percent) && !(is_mental && matches!(code, "oit" | "ort" | "odt" | "stag")));
    Row { identity, number: number(&mut own), is_mental, has }
}

/// A number of the list: 64 digits of the kind that hashes have.
fn number(rng: &mut Rng) -> String {
    (0..64).map(|_| char::from_digit(u32::try_from(rng.below(16)).expect("a digit"), 16).expect("a digit")).collect()
}

fn shown(number: &str) -> String {
    let digits = number.trim_start_matches("+1");
    format!("{}-{}-{}", &digits[..3], &digits[3..6], &digits[6..])
}
