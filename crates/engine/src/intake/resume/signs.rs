//! Whether a few words are a title of work, an employer, or a place: general signs, no lists of
//! firms.

use super::likeness::fold;
use super::sections::is_shouted;
use super::words::{jobs as words, places};

/// Words of a title or an employer at most.
const WORDS_MAX: usize = 14;

/// Words before which the head of a name stands: "Director of Sales", "Court of Travis County".
const OF: [&str; 12] =
    ["of", "for", "de", "du", "des", "der", "del", "des", "fur", "d", "im", "en"];

/// Returns how much words look like a title of work (up to 100) or an employer (down to −100).
///
/// Nought says nothing either way. The head of the phrase counts most: "Bank Manager" is a
/// title, "Manager Software GmbH" is not.
pub(super) fn lean(text: &str) -> i32 {
    let outside = without_brackets(text);
    let folded = fold(&outside);
    let all: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).take(WORDS_MAX).collect();
    if all.is_empty() {
        return 0;
    }
    // "Vice President, Finance" turns on the president.
    if let Some((first, rest)) = outside.split_once(',') {
        let department = fold(rest).split(' ').all(|w| words::DEPARTMENTS.contains(&w));
        let points = lean(first);
        if department && points >= 50 && !first.contains(',') {
            return points;
        }
    }
    title_points(&all) - employer_points(&outside, &all)
}

fn title_points(all: &[&str]) -> i32 {
    let is_title = |w: &&str| words::TITLES.contains(w);
    let head = head_of(all);
    let mut points = if is_title(&head) {
        60
    } else if all.first().is_some_and(is_title) {
        50
    } else if all.iter().any(is_title) {
        35
    } else if is_made_of_title(head) {
        40
    } else if ends_like_a_title(head) && !words::EMPLOYERS.contains(&head) {
        12
    } else {
        0
    };
    // "The Seattle Courier" is a paper.
    if all.len() > 1 && all[0] == "the" {
        points /= 2;
    }
    let ranked = all.len() > 1 && all.first().is_some_and(|w| words::RANKS.contains(w));
    points += if ranked { 20 } else { 0 };
    points.min(90)
}

/// German joins words: "Bankkaufmann", "Vertriebsleiterin".
fn is_made_of_title(word: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "leiter", "leiterin", "manager", "managerin", "berater", "beraterin", "kaufmann",
        "kauffrau", "entwickler", "entwicklerin", "mitarbeiter", "mitarbeiterin", "anwalt",
        "anwaltin", "ingenieur", "ingenieurin", "assistent", "assistentin", "verkaufer",
        "referent", "referentin", "arbeiter", "arbeiterin", "helfer", "angestellte", "trainer",
        "arzt", "arztin", "lehrer", "lehrerin", "techniker", "meister", "assistenten", "ekonom",
        "konsult", "ingenjor", "utvecklare", "ledare", "handlaggare", "saljare", "larare",
        "skoterska", "medarbetare", "medewerker", "medewerkster", "leider", "kundige",
        "sekretar", "sekretarin", "monteur", "mechaniker", "mechanikerin", "elektroniker",
        "rezeptionist", "rezeptionistin", "pfleger", "pflegerin", "schwester", "planer",
        "planerin", "gestalter", "gestalterin", "zeichner", "zeichnerin", "sprecher", "betreuer",
        "betreuerin", "padagoge", "padagogin", "therapeut", "therapeutin", "praktikant",
        "praktikantin", "student", "studentin", "chef", "chefin", "inspektor", "forscher",
        "fahrer", "beauftragter", "beauftragte", "spezialist", "spezialistin", "buchhalter",
        "buchhalterin", "fachwirt", "fachwirtin", "juristin", "koordinator", "koordinatorin",
        "gehilfe", "gehilfin", "redakteur", "redakteurin", "kellner", "kellnerin",
    ];
    ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// And so for firms: "Seehotel", "Universitätsklinik".
fn is_made_of_employer(word: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "hotel", "klinik", "klinikum", "krankenhaus", "verlag", "verein", "verband", "schule",
        "kanzlei", "praxis", "gericht", "ministerium", "apotheke", "backerei", "brauerei",
        "druckerei", "spedition", "versicherung", "betriebe", "agentur", "gesellschaft",
        "institut", "stiftung", "werke", "bibliothek", "zentrale", "genossenschaft", "ziekenhuis",
        "sykehus", "sjukhus", "universitet", "forbundet", "kommune",
    ];
    ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

fn ends_like_a_title(word: &str) -> bool {
    const ENDS: [&str; 14] = [
        "er", "or", "ist", "ian", "eur", "euse", "trice", "erin", "ador", "adora", "ista", "ero",
        "era", "man",
    ];
    word.len() >= 6 && ENDS.iter().any(|end| word.ends_with(end))
}

fn employer_points(text: &str, all: &[&str]) -> i32 {
    let last = all[all.len() - 1];
    let head = head_of(all);
    let is_form = |w: &str| words::COMPANY_FORMS.contains(&w);
    let is_employer = |w: &str| words::EMPLOYERS.contains(&w) || is_made_of_employer(w);
    let title_last = words::TITLES.contains(&last) || words::TITLES.contains(&head);
    let mut points = if all.len() > 1 && matches!(all[0], "hon" | "justice") { 40 } else { 0 };
    if all.len() > 1 && (is_form(last) || has_form(text)) {
        points += 85;
    } else if is_employer(last) || is_employer(head) {
        points += if title_last { 15 } else { 45 };
    } else if all.iter().any(|w| is_employer(w)) {
        points += if title_last { 10 } else { 30 };
    }
    if text.contains('&') && !title_last {
        points += 25;
    }
    if text.contains("'s ") || text.contains("’s ") || text.ends_with("'s") || text.ends_with("’s")
    {
        points += 20;
    }
    let short = (2..=6).contains(&text.trim().len());
    if all.len() == 1 && short && is_shouted(text) && !words::TITLES.contains(&last) {
        points += 20;
    }
    if all.len() > 1 && all[0] == "the" {
        points += 15;
    }
    if [".com", ".io", ".org", ".net", ".ai"].iter().any(|end| fold_case(text).ends_with(end)) {
        points += 40;
    }
    points.min(100)
}

