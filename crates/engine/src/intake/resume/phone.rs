//! Phone numbers in a text, which of them is the person's own, and a form to compare them by.

use std::ops::Range;

use super::Candidate;
use super::likeness::fold;
use super::lines::{Line, Page, Zone};
use super::words;

/// Digits of a number that can be called: a local one has seven, E.164 allows fifteen.
const DIGITS_MIN: usize = 7;
const DIGITS_MAX: usize = 15;

/// Digits from which a number stands without a label; shorter ones are local, and as often ids.
const DIGITS_NATIONAL: usize = 9;

/// The longest a number is written, brackets and spaces included.
const RUN_BYTES_MAX: usize = 48;

/// Numbers looked at.
const CANDIDATES_MAX: usize = 200;

/// A country: ISO code, calling code, trunk prefix, and folded words that tell an address in it.
struct Country {
    iso: &'static str,
    calling: &'static str,
    trunk: &'static str,
    signs: &'static [&'static str],
}

const fn country(
    iso: &'static str,
    calling: &'static str,
    trunk: &'static str,
    signs: &'static [&'static str],
) -> Country {
    Country { iso, calling, trunk, signs }
}

/// The countries whose national numbers are told from an address; international ones need none.
const COUNTRIES: &[Country] = &[
    country("US", "1", "1", &["usa", "united states"]),
    country("CA", "1", "1", &["canada", "toronto", "vancouver", "montreal", "ottawa", "calgary"]),
    country(
        "GB",
        "44",
        "0",
        &["united kingdom", "uk", "england", "scotland", "wales", "london", "manchester"],
    ),
    country("IE", "353", "0", &["ireland", "dublin", "cork", "galway"]),
    country(
        "DE",
        "49",
        "0",
        &["germany", "deutschland", "berlin", "munchen", "munich", "hamburg", "koln", "frankfurt"],
    ),
    country("AT", "43", "0", &["austria", "osterreich", "wien", "vienna"]),
    country(
        "CH",
        "41",
        "0",
        &["switzerland", "schweiz", "suisse", "zurich", "geneva", "geneve", "bern"],
    ),
    country("FR", "33", "0", &["france", "paris", "lyon", "marseille"]),
    country("BE", "32", "0", &["belgium", "belgique", "brussels", "bruxelles"]),
    country("NL", "31", "0", &["netherlands", "nederland", "amsterdam", "rotterdam", "utrecht"]),
    country("ES", "34", "", &["spain", "espana", "madrid", "barcelona", "sevilla"]),
    country("PT", "351", "", &["portugal", "lisbon", "lisboa", "porto"]),
    country("IT", "39", "", &["italy", "italia", "rome", "roma", "milan", "milano"]),
    country("PL", "48", "", &["poland", "polska", "warsaw", "warszawa", "krakow", "wroclaw"]),
    country("CZ", "420", "", &["czech", "praha", "prague", "brno"]),
    country("SE", "46", "0", &["sweden", "sverige", "stockholm"]),
    country("NO", "47", "", &["norway", "norge", "oslo"]),
    country("DK", "45", "", &["denmark", "danmark", "copenhagen", "kobenhavn"]),
    country("FI", "358", "0", &["finland", "suomi", "helsinki"]),
    country("GR", "30", "", &["greece", "athens"]),
    country("TR", "90", "0", &["turkey", "turkiye", "istanbul", "ankara"]),
    country("RU", "7", "8", &["russia", "moscow"]),
    country("UA", "380", "0", &["ukraine", "kyiv", "kiev"]),
    country("RO", "40", "0", &["romania", "bucharest", "bucuresti"]),
    country("HU", "36", "06", &["hungary", "budapest"]),
    country("BR", "55", "0", &["brazil", "brasil", "sao paulo", "rio de janeiro"]),
    country("MX", "52", "", &["mexico", "guadalajara", "monterrey"]),
    country("AR", "54", "0", &["argentina", "buenos aires"]),
    country("CO", "57", "", &["colombia", "bogota", "medellin"]),
    country("CL", "56", "", &["chile", "santiago"]),
    country("PE", "51", "0", &["peru", "lima"]),
    country(
        "IN",
        "91",
        "0",
        &["india", "mumbai", "delhi", "bengaluru", "bangalore", "chennai", "hyderabad", "pune"],
    ),
    country("PK", "92", "0", &["pakistan", "karachi", "lahore"]),
    country("BD", "880", "0", &["bangladesh", "dhaka"]),
    country("CN", "86", "0", &["china", "beijing", "shanghai", "shenzhen"]),
    country("JP", "81", "0", &["japan", "tokyo", "osaka"]),
    country("KR", "82", "0", &["korea", "seoul"]),
    country("PH", "63", "0", &["philippines", "manila"]),
    country("ID", "62", "0", &["indonesia", "jakarta"]),
    country("VN", "84", "0", &["vietnam", "hanoi"]),
    country("SG", "65", "", &["singapore"]),
    country("AU", "61", "0", &["australia", "sydney", "melbourne", "brisbane", "perth"]),
    country("NZ", "64", "0", &["new zealand", "auckland", "wellington"]),
    country("ZA", "27", "0", &["south africa", "johannesburg", "cape town", "durban"]),
    country("NG", "234", "0", &["nigeria", "lagos", "abuja"]),
    country("KE", "254", "0", &["kenya", "nairobi"]),
    country("GH", "233", "0", &["ghana", "accra"]),
    country("EG", "20", "0", &["egypt", "cairo"]),
    country("IL", "972", "0", &["israel", "tel aviv", "jerusalem"]),
    country("AE", "971", "0", &["uae", "dubai", "abu dhabi", "emirates"]),
    country("SA", "966", "0", &["saudi", "riyadh", "jeddah"]),
];

