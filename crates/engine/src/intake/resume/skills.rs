//! Skills: the short things between commas, points and bars under a heading that says so.

use super::Field;
use super::dates;
use super::entries::is_sentence;
use super::headings::label_end;
use super::languages::language;
use super::likeness::fold;
use super::profile::{field, plain};
use super::sections::{Part, Row};
use super::words::tongues;

/// Skills kept of a document.
pub(super) const SKILLS_MAX: usize = 200;

/// Words, and bytes, of a skill at most; more are a sentence.
const SKILL_WORDS_MAX: usize = 6;
const SKILL_BYTES_MAX: usize = 80;

/// Lines of skills looked at, and bytes of each.
const ROWS_MAX: usize = 400;
const ROW_BYTES_MAX: usize = 8_000;

/// First words of a sentence that lists skills.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "proficient in ", "proficient with ", "experienced in ", "experienced with ", "skilled in ",
    "knowledge of ", "working knowledge of ", "good knowledge of ", "strong knowledge of ",
    "familiar with ", "experience with ", "expert in ", "competent in ", "kenntnisse in ",
    "sehr gute kenntnisse in ", "gute kenntnisse in ", "well versed in ",
];

/// Share of the widest line, in percent, that a line and its next word must reach for it to be
/// broken for want of room; letters differ in width.
const WIDE_PERCENT: usize = 92;

/// Characters of a line under which it was not.
const WIDE_CHARS_MIN: usize = 50;

/// Characters of a line beyond which it was not set on a page.
const PAGE_CHARS_MAX: usize = 160;

/// Lines whose width is looked at.
const WIDTHS_MAX: usize = 2_000;

/// Characters of a line in a column beside the text, at most.
const COLUMN_CHARS_MAX: usize = 45;

/// How wide the lines of a document are, in characters.
struct Widths {
    /// In the parts that may stand in a column beside the text.
    column: usize,
    page: usize,
}

