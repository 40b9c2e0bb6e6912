//! Which values a field has, the most frequent first: what is offered while somebody types one.

use std::cmp::Reverse;

use crate::ask::bitmap::Bitmap;
use crate::ask::catalogue::{ColumnNo, Field, Only, TableNo, follow};
use crate::ask::check::plain_word;
use crate::ask::columns::{Columns, Store};
use crate::ask::fold::fold;

/// A text and one of the cells that hold it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Held {
    /// As it is kept here, which is folded, if it is not the word of a choice.
    pub(crate) text: String,
    pub(crate) table: TableNo,
    pub(crate) column: ColumnNo,
    pub(crate) row: u32,
}

impl Columns {
    /// Returns the texts or words of a field that begin so, with how many rows have each: of a
    /// field with several values the rows that hold them, of one behind references the rows that
    /// it lies in.
    pub(crate) fn frequent(
        &self,
        root: TableNo,
        field: &Field,
        beginning: &str,
        most: usize,
    ) -> Vec<(Held, u32)> {
        let table = field.table(self.layout(), root);
        let column = field.column;
        let rows = self.value_rows(root, field);
        let held = |text: &str, row| Held { text: text.to_owned(), table, column, row };
        match self.store(table, column) {
            Store::Text(codes, number) => {
                let dictionary = self.dictionary(*number);
                let beginning = fold(beginning);
                let wanted = (!beginning.is_empty()).then(|| dictionary.starting_with(&beginning));
                let best = tallied(&rows, codes, dictionary.len(), wanted.as_ref(), most);
                let text = |code| std::str::from_utf8(dictionary.text(code)).unwrap_or_default();
                best.into_iter().map(|(code, row, count)| (held(text(code), row), count)).collect()
            }
            Store::Choice(choices) => {
                let codes: Vec<u32> = choices.codes.iter().map(|&code| code.into()).collect();
                let beginning = plain_word(beginning);
                let begins = |code: &u32| {
                    let word = u8::try_from(*code).ok().and_then(|code| choices.word(code));
                    word.is_some_and(|word| plain_word(word).starts_with(&beginning))
                };
                let wanted = Bitmap::from_rows((1..256).filter(begins));
                let best = tallied(&rows, &codes, 256, Some(&wanted), most);
                let word = |code: u32| choices.word(code as u8).unwrap_or_default();
                best.into_iter().map(|(code, row, count)| (held(word(code), row), count)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Returns how often each row of the table in which a field's column lies counts: once for
    /// each row that leads to it.
    fn value_rows(&self, root: TableNo, field: &Field) -> Vec<u32> {
        let Some(many) = field.many else {
            return self.live(follow(self.layout(), root, field.forward)).rows();
        };
        let mut holders = self.live(many.table);
        match many.only {
            Some(Only::Word(only, word)) => {
                if let Store::Choice(choices) = self.store(many.table, only) {
                    let code = choices.find(word);
                    holders.retain(|row| choices.codes.get(row as usize).copied() == code);
                }
            }
            Some(Only::Row(only, wanted)) => {
                let refs = self.refs(many.table, only);
                holders.retain(|row| refs.get(row as usize) == Some(&wanted));
            }
            None => {}
        }
        if many.through.is_empty() {
            return holders.rows();
        }
        let end = self.live(follow(self.layout(), many.table, many.through));
        let ends = holders.iter().filter_map(|row| self.followed(many.table, row, many.through));
        ends.filter(|&row| end.get(row)).collect()
    }
}

/// Counts the codes of rows; returns the most frequent with the first row of each.
fn tallied(
    rows: &[u32],
    codes: &[u32],
    known: usize,
    wanted: Option<&Bitmap>,
    most: usize,
) -> Vec<(u32, u32, u32)> {
    let mut counts = vec![(0_u32, 0_u32); known];
    for &row in rows {
        let code = codes.get(row as usize).copied().unwrap_or(0);
        let Some((first, count)) = counts.get_mut(code as usize) else { continue };
        if *count == 0 {
            *first = row;
        }
        *count += 1;
    }
    let counted = counts.into_iter().zip(0..).skip(1).filter(|((_, count), _)| *count != 0);
    let counted = counted.filter(|(_, code)| wanted.is_none_or(|wanted| wanted.get(*code)));
    let mut best: Vec<(u32, u32, u32)> =
        counted.map(|((row, count), code)| (code, row, count)).collect();
    // By count, then by the row that came first: the same question has the same answer.
    let order = |&(_, row, count): &(u32, u32, u32)| (Reverse(count), row);
    if best.len() > most {
        best.select_nth_unstable_by_key(most, order);
        best.truncate(most);
    }
    best.sort_unstable_by_key(order);
    best
}