/// Returns a number in the form to compare by, or `None` when it is none.
///
/// `+` and digits where the country is written (`+44`, `0044`) or given by `region` (ISO
/// 3166, two letters), or where the digits are grouped as North American numbers are and no
/// region says otherwise; else the digits alone. An extension is left out: it is one desk of
/// the same line.
#[must_use]
pub fn normalise_phone(written: &str, region: Option<&str>) -> Option<String> {
    let number = without_extension(written.trim());
    // "+44 (0) 20": the bracketed trunk prefix is for callers inside the country.
    let international = number.trim_start_matches(['(', ' ']).starts_with('+');
    let number = if international { number.replace("(0)", "") } else { number.to_owned() };
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if !(DIGITS_MIN..=DIGITS_MAX + 2).contains(&digits.len()) {
        return None;
    }
    if international {
        return (digits.len() <= DIGITS_MAX).then(|| format!("+{digits}"));
    }
    if let Some(rest) = digits.strip_prefix("00").filter(|r| r.len() >= DIGITS_NATIONAL) {
        return Some(format!("+{rest}"));
    }
    let region = region.and_then(|r| COUNTRIES.iter().find(|c| c.iso.eq_ignore_ascii_case(r)));
    match region {
        Some(country) if country.calling == "1" => Some(north_american(&digits)),
        Some(country) if digits.len() > DIGITS_MIN => {
            let national = digits.strip_prefix(country.trunk).unwrap_or(&digits);
            Some(format!("+{}{national}", country.calling))
        }
        Some(_) => Some(digits),
        None if is_north_american(&number) => Some(north_american(&digits)),
        None => Some(digits),
    }
}

fn north_american(digits: &str) -> String {
    match digits.len() {
        10 => format!("+1{digits}"),
        11 if digits.starts_with('1') => format!("+{digits}"),
        _ => digits.to_owned(),
    }
}

/// Returns whether a number is grouped three, three, four, with an area code that exists.
fn is_north_american(number: &str) -> bool {
    let mut groups: Vec<&str> =
        number.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    if groups.len() == 4 && groups[0] == "1" {
        groups.remove(0);
    }
    let lens: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    lens == [3, 3, 4] && groups[..2].iter().all(|g| !g.starts_with(['0', '1']))
}

