//! Plain text: whether bytes are it, in which encoding, and what the text is if not a letter.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{Foreign, Kind, Refusal};

/// Of a thousand characters, how many may be control characters other than white space; old
/// programs leave a form feed or an end-of-file mark, a binary file has many.
const CONTROLS_PER_MILLE_MAX: usize = 5;

/// Of a hundred bytes, how many must be zero on one side of each pair for UTF-16 without a mark.
const UTF16_ZEROS_PERCENT_MIN: usize = 40;

/// How many of a mail's own header lines make a text file a saved mail.
const MAIL_HEADERS_MIN: usize = 3;

/// Returns the start of a file behind a byte-order mark and white space.
pub(super) fn without_bom_and_space(head: &[u8]) -> &[u8] {
    head.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(head).trim_ascii_start()
}

/// Returns whether the start of a file could be text, so that the rest is worth reading.
pub(super) fn may_be_text(head: &[u8]) -> bool {
    utf16_of(head).is_some() || !has_many_controls(head.iter().map(|&b| char::from(b)), head.len())
}

/// Returns the text of a whole file, where it is text in some encoding.
///
/// In order: a byte-order mark, UTF-16 by its zeros, valid UTF-8, then the most likely legacy
/// encoding. Text with more than a few control characters is none.
pub(crate) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (text, _) = decode_any(bytes)?;
    let text_end = text.trim_end_matches(['\0', '\u{1A}']);
    (!has_many_controls(text_end.chars(), text_end.len())).then_some(text)
}

fn decode_any(bytes: &[u8]) -> Option<(Cow<'_, str>, &'static Encoding)> {
    if let Some((encoding, bom)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[bom..]);
        return Some((text, encoding));
    }
    if let Some(encoding) = utf16_of(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(bytes);
        return (!broken).then_some((text, encoding));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((Cow::Borrowed(text), UTF_8));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Some((text, encoding))
}

/// Returns the byte order of text in UTF-16, told by a mark or by where its zeros stand.
fn utf16_of(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) {
        return None; // UTF-32, which nobody writes resumes in.
    }
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding != UTF_8 => return Some(encoding),
        Some(_) => return None,
        None => {}
    }
    let pairs = bytes.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = |count: usize| count * 100 >= pairs * 2 * UTF16_ZEROS_PERCENT_MIN;
    if many(odd) && even == 0 {
        Some(UTF_16LE)
    } else if many(even) && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

fn has_many_controls(chars: impl Iterator<Item = char>, len: usize) -> bool {
    let mut controls = 0;
    for c in chars {
        match c {
            '\t' | '\n' | '\r' | '\u{C}' => {}
            // A zero byte is in no text, except as filling at its end.
            '\0' => return true,
            '\u{1}'..='\u{1F}' | '\u{7F}' => controls += 1,
            _ => {}
        }
    }
    // One stray control character is forgiven in a note of any length.
    controls > 1 + len * CONTROLS_PER_MILLE_MAX / 1000
}

/// Returns whether a text is a letter or resume, or something else that is written in text.
pub(super) fn judge(text: &str) -> Result<Kind, Refusal> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let lower: String = start.chars().take(512).collect::<String>().to_ascii_lowercase();
    let foreign = |what| Err(Refusal::Foreign { what, claimed: None });
    if start.trim_matches(|c: char| c.is_whitespace() || c.is_control()).is_empty() {
        return Err(Refusal::Empty);
    }
    if lower.starts_with("#!") {
        return foreign(Foreign::Program);
    }
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        return foreign(Foreign::WebPage);
    }
    if lower.starts_with("<?xml") || lower.starts_with("<svg") {
        return foreign(match () {
            () if lower.contains("<svg") => Foreign::Picture,
            () if lower.contains("<html") => Foreign::WebPage,
            () => Foreign::Unknown,
        });
    }
    if is_mail(start) {
        return foreign(Foreign::Mail);
    }
    Ok(Kind::Text)
}

/// Returns whether a text opens with the header lines only a mail program writes.
fn is_mail(start: &str) -> bool {
    const HEADERS: [&str; 8] = [
        "received:",
        "return-path:",
        "delivered-to:",
        "message-id:",
        "mime-version:",
        "dkim-signature:",
        "content-type:",
        "x-mailer:",
    ];
    let head_lines = start.lines().take_while(|l| !l.trim().is_empty()).take(60);
    let found = head_lines
        .filter(|l| {
            let lower = l.to_ascii_lowercase();
            HEADERS.iter().any(|h| lower.starts_with(h))
        })
        .count();
    found >= MAIL_HEADERS_MIN
}
