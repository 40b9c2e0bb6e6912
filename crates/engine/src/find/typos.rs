//! Which words of a lexicon are almost, or begin almost, as a word that was typed.
//!
//! The lexicon is walked as if it were a trie: words with a common beginning are neighbours. Each
//! step adds a row to the table of distances (restricted Damerau-Levenshtein, also called optimal
//! string alignment: F. J. Damerau, Communications of the ACM 7(3), 1964; the walk with a table
//! row for each node is H. Shang and T. H. Merrett, "Tries for approximate string matching", IEEE
//! Transactions on Knowledge and Data Engineering 8(4), 1996). Where no edit is left, what
//! remains of the typed word is looked up at once.

use std::ops::Range;

use crate::find::Grade;
use crate::find::lexicon::Lexicon;

/// Letters from which on one edit is forgiven; shorter words would match everything.
const ONE_TYPO_LETTERS: usize = 4;

/// Letters from which on two edits are.
const TWO_TYPOS_LETTERS: usize = 8;

/// Words of a query up to which two edits are; looking for them is ten times the work, and who
/// typed more has given enough to go by.
const TWO_TYPOS_WORDS_MAX: usize = 2;

/// Longer words are found only as they are typed.
const LETTERS_MAX: usize = 32;

/// Distances of a beginning of a lexicon's word from each beginning of the typed one.
type Row = [u8; LETTERS_MAX + 1];

/// Farther than any distance that counts.
const FAR: u8 = u8::MAX / 2;

/// Returns how many edits are forgiven in a typed word, one of so many.
pub(super) fn forgiven(word: &str, words: usize) -> u8 {
    let letters = word.chars().count();
    if letters > LETTERS_MAX || word.bytes().any(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    let two = letters >= TWO_TYPOS_LETTERS && words <= TWO_TYPOS_WORDS_MAX;
    u8::from(letters >= ONE_TYPO_LETTERS) + u8::from(two)
}

/// Words of a lexicon, and how well they match.
pub(super) type Found = (Grade, Range<u32>);

/// Finds the words that are, or begin, so many edits away from a typed one: one or two. Words
/// that are found with fewer edits may be missing; words may be found at several grades.
pub(super) fn look_up(lexicon: &Lexicon, word: &str, edits: u8) -> Vec<Found> {
    let letters: Vec<char> = word.chars().collect();
    let mut row = [FAR; LETTERS_MAX + 1];
    (0..=letters.len()).for_each(|at| row[at] = at as u8);
    let root = Node {
        words: 0..lexicon.len(),
        depth: 0,
        letter: None,
        same_start: true,
        row,
        above: [FAR; LETTERS_MAX + 1],
        covered: false,
    };
    let places = word.char_indices().map(|(place, _)| place).chain([word.len()]).collect();
    let ending = String::new();
    let mut walk = Walk { lexicon, typed: word, letters, places, edits, found: Vec::new(), ending };
    walk.visit(root);
    walk.found
}

/// The words of a lexicon that begin alike.
struct Node {
    words: Range<u32>,
    /// Bytes in which they are alike.
    depth: usize,
    /// The last letter of these.
    letter: Option<char>,
    /// Whether they begin with the typed word's first letter.
    same_start: bool,
    /// Their distances.
    row: Row,
    /// Those without the last letter.
    above: Row,
    /// Whether they were found by a shorter beginning already.
    covered: bool,
}

struct Walk<'a> {
    lexicon: &'a Lexicon,
    typed: &'a str,
    letters: Vec<char>,
    /// Where each letter of the typed word begins, and where the last one ends.
    places: Vec<usize>,
    edits: u8,
    found: Vec<Found>,
    /// Memory of `finish`.
    ending: String,
}

