//! Links to pages of the person: profiles anywhere in lists, other sites only where contact
//! data stands.

use std::ops::Range;

use super::Field;
use super::likeness::fold;
use super::profile::field;
use super::sections::{Part, Row};

/// Links kept of a document.
pub(super) const LINKS_MAX: usize = 20;

/// Rows, and bytes of a row, looked at.
const ROWS_MAX: usize = 4_000;
const ROW_BYTES_MAX: usize = 600;

/// Words in small letters from which a line is a sentence, with somebody's link in it.
const SMALL_WORDS_MAX: usize = 4;

/// Bytes of a link at most: what the address bars of all browsers take.
const LINK_BYTES_MAX: usize = 300;

/// Hosts on which people have a page of their own.
#[rustfmt::skip]
const PROFILES: &[&str] = &[
    "linkedin.com", "github.com", "gitlab.com", "bitbucket.org", "xing.com", "behance.net",
    "dribbble.com", "stackoverflow.com", "medium.com", "orcid.org", "scholar.google.com",
    "researchgate.net", "kaggle.com", "angel.co", "about.me", "avvo.com", "viadeo.com",
];

/// Ends of host names that resumes have without anything before them.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "com", "org", "net", "io", "dev", "me", "co", "law", "legal", "info", "biz", "name", "pro",
    "app", "page", "site", "website", "online", "blog", "design", "tech", "ai", "eu", "de", "fr",
    "es", "it", "uk", "ie", "ch", "at", "nl", "be", "pl", "pt", "br", "mx", "ca", "us", "au",
    "in", "se", "no", "dk", "fi", "cz", "jp", "edu", "example", "xyz", "studio", "work", "works",
    "attorney", "lawyer", "engineer", "sh", "so", "tv", "academy", "ng", "za", "ar", "cl", "gt",
];

/// Hosts of everybody's mail, which are nobody's page.
#[rustfmt::skip]
const MAIL_HOSTS: &[&str] = &[
    "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com",
    "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "gmx.com", "web.de", "t-online.de",
    "proton.me", "protonmail.com", "posteo.de", "orange.fr", "free.fr", "laposte.net", "mail.com",
    "comcast.net", "msn.com", "zoho.com", "yandex.com", "libero.it", "wp.pl", "o2.pl",
];

/// Ends of names of programs and files, which are no hosts.
const NO_HOSTS: &[&str] = &["asp.net", "ado.net", "vb.net", "node.js", "socket.io", "draw.io"];

