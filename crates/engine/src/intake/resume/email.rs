//! E-mail addresses in a text, and which of them is the person's own.

use std::ops::Range;

use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization;

use super::Candidate;
use super::agreement::agreement;
use super::lines::{Line, Page, Zone};
use super::words;
use crate::intake::extract::is_hidden;

/// The longest address a mail server takes (RFC 5321, a path less its brackets).
const ADDRESS_BYTES_MAX: usize = 254;

/// The longest word in brackets that stands for a sign, brackets included.
const BRACKET_BYTES_MAX: usize = 9;

/// Addresses looked at; a list of colleagues has dozens, and none of them is the owner's.
const CANDIDATES_MAX: usize = 200;

/// Returns an address in the form to compare by, or `None` when it is none.
///
/// Trimmed, hidden characters and `mailto:` gone, composed, the domain in ASCII, all in small
/// letters: two addresses with equal forms reach the same person. For sending keep what was
/// written. The domain must have a dot; look-alike full-width letters are refused.
#[must_use]
pub fn normalise_email(written: &str) -> Option<String> {
    let visible: String = written.nfc().filter(|&c| !is_hidden(c)).collect();
    let bare = visible.trim().trim_start_matches("mailto:").trim_matches(['<', '>', ' ']);
    let (local, domain) = bare.rsplit_once('@')?;
    if !local.chars().all(|c| c.is_ascii_graphic() || c.is_alphanumeric())
        || bare.chars().any(|c| matches!(c, '\u{FF01}'..='\u{FF5E}'))
    {
        return None;
    }
    let domain = idna::domain_to_ascii(domain).ok()?;
    let address = format!("{}@{domain}", local.to_lowercase());
    let options =
        Options::default().with_required_tld().without_display_text().without_domain_literal();
    let valid = address.len() <= ADDRESS_BYTES_MAX
        && EmailAddress::parse_with_options(&address, options).is_ok()
        && is_domain(&domain);
    valid.then_some(address)
}

/// Returns whether a domain ends as host names do, and not as files do ("logo@2x.png").
fn is_domain(domain: &str) -> bool {
    const FILES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "docx"];
    let Some((_, last)) = domain.rsplit_once('.') else { return false };
    let letters = last.len() >= 2 && last.chars().all(|c| c.is_ascii_alphabetic());
    (letters || last.starts_with("xn--")) && !FILES.contains(&last)
}

/// Returns the addresses of a text with their points, name not yet considered.
pub(super) fn candidates(page: &Page<'_>) -> Vec<Candidate> {
    places(page.text)
        .into_iter()
        .take(CANDIDATES_MAX)
        .filter_map(|(span, value)| {
            let normal = normalise_email(&value)?;
            let line = page.line_at(span.start)?;
            let points = points(line, &span, &normal);
            Some(Candidate { value, normal, span, points })
        })
        .collect()
}

/// Returns the candidates with points added where an address agrees with a name.
pub(super) fn agree(candidates: &[Candidate], name: &str) -> Vec<Candidate> {
    let mut agreed = candidates.to_vec();
    for candidate in &mut agreed {
        let local = candidate.normal.split('@').next().unwrap_or_default();
        candidate.points += agreement(name, local);
    }
    agreed
}

fn points(line: &Line<'_>, span: &Range<usize>, normal: &str) -> i32 {
    let mut points = 45;
    points += match line.zone {
        Zone::Head => 30,
        Zone::Contact => 35,
        Zone::Body => 0,
        Zone::Others => -60,
    };
    let before = super::likeness::fold(&line.text[..span.start - line.start]);
    if before.split_whitespace().next_back().is_some_and(|w| words::EMAIL_LABEL.contains(&w)) {
        points += 10;
    }
    if line.is_prose() {
        points -= 30;
    }
    if words::has_any(
        line.around(&(span.start - line.start..span.end - line.start)),
        words::OTHER_PERSON,
    ) {
        points -= 60;
    }
    let local = normal.split('@').next().unwrap_or_default();
    if words::ROLE_ADDRESS.contains(&local) {
        points -= 35;
    }
    points
}

/// Returns the places in a text where an address stands, each with the address.
fn places(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let mut from = 0;
    while let Some(at) = next_at(text, from) {
        from = at.end;
        let left = local_start(text, at.start);
        let (right, domain) = read_domain(text, at.end);
        let local = text[left..at.start].trim();
        if !local.is_empty() && !domain.is_empty() && found.last().is_none_or(|f| f.0.end <= left) {
            from = right;
            found.push((left..right, format!("{local}@{domain}")));
        }
    }
    found
}

/// Returns the next `@`, or what is written for it: `(at)`, `[at]`, in brackets of any kind.
fn next_at(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = &text[from..];
    for (index, c) in rest.char_indices() {
        let at = from + index;
        if c == '@' {
            return Some(at..at + 1);
        }
        if let Some(len) = bracketed(&rest[index..], &["at", "@"]) {
            let start = text[..at].trim_end_matches(' ').len();
            let end = at + len;
            return Some(
                start..end + (text[end..].len() - text[end..].trim_start_matches(' ').len()),
            );
        }
    }
    None
}

/// Returns the length of a bracketed word at the start of a text.
fn bracketed(text: &str, any_of: &[&str]) -> Option<usize> {
    let close = match text.chars().next()? {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        _ => return None,
    };
    let inner_end = text[..text.floor_char_boundary(BRACKET_BYTES_MAX)].find(close)?;
    let inner = text[1..inner_end].trim().to_ascii_lowercase();
    any_of.contains(&inner.as_str()).then_some(inner_end + 1)
}

fn local_start(text: &str, end: usize) -> usize {
    let written = |c: char| c.is_alphanumeric() || "._%+-'&=".contains(c);
    let start = text[..end]
        .rfind(|c| !written(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let start = start.max(end.saturating_sub(ADDRESS_BYTES_MAX));
    let start = text.ceil_char_boundary(start);
    start + text[start..end].find(char::is_alphanumeric).unwrap_or(end - start)
}

/// Returns where a domain ends, and the domain with bracketed dots put right.
fn read_domain(text: &str, start: usize) -> (usize, String) {
    let mut domain = String::new();
    let mut end = start;
    let mut at = start;
    while domain.len() < ADDRESS_BYTES_MAX {
        let rest = &text[at..];
        let Some(c) = rest.chars().next() else { break };
        let ahead = rest.trim_start_matches(' ');
        if let Some(len) = bracketed(ahead, &["dot", ".", "punkt", "punto"]) {
            domain.push('.');
            at += rest.len() - ahead.len() + len;
            at += text[at..].len() - text[at..].trim_start_matches(' ').len();
        } else if c.is_alphanumeric() {
            domain.push(c);
            at += c.len_utf8();
            end = at;
        } else if c == '.' || c == '-' {
            domain.push(c);
            at += 1;
        } else {
            break;
        }
    }
    let keep = domain.trim_end_matches(['.', '-']).len();
    domain.truncate(keep);
    (end, domain)
}
