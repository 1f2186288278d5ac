/**
 * The facts of a finished site's programs, read from its open data: relevance is judged by them, never by the index that is being judged.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The fields that hold the terms of a vocabulary. */
const FIELDS = {
  accessibility: ["accessibility"],
  aftercare: ["aftercare"],
  attendance: ["attendance"],
  complementary: ["complementary"],
  "delivery-mode": ["delivery_modes"],
  "faith-basis": ["faith_basis"],
  "family-service": ["family_services"],
  focus: ["focus"],
  "gender-served": ["gender_served"],
  "group-type": ["group_types"],
  "individual-service": ["individual_services", "medication_services", "monitoring", "practical"],
  "level-of-care": ["level_of_care"],
  payment: ["payment"],
  population: ["populations"],
  "program-role": ["program_roles"],
  "referral-route": ["referral_routes"],
  therapy: ["therapies"],
  "time-of-day": ["time_of_day"],
};

/** Days for which news of open places counts (content/hour-bands.yaml). */
const AVAILABILITY_SHOWN = 30;
const DAY = 24 * 60 * 60 * 1000;

/** Reads the directory of a site's folder; `wider` names the wider term of a term, as the open data do not. */
export function readDirectory(folder, wider) {
  const data = JSON.parse(readFileSync(join(folder, "data/directory.json"), "utf8"));
  const known = {
    wider,
    generated: Date.parse(data.generated),
    locations: new Map(data.locations.map((location) => [location.id, location])),
    organizations: new Map(data.organizations.map((organization) => [organization.id, organization])),
  };
  const programs = new Map(data.programs.map((program) => [program.id, factsOf(program, known)]));
  placeRoughly([...programs.values()]);
  return { programs, terms: termsOfVocabularies(data.vocabularies) };
}

/** Who keeps an address private is somewhere about: `about` is the middle of the other programs of the city, or of the county. */
function placeRoughly(programs) {
  const points = new Map();
  for (const { address, point } of programs.filter((facts) => facts.point)) {
    for (const area of areasOf(address)) points.set(area, [...(points.get(area) ?? []), point]);
  }
  for (const facts of programs.filter((one) => one.address && !one.point)) {
    const area = areasOf(facts.address).find((one) => points.has(one));
    facts.about = area && middleOf(points.get(area));
  }
}

function areasOf({ city, county, state }) {
  return [`${city}, ${state}`, `${county}, ${state}`];
}

function middleOf(points) {
  return [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
}

function termsOfVocabularies(vocabularies) {
  return new Set(Object.entries(vocabularies).flatMap(([name, terms]) => terms.map((term) => `${name}/${term.id}`)));
}

function factsOf(program, known) {
  const location = known.locations.get(program.location);
  const provider = known.organizations.get(program.organization)?.name ?? "";
  const visited = location !== undefined && location.kind !== "virtual";
  const modes = program.delivery_modes ?? [];
  return {
    id: program.id,
    name: program.name,
    organization: program.organization,
    listed: program.status !== "defunct" && program.status !== "inactive",
    freshness: ["fresh", "check-soon", "stale", "unverified"].indexOf(program.freshness),
    terms: withWider(termsOf(program, known), known.wider),
    address: visited ? location.address : undefined,
    point: visited && location.lat !== undefined ? [location.lat, location.lon] : undefined,
    // A clinic may be the seat of a program that meets by video only: whether one can visit it is a matter of taste.
    remote: modes.length > 0 && !modes.includes("in-person") && !modes.includes("hybrid"),
    online: new Set(program.telehealth_states ?? []),
    ages: [program.age_min ?? 0, program.age_max ?? Infinity],
    words: [program.name, program.alternate_names, provider, program.summary, program.description].flat().join("\n").toLowerCase(),
  };
}

function termsOf(program, { generated }) {
  const terms = Object.entries(FIELDS).flatMap(([vocabulary, fields]) =>
    fields.flatMap((field) => [program[field] ?? []].flat().map((term) => `${vocabulary}/${term}`)),
  );
  terms.push(...(program.language_support ?? []).map((support) => `language/${support.language}`));
  terms.push(...(program.credentials ?? []).map((held) => `credential/${held.credential}`));
  const { availability } = program;
  if (availability && generated - Date.parse(availability.as_of) <= AVAILABILITY_SHOWN * DAY) terms.push(`availability/${availability.value}`);
  return terms;
}

function withWider(terms, wider) {
  return new Set(terms.flatMap((term) => (wider[term] ? [term, wider[term]] : [term])));
}
