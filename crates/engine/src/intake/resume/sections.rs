//! A text as rows with the part of the resume each stands in.
//!
//! The parts are told by headings: a line, or a cell of it, made of nothing but words that
//! headings have. Other than the zones of [`super::lines`] they say what the part is about.

use std::ops::Range;

use super::dates;
use super::headings::{
    HEADING_WORDS_MAX, ends_a_list, heading, heading_by_last_word, inner_label, is_furniture,
    label_end, labelled, shouted_label,
};
use super::likeness::fold;
use super::signs::lean;
use super::spaced;
use super::words::{headings, jobs, studies};

/// Labels within a line.
const INNER_LABELS_MAX: usize = 6;

/// Bytes of a line that may hold a heading; longer ones are running text.
const LINE_BYTES_MAX: usize = 400;

/// Characters of a cell in a column beside the text.
const COLUMN_CHARS_MAX: usize = 42;

/// Leaning from which a cell is a title, and under which it is a firm.
const TITLE_MIN: i32 = 35;
const FIRM_MAX: i32 = -80;

/// What a part of a resume is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Before the first heading.
    Head,
    Contact,
    Jobs,
    Studies,
    Skills,
    Languages,
    SkillsAndLanguages,
    /// Skills beside what a person likes: only those with a label are told apart.
    SkillsAndMore,
    /// Languages beside things that are no skills.
    LanguagesAndMore,
    Links,
    /// Studies where the document has no other part about them.
    Training,
    /// Other people: references.
    Others,
    Elsewhere,
}

impl Part {
    /// Whether it is a list of short things.
    pub(super) fn is_list(self) -> bool {
        matches!(
            self,
            Self::Skills
                | Self::Languages
                | Self::SkillsAndLanguages
                | Self::SkillsAndMore
                | Self::LanguagesAndMore
        )
    }

    /// Whether it may stand in a column beside the text.
    pub(super) fn is_narrow(self) -> bool {
        self.is_list() || matches!(self, Self::Head | Self::Contact | Self::Links)
    }
}

/// A line, or the cells of it that belong to one part.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    /// Without the mark of a list, and without the label, where it is one of a part.
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) part: Part,
    /// Counts the headings, and labels that act as one.
    pub(super) section: usize,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    /// Whether it is marked as a point of a list.
    pub(super) bullet: bool,
}

/// Returns the rows of a text; headings are none.
pub(super) fn read(text: &str) -> Vec<Row<'_>> {
    let mut reader = Reader {
        rows: Vec::new(),
        base: Part::Head,
        label: None,
        section: 0,
        sections: 0,
        gap: false,
        marks: 0,
        left: None,
        framed: false,
        inline: false,
    };
    let mut start = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.trim();
        if line.is_empty() {
            reader.gap = true;
            reader.label = None;
        } else if !is_furniture(line) {
            let at = start + (raw.len() - raw.trim_start().len());
            match reader.left.take() {
                Some(left) => reader.across(line, at, raw.starts_with('\t'), left),
                None => reader.line(line, at),
            }
        }
        start += raw.len();
    }
    with_training(reader.rows)
}

/// Takes what was learned at work for studies where nothing else is said of them.
fn with_training(mut rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let studied = rows.iter().any(|r| r.part == Part::Studies);
    let part = if studied { Part::Elsewhere } else { Part::Studies };
    for row in rows.iter_mut().filter(|r| r.part == Part::Training) {
        row.part = part;
    }
    rows
}

struct Reader<'a> {
    rows: Vec<Row<'a>>,
    base: Part,
    label: Option<Part>,
    section: usize,
    /// Sections so far, of both columns.
    sections: usize,
    gap: bool,
    /// Number signs before the last heading, where they mark headings.
    marks: usize,
    /// The column left of the text, where two were read across.
    left: Option<Column>,
    /// Whether headings stand between marks: "— Education —".
    framed: bool,
    /// Whether the part was opened by a label, with its text behind it.
    inline: bool,
}

