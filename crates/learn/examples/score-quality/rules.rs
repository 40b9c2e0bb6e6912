//! Point rules over the columns of a CSV file: a plain text, one rule a line.
//!
//! ```text
//! # What counts for a lead.
//! poutcome = success : +40
//! contact = cellular : 10
//! job = student, retired : 15
//! campaign > 5 : -20
//! age >= 60 : 10
//! email is missing : -5
//! email is known : 5
//! : 20
//! ```
//!
//! A row's score is the sum of the points of all rules that hold; a rule without a condition
//! always does. `=` and `!=` compare texts (of several, with any), `<`, `<=`, `>`, `>=` numbers. A
//! name with a space or a sign in it stands as it is; what compares is the first sign with spaces
//! around it.

use anyhow::{Context, Result, bail};

use crate::sheet::{Sheet, is_nothing, number};

pub(crate) struct Rules(Vec<Rule>);

struct Rule {
    /// None always holds.
    condition: Option<(String, Test)>,
    points: f64,
}

enum Test {
    Among(Vec<String>),
    NotAmong(Vec<String>),
    Number(fn(&f64, &f64) -> bool, f64),
    Missing(bool),
}

type Compare = fn(&f64, &f64) -> bool;

impl Rules {
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim()));
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let rules =
            lines.map(|(at, line)| rule(line).with_context(|| format!("line {at}: {line}")));
        Ok(Self(rules.collect::<Result<_>>()?))
    }

    /// Returns the score of each row.
    pub(crate) fn scores(&self, sheet: &Sheet) -> Result<Vec<f64>> {
        let mut scores = vec![0.0; sheet.rows()];
        for rule in &self.0 {
            let Some((column, test)) = &rule.condition else {
                scores.iter_mut().for_each(|score| *score += rule.points);
                continue;
            };
            for (score, cell) in scores.iter_mut().zip(sheet.cells(column)?) {
                *score += if test.holds(cell) { rule.points } else { 0.0 };
            }
        }
        Ok(scores)
    }
}

impl Test {
    fn holds(&self, cell: &str) -> bool {
        let is_one = |texts: &[String]| texts.iter().any(|text| text == cell);
        match self {
            Self::Among(texts) => is_one(texts),
            Self::NotAmong(texts) => !is_one(texts),
            Self::Number(compare, bound) => number(cell).is_some_and(|it| compare(&it, bound)),
            Self::Missing(wanted) => is_nothing(cell) == *wanted,
        }
    }
}

fn rule(line: &str) -> Result<Rule> {
    let (condition, points) = line.rsplit_once(':').context("no `:` before the points")?;
    let points: f64 = points.trim().parse().context("points are a number, such as +40")?;
    if !points.is_finite() {
        bail!("points are a finite number");
    }
    let condition = condition.trim();
    if condition.is_empty() {
        return Ok(Rule { condition: None, points });
    }
    Ok(Rule { condition: Some(comparison(condition)?), points })
}

fn comparison(text: &str) -> Result<(String, Test)> {
    for (words, missing) in [(" is missing", true), (" is known", false)] {
        if let Some(column) = text.strip_suffix(words) {
            return Ok((column.trim().to_owned(), Test::Missing(missing)));
        }
    }
    let numbers: [(&str, Compare); 4] =
        [("<=", f64::le), (">=", f64::ge), ("<", f64::lt), (">", f64::gt)];
    let signs = numbers.iter().map(|(sign, _)| *sign).chain(["!=", "="]);
    let found = signs.filter_map(|sign| Some((text.find(&format!(" {sign} "))?, sign)));
    let (at, sign) = found.min().context("no comparison such as ` = ` or ` > `")?;
    let (column, value) = (text[..at].trim().to_owned(), text[at + sign.len() + 2..].trim());
    if let Some((_, compare)) = numbers.iter().find(|(own, _)| *own == sign) {
        let bound = number(value).context("it compares with no number")?;
        return Ok((column, Test::Number(*compare, bound)));
    }
    let texts = value.split(',').map(|text| text.trim().to_owned()).collect();
    Ok((column, if sign == "=" { Test::Among(texts) } else { Test::NotAmong(texts) }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_add_up() {
        let sheet = Sheet::parse("a,b c,y\n5,x,1\n,z,1\n7,,0\n").expect("CSV");
        let check = |text: &str, wanted: [f64; 3]| {
            let rules = Rules::parse(text).expect("rules");
            assert_eq!(rules.scores(&sheet).expect("columns"), wanted, "{text}");
        };
        check("# nothing\n\n", [0.0; 3]);
        check("b c = x : +40", [40.0, 0.0, 0.0]);
        check("b c = x, z : 1\nb c != x : -3\n: 2", [3.0, 0.0, -1.0]);
        check("a >= 5 : 1\na > 5 : 1", [1.0, 0.0, 2.0]);
        check("a is missing : 1\nb c is known : 2", [2.0, 3.0, 0.0]);
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for text in ["a = 1", "a : 1", "a = 1 : many", "a > x : 1", "a = 1 : inf"] {
            assert!(Rules::parse(text).is_err(), "{text}");
        }
        let sheet = Sheet::parse("a\n1\n").expect("CSV");
        assert!(Rules::parse("b = 1 : 1").expect("a rule").scores(&sheet).is_err());
    }
}
