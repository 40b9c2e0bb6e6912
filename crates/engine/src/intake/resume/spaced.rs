//! Words set wide, letter by letter: "E X P E R I E N C E".

/// Letters of a text set wide, at least, and at most.
const LETTERS_MIN: usize = 5;
const LETTERS_MAX: usize = 60;

/// Letters of a word that a run of letters is cut into, at least.
const WORD_MIN: usize = 2;

/// Returns whether a text is set letter by letter.
pub(super) fn is_set_wide(text: &str) -> bool {
    let one = |w: &str| w.chars().count() == 1;
    let letters = text.split_whitespace().filter(|w| w.contains(char::is_alphabetic)).count();
    letters >= LETTERS_MIN && text.split_whitespace().all(one)
}

/// Returns the words that the letters of a folded text make, none if they make no known ones:
/// "w o r k h i s t o r y" is "work history".
pub(super) fn words_of(folded: &str, known: impl Fn(&str) -> bool) -> Option<Vec<String>> {
    let letters: Vec<char> = folded.chars().filter(|c| *c != ' ').collect();
    if letters.len() > LETTERS_MAX {
        return None;
    }
    // Where the last word begins of the fewest words that end at each letter.
    let mut best: Vec<Option<(usize, usize)>> = vec![None; letters.len() + 1];
    best[0] = Some((0, 0));
    for end in WORD_MIN..=letters.len() {
        for start in 0..=end - WORD_MIN {
            let Some((count, _)) = best[start] else { continue };
            let word: String = letters[start..end].iter().collect();
            let fewer = best[end].is_none_or(|(most, _)| count + 1 < most);
            if fewer && known(&word) {
                best[end] = Some((count + 1, start));
            }
        }
    }
    let mut words = Vec::new();
    let mut end = letters.len();
    while end > 0 {
        let (_, start) = best[end]?;
        words.push(letters[start..end].iter().collect());
        end = start;
    }
    words.reverse();
    Some(words)
}

/// Returns a name set wide as two words, cut where a word of the person's address ends: the
/// letters alone do not say where.
pub(super) fn name_of(text: &str, local: &str) -> Option<String> {
    if !is_set_wide(text) || text.contains('\t') {
        return None;
    }
    let letters: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = letters.to_lowercase();
    if plain.len() != letters.len() {
        return None;
    }
    local.split(' ').filter(|w| w.len() > WORD_MIN).find_map(|word| {
        let first = plain.starts_with(word).then_some(word.len());
        let last = plain.ends_with(word).then(|| plain.len() - word.len());
        let at = first.or(last).filter(|at| (WORD_MIN..=plain.len() - WORD_MIN).contains(at))?;
        Some(format!("{} {}", letters.get(..at)?, letters.get(at..)?))
    })
}