/// Where a column beside another stands.
#[derive(Clone, Copy)]
struct Column {
    base: Part,
    label: Option<Part>,
    section: usize,
}

impl<'a> Reader<'a> {
    /// Takes a line of two columns read across: its first cell belongs to the left one.
    fn across(&mut self, line: &'a str, start: usize, indented: bool, left: Column) {
        let (first, rest) = line.split_once('\t').unwrap_or((line, ""));
        let part = if rest.is_empty() { self.heading(line, false, 1) } else { None };
        let told = part.is_some_and(|p| !p.is_narrow());
        if told && self.gap {
            // A wide heading below a blank line: the columns are over.
            self.line(line, start);
            return;
        }
        // A title or a firm and its date, both of the right column.
        let leaning = lean(first);
        let heads = leaning >= TITLE_MIN || leaning <= FIRM_MAX;
        let dated = |cell: &str| {
            heads && dates::periods(cell).first().is_some_and(|p| p.span == (0..cell.len()))
        };
        let short = first.chars().count() <= COLUMN_CHARS_MAX
            && !first.starts_with(char::is_lowercase)
            && !first.ends_with('.');
        let wide = (!left.base.is_narrow(), !self.base.is_narrow());
        let bullet = without_bullet(line).1;
        if part.is_none() && rest.is_empty() && wide == (true, false) && self.base.is_list() {
            // A few words may belong to either column.
            let few = line.split_whitespace().count() <= 3 && !line.contains(',');
            if few && !indented && dates::periods(line).is_empty() {
                self.left = Some(left);
                return;
            }
        }
        let alone = match (part, wide) {
            // With the wide column at the left, what stands alone is its own.
            (Some(part), (true, false)) => !part.is_narrow(),
            (Some(part), (false, false)) => !part.is_narrow(),
            (Some(part), _) => part.is_narrow(),
            (None, (true, false)) => true,
            (None, _) => self.base == Part::Elsewhere && short && !bullet,
        };
        let short = short || left.base.is_list() && first.chars().count() <= COLUMN_CHARS_MAX / 2;
        let short = short || wide.0;
        let to_left = !indented && short && if rest.is_empty() { alone } else { !dated(rest) };
        if !to_left {
            self.line(line, start);
            self.left = Some(left);
            return;
        }
        let right = Column { base: self.base, label: self.label, section: self.section };
        self.stand_in(left);
        self.line(first.trim_end(), start);
        let left = Column { base: self.base, label: self.label, section: self.section };
        self.stand_in(right);
        let behind = rest.trim_start();
        if !behind.is_empty() {
            self.line(behind, start + (line.len() - behind.len()));
        }
        self.left = Some(left);
    }

    fn stand_in(&mut self, column: Column) {
        self.base = column.base;
        self.label = column.label;
        self.section = column.section;
    }