fn without_extension(number: &str) -> &str {
    let cut = number.find(|c: char| c.is_alphabetic() || c == '#').unwrap_or(number.len());
    number[..cut].trim_end()
}

/// Returns the numbers of a text with their points; `near` is where the person's e-mail stands.
pub(super) fn candidates(page: &Page<'_>, near: Option<Range<usize>>) -> Vec<Candidate> {
    let region = region_of(page);
    let email_line = near.and_then(|n| page.line_at(n.start)).map(|l| l.number);
    let mut found = Vec::new();
    for line in &page.lines {
        for place in places(line.text) {
            if found.len() >= CANDIDATES_MAX {
                return found;
            }
            let value = line.text[place.clone()].to_owned();
            let Some(normal) = normalise_phone(&value, region) else { continue };
            let Some(points) = points(line, &place, &value, email_line) else { continue };
            let span = line.start + place.start..line.start + place.end;
            found.push(Candidate { value, normal, span, points });
        }
    }
    found
}

/// Returns the country the person's address names.
fn region_of(page: &Page<'_>) -> Option<&'static str> {
    let own = page.lines.iter().filter(|l| matches!(l.zone, Zone::Head | Zone::Contact));
    let mut head = String::new();
    for line in own {
        if has_state_and_zip(line.text) {
            return Some("US");
        }
        head.push_str(line.text);
        head.push('\n');
    }
    COUNTRIES.iter().find(|c| words::has_any(&head, c.signs)).map(|c| c.iso)
}

/// Returns whether a line has a state and a zip code, as "TX 78701".
fn has_state_and_zip(line: &str) -> bool {
    let words: Vec<&str> =
        line.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.windows(2).any(|pair| {
        pair[0].len() == 2
            && pair[0].bytes().all(|b| b.is_ascii_uppercase())
            && pair[1].len() == 5
            && pair[1].bytes().all(|b| b.is_ascii_digit())
    })
}

fn points(
    line: &Line<'_>,
    place: &Range<usize>,
    value: &str,
    email_line: Option<usize>,
) -> Option<i32> {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let label = label_before(&line.text[..place.start]);
    if label == Some(Label::Number) {
        return None;
    }
    let own_block = matches!(line.zone, Zone::Head | Zone::Contact);
    let called = label == Some(Label::Phone) || label == Some(Label::Fax);
    let grouped = value.contains([' ', '-', '.', '(', '/']);
    let international = value.starts_with('+') || value.starts_with("(+");
    // A short or bare row of digits is a phone only where one is expected.
    if !international && !called && (digits < DIGITS_NATIONAL || !grouped) && !own_block {
        return None;
    }
    // Nor is every short number in a head a phone: a local one is grouped three and four.
    if !called && digits < DIGITS_NATIONAL && !is_local(value) {
        return None;
    }
    let mut points = 35;
    points += match line.zone {
        Zone::Head | Zone::Contact => 30,
        Zone::Body => 0,
        Zone::Others => -70,
    };
    points += match label {
        Some(Label::Phone) => 20,
        Some(Label::Fax) => -20,
        _ => 0,
    };
    points += carried(&line.text[..place.start], &line.text[place.end..]);
    points += if is_french_mobile(value) { 4 } else { 0 };
    points += if international { 12 } else { 0 };
    points += if digits < DIGITS_NATIONAL { -15 } else { 0 };
    if email_line.is_some_and(|e| e.abs_diff(line.number) <= 2) {
        points += 15;
    }
    if line.is_prose() {
        points -= 30;
    }
    if words::has_any(line.around(place), words::OTHER_PERSON) {
        points -= 60;
    }
    Some(points)
}

/// Returns the points of what says who answers a phone: its owner, or a household, or a desk.
fn carried(before: &str, behind: &str) -> i32 {
    let before = fold(before);
    let mut last = before.split(' ').rev();
    let own = [last.next().unwrap_or_default(), last.next().unwrap_or_default()];
    let bracket = behind.trim_start().strip_prefix('(').and_then(|b| b.split(')').next());
    let noted = bracket.map(fold).unwrap_or_default();
    let named = |list: &[&str]| {
        let phone = words::PHONE_LABEL.contains(&own[0]) && list.contains(&own[1]);
        phone || list.contains(&own[0])
    };
    let said = |list: &[&str]| named(list) || list.contains(&noted.as_str());
    match (said(words::MOBILE_LABEL), said(words::SHARED_LABEL)) {
        (true, _) => 6,
        (_, true) => -6,
        _ => 0,
    }
}

/// Returns whether a number is grouped in pairs and begins as mobile ones do in France.
fn is_french_mobile(value: &str) -> bool {
    let groups: Vec<&str> = value.split([' ', '.', '-']).collect();
    groups.len() == 5 && groups.iter().all(|g| g.len() == 2) && matches!(groups[0], "06" | "07")
}

fn is_local(value: &str) -> bool {
    let lens: Vec<usize> = value
        .split(|c: char| !c.is_ascii_digit())
        .filter(|g| !g.is_empty())
        .map(str::len)
        .collect();
    matches!(lens.as_slice(), [3, 4] | [4, 4] | [3, 2, 2] | [3, 2, 3] | [2, 2, 2, 2])
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Phone,
    Fax,
    Number,
}

/// Returns what the words right before a number call it.
fn label_before(before: &str) -> Option<Label> {
    let folded = fold(before);
    let mut words_before = folded.split_whitespace().rev();
    let last = words_before.next()?;
    let second = words_before.next().unwrap_or_default();
    let is = |list: &[&str]| list.contains(&last);
    if is(words::FAX_LABEL) || (second == "fax" && last == "no") {
        return Some(Label::Fax);
    }
    let numbered = matches!(last, "no" | "nr" | "number" | "#") || before.trim_end().ends_with('#');
    if is(words::NUMBER_LABEL) || (numbered && words::NUMBER_LABEL.contains(&second)) {
        return Some(Label::Number);
    }
    if numbered && !words::PHONE_LABEL.contains(&second) {
        return Some(Label::Number);
    }
    is(words::PHONE_LABEL).then_some(Label::Phone)
}

/// Returns the places in a line where digits stand as in a phone number.
fn places(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut places = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let starts = bytes[at].is_ascii_digit() || matches!(bytes[at], b'+' | b'(');
        if !starts || !begins_free(line, at) {
            at += 1;
            continue;
        }
        let end = run_end(line, at);
        let place = trim_run(line, at..end);
        at = end.max(at + 1);
        if let Some(place) = place.filter(|p| is_phone(line, p)) {
            let place = with_extension(line, place);
            at = at.max(place.end);
            places.push(place);
        }
    }
    places
}

