//! Text as it is kept, shown, searched and handed on: composed, visible, in lines.
//!
//! What cannot be seen is taken out here, once, for all readers: characters that draw nothing
//! can carry instructions to a model or defeat a search, and no name needs them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Blank lines kept in a row: one separates blocks, more only push text out of sight.
const BLANK_LINES_MAX: usize = 1;

/// Spaces in a row from which they are a gap between cells, kept as one tab.
const GAP_SPACES_MIN: usize = 3;

/// Returns the text tidied and cut to a number of bytes, and whether it was cut.
///
/// Composed to NFC; line ends are `\n`; format, control, tag, zero-width and direction
/// characters and variation selectors are gone, but for joiners between letters of a script that
/// is misspelt without them; all spaces are plain and single, wide gaps are
/// one tab; typographic ligatures are spelled out; lines are trimmed; at most one blank line in
/// a row. Tidying twice changes nothing.
#[must_use]
pub fn tidy_text(raw: &str, bytes_max: usize) -> (String, bool) {
    let mut tidy = Tidy { out: String::with_capacity(raw.len().min(bytes_max)), ..Tidy::default() };
    let mut cut = false;
    let raw = if raw.contains('\r') { Cow::Owned(raw.replace("\r\n", "\n")) } else { raw.into() };
    let kept = Joined { rest: raw.chars().flat_map(visible).peekable(), before: '\0' };
    for c in kept.nfc() {
        if tidy.out.len() + tidy.pending_len() + c.len_utf8() > bytes_max {
            cut = true;
            break;
        }
        tidy.push(c);
    }
    // Composition may have left a mark that a cut separated; trimming cannot hurt it.
    let end = tidy.out.trim_end_matches(|c: char| c.is_whitespace() || is_joiner(c));
    tidy.out.truncate(end.len());
    (tidy.out, cut)
}

/// The line being written; white space waits until something visible follows it.
#[derive(Default)]
struct Tidy {
    out: String,
    spaces: usize,
    tab: bool,
    newlines: usize,
}

impl Tidy {
    fn push(&mut self, c: char) {
        match c {
            '\n' => {
                self.newlines += 1;
                (self.spaces, self.tab) = (0, false);
            }
            '\t' => self.tab = true,
            ' ' => self.spaces += 1,
            _ => {
                self.settle();
                self.out.push(c);
            }
        }
    }

    fn settle(&mut self) {
        if self.newlines > 0 {
            if !self.out.is_empty() {
                let newlines = self.newlines.min(BLANK_LINES_MAX + 1);
                self.out.extend(std::iter::repeat_n('\n', newlines));
            }
        } else if !self.out.is_empty() {
            if self.tab || self.spaces >= GAP_SPACES_MIN {
                self.out.push('\t');
            } else if self.spaces > 0 {
                self.out.push(' ');
            }
        }
        (self.spaces, self.tab, self.newlines) = (0, false, 0);
    }

    fn pending_len(&self) -> usize {
        if self.newlines > 0 {
            self.newlines.min(BLANK_LINES_MAX + 1)
        } else {
            usize::from(self.tab || self.spaces > 0)
        }
    }
}

/// Returns what a character is kept as: itself, other characters, or nothing.
fn visible(c: char) -> impl Iterator<Item = char> {
    let kept: &'static [char] = match c {
        '\r' | '\u{B}' | '\u{85}' | '\u{2028}' => &['\n'],
        '\u{C}' | '\u{2029}' => &['\n', '\n'],
        '\u{FB00}' => &['f', 'f'],
        '\u{FB01}' => &['f', 'i'],
        '\u{FB02}' => &['f', 'l'],
        '\u{FB03}' => &['f', 'f', 'i'],
        '\u{FB04}' => &['f', 'f', 'l'],
        '\u{FB05}' | '\u{FB06}' => &['s', 't'],
        // Symbol fonts draw their icons (a handset, an envelope) from the private areas.
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => &[' '],
        '\u{2010}' | '\u{2011}' => &['-'],
        c if is_space(c) => &[' '],
        c if is_hidden(c) && !is_joiner(c) => &[],
        _ => return Kept::Itself(Some(c)),
    };
    Kept::Others(kept.iter())
}

enum Kept {
    Itself(Option<char>),
    Others(std::slice::Iter<'static, char>),
}

impl Iterator for Kept {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::Itself(c) => c.take(),
            Self::Others(rest) => rest.next().copied(),
        }
    }
}

/// Leaves out joiners, except one between two letters whose script needs it.
struct Joined<I: Iterator<Item = char>> {
    rest: std::iter::Peekable<I>,
    before: char,
}

impl<I: Iterator<Item = char>> Iterator for Joined<I> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            let c = self.rest.next()?;
            if is_joiner(c) {
                let next = self.rest.peek().copied().unwrap_or('\0');
                if !joins_letters(self.before) || !joins_letters(next) {
                    continue;
                }
            }
            self.before = c;
            return Some(c);
        }
    }
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Returns whether a letter is of a script whose spelling uses joiners: Arabic and its kin
/// (Persian above all), and those of India and beyond.
pub(super) fn joins_letters(c: char) -> bool {
    matches!(
        c,
        '\u{600}'..='\u{8FF}'
            | '\u{900}'..='\u{DFF}'
            | '\u{F00}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{1810}'..='\u{18AF}'
            | '\u{A8E0}'..='\u{A8FF}'
            | '\u{FB50}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFC}'
    ) && !is_hidden(c)
}

fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{A0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200A}'
                | '\u{202F}'
                | '\u{205F}'
                | '\u{3000}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{115F}'
                | '\u{1160}'
                | '\u{FFA0}'
    )
}

/// Returns whether a character draws nothing by itself.
pub(crate) fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{AD}'
        | '\u{34F}'
        | '\u{61C}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}' => true,
        c => c.is_control(),
    }
}