    fn line(&mut self, line: &'a str, start: usize) {
        if is_table_head(line) {
            return;
        }
        if let Some(inner) = framed(line) {
            let part = heading(inner);
            self.framed |= part.is_some();
            if let Some(part) = part.or(self.framed.then_some(Part::Elsewhere)) {
                self.open(part);
                return;
            }
        }
        let marks = line.bytes().take_while(|b| *b == b'#').count();
        if marks > 0 && heading(line).is_some() {
            self.marks = marks;
        } else if (1..=self.marks).contains(&marks) && self.base != Part::Head {
            // Marked like the headings that are known, so one that is not.
            self.open(Part::Elsewhere);
            return;
        }
        // What a heading of a deeper rank heads is an entry.
        let unmarked = line[marks..].strip_prefix(' ').filter(|_| marks > 0).unwrap_or(line);
        let (text, bullet) = without_bullet(unmarked);
        let start = start + (line.len() - text.len());
        if text.len() > LINE_BYTES_MAX {
            self.content(text, start, bullet);
            return;
        }
        if let Some((part, rest)) = shouted_label(text).filter(|_| !bullet) {
            self.open(part);
            self.push(rest, start + (text.len() - rest.len()), false);
            return;
        }
        let cells = tab_cells(text);
        let mut found = cells.iter().filter_map(|cell| {
            Some((cell.clone(), self.heading(&text[cell.clone()], bullet, cells.len())?))
        });
        let (first, second) = (found.next(), found.next());
        let told = |found: &Option<(Range<usize>, Part)>| {
            found.as_ref().is_some_and(|(_, part)| *part != Part::Elsewhere)
        };
        if spaced::is_set_wide(text)
            && !(told(&first) && told(&second) && cells.len() == 2)
            && let Some(part) = heading(text)
        {
            self.open(part);
            return;
        }
        match (first, second) {
            (None, _) => self.content(text, start, bullet),
            (Some((cell, part)), None) => self.headed(text, cell, part, start),
            (Some((_, left)), Some((_, right))) if cells.len() == 2 && left != right => {
                self.open(left);
                self.left = Some(Column { base: left, label: None, section: self.section });
                self.open(right);
            }
            // Several columns read across: what follows belongs to all.
            _ => self.open(Part::Elsewhere),
        }
    }

    /// Takes a line with a heading in one cell.
    fn headed(&mut self, text: &'a str, cell: Range<usize>, part: Part, start: usize) {
        let rest = &text[cell.end..];
        let alone = rest.trim().is_empty();
        let part = if part == Part::Training && !alone { Part::Elsewhere } else { part };
        let told = matches!(self.base, Part::Jobs | Part::Studies);
        if told
            && !alone
            && part == Part::Elsewhere
            && cell.start == 0
            && text[cell.clone()].ends_with(':')
        {
            // "Honors:   Order of the Coif" tells of the entry above it.
            self.content(text, start, false);
            return;
        }
        if cell.start > 0 {
            let before = &text[..cell.start];
            self.content(before, start, false);
            let beside = !part.is_narrow() || self.base == Part::Head && part != Part::Head;
            if self.base.is_narrow() && beside && dates::periods(before).is_empty() {
                let left = Column { base: self.base, label: self.label, section: self.section };
                self.left = Some(left);
            }
        }
        if alone {
            self.open(part);
            return;
        }
        if self.base.is_list() && !matches!(part, Part::Jobs | Part::Studies) {
            // "Frameworks    React, Vue" names a kind of skills.
            let kind = part == Part::Elsewhere && !ends_a_list(&text[cell.clone()]);
            self.label = Some(if kind { self.base } else { among(self.base, part) });
            self.next_section();
        } else {
            self.open(part);
        }
        self.push(rest, start + cell.end, false);
    }

    fn next_section(&mut self) {
        self.sections += 1;
        self.section = self.sections;
    }

    fn open(&mut self, part: Part) {
        self.inline = false;
        self.base = part;
        self.label = None;
        self.next_section();
    }

    /// Takes a line without a heading, which may hold labels: "Skills: a, b. Languages: c".
    fn content(&mut self, text: &'a str, start: usize, bullet: bool) {
        let mut rest = text;
        let mut at = start;
        for _ in 0..INNER_LABELS_MAX {
            let Some((cut, label)) = inner_label(rest) else { break };
            let listed = self.label.unwrap_or(self.base).is_list() || labelled(rest).is_some();
            if !listed {
                break;
            }
            self.labelled(&rest[..cut], at, bullet);
            at += cut;
            rest = &rest[cut..];
            if rest.len() == label {
                // The label ends the line; what it names follows.
                self.label = heading(rest);
                self.next_section();
                return;
            }
        }
        self.labelled(rest, at, bullet);
    }