/// Returns whether nothing before a place ties it to a word, a sum or a longer number.
fn begins_free(line: &str, at: usize) -> bool {
    let mut before = line[..at].chars().rev();
    match before.next() {
        None => true,
        Some('.' | ',' | '-' | '–' | '/' | '+') => {
            !before.next().is_some_and(|c| c.is_alphanumeric())
        }
        Some(c) => {
            !c.is_alphanumeric() && !matches!(c, '$' | '€' | '£' | '¥' | '@' | '_' | '=' | '#')
        }
    }
}

fn run_end(line: &str, start: usize) -> usize {
    let mut end = start;
    let mut spaces = 0;
    for (index, c) in line[start..].char_indices() {
        if index > RUN_BYTES_MAX || breaks_run(&line[start..start + index], &line[start + index..])
        {
            break;
        }
        let part = match c {
            '0'..='9' | '(' | ')' | '.' | '-' | '–' | '/' | '\u{2212}' => {
                spaces = 0;
                true
            }
            '+' => index == 0 || line[start..].starts_with("(+") && index == 1,
            ' ' => {
                spaces += 1;
                spaces < 2
            }
            _ => false,
        };
        if !part {
            break;
        }
        end = start + index + c.len_utf8();
    }
    end
}

/// Returns whether another number begins behind a run: a bracket behind a zip code, a dash that
/// stands alone.
fn breaks_run(run: &str, rest: &str) -> bool {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let bracket = rest.starts_with('(') && digits > 3 && !run.starts_with('+');
    let dash =
        (rest.starts_with("- ") || rest.starts_with("– ")) && run.ends_with(' ') && digits >= 5;
    // "02 99 55 01 23 / 06 44 55 01 23" are two.
    let stroke = rest.starts_with("/ ") && run.ends_with(' ') && digits >= DIGITS_NATIONAL;
    bracket || dash || stroke
}