/// Returns the links of a document; an e-mail address is none, nor is its domain beside it.
///
/// Of a document that is about nobody only profiles are taken.
pub(super) fn find(rows: &[Row<'_>], email: Option<&Field>, person: bool) -> Vec<Field> {
    let mail = email.and_then(|e| e.span.clone());
    let mut found: Vec<Field> = Vec::new();
    for (index, row) in rows.iter().enumerate().take(ROWS_MAX) {
        if row.part == Part::Others || row.text.len() > ROW_BYTES_MAX {
            continue;
        }
        for place in tokens(row.text) {
            if found.len() >= LINKS_MAX {
                return found;
            }
            let span = row.start + place.start..row.start + place.end;
            let of_mail = mail.as_ref().is_some_and(|m| m.start < span.end && span.start < m.end);
            let written = &row.text[place.clone()];
            let Some(points) = points(row, written, person).filter(|_| !of_mail) else {
                continue;
            };
            let mut one = field(written, span, points);
            let ends_line = place.end == row.text.len();
            let next =
                rows.get(index + 1).filter(|n| n.section == row.section && !n.gap && !n.bullet);
            if let Some(next) = next.filter(|_| ends_line) {
                go_on(&mut one, next);
            }
            if one.value.ends_with("/in/") {
                continue;
            }
            one.normal = bare(&one.value);
            // What lies below a page of the person is a work of theirs.
            let below = |f: &Field| {
                let rest = one.normal.strip_prefix(f.normal.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            if !found.iter().any(below) {
                found.push(one);
            }
        }
    }
    found
}

/// Returns the words of a line that may be links, without marks around them.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = 0;
    for part in text.split([' ', '\t', '|', '·', '•', ',', ';', '(', ')', '<', '>', '"', '[', ']'])
    {
        let at = start;
        // The mark behind a part is as wide as it is.
        start += part.len();
        start += text[start..].chars().next().map_or(0, char::len_utf8);
        let kept = part.trim_end_matches(['.', ':', '/', '\'', '…']);
        let kept = if part[kept.len()..].starts_with('/') { &part[..=kept.len()] } else { kept };
        let label = kept.rfind(':').filter(|&c| !kept[c..].starts_with("://")).map_or(0, |c| c + 1);
        let label = if kept.contains("://") { kept.find("http").unwrap_or(0) } else { label };
        if kept.len() > label && kept.contains('.') && kept.len() <= LINK_BYTES_MAX {
            tokens.push(at + label..at + kept.len());
        }
    }
    tokens
}

/// Returns the points of a word as a link of the person, `None` where it is none.
fn points(row: &Row<'_>, written: &str, person: bool) -> Option<i32> {
    if written.contains('@') || written.contains("..") {
        return None;
    }
    let bare = bare(written);
    let host = bare.split(['/', '?', '#']).next()?;
    let known = !NO_HOSTS.contains(&host) && is_host(host);
    let own_page = bare.len() > host.len() + 1;
    let profile = PROFILES.iter().any(|p| host == *p || host.ends_with(&format!(".{p}")));
    let small = row.text.split_whitespace().filter(|w| w.chars().all(char::is_lowercase)).count();
    let contact = matches!(row.part, Part::Head | Part::Contact | Part::Links)
        && person
        && small < SMALL_WORDS_MAX;
    let prose = !contact && row.text.split_whitespace().count() > 8;
    // A company's page, a repository in an account of work.
    let foreign = bare.contains("linkedin.com/company")
        || bare.contains("linkedin.com/school")
        || !contact && matches!(row.part, Part::Jobs | Part::Studies);
    let mail = MAIL_HOSTS.contains(&bare.as_str());
    if !known || foreign || mail || prose && (row.bullet || !profile) {
        return None;
    }
    let marked = written.contains("://") || fold(written).starts_with("www");
    match (profile && own_page, contact) {
        (true, true) => Some(95),
        (true, false) => Some(80),
        (false, true) if marked => Some(85),
        (false, true) if host.chars().any(char::is_alphabetic) && !profile => Some(65),
        _ => None,
    }
}

/// Returns whether a text is a host's name: parts of letters and digits, an end that is known.
fn is_host(host: &str) -> bool {
    let parts: Vec<&str> = host.split('.').collect();
    let fine = |p: &&str| {
        !p.is_empty() && p.chars().all(|c| c.is_alphanumeric() || c == '-') && !p.starts_with('-')
    };
    parts.len() >= 2
        && parts.iter().all(fine)
        && parts.last().is_some_and(|end| ENDS.contains(end))
        && parts[parts.len() - 2].chars().count() >= 2
}

/// Returns a link in the form to compare by: no scheme, no "www.", no slash at its end.
fn bare(written: &str) -> String {
    let lower = written.to_lowercase();
    let bare = lower.trim_start_matches("https://").trim_start_matches("http://");
    bare.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

/// Joins a link that a line broke behind its last slash or hyphen.
fn go_on(link: &mut Field, next: &Row<'_>) {
    let below_host = bare(&link.value).contains('/');
    let broken = link.value.ends_with("/in/")
        || link.value.ends_with("github.com/")
        || below_host && link.value.ends_with(['-', '/', '_']);
    let first = next.text.split([' ', '\t', '|']).next().unwrap_or_default();
    let slug = first.chars().all(|c| c.is_alphanumeric() || "-_%.".contains(c))
        && first.contains(char::is_alphabetic);
    if broken && slug && !first.is_empty() {
        link.value.push_str(first);
        if let Some(span) = link.span.as_mut() {
            span.end = next.start + first.len();
        }
    }
}
