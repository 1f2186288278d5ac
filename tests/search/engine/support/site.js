import { open } from "../../../../src/search/client/engine.js";
import { synonyms, vocabulary } from "./content.js";
import { makeIndex } from "./index-maker.js";

const FINDER = ["payment", "delivery-mode", "population", "time-of-day", "focus", "language", "therapy"];
const OTHERS = ["level-of-care", "individual-service", "group-type", "faith-basis", "accessibility", "aftercare", "availability", "referral-route", "complementary", "family-service", "credential", "program-role"];

/** The vocabularies of the generator as facets, and the derived one of ages. */
export function facets() {
  const ages = { id: "age", name: "Ages", finder: true, terms: [{ id: "teens", label: "Teens" }, { id: "adults", label: "Adults" }] };
  const medication = { id: "medication", of: "individual-service", name: "Medication", finder: true };
  const services = vocabulary("individual-service");
  medication.terms = services.terms.filter(({ id }) => id.startsWith("moud-") || id === "maud");
  return [...FINDER.map((id) => ({ ...vocabulary(id), finder: true })), medication, ages, ...OTHERS.map((id) => (id === "individual-service" ? services : vocabulary(id)))];
}

export const STATES = [
  ["TN", "Tennessee", ["tennessee"], 35.86, -86.35],
  ["MO", "Missouri", ["missouri"], 38.36, -92.46],
  ["KS", "Kansas", ["kansas"], 38.5, -98.38],
  ["IL", "Illinois", ["illinois"], 40.04, -89.2],
  ["IN", "Indiana", ["indiana"], 39.9, -86.28],
  ["MI", "Michigan", ["michigan"], 44.3, -85.4],
  ["NY", "New York", ["new york", "nueva york"], 42.9, -75.5],
  ["OR", "Oregon", ["oregon"], 43.9, -120.6],
  ["WA", "Washington", ["washington"], 47.4, -120.4],
];

/** Name, label, state, latitude, longitude, ZIPs, programs, 1 for counties. */
export const CITIES = [
  ["knoxville", "Knoxville", "TN", 35.96, -83.92, 20, 3],
  ["knoxville", "Knoxville", "IL", 40.9, -90.28, 1, 0],
  ["knox county", "Knox County", "TN", 35.99, -83.94, 30, 3, 1],
  ["knox county", "Knox County", "IL", 40.93, -90.21, 9, 0, 1],
  ["st louis", "St. Louis", "MO", 38.63, -90.2, 60, 2],
  ["springfield", "Springfield", "IL", 39.8, -89.65, 12, 2],
  ["springfield", "Springfield", "MO", 37.2, -93.29, 14, 1],
  ["springfield", "Springfield", "OR", 44.05, -123.02, 3, 0],
  ["springfield", "Springfield", "TN", 36.5, -86.88, 1, 0],
  ["kansas city", "Kansas City", "MO", 39.1, -94.58, 50, 1],
  ["kansas city", "Kansas City", "KS", 39.11, -94.63, 20, 0],
  ["wichita", "Wichita", "KS", 37.69, -97.34, 30, 1],
  ["detroit", "Detroit", "MI", 42.33, -83.05, 40, 1],
  ["new york", "New York", "NY", 40.71, -74.0, 90, 2],
  ["kansas", "Kansas", "IL", 39.55, -87.94, 1, 0],
  ["columbus", "Columbus", "IN", 39.2, -85.92, 3, 0],
  ["hope", "Hope", "IN", 39.3, -85.77, 1, 0],
  ["nashville", "Nashville", "TN", 36.16, -86.78, 40, 0],
  ["san antonio", "San Antonio", "TX", 29.42, -98.49, 70, 1],
];

const ZIPS = [
  ["37902", 35.962, -83.917, "Knoxville", "TN"],
  ["37919", 35.93, -83.97, "Knoxville", "TN"],
  ["62701", 39.8, -89.65, "Springfield", "IL"],
  ["63101", 38.63, -90.2, "St. Louis", "MO"],
  ["67202", 37.69, -97.34, "Wichita", "KS"],
];

const IOP = { "level-of-care": ["iop"] };

/** A program with terms written as "facet/term". */
export function program(id, name, [city, state, lat, lon], terms, more = {}) {
  const grouped = structuredClone(IOP);
  for (const key of terms.split(" ").filter(Boolean)) {
    const [facet, term] = key.split("/");
    (grouped[facet] ??= []).push(term);
  }
  return { id, name, city, state, lat, lon, terms: grouped, ...more };
}

const KNOXVILLE = ["Knoxville", "TN", 35.965, -83.92];
const NOWHERE = [];

