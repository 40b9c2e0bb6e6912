//! Towns behind employers that no list knows: "Tesco Distribution, Dagenham".
//!
//! A word behind a comma may be a department as well. It is a town where the document names
//! places behind its other employers, where the contact data name the same one, or where the
//! comma stands behind a company's form.

use super::dates::periods;
use super::entries::Entry;
use super::likeness::fold;
use super::pieces::{Piece, names_place, pieces};
use super::sections::{Part, Row, is_shouted};
use super::signs::{is_plain_town, lean};
use super::words::{jobs, studies};

/// Rows of contact data looked at, and bytes of each.
const ROWS_MAX: usize = 30;
const ROW_BYTES_MAX: usize = 300;

/// Leaning from which what stands before the comma is an employer, and from which it may be.
const FIRM: i32 = -20;
const NO_TITLE: i32 = 12;

/// Leaning of a name with a company's form.
const WITH_FORM: i32 = -80;

/// Leaning of a name that turns on a word of houses: a hospital, an institute.
const HOUSE: i32 = -40;

/// Where the document names its places.
pub(super) struct Towns {
    /// Whether some entries have a place, and whether they have as a rule.
    named: bool,
    usual: bool,
    /// The contact data, folded, between spaces.
    home: String,
}

impl Towns {
    pub(super) fn of(rows: &[Row<'_>], entries: &[Entry<'_>]) -> Self {
        let own = rows.iter().filter(|r| matches!(r.part, Part::Head | Part::Contact));
        let short = own.filter(|r| r.text.len() <= ROW_BYTES_MAX).take(ROWS_MAX);
        let home: String = short.map(|r| format!(" {} ", fold(r.text))).collect();
        let at_home = |part: &Piece<'_>| {
            let Some((before, end)) = part.text.rsplit_once(',') else { return false };
            let firm = lean(before.rsplit('\t').next().unwrap_or("")) <= FIRM;
            let one = !end.trim().contains(' ') && !jobs::DEPARTMENTS.contains(&fold(end).as_str());
            is_plain_town(end.trim()) && (is_of(&home, &fold(end)) || firm && one)
        };
        let placed = |e: &&&Entry<'_>| {
            e.lines.iter().any(|l| {
                let parts = || pieces(l.row.text, l.row.start, &l.periods);
                names_place(l.row.text, &l.periods) || parts().iter().any(at_home)
            })
        };
        // Lines of account that look like entries have no span of time.
        let stays = |e: &&Entry<'_>| e.period().is_some_and(|(_, p)| !p.single);
        let mut counted: Vec<&Entry<'_>> = entries.iter().filter(stays).collect();
        if counted.is_empty() {
            counted = entries.iter().collect();
        }
        let named = counted.iter().filter(placed).count();
        let usual = named * 2 >= counted.len() && named > 0;
        Self { named: named * 3 >= counted.len() && named > 0, usual, home }
    }

    /// Returns a piece without the town behind its last comma.
    pub(super) fn without<'a>(&self, text: &str, piece: Piece<'a>) -> Piece<'a> {
        // Where a place was taken away already, what is left is none.
        let followed = text.get(piece.span().end..).is_some_and(is_followed);
        if let Some(open) = piece.text.rfind(" (").filter(|_| piece.text.ends_with(')')) {
            let inner = &piece.text[open + 2..piece.text.len() - 1];
            let leaning = lean(&piece.text[..open]);
            let told = leaning <= WITH_FORM || self.named && leaning <= FIRM;
            let one = !inner.contains(' ') && !is_shouted(inner) && is_plain_town(inner);
            return if told && one { piece.part(0..open) } else { piece };
        }
        let Some(comma) = piece.text.rfind(',').filter(|_| !followed) else { return piece };
        let (rest, town) = (piece.text[..comma].trim(), piece.text[comma + 1..].trim());
        let folded = fold(town);
        let campus = studies::CAMPUS_STATES.contains(&fold(rest).as_str());
        let other = jobs::COMPANY_FORMS.contains(&folded.as_str())
            || folded
                .split(' ')
                .any(|w| jobs::DEPARTMENTS.contains(&w) || matches!(w, "fur" | "for" | "of"))
            || town.chars().filter(|c| c.is_alphabetic()).count() < 3
            || town.split_whitespace().filter(|w| !w.starts_with(char::is_lowercase)).count() > 3;
        if rest.is_empty() || campus || other || !is_plain_town(town) {
            return piece;
        }
        let leaning = lean(rest);
        let at_home = is_of(&self.home, &folded);
        let firm = leaning <= FIRM
            || rest.contains(',')
            || self.usual && leaning < NO_TITLE && !town.contains(' ');
        // "Institute of Botany, Nitra": one word behind a house that its own words tell.
        let house = leaning <= HOUSE && !town.contains(' ') && !rest.contains(['&', ',']);
        if at_home || self.named && firm || leaning <= WITH_FORM || house {
            return piece.part(0..comma);
        }
        piece
    }
}

/// Returns whether a comma follows, and no date behind it.
fn is_followed(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default();
    let near = &line[..line.floor_char_boundary(ROW_BYTES_MAX)];
    let behind = near.strip_prefix(',').map(str::trim_start);
    behind.is_some_and(|b| periods(b).first().is_none_or(|p| p.span.start > 0))
}

/// Returns whether a town stands in the contact data, both folded.
fn is_of(home: &str, town: &str) -> bool {
    !town.is_empty() && home.contains(&format!(" {town} "))
}