/// Returns whether a company's form stands in a text with capitals as forms are written, before
/// its end: "Acme GmbH & Co. KG", "Acme Inc. (Berlin)".
fn has_form(text: &str) -> bool {
    // "Volkswagen AG, Baunatal": two letters are a form in capitals before a comma.
    let short = |word: &str| {
        let bare = word.trim_end_matches([',', ')']);
        bare.len() == 2 && bare.len() < word.len() && is_shouted(bare)
    };
    text.split_whitespace().skip(1).any(|word| {
        let bare = fold(word);
        (bare.len() >= 3 || short(word))
            && words::COMPANY_FORMS.contains(&bare.as_str())
            && word.starts_with(char::is_uppercase)
    }) || ["S.A.", "e.V.", "e.K.", "S.L.", "S.p.A.", "GmbH", " mbH"]
        .iter()
        .any(|f| text.contains(f))
}

fn fold_case(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Returns the word a phrase turns on: the last before "of" and the like, grades left out.
fn head_of<'a>(all: &[&'a str]) -> &'a str {
    let upto = all.iter().skip(1).position(|w| OF.contains(w)).map_or(all.len(), |at| at + 1);
    let grade = |w: &&&str| {
        matches!(
            **w,
            "i" | "ii"
                | "iii"
                | "iv"
                | "v"
                | "1"
                | "2"
                | "3"
                | "m"
                | "w"
                | "f"
                | "x"
                | "mw"
                | "mwd"
        )
    };
    let end = upto - all[..upto].iter().rev().take_while(|w| grade(w)).count();
    all[..end].last().or(all.first()).copied().unwrap_or_default()
}

pub(super) fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    if out.trim().is_empty() { text.to_owned() } else { out }
}

/// Returns whether a text is a state in capitals, with or without a zip code.
pub(super) fn is_state(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let state =
        parts.next().is_some_and(|s| places::STATE_CODES.contains(&s.trim_end_matches(',')));
    let zip = parts.all(|p| {
        p.len() >= 3
            && p.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
            && p.contains(|c: char| c.is_ascii_digit())
    });
    state && zip
}

/// Returns whether a text is a place everybody knows, or says that there is none.
pub(super) fn is_known_place(text: &str) -> bool {
    let folded = fold(text);
    let key = folded.as_str();
    places::CITIES.contains(&key)
        || places::COUNTRIES.contains(&key)
        || places::ANYWHERE.contains(&key)
}

/// Returns whether a text is a place by its whole shape: "Austin, TX", "Lyon, France",
/// "80331 München", "Remote".
pub(super) fn is_place(text: &str) -> bool {
    let bare = text.trim().trim_matches(|c: char| "()[].".contains(c)).trim();
    // "Albuquerque, NM 87107 United States".
    let stateside = [" United States", " USA"].iter().find_map(|c| bare.strip_suffix(c));
    let bare = stateside.filter(|b| b.contains(',')).unwrap_or(bare);
    if is_known_place(bare) || is_zip_and_town(bare) {
        return true;
    }
    let parts: Vec<&str> = bare.split(',').map(str::trim).collect();
    match parts.as_slice() {
        [town, rest @ ..] if !rest.is_empty() && rest.len() <= 3 => {
            let end = rest[rest.len() - 1];
            // "Harper House, Las Vegas, NV" is a firm and its place.
            let short = rest.len() == 1 || is_state(rest[0]);
            let country = is_state(end)
                || is_zip_and_town(end)
                || places::COUNTRIES.contains(&fold(end).as_str());
            let known = is_known_place(town);
            (short || known) && (country || known && is_known_place(end)) && is_plain_town(town)
        }
        _ => bare.rsplit_once(' ').is_some_and(|(town, state)| {
            is_state(state) && state.len() == 2 && is_known_place(town)
        }),
    }
}

/// Returns whether a text may be a town, and has no word of titles or firms.
pub(super) fn is_plain_town(text: &str) -> bool {
    let folded = fold(text);
    let all: Vec<&str> = folded.split(' ').collect();
    is_known_place(text)
        || is_town(text) && title_points(&all) < 30 && employer_points(text, &all) < 30
}

/// Returns whether a text may be a town: a few words with a capital first, no digits.
pub(super) fn is_town(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=4).contains(&words)
        && text.len() <= 40
        && text.starts_with(char::is_uppercase)
        && text.chars().all(|c| {
            c.is_alphabetic()
                || " .'’-/()".contains(c)
                || unicode_normalization::char::is_combining_mark(c)
        })
}

/// "80331 München", "00-238 Warszawa", "D-10115 Berlin".
fn is_zip_and_town(text: &str) -> bool {
    let Some((zip, town)) = text.split_once(' ') else { return false };
    let digits = zip.bytes().filter(u8::is_ascii_digit).count();
    (4..=6).contains(&digits)
        && zip.len() <= 8
        && zip.chars().all(|c| c.is_ascii_digit() || c == '-' || c.is_ascii_uppercase())
        && is_town(town)
}