export const PROGRAMS = [
  program("river-teen", "River Bend Teen Evenings", KNOXVILLE, "payment/medicaid payment/self-pay time-of-day/evening population/adolescents age/teens delivery-mode/in-person therapy/dbt focus/depression availability/open", { county: "Knox County", freshness: 0, accepting: "open", summary: "A group for teens with classes in coping." }),
  program("river-adult", "River Bend Adults", KNOXVILLE, "payment/medicaid payment/private-insurance time-of-day/evening population/adults age/adults delivery-mode/in-person delivery-mode/hybrid therapy/cbt focus/anxiety group-type/group-therapy individual-service/moud-buprenorphine individual-service/accepts-moud", { county: "Knox County", freshness: 1, online: ["TN"], summary: "Evening groups for adults." }),
  program("aspen", "Aspen House", ["Oak Ridge", "TN", 36.01, -84.27], "payment/private-insurance time-of-day/morning population/adults age/adults delivery-mode/in-person focus/alcohol-use population/justice-involved individual-service/accepts-moud", { county: "Anderson County", freshness: 0, summary: "Morning program with horses." }),
  program("kansas-online", "Prairie Online", NOWHERE, "payment/medicaid time-of-day/evening delivery-mode/telehealth population/adults age/adults group-type/group-therapy language/es", { online: ["KS", "TN"], freshness: 0, summary: "Groups by video." }),
  program("wichita", "Wichita Weekend", ["Wichita", "KS", 37.69, -97.34], "payment/sliding-fee time-of-day/weekend delivery-mode/in-person population/adults age/adults focus/anxiety focus/depression", { freshness: 2, summary: "Weekend groups." }),
  program("arch", "Gateway Arch IOP", ["St. Louis", "MO", 38.63, -90.2], "payment/medicare payment/medicaid time-of-day/morning delivery-mode/in-person population/adults age/adults", { freshness: 3, summary: "A day program." }),
  program("arch-2", "Anxiety Center of St. Louis", ["St. Louis", "MO", 38.64, -90.22], "payment/no-cost time-of-day/evening delivery-mode/in-person focus/anxiety language/es", { freshness: 0, summary: "Help with worry." }),
  program("sangamon", "Sangamon IOP", ["Springfield", "IL", 39.8, -89.65], "payment/self-pay time-of-day/evening delivery-mode/in-person", { freshness: 0, summary: "" }),
  program("ozark", "Ozark IOP", ["Springfield", "MO", 37.2, -93.29], "payment/medicaid time-of-day/evening delivery-mode/in-person", { freshness: 0, summary: "" }),
];

const article = (url, title, heading, anchor, text, kind = "article") => ({ kind, url, title, heading, anchor, text });

export const TEXTS = [
  article("/learn/basics/what-is-an-iop/", "What is an IOP?", "", "", "An intensive outpatient program gives therapy for nine hours a week or more while you live at home."),
  article("/learn/basics/what-is-an-iop/", "What is an IOP?", "Who goes to one?", "who", "People who need more than weekly therapy, and less than a hospital stay. An IOP may follow day treatment."),
  article("/learn/medicines/buprenorphine/", "Buprenorphine", "", "", "Buprenorphine eases cravings for opioids. Programs may offer it beside groups."),
  article("/learn/paying/insurance/", "Using insurance", "", "", "Most insurance pays for an IOP if it is needed. Medicaid pays in most states. Ask what it costs you."),
  article("/learn/paying/low-cost-and-free/", "Low cost and free care", "", "", "People without insurance may pay a fee that fits their income. A sliding fee depends on income."),
  article("/learn/therapies/dbt/", "DBT", "", "", "Dialectical behavior therapy teaches skills for strong feelings. Anxiety is one of them."),
  article("/learn/family/anxious-teens/", "Anxious teens", "Signs", "signs", "Teens with anxiety may stay home. Worries and anxieties show in many ways, and family sessions help them."),
  article("/glossary/#step-down", "Step-down", "", "", "Less care than before, after a hospital stay.", "glossary"),
  article("/questions/#cost", "What does an IOP cost?", "", "", "It depends on your insurance. <script>alert(1)</script> is no tag here.", "question"),
];

/** The synonyms with all terms of a facet where all of them are meant. */
function entries(all) {
  const keysOf = (facet) => all.find(({ id }) => id === facet)?.terms.map(({ id }) => `${facet}/${id}`) ?? [];
  return synonyms().map((entry) => ({ ...entry, means: entry.means.flatMap((key) => (key.endsWith("/*") ? keysOf(key.slice(0, -2)) : key)) }));
}

/** A small site with the real words, its index cut into many small files. */
export function smallSite(more = {}) {
  const all = facets();
  return makeIndex({ programs: PROGRAMS, texts: TEXTS, facets: all, synonyms: entries(all), states: STATES, cities: CITIES, zips: ZIPS, ...more });
}

/** An engine over that site. */
export function smallEngine(more = {}) {
  return open({ fetch: smallSite(more).fetch, language: more.language });
}
