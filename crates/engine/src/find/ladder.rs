//! The ladder: all records that stand on a rung, the newest first, then those of the next.
//!
//! On each rung and in each layer, every word of the query has the set of seats that have it at
//! least that well, in a field at least that weighty; the records of the rung are what is in all
//! sets and was not handed out before. Sets only grow from rung to rung. With one word they are
//! not needed: the rung's records are the lowest seats that the rung adds.

use std::ops::Range;

use crate::ask::bitmap::Bitmap;
use crate::find::layer::{Layer, Standing};
use crate::find::lexicon::Index;
use crate::find::words::Query;
use crate::find::{Field, Grade, Hit, Kinds, typos};

/// Words of bits that are intersected at a time: enough for vector instructions, little enough to
/// stop soon after the last seat that is needed.
const BLOCK: usize = 64;

/// Returns the best matches, at most `limit`.
pub(super) fn climb(layers: &[Layer], query: &Query, kinds: Kinds<'_>, limit: usize) -> Vec<Hit> {
    let mut climbers: Vec<_> =
        layers.iter().map(|layer| Climber::new(layer, query, kinds)).collect();
    let mut hits = Vec::new();
    for grade in Grade::NAMED {
        let rung = |climber: &mut Climber<'_>, room| climber.named(grade, room);
        take_rung(&mut climbers, limit, &mut hits, (grade, Field::Name), rung);
    }
    for grade in Grade::WORDED {
        if hits.len() == limit {
            break;
        }
        climbers.iter_mut().for_each(|climber| climber.look_up(grade));
        for field in Field::ALL {
            let rung = |climber: &mut Climber<'_>, room| climber.worded(grade, field, room);
            take_rung(&mut climbers, limit, &mut hits, (grade, field), rung);
        }
    }
    hits
}