impl Widths {
    fn of(rows: &[Row<'_>]) -> Self {
        let widest = |narrow: bool| {
            let plain = rows.iter().filter(|r| !r.text.contains('\t'));
            let some = plain.filter(|r| r.part.is_narrow() || !narrow).take(WIDTHS_MAX);
            let chars = some.map(|r| r.text.chars().count());
            chars.filter(|c| *c <= PAGE_CHARS_MAX).max().unwrap_or(0)
        };
        Self { column: widest(true), page: widest(false) }
    }
}

/// A text put together of lines that go on, with the place of each of its bytes.
struct Joined {
    text: String,
    /// Where a piece of the text comes from: its start here, and there.
    origins: Vec<(usize, usize)>,
}

impl Joined {
    fn place(&self, at: usize) -> usize {
        let index = self.origins.partition_point(|(here, _)| *here <= at).saturating_sub(1);
        let (here, there) = self.origins[index];
        there + (at - here)
    }
}

/// Returns the skills of a document; languages found among them are none.
pub(super) fn find(text: &str, rows: &[Row<'_>], languages: &[Field]) -> Vec<Field> {
    let widths = Widths::of(rows);
    let rows: Vec<&Row<'_>> = rows
        .iter()
        .filter(|r| {
            let labelled = r.part == Part::SkillsAndMore && label_end(r.text).is_some();
            matches!(r.part, Part::Skills | Part::SkillsAndLanguages) || labelled
        })
        .filter(|r| r.text.len() <= ROW_BYTES_MAX && !is_licence(r.text))
        .take(ROWS_MAX)
        .collect();
    let rows = without_kinds(rows);
    let mut found: Vec<Field> = Vec::new();
    for (line, mixed) in joined(text, &rows, &widths) {
        for (from, to) in items(&line.text) {
            if found.len() >= SKILLS_MAX {
                return found;
            }
            let written = &line.text[from..to];
            let tongue = language(written).is_some() && (mixed || is_found(languages, written));
            if !is_skill(written) || tongue {
                continue;
            }
            let span = line.place(from)..line.place(to.saturating_sub(1)) + 1;
            let points = if line.text.len() == written.len() { 75 } else { 85 };
            let one = Field { value: plain(written), ..field(written, span, points) };
            if found.iter().all(|f| f.normal != one.normal) {
                found.push(one);
            }
        }
    }
    found
}

/// Leaves out lines that only name a kind of skills, where the skills stand below each:
/// "Cloud", and under it "AWS, Azure".
fn without_kinds<'a, 'b>(rows: Vec<&'b Row<'a>>) -> Vec<&'b Row<'a>> {
    let is_list = |row: &Row<'_>| row.text.contains([',', ';', '|', '•']);
    let heads = |index: usize| {
        let next = rows.get(index + 1).filter(|n| n.section == rows[index].section);
        !is_list(rows[index]) && next.is_some_and(|n| is_list(n))
    };
    let kinds: Vec<bool> = (0..rows.len())
        .map(|index| {
            let section = rows[index].section;
            let own = || (0..rows.len()).filter(|&i| rows[i].section == section);
            let alternate = own().all(|i| is_list(rows[i]) || heads(i));
            alternate && heads(index) && own().filter(|&i| heads(i)).count() > 1
        })
        .collect();
    let kept = rows.iter().zip(kinds).filter(|(row, kind)| !kind && !is_signed(row.text));
    kept.map(|(row, _)| *row).collect()
}

/// Returns where the skills begin beside their kind, in columns: "Tools    Git, Docker".
fn kind_beside(text: &str) -> Option<usize> {
    let (kind, rest) = text.split_once('\t')?;
    let marks = [',', ';', '|'];
    let few = kind.split_whitespace().count() <= 3 && !kind.contains(marks);
    (few && rest.contains(marks) && !rest.contains('\t')).then_some(kind.len() + 1)
}

/// Returns whether a line says where and when a resume was signed: "Kassel, den 3. Mai 2024".
fn is_signed(text: &str) -> bool {
    let periods = dates::periods(text);
    let [period] = periods.as_slice() else { return false };
    let day = period.from.as_ref().is_some_and(|d| {
        d.normal.len() > 4 && text[d.span.clone()].starts_with(|c: char| c.is_ascii_digit())
    });
    let town = text[..period.span.start].trim_end_matches([' ', ',']);
    let town = town.trim_end_matches(" den").trim_end_matches(" le").trim_end_matches(',');
    day && period.single
        && period.span.end == text.len()
        && text[..period.span.start].contains(',')
        && !town.contains(',')
        && town.split_whitespace().count() <= 3
}

/// Returns whether a line says what one may drive.
fn is_licence(text: &str) -> bool {
    let folded = fold(text);
    tongues::LICENCES.iter().any(|l| folded.starts_with(l))
}

fn is_found(languages: &[Field], written: &str) -> bool {
    languages.iter().any(|l| written.contains(l.value.as_str()))
}

/// Returns the lines with those that go on joined to what they go on from, and whether
/// languages may stand in them.
fn joined(text: &str, rows: &[&Row<'_>], widths: &Widths) -> Vec<(Joined, bool)> {
    let mut lines: Vec<(Joined, bool)> = Vec::new();
    let mut last: Option<&Row<'_>> = None;
    for row in rows {
        let mixed = matches!(row.part, Part::SkillsAndLanguages | Part::SkillsAndMore);
        let goes_on = last.is_some_and(|l| {
            let between = &text[l.start + l.text.len()..row.start];
            between.trim().is_empty() && goes_on(l, row, widths)
        });
        match lines.last_mut() {
            Some((line, _)) if goes_on => {
                line.text.push(' ');
                line.origins.push((line.text.len(), row.start));
                line.text.push_str(row.text);
            }
            _ => {
                // "Excel: expert" is no label.
                let label = label_end(row.text)
                    .map(|at| at + row.text[at..].chars().next().map_or(1, char::len_utf8))
                    .filter(|&at| {
                        let first = row.text[at..].split([',', ';']).next();
                        !first.is_some_and(is_level)
                    })
                    .or_else(|| kind_beside(row.text))
                    .unwrap_or(0);
                let line = Joined {
                    text: row.text[label..].to_owned(),
                    origins: vec![(0, row.start + label)],
                };
                lines.push((line, mixed));
            }
        }
        last = Some(row);
    }
    lines
}

/// Returns whether a line goes on from the one before it, within an item of a list of commas.
fn goes_on(before: &Row<'_>, row: &Row<'_>, widths: &Widths) -> bool {
    if row.bullet || row.gap || row.section != before.section || label_end(row.text).is_some() {
        return false;
    }
    let list = before.text.contains([',', ';']);
    let open = before.text.ends_with([',', ';', '&', '/', '-', '–'])
        || before.text.matches('(').count() > before.text.matches(')').count();
    let small = row.text.starts_with(char::is_lowercase);
    let bulleted = before.bullet && small;
    // A line is broken within an item only where its next word has no room.
    let word = row.text.split_whitespace().next().unwrap_or_default().chars().count();
    let reach = before.text.chars().count() + 1 + word;
    let last = before.text.rsplit([',', ';']).next().unwrap_or_default().trim();
    let alike = small || !last.starts_with(char::is_lowercase);
    let wide = reach >= WIDE_CHARS_MIN
        && reach * 100 > widths.page * WIDE_PERCENT
        && alike
        && !is_sentence(before.text);
    let broken = small && reach > widths.column && widths.column <= COLUMN_CHARS_MAX;
    !before.text.contains('\t') && (list && (open || wide || small) || open || bulleted || broken)
}

/// Returns the items of a line: between commas, bars and wide gaps outside brackets.
fn items(text: &str) -> Vec<(usize, usize)> {
    let mut items = Vec::new();
    let mut from = 0;
    let mut depth = 0_i32;
    let mut push = |start: usize, end: usize| {
        if items.len() <= 2 * SKILLS_MAX {
            items.extend(item(text, start, end));
        }
    };
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            _ => {}
        }
        let bar =
            matches!(c, ';' | '\t' | '|' | '•' | '·' | '●' | '▪' | '◦' | '■' | '∙' | '│' | '◆')
                || c == '/' && before == ' ' && text[at + 1..].starts_with(' ');
        let comma = c == ',' && depth == 0;
        if bar || comma {
            push(from, at);
            from = at + c.len_utf8();
            depth = if bar { 0 } else { depth };
        }
        before = c;
    }
    // "manual handling, stock control and teamwork."
    let last = from + text[from..].find(" and ").unwrap_or(text.len() - from);
    let commas = text[..from].matches(',').count();
    let told = LEADS.iter().any(|lead| behind_lead(text, lead).is_some());
    let listed = text.ends_with('.') && (commas > 1 || commas == 1 && told);
    if listed && last < text.len() {
        push(from, last);
        from = last + " and ".len();
    }
    push(from, text.len());
    items
}

/// Returns where what a sentence lists begins, behind its first words.
fn behind_lead(text: &str, lead: &str) -> Option<usize> {
    let start = text.get(..lead.len())?;
    (start.eq_ignore_ascii_case(lead) && text.len() > lead.len()).then_some(lead.len())
}

/// Returns an item without what hangs on: "and", levels, marks.
fn item(text: &str, start: usize, end: usize) -> Option<(usize, usize)> {
    let (mut from, mut to) = trimmed(text, start, end);
    for word in ["and ", "und ", "et ", "y ", "& "] {
        let joined = text[from..to].starts_with(word);
        from += if joined { word.len() } else { 0 };
    }
    let lead = LEADS.iter().find_map(|lead| behind_lead(&text[from..to], lead));
    from += lead.unwrap_or(0);
    // "Litigation: drafting" inside a line is a label as well.
    if let Some(at) = text[from..to].find(": ") {
        if is_level(&text[from + at + 2..to]) {
            to = from + at;
        } else {
            from += at + 2;
        }
    }
    loop {
        let part = &text[from..to];
        let cut = bracketed_level(part).or_else(|| level_behind(part)).or_else(|| share(part));
        match cut {
            Some(at) if at > 0 => to = from + at,
            _ => break,
        }
        (from, to) = trimmed(text, from, to);
    }
    (from, to) = trimmed(text, from, to);
    (from < to).then_some((from, to))
}

fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let part = &text[start..end];
    let loose_before = |c: char| c.is_whitespace() || "-–—*•·:●○▪■★☆►`\"“”".contains(c);
    let loose_behind = |c: char| c.is_whitespace() || "-–—*•·:●○▪■★☆,;`\"“”".contains(c);
    let kept = part.trim_end_matches(loose_behind);
    let kept = kept.strip_suffix('.').unwrap_or(kept).trim_end_matches(loose_behind);
    let from = start + (kept.len() - kept.trim_start_matches(loose_before).len());
    (from.min(start + kept.len()), start + kept.len())
}

