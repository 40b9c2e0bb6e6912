//! What a heading is, and what a label: a few words, all of them words that headings have.

use super::likeness::fold;
use super::sections::Part;
use super::spaced;
use super::words::{self, headings};

/// Words, and bytes, of a heading at most.
pub(super) const HEADING_WORDS_MAX: usize = 6;
const HEADING_BYTES_MAX: usize = 80;

/// Bytes of a label before its colon at most.
const LABEL_BYTES_MAX: usize = 44;

/// Bytes of a line at the foot of a page.
const FOOT_BYTES_MAX: usize = 200;

/// Bytes of a line that may hold labels; longer ones are running text.
const LINE_BYTES_MAX: usize = 400;

/// Returns the part a label at the start of a line opens, and the text behind it.
pub(super) fn labelled(text: &str) -> Option<(Part, &str)> {
    let at = label_end(text)?;
    let part = heading(&text[..at])?;
    let colon = text[at..].chars().next()?.len_utf8();
    let rest = text[at + colon..].trim_start();
    (!rest.is_empty()).then_some((part, rest))
}

/// Returns the part that a word in capitals before other text opens, and that text: "LANGUAGES
/// Polish, English". Only for lists, and words that are nothing else.
pub(super) fn shouted_label(text: &str) -> Option<(Part, &str)> {
    let (word, rest) = text.split_once([' ', '\t'])?;
    let shouted = word.chars().all(char::is_uppercase) && rest.contains(char::is_lowercase);
    let skill_too = headings::SKILL_TOO.contains(&fold(word).as_str());
    let first = rest.split_whitespace().next()?;
    let goes_on = first.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    if !shouted || skill_too || goes_on || text.len() > LINE_BYTES_MAX {
        return None;
    }
    let part = heading(word).filter(|p| matches!(p, Part::Skills | Part::Languages))?;
    Some((part, rest))
}

/// Returns where a label of a list begins behind a full stop, and its length.
pub(super) fn inner_label(text: &str) -> Option<(usize, usize)> {
    if text.len() > LINE_BYTES_MAX {
        return None;
    }
    text.match_indices([':']).find_map(|(colon, _)| {
        let stop = text[..colon].rfind(['.', ';'])?;
        let at =
            stop + 1 + (text[stop + 1..colon].len() - text[stop + 1..colon].trim_start().len());
        let part = heading(&text[at..colon])?;
        (at > 1 && part.is_list()).then_some((at, colon + 1 - at))
    })
}

/// Returns where the label ends that a line begins with: at its colon.
pub(super) fn label_end(text: &str) -> Option<usize> {
    let near = &text[..text.floor_char_boundary(LABEL_BYTES_MAX)];
    let at = near.find([':', '：'])?;
    let words = text[..at].split_whitespace().count();
    let link = text[at..].starts_with("://");
    let plain = !text[..at].contains([',', ';', '(', '@', '|']);
    (plain && !link && (1..=HEADING_WORDS_MAX).contains(&words)).then_some(at)
}

/// Returns the part a heading opens, where a text is one.
pub(super) fn heading(text: &str) -> Option<Part> {
    // "Mother tongue(s)".
    let plural = text.replace("(s)", "s");
    let bare = plural.trim_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() || bare.len() > HEADING_BYTES_MAX || text.trim_end().ends_with('.') {
        return None;
    }
    // "Employment record (most recent first)".
    let bare = bare.split_once(" (").map_or(bare, |(before, _)| before);
    let numbered = bare.trim_start_matches(|c: char| c.is_ascii_digit() || ". ".contains(c));
    let mut folded = fold(numbered);
    if spaced::is_set_wide(&folded) {
        folded = spaced::words_of(&folded, is_heading_word)?.join(" ");
    }
    // "Employment to date".
    let told = folded.strip_suffix(" to date").unwrap_or(&folded);
    if let Some(part) = spoken(told) {
        return Some(part);
    }
    let known: Vec<&str> = told.split_whitespace().map(turning).collect();
    if known.is_empty() || known.len() > HEADING_WORDS_MAX {
        return None;
    }
    let any = |list: &[&str]| known.iter().any(|w| list.contains(w));
    if !known.iter().all(|w| is_heading_word(w))
        || known.iter().all(|w| words::DOCUMENT.contains(w))
    {
        return None;
    }
    part_of(&known, any)
}

