//! A CSV file as columns, whose types are found out.

use std::{collections::HashMap, fs, path::Path, sync::Arc};

use anteroom_learn::examples::{Column, Examples, MISSING, Table};
use anyhow::{Context, Result, bail};

/// What stands for nothing, in lower case.
const NOTHING: [&str; 9] = ["", "na", "n/a", "nan", "null", "none", "?", "-", "#n/a"];

/// The share of a column's values that must be numbers, or dates, for it to be of them; the rest
/// is missing then.
const SHARE_MIN: f64 = 0.98;

/// Columns a delimiter must give to be one.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A file's cells, column by column.
pub(crate) struct Sheet {
    names: Vec<String>,
    cells: Vec<Vec<String>>,
}

impl Sheet {
    pub(crate) fn read(file: &Path) -> Result<Self> {
        let bytes = fs::read(file).with_context(|| file.display().to_string())?;
        let text = String::from_utf8_lossy(&bytes);
        Self::parse(text.trim_start_matches('\u{feff}'))
    }

    /// Reads a text; a short line lacks its last cells, and what a long one has too much is left
    /// out.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let head = text.lines().next().unwrap_or_default();
        let count = |delimiter: u8| head.bytes().filter(|&byte| byte == delimiter).count();
        let delimiter = DELIMITERS.into_iter().rev().max_by_key(|&it| count(it)).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(text.as_bytes());
        let names: Vec<String> =
            reader.headers()?.iter().map(|name| name.trim().to_owned()).collect();
        let mut cells = vec![Vec::new(); names.len()];
        for record in reader.records() {
            let record = record?;
            for (at, column) in cells.iter_mut().enumerate() {
                column.push(record.get(at).unwrap_or_default().trim().to_owned());
            }
        }
        Ok(Self { names, cells })
    }

    /// Returns a column's cells.
    pub(crate) fn cells(&self, name: &str) -> Result<&[String]> {
        let Some(at) = self.names.iter().position(|own| own == name) else {
            bail!("there is no column {name}; there are {}", self.names.join(", "));
        };
        Ok(&self.cells[at])
    }

    /// Returns how many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.cells.first().map_or(0, Vec::len)
    }

    /// Returns the rows with their outcomes. Rows without one are losses like all others.
    pub(crate) fn examples(
        &self,
        target: &str,
        positive: &str,
        dropped: &[String],
    ) -> Result<Examples> {
        for name in dropped {
            self.cells(name)?;
        }
        let outcome = self.cells(target)?;
        let won: Vec<bool> = outcome.iter().map(|cell| cell == positive).collect();
        if won.iter().all(|&won| !won) {
            bail!("no row of {target} is {positive:?}");
        }
        let mut table = Table::new(won.len());
        for (name, cells) in self.names.iter().zip(&self.cells) {
            // A name that stands twice is the first one's.
            if name != target && !dropped.contains(name) && table.column(name).is_none() {
                table.push(name, column(cells))?;
            }
        }
        Ok(Examples::new(table, won))
    }

    /// Returns a column as times.
    pub(crate) fn times(&self, name: &str) -> Result<Vec<f64>> {
        match column(self.cells(name)?) {
            Column::Numbers(values) => Ok(values),
            _ => bail!("the column {name} holds neither numbers nor dates"),
        }
    }

    /// Returns the examples without a column.
    pub(crate) fn without(&self, mut examples: Examples, name: &str) -> Result<Examples> {
        let mut table = Table::new(self.rows());
        for (own, column) in examples.table.columns().iter().filter(|(own, _)| own != name) {
            table.push(own, column.clone())?;
        }
        examples.table = table;
        Ok(examples)
    }
}

/// Says of each column what it was taken for.
pub(crate) fn described(table: &Table) -> serde_json::Map<String, serde_json::Value> {
    let kind = |column: &Column| match column {
        Column::Numbers(_) => "numbers".to_owned(),
        Column::Levels { names, .. } => format!("{} levels", names.len()),
        Column::Flags(_) => "flags".to_owned(),
    };
    table.columns().iter().map(|(name, column)| (name.clone(), kind(column).into())).collect()
}

/// Whether a cell says nothing.
pub(crate) fn is_nothing(cell: &str) -> bool {
    NOTHING.contains(&cell.to_lowercase().as_str())
}

/// Returns the column that cells make: numbers, dates as days, or levels.
fn column(cells: &[String]) -> Column {
    for read in [number as fn(&str) -> Option<f64>, day] {
        let there = || cells.iter().filter(|cell| !is_nothing(cell));
        let read_many = there().filter(|cell| read(cell).is_some()).count();
        if read_many as f64 >= SHARE_MIN * there().count() as f64 {
            let value = |cell: &String| read(cell).filter(|_| !is_nothing(cell));
            return Column::Numbers(cells.iter().map(|it| value(it).unwrap_or(f64::NAN)).collect());
        }
    }
    let mut names: Vec<String> = Vec::new();
    let mut places: HashMap<&str, u32> = HashMap::new();
    let mut code = |cell: &'_ str| names.push(cell.to_owned());
    let mut codes = Vec::with_capacity(cells.len());
    for cell in cells {
        if is_nothing(cell) {
            codes.push(MISSING);
            continue;
        }
        let next = places.len() as u32;
        let place = *places.entry(cell.as_str()).or_insert_with(|| {
            code(cell);
            next
        });
        codes.push(place);
    }
    Column::Levels { codes, names: Arc::new(names) }
}

pub(crate) fn number(cell: &str) -> Option<f64> {
    cell.trim_end_matches('%').parse().ok()
}

/// Returns days since 1970 of a date, or of a date and time, written as ISO 8601 has it.
fn day(cell: &str) -> Option<f64> {
    let cell = cell.trim_end_matches('Z');
    let time = cell.parse::<jiff::civil::DateTime>().ok().or_else(|| {
        let date: jiff::civil::Date = cell.parse().ok()?;
        Some(date.to_datetime(jiff::civil::Time::midnight()))
    })?;
    let since = time.duration_since(jiff::civil::date(1970, 1, 1).to_datetime(Default::default()));
    Some(since.as_secs_f64() / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> serde_json::Value {
        let sheet = Sheet::parse(text).expect("CSV");
        let examples = sheet.examples("y", "yes", &[]).expect("a target");
        described(&examples.table).into()
    }

    #[test]
    fn types_are_found_out() {
        let found = kinds("a;b;c;d;y\n1;x;2024-03-01;;yes\n-2.5;;2024-03-02 10:00:00;NA;no\n");
        let wanted = serde_json::json!({
            "a": "numbers", "b": "1 levels", "c": "numbers", "d": "numbers",
        });
        assert_eq!(found, wanted);
        assert_eq!(kinds("\"a,b\",y\n7,yes\n")["a,b"], "numbers");
    }

    #[test]
    fn odd_files_are_read_or_refused() {
        assert!(Sheet::parse("").expect("nothing").examples("y", "yes", &[]).is_err());
        let ragged = Sheet::parse("a,y\n1\n2,yes,3\n").expect("CSV");
        assert_eq!(ragged.examples("y", "yes", &[]).expect("a target").won, [false, true]);
        assert!(ragged.examples("y", "won", &[]).is_err(), "nothing is won");
        assert!(ragged.examples("y", "yes", &["b".into()]).is_err(), "nothing to drop");
        let day = day("1970-01-02T12:00:00Z").expect("a date");
        assert!((day - 1.5).abs() < 1e-9);
    }
}
