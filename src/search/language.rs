//! What the index must know of a language: how words are inflected, which words say nothing, and which come before a place. The tables go into
//! the root of the index, so that the engine needs none of its own.

/// A way in which words are inflected: this ending, what stands for it in the word's stem, and how many letters must come before it.
pub(super) type Inflection = (&'static str, &'static str, usize);

/// The languages whose inflections are known. Words of others are searched as they are.
pub(super) const KNOWN: [&str; 2] = ["en", "es"];

/// Light inflection: plurals and the commonest endings of verbs, and nothing that joins words of different meaning. The first rule that fits is
/// the only one, so longer endings come first, and endings that are kept protect the words that have them.
const ENGLISH: [Inflection; 22] = [
    ("pping", "p", 2),
    ("tting", "t", 2),
    ("nning", "n", 2),
    ("mming", "m", 2),
    ("gging", "g", 2),
    ("sses", "ss", 1),
    ("ings", "", 3),
    ("ches", "ch", 1),
    ("shes", "sh", 1),
    ("ying", "y", 2),
    ("ies", "y", 2),
    ("ied", "y", 2),
    ("xes", "x", 1),
    ("ing", "", 3),
    ("eed", "eed", 0),
    ("ss", "ss", 0),
    ("us", "us", 0),
    ("is", "is", 0),
    ("es", "", 3),
    ("ed", "", 3),
    ("e", "", 3),
    ("s", "", 3),
];

/// The same for Spanish: plurals, gender, and adverbs.
const SPANISH: [Inflection; 24] = [
    ("amente", "", 3),
    ("emente", "", 3),
    ("ciones", "cion", 1),
    ("siones", "sion", 1),
    ("iones", "ion", 2),
    ("iendo", "", 3),
    ("mente", "", 4),
    ("dades", "dad", 2),
    ("ando", "", 3),
    ("ores", "or", 2),
    ("oras", "or", 2),
    ("ares", "ar", 2),
    ("eres", "er", 2),
    ("ales", "al", 2),
    ("iles", "il", 2),
    ("ora", "or", 3),
    ("ces", "z", 2),
    ("es", "", 3),
    ("os", "", 3),
    ("as", "", 3),
    ("o", "", 3),
    ("a", "", 3),
    ("e", "", 3),
    ("s", "", 3),
];

/// Folded words that say nothing in a search of this field: every program is a program.
const STOP: [(&str, &str); 2] = [
    (
        "en",
        "a about accept accepts all also am an and any are as at available be been best but by can care center centers centre clinic clinics \
         could did do does doesn don find for from get give go good got had has have he help her here him his how i if in intensive into is isn it its just \
         kind know like list looking look lot made make many me might more most much my myself near need needs no not of offer offers on one \
         open or our out outpatient over people place places please program programs programme provider providers really s search see services \
         service she should show so some somebody someone something speak speaking speaks t take takes taking than that the their them there these they thing this \
         those to too treatment treatments treat treats up us use very want wants was way we were what when where which who whose why will with \
         within would you your zip code",
    ),
    (
        "es",
        "a acepta aceptan ademas al algo alguien alla alli ambulatorio aqui asi atencion ayuda busca buscar busco cada centro centros clinica \
         clinicas como con cual cuando cuanto de del desde donde e el ella ellas ellos en encontrar era es esa ese eso esta estan estar este \
         esto estoy fue ha hacer hay intensivo la las le les lista lo los lugar lugares mas me mi mis mucho muy necesita necesito nos nuestra \
         nuestro o ofrece otra otro para pero persona personas por porque programa programas puede puedo que quien quiero se ser servicio \
         servicios si sin sobre solo son soy su sus tal tambien tan tener tengo tiene todo todos tratamiento tratamientos tu un una uno unos \
         usted ver y ya yo",
    ),
];

/// Folded words that come before a place.
const BEFORE_PLACES: [(&str, &str); 2] = [("en", "in near around by"), ("es", "en cerca de")];

/// The inflections of a language, in the order in which they are tried; none if it is not known.
pub(super) fn inflections(language: &str) -> &'static [Inflection] {
    match language.split('-').next() {
        Some("en") => &ENGLISH,
        Some("es") => &SPANISH,
        _ => &[],
    }
}

/// The words that say nothing, of all known languages: people mix them.
pub(super) fn stop_words() -> Vec<&'static str> {
    listed(&STOP)
}

/// The words that come before a place, of all known languages.
pub(super) fn words_before_places() -> Vec<&'static str> {
    listed(&BEFORE_PLACES)
}

fn listed(lists: &[(&str, &'static str)]) -> Vec<&'static str> {
    let mut words: Vec<&str> = lists.iter().flat_map(|(_, words)| words.split_whitespace()).collect();
    words.sort_unstable();
    words.dedup();
    words
}
