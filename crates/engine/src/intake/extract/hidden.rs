//! Text that is in a file and not seen by who reads it: gathered beside the text, never in it.
//!
//! A line in white or in a size of nothing reaches whatever reads the file by machine, and nobody
//! else. What is found is named, so that a person can judge it; it goes no further.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::tidy::{joins_letters, tidy_text};

/// Places of hidden text told apart; one has a handful, a hostile file as many as it likes.
pub const HIDDEN_MAX: usize = 64;

/// Bytes of each place's text kept: a paragraph or two say what it is about.
pub const HIDDEN_TEXT_BYTES_MAX: usize = 2_000;

/// Characters without a drawing of which this many in a row are data, not a matter of setting.
const SELECTORS_MIN: u32 = 2;

/// Why text is not seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HiddenReason {
    /// Set so that it paints nothing, or is wholly transparent.
    Invisible,
    /// In the colour of what it stands on.
    SameColour,
    /// In a size nobody can read.
    Tiny,
    /// Outside the page, or outside what is shown of it.
    OffPage,
    /// On a layer that is switched off.
    HiddenLayer,
    /// Marked as hidden in a word processor.
    HiddenRun,
    /// A comment beside the text.
    Comment,
    /// Deleted, and kept as a tracked change.
    TrackedDeletion,
    /// Tag characters, which draw nothing and spell out letters.
    TagCharacters,
    /// Characters of no width where no script needs them.
    ZeroWidth,
}

/// Text of one reason, on one page, that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hidden {
    /// Why it is not seen.
    pub reason: HiddenReason,
    /// What it says, at most [`HIDDEN_TEXT_BYTES_MAX`]; for characters of no width, their codes.
    pub text: String,
    /// The page, from 1, where the format has pages.
    pub page: Option<u32>,
    /// How many characters there are in all, spaces not counted.
    pub count: u32,
}

/// Hidden text as it is found, bounded in number and length.
#[derive(Debug, Default)]
pub(super) struct HiddenList(Vec<Hidden>);

impl HiddenList {
    /// Adds a piece of text to what was found for its reason and page; blanks are nothing.
    pub(super) fn note(&mut self, reason: HiddenReason, page: Option<u32>, text: &str) {
        let count = text.chars().filter(|c| !c.is_whitespace()).count();
        self.note_counted(reason, page, text, u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn note_counted(&mut self, reason: HiddenReason, page: Option<u32>, text: &str, count: u32) {
        let (text, _) = tidy_text(text, HIDDEN_TEXT_BYTES_MAX);
        if text.is_empty() || count == 0 {
            return;
        }
        let full = self.0.len() >= HIDDEN_MAX;
        let same = |h: &&mut Hidden| h.reason == reason && (full || h.page == page);
        match self.0.iter_mut().rev().find(same) {
            Some(found) => {
                found.count = found.count.saturating_add(count);
                let left = HIDDEN_TEXT_BYTES_MAX.saturating_sub(found.text.len());
                if left > 1 {
                    let more: String = cut(&text, left - 1).to_owned();
                    found.text.push(' ');
                    found.text.push_str(&more);
                }
            }
            None if !full => self.0.push(Hidden { reason, text, page, count }),
            None => {}
        }
    }

    /// Adds the characters of a text that draw nothing and say something, or break words apart;
    /// joiners that letters beside them need, and those inside emoji, are not among them.
    pub(super) fn note_characters(&mut self, text: &str) {
        let mut seen = Characters::default();
        let mut chars = text.chars().enumerate().peekable();
        let mut before = '\0';
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or('\0', |(_, c)| *c);
            seen.take(c, before, next, at == 0);
            before = c;
        }
        seen.end_selectors();
        let tags = (HiddenReason::TagCharacters, seen.tags.as_str(), seen.tag_count);
        let widths = (HiddenReason::ZeroWidth, seen.codes.as_str(), seen.code_count);
        for (reason, text, count) in [tags, widths] {
            self.note_counted(reason, None, text, count);
        }
    }

    /// Adds what another list found.
    pub(super) fn append(&mut self, other: Self) {
        for Hidden { reason, text, page, count } in other.0 {
            self.note_counted(reason, page, &text, count);
        }
    }

    pub(super) fn into_inner(self) -> Vec<Hidden> {
        self.0
    }
}

/// Returns the start of a text, cut between characters.
fn cut(text: &str, bytes_max: usize) -> &str {
    &text[..text.floor_char_boundary(bytes_max)]
}

/// What is gathered of characters that draw nothing.
#[derive(Default)]
struct Characters {
    /// What the tags spell.
    tags: String,
    tag_count: u32,
    /// The codes of the others, each named once.
    codes: String,
    code_count: u32,
    /// Variation selectors in a row: one chooses a drawing, several carry bytes.
    selectors: u32,
}

impl Characters {
    fn take(&mut self, c: char, before: char, next: char, first: bool) {
        if matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}') {
            self.selectors += 1;
            return;
        }
        self.end_selectors();
        match c {
            '\u{E0000}'..='\u{E007F}' => {
                self.tag_count = self.tag_count.saturating_add(1);
                if self.tags.len() < HIDDEN_TEXT_BYTES_MAX {
                    let letter = char::from_u32(u32::from(c) - 0xE0000);
                    self.tags.extend(letter.filter(|l| !l.is_control()));
                }
                // Tags that spell nothing are still told of.
                if self.tags.is_empty() {
                    self.tags.push_str("U+E0001");
                }
            }
            '\u{200C}' | '\u{200D}' => {
                let needed = joins_letters(before) && joins_letters(next);
                if !needed && !is_emoji(before) {
                    self.name(c);
                }
            }
            '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{180E}' | '\u{34F}' => self.name(c),
            // At the very start it says how the file is encoded.
            '\u{FEFF}' if !first => self.name(c),
            _ => {}
        }
    }

    fn end_selectors(&mut self) {
        if self.selectors >= SELECTORS_MIN {
            self.code_count = self.code_count.saturating_add(self.selectors - 1);
            self.name('\u{FE00}');
        }
        self.selectors = 0;
    }

    fn name(&mut self, c: char) {
        self.code_count = self.code_count.saturating_add(1);
        let code = format!("U+{:04X}", u32::from(c));
        if !self.codes.contains(&code) {
            self.codes.push_str(&code);
            self.codes.push(' ');
        }
    }
}

/// Returns whether a character is one that joiners combine into one drawing.
fn is_emoji(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}')
}
