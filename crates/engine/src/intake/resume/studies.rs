//! What a degree is, and what a school: by their letters, and by the words they have.

use super::likeness::fold;
use super::words::{jobs, studies as words};

/// Ends of joined words that name a school.
#[rustfmt::skip]
const SCHOOL_ENDS: &[&str] = &[
    "universitat", "hochschule", "gymnasium", "akademie", "schule", "college", "skolan",
    "gymnasiet", "hogskole", "hogeschool", "lyceum",
];

pub(super) fn is_other(folded: &str) -> bool {
    // "BTS Assistant de manager": the letters say that it is one, the assistant is its subject.
    let lettered = folded.split(' ').next().is_some_and(|w| words::TRADES_OF.contains(&w));
    let odd = |w: &str| words::NO_DEGREE.contains(&w) && !(lettered && w == "assistant");
    // "FLT licence" is a permit, "Licence de droit" a degree.
    let permit = folded.ends_with(" licence") || folded.ends_with(" permit");
    !is_of_schools(folded) && (permit || folded.split(' ').any(odd))
}

/// Returns whether a text names what is learned in a firm: "Ausbildung zum Tischler".
pub(super) fn is_apprenticeship(folded: &str) -> bool {
    words::APPRENTICESHIPS.iter().any(|a| folded.starts_with(a))
}

/// Returns whether a text names a certificate that schools give at their end.
fn is_of_schools(folded: &str) -> bool {
    words::DEGREE_PHRASES.iter().any(|p| folded.starts_with(p))
        || words::OF_SCHOOLS.iter().any(|p| folded.contains(p))
}

/// Returns the points of a text as a degree: letters first, or a word of degrees among the
/// first few.
pub(super) fn degree_points(text: &str) -> Option<i32> {
    let mut tokens = text.split_whitespace();
    let first = tokens.next()?;
    if is_letters(first) {
        return Some(88);
    }
    let second = tokens.next().unwrap_or_default();
    // "LL. M.", "B. A. Politics", "Ph. D.".
    if first.ends_with('.') && second.ends_with('.') && is_letters(&format!("{first}{second}")) {
        return Some(85);
    }
    let folded = fold(text);
    let doctor = words::DOCTORS.iter().any(|d| folded.starts_with(d));
    if doctor || is_of_schools(&folded) {
        return Some(85);
    }
    let mut early = folded.split(' ').take(4);
    let levels = format!(" {folded}").contains(" a level");
    let word = levels || early.any(is_degree_word);
    if matches!(folded.as_str(), "diploma" | "high school diploma") {
        return Some(70);
    }
    let small = folded.split(' ').next().is_some_and(|w| words::SMALL_DEGREE.contains(&w));
    if word && (small || text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())) {
        return Some(85);
    }
    // Letters in brackets behind the words: "Bachelor-Studium (B.A.)".
    let inner = text.rsplit_once('(').map(|(_, inner)| inner.trim_end_matches(')'))?;
    is_letters(inner).then_some(65)
}

/// Returns whether a word of degrees stands by itself or begins a longer one, as in German:
/// "Diplom-Jurist", "Masterstudium", "Bachelorabschluss".
fn is_degree_word(word: &str) -> bool {
    const STEMS: [&str; 5] = ["bachelor", "master", "diplom", "magister", "staatsexam"];
    words::DEGREE_WORDS.contains(&word) || STEMS.iter().any(|s| word.starts_with(s))
}

/// Returns whether a word is the letters of a degree, with dots or in capitals as such are.
pub(super) fn is_letters(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| ",;:()".contains(c));
    let folded = fold(bare).replace(' ', "");
    let capitals = bare.chars().filter(|c| c.is_uppercase()).count();
    let known = words::DEGREE_LETTERS.contains(&folded.as_str());
    let dotted = bare.contains('.');
    let slashed = bare.split('/').count() == 2 && bare.split('/').all(|h| !h.is_empty());
    if slashed && !known {
        return bare.split('/').all(is_letters);
    }
    known && (capitals >= 2 || dotted && capitals >= 1)
}

/// Returns where the letters of a degree begin behind a school's name: "Yale Law School J.D.".
pub(super) fn degree_behind(text: &str) -> Option<usize> {
    let at = text.rfind(' ')? + 1;
    (is_letters(&text[at..]) && text[at..].contains('.')).then_some(at)
}

/// Returns where a school's name begins in a text, `None` if none is there.
pub(super) fn school_start(text: &str) -> Option<usize> {
    let mut at = 0;
    let mut offsets = Vec::new();
    for word in text.split(' ') {
        offsets.push((at, word));
        at += word.len() + 1;
    }
    let offsets_first = text.split(' ').next().unwrap_or_default();
    let is_school = |word: &str| {
        let folded = fold(word);
        let short = folded.len() <= 4;
        folded.split(' ').any(|part| {
            words::SCHOOL.contains(&part)
                || SCHOOL_ENDS.iter().any(|end| part.len() > end.len() && part.ends_with(end))
        }) && (!short
            || word.chars().filter(|c| c.is_uppercase()).count() >= 2
            || folded == "uni"
            || folded == "univ")
            && (word.starts_with(|c: char| !c.is_lowercase())
                || words::SMALL_SCHOOL.contains(&folded.as_str()) && word != offsets_first)
    };
    let (found, _) = offsets.iter().enumerate().find(|(_, (_, word))| is_school(word))?;
    // Back over the words of the name before it, to the letters of a degree if such begin.
    let mut start = found;
    while start > 0 {
        let (_, before) = offsets[start - 1];
        if is_letters(before) || is_degree_word(&fold(before)) {
            break;
        }
        start -= 1;
    }
    // "B.S. Nursing University of Illinois": before "of" the name is one word.
    let of = offsets.get(found + 1).is_some_and(|(_, w)| {
        matches!(fold(w).as_str(), "of" | "de" | "du" | "des" | "zu" | "di" | "do")
    });
    let degree_first = start > 0;
    let start = if degree_first && of { found } else { start };
    Some(offsets[start].0)
}

/// Returns whether a text names a school; for those who look for other things.
pub(super) fn is_school(text: &str) -> bool {
    school_start(text).is_some() && !jobs::TITLES.contains(&fold(text).as_str())
}

/// Returns whether a text names a school and no degree.
pub(super) fn is_whole_school(text: &str) -> bool {
    school_start(text) == Some(0) && degree_points(text).is_none()
}