/// Returns the part opened by words that head one only together: "What I studied".
fn spoken(folded: &str) -> Option<Part> {
    let known = [
        (headings::OF_TODAY, Part::Jobs),
        (headings::SPOKEN_JOBS, Part::Jobs),
        (headings::SPOKEN_STUDIES, Part::Studies),
        (headings::SPOKEN_SKILLS, Part::Skills),
        (headings::SPOKEN_LANGUAGES, Part::Languages),
    ];
    known.into_iter().find(|(list, _)| list.contains(&folded)).map(|(_, part)| part)
}

/// Returns the part opened by a few words of which only the last is one of headings: "Nursing
/// Experience", "Retail Skills". It needs a sign more: capitals, or a blank line before it.
pub(super) fn heading_by_last_word(text: &str) -> Option<Part> {
    // What firms care for, and a department or a skill by itself.
    const CARED_FOR: [&str; 10] = [
        "user",
        "customer",
        "guest",
        "client",
        "employee",
        "brand",
        "digital",
        "patient",
        "member",
        "candidate",
    ];
    let bare = text.trim().trim_end_matches([':', ' ']);
    let words_in: Vec<&str> = bare.split_whitespace().collect();
    let (last, before) = words_in.split_last()?;
    let set = |w: &&str| {
        w.chars().all(|c| c.is_alphabetic() || "-/&".contains(c))
            && (w.starts_with(|c: char| !c.is_lowercase())
                || words::LINKING.contains(&fold(w).as_str()))
    };
    let told = |w: &&str| {
        let folded = fold(w);
        // "Application for Employment" is the name of a form.
        words::jobs::TITLES.contains(&folded.as_str())
            || folded == "application"
            || CARED_FOR.contains(&folded.as_str())
    };
    if !(1..=3).contains(&before.len()) || !words_in.iter().all(set) || before.iter().any(told) {
        return None;
    }
    // "Berufliche Stationen", "Professional Journey": what nobody calls anything else.
    let first = fold(before[0]);
    let other = |w: &&str| {
        let folded = fold(w);
        let lists = [headings::ELSEWHERE, headings::SKILLS, headings::STUDIES, headings::LANGUAGES];
        let known = lists.iter().any(|list| list.contains(&folded.as_str()));
        known || is_heading_word(&folded) || words::CONTACT_HEADING.contains(&folded.as_str())
    };
    if headings::OF_WORK.contains(&first.as_str()) && !words_in[1..].iter().any(other) {
        return Some(Part::Jobs);
    }
    let elsewhere = before.iter().any(|w| headings::ELSEWHERE.contains(&fold(w).as_str()));
    let part = match fold(last).as_str() {
        "experience" | "employment" | "internships" | "positions" | "appointments" => Part::Jobs,
        "skills" | "competencies" => Part::Skills,
        _ => return None,
    };
    Some(if elsewhere { Part::Elsewhere } else { part })
}