    /// Takes a text without a heading, which may begin with a label.
    fn labelled(&mut self, text: &'a str, start: usize, bullet: bool) {
        if !bullet && self.is_strange_heading(text) {
            self.open(Part::Elsewhere);
            return;
        }
        let Some((part, rest)) = labelled(text) else {
            // A label of its own, in a list, ends what the label before it said.
            if let Some(at) = label_end(text).filter(|_| self.base.is_list()) {
                self.label = ends_a_list(&text[..at]).then_some(Part::Elsewhere);
            }
            self.push(text, start, bullet);
            return;
        };
        let own = matches!(part, Part::Skills | Part::Languages | Part::SkillsAndLanguages);
        let label = &text[..text.len() - rest.len()];
        let opens = matches!(part, Part::Jobs | Part::Studies) || self.inline;
        if opens && !own && !bullet && is_shouted(label) {
            self.open(part);
            self.inline = true;
            self.sentences(rest, start + (text.len() - rest.len()));
            return;
        }
        let accepted = match self.base {
            // Under a job such a label tells of that job.
            Part::Jobs => own && (self.gap || is_shouted(label)) && !bullet,
            Part::Studies => own && !bullet,
            _ => {
                own && !rest.contains(" I ")
                    || self.in_list() && ends_a_list(&text[..text.len() - rest.len()])
            }
        };
        if !accepted {
            self.push(text, start, bullet);
            return;
        }
        let part = among(self.base, part);
        if matches!(self.base, Part::Jobs | Part::Studies) {
            self.base = part;
        }
        self.label = Some(part);
        self.next_section();
        self.push(rest, start + (text.len() - rest.len()), bullet);
    }

    /// Takes what a label of jobs or schools has behind it, sentence by sentence.
    fn sentences(&mut self, text: &'a str, start: usize) {
        let mut from = 0;
        for (at, _) in text.match_indices(". ") {
            let last = text[from..at].rsplit(' ').next().unwrap_or_default();
            // "St. Mary" and "B. A. Law" go on.
            let sum = last.ends_with(')') || last.contains(|c: char| c.is_ascii_digit());
            let ends = sum || last.chars().filter(|c| c.is_alphabetic()).count() > 3;
            if ends && text[at + 2..].starts_with(char::is_uppercase) {
                self.push(&text[from..at], start + from, false);
                from = at + 2;
            }
        }
        self.push(text[from..].trim_end_matches('.'), start + from, false);
    }

    fn push(&mut self, text: &'a str, start: usize, bullet: bool) {
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return;
        }
        let start = start + (text.len() - text.trim_start().len());
        let part = self.label.unwrap_or(self.base);
        let (section, gap) = (self.section, self.gap);
        self.rows.push(Row { text: trimmed, start, part, section, gap, bullet });
        self.gap = false;
    }

    /// Returns whether a line behind a list is a heading that nobody knows: a few words alone
    /// behind a blank line, where the list had points or commas, or capitals throughout.
    fn is_strange_heading(&self, text: &str) -> bool {
        let listed = self.rows.last().filter(|r| {
            self.base.is_list() && r.section == self.section && self.gap && r.part.is_list()
        });
        let words = text.split_whitespace().count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let short = words <= HEADING_WORDS_MAX - 2 && letters >= 5 && !text.contains([',', ';']);
        listed.is_some_and(|row| {
            let other = row.bullet || row.text.contains([',', ';', ':']);
            let shouted = is_shouted(text) && !is_shouted(row.text);
            short && (other || shouted) && label_end(text).is_none() && !text.contains('\t')
        })
    }

    fn in_list(&self) -> bool {
        self.label.unwrap_or(self.base).is_list()
    }

    /// Returns the part a cell opens, where it is a heading.
    fn heading(&self, cell: &str, bullet: bool, cells: usize) -> Option<Part> {
        let Some(part) = heading(cell) else {
            let apart = is_shouted(cell) || self.gap && !self.in_list();
            return heading_by_last_word(cell).filter(|_| apart && cells == 1 && !bullet);
        };
        if bullet && !is_shouted(cell) {
            return None;
        }
        let list = self.label.unwrap_or(self.base).is_list();
        let folded = fold(cell);
        let skill_too = folded.split(' ').all(|w| headings::SKILL_TOO.contains(&w));
        let other = matches!(part, Part::Elsewhere | Part::Training);
        let plain = list && skill_too && !is_shouted(cell);
        (!plain || self.gap && cells == 1 && !other).then_some(part)
    }
}

