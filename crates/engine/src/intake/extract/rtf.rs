//! Rich Text Format: groups, control words and text in the code page of its font.
//!
//! Written here because the readers to be had either drop code pages or trust lengths. Objects,
//! pictures, style and list tables and field codes are left out; hidden and deleted text and
//! comments are noted as hidden.

mod pages;

use std::collections::HashMap;

use encoding_rs::{Encoding, WINDOWS_1252};
use memchr::memmem;

use self::pages::{charset, code_page};
use super::look::{Colour, Ground, Look, TextColour};
use super::markup::Writer;
use super::{Draft, HiddenReason, Limits};

/// How deep groups may lie; the rest of a deeper file is read at this depth.
const GROUPS_MAX: usize = 2_000;

/// Letters of a control word, as the format's description limits them.
const WORD_LETTERS_MAX: usize = 32;

/// Fonts and colours remembered; a document has dozens.
const FONTS_MAX: usize = 4_096;

/// Returns what an rtf says; whatever is broken, what stands before it is kept.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Draft {
    let mut draft = Draft::default();
    let mut parser = Parser {
        input: bytes,
        at: 0,
        group: Group::default(),
        groups: Vec::new(),
        fonts: HashMap::new(),
        font_defined: 0,
        colours: Vec::new(),
        colour: None,
        row_shaded: false,
        paper: Look {
            // A shape below the text may be of any colour.
            ground: memmem::find(bytes, b"\\shpfblwtxt1").map(|_| Ground::Unknown),
            ..Look::default()
        },
        page: WINDOWS_1252,
        bytes: Vec::new(),
        skip: 0,
        surrogate: None,
        in_row: false,
        out: Writer::new(limits),
        pictures: false,
    };
    parser.run();
    parser.flush();
    parser.close_row();
    draft.pictures = parser.pictures;
    parser.out.finish(&mut draft);
    draft
}

/// What a group inherits from the one around it.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    skipped: bool,
    /// Why all text of the group is not seen, whatever it is set in.
    aside: Option<HiddenReason>,
    deleted: bool,
    look: Look,
    /// What the paragraph, the cell or the shape stands on.
    ground: Look,
    in_table: bool,
    in_font_table: bool,
    in_colours: bool,
    font: Option<i32>,
    /// Stand-in characters behind each `\u`.
    stand_ins: Option<usize>,
    /// Whether the group has just begun with `\*`.
    starred: bool,
}

struct Parser<'a> {
    input: &'a [u8],
    at: usize,
    group: Group,
    groups: Vec<Group>,
    fonts: HashMap<i32, &'static Encoding>,
    font_defined: i32,
    /// The colour table; its first entry is usually the automatic one, which has no parts.
    colours: Vec<Option<Colour>>,
    /// The entry being defined.
    colour: Option<Colour>,
    /// Whether some cell of the row is shaded, which one is not worked out.
    row_shaded: bool,
    paper: Look,
    page: &'static Encoding,
    /// Bytes of one code page waiting to be decoded together.
    bytes: Vec<u8>,
    /// Stand-in characters still to be passed over.
    skip: usize,
    /// The first half of a character written as two `\u`.
    surrogate: Option<u16>,
    in_row: bool,
    out: Writer,
    pictures: bool,
}