impl Walk<'_> {
    fn visit(&mut self, mut node: Node) {
        let many = self.letters.len();
        let distance = node.row[many];
        // What begins with fewer edits was found before.
        if distance < self.edits {
            return;
        }
        if distance == self.edits {
            self.note(node.words.clone(), node.depth, node.same_start, node.covered);
            node.covered = true;
            // Everything below is found with it; only whole words are better than that.
            if !(self.edits == 1 && node.same_start) {
                return;
            }
        }
        let least = node.row[..=many].iter().copied().min().unwrap_or(FAR);
        if least > self.edits {
            return;
        }
        if least < self.edits {
            self.visit_all_below(&node);
        } else {
            self.finish_below(&node);
        }
    }

    /// Notes words that begin, up to a depth, as far away as may be.
    fn note(&mut self, words: Range<u32>, depth: usize, same_start: bool, covered: bool) {
        let first = words.start;
        let whole = self.lexicon.below(first, depth).is_empty();
        if whole && same_start && self.edits == 1 {
            self.found.push((Grade::OneTypo, first..first + 1));
        }
        let (same, other) = match self.edits {
            1 => (Grade::OneTypoPrefix, Grade::OneTypoAnywhere),
            _ => (Grade::TwoTypos, Grade::TwoTyposAnywhere),
        };
        if !covered {
            self.found.push((if same_start { same } else { other }, words));
        }
    }

    fn visit_all_below(&mut self, node: &Node) {
        let mut at = node.words.start;
        while at < node.words.end {
            let rest = &self.lexicon.word(at)[node.depth..];
            let Some(letter) = rest.chars().next() else {
                at += 1;
                continue;
            };
            let mut bytes = [0; 4];
            let bytes = letter.encode_utf8(&mut bytes).as_bytes();
            let words = self.lexicon.leading(at..node.words.end, node.depth, bytes);
            at = words.end;
            self.visit(self.child(node, words, letter));
        }
    }

    /// Looks up what may follow a node when no edit is left: the rest of the typed word from each
    /// place that it may have been followed to, or two swapped letters and then the rest.
    fn finish_below(&mut self, node: &Node) {
        for at in 0..self.letters.len() {
            if node.row[at] == self.edits {
                self.finish(node, None, at);
            }
            let swapped = at > 0
                && node.above[at - 1] + 1 == self.edits
                && node.letter == Some(self.letters[at]);
            if swapped {
                self.finish(node, Some(self.letters[at - 1]), at + 1);
            }
        }
    }

    /// Notes the words below a node that go on with a letter and then with the rest of the typed
    /// word from a place on.
    fn finish(&mut self, node: &Node, letter: Option<char>, at: usize) {
        let mut ending = std::mem::take(&mut self.ending);
        ending.clear();
        ending.extend(letter);
        ending.push_str(&self.typed[self.places[at]..]);
        let words = self.lexicon.narrowed(node.words.clone(), node.depth, ending.as_bytes());
        if !words.is_empty() {
            let same_start = node.same_start
                && (node.depth > 0 || ending.chars().next() == self.letters.first().copied());
            self.note(words, node.depth + ending.len(), same_start, node.covered);
        }
        self.ending = ending;
    }

    fn child(&self, node: &Node, words: Range<u32>, letter: char) -> Node {
        let mut row = [FAR; LETTERS_MAX + 1];
        row[0] = node.row[0] + 1;
        for (at, &typed) in self.letters.iter().enumerate() {
            let replaced = node.row[at] + u8::from(typed != letter);
            let mut distance = replaced.min(row[at] + 1).min(node.row[at + 1] + 1);
            if at > 0 && node.letter == Some(typed) && self.letters[at - 1] == letter {
                distance = distance.min(node.above[at - 1] + 1);
            }
            row[at + 1] = distance;
        }
        Node {
            words,
            depth: node.depth + letter.len_utf8(),
            letter: Some(letter),
            same_start: node.same_start
                && (node.depth > 0 || self.letters.first() == Some(&letter)),
            row,
            above: node.row,
            covered: node.covered,
        }
    }
}