/// Returns where a bracket with nothing but a level, or years, begins at the end of an item.
fn bracketed_level(part: &str) -> Option<usize> {
    let open = part.rfind(['(', '['])?;
    let closed = part.ends_with([')', ']']);
    (closed && is_level(&part[open + 1..part.len() - 1])).then_some(open)
}

/// Returns where a share behind an item begins: "SQL 80%".
fn share(part: &str) -> Option<usize> {
    let digits = part.strip_suffix('%')?;
    let at = digits.rfind(' ')?;
    digits[at + 1..].bytes().all(|b| b.is_ascii_digit()).then_some(at)
}

/// Returns where a level behind a dash begins: "Python – expert".
fn level_behind(part: &str) -> Option<usize> {
    [" - ", " – ", " — ", ": "].iter().find_map(|dash| {
        let at = part.rfind(dash)?;
        is_level(&part[at + dash.len()..]).then_some(at)
    })
}

/// Returns whether words say nothing but how well, or for how long.
pub(super) fn is_level(text: &str) -> bool {
    let folded = fold(text);
    !folded.is_empty()
        && folded.split(' ').all(|w| {
            tongues::LEVELS.contains(&w)
                || w.bytes().all(|b| b.is_ascii_digit())
                || w.len() <= 4 && w.ends_with('y') && w.as_bytes()[0].is_ascii_digit()
        })
}

