//! From a text to the words by which it is found, the same way for records and queries.

use crate::ask::fold::fold;

/// Bytes of a text that count. Longer names exist only where something went wrong.
pub(super) const TEXT_BYTES_MAX: usize = 256;

/// Bytes of a word that count; longer words are cut on both sides, so they are still found.
const WORD_BYTES_MAX: usize = 64;

/// Words of a query that must be found. Whoever typed eight has said enough.
const QUERY_WORDS_MAX: usize = 8;

/// From so many digits on, neighbouring groups of digits are one number. Dates and the numbers of
/// matters have as many; the shortest phone numbers that are written in groups too.
const NUMBER_DIGITS_MIN: usize = 7;

/// What somebody typed.
#[derive(Debug)]
pub(super) struct Query {
    /// Its normal form, which a name may be or begin with.
    pub(super) form: String,
    /// Its different words.
    pub(super) words: Vec<String>,
}

impl Query {
    pub(super) fn new(text: &str) -> Self {
        let mut form = String::new();
        write_normal_form(text, &mut form);
        let mut words: Vec<String> = Vec::new();
        for part in (Parts { rest: &form }) {
            let word = match part {
                Part::Word(word) => word.to_owned(),
                Part::Number(groups) => without_blanks(groups),
            };
            if !words.contains(&word) && words.len() < QUERY_WORDS_MAX {
                words.push(word);
            }
        }
        Self { form, words }
    }
}

/// Replaces `form` by a text's normal form: its folded words with one blank between.
///
/// Words are runs of digits, and runs of letters and of symbols beyond ASCII such as emoji, so
/// that `H-1B` and `h1b`, `AB 12345` and `ab12345` are the same. An apostrophe joins (`o'brien` is
/// `obrien`), an ideograph is a word of its own, and a `+` before a phone number sets the
/// country's code apart.
pub(super) fn write_normal_form(text: &str, form: &mut String) {
    form.clear();
    let folded = fold(head(text, TEXT_BYTES_MAX));
    let (mut at, mut code_end) = (0, usize::MAX);
    // The class of the word under way, and where that begins.
    let (mut open, mut word_from) = (Class::Break, 0);
    while let Some(c) = folded[at..].chars().next() {
        let class = Class::of(c);
        if matches!(class, Class::Break | Class::Ideograph) || at == code_end {
            open = Class::Break;
        }
        if c == '+' {
            code_end = at + 1 + calling_code_digits(&folded[at + 1..]);
        }
        let mut end = at + c.len_utf8();
        let alike = |byte: u8| match class {
            Class::Letter => byte.is_ascii_lowercase(),
            Class::Digit => byte.is_ascii_digit(),
            _ => false,
        };
        while end != code_end && folded.as_bytes().get(end).is_some_and(|&byte| alike(byte)) {
            end += 1;
        }
        if !matches!(class, Class::Break | Class::Joint) {
            if class != open {
                form.push_str(if form.is_empty() { "" } else { " " });
                word_from = form.len();
            }
            let room = WORD_BYTES_MAX.saturating_sub(form.len() - word_from);
            form.push_str(head(&folded[at..end], room));
            open = class;
        }
        at = end;
    }
}

/// What a character does to the word it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// Scripts without blanks between words; their characters are found one by one.
    Ideograph,
    /// Is left out, and the word goes on.
    Joint,
    /// Ends the word.
    Break,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' => Self::Letter,
            '0'..='9' => Self::Digit,
            '\'' | '’' | 'ʼ' => Self::Joint,
            _ if c.is_ascii() => Self::Break,
            '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => Self::Ideograph,
            _ if c.is_alphanumeric() => Self::Letter,
            '\u{80}'..='\u{bf}' | '×' | '÷' | '׳' | '״' | '։' | '،' | '؛' | '؟' | '۔' => {
                Self::Break
            }
            '\u{2000}'..='\u{206f}' | '\u{2e00}'..='\u{2e7f}' => Self::Break,
            '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '・' => Self::Break,
            _ if c.is_whitespace() => Self::Break,
            // Emoji and other symbols, by which people mark what they want to find again.
            _ => Self::Letter,
        }
    }
}

/// Hands out the words under which a text of this normal form is found.
///
/// A number in several groups is found from the beginning of each group, however it is grouped
/// when asked for: `555 010-1234` by `5550101234` and by `010 12`.
pub(super) fn each_word(form: &str, mut take: impl FnMut(&str)) {
    for part in (Parts { rest: form }) {
        match part {
            Part::Word(word) => take(word),
            Part::Number(groups) => {
                let inner = groups.match_indices(' ').map(|(blank, _)| blank + 1);
                for from in std::iter::once(0).chain(inner) {
                    take(&without_blanks(&groups[from..]));
                }
            }
        }
    }
}

enum Part<'a> {
    Word(&'a str),
    /// Two or more groups of digits, with blanks between.
    Number(&'a str),
}

/// The parts of a normal form.
struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let (word, behind) = first_word(self.rest);
        let (mut end, mut digits, mut next) = (0, 0, self.rest);
        while next.starts_with(|c: char| c.is_ascii_digit()) {
            let (group, behind) = first_word(next);
            digits += group.len();
            end = self.rest.len() - next.len() + group.len();
            next = behind;
        }
        if end > word.len() && digits >= NUMBER_DIGITS_MIN {
            let groups = &self.rest[..end];
            self.rest = next;
            return Some(Part::Number(groups));
        }
        self.rest = behind;
        Some(Part::Word(word))
    }
}

/// Splits a normal form behind its first word. Words are short, so a plain loop finds their end
/// sooner than a search.
fn first_word(form: &str) -> (&str, &str) {
    match form.bytes().position(|byte| byte == b' ') {
        Some(end) => (&form[..end], &form[end + 1..]),
        None => (form, ""),
    }
}

fn without_blanks(groups: &str) -> String {
    groups.chars().filter(|&c| c != ' ').take(WORD_BYTES_MAX).collect()
}

/// Returns as much of a text as fits into so many bytes.
fn head(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// Returns how many of the digits after a `+` are the country's code, by the list of ITU-T E.164
/// assigned codes; zero where no phone number follows.
fn calling_code_digits(number: &str) -> usize {
    let bytes = number.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits < NUMBER_DIGITS_MIN {
        return 0;
    }
    match (bytes[0], bytes[1]) {
        (b'1' | b'7', _) => 1,
        (b'2', b'0' | b'7') => 2,
        (b'3', b'0'..=b'4' | b'6' | b'9') => 2,
        (b'4', b'2') | (b'5', b'0' | b'9') | (b'6', b'7'..=b'9') => 3,
        (b'8', b'1' | b'2' | b'4' | b'6') | (b'9', b'0'..=b'5' | b'8') => 2,
        (b'4' | b'5', _) | (b'6', b'0'..=b'6') => 2,
        _ => 3,
    }
}