fn part_of(known: &[&str], any: impl Fn(&[&str]) -> bool) -> Option<Part> {
    let linked = known.iter().any(|w| matches!(*w, "and" | "und" | "et" | "y" | "e" | "en"))
        || known.len() == 2
            && any(headings::SKILLS)
            && any(headings::LANGUAGES)
            && known[0].ends_with('s')
            && known[1].ends_with('s')
            && !headings::SKILLS.contains(&known[1]);
    if any(words::OTHERS_HEADING) {
        return Some(Part::Others);
    }
    // Both say what one learned.
    if matches!(known, ["aus", "und" | "fort", ..]) && any(&["weiterbildung", "fortbildung"]) {
        return Some(Part::Studies);
    }
    // "Professional Background" tells of work, as "Academic Background" of schools.
    let worked = any(&["professional", "beruflicher", "professionnel", "profesional"]);
    if worked && any(&["background", "history", "record", "hintergrund", "recorrido", "path"]) {
        return Some(Part::Jobs);
    }
    if matches!(known, ["spoken"] | ["mother" | "native", "tongue"] | ["mother", "tongue", "s"]) {
        return Some(Part::Languages);
    }
    // "Career Summary" is a list of jobs, "Summary of Experience" a paragraph.
    let listed = matches!(known, ["career" | "employment" | "work", "summary" | "overview"]);
    // "Other Experience" is work too.
    let elsewhere = known.iter().any(|w| headings::ELSEWHERE.contains(w) && *w != "other");
    if any(headings::JOBS) && (listed || !elsewhere) {
        return Some(Part::Jobs);
    }
    if any(headings::STUDIES) {
        return Some(Part::Studies);
    }
    if any(headings::INTERESTS) {
        let spoken = any(headings::LANGUAGES);
        if any(headings::SKILLS) {
            return Some(Part::SkillsAndMore);
        }
        return Some(if spoken { Part::LanguagesAndMore } else { Part::Elsewhere });
    }
    if known.contains(&"knowledge") && any(&["computer", "technical", "it", "software"]) {
        return Some(Part::Skills);
    }
    match (any(headings::LANGUAGES), any(headings::SKILLS)) {
        (true, true) if linked => return Some(Part::SkillsAndLanguages),
        (true, _) if known.contains(&"programming") => return Some(Part::Skills),
        (true, _) => return Some(Part::Languages),
        (false, true) => return Some(Part::Skills),
        (false, false) => {}
    }
    if any(&["qualifications", "qualification"]) && !any(headings::ELSEWHERE) {
        return Some(Part::Studies);
    }
    if any(words::CONTACT_HEADING) && !any(headings::ELSEWHERE) {
        return Some(Part::Contact);
    }
    if any(headings::LINKS) {
        return Some(Part::Links);
    }
    if any(&["training", "trainings"]) && !any(headings::ELSEWHERE) {
        return Some(Part::Training);
    }
    let named = any(words::HEADING) || any(headings::ELSEWHERE) || any(headings::OTHER);
    let only_links = known.iter().all(|w| words::LINKING.contains(w));
    (named && !only_links || any(headings::ELSEWHERE)).then_some(Part::Elsewhere)
}

/// Returns the word of headings that a joined one turns on: "Computerkenntnisse".
fn turning(word: &str) -> &str {
    if is_heading_word(word) { word } else { headings::last_part(word) }
}

fn is_heading_word(word: &str) -> bool {
    [
        words::HEADING,
        words::LINKING,
        words::CONTACT_HEADING,
        words::OTHERS_HEADING,
        headings::JOBS,
        headings::STUDIES,
        headings::SKILLS,
        headings::LANGUAGES,
        headings::LINKS,
        headings::ELSEWHERE,
        headings::INTERESTS,
        headings::OTHER,
    ]
    .iter()
    .any(|list| list.contains(&word))
}

/// Returns whether a label among skills names something else: certificates, hobbies, awards.
pub(super) fn ends_a_list(label: &str) -> bool {
    let folded = fold(label);
    folded.split(' ').any(|w| {
        [headings::INTERESTS, headings::STUDIES, words::OTHERS_HEADING, headings::NO_SKILLS]
            .iter()
            .any(|list| list.contains(&w))
    })
}

/// Returns whether a line belongs to the page, not to the text: its number, when it was updated.
pub(super) fn is_furniture(line: &str) -> bool {
    const STARTS: [&str; 8] = [
        "last updated",
        "updated",
        "last modified",
        "stand",
        "mis a jour",
        "actualizado",
        "printed",
        "page",
    ];
    if is_numbered(line) {
        return true;
    }
    if line.len() > HEADING_BYTES_MAX {
        return false;
    }
    let folded = fold(line);
    let rest = STARTS.iter().find_map(|s| folded.strip_prefix(s));
    rest.is_some_and(|rest| {
        rest.contains(|c: char| c.is_ascii_digit()) && rest.split(' ').count() <= 5
    })
}

/// Returns whether a line has the number of its page: "J. Roe - Page 1 of 2", "Seite 2/3", "1/2".
fn is_numbered(line: &str) -> bool {
    if line.len() > FOOT_BYTES_MAX {
        return false;
    }
    let folded = fold(line);
    let known: Vec<&str> = folded.split(' ').collect();
    let digits = |w: &str| w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit());
    if let [one, all] = known.as_slice() {
        return line.contains('/') && !line.contains(['.', ':']) && digits(one) && digits(all);
    }
    known.windows(4).any(|w| {
        let page = matches!(w[0], "page" | "seite" | "pagina" | "strona" | "sida" | "side");
        let of = matches!(w[2], "of" | "von" | "sur" | "de" | "di" | "z" | "av" | "af" | "van");
        page && digits(w[1]) && of && digits(w[3])
    }) || matches!(known.as_slice(), ["page" | "seite", one, all, ..] if digits(one) && digits(all))
}