/// Returns whether an item is a skill by its shape: a few words, no date, no contact data, no
/// sentence.
fn is_skill(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    let first = fold(text.split_whitespace().next().unwrap_or_default());
    let prose = super::words::jobs::DEEDS.contains(&first.as_str()) && words > 2
        || matches!(
            first.as_str(),
            "proficient"
                | "experienced"
                | "skilled"
                | "able"
                | "strong"
                | "excellent"
                | "fluent"
                | "knowledge"
                | "familiar"
        ) && words > 3
        || is_sentence(text);
    letters >= 1
        && (1..=SKILL_WORDS_MAX).contains(&words)
        && text.len() <= SKILL_BYTES_MAX
        && !text.contains('@')
        && !text.contains("://")
        && !text.contains("www.")
        && !text.contains(".com/")
        && text.matches('(').count() == text.matches(')').count()
        && dates::periods(text).is_empty()
        && !is_level(text)
        && !is_measure(text)
        && !prose
}

/// Returns whether an item is a number and its unit: "75 wpm", "12 years".
fn is_measure(text: &str) -> bool {
    let Some((number, unit)) = text.split_once(' ') else { return false };
    let digits = number.trim_end_matches('+').bytes().all(|b| b.is_ascii_digit());
    digits && !unit.contains(' ') && unit.chars().all(char::is_lowercase)
}