/// Returns a run without what hangs on at its ends, `None` if no digit is in it.
fn trim_run(line: &str, run: Range<usize>) -> Option<Range<usize>> {
    let text = &line[run.clone()];
    let last = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let mut first = 0;
    // An opening bracket counts only with its closing one.
    while text[first..last].starts_with('(') && !text[first..last].contains(')') {
        first += 1;
    }
    let kept = &text[first..last];
    let lead = kept.find(|c: char| c.is_ascii_digit() || matches!(c, '+' | '('))?;
    Some(run.start + first + lead..run.start + last)
}

/// Returns whether a run of digits is shaped like a phone number and like nothing else.
fn is_phone(line: &str, place: &Range<usize>) -> bool {
    let text = &line[place.clone()];
    let groups: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|g| !g.is_empty()).collect();
    let digits: usize = groups.iter().map(|g| g.len()).sum();
    let lens: Vec<usize> = groups.iter().map(|g| g.len()).collect();
    if !(DIGITS_MIN..=DIGITS_MAX).contains(&digits) || !ends_free(&line[place.end..]) {
        return false;
    }
    if text.starts_with('+') || text.starts_with("(+") {
        return true;
    }
    let year = |g: &&str| g.len() == 4 && (g.starts_with("19") || g.starts_with("20"));
    // Years and days: "2018 - 2020", "06/2019", "01.02.1990", "20190401".
    if groups.iter().any(year) && digits <= 8
        || digits == 8 && groups.len() == 1 && (text.starts_with("19") || text.starts_with("20"))
    {
        return false;
    }
    if digits == 12 && groups.iter().filter(|g| year(g)).count() >= 2 {
        return false;
    }
    // Social security, zip+4, cards, book numbers, addresses of machines.
    let dotted = text.contains('.') && lens.len() == 4 && groups.iter().all(|g| g.len() <= 3);
    let book = digits == 13 && (text.starts_with("978") || text.starts_with("979"));
    let listed = matches!(lens.as_slice(), [3, 2, 4] | [5, 4] | [4, 4, 4, 4] | [2, 7]);
    !(dotted || book || listed) && lens.len() <= 6 && !lens.iter().all(|&l| l < 2)
}

/// Returns whether nothing behind a place ties it to a word, a sum or a share.
fn ends_free(rest: &str) -> bool {
    let mut rest = rest.chars();
    match rest.next() {
        None => true,
        Some(',' | '.') => !rest.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => !c.is_alphanumeric() && !matches!(c, '%' | '@' | '_' | '+'),
    }
}

/// Returns a place with the extension behind it: "x12", "ext. 12", "Durchwahl 12".
fn with_extension(line: &str, place: Range<usize>) -> Range<usize> {
    let rest = &line[place.end..];
    let ahead = rest.trim_start_matches([' ', ',']);
    let lower = ahead.to_ascii_lowercase();
    let words = ["extension", "ext.", "ext", "durchwahl", "dw", "x"];
    let Some(word) = words.iter().find(|w| lower.starts_with(**w)) else { return place };
    let behind = ahead[word.len()..].trim_start_matches([' ', '.', ':']);
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=6).contains(&digits) {
        return place;
    }
    place.start..line.len() - behind.len() + digits
}