impl Parser<'_> {
    fn run(&mut self) {
        while let Some(byte) = self.next() {
            if self.out.is_full() {
                return;
            }
            match byte {
                b'{' => {
                    self.flush();
                    if self.groups.len() < GROUPS_MAX {
                        self.groups.push(self.group);
                    }
                    self.group.starred = false;
                }
                b'}' => {
                    self.flush();
                    self.skip = 0;
                    self.group = self.groups.pop().unwrap_or_default();
                }
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                _ => self.byte(byte),
            }
        }
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.input.get(self.at).copied();
        self.at += 1;
        byte
    }

    fn peek(&self) -> u8 {
        self.input.get(self.at).copied().unwrap_or(0)
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.group.in_colours {
            if byte == b';' && self.colours.len() < FONTS_MAX {
                self.colours.push(self.colour.take());
            }
        } else if !self.group.skipped && !self.group.in_font_table {
            self.bytes.push(byte);
        }
    }

    /// Writes the bytes that wait, in the code page of their font.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let page = self.group.font.and_then(|f| self.fonts.get(&f)).copied();
            let (text, _) = page.unwrap_or(self.page).decode_without_bom_handling(&bytes);
            self.write(&text);
        }
    }

    fn write(&mut self, text: &str) {
        if self.group.skipped || self.group.in_font_table {
            return;
        }
        if let Some(reason) = self.reason() {
            return self.out.hide(reason, text);
        }
        if self.group.in_table && !self.in_row {
            self.in_row = true;
            self.out.start_row();
            self.out.start_cell();
        } else if !self.group.in_table && self.in_row {
            self.close_row();
        }
        self.out.push(text);
    }

    /// Returns why text set here is not seen.
    fn reason(&self) -> Option<HiddenReason> {
        let deleted = self.group.deleted.then_some(HiddenReason::TrackedDeletion);
        let shaded = self.group.in_table && self.row_shaded;
        let row = Look { ground: shaded.then_some(Ground::Unknown), ..Look::default() };
        let look = self.group.look.or(self.group.ground).or(row).or(self.paper);
        self.group.aside.or(deleted).or_else(|| look.reason())
    }

    fn close_row(&mut self) {
        if self.in_row {
            self.out.end_cell();
            self.out.end_row();
            self.in_row = false;
        }
    }

    fn control(&mut self) {
        let byte = self.next().unwrap_or(b' ');
        if byte.is_ascii_alphabetic() {
            let start = self.at - 1;
            while self.peek().is_ascii_alphabetic() && self.at - start < WORD_LETTERS_MAX {
                self.at += 1;
            }
            let word = &self.input[start..self.at];
            let number = self.number();
            if self.peek() == b' ' {
                self.at += 1;
            }
            return self.word(word, number);
        }
        match byte {
            b'\'' => {
                let high = self.next().and_then(hex);
                let low = self.next().and_then(hex);
                if let (Some(high), Some(low)) = (high, low) {
                    self.byte(high * 16 + low);
                }
            }
            b'*' => self.group.starred = true,
            b'~' => self.symbol(" "),
            b'_' => self.symbol("-"),
            b'-' => {}
            b'\r' | b'\n' => self.paragraph(),
            b'\\' | b'{' | b'}' => self.byte(byte),
            _ => {}
        }
    }

    fn number(&mut self) -> Option<i32> {
        let start = self.at;
        if self.peek() == b'-' {
            self.at += 1;
        }
        while self.peek().is_ascii_digit() && self.at - start < 11 {
            self.at += 1;
        }
        std::str::from_utf8(&self.input[start..self.at]).ok()?.parse().ok()
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        let starred = std::mem::take(&mut self.group.starred);
        // Text boxes hide behind a star that old readers skip; all other starred groups are data.
        if starred && !matches!(word, b"shpinst" | b"shptxt" | b"dptxbxtext" | b"annotation") {
            self.group.skipped = true;
        }
        match word {
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => self.group.stand_ins = usize::try_from(number.unwrap_or(1)).ok(),
            b"bin" => {
                let len = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
                self.at = self.at.saturating_add(len).min(self.input.len());
            }
            b"fonttbl" => self.group.in_font_table = true,
            b"f" if self.group.in_font_table => self.font_defined = number.unwrap_or(0),
            b"f" => {
                self.flush();
                self.group.font = number;
            }
            b"fcharset" if self.fonts.len() < FONTS_MAX => {
                if let Some(page) = charset(number.unwrap_or(0)) {
                    self.fonts.insert(self.font_defined, page);
                }
            }
            b"ansicpg" => self.page = code_page(number.unwrap_or(0)).unwrap_or(self.page),
            b"mac" => self.page = encoding_rs::MACINTOSH,
            b"pict" => (self.pictures, self.group.skipped) = (true, true),
            b"colortbl" => self.group.in_colours = true,
            b"red" | b"green" | b"blue" if self.group.in_colours => {
                let part = u8::try_from(number.unwrap_or(0).clamp(0, 255)).unwrap_or_default();
                let index = [&b"red"[..], b"green", b"blue"].iter().position(|w| *w == word);
                self.colour.get_or_insert_default()[index.unwrap_or(0)] = part;
            }
            b"annotation" => {
                self.flush();
                self.group.aside = Some(HiddenReason::Comment);
            }
            // Shapes may be filled with anything.
            b"shptxt" | b"dptxbxtext" => self.group.ground.ground = Some(Ground::Unknown),
            b"stylesheet" | b"info" | b"object" | b"objdata" | b"themedata" | b"datastore"
            | b"listtable" | b"listoverridetable" | b"rsidtbl" | b"fldinst" | b"filetbl"
            | b"revtbl" | b"nonshppict" | b"xmlnstbl" | b"sp" | b"pntext" | b"listtext"
            | b"atnid" | b"atnauthor" | b"bkmkstart" | b"bkmkend" | b"nonesttables" => {
                self.group.skipped = true
            }
            b"plain" | b"v" | b"deleted" | b"cf" | b"fs" | b"cb" | b"highlight" | b"chcbpat"
            | b"cbpat" | b"shading" | b"chshdng" | b"clcbpat" | b"clcbpatraw" | b"clshdng"
            | b"clshdngraw" | b"trowd" => self.look_word(word, number),
            _ => self.text_word(word),
        }
    }

    /// The control words that decide whether text is seen.
    fn look_word(&mut self, word: &[u8], number: Option<i32>) {
        self.flush();
        let entry = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
        let colour = self.colours.get(entry).copied().flatten();
        // A shading that the table does not define may be of any colour.
        let ground = match (entry, colour) {
            (0, _) => None,
            (_, Some(colour)) => Some(Ground::Colour(colour)),
            (_, None) => Some(Ground::Unknown),
        };
        let group = &mut self.group;
        match word {
            b"plain" => {
                (group.look, group.deleted, group.font) = (Look::default(), false, None);
            }
            b"v" => group.look.hidden = Some(number != Some(0)),
            b"deleted" => group.deleted = number != Some(0),
            b"cf" => group.look.colour = colour.map(TextColour::Colour),
            b"fs" => group.look.size = number.map(|half_points| half_points as f32 / 2.0),
            b"cbpat" => group.ground.ground = ground,
            b"shading" => group.ground.ground = number.map(|_| Ground::Unknown),
            b"chshdng" => group.look.ground = number.map(|_| Ground::Unknown),
            b"clcbpat" | b"clcbpatraw" | b"clshdng" | b"clshdngraw" => self.row_shaded = true,
            b"trowd" => self.row_shaded = false,
            _ => group.look.ground = ground,
        }
    }

    /// The control words that stand for text or say how it is set.
    fn text_word(&mut self, word: &[u8]) {
        match word {
            b"par" | b"sect" | b"page" => self.paragraph(),
            b"line" | b"lbr" => self.symbol("\n"),
            b"tab" => self.symbol("\t"),
            b"cell" | b"nestcell" => self.cell(),
            b"row" | b"nestrow" => self.row(),
            b"intbl" => {
                self.flush();
                self.group.in_table = true;
            }
            b"pard" => {
                self.flush();
                self.group.in_table = false;
                self.group.ground = Look::default();
            }
            b"emdash" => self.symbol("—"),
            b"endash" => self.symbol("–"),
            b"bullet" => self.symbol("•"),
            b"lquote" => self.symbol("‘"),
            b"rquote" => self.symbol("’"),
            b"ldblquote" => self.symbol("“"),
            b"rdblquote" => self.symbol("”"),
            b"emspace" | b"enspace" | b"qmspace" => self.symbol(" "),
            _ => {}
        }
    }

    fn symbol(&mut self, text: &str) {
        self.flush();
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.write(text);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.flush();
        self.skip = self.group.stand_ins.unwrap_or(1);
        // Negative numbers are the upper half of 16 bits.
        let unit = (number & 0xFFFF) as u16;
        let units: &[u16] = match self.surrogate.take() {
            Some(high) => &[high, unit],
            None if (0xD800..0xDC00).contains(&unit) => {
                self.surrogate = Some(unit);
                return;
            }
            None => &[unit],
        };
        self.write(&String::from_utf16_lossy(units));
    }

    fn paragraph(&mut self) {
        self.flush();
        if self.group.skipped {
            return;
        }
        match self.reason() {
            Some(reason) => self.out.hide(reason, " "),
            None => {
                self.write("");
                self.out.end_paragraph();
            }
        }
    }

    fn cell(&mut self) {
        self.flush();
        if !self.group.skipped {
            self.group.in_table = true;
            self.write("");
            self.out.end_cell();
            self.out.start_cell();
        }
    }

    fn row(&mut self) {
        self.flush();
        if !self.group.skipped {
            self.close_row();
        }
    }
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok())
}