/// Appends the records of a rung, over all layers, while there is room for hits.
fn take_rung(
    climbers: &mut [Climber<'_>],
    limit: usize,
    hits: &mut Vec<Hit>,
    (grade, field): (Grade, Field),
    rung: impl Fn(&mut Climber<'_>, usize) -> Vec<u32>,
) {
    let room = limit - hits.len();
    if room == 0 {
        return;
    }
    let mut found: Vec<Standing> = Vec::new();
    for climber in climbers {
        let seats = rung(climber, room);
        // What does not fit on this rung ends the climb, so nothing that is closed is missed.
        seats.iter().for_each(|&seat| climber.open.remove(seat));
        found.extend(seats.iter().map(|&seat| climber.layer.standing(seat)));
    }
    found.sort_unstable();
    found.truncate(room);
    hits.extend(found.iter().map(|&(_, record)| Hit::new(record, grade, field)));
}

/// The climb in one layer.
struct Climber<'a> {
    layer: &'a Layer,
    query: &'a Query,
    /// Seats that may be found and were not yet.
    open: Bitmap,
    words: Vec<Word>,
}

impl<'a> Climber<'a> {
    fn new(layer: &'a Layer, query: &'a Query, kinds: Kinds<'_>) -> Self {
        let open = layer.open(kinds);
        let (many, set_words) = (query.words.len(), open.words().len());
        let forgiven = query.words.iter().map(|word| typos::forgiven(word, many));
        let words = forgiven.map(|forgiven| Word::new(forgiven, set_words)).collect();
        Self { layer, query, open, words }
    }

    /// Returns the lowest open seats of which a name begins with the query.
    fn named(&self, grade: Grade, room: usize) -> Vec<u32> {
        let names = self.layer.names();
        let lexicon = &names.lexicon;
        let form = &self.query.form;
        let words = match grade {
            Grade::NameWords => lexicon.starting_with(&format!("{form} ")),
            Grade::WholeName => lexicon.exactly(form, &lexicon.starting_with(form)),
            _ => lexicon.starting_with(form),
        };
        lowest(names.seats(&words), &self.open, room)
    }

    /// Looks up where each word is found at a grade, and stops at one that is found nowhere and
    /// will not be: it makes everything else futile.
    fn look_up(&mut self, grade: Grade) {
        if self.words.iter().any(|word| word.best.is_none() && grade > word.last_chance()) {
            return;
        }
        let (missing, there): (Vec<_>, Vec<_>) =
            self.words.iter_mut().zip(&self.query.words).partition(|(word, _)| word.best.is_none());
        for (word, typed) in missing.into_iter().chain(there) {
            for field in Field::ALL {
                word.look_up(self.layer.index(field), typed, grade, field);
            }
            if word.best.is_none() && grade >= word.last_chance() {
                return;
            }
        }
    }

    /// Returns the lowest open seats in which each word is found at a grade, in a field.
    fn worded(&mut self, grade: Grade, field: Field, room: usize) -> Vec<u32> {
        if self.words.iter().any(|word| word.best.is_none_or(|best| best > grade)) {
            return Vec::new();
        }
        let index = self.layer.index(field);
        if let [word] = self.words.as_mut_slice() {
            let added = word.waiting(grade, field);
            let added: Vec<&[u32]> = added.map(|words| index.seats(&words)).collect();
            return lowest_of(&added, &self.open, room);
        }
        let mut grown = false;
        for word in &mut self.words {
            grown |= word.grow(index, grade, field);
        }
        if grown { self.in_all(field, room) } else { Vec::new() }
    }

    /// Returns the lowest open seats that are in every word's set.
    fn in_all(&self, field: Field, room: usize) -> Vec<u32> {
        let mut found = Vec::new();
        let Some(sets) = self.words.iter().map(|word| word.set(field)).collect::<Option<Vec<_>>>()
        else {
            return found;
        };
        let mut block = [0; BLOCK];
        for (number, open) in self.open.words().chunks(BLOCK).enumerate() {
            let from = number * BLOCK;
            let block = &mut block[..open.len()];
            block.copy_from_slice(open);
            for set in &sets {
                let words = &set.words()[from..from + block.len()];
                block.iter_mut().zip(words).for_each(|(word, set)| *word &= set);
            }
            for (at, word) in block.iter_mut().enumerate().filter(|(_, word)| **word != 0) {
                while *word != 0 {
                    if found.len() == room {
                        return found;
                    }
                    found.push((from + at) as u32 * 64 + word.trailing_zeros());
                    *word &= *word - 1;
                }
            }
        }
        found
    }
}

/// A word of the query in one layer.
struct Word {
    /// How many edits it forgives.
    forgiven: u8,
    /// How many words of bits a set has.
    set_words: usize,
    /// The best grade at which it is found anywhere.
    best: Option<Grade>,
    /// For each field, words of its index that match and are not in the sets yet.
    waiting: [Vec<typos::Found>; Field::ALL.len()],
    /// For each field, the seats that match in this field or a weightier one; none where that is
    /// the same set as before.
    sets: [Option<Bitmap>; Field::ALL.len()],
    /// Whether the set of the field before has grown since it went into the sets after it.
    growing: bool,
}

impl Word {
    fn new(forgiven: u8, set_words: usize) -> Self {
        Self {
            forgiven,
            set_words,
            best: None,
            waiting: Default::default(),
            sets: Default::default(),
            growing: false,
        }
    }

    /// Returns the last grade at which anything is looked up.
    const fn last_chance(&self) -> Grade {
        match self.forgiven {
            0 => Grade::Prefix,
            1 => Grade::OneTypo,
            _ => Grade::TwoTypos,
        }
    }

    /// Finds what matches from this grade on; those that are found together come with the first.
    fn look_up(&mut self, index: &Index, typed: &str, grade: Grade, field: Field) {
        let lexicon = &index.lexicon;
        let mut found = match grade {
            Grade::Exact => {
                vec![(grade, lexicon.exactly(typed, &lexicon.starting_with(typed)))]
            }
            Grade::Prefix => vec![(grade, lexicon.starting_with(typed))],
            Grade::OneTypo if self.forgiven >= 1 => typos::look_up(lexicon, typed, 1),
            Grade::TwoTypos if self.forgiven >= 2 => typos::look_up(lexicon, typed, 2),
            _ => return,
        };
        found.retain(|(_, words)| !words.is_empty());
        let best = found.iter().map(|&(grade, _)| grade).min();
        self.best = self.best.into_iter().chain(best).min();
        self.waiting[field as usize].append(&mut found);
    }

    /// Takes the words of a field that wait for a grade, or for a better one.
    fn waiting(&mut self, grade: Grade, field: Field) -> impl Iterator<Item = Range<u32>> {
        let waiting = &mut self.waiting[field as usize];
        waiting.extract_if(.., move |(waiting, _)| *waiting <= grade).map(|(_, words)| words)
    }

    /// Brings the set of a field up to a grade, after those of the fields before it. Returns
    /// whether it has grown.
    fn grow(&mut self, index: &Index, grade: Grade, field: Field) -> bool {
        let at = field as usize;
        let growing = at > 0 && self.growing;
        let added: Vec<_> = self.waiting(grade, field).collect();
        let (before, rest) = self.sets.split_at_mut(at);
        let before = before.iter().rev().flatten().next();
        if let (Some(set), Some(before), true) = (&mut rest[0], before, growing) {
            let words = set.words_mut().iter_mut().zip(before.words());
            words.for_each(|(word, before)| *word |= before);
        }
        if !added.is_empty() {
            let begun = || before.cloned().unwrap_or_else(|| Bitmap::zeros(self.set_words));
            let set = rest[0].get_or_insert_with(begun).words_mut();
            for &seat in added.iter().flat_map(|words| index.seats(words)) {
                set[seat as usize / 64] |= 1 << (seat % 64);
            }
        }
        self.growing = growing || !added.is_empty();
        self.growing
    }

    /// Returns the seats that match in a field or a weightier one.
    fn set(&self, field: Field) -> Option<&Bitmap> {
        self.sets[..=field as usize].iter().rev().flatten().next()
    }
}

fn lowest(seats: &[u32], open: &Bitmap, many: usize) -> Vec<u32> {
    lowest_of(&[seats], open, many)
}

/// Returns the lowest open seats, ascending and each once.
fn lowest_of(lists: &[&[u32]], open: &Bitmap, many: usize) -> Vec<u32> {
    let mut lowest = Vec::new();
    let mut bar = u32::MAX;
    for &seat in lists.iter().copied().flatten() {
        if seat < bar && open.get(seat) {
            lowest.push(seat);
            if lowest.len() > 2 * many + 64 {
                tidy(&mut lowest, many);
                if lowest.len() == many {
                    bar = lowest[many - 1];
                }
            }
        }
    }
    tidy(&mut lowest, many);
    lowest
}

fn tidy(seats: &mut Vec<u32>, many: usize) {
    seats.sort_unstable();
    seats.dedup();
    seats.truncate(many);
}
