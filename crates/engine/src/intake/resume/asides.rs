//! Contact data that a column or a text box put among other things: rows under "Experience"
//! that hold the person's address and phone number.

use super::Field;
use super::dates::periods;
use super::sections::{Part, Row};
use super::signs::lean;

/// Rows of such a block, and characters of each, at most.
const ROWS_MAX: usize = 9;
const CHARS_MAX: usize = 64;

/// Digits of a phone number.
const PHONE_DIGITS_MIN: usize = 8;

/// Leaning from which a row is a title or a firm, and no line of an address.
const TOLD_MIN: i32 = 45;

/// Moves the rows around the person's own address to the contact data, where they stand in
/// another part.
pub(super) fn to_contact(rows: &mut Vec<Row<'_>>, email: Option<&Field>) {
    let Some(at) = email.and_then(|e| e.span.as_ref()).map(|s| s.start) else { return };
    let holds = |r: &Row<'_>| (r.start..r.start + r.text.len()).contains(&at);
    let Some(own) = rows.iter().position(holds) else { return };
    let settled = matches!(rows[own].part, Part::Head | Part::Contact | Part::Others);
    if settled || !is_aside(&rows[own]) {
        return;
    }
    let mut from = own;
    while from > 0 && !rows[from].gap && goes_with(rows, own, from - 1) {
        from -= 1;
    }
    let mut to = own + 1;
    while to < rows.len() && !rows[to].gap && goes_with(rows, own, to) {
        to += 1;
    }
    let told = rows[from..to].iter().filter(|r| is_contact(r.text)).count();
    if told < 2 || to - from > ROWS_MAX {
        return;
    }
    let section = rows.iter().map(|r| r.section).max().unwrap_or(0) + 1;
    for row in &mut rows[from..to] {
        row.part = Part::Contact;
        row.section = section;
    }
}

/// Returns whether a row beside that of the address may belong to the same block.
fn goes_with(rows: &[Row<'_>], own: usize, at: usize) -> bool {
    rows[at].section == rows[own].section && rows[at].part == rows[own].part && is_aside(&rows[at])
}

/// Returns whether a row may be one of contact data: short, no point of a list, no span of
/// time, no title and no firm.
fn is_aside(row: &Row<'_>) -> bool {
    let spanned = periods(row.text).iter().any(|p| !p.single);
    let told = !is_contact(row.text) && lean(row.text).abs() >= TOLD_MIN;
    !row.bullet && row.text.chars().count() <= CHARS_MAX && !spanned && !told
}

/// Returns whether a row holds an address, a phone number or a link.
fn is_contact(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let link = text.contains("://") || text.contains("www.") || text.contains(".com/");
    text.contains('@') || link || digits >= PHONE_DIGITS_MIN
}