/// Returns the part a label opens within another.
fn among(base: Part, part: Part) -> Part {
    match (base, part) {
        // Among skills "Languages" are as often those of machines.
        (Part::Skills | Part::SkillsAndLanguages, Part::Languages) => Part::SkillsAndLanguages,
        (_, part) => part,
    }
}

/// Returns the parts of a line between tabs.
pub(super) fn tab_cells(line: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut cells = Vec::new();
    for cell in line.split('\t') {
        cells.push(start..start + cell.len());
        start += cell.len() + 1;
    }
    cells
}

/// Returns what stands between the marks of a framed heading: "— Education —", "=== Skills ===".
fn framed(line: &str) -> Option<&str> {
    let mark =
        |c: char| !c.is_alphanumeric() && !c.is_whitespace() && !"()\"'“”’.,;:#&+@".contains(c);
    let inner = line.trim_matches(|c: char| mark(c) || c == ' ');
    let both = line.starts_with(mark) && line.ends_with(mark) && !inner.is_empty();
    let few = inner.split_whitespace().count() <= HEADING_WORDS_MAX;
    (both && few && !inner.contains('\t')).then_some(inner)
}

/// Returns whether a line is the head of a table: nothing but names of its columns.
fn is_table_head(line: &str) -> bool {
    if line.len() > LINE_BYTES_MAX || !line.contains('\t') {
        return false;
    }
    let cells = || line.split('\t').map(str::trim).filter(|c| !c.is_empty());
    let named = |cell: &str| {
        let folded = fold(cell);
        let key = folded.as_str();
        [headings::COLUMNS, jobs::TITLE_LABELS, jobs::EMPLOYER_LABELS, studies::LABELS]
            .iter()
            .any(|list| list.contains(&key))
    };
    // Headings alone stand over two columns of the page.
    cells().count() > 1 && cells().all(named) && !cells().all(|c| heading(c).is_some())
}

/// Returns a line without the mark of a list before it, and whether there was one.
pub(super) fn without_bullet(line: &str) -> (&str, bool) {
    const MARKS: [char; 29] = [
        '+', '•', '*', '-', '–', '—', '▪', '◦', '●', '○', '■', '□', '◆', '◇', '➢', '►', '▶', '‣',
        '·', '∙', '⁃', '✓', '✔', '»', '>', '→', '❖', '✦', '⚫',
    ];
    let mut rest = line;
    let mut marked = false;
    // Arrows, figures, signs of print, and those of fonts that have nothing else.
    let sign = |c: &char| {
        MARKS.contains(c)
            || matches!(c, '\u{2190}'..='\u{21ff}' | '\u{25a0}'..='\u{25ff}')
            || matches!(c, '\u{2700}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}')
            || matches!(c, '\u{e000}'..='\u{f8ff}')
    };
    while let Some(mark) = rest.chars().next().filter(sign) {
        let behind = &rest[mark.len_utf8()..];
        let alone =
            behind.starts_with([' ', '\t']) || !mark.is_ascii() && mark != '–' && mark != '—';
        if !alone || behind.trim().is_empty() {
            break;
        }
        rest = behind.trim_start();
        marked = true;
    }
    let small_o = rest.strip_prefix("o ").filter(|b| b.starts_with(char::is_uppercase));
    match small_o {
        Some(behind) if !marked => (behind, true),
        _ => (rest, marked),
    }
}

/// Returns whether a text is in capitals throughout.
pub(super) fn is_shouted(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}
